"""A book read line by line: what goes in, what is passed over, doubtful and wrong."""

import csv
from datetime import date
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.records.importing.books.making import (
    HEADING,
    PETITION_HEADING,
    line,
    petition,
    write_book,
)
from tiepdan.errors import DataFileError, UsageError
from tiepdan.records.importing.books.book import Book
from tiepdan.records.importing.books.choices import Choices, Zeros
from tiepdan.records.importing.books.headings import find_headings, recognised
from tiepdan.records.importing.books.known import KINDS
from tiepdan.records.importing.books.lines import read_book
from tiepdan.records.importing.books.own_words import unknown_words
from tiepdan.records.importing.books.visit_book import VISIT_BOOK
from tiepdan.records.importing.layout import FILES
from tiepdan.records.importing.sheets.reading import read_sheets
from tiepdan.text import fold

DATA = Path(__file__).parents[3] / "data"
TODAY = date(2026, 11, 22)
DAY = date(2026, 1, 5)


def read(file: Path, choices: Choices | None = None) -> Book:
    choices = choices or Choices()
    [(sheet, heading)] = find_headings(read_sheets(file), KINDS, choices.headings)
    return read_book(sheet, heading, choices, today=TODAY)


def values(book: Book, place: int = 0) -> dict[str, str]:
    return {column: text for (_file, column), text in book.lines[place].values.items()}


def wrong(book: Book) -> list[str]:
    return [remark.cell for remark in book.wrong]


def test_every_column_of_the_official_book_is_read(tmp_path: Path) -> None:
    file = write_book(
        tmp_path / "so.xlsx",
        [
            line(1, DAY, D="042190001234", G=3, H="UBND tỉnh", I="x",
                 J="Sở Tài chính, số 5/HD ngày 6/1/2026", L="đã trả lời", M="hẹn"),
            line(2, DAY, F="TC", K="x"),
        ],
    )  # fmt: skip
    book = read(file)
    assert (book.heading.row, book.wrong, book.doubts, book.passed_over) == (4, [], [], [])
    assert all(column.meaning for column in book.heading.columns)
    assert values(book) == {
        "visited_on": "2026-01-05", "name": "Hộ 01", "hamlet": "Hiệu Châu",
        "id_number": "042190001234", "content": "Việc 1", "kind": "KN,PA", "same_content": "3",
        "settled_by": "UBND tỉnh", "within_competence": "có", "outcome": "guided",
        "body": "Sở Tài chính", "document_number": "5/HD", "document_on": "6/1/2026",
        "follow_up": "đã trả lời", "note": "hẹn",
    }  # fmt: skip
    assert values(book, 1)["outcome"] == "forwarded"
    assert book.lines[0].cells["visits", "document_number"] == "J7"


ROWS: tuple[tuple[list[list[Any]], int, list[int]], ...] = (
    ([line(1, DAY), ["Tổng cộng", "", "", "", "", 5], ["", "", "", "", "", "", "Người lập"]], 1,
     [8, 9]),
    ([["Tháng 1/2026"], line(1, DAY), [], ["", ""], line(2, DAY)], 2, [7]),
    ([line(1, DAY), list(HEADING[:8]), line(2, DAY)], 2, []),
    ([line(1, DAY), line(2, ""), line(3, date(2026, 1, 6))], 3, []),
    ([["", DAY, "Công ty A", "", "Xin cấp phép"], ["Cộng: 1 lượt"]], 1, [8]),
)  # fmt: skip


@pytest.mark.parametrize(("rows", "count", "passed_over"), ROWS)
def test_what_is_a_line(
    tmp_path: Path, rows: list[list[Any]], count: int, passed_over: list[int]
) -> None:
    book = read(write_book(tmp_path / "so.xlsx", rows))
    assert len(book.lines) == count
    assert [remark.row for remark in book.passed_over] == passed_over
    assert book.wrong == []


def test_a_day_merged_over_lines_is_that_of_each(tmp_path: Path) -> None:
    lines = [line(1, DAY), line(2, ""), line(3, ""), line(4, date(2026, 1, 6))]
    book = read(write_book(tmp_path / "so.xlsx", lines, merged=[(1, 0, 2)]))
    days = [values(book, place)["visited_on"] for place in range(4)]
    assert days == ["2026-01-05"] * 3 + ["2026-01-06"]
    assert not book.doubts


def test_a_day_written_once_is_taken_from_above_and_told(tmp_path: Path) -> None:
    book = read(write_book(tmp_path / "so.xlsx", [line(1, DAY), line(2, ""), line(3, "")]))
    assert values(book, 2)["visited_on"] == "2026-01-05"
    assert "8–9" in book.doubts[0].what


def test_every_wrong_cell_is_named_at_once_and_not_quoted(tmp_path: Path) -> None:
    lines = [
        line(1, "hôm nọ"),
        line(2, date(2027, 1, 5), F="đơn lạ"),
        line(3, DAY, D="4,2099E+10", E=""),
        line(4, DAY, G="nhiều", I="Nguyễn Kín"),
        line(5, DAY, J="Sở A", K="Sở B"),
    ]
    book = read(write_book(tmp_path / "so.xlsx", lines))
    assert sorted(set(wrong(book))) == ["B7", "B8", "D9", "E9", "F8", "G10", "I10", "K11"]
    assert not any("Kín" in remark.what for remark in book.wrong)


def test_lost_zeros_are_asked_for(tmp_path: Path) -> None:
    file = write_book(tmp_path / "so.xlsx", [line(1, DAY, D=42190001234), line(2, DAY, D=77)])
    assert read(file).lost_zeros == ["D7"]
    assert [remark.cell for remark in read(file).doubts] == ["D8"]
    assert values(read(file, Choices(zeros=Zeros.ADD)))["id_number"] == "042190001234"
    kept = read(file, Choices(zeros=Zeros.KEEP))
    assert (values(kept)["id_number"], kept.lost_zeros) == ("42190001234", [])


def test_its_lines_are_those_of_the_registers_files(tmp_path: Path) -> None:
    book = read(
        write_book(tmp_path / "so.xlsx", [line(1, DAY), line(2, DAY, ""), line(3, DAY)]),
        Choices(usual={"receiver": "thủ trưởng"}),
    )
    book.without = frozenset({9})
    [first, second] = book.rows(FILES["visits"])
    assert first.optional("petitioner", str) == "1"
    assert not second.has("petitioner")
    assert first.required("receiver", str) == "thủ trưởng"
    assert len(list(book.rows(FILES["petitioners"]))) == 1


@pytest.mark.parametrize("heading", [("STT", "Ngày", "Họ tên"), ("a", "b", "c")])
def test_a_sheet_without_a_known_heading_is_refused(
    tmp_path: Path, heading: tuple[str, ...]
) -> None:
    with pytest.raises(DataFileError, match="headings"):
        read(write_book(tmp_path / "so.xlsx", [], heading=heading))


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("ngay tiep", "visited_on"),
        ("NGÀY\nTIẾP", "visited_on"),
        ("visited_on", "visited_on"),
        ("Họ tên - Địa chỉ - CMND/Hộ chiếu của công dân", "who"),
        ("Phân loại đơn/ Số công dân có cùng một nội dung", "kind_and_people"),
        ("Tóm tắt nội dung vụ việc", "content"),
        ("Chuyển đơn đến cơ quan, tổ chức, đơn vị có thẩm quyền", "forwarded"),
        ("Cơ quan", "body"),
    ],
)
def test_headings_are_known_however_they_are_written(heading: str, name: str) -> None:
    meaning = recognised(heading, VISIT_BOOK)
    assert meaning is not None
    assert meaning.name == name


def test_the_book_of_petitions_tells_what_became_of_them(tmp_path: Path) -> None:
    lines = [
        petition("45/2026", "5.1.26", M="Đã trả lời, số 5/UBND ngày 12/01/2026"),
        petition("2026-0007", DAY, K="Thanh tra tỉnh, 7/PC ngày 9/1/2026", M="đang theo dõi"),
        petition("46/2026", DAY, E="nặc danh", M="đã giải quyết"),
    ]
    book = read(
        write_book(tmp_path / "so.xlsx", lines, heading=PETITION_HEADING, title="SỔ THEO DÕI ĐƠN")
    )
    assert (book.kind.name, book.wrong) == ("petitions", [])
    assert all(column.meaning for column in book.heading.columns)
    numbers = [row.required("number", str) for row in book.rows(FILES["petitions"])]
    assert numbers == ["2026-0007", "#1", "#3"]
    events = [
        [row.required(one, str) for one in ("petition", "kind", "happened_on", "document_number")]
        for row in book.rows(FILES["petition_events"])
    ]
    assert events == [
        ["2026-0007", "forwarded", "9/1/2026", "7/PC"],
        ["#1", "answered", "12/01/2026", "5/UBND"],
    ]
    assert [remark.cell for remark in book.doubts] == ["M9"]
    assert [row.has("petitioner") for row in book.rows(FILES["petitions"])] == [True, True, False]


def test_an_old_case_of_which_the_book_tells_no_day_is_settled_all_the_same(tmp_path: Path) -> None:
    old = date(2015, 3, 4)
    lines = [
        petition("1", old, M="đã giải quyết"),
        petition("2", old, F="KN / 1", M="Đã trả lời"),  # no end of a complaint
        petition("3", old, K="x"),
        petition("4", old, K="Sở Y tế, 7/PC ngày 9/3/2015", M="xong"),
        petition("5", old, M="UBND huyện chưa giải quyết xong"),
        petition("6", DAY, M="đã giải quyết"),
        petition("7", old, M="giải quyết ngày 9/3/2015"),  # how is recorded by hand
    ]
    book = read(write_book(tmp_path / "so.xlsx", lines, heading=PETITION_HEADING))
    events = [
        [row.required(one, str) for one in ("petition", "kind", "happened_on")]
        for row in book.rows(FILES["petition_events"])
    ]
    assert events == [
        ["#1", "closed_undated", "2015-03-04"],
        ["#3", "closed_undated", "2015-03-04"],
        ["#4", "forwarded", "9/3/2015"],
    ]
    notes = [row.optional("note", str) for row in book.rows(FILES["petition_events"])]
    assert notes == ["đã giải quyết", "forwarded", None]
    told = {remark.cell: "settled" in remark.what for remark in book.doubts}
    assert told == {
        "M7": True, "M8": False, "K9": True, "M10": False, "M11": False, "M12": False, "M13": False,
    }  # fmt: skip


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_books_of_other_programs_are_read(ending: str) -> None:
    """Made by LibreOffice from what ``write_book`` makes; an .ods does not tell what is merged."""
    book = read(DATA / f"so-tiep-cong-dan.{ending}")
    assert [values(book, place)["visited_on"] for place in range(3)] == [
        "2026-01-05", "2026-01-05", "2026-01-06",
    ]  # fmt: skip
    assert values(book)["document_number"] == "5/HD"
    assert (book.wrong, book.lost_zeros) == ([], ["D7"])
    assert [remark.row for remark in book.passed_over] == [10]


def test_days_that_a_spreadsheet_may_have_turned_round_are_told(tmp_path: Path) -> None:
    """Where it expects the month first, 13/01/2026 stays text, and 05/01/2026 is 1 May."""
    turned = read(write_book(tmp_path / "a.xlsx", [line(1, DAY), line(2, "13/01/2026")]))
    assert [remark.cell for remark in turned.doubts] == ["B8"]
    plain = read(write_book(tmp_path / "b.xlsx", [line(1, DAY), line(2, date(2026, 1, 13))]))
    mixed = read(
        write_book(tmp_path / "c.xlsx", [line(1, date(2026, 1, 13)), line(2, "13/01/2026")])
    )
    assert plain.doubts == mixed.doubts == []


def test_a_covered_number_is_told_and_not_recorded(tmp_path: Path) -> None:
    """As in a book that this program wrote into a file."""
    book = read(write_book(tmp_path / "so.xlsx", [line(1, DAY, D="•••••••••234")]))
    assert "id_number" not in values(book)
    assert [remark.cell for remark in book.doubts] == ["D7"]


@pytest.mark.parametrize("usual", [{"receiver": "ông chủ"}, {"màu": "đỏ"}, {"who": "ai"}])
def test_a_wrong_default_is_refused_once(tmp_path: Path, usual: dict[str, str]) -> None:
    file = write_book(tmp_path / "so.xlsx", [line(1, DAY)])
    with pytest.raises(UsageError):
        read(file, Choices(usual=usual))


def test_of_a_denunciation_no_word_is_shown(tmp_path: Path) -> None:
    lines = [
        petition("1", DAY, F="TC", D="Kín Văn Tiếng đưa"),
        petition("2", DAY, F="Tố ông Kín ăn chặn tiền", D="Tổ trưởng chuyển"),
        petition("3", DAY, D="Tổ trưởng chuyển"),
    ]
    file = write_book(tmp_path / "so.xlsx", lines, heading=PETITION_HEADING)
    words = [(one.word, one.count) for one in unknown_words(read(file))]
    assert words == [("Tổ trưởng chuyển", 2)]


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1258")


@pytest.mark.parametrize("seed", range(4))
def test_a_shuffled_re_headed_and_re_encoded_copy_says_the_same(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 (no secret)
    lines = [
        line(place, "05/01/2026", "Nguyen Van An; 042190001234", E="Xin xe dap", F="KN", K="x")
        for place in range(1, 4)
    ]
    columns = chance.sample(range(len(HEADING)), len(HEADING))
    rewrite = (str.upper, str.lower, lambda text: text.replace(" ", "  "), fold)[seed]
    rows = [["SO TIEP CONG DAN"], [], [rewrite(HEADING[one]) for one in columns]]
    rows += [[str(cells[one]) for one in columns] for cells in lines]
    text = StringIO(newline="")
    csv.writer(text, delimiter=chance.choice(";\t,")).writerows(rows)
    (tmp_path / "so.csv").write_bytes(text.getvalue().encode(ENCODINGS[seed]))
    copy, plain = read(tmp_path / "so.csv"), read(write_book(tmp_path / "so.xlsx", lines))
    assert (copy.wrong, copy.doubts) == ([], [])
    assert [one.values for one in copy.lines] == [one.values for one in plain.lines]


def test_numbers_that_were_spoilt_within_a_cell_are_seen(tmp_path: Path) -> None:
    file = write_book(
        tmp_path / "so.xlsx",
        [line(1, DAY, "Hộ 01 – thôn 2 – 4,2099E+10"), line(2, DAY, "Hộ 02, thôn 2, 42190001299")],
    )
    book = read(file)
    assert (wrong(book), book.lost_zeros) == (["C7"], ["C8"])


def test_a_cell_is_told_once_and_by_its_own_heading(tmp_path: Path) -> None:
    file = write_book(
        tmp_path / "so.xlsx",
        [petition("1/2026", DAY, F="Lạ", K="UBND tỉnh 6/1/2026"), petition("2/2026", DAY, H="=x")],
        heading=PETITION_HEADING,
        error="#REF!",
    )
    assert [(one.cell, "“Loại đơn / số người”" in one.what) for one in read(file).wrong] == [
        ("H8", False),
        ("F7", True),
    ]
