"""Cells whose formula came to nothing are known as such, whatever program kept them."""

import zipfile
from pathlib import Path

import xlsxwriter

from tiepdan.records.importing.sheets.error_cells import error_cells, is_error
from tiepdan.records.importing.sheets.reading import read_sheets
from tiepdan.records.importing.sheets.sheet import CellError

_ODS = """<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t"
 xmlns:text="x" xmlns:calcext="c"><office:body><office:spreadsheet>
 <table:table table:name="Khác"><table:table-row><table:table-cell calcext:value-type="error">
 <text:p>#N/A</text:p></table:table-cell></table:table-row></table:table>
 <table:table table:name="Sổ"><table:table-row table:number-rows-repeated="2"><table:table-cell/>
 </table:table-row><table:table-row><table:table-cell table:number-columns-repeated="3"/>
 <table:table-cell calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
 </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""


def _workbook(file: Path) -> Path:
    with xlsxwriter.Workbook(file) as book:
        other, sheet = book.add_worksheet("Khác"), book.add_worksheet("Sổ & việc")
        other.write_formula(0, 0, "=NA()", None, "#N/A")
        sheet.write_row(0, 0, ["một", "#REF!", "hai"])
        sheet.write_formula(4, 27, "=1/0", None, "#DIV/0!")
    return file


def test_of_each_sheet_its_own_are_known(tmp_path: Path) -> None:
    file = _workbook(tmp_path / "so.xlsx")
    assert error_cells(file, "Khác") == {(0, 0): "#N/A"}
    assert error_cells(file, "Sổ & việc") == {(4, 27): "#DIV/0!"}
    _other, sheet = read_sheets(file)
    assert isinstance(sheet.rows[4][27], CellError)
    assert not isinstance(sheet.rows[0][1], CellError)
    assert is_error("#REF!")  # as a program writes it into a file of text
    assert not any(is_error(held) for held in ("#12", "REF", "", 3.0))


def test_repeated_cells_of_an_open_document_are_counted(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "so.ods", "w") as packed:
        packed.writestr("content.xml", _ODS)
    assert error_cells(tmp_path / "so.ods", "Sổ") == {(2, 3): "#DIV/0!"}


def test_what_is_no_such_file_has_none(tmp_path: Path) -> None:
    (tmp_path / "so.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    assert error_cells(tmp_path / "so.xls", "Sổ") == {}
