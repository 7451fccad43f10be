"""Lists as Word files, read back."""

from datetime import date
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from tiepdan.output import docx as word
from tiepdan.reports.model import Column, Report, Table


def _table(columns: int, rows: int = 2) -> Table:
    return Table(
        "Danh sách",
        tuple(Column(f"c{place}", f"Cột {place}", 12) for place in range(columns)),
        [tuple(f"=1+{row}\x1b[31m" for _place in range(columns)) for row in range(rows)],
        notes=("Ghi chú.",),
    )


def _read(content: Report | Table, folder: Path) -> Any:
    file = folder / "x.docx"
    word.write(content, file)
    return docx.Document(str(file))


def test_the_headings_come_again_on_each_page(tmp_path: Path) -> None:
    document = _read(_table(3, 200), tmp_path)
    (table,) = document.tables
    assert len(table.rows) == 201
    first, second = table.rows[:2]
    assert [cell.text for cell in first.cells] == ["Cột 0", "Cột 1", "Cột 2"]
    names = [{child.tag for child in row._tr.trPr} for row in (first, second)]  # noqa: SLF001
    assert [qn("w:tblHeader") in found for found in names] == [True, False]
    assert all(qn("w:cantSplit") in found for found in names)


def test_a_wide_table_lies_on_its_side(tmp_path: Path) -> None:
    for columns, is_landscape in ((3, False), (9, True)):
        (section,) = _read(_table(columns), tmp_path).sections
        assert (section.page_width > section.page_height) is is_landscape


def test_text_is_text(tmp_path: Path) -> None:
    document = _read(_table(1, 1), tmp_path)
    assert document.tables[0].rows[1].cells[0].text == "=1+0␛[31m"
    assert document.paragraphs[-1].text == "Ghi chú."


def test_values_are_shown_as_people_read_them(tmp_path: Path) -> None:
    facts = Table(
        "",
        (Column("a", "Ngày"), Column("b", None), Column("c", "Có"), Column("d", "X")),
        [(date(2026, 7, 6), "ẩn", True, None)],
        is_facts=True,
    )  # fmt: skip
    empty = Table("Trống", (Column("a", "A"),), [], empty="Không có.")
    document = _read(Report("Báo cáo", "Xã Thử", (facts, empty)), tmp_path)
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Ngày", "06/07/2026"],
        ["Có", "yes"],
    ]
    assert [one.text for one in document.paragraphs if one.text] == [
        "Báo cáo",
        "Xã Thử",
        "Trống",
        "Không có.",
    ]
