"""Cells of a workbook whose formula came to nothing: #REF!, #N/A, #DIV/0!.

The library that reads workbooks gives them as empty. An .xls is not looked into.
"""

import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import IO

from tiepdan.i18n import _
from tiepdan.records.importing.sheets.sheet import CellError, CellValue, cell_place

_LITERAL = re.compile(
    r"#(?:REF|N/A|DIV/0|VALUE|NAME|NUM|NULL|SPILL|CALC)[!?]?|(?:Err|Lỗi):\d{3}", re.IGNORECASE
)

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def is_error(value: CellValue) -> bool:
    """Whether a cell holds an error, or the word that a program writes for one into text."""
    return isinstance(value, CellError) or (
        isinstance(value, str) and _LITERAL.fullmatch(value.strip()) is not None
    )


def came_to_nothing(heading: str) -> str:
    """The sentence for such a cell of a column."""
    return _(
        "column “{column}”: the formula of this cell came to nothing (#REF!, #N/A …); mend it in"
        " the spreadsheet, or type the value itself."
    ).format(column=heading)


def error_cells(path: Path, sheet: str) -> Mapping[tuple[int, int], CellError]:
    """The errors of a sheet by row and column from 0; none where the file cannot tell."""
    try:
        with zipfile.ZipFile(path) as packed:
            if path.suffix.lower() == ".ods":
                return dict(_of_open_document(packed, sheet))
            return dict(_of_excel(packed, sheet))
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, ET.ParseError):
        return {}  # the library that reads the cells says what is wrong


def _of_excel(packed: zipfile.ZipFile, sheet: str) -> Iterator[tuple[tuple[int, int], CellError]]:
    part = _part_of(packed, sheet)
    if part is None or b't="e"' not in packed.read(part):
        return
    row = -1
    with packed.open(part) as content:
        for element in _elements(content, "row"):
            row = int(element.get("r") or row + 2) - 1
            column = -1
            for cell in element:
                name = cell.get("r")
                column = cell_place(name)[1] if name else column + 1
                if cell.get("t") == "e":
                    yield (row, column), CellError(_inner(cell, "v") or "#N/A")


def _part_of(packed: zipfile.ZipFile, sheet: str) -> str | None:
    """The file within the workbook that holds a sheet."""
    ids = {
        one.get("name"): one.get(_RELATION)
        for one in _whole(packed, "xl/workbook.xml").iter()
        if _local(one) == "sheet"
    }
    for one in _whole(packed, "xl/_rels/workbook.xml.rels"):
        if one.get("Id") == ids.get(sheet):
            target = one.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return None


_ODS_ERROR = b'value-type="error"'


def _of_open_document(
    packed: zipfile.ZipFile, sheet: str
) -> Iterator[tuple[tuple[int, int], CellError]]:
    if _ODS_ERROR not in packed.read("content.xml"):
        return
    with packed.open("content.xml") as content:
        table = next(one for one in _elements(content, "table") if _of(one, "name") == sheet)
    row = 0
    for line in (one for one in table.iter() if _local(one) == "table-row"):
        rows, column = int(_of(line, "number-rows-repeated") or 1), 0
        for cell in line:
            columns = int(_of(cell, "number-columns-repeated") or 1)
            if ("value-type", "error") in ((_local_name(key), held) for key, held in cell.items()):
                error = CellError(_inner(cell, "p") or "#N/A")
                for down, place in product(range(rows), range(columns)):
                    yield (row + down, column + place), error
            column += columns
        row += rows


# Expat limits what the entities of a document may grow to, and reads nothing from elsewhere.


def _whole(packed: zipfile.ZipFile, part: str) -> ET.Element:
    return ET.fromstring(packed.read(part))  # noqa: S314


def _elements(content: IO[bytes], name: str) -> Iterator[ET.Element]:
    """Each element of this name, freed when the next one is asked for."""
    for _event, element in ET.iterparse(content):  # noqa: S314
        if _local(element) == name:
            yield element
            element.clear()


def _of(element: ET.Element, name: str) -> str | None:
    return next((held for key, held in element.items() if _local_name(key) == name), None)


def _inner(element: ET.Element, name: str) -> str | None:
    return next((one.text for one in element.iter() if _local(one) == name), None)


def _local(element: ET.Element) -> str:
    return _local_name(element.tag)


def _local_name(name: str) -> str:
    return name.rpartition("}")[2]
