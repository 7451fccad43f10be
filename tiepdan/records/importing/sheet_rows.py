"""The lines of one of a register's files that is a sheet of Excel or LibreOffice."""

from collections.abc import Iterator

from tiepdan.i18n import _
from tiepdan.records.importing.csv_rows import check_columns
from tiepdan.records.importing.rows import Columns, Row
from tiepdan.records.importing.sheets.error_cells import came_to_nothing
from tiepdan.records.importing.sheets.sheet import CellError, Sheet, cell_name, text_of


def sheet_rows(
    sheet: Sheet, columns: Columns, *, is_personal: bool, is_one_of_several: bool = False
) -> Iterator[Row]:
    """The lines below the first row, which names the columns as in a CSV file.

    Of ``is_one_of_several`` in a file their places name the sheet.

    Raises:
        DataFileError: the first row does not name the columns, or a value has no column.
    """
    texts = ([text_of(held) for held in cells] for cells in sheet.rows)
    names = _without_empty_end(next(texts))
    found = [columns.named(name) for name in names]
    check_columns(sheet.file, names, found, columns)
    headings = dict(zip(found, names, strict=True))
    for place, texts_of_row in enumerate(texts, start=1):
        values = _without_empty_end(texts_of_row)
        row = Row(
            sheet.file,
            place + 1,
            dict(zip(found, values, strict=False)),
            headings=headings,
            cells={name: cell_name(place, column) for column, name in enumerate(found)},
            sheet=sheet.name if is_one_of_several else "",
            is_personal=is_personal,
        )
        for name, held in zip(found, sheet.rows[place], strict=False):
            if isinstance(held, CellError):
                raise row.problem(came_to_nothing(headings[name]), name)
        if len(values) > len(names):
            raise row.problem(_("it has not as many columns as the first line."))
        if values:
            yield row


def _without_empty_end(texts: list[str]) -> list[str]:
    while texts and not texts[-1]:
        texts.pop()
    return texts
