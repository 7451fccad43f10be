"""Workbooks, read back by a library that did not write them."""

from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from tests.hostile import HOSTILE
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.output.excel import tables as xlsx
from tiepdan.reports.model import Column, Marked, Quantity, Report, Table, Unit, Value
from tiepdan.text import displayable

COLUMNS = (
    Column("number", "Số"),
    Column("key", None),
    Column(None, "Ngày"),
    Column(None, "Người", is_number=True),
    Column(None, "Thuộc thẩm quyền"),
    Column(None, "Loại"),
    Column(None, None, is_bar=True),
    Column(None, None, file_label="Nguồn"),
    Column(None, "Chỉ trên màn hình", is_for_screen=True),
)
ROW: tuple[Value, ...] = (
    "2026-0001", "khóa", date(2026, 7, 6), 1234, True, PetitionKind.COMPLAINT, 7,
    Marked("thư"), "x",
)  # fmt: skip


def _table(*rows: tuple[Value, ...], **more: Any) -> Table:
    return Table(title="Đơn: 2", columns=COLUMNS, rows=rows, **more)


def _read(content: Report | Table, folder: Path) -> dict[str, list[list[Any]]]:
    """The rows of each sheet, without those that are empty and empty cells at their ends."""
    file = folder / "x.xlsx"
    file.touch()
    xlsx.write(content, file)
    book = CalamineWorkbook.from_path(file)
    return {
        name: [
            [cell for cell in row if cell != ""] if len(set(row)) == 2 else row
            for row in book.get_sheet_by_name(name).to_python()
            if any(cell != "" for cell in row)
        ]
        for name in book.sheet_names
    }


def test_cells_have_their_types_and_the_columns_are_those_of_a_file(tmp_path: Path) -> None:
    sheets = _read(_table(ROW, (None,) * 9, notes=("Xong.",)), tmp_path)
    assert list(sheets) == ["Đơn"]
    title, headings, row, note = sheets["Đơn"]
    assert title == ["Đơn: 2"]
    assert headings == ["Số", "Ngày", "Người", "Thuộc thẩm quyền", "Loại", "Nguồn"]
    assert row == ["2026-0001", date(2026, 7, 6), 1234, "yes", "complaint", "thư"]
    assert note == ["Xong."]


TEXTS = [text for text in HOSTILE if text.strip() and len(text) < 10_000]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text[:20]))
def test_text_stays_text(tmp_path: Path, text: str) -> None:
    ((_title, _headings, row),) = _read(
        Table(title="t", columns=(Column(None, "a"), Column(None, "b")), rows=[(text, 1)]), tmp_path
    ).values()
    assert row == [displayable(text), 1]
    with ZipFile(tmp_path / "x.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet
        assert b"hyperlink" not in sheet


def test_what_a_cell_cannot_hold_shows_that_it_is_cut(tmp_path: Path) -> None:
    long = "ế" * 40_000
    (rows,) = _read(
        Table(title="t", columns=(Column(None, "a"), Column(None, "b")), rows=[(long, "x")]),
        tmp_path,
    ).values()
    assert rows[2][0].endswith("ế…")
    assert len(rows[2][0]) <= 32_767


def test_a_quantity_is_a_number_with_its_unit(tmp_path: Path) -> None:
    quantities = (
        Quantity(1500000, "1.500.000 đồng", Unit.DONG),
        Quantity(12.5, "12,5 m²", Unit.SQUARE_METRE),
        Quantity(0.895, "17/19 (89,5%)", Unit.SHARE),
        Quantity(0, "none"),
        Quantity(3.5, "3,5"),
        Quantity(12, "12 *", mark="*"),
    )
    columns = tuple(Column(None, letter, is_number=True) for letter in "abcdef")
    (rows,) = _read(Table(title="t", columns=columns, rows=[quantities]), tmp_path).values()
    assert rows[2] == [1500000, 12.5, 0.895, 0, 3.5, 12]


def test_a_number_keeps_its_mark(tmp_path: Path) -> None:
    rows = [(Quantity(12, "12 *", mark="*"), Quantity(3, "3"))]
    columns = (Column(None, "a", is_number=True), Column(None, "b", is_number=True))
    _read(Table(title="t", columns=columns, rows=rows), tmp_path)
    with ZipFile(tmp_path / "x.xlsx") as parts:
        assert '#,##0&quot; *&quot;"' in parts.read("xl/styles.xml").decode()


def _report(*tables: Table) -> Report:
    return Report(title="Thống kê", heading="Xã Kỳ Châu", tables=tables)


def _numbers(title: str, *rows: tuple[str, int]) -> Table:
    columns = (Column(None, "Chỉ tiêu"), Column(None, "Tổng", is_number=True))
    return Table(title=title, columns=columns, rows=rows, notes=(f"{title}: xong.",))


def test_tables_with_the_same_columns_share_a_sheet(tmp_path: Path) -> None:
    other = Table(title="Nghĩa vụ: 1", columns=(Column(None, "Điều"),), rows=[("Điều 28",)])
    nothing = Table(title="Trống", columns=(Column(None, "x"),), rows=[], empty="Không có gì.")
    sheets = _read(
        _report(_numbers("Tiếp", ("lượt", 3)), other, nothing, _numbers("Đơn", ("đơn", 2))),
        tmp_path,
    )
    assert list(sheets) == ["Thống kê", "Nghĩa vụ"]
    assert [row[:2] for row in sheets["Thống kê"]] == [
        ["Thống kê"], ["Xã Kỳ Châu"], ["Chỉ tiêu", "Tổng"], ["Tiếp"], ["lượt", 3], ["Tiếp: xong."],
        ["Đơn"], ["đơn", 2], ["Đơn: xong."],
    ]  # fmt: skip
    assert sheets["Nghĩa vụ"][-2:] == [["Điều 28"], ["Không có gì."]]


def test_facts_stand_below_each_other(tmp_path: Path) -> None:
    facts = Table(
        title="",
        columns=(Column("number", "Số"), Column("state", None), Column("on", "Ngày")),
        rows=[("2026-0001", "new", date(2026, 7, 6))],
        is_facts=True,
    )
    sheets = _read(Report("Đơn 2026-0001", "", (facts,)), tmp_path)
    assert sheets == {
        "Đơn 2026-0001": [["Đơn 2026-0001"], ["Số", "2026-0001"], ["Ngày", date(2026, 7, 6)]]
    }


def test_sheets_have_names_that_excel_allows(tmp_path: Path) -> None:
    titles = ["Quá hạn [ngày] 26/10/2020: 5", "Quá hạn -ngày- 26-10-2020", "x" * 40, "X" * 40]
    tables = [
        Table(title=title, columns=(Column(None, f"{n}"),), rows=[("a",)])
        for n, title in enumerate(titles)
    ]
    assert list(_read(_report(*tables), tmp_path)) == [
        "Quá hạn -ngày- 26-10-2020", "Quá hạn -ngày- 26-10-2020 (2)", "x" * 31, "X" * 27 + " (2)",
    ]  # fmt: skip


def test_many_rows_go_to_disk_and_leave_nothing_there(tmp_path: Path) -> None:
    rows = [(f"=Hộ {n}", n) for n in range(21_000)]
    columns = (Column(None, "Người"), Column(None, "Số", is_number=True))
    (read,) = _read(Table(title="Đơn", columns=columns, rows=rows), tmp_path).values()
    assert [tuple(row) for row in read[2:]] == rows
    assert list((tmp_path / "x.xlsx-parts").iterdir()) == []


def test_it_is_ready_to_be_read_and_printed(tmp_path: Path) -> None:
    _read(_table(ROW, ROW), tmp_path)
    with ZipFile(tmp_path / "x.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        book = parts.read("xl/workbook.xml").decode()
    assert '<pane xSplit="1" ySplit="3" topLeftCell="B4"' in sheet
    assert '<autoFilter ref="A3:F5"/>' in sheet
    assert 'paperSize="9"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert "_xlnm.Print_Titles" in book


def test_many_narrow_columns_fit_beside_each_other(tmp_path: Path) -> None:
    columns = tuple(Column(None, f"Cột {number}") for number in range(40))
    (rows,) = _read(Table(title="t", columns=columns, rows=[("a",) * 40]), tmp_path).values()
    assert len(rows[1]) == 40
