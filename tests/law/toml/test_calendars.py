"""What the loader reads of calendar files, and what it refuses: every problem by file and key."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tiepdan import paths
from tiepdan.errors import DataFileError
from tiepdan.law.counting.calendar import DayKind, SpecialDay
from tiepdan.law.toml.calendars import load_calendar_years

YEAR = """\
year = 2026
covered_from = 2026-01-01
confirmed = true

[[day]]
date = 2026-01-02
kind = "swapped_off"
name = "Hoán đổi"
authority = "12729/VPCP-KGVX"
source = "https://example.vn/"
confidence = "seen"

[[day]]
date = 2026-01-10
kind = "swapped_work"
name = "Làm bù"
authority = "12729/VPCP-KGVX"
source = "https://example.vn/"
"""

NEXT_YEAR = YEAR.replace("2026-01-10", "2027-01-09").replace("2026-01-02", "2027-01-04")
NEXT_YEAR = NEXT_YEAR.replace("2026", "2027")

Write = Callable[[str | bytes, str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "calendar").mkdir()
    return tmp_path


@pytest.fixture
def write(folder: Path) -> Write:
    def _write(content: str | bytes, name: str) -> Path:
        path = folder / "calendar" / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return _write


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(DataFileError) as refusal:
        load_calendar_years(folder)
    assert refusal.value.exit_code == 5
    return str(refusal.value).split("\n")


def names(problem: str, path: Path, key: str) -> bool:
    return problem.startswith(f"{path}: ") and f"“{key}”" in problem


def test_a_year_of_the_calendar(folder: Path, write: Write) -> None:
    write(YEAR, "2026.toml")
    year = load_calendar_years(folder)[2026]
    assert (year.year, year.covered_from, year.is_confirmed) == (2026, date(2026, 1, 1), True)
    authority = "12729/VPCP-KGVX"
    assert year.special_days == (
        SpecialDay(date(2026, 1, 2), DayKind.SWAPPED_OFF, "Hoán đổi", authority),
        SpecialDay(date(2026, 1, 10), DayKind.SWAPPED_WORK, "Làm bù", authority),
    )
    assert [day.is_worked for day in year.special_days] == [False, True]


def test_a_year_is_covered_from_its_first_day_unless_it_says_otherwise(
    folder: Path, write: Write
) -> None:
    write(changed(YEAR, "covered_from = 2026-01-01\n", ""), "2026.toml")
    write(changed(NEXT_YEAR, "covered_from = 2027-01-01", "covered_from = 2027-01-03"), "2027.toml")
    years = load_calendar_years(folder)
    assert years[2026].covered_from == date(2026, 1, 1)
    assert years[2027].covered_from == date(2027, 1, 3)


def test_a_year_may_be_unconfirmed_and_without_any_special_day(folder: Path, write: Write) -> None:
    write("year = 2028\nconfirmed = false\n", "2028.toml")
    year = load_calendar_years(folder)[2028]
    assert (year.is_confirmed, year.special_days) == (False, ())


def test_no_files_are_no_years(folder: Path) -> None:
    assert load_calendar_years(folder) == {}


def test_the_shipped_years_load() -> None:
    assert set(range(2018, 2028)) <= load_calendar_years(paths.data_folder()).keys()


MISTAKES = [
    ("year = 2026\n", "", "year"),
    ("confirmed = true\n", "", "confirmed"),
    ("date = 2026-01-02\n", "", "date"),
    ("date = 2026-01-10\n", "", "date"),
    ('kind = "swapped_off"\n', "", "kind"),
    ('kind = "swapped_work"\n', "", "kind"),
    ('name = "Hoán đổi"\n', "", "name"),
    ('authority = "12729/VPCP-KGVX"\n', "", "authority"),
    ('source = "https://example.vn/"\n', "", "source"),
    ('authority = "12729/VPCP-KGVX"', 'authority = ""', "authority"),
    ("confirmed = true", "confirmed = 1", "confirmed"),
    ("confirmed = true", 'confirmed = "yes"', "confirmed"),
    ("year = 2026", "year = true", "year"),
    ("year = 2026", 'year = "2026"', "year"),
    ("year = 2026", "year = 1026", "year"),
    ("date = 2026-01-02", 'date = "2026-01-02"', "date"),
    ("date = 2026-01-02", "date = 2026-01-02T00:00:00", "date"),
    ("date = 2026-01-02", "date = 2025-01-02", "date"),
    ("covered_from = 2026-01-01", "covered_from = 2025-12-01", "covered_from"),
    ("covered_from = 2026-01-01", "covered_from = 2026-01-01T07:00:00", "covered_from"),
    ('kind = "swapped_off"', 'kind = "strike"', "kind"),
    ('kind = "swapped_work"', 'kind = "strike"', "kind"),
    # a Friday that is worked, a Saturday that is off: every week has them
    ('kind = "swapped_off"', 'kind = "swapped_work"', "kind"),
    ('kind = "swapped_work"', 'kind = "holiday"', "kind"),
    # what an office decides for itself is no matter of the Government's files
    ('kind = "swapped_off"', 'kind = "office_off"', "kind"),
    ('kind = "swapped_work"', 'kind = "office_work"', "kind"),
    # one day twice
    ('2026-01-10\nkind = "swapped_work"', '2026-01-02\nkind = "swapped_off"', "date"),
    # unknown keys and wrong types
    ("confirmed = true", "confirmed = true\nzone = 7", "zone"),
    ('confidence = "seen"', 'remark = "?"', "remark"),
    ('confidence = "seen"', "confidence = true", "confidence"),
]


@pytest.mark.parametrize(("old", "new", "key"), MISTAKES)
class TestOneMistake:
    def test_is_refused_by_file_and_key(
        self, folder: Path, write: Write, old: str, new: str, key: str
    ) -> None:
        path = write(changed(YEAR, old, new), "2026.toml")
        assert any(names(problem, path, key) for problem in problems_of(folder))

    def test_is_one_problem(self, folder: Path, write: Write, old: str, new: str, key: str) -> None:
        """No other line follows from it, in its own file or for one that is right."""
        path = write(changed(YEAR, old, new), "2026.toml")
        write(NEXT_YEAR, "2027.toml")
        (problem,) = problems_of(folder)
        assert names(problem, path, key)


@pytest.mark.parametrize("year", [0, -1, 1899, 2201, 10_000])
def test_a_year_that_does_not_exist(folder: Path, write: Write, year: int) -> None:
    path = write(f"year = {year}\nconfirmed = true\n", "2026.toml")
    (problem,) = problems_of(folder)
    assert names(problem, path, "year")


def test_a_year_given_by_two_files(folder: Path, write: Write) -> None:
    write(YEAR, "2026.toml")
    write(YEAR, "2026-copy.toml")
    (problem,) = problems_of(folder)
    assert "2026.toml" in problem or "2026-copy.toml" in problem
    assert "“year”" in problem


@pytest.mark.parametrize("value", ['["2026-01-02"]', "[1]", '"2026-01-02"', "{}"])
def test_days_that_are_no_tables(folder: Path, write: Write, value: str) -> None:
    path = write(f"year = 2026\nconfirmed = true\nday = {value}\n", "2026.toml")
    (problem,) = problems_of(folder)
    assert names(problem, path, "day")


UNREADABLE: list[str | bytes] = [
    "[[day]\n",
    "year = \n",
    "year = 02026\n",
    "year = 2026\nyear = 2027\n",
    "covered_from = 2026-02-30\n",
    'name = "Bước"'.encode("utf-16"),
    b'name = "B\xfe\xff"',
    b"\x00\x01",
]


@pytest.mark.parametrize("content", UNREADABLE)
class TestAFileThatIsNoTomlInUtf8:
    def test_is_refused_by_name(self, folder: Path, write: Write, content: str | bytes) -> None:
        path = write(content, "2026.toml")
        assert any(str(path) in problem for problem in problems_of(folder))

    def test_is_one_problem(self, folder: Path, write: Write, content: str | bytes) -> None:
        write(content, "2026.toml")
        write(NEXT_YEAR, "2027.toml")
        assert len(problems_of(folder)) == 1


def test_every_problem_of_every_file_is_named_at_once(folder: Path, write: Write) -> None:
    broken = changed(YEAR, 'name = "Hoán đổi"\n', "")
    broken = changed(broken, "date = 2026-01-10", "date = 2025-01-11")
    first = write(changed(broken, "confirmed = true", "confirmed = 1"), "2026.toml")
    second = write(changed(NEXT_YEAR, "confirmed = true", "sure = true"), "2027.toml")
    write("year = 2028\nconfirmed = true\n", "2028.toml")
    problems = problems_of(folder)
    assert sorted(problems) == sorted(
        [
            f"{first}: “confirmed” has the wrong type.",
            f"{first}: day 1: “name” is missing.",
            f"{first}: day 2: “date” is not in the year of the file.",
            f"{second}: “confirmed” is missing.",
            f"{second}: “sure” is not a known key.",
        ]
    )
