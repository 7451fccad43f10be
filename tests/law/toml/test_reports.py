"""What the loader reads of files of reports, and what it refuses: all problems at once."""

from pathlib import Path

import pytest

from tiepdan import paths
from tiepdan.errors import DataFileError
from tiepdan.law.toml.reports import load_reports

GOOD = """\
[[report]]
id = "BC-X"
name = "Báo cáo giả định"

[[report.version]]
id = "BC-X-1"
since = 2026-01-01
data_day = 14
due_day = 17
quarter1 = "forms"
article = "Thông tư giả định, Điều 7"
source = "Công báo"
confidence = "verified"
"""


def _folder(tmp_path: Path, *texts: str) -> Path:
    folder = tmp_path / "periods"
    (folder / "local").mkdir(parents=True)
    for number, text in enumerate(texts):
        name = f"local/tinh-{number}.toml" if "province" in text else f"{number}.toml"
        (folder / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_every_report_of_the_program_is_read() -> None:
    rules = load_reports(paths.data_folder())
    assert [rule.id for rule in rules] == ["BC-TTR", "BC-DANG"]


def test_a_province_has_wordings_of_its_own_for_a_known_report(tmp_path: Path) -> None:
    local = 'province = "Hà Tĩnh"\n' + GOOD.replace("due_day = 17", "due_day = 15")
    national, own = load_reports(_folder(tmp_path, GOOD, local))
    assert national.pack is None
    assert own.pack
    assert own.pack.province == "Hà Tĩnh"
    assert own.versions[0].due_day == 15


def test_all_problems_of_all_files_are_named_at_once(tmp_path: Path) -> None:
    wrong = (
        GOOD.replace("due_day = 17", "due_day = 31\nwhole_months = true")
        .replace('"forms"', '"excel"')
        .replace('confidence = "verified"', 'confidence = "memory"\nquarters = "forms"')
    )
    late = GOOD.replace("due_day = 17", "due_day = 31\nuntil = 2025-01-01").replace("BC-X", "BC-Y")
    doubtful = GOOD.replace("BC-X", "BC-Z").replace('"verified"', '"memory"')
    stranger = 'province = "Hà Tĩnh"\n' + GOOD.replace("BC-X", "BC-W")
    with pytest.raises(DataFileError) as refused:
        load_reports(_folder(tmp_path, wrong, GOOD, GOOD, late, doubtful, stranger))
    problems = str(refused.value)
    for problem in (
        "“quarter1” has the unknown value “excel”",
        "“quarters” is not a known key",
        "“id” is used twice",
        "“due_day” must be at most 28",
        "“until” is before “since”",
        "“doubt” is missing",
        "“id” has the unknown value “BC-W”",
    ):
        assert problem in problems


def test_whole_months_and_a_data_day_exclude_each_other(tmp_path: Path) -> None:
    both = GOOD.replace("data_day = 14", "data_day = 14\nwhole_months = true")
    with pytest.raises(DataFileError, match="data_day"):
        load_reports(_folder(tmp_path, both))


def test_a_wording_begins_after_the_one_before(tmp_path: Path) -> None:
    again = GOOD[GOOD.index("[[report.version]]") :].replace("BC-X-1", "BC-X-2")
    with pytest.raises(DataFileError, match="in the period of the version before"):
        load_reports(_folder(tmp_path, GOOD + "\n" + again))
