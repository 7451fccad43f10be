"""What the loader reads, and what it refuses by file and key."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tiepdan import paths
from tiepdan.errors import DataFileError
from tiepdan.law.calendar import SpecialDay
from tiepdan.law.load import load_calendar_years, load_limits
from tiepdan.law.rules import Confidence, Subject, Unit

LAW = """\
[[limit]]
id = "X-1"
name = "Bước giả định"
subject = "petition"
kinds = ["complaint", "denunciation"]
only_within_competence = true
starts_with = "received"
met_by = ["accepted", "declined"]

[[limit.version]]
id = "X-1a"
amount = 10
amount_remote = 15
unit = "calendar"
since = 2012-07-01
until = 2026-06-30
article = "Luật Giả định, Điều 1"
source = "Công báo"
confidence = "conflicting"
doubt = "Hai văn bản khác nhau"

[[limit.version.alternative]]
id = "X-1a-ND"
amount = 11
unit = "working"
since = 2020-12-10
until = 2026-06-30
article = "Nghị định Giả định, Điều 2"
source = "Bản ký"
confidence = "secondary"

[[limit.version]]
id = "X-1b"
amount = 7
unit = "working"
since = 2026-07-01
article = "Luật Giả định sửa đổi, Điều 3"
source = "Bản ký"
confidence = "verified"
"""

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

Write = Callable[[str | bytes, str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "laws" / "local").mkdir(parents=True)
    (tmp_path / "calendar").mkdir()
    return tmp_path


@pytest.fixture
def write(folder: Path) -> Write:
    def _write(content: str | bytes, name: str) -> Path:
        path = folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return _write


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def test_a_limit_with_its_versions_and_alternatives(folder: Path, write: Write) -> None:
    write(LAW, "laws/gia-dinh.toml")
    (limit,) = load_limits(folder)
    assert (limit.id, limit.name, limit.subject) == ("X-1", "Bước giả định", Subject.PETITION)
    assert limit.kinds == {"complaint", "denunciation"}
    assert limit.only_within_competence
    assert limit.starts_with == "received"
    assert limit.met_by == {"accepted", "declined"}
    assert limit.province is None
    first, second = limit.versions
    assert (first.amount, first.amount_remote, first.unit) == (10, 15, Unit.CALENDAR)
    assert (first.since, first.until) == (date(2012, 7, 1), date(2026, 6, 30))
    assert (first.confidence, first.doubt) == (Confidence.CONFLICTING, "Hai văn bản khác nhau")
    assert [other.id for other in first.alternatives] == ["X-1a-ND"]
    assert (second.id, second.until, second.amount_remote, second.doubt) == (
        "X-1b",
        None,
        None,
        None,
    )


def test_a_pack_of_a_province(folder: Path, write: Write) -> None:
    write('province = "Hà Tĩnh"\n\n' + LAW, "laws/local/ha-tinh.toml")
    (limit,) = load_limits(folder)
    assert limit.province == "Hà Tĩnh"


def test_a_year_of_the_calendar(folder: Path, write: Write) -> None:
    write(YEAR, "calendar/2026.toml")
    year = load_calendar_years(folder)[2026]
    assert (year.year, year.covered_from, year.is_confirmed) == (2026, date(2026, 1, 1), True)
    authority = "12729/VPCP-KGVX"
    assert year.special_days == (
        SpecialDay(date(2026, 1, 2), is_worked=False, name="Hoán đổi", authority=authority),
        SpecialDay(date(2026, 1, 10), is_worked=True, name="Làm bù", authority=authority),
    )


def test_a_year_is_covered_from_its_first_day_unless_it_says_otherwise(
    folder: Path, write: Write
) -> None:
    write(changed(YEAR, "covered_from = 2026-01-01\n", ""), "calendar/2026.toml")
    assert load_calendar_years(folder)[2026].covered_from == date(2026, 1, 1)


def test_no_files_are_no_rules(folder: Path) -> None:
    assert load_limits(folder) == ()
    assert load_calendar_years(folder) == {}


def test_the_shipped_data_loads() -> None:
    limits = {limit.id for limit in load_limits(paths.data_folder())}
    assert {"KN-27", "KN-28", "TC-24", "TC-30", "TCD-10", "DT-HT1", "DT-HT2"} <= limits
    assert set(range(2018, 2028)) <= load_calendar_years(paths.data_folder()).keys()


def assert_names_file_and_key(problem: DataFileError, path: Path, key: str) -> None:
    assert str(path) in str(problem)
    assert f"“{key}”" in str(problem)
    assert problem.exit_code == 5


REQUIRED_OF_LIMITS = [
    ('id = "X-1"\n', "id"),
    ('name = "Bước giả định"\n', "name"),
    ('subject = "petition"\n', "subject"),
    ('kinds = ["complaint", "denunciation"]\n', "kinds"),
    ('starts_with = "received"\n', "starts_with"),
    ('met_by = ["accepted", "declined"]\n', "met_by"),
    ('id = "X-1a"\n', "id"),
    ("amount = 10\n", "amount"),
    ('unit = "calendar"\n', "unit"),
    ("since = 2012-07-01\n", "since"),
    ('article = "Luật Giả định, Điều 1"\n', "article"),
    ('source = "Công báo"\n', "source"),
    ('confidence = "conflicting"\n', "confidence"),
    ('id = "X-1a-ND"\n', "id"),
    ("amount = 11\n", "amount"),
    ("since = 2020-12-10\n", "since"),
    ('article = "Nghị định Giả định, Điều 2"\n', "article"),
]


@pytest.mark.parametrize(("line", "key"), REQUIRED_OF_LIMITS)
def test_a_limit_without_a_key_is_refused(folder: Path, write: Write, line: str, key: str) -> None:
    path = write(changed(LAW, line, ""), "laws/gia-dinh.toml")
    with pytest.raises(DataFileError) as problem:
        load_limits(folder)
    assert_names_file_and_key(problem.value, path, key)


WRONG_IN_LIMITS = [
    # unknown keys, at each depth
    ("[[limit]]\n", 'colour = "red"\n\n[[limit]]\n', "colour"),
    ("only_within_competence", "only_if_competent", "only_if_competent"),
    ("amount_remote = 15", "amount_far = 15", "amount_far"),
    ('confidence = "secondary"', 'confidence = "secondary"\nweight = 2', "weight"),
    # wrong types
    ('id = "X-1"', "id = 1", "id"),
    ('name = "Bước giả định"', "name = true", "name"),
    ('kinds = ["complaint", "denunciation"]', 'kinds = "complaint"', "kinds"),
    ("only_within_competence = true", "only_within_competence = 1", "only_within_competence"),
    ("only_within_competence = true", 'only_within_competence = "có"', "only_within_competence"),
    ("amount = 10", 'amount = "10"', "amount"),
    ("amount = 10", "amount = true", "amount"),
    ("amount = 10", "amount = 10.0", "amount"),
    ("amount_remote = 15", "amount_remote = true", "amount_remote"),
    ("since = 2012-07-01", 'since = "2012-07-01"', "since"),
    ("since = 2012-07-01", "since = 2012-07-01T00:00:00", "since"),
    ("until = 2026-06-30", "until = 2026", "until"),
    ("until = 2026-06-30", "until = 2026-06-30T00:00:00Z", "until"),
    ('doubt = "Hai văn bản khác nhau"', "doubt = false", "doubt"),
    ("[[limit]]\n", "province = 38\n\n[[limit]]\n", "province"),
    # values outside their lists
    ('subject = "petition"', 'subject = "visit"', "subject"),
    ('"complaint", "denunciation"', '"complaint", "lawsuit"', "kinds"),
    ('"complaint", "denunciation"', '"complaint", 7', "kinds"),
    ('subject = "petition"', 'subject = "meeting"', "kinds"),
    ('starts_with = "received"', 'starts_with = "recieved"', "starts_with"),
    ('met_by = ["accepted", "declined"]', 'met_by = ["accepted", "held"]', "met_by"),
    ('unit = "calendar"', 'unit = "month"', "unit"),
    ('confidence = "conflicting"', 'confidence = "sure"', "confidence"),
    # values that no law means
    ("amount = 10", "amount = 0", "amount"),
    ("amount = 10", "amount = -7", "amount"),
    ("amount = 11", "amount = 0", "amount"),
    ("amount_remote = 15", "amount_remote = 0", "amount_remote"),
    ('article = "Luật Giả định, Điều 1"', 'article = ""', "article"),
    ('kinds = ["complaint", "denunciation"]', "kinds = []", "kinds"),
    ('met_by = ["accepted", "declined"]', "met_by = []", "met_by"),
]


@pytest.mark.parametrize(("old", "new", "key"), WRONG_IN_LIMITS)
def test_a_wrong_limit_is_refused(folder: Path, write: Write, old: str, new: str, key: str) -> None:
    path = write(changed(LAW, old, new), "laws/gia-dinh.toml")
    with pytest.raises(DataFileError) as problem:
        load_limits(folder)
    assert_names_file_and_key(problem.value, path, key)


def test_a_limit_without_any_version_is_refused(folder: Path, write: Write) -> None:
    path = write(LAW.split("[[limit.version]]", maxsplit=1)[0], "laws/gia-dinh.toml")
    with pytest.raises(DataFileError) as problem:
        load_limits(folder)
    assert_names_file_and_key(problem.value, path, "version")


@pytest.mark.parametrize(
    "content", ['limit = ["X-1"]', "limit = [1]", 'limit = "X-1"', "limit = {}"]
)
def test_limits_that_are_no_tables_are_refused(folder: Path, write: Write, content: str) -> None:
    path = write(content, "laws/gia-dinh.toml")
    with pytest.raises(DataFileError) as problem:
        load_limits(folder)
    assert_names_file_and_key(problem.value, path, "limit")


def test_an_id_used_twice_is_refused_in_one_file(folder: Path, write: Write) -> None:
    path = write(LAW + LAW, "laws/gia-dinh.toml")
    with pytest.raises(DataFileError) as problem:
        load_limits(folder)
    assert_names_file_and_key(problem.value, path, "id")


def test_an_id_used_twice_is_refused_between_files(folder: Path, write: Write) -> None:
    write(LAW, "laws/gia-dinh.toml")
    write('province = "Hà Tĩnh"\n\n' + LAW, "laws/local/ha-tinh.toml")
    with pytest.raises(DataFileError) as problem:
        load_limits(folder)
    assert "“id”" in str(problem.value)
    assert "X-1" in str(problem.value)


UNREADABLE: list[str | bytes] = [
    "[[limit]\n",
    "amount = \n",
    "amount = 07\n",
    "id = 'a'\nid = 'b'\n",
    "since = 2026-02-30\n",
    'name = "Bước"'.encode("utf-16"),
    b'name = "B\xfe\xff"',
    b"\x00\x01",
]


@pytest.mark.parametrize("content", UNREADABLE)
def test_a_file_that_is_no_toml_in_utf8_is_refused_by_name(
    folder: Path, write: Write, content: str | bytes
) -> None:
    law = write(content, "laws/gia-dinh.toml")
    year = write(content, "calendar/2026.toml")
    with pytest.raises(DataFileError) as problem:
        load_limits(folder)
    assert str(law) in str(problem.value)
    with pytest.raises(DataFileError) as problem:
        load_calendar_years(folder)
    assert str(year) in str(problem.value)


WRONG_IN_YEARS = [
    ("year = 2026\n", "", "year"),
    ("confirmed = true\n", "", "confirmed"),
    ("date = 2026-01-02\n", "", "date"),
    ('kind = "swapped_off"\n', "", "kind"),
    ('name = "Hoán đổi"\n', "", "name"),
    ('authority = "12729/VPCP-KGVX"\n', "", "authority"),
    ('source = "https://example.vn/"\n', "", "source"),
    ('authority = "12729/VPCP-KGVX"', 'authority = ""', "authority"),
    ("confirmed = true", "confirmed = 1", "confirmed"),
    ("confirmed = true", 'confirmed = "yes"', "confirmed"),
    ("year = 2026", "year = true", "year"),
    ("year = 2026", 'year = "2026"', "year"),
    ("date = 2026-01-02", 'date = "2026-01-02"', "date"),
    ("date = 2026-01-02", "date = 2026-01-02T00:00:00", "date"),
    ("date = 2026-01-02", "date = 2025-01-02", "date"),
    ("date = 2026-01-10", "date = 2026-01-02", "date"),
    ("covered_from = 2026-01-01", "covered_from = 2025-12-01", "covered_from"),
    ("covered_from = 2026-01-01", "covered_from = 2026-01-01T07:00:00", "covered_from"),
    ('kind = "swapped_off"', 'kind = "strike"', "kind"),
    ("confirmed = true", "confirmed = true\nzone = 7", "zone"),
    ('confidence = "seen"', 'remark = "?"', "remark"),
]


@pytest.mark.parametrize(("old", "new", "key"), WRONG_IN_YEARS)
def test_a_wrong_year_is_refused(folder: Path, write: Write, old: str, new: str, key: str) -> None:
    path = write(changed(YEAR, old, new), "calendar/2026.toml")
    with pytest.raises(DataFileError) as problem:
        load_calendar_years(folder)
    assert_names_file_and_key(problem.value, path, key)


@pytest.mark.parametrize("year", [0, -1, 10_000])
def test_a_year_that_does_not_exist_is_refused(folder: Path, write: Write, year: int) -> None:
    path = write(f"year = {year}\nconfirmed = true\n", "calendar/2026.toml")
    with pytest.raises(DataFileError) as problem:
        load_calendar_years(folder)
    assert_names_file_and_key(problem.value, path, "year")


def test_a_year_given_by_two_files_is_refused(folder: Path, write: Write) -> None:
    write(YEAR, "calendar/2026.toml")
    write(YEAR, "calendar/2026-copy.toml")
    with pytest.raises(DataFileError) as problem:
        load_calendar_years(folder)
    assert "2026.toml" in str(problem.value) or "2026-copy.toml" in str(problem.value)
    assert "“year”" in str(problem.value)
