"""One line of a file, whatever kind of file: each value read by its column.

A refusal says where to look: the line, or the cell where the file has cells.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Self, TypeVar, cast

from tiepdan.errors import DataFileError, TiepdanError, UsageError
from tiepdan.facts.fact import Field, fields_of
from tiepdan.formulas import as_before
from tiepdan.i18n import _
from tiepdan.text import quoted, word_key

T = TypeVar("T")

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


_KEPT_SECRET = frozenset({"keptsecret", "giubimat"})
"""What a list without secrets says in their place, in either language, as ``word_key``."""


_MOST_LETTERS_OF_IT = 30


def _is_kept_secret(text: str) -> bool:
    return len(text) <= _MOST_LETTERS_OF_IT and _is_word_for_it(text)


@lru_cache(maxsize=1 << 14)
def _is_word_for_it(text: str) -> bool:
    return word_key(text) in _KEPT_SECRET


RowKey = tuple[Path, str, int]
"""By what a line is told from every other one: file, sheet, line."""


@cache
def _imported(subject: type) -> tuple[tuple[str, str, Field, bool], ...]:
    """The facts of a subject that files tell: name, heading, and whether it must be filled in."""
    return tuple(
        (name, field.heading, field, field.is_required and not field.may_be_empty)
        for name, field in fields_of(subject).items()
        if field.fact.is_imported
    )


class RowError(DataFileError):
    """What is wrong with one line; ``what`` without the place, ``cell`` where one is to blame."""

    def __init__(self, sentence: str, *, row: "Row", cell: str | None, what: str) -> None:
        super().__init__(sentence)
        self.key, self.sheet, self.line = row.key, row.sheet, row.line
        self.cell, self.what = cell, what


class Row:
    """One line of a file; a value that cannot be read is reported with file, line and column."""

    def __init__(
        self,
        file: Path,
        line: int,
        values: Mapping[str, str],
        *,
        headings: Mapping[str, str],
        cells: Mapping[str, str] | None = None,
        sheet: str = "",
        is_personal: bool,
    ) -> None:
        """``headings`` are the columns as the file itself calls them, ``cells`` where each stands.

        ``line`` is counted from 1, as programs that show the file do; ``sheet`` tells in which
        sheet it is, where a file has several.
        """
        self.file, self.sheet, self.line, self.cells = file, sheet, line, cells or {}
        self._values, self._headings, self._is_personal = values, headings, is_personal

    def required(self, column: str, parse: Callable[[str], T]) -> T:
        """The value of a column that must be filled in."""
        value = self.optional(column, parse)
        if value is None:
            raise self.problem(
                _("column “{column}” is empty.").format(column=self._heading(column)), column
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
                ),
                column,
            ) from error

    def fact(self, field: Field, today: date) -> Any:
        """The value of a fact, its usual one where the column is empty."""
        if field.is_required and not field.may_be_empty:
            return self.required(field.heading, field.kind.reader(today))
        if not self.has(field.heading):
            return field.default
        value = self.optional(field.heading, field.kind.reader(today))
        return field.default if value is None else value

    def facts(self, subject: type[T], today: date, **known: Any) -> T:
        """One subject from the line; facts that are known otherwise are not read."""
        values = {
            name: self.fact(field, today)
            if must_be_there or self._values.get(heading)
            else field.default
            for name, heading, field, must_be_there in _imported(cast("type", subject))
            if name not in known
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

    def says(self, column: str) -> bool:
        """Whether the file itself fills a column in, and not what is usual for such a book."""
        is_there = self.has(column) and (not self.cells or column in self.cells)
        return is_there and not _is_kept_secret(self._values[column])

    def check_open(self) -> None:
        """Refuse to record the words that stand in a masked list for what is kept secret.

        Raises:
            RowError: a column says no more than that.
        """
        for column, text in self._values.items():
            if _is_kept_secret(text):
                raise self.problem(
                    _(
                        "column “{column}” is “(kept secret)”: the file is a list without secrets,"
                        " and the register has no such case. Write what it says, leave the line"
                        " out, or import what tiepdan export --reveal wrote."
                    ).format(column=self._heading(column)),
                    column,
                )

    @property
    def key(self) -> RowKey:
        """By what it is told from every other line."""
        return self.file, self.sheet, self.line

    def cell(self, column: str) -> str | None:
        """The cell of a column, with its sheet as Excel writes it: Năm 2025!D315."""
        cell = self.cells.get(column)
        return f"{self.sheet}!{cell}" if cell and self.sheet else cell

    def place(self, column: str = "") -> str:
        """Where it stands, or a column of it: the cell, else file and line."""
        return self.cell(column) or f"{self.file.name}:{self.line}"

    def problem(self, what: str, column: str = "") -> RowError:
        """The sentence for this line, or for the cell that a column of it has in the file.

        Where all of it stands in one cell that is to blame, whatever the column.
        """
        if len({*self.cells.values()}) == 1:
            column = next(iter(self.cells))
        cell = self.cell(column)
        if cell is None:
            place = _("{file}, line {line}: {what}").format(
                file=self.file, line=self.line, what=what
            )
        else:
            place = _("{file}, cell {cell}: {what}").format(file=self.file, cell=cell, what=what)
        return RowError(place, row=self, cell=self.cells.get(column), what=what)


def take_over(row: Row, read_line: Callable[[Row], T]) -> T:
    """What a line gives; whatever is refused in it is told with its place in the file.

    Raises:
        DataFileError: the line is wrong, or was recorded (None) and says that it is masked.
    """
    try:
        came = read_line(row)
    except DataFileError:
        raise
    except TiepdanError as error:
        raise row.problem(str(error)) from error
    if came is None:
        row.check_open()
    return came
