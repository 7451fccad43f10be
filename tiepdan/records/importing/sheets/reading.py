"""Any file as sheets: by its ending, in Unicode, or refused with a sentence."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tiepdan.errors import DataFileError, NotFoundError, UsageError
from tiepdan.i18n import _
from tiepdan.records.importing.sheets import text_tables, workbooks
from tiepdan.records.importing.sheets.lettering import (
    CONVERTERS,
    Lettering,
    is_decoded_wrongly,
    lettering_of,
)
from tiepdan.records.importing.sheets.sheet import Sheet, cell_name
from tiepdan.text import quoted

ENDINGS = (*workbooks.ENDINGS, *text_tables.ENDINGS)


def read_sheets(path: Path, lettering: Lettering | None = None) -> list[Sheet]:
    """The sheets of a file that hold something.

    Raises:
        NotFoundError: there is no such file.
        UsageError: it has an ending that is not read.
        DataFileError: it cannot be read, is empty, or its letters are not in Unicode and nobody
            said how they are coded.
    """
    ending = path.suffix.lower()
    if not path.exists():
        raise NotFoundError(_("There is no file {file}.").format(file=path))
    if ending in workbooks.ENDINGS:
        sheets = workbooks.read_workbook(path)
    elif ending in text_tables.ENDINGS:
        sheets = [text_tables.read_text_table(path, lettering)]
    else:
        raise UsageError(
            _("“{file}” has none of the endings that are read: {endings}.").format(
                file=quoted(path.name), endings=", ".join(ENDINGS)
            )
        )
    found = [sheet for sheet in sheets if any(any(row) for row in sheet.rows)]
    if not found:
        raise DataFileError(_("{file} is empty.").format(file=path))
    if lettering is not None:
        return [_converted(sheet, CONVERTERS[lettering]) for sheet in found]
    for sheet in found:
        _check_letters(sheet)
    return found


def _converted(sheet: Sheet, convert: Callable[[str], str]) -> Sheet:
    rows = [
        [convert(held) if isinstance(held, str) else held for held in row] for row in sheet.rows
    ]
    return replace(sheet, rows=rows)


def _check_letters(sheet: Sheet) -> None:
    texts = [
        (held, cell_name(row, column))
        for row, cells in enumerate(sheet.rows)
        for column, held in enumerate(cells)
        if isinstance(held, str)
    ]
    for text, cell in texts:
        if is_decoded_wrongly(text):
            raise DataFileError(
                _(
                    "{file}, cell {cell}: the Vietnamese letters were destroyed when the file was"
                    " opened in the wrong encoding (as “Khiáº¿u náº¡i”); take the file from"
                    " where it came, and save it as .xlsx."
                ).format(file=sheet.file, cell=cell)
            )
    lettering = lettering_of(text for text, _cell in texts)
    if lettering is not None:
        raise DataFileError(
            _(
                "{file} is written in {name} letters, not in Unicode; read it with --encoding"
                " {encoding} and look at the first lines, or convert it with UniKey."
            ).format(file=sheet.file, name=lettering.value.upper(), encoding=lettering.value)
        )
