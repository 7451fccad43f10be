"""The lines of a CSV file."""

import csv
import io
from codecs import getincrementaldecoder
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tiepdan.errors import DataFileError, reason_of
from tiepdan.i18n import _
from tiepdan.records.importing.rows import Columns, Row
from tiepdan.records.importing.sheets.text_tables import (
    UTF_16_MARKS,
    separator_named,
    windows_1258_text,
)

_LONGEST_CELL = 1 << 24
"""Letters; a report as it was sent is one cell, and Python reads no more than 131,072."""
csv.field_size_limit(_LONGEST_CELL)

_READ_AT_ONCE = 1 << 20


def is_there(path: Path) -> bool:
    """Whether there is such a file.

    Raises:
        DataFileError: the folder cannot be looked into.
    """
    try:
        return path.is_file()
    except OSError as error:
        raise DataFileError(
            _("{file} cannot be read: {reason}.").format(file=path, reason=reason_of(error))
        ) from error


def csv_rows(path: Path, columns: Columns, *, is_personal: bool) -> Iterator[Row]:
    """The lines of a file that are not empty.

    Of a file with personal data (``is_personal``) no refusal repeats a value.

    Raises:
        DataFileError: it is no CSV file in UTF-8, or its first line does not name the columns.
    """
    reader: csv.DictReader[str] | None = None
    try:
        with _opened(path) as file:
            named = separator_named(file.readline())
            if named is None:
                file.seek(0)
                # Excel separates by semicolons where the comma is the decimal sign, as in Vietnam;
                # its “Unicode text” by tabs.
                heading = file.readline()
                named = next((one for one in "\t;" if one in heading), ",")
                file.seek(0)
            reader = csv.DictReader(file, strict=True, delimiter=named)
            names = [*(reader.fieldnames or ())]
            reader.fieldnames = [columns.named(name) for name in names]
            check_columns(path, names, reader.fieldnames, columns)
            headings = dict(zip(reader.fieldnames, names, strict=True))
            for values in reader:
                row = Row(
                    path,
                    reader.line_num,
                    values,
                    headings=headings,
                    is_personal=is_personal,
                )
                if not any(values.values()):
                    continue  # the empty last lines that Excel leaves
                if None in values or None in values.values():
                    raise row.problem(_("it has not as many columns as the first line."))
                yield row
    except csv.Error as error:
        raise DataFileError(
            _("{file}, line {line}: {what}").format(
                file=path,
                line=reader.line_num if reader else 1,
                what=_("a quotation mark is not closed, or stands inside a value."),
            )
        ) from error
    except UnicodeError as error:
        raise DataFileError(
            _("{file} is not a CSV file in UTF-8; in Excel, save it as “CSV UTF-8”.").format(
                file=path
            )
        ) from error
    except OSError as error:
        raise DataFileError(
            _("{file} cannot be read: {reason}.").format(file=path, reason=reason_of(error))
        ) from error


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    """The text of a file: UTF-8, “Unicode text”, as Excel calls it, or Windows-1258."""
    encoding = _encoding(path)
    if encoding is not None:
        with path.open(encoding=encoding, newline="") as file:
            yield file
        return
    text = windows_1258_text(path.read_bytes())
    if text is None:
        raise UnicodeError
    yield io.StringIO(text, newline="")


def _encoding(path: Path) -> str | None:
    """How it is coded; None where that is none of Unicode."""
    with path.open("rb") as file:
        if file.read(2) in UTF_16_MARKS:
            return "utf-16"
        file.seek(0)
        decoder = getincrementaldecoder("utf-8")()
        try:
            while part := file.read(_READ_AT_ONCE):
                decoder.decode(part)
            decoder.decode(b"", final=True)
        except UnicodeError:
            return None
    return "utf-8-sig"


def check_columns(path: Path, names: Sequence[str], found: Sequence[str], columns: Columns) -> None:
    """Refuse a first line: ``names`` are the columns as the file calls them, ``found`` as we do."""
    required, optional = columns.required, columns.optional
    missing = [column for column in required if column not in found]
    unknown = [column for column in found if column not in (*required, *optional)]
    if missing:
        raise DataFileError(
            _(
                "{file}: column {columns} is missing; the first line must name {required},"
                " and may name {optional}."
            ).format(
                file=path,
                columns=", ".join(missing),
                required=", ".join(required),
                optional=", ".join(optional) or "–",
            )
        )
    both = zip(names, found, strict=True)
    twice = sorted({name for name, column in both if found.count(column) > 1})
    if twice:
        raise DataFileError(
            _("{file}: column {columns} is there twice; leave one of them out.").format(
                file=path, columns=", ".join(twice)
            )
        )
    if unknown:
        raise DataFileError(
            _("{file}: column {columns} is not known; the columns are {known}.").format(
                file=path, columns=", ".join(unknown), known=", ".join((*required, *optional))
            )
        )
