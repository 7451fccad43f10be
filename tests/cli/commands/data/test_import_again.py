"""The look at a book, or at several sheets of one, that the register has already in part."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from tests.cli.conftest import Tiepdan
from tests.records.importing.books.making import (
    PETITION_HEADING,
    add_sheet,
    line,
    petition,
    write_book,
)
from tiepdan.records.importing.sheets.reading import read_sheets

DAY = date(2026, 1, 5)
LATER = date(2026, 3, 2)
VISITS = [line(1, DAY), line(2, DAY, "Hộ 02 – thôn Châu Long")]
PETITIONS = [petition("45/2026", DAY), petition("46/2026", DAY, E="Hộ 03")]


def _workbook(file: Path, **lines_of: list[list[object]]) -> str:
    with xlsxwriter.Workbook(file) as book:
        for name, lines in lines_of.items():
            if name == "Don":
                add_sheet(book, name, lines, heading=PETITION_HEADING, title="SỔ ĐƠN")
            else:
                add_sheet(book, name, lines)
        book.add_worksheet("Danh_muc").write_row(0, 0, ["thôn", "Hiệu Châu", "Châu Long"])
    return str(file)


def _counts(tiepdan: Tiepdan) -> tuple[int, int]:
    visits, petitions = tiepdan("visits", "--json"), tiepdan("petitions", "--json")
    return len(visits.data), len(petitions.data)


def test_every_sheet_that_is_a_book_goes_in(database: Path, tiepdan: Tiepdan) -> None:
    file = _workbook(
        database.parent / "so.xlsx", Nam2025=VISITS, Nam2026=[line(1, LATER)], Don=PETITIONS
    )
    done = tiepdan("import", file, "--yes")
    assert done.code == 0, done.err
    assert "“Danh_muc”" in done.err
    assert "Added from so.xlsx: 5 lines." in done.err
    assert done.out.count("Heading   ") == 2, "the columns of both years once, and those of Don"
    assert "as in sheet “Nam2025”" in done.out
    assert _counts(tiepdan) == (3, 2)
    assert "Don!" in tiepdan("history", "2026-0001").out
    again = tiepdan("import", file, "--yes")
    assert (again.code, "Nothing new" in again.err) == (0, True), again.err
    assert tiepdan("undo", "--yes").code == 0
    assert _counts(tiepdan) == (0, 0)


def test_sheets_are_chosen_by_name(database: Path, tiepdan: Tiepdan) -> None:
    file = _workbook(
        database.parent / "so.xlsx", Nam2025=VISITS, Nam2026=[line(1, LATER)], Don=PETITIONS
    )
    unknown = tiepdan("import", file, "--sheet", "nam 2025", "--sheet", "Nam2024")
    assert (unknown.code, "Nam2024" in unknown.err) == (3, True)
    assert tiepdan("import", file, "--yes", "--sheet", "nam2025", "--sheet", "Don").code == 0
    assert _counts(tiepdan) == (2, 2)


def test_wrong_cells_of_several_sheets_are_marked_in_theirs(
    database: Path, tiepdan: Tiepdan
) -> None:
    bad = [*VISITS, line(3, "hôm nọ")]
    file = _workbook(database.parent / "so.xlsx", Nam2025=bad, Don=[petition("45/2026", "hôm nọ")])
    rest = str(database.parent / "rest.xlsx")
    done = tiepdan("import", file, "--yes", "--skip-bad", rest)
    assert done.code == 0, done.err
    assert "2 lines to be mended" in done.err
    assert _counts(tiepdan) == (2, 0)
    assert [(one.name, len(one.rows)) for one in read_sheets(Path(rest))] == [
        ("Nam2025", 6),
        ("Don", 5),
    ]


def test_the_look_tells_what_is_there_and_what_differs(database: Path, tiepdan: Tiepdan) -> None:
    file = database.parent / "so.xlsx"
    write_book(file, VISITS)
    assert tiepdan("import", str(file), "--yes").code == 0
    new = line(3, LATER, "Hộ 09")
    write_book(file, [line(1, DAY, H="UBND tỉnh"), VISITS[1], new, new])
    before = database.read_bytes()
    look = tiepdan("import", str(file), "--dry-run")
    assert look.code == 0, look.err
    assert database.read_bytes() == before
    told = " ".join(look.out.split())
    assert "New: 2 There already: 2 (rows 7–8)" in told
    assert "The file says otherwise" in told
    assert "UBND tỉnh" in told
    assert "H7" in told
    assert "lines 9, 10: one day, person and content; each of them is added" in look.err
    done = tiepdan("import", str(file), "--yes")
    assert "Added from so.xlsx: 2 lines. There already: petitioners 2, visits 2." in done.err
    kept = tiepdan("import", str(file), "--yes")
    assert "--update" in kept.err
    assert "Nothing new" in kept.err
    changed = tiepdan("import", str(file), "--yes", "--update")
    assert "Corrected by the file: 1 fact." in changed.err
    settled = tiepdan("import", str(file), "--yes", "--update")
    assert ("Nothing new" in settled.err, "differs" in settled.err) == (True, False)


@pytest.mark.parametrize("option", [(), ("--update",)])
def test_what_came_of_a_petition_since_is_added(
    database: Path, tiepdan: Tiepdan, option: tuple[str, ...]
) -> None:
    file = database.parent / "don.xlsx"
    write_book(file, PETITIONS, heading=PETITION_HEADING, title="SỔ ĐƠN")
    assert tiepdan("import", str(file), "--yes").code == 0
    answered = petition("45/2026", DAY, M="Đã trả lời, số 5/UBND ngày 12/01/2026")
    write_book(file, [answered, PETITIONS[1]], heading=PETITION_HEADING, title="SỔ ĐƠN")
    done = tiepdan("import", str(file), "--yes", *option)
    assert "petition_events 1" in done.err
    states = [one["state"] for one in tiepdan("petitions", "--json").data]
    assert states == ["resolved", "new"]
