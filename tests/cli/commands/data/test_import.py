"""An office's own book: a look first, then all of its lines, or those that are right."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Tiepdan
from tests.records.importing.books.making import PETITION_HEADING, line, petition, write_book
from tiepdan.records.importing.sheets.reading import read_sheets

DAY = date(2026, 1, 5)
SECRET = "Kín Văn Tiếng"
GOOD = [line(1, DAY), line(2, DAY, f"{SECRET} – 038099000077", F="TC", E=f"việc của {SECRET}")]
BAD = [
    *GOOD,
    line(3, "hôm nọ", SECRET, F="TC"),
    line(4, DAY, J="Sở A, số 5/HD ngày 1/1/2026"),  # a document from before the visit
]


def test_the_book_is_looked_at_and_then_taken(database: Path, tiepdan: Tiepdan) -> None:
    file = str(write_book(database.parent / "so.xlsx", GOOD))
    before = database.read_bytes()
    look = tiepdan("import", file, "--dry-run", "--default", "receiver=thủ trưởng")
    assert look.code == 0, look.err
    assert database.read_bytes() == before
    for told in ("Ngày tiếp", "Hamlet: Hiệu Châu", "the head", "name first"):
        assert told in look.out
    unasked = tiepdan("import", file)
    assert (unasked.code, "--yes" in unasked.err) == (2, True)
    done = tiepdan("import", file, "--yes", "--default", "receiver=thủ trưởng")
    assert done.code == 0, done.err
    visits = tiepdan("visits", "--json").data
    assert [(one["date"], one["receiver"], one["kind"]) for one in visits] == [
        ("2026-01-05", "head", "proposal"),
        ("2026-01-05", "head", "denunciation"),
    ]
    history = tiepdan("history").out
    assert SECRET not in look.out + look.err + done.out + done.err + history
    assert tiepdan("undo", "--yes").code == 0
    assert tiepdan("visits", "--json").data == []


def test_every_error_is_named_and_nothing_written(database: Path, tiepdan: Tiepdan) -> None:
    file = write_book(database.parent / "so.xlsx", BAD)
    marked = database.parent / "loi.xlsx"
    before = database.read_bytes()
    run = tiepdan("import", str(file), "--yes", "--errors", str(marked))
    assert (run.code, database.read_bytes()) == (5, before)
    assert "B9" in run.out
    assert "row 10" in run.out
    assert SECRET not in run.out + run.err
    [sheet] = read_sheets(marked)
    assert len(sheet.rows) == 10
    assert "date" in str(sheet.rows[8][-1])


def test_wrong_lines_may_be_left_out_and_mended(database: Path, tiepdan: Tiepdan) -> None:
    file = write_book(database.parent / "so.xlsx", BAD)
    rest = database.parent / "con-lai.xlsx"
    run = tiepdan("import", str(file), "--yes", "--skip-bad", str(rest))
    assert run.code == 0, run.err
    assert len(tiepdan("visits", "--json").data) == 2
    [sheet] = read_sheets(rest)
    assert [row[0] for row in sheet.rows[5:]] == [3.0, 4.0]
    again = tiepdan("import", str(rest), "--dry-run")
    assert "B6" in again.out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--default", "receiver"), 2, "receiver=head"),
        (("--default", "màu=đỏ", "--yes"), 2, "no fact of this book"),
        (("--zeros", "maybe"), 2, "add, keep"),
        (("--encoding", "ansi"), 2, "tcvn3"),
    ],
)
def test_what_is_said_wrongly(
    database: Path, tiepdan: Tiepdan, arguments: tuple[str, ...], code: int, said: str
) -> None:
    file = str(write_book(database.parent / "so.xlsx", GOOD))
    run = tiepdan("import", file, *arguments)
    assert (run.code, said in run.err) == (code, True), run.err


def test_lost_zeros_are_put_back_only_when_said(database: Path, tiepdan: Tiepdan) -> None:
    file = str(write_book(database.parent / "so.xlsx", [line(1, DAY, D=42190001234)]))
    run = tiepdan("import", file, "--yes")
    assert (run.code, "--zeros add" in run.err) == (2, True)
    assert tiepdan("import", file, "--yes", "--zeros", "add").code == 0
    assert tiepdan("visits", "--json").data[0]["id_number"].endswith("234")


def test_the_book_of_petitions_keeps_old_numbers(database: Path, tiepdan: Tiepdan) -> None:
    lines = [
        petition("45/2026", DAY, M="Đã trả lời, số 5/UBND ngày 12/01/2026"),
        petition("46/2026", DAY, M="Đã trả lời, số 6/UBND ngày 01/01/2026"),
        petition("2026-0001", DAY, E="nặc danh", F="TC"),
    ]
    file = write_book(database.parent / "don.xlsx", lines, heading=PETITION_HEADING)
    rest = str(database.parent / "rest.xlsx")
    run = tiepdan("import", str(file), "--yes", "--skip-bad", rest)
    assert (run.code, "M8" in run.out or "row 8" in run.out) == (0, True), run.err
    found = tiepdan("petitions", "--json").data
    assert [(one["number"], one["state"]) for one in found] == [
        ("2026-0001", "new"),
        ("2026-0002", "resolved"),
    ]
    assert "2026-0002" in tiepdan("search", "45/2026").out
