"""A register from CSV files: all of it, or a sentence that names file, line and column."""

import csv
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from tiepdan import paths
from tiepdan.errors import DataFileError, NotFoundError
from tiepdan.records import importing
from tiepdan.records import session as sessions

TODAY = date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the reference register that a test may spoil."""
    return Path(shutil.copytree(paths.data_folder() / "ky-chau", tmp_path / "register"))


def _create(folder: Path, path: Path) -> None:
    sessions.create(path, fill=partial(importing.import_register, folder=folder, today=TODAY))


def _change(folder: Path, file: str, line: int, **values: str) -> None:
    path = folder / file
    with path.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    rows[line - 2].update(values)
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


WRONG = [
    ("petitions.csv", 3, {"received_on": "2019-02-30"}, "received_on"),
    ("petitions.csv", 3, {"received_on": "2030-01-01"}, "received_on"),
    ("petitions.csv", 3, {"kind": "đơn lạ"}, "kind"),
    ("petitions.csv", 3, {"summary": "  "}, "summary"),
    ("petitions.csv", 3, {"number": "2019-0001"}, "2019-0001"),
    ("petitions.csv", 3, {"number": "2018-0001"}, "2018-0001"),
    ("petitions.csv", 3, {"petitioner": "99"}, "petitioners.csv"),
    ("petitions.csv", 3, {"meeting": "99"}, "meetings.csv"),
    ("petitions.csv", 3, {"channel": "post"}, "dialogue"),
    ("petition_events.csv", 2, {"date": "2019-01-01"}, "01/01/2019"),
    ("petition_events.csv", 2, {"petition": "2019-0099"}, "2019-0099"),
    ("meetings.csv", 5, {"number": "1"}, "1"),
    ("meetings.csv", 5, {"status": "not_held"}, "--reason"),
    ("meeting_events.csv", 2, {"date": "2019-01-01"}, "01/01/2019"),
    ("visits.csv", 2, {"people_count": "0"}, "people_count"),
    ("documents.csv", 9, {"type": "thư tình"}, "type"),
    ("office.csv", 2, {"province": ""}, "province"),
]


@pytest.mark.parametrize(("file", "line", "values", "named"), WRONG)
def test_a_wrong_line_is_named_and_nothing_is_kept(
    folder: Path, tmp_path: Path, file: str, line: int, values: dict[str, str], named: str
) -> None:
    _change(folder, file, line, **values)
    path = tmp_path / "r.db"
    with pytest.raises(DataFileError) as raised:
        _create(folder, path)
    sentence = str(raised.value)
    assert file in sentence
    assert f"line {line}" in sentence
    assert named in sentence
    assert not path.exists()


def test_a_missing_or_unknown_column_is_named(folder: Path, tmp_path: Path) -> None:
    for header, named in (
        ("number,date", "receiver"),
        ("number,date,receiver,people_count,content,metting", "metting"),
    ):
        (folder / "visits.csv").write_text(f"{header}\n", encoding="utf-8")
        with pytest.raises(DataFileError, match=named):
            _create(folder, tmp_path / "r.db")


def test_columns_that_may_be_empty_may_be_missing(folder: Path, tmp_path: Path) -> None:
    (folder / "sanctions.csv").write_text(
        "subject;form;date\nhead;khiển trách, có văn bản;02/01/2020\n;;\n", encoding="utf-8"
    )
    path = tmp_path / "r.db"
    _create(folder, path)
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute("SELECT subject, form, imposed_on, note FROM sanction").fetchone()
    assert row == ("head", "khiển trách, có văn bản", "2020-01-02", None)


def test_events_that_follow_from_other_facts_are_refused(folder: Path, tmp_path: Path) -> None:
    for file, kind in (
        ("meeting_events.csv", "opinions_answered"),
        ("meeting_events.csv", "held"),
        ("petition_events.csv", "received"),
    ):
        before = (folder / file).read_bytes()
        _change(folder, file, 2, kind=kind)
        with pytest.raises(DataFileError, match=kind):
            _create(folder, tmp_path / "r.db")
        (folder / file).write_bytes(before)


@pytest.mark.parametrize(
    "content",
    [
        b"number,date\n\xff\xfe", b'number,"date\n1,"', b"", "số,ngày\n1,2\n".encode("utf-16"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_csv_is_named(folder: Path, tmp_path: Path, content: bytes) -> None:
    (folder / "visits.csv").write_bytes(content)
    with pytest.raises(DataFileError, match=r"visits\.csv"):
        _create(folder, tmp_path / "r.db")


def test_lines_too_long_or_too_short_are_named(folder: Path, tmp_path: Path) -> None:
    path = folder / "sanctions.csv"
    for line in ("head,khiển trách,2020-01-02,,thừa", "head"):
        path.write_text(f"subject,form,date,note\n{line}\n", encoding="utf-8")
        with pytest.raises(DataFileError, match=r"sanctions\.csv, line 2"):
            _create(folder, tmp_path / "r.db")


def test_a_folder_without_any_file(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        _create(tmp_path, tmp_path / "r.db")


def test_dates_and_terms_as_a_clerk_writes_them(folder: Path, tmp_path: Path) -> None:
    _change(folder, "petitions.csv", 2, received_on="26/3/2019", kind="KNPA", field="đất đai")
    path = tmp_path / "r.db"
    _create(folder, path)
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute("SELECT received_on, kind, field FROM petition").fetchone()
    assert row == ("2019-03-26", "proposal", "land")


def test_a_file_saved_by_excel_with_a_byte_order_mark(folder: Path, tmp_path: Path) -> None:
    file = folder / "petitioners.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    _create(folder, tmp_path / "r.db")
