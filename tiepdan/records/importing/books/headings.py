"""Where the heading of a book is, below titles and over merged lines, and what it means."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from tiepdan.errors import DataFileError
from tiepdan.i18n import _
from tiepdan.records.importing.books.kinds import BookKind, Meaning
from tiepdan.records.importing.sheets.sheet import Sheet, column_name, is_empty, text_of
from tiepdan.text import fold, word_key, words_in

_ROWS_LOOKED_AT = 60
_LEAST_RECOGNISED = 3
"""Columns of which a heading must be known."""

_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class BookColumn:
    """A column of a book: where it is, its heading there, and what it means if that is known."""

    place: int
    heading: str
    meaning: Meaning | None

    @property
    def letter(self) -> str:
        """Its name in Excel."""
        return column_name(self.place)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a book: of which kind, its last row, its columns that have a heading."""

    kind: BookKind
    row: int
    columns: tuple[BookColumn, ...]


def find_headings(
    sheets: Sequence[Sheet], kinds: Sequence[BookKind], said: Mapping[str, str]
) -> list[tuple[Sheet, Heading]]:
    """Each sheet that is a book, with the heading of which most columns are known.

    ``said`` tells what some columns mean. A sheet with nothing below its heading is none, unless
    all are like that.

    Raises:
        DataFileError: no sheet has a heading that says the day and the content of its lines.
    """
    found = []
    for sheet in sheets:
        filled = sheet.with_merged_filled()
        headings = [heading for kind in kinds for heading in _headings(filled, kind, said)]
        if headings:
            found.append((sheet, max(headings, key=partial(_likelihood, sheet))))
    if not found:
        raise DataFileError(_no_heading(sheets, kinds))
    return [one for one in found if _is_filled(*one)] or found[:1]


def _likelihood(sheet: Sheet, heading: Heading) -> tuple[int, ...]:
    """By what one of several rows is taken for the heading."""
    return _is_filled(sheet, heading), *_known(sheet, heading), -heading.row


def _is_filled(sheet: Sheet, heading: Heading) -> bool:
    """Whether anything stands below the heading."""
    return any(any(row) for row in sheet.rows[heading.row + 1 :])


def _known(sheet: Sheet, heading: Heading) -> tuple[int, int]:
    """How many columns are known, and whether the title above names such a book."""
    titles = [word_key(title) for title in heading.kind.titles]
    above = (word_key(text_of(held)) for row in sheet.rows[: heading.row] for held in row if held)
    is_named = any(title in text for text in above for title in titles)
    return sum(column.meaning is not None for column in heading.columns), is_named


def _headings(sheet: Sheet, kind: BookKind, said: Mapping[str, str]) -> list[Heading]:
    """The rows that may be the last of the heading."""
    found = []
    for row in range(min(len(sheet.rows), _ROWS_LOOKED_AT)):
        if len({held for held in sheet.rows[row] if isinstance(held, str) and held}) <= 1:
            continue  # a title, or nothing
        columns = _columns(sheet, row, kind, said)
        known = [column for column in columns if column.meaning]
        told = {target for column in known if column.meaning for target in column.meaning.targets}
        if len(known) >= _LEAST_RECOGNISED and set(kind.needed) <= told:
            found.append(Heading(kind, row, columns))
    return found


def _columns(
    sheet: Sheet, row: int, kind: BookKind, said: Mapping[str, str]
) -> tuple[BookColumn, ...]:
    above = [text_of(held) for held in sheet.rows[row - 1]] if row else []
    if len({text for text in above if text}) < _LEAST_RECOGNISED:
        above = []  # a title, not the upper line of the heading
    taken: set[str] = set()
    columns = []
    for place in range(sheet.width):
        lower = text_of(sheet.value(row, place))
        upper = above[place] if place < len(above) else ""
        parts = [part for part in dict.fromkeys((upper, lower)) if part]
        if not parts:
            continue
        meaning = _meant(parts, kind, said)
        if meaning is not None and meaning.name in taken:
            meaning = None
        if meaning is not None:
            taken.add(meaning.name)
        columns.append(
            BookColumn(place, " – ".join(" ".join(one.split()) for one in parts), meaning)
        )
    return tuple(columns)


def _meant(parts: Sequence[str], kind: BookKind, said: Mapping[str, str]) -> Meaning | None:
    """What a heading of one or two lines means: the lower one tells, or both together."""
    for text in (parts[-1], " ".join(parts), parts[0]):
        if (name := said.get(word_key(text))) is not None:
            return kind.meant(name)
    for text in dict.fromkeys((parts[-1], " ".join(parts))):
        if meaning := recognised(text, kind):
            return meaning
    return None


def recognised(heading: str, kind: BookKind) -> Meaning | None:
    """What a heading means, however it is written; None where nobody can tell."""
    for text in (heading, _BRACKETS.sub(" ", heading)):
        if meaning := kind.words.get(word_key(text)):
            return meaning
    words = f" {' '.join(map(fold, words_in(_BRACKETS.sub(' ', heading))))} "
    within = [(len(phrase), meaning) for phrase, meaning in kind.phrases if f" {phrase} " in words]
    return max(within, key=lambda one: one[0])[1] if within else None


def _no_heading(sheets: Sequence[Sheet], kinds: Sequence[BookKind]) -> str:
    needed = "; ".join(
        f"{kind.label}: {', '.join(kind.field(target).label for target in kind.needed)}"
        for kind in kinds
    )
    return _(
        "{file} has no line of headings that is known in its first {rows} rows; it must name at"
        " least the day and the content ({needed}). What is read: tiepdan import --template"
        " mau.xlsx"
    ).format(file=sheets[0].file, rows=_ROWS_LOOKED_AT, needed=needed)


def is_numbering(texts: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3 or (1), (2), (3)."""
    numbers = [text.strip("()[] .") for text in texts if text]
    if len(numbers) < _LEAST_RECOGNISED or not all(one.isdigit() for one in numbers):
        return False
    counted = [int(one) for one in numbers]
    return counted == sorted(counted) and counted[0] <= 1 and len(set(counted)) == len(counted)


def is_same(heading: Heading, sheet: Sheet, row: int) -> bool:
    """Whether a row repeats the heading, as on each printed page."""
    texts = [
        word_key(text_of(sheet.value(row, column.place)))
        for column in heading.columns
        if not is_empty(sheet.value(row, column.place))
    ]
    names = {word_key(column.heading) for column in heading.columns}
    return len(texts) >= _LEAST_RECOGNISED and all(text in names for text in texts)
