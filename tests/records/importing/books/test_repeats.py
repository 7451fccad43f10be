"""A sheet that says again what others say: its lines go in once."""

from datetime import date
from pathlib import Path

import xlsxwriter

from tests.records.importing.books.making import add_sheet, line
from tiepdan.records.importing.books.book import Book
from tiepdan.records.importing.books.choices import Choices
from tiepdan.records.importing.books.headings import find_headings
from tiepdan.records.importing.books.known import KINDS
from tiepdan.records.importing.books.lines import read_book
from tiepdan.records.importing.books.repeats import pass_over_repeats
from tiepdan.records.importing.sheets.reading import read_sheets

TODAY = date(2026, 11, 22)
JANUARY = [line(1, date(2026, 1, 5)), line(2, date(2026, 1, 6), "Hộ 02")]
MARCH = [line(3, date(2026, 3, 2), "Hộ 03")]
SHORT = ("STT", "Ngày tiếp", "Họ tên, địa chỉ", "Nội dung")


def _short(*lines: list[object]) -> list[list[object]]:
    return [[cells[0], cells[1], cells[2], cells[4]] for cells in lines]


def _books(file: Path, **sheets: list[list[object]]) -> list[Book]:
    with xlsxwriter.Workbook(file) as book:
        for name, lines in sheets.items():
            if name.startswith("Tong"):
                add_sheet(book, name, lines, heading=SHORT)
            else:
                add_sheet(book, name, lines)
    found = find_headings(read_sheets(file), KINDS, {})
    books = [read_book(sheet, heading, Choices(), today=TODAY) for sheet, heading in found]
    pass_over_repeats(books, TODAY)
    return books


def test_a_sheet_that_repeats_the_others_adds_only_what_they_do_not_say(tmp_path: Path) -> None:
    more = line(4, date(2026, 4, 1), "Hộ 04")
    told, january, march = _books(
        tmp_path / "so.xlsx", Tong=_short(*JANUARY, *MARCH, more), T1=JANUARY, T3=MARCH
    )
    assert [len(book.lines) for book in (january, march)] == [2, 1]
    assert [one.values["visits", "content"] for one in told.lines] == ["Việc 4"]
    assert [one.row for one in told.passed_over] == [7, 8, 9]
    assert "3 lines" in told.doubts[0].what
    assert "--sheet Tong reads" in told.doubts[0].what


def test_of_equal_sheets_the_later_one_repeats(tmp_path: Path) -> None:
    first, second = _books(tmp_path / "so.xlsx", T1=JANUARY, T1_sao=JANUARY)
    assert (len(first.lines), len(second.lines)) == (2, 0)


def test_what_sheets_have_in_common_stays_where_most_of_it_is_their_own(tmp_path: Path) -> None:
    january, both = _books(
        tmp_path / "so.xlsx",
        T1=[*JANUARY, *JANUARY],
        T3=[JANUARY[0], *MARCH],
    )
    assert (len(january.lines), len(both.lines)) == (4, 2)
    assert january.doubts == both.doubts == []


def test_what_is_wrong_in_a_repeated_line_is_not_told(tmp_path: Path) -> None:
    wrong = [line(1, date(2026, 1, 5), F="Lạ"), JANUARY[1]]
    first, second = _books(tmp_path / "so.xlsx", T1=JANUARY, T1_sao=wrong)
    assert (first.wrong, second.wrong) == ([], [])
