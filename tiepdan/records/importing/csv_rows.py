"""A CSV file line by line, each value read by its column; a refusal says where to look."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Self, TypeVar

from tiepdan.errors import DataFileError, TiepdanError, UsageError, reason_of
from tiepdan.facts.fact import Field, fields_of
from tiepdan.formulas import as_before
from tiepdan.i18n import _
from tiepdan.text import quoted, word_key

T = TypeVar("T")

_LONGEST_CELL = 1 << 24
"""Letters; a report as it was sent is one cell, and Python reads no more than 131,072."""
csv.field_size_limit(_LONGEST_CELL)

_TIES: Mapping[str, tuple[str, ...]] = {
    "number": ("số", "STT", "số thứ tự", "số đơn", "số buổi", "số lượt tiếp"),
    "petition": ("đơn", "số đơn"),
    "petitioner": ("người gửi", "người gửi đơn", "người đến"),
    "visit": ("lượt tiếp", "số lượt tiếp"),
    "meeting": ("buổi", "buổi tiếp"),
    "event": ("sự việc",),
    "request": ("văn bản yêu cầu",),
    "sent_report": ("báo cáo đã gửi",),
    "record": ("bản ghi",),
    "list_number": ("số trong danh sách",),
}
"""Vietnamese headings of the columns that tie the files together, and are no facts."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a file: those that must be filled in, those that may be, in other words.

    ``others`` are further headings by which a column is known: of earlier programs, Vietnamese.
    """

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    others: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, *facts: Field, required: tuple[str, ...] = (), optional: tuple[str, ...] = ()
    ) -> Self:
        """The columns of facts, and of what ties the files together."""
        return cls(
            (*required, *(one.heading for one in facts if one.is_required)),
            (*(one.heading for one in facts if not one.is_required), *optional),
            _other_words(required, optional)
            | {
                word_key(other): one.heading
                for one in facts
                for other in (*one.fact.vietnamese, *one.fact.former_headings)
            },
        )

    def named(self, heading: str) -> str:
        """The column that a heading means, or the heading itself where it means none."""
        known = (*self.required, *self.optional)
        return heading if heading in known else self.others.get(word_key(heading), heading)


def _other_words(*ties: tuple[str, ...]) -> dict[str, str]:
    return {word_key(other): tie for some in ties for tie in some for other in _TIES.get(tie, ())}


class CsvRow:
    """One line of a file; a value that cannot be read is reported with file, line and column."""

    def __init__(
        self,
        path: Path,
        line: int,
        values: dict[str, str],
        headings: Mapping[str, str],
        *,
        is_personal: bool,
    ) -> None:
        """``headings`` are the columns as the file itself calls them."""
        self._path, self._line, self._values, self._headings = path, line, values, headings
        self._is_personal = is_personal

    def required(self, column: str, parse: Callable[[str], T]) -> T:
        """The value of a column that must be filled in."""
        value = self.optional(column, parse)
        if value is None:
            raise self.problem(
                _("column “{column}” is empty.").format(column=self._heading(column))
            )
        return value

    def optional(self, column: str, parse: Callable[[str], T]) -> T | None:
        """The value of a column, None where it is empty."""
        if not self.has(column):
            return None
        typed = as_before(self._values[column])
        try:
            return parse(typed)
        except UsageError as error:
            raise self.problem(
                _("column “{column}”: {reason}").format(
                    column=self._heading(column), reason=self._without_value(str(error), typed)
                )
            ) from error

    def fact(self, field: Field, today: date) -> Any:
        """The value of a fact, its usual one where the column is empty."""
        read = field.kind.reader(today)
        if field.is_required and not field.may_be_empty:
            return self.required(field.heading, read)
        value = self.optional(field.heading, read)
        return field.default if value is None else value

    def facts(self, subject: type[T], today: date, **known: Any) -> T:
        """One subject from the line; facts that are known otherwise are not read."""
        values = {
            name: self.fact(field, today)
            for name, field in fields_of(subject).items()
            if name not in known and field.fact.is_imported
        }
        return subject(**values, **known)

    def _without_value(self, sentence: str, typed: str) -> str:
        """The sentence without the value, in files about citizens.

        A comma too many puts a name into the next column; line and column say where to look.
        """
        if not self._is_personal:
            return sentence
        return sentence.replace(f"“{quoted(typed)}”", "“…”")

    def _heading(self, column: str) -> str:
        return self._headings.get(column, column)

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


def csv_rows(path: Path, columns: Columns, *, is_personal: bool) -> Iterator[CsvRow]:
    """The lines of a file that are not empty.

    Of a file with personal data (``is_personal``) no refusal repeats a value.

    Raises:
        DataFileError: it is no CSV file in UTF-8, or its first line does not name the columns.
    """
    reader: csv.DictReader[str] | None = None
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            # Excel separates by semicolons where the comma is the decimal sign, as in Vietnam.
            delimiter = ";" if ";" in file.readline() else ","
            file.seek(0)
            reader = csv.DictReader(file, strict=True, delimiter=delimiter)
            names = [*(reader.fieldnames or ())]
            reader.fieldnames = [columns.named(name) for name in names]
            _check_columns(path, names, reader.fieldnames, columns)
            headings = dict(zip(reader.fieldnames, names, strict=True))
            for values in reader:
                row = CsvRow(path, reader.line_num, values, headings, is_personal=is_personal)
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
    path: Path, names: Sequence[str], found: Sequence[str], columns: Columns
) -> None:
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
