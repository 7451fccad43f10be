"""A book read line by line: what goes in, what is passed over, what is doubtful, what is wrong."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.identity_numbers import is_usual
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.records.importing.books.choices import Choices, Zeros
from tiepdan.records.importing.books.headings import BookColumn, Heading, is_numbering, is_same
from tiepdan.records.importing.books.kinds import PLACE, BookKind, Target
from tiepdan.records.importing.books.lost_zeros import with_zero
from tiepdan.records.importing.books.values import is_destroyed, text_of
from tiepdan.records.importing.layout import FILES, PLACE_IN_BOOK, RegisterFile
from tiepdan.records.importing.rows import Columns, Row, RowError
from tiepdan.records.importing.sheets.sheet import Sheet, cell_name, is_empty
from tiepdan.text import fold

_TOTAL = re.compile(r"(tong so|tong cong|cong)(?! (ty|dan|an|doan|nghe|trinh|tac))\b.*|tong[: ]*")
_NOTHING = frozenset({"-", "–", "—", "...", "…", "/", "."})
_NUMBERS = ("id_number", "phone")
_OLD_NUMBER: Target = ("petitions", "former_number")
_OUR_NUMBER: Target = ("petitions", "number")
_GIVEN_HERE = re.compile(r"\d{4}-\d{4,}", re.ASCII)
"""A number that this program gave: the petition keeps it."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a cell or a row of the book, in a sentence without what the cell says."""

    row: int
    cell: str
    what: str


@dataclass(slots=True)
class Line:
    """A line of the book: its row from 0, what it says by columns of the register's files.

    ``cells`` names where each value stands.
    """

    row: int
    values: dict[Target, str] = field(default_factory=dict)
    cells: dict[Target, str] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """Its row as people count."""
        return self.row + 1

    def tells(self, row: str) -> bool:
        """Whether it says anything of a row of the register's files."""
        return any(of == row for of, _column in self.values)


@dataclass
class Book:
    """A book as it was read; it gives its lines as the files of a register would.

    ``original`` is the sheet as it is in the file, ``sheet`` with merged cells filled.
    ``passed_over`` are rows that are no lines: totals, headings of a month, signatures.
    ``without`` are rows that shall not go in: they are wrong, and that was said.
    """

    original: Sheet
    sheet: Sheet
    heading: Heading
    choices: Choices
    lines: list[Line] = field(default_factory=list)
    passed_over: list[Remark] = field(default_factory=list)
    doubts: list[Remark] = field(default_factory=list)
    wrong: list[Remark] = field(default_factory=list)
    lost_zeros: list[str] = field(default_factory=list)
    without: frozenset[int] = frozenset()

    @property
    def kind(self) -> BookKind:
        """Of which kind it is."""
        return self.heading.kind

    def has(self, file: RegisterFile) -> bool:
        """Whether its lines tell rows of a file."""
        return bool(self.kind.rows_in(file.name))

    def rows(self, file: RegisterFile) -> Iterator[Row]:
        """Its lines as those of a file of the register, numbered as they follow each other."""
        lines = [*enumerate(self.lines, start=1)]
        # What has a number of ours takes it before numbers are given.
        lines.sort(key=lambda one: _OUR_NUMBER not in one[1].values)
        for place, line in lines:
            if line.number in self.without:
                continue
            for told in self.kind.rows_in(file.name):
                if told == self.kind.file or line.tells(told):
                    yield self._row(told, line, self._ties(file, line, place))

    def _ties(self, file: RegisterFile, line: Line, place: int) -> Mapping[str, str]:
        """The columns that tie the rows of a line together."""
        ties = dict.fromkeys(file.required, str(place))
        if self.kind.file == "petitions":
            known = line.values.get(_OUR_NUMBER, f"{PLACE_IN_BOOK}{place}")
            ties |= {one: known for one in ("number", "petition") if one in ties}
            if file.name == "petitioners":
                ties["number"] = str(place)
        has_person = line.tells("petitioners")
        if "petitioner" in (*file.required, *file.optional):
            ties["petitioner"] = str(place) if has_person else ""
        return ties

    def left_out(self, _name: str, _columns: Columns) -> Iterator[Row]:
        """No line names what is in no other."""
        return iter(())

    def _row(self, told: str, line: Line, ties: Mapping[str, str]) -> Row:
        usual = {column: value for (of, column), value in self.usual.items() if of == told}
        values = {column: text for (of, column), text in line.values.items() if of == told}
        return Row(
            self.sheet.file,
            line.number,
            {**usual, **values, **ties},
            headings=self._headings,
            cells={
                target[1]: cell_name(line.row, column.place)
                for column in self.heading.columns
                if column.meaning
                for target in column.meaning.targets
                if target[0] == told
            }
            | {column: cell for (of, column), cell in line.cells.items() if of == told}
            | self._cell_of_name(line),
            is_personal=True,
        )

    def _cell_of_name(self, line: Line) -> dict[str, str]:
        """Where it says who somebody is, or should."""
        for column in self.heading.columns:
            if column.meaning and ("petitioners", "name") in column.meaning.targets:
                return {"petitioner": cell_name(line.row, column.place)}
        return {}

    @cached_property
    def usual(self) -> Mapping[Target, str]:
        """What is recorded where a line says nothing."""
        said = {self.target(column): value for column, value in self.choices.usual.items()}
        return {**self.kind.usual, **said}

    @cached_property
    def _headings(self) -> Mapping[str, str]:
        """The columns as the book calls them."""
        return {
            target[1]: column.heading
            for column in self.heading.columns
            if column.meaning
            for target in column.meaning.targets
        }

    def target(self, column: str) -> Target:
        """The column of the register's file that has this name.

        Raises:
            UsageError: none has it.
        """
        meaning = self.kind.meant(column)
        if meaning is None or len(meaning.targets) != 1:
            known = [one.name for one in self.kind.meanings if len(one.targets) == 1]
            raise UsageError(
                _("“{column}” is no fact of this book; write one of: {known}.").format(
                    column=column, known=", ".join(known)
                )
            )
        return meaning.targets[0]


def read_book(sheet: Sheet, heading: Heading, choices: Choices, *, today: date) -> Book:
    """Read every line below the heading, and judge each value by itself.

    Whether the facts of a line go together, and with the register, is judged as they are recorded.
    """
    book = Book(sheet, sheet.with_merged_filled(), heading, choices)
    for row in range(heading.row + 1, len(sheet.rows)):
        why = _no_line(book, row)
        if why is None:
            book.lines.append(_line(book, row))
        else:
            book.passed_over += why
    _fill_days(book)
    _leave_out_undated(book)
    _judge(book, today)
    return book


def _no_line(book: Book, row: int) -> list[Remark] | None:
    """Why a row is no line of the book; an empty list where that need not be said."""
    texts = [text_of(book.sheet.value(row, place)) for place in range(book.sheet.width)]
    filled = [text for text in texts if text]
    if not filled or is_numbering(texts) or is_same(book.heading, book.sheet, row):
        return []
    cell = cell_name(row, next(place for place, text in enumerate(texts) if text))
    if _TOTAL.fullmatch(fold(filled[0]).strip()):
        return [Remark(row + 1, cell, _("a total"))]
    if len(set(filled)) > 1 and _tells_a_line(book, row):
        return None
    return [Remark(row + 1, cell, _("neither a day nor a content beside it"))]


def _tells_a_line(book: Book, row: int) -> bool:
    """Whether its number in the book is there, or two of day, person and content."""
    told = 0
    for column in book.heading.columns:
        if column.meaning is None or is_empty(book.sheet.value(row, column.place)):
            continue
        if column.meaning is PLACE:
            return text_of(book.sheet.value(row, column.place)).strip(".)").isdigit()
        told += any(
            target in {*book.kind.needed, ("petitioners", "name")}
            for target in column.meaning.targets
        )
    return told > 1


def _line(book: Book, row: int) -> Line:
    line = Line(row)
    for column in book.heading.columns:
        held = book.sheet.value(row, column.place)
        if column.meaning is None or is_empty(held) or text_of(held) in _NOTHING:
            continue
        cell = cell_name(row, column.place)
        if is_destroyed(held):
            book.wrong.append(_destroyed(line, cell, column))
            continue
        for target, text in column.meaning.read(held).items():
            called = (column.heading, target[1], column.meaning.name)
            _put(book, line, target, book.choices.word(called, text), cell)
    return line


def _put(book: Book, line: Line, target: Target, text: str, cell: str) -> None:
    if target[1] in _NUMBERS:
        text = _number(book, line, target[1], text, cell)
    if (known := line.cells.get(target)) and line.values[target] != text:
        book.wrong.append(
            Remark(
                line.number,
                cell,
                _("it says another “{fact}” than {cell}; leave one of them empty.").format(
                    fact=book.kind.field(target).label, cell=known
                ),
            )
        )
        return
    if target == _OLD_NUMBER and _GIVEN_HERE.fullmatch(text):
        target = _OUR_NUMBER
    line.values[target], line.cells[target] = text, cell


def _number(book: Book, line: Line, column: str, text: str, cell: str) -> str:
    whole = with_zero(column, text)
    if whole is not None and book.choices.zeros is Zeros.ADD:
        return whole
    if whole is not None and book.choices.zeros is None:
        book.lost_zeros.append(cell)
    elif column == "id_number" and not is_usual(text):
        what = _("this looks like the number of no identity paper (12 digits, or 9, or a passport)")
        book.doubts.append(Remark(line.number, cell, what))
    return text


def _destroyed(line: Line, cell: str, column: BookColumn) -> Remark:
    return Remark(
        line.number,
        cell,
        _(
            "column “{column}”: the last digits of the number are lost, Excel kept it as 4,2E+10;"
            " type it anew in a column formatted as text."
        ).format(column=column.heading),
    )


def _fill_days(book: Book) -> None:
    """A line without a day is of that of the line above, as in books that write it once."""
    day, filled = "", []
    for line in book.lines:
        if book.kind.day in line.values:
            day = line.values[book.kind.day]
        elif day:
            line.values[book.kind.day] = day
            filled.append(line.number)
    if filled:
        what = _("no day: that of the line above is taken ({count} lines: {rows})").format(
            count=len(filled), rows=ranges(filled)
        )
        book.doubts.append(Remark(filled[0], "", what))


def _leave_out_undated(book: Book) -> None:
    """What happened to a petition on a day that the book does not say is told, and not recorded."""
    for line in book.lines:
        for told in book.kind.rows_in("petition_events"):
            needed = [line.values.get((told, column)) for column in ("kind", "happened_on")]
            if all(needed) or not line.tells(told):
                continue
            cell = next(cell for target, cell in line.cells.items() if target[0] == told)
            for target in [one for one in line.values if one[0] == told]:
                del line.values[target], line.cells[target]
            what = _("it does not say what was done and on which day, so that it is not recorded")
            book.doubts.append(Remark(line.number, cell, what))


def _judge(book: Book, today: date) -> None:
    """Each value by itself: every one that cannot be read is told with its cell."""
    for file in filter(book.has, FILES.values()):
        for row in book.rows(file):
            for fact in file.fields.values():
                try:
                    row.fact(fact, today)
                except RowError as error:
                    book.wrong.append(Remark(error.line, error.cell or "", error.what))


def is_covered(line: Line) -> bool:
    """Whether a line is of a denunciation, or may be: then nothing of it is shown."""
    kinds = [text for (_file, column), text in line.values.items() if column == "kind"]
    try:
        return any(PetitionKind.parse(kind) is PetitionKind.DENUNCIATION for kind in kinds)
    except UsageError:
        return True


def ranges(numbers: Sequence[int]) -> str:
    """Numbers of rows with those that follow each other put together: 5–7, 12."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    return ", ".join("–".join(map(str, span)) for span in spans)


def by_row(remarks: Iterable[Remark]) -> Mapping[int, list[Remark]]:
    """Remarks by the row they are of."""
    found: dict[int, list[Remark]] = defaultdict(list)
    for remark in remarks:
        found[remark.row].append(remark)
    return found
