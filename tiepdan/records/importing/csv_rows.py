"""A CSV file line by line, each value read by its column; a refusal says where to look."""

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from tiepdan.errors import DataFileError, TiepdanError, UsageError, reason_of
from tiepdan.i18n import _
from tiepdan.text import quoted

T = TypeVar("T")


class CsvRow:
    """One line of a file; a value that cannot be read is reported with file, line and column."""

    def __init__(self, path: Path, line: int, values: dict[str, str], *, is_personal: bool) -> None:
        self._path, self._line, self._values = path, line, values
        self._is_personal = is_personal

    def required(self, column: str, parse: Callable[[str], T]) -> T:
        """The value of a column that must be filled in."""
        value = self.optional(column, parse)
        if value is None:
            raise self.problem(_("column “{column}” is empty.").format(column=column))
        return value

    def optional(self, column: str, parse: Callable[[str], T]) -> T | None:
        """The value of a column, None where it is empty."""
        if not self.has(column):
            return None
        typed = self._values[column]
        try:
            return parse(typed)
        except UsageError as error:
            raise self.problem(
                _("column “{column}”: {reason}").format(
                    column=column, reason=self._without_value(str(error), typed)
                )
            ) from error

    def _without_value(self, sentence: str, typed: str) -> str:
        """The sentence without the value, in files about citizens.

        A comma too many puts a name into the next column; line and column say where to look.
        """
        if not self._is_personal:
            return sentence
        return sentence.replace(f"“{quoted(typed)}”", "“…”")

    def has(self, column: str) -> bool:
        """Whether a column is filled in."""
        return bool(self._values.get(column, "").strip())

    def problem(self, what: str) -> DataFileError:
        """The sentence for this line."""
        return DataFileError(
            _("{file}, line {line}: {what}").format(file=self._path, line=self._line, what=what)
        )


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


def csv_rows(path: Path, columns: str, *, is_personal: bool) -> Iterator[CsvRow]:
    """The lines of a file that are not empty; ``columns`` are “required … | optional …”.

    Of a file with personal data (``is_personal``) no refusal repeats a value.

    Raises:
        DataFileError: it is no CSV file in UTF-8, or its first line does not name the columns.
    """
    required, optional = (part.split() for part in columns.split("|"))
    reader: csv.DictReader[str] | None = None
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            # Excel separates by semicolons where the comma is the decimal sign, as in Vietnam.
            delimiter = ";" if ";" in file.readline() else ","
            file.seek(0)
            reader = csv.DictReader(file, strict=True, delimiter=delimiter)
            _check_columns(path, reader.fieldnames or (), required, optional)
            for values in reader:
                row = CsvRow(path, reader.line_num, values, is_personal=is_personal)
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
    except UnicodeDecodeError as error:
        raise DataFileError(
            _("{file} is not a CSV file in UTF-8; in Excel, save it as “CSV UTF-8”.").format(
                file=path
            )
        ) from error
    except OSError as error:
        raise DataFileError(
            _("{file} cannot be read: {reason}.").format(file=path, reason=reason_of(error))
        ) from error


def take_over(row: CsvRow, read_line: Callable[[CsvRow], T]) -> T:
    """What a line gives; whatever is refused in it is told with its place in the file.

    Raises:
        DataFileError: the line is wrong.
    """
    try:
        return read_line(row)
    except DataFileError:
        raise
    except TiepdanError as error:
        raise row.problem(str(error)) from error


def _check_columns(
    path: Path, found: Sequence[str], required: list[str], optional: list[str]
) -> None:
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
    twice = sorted({column for column in found if found.count(column) > 1})
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
