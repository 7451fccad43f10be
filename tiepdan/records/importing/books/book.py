"""A book as it was read: its lines, and what is passed over, doubtful and wrong in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.records.importing.books.choices import Choices
from tiepdan.records.importing.books.headings import Heading
from tiepdan.records.importing.books.kinds import BookKind, Target
from tiepdan.records.importing.layout import PLACE_IN_BOOK, RegisterFile
from tiepdan.records.importing.rows import Columns, Row
from tiepdan.records.importing.sheets.sheet import Sheet, cell_name

OUR_NUMBER: Target = ("petitions", "number")
"""A number that this program gave a petition."""


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
    ``without`` are rows that shall not go in: they are wrong, and that was said. ``first`` is the
    place of its first line among those of all books of a file; of a file with several sheets,
    places name the sheet as ``sheet_name``.
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
    first: int = 1
    sheet_name: str = ""

    @property
    def kind(self) -> BookKind:
        """Of which kind it is."""
        return self.heading.kind

    def has(self, file: RegisterFile) -> bool:
        """Whether its lines tell rows of a file."""
        return bool(self.kind.rows_in(file.name))

    def rows(self, file: RegisterFile) -> Iterator[Row]:
        """Its lines as those of a file of the register, numbered as they follow each other."""
        told_here, lines = self.kind.rows_in(file.name), [*enumerate(self.lines, start=self.first)]
        # What has a number of ours takes it before numbers are given.
        lines.sort(key=lambda one: OUR_NUMBER not in one[1].values)
        for place, line in lines:
            if line.number in self.without:
                continue
            for told in told_here:
                if told == self.kind.file or line.tells(told):
                    yield self._row(told, line, self._ties(file, line, place))

    def _ties(self, file: RegisterFile, line: Line, place: int) -> Mapping[str, str]:
        """The columns that tie the rows of a line together."""
        ties = dict.fromkeys(file.required, str(place))
        if self.kind.file == "petitions":
            known = line.values.get(OUR_NUMBER, f"{PLACE_IN_BOOK}{place}")
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
            headings=self._headings(told),
            cells={
                target[1]: cell_name(line.row, column.place)
                for column in self.heading.columns
                if column.meaning
                for target in column.meaning.targets
                if target[0] == told
            }
            | {column: cell for (of, column), cell in line.cells.items() if of == told}
            | (self._cell_of_name(line) if told == self.kind.file else {}),
            sheet=self.sheet_name,
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

    def _headings(self, told: str) -> Mapping[str, str]:
        """The columns of what is told as the book calls them."""
        return {
            target[1]: column.heading
            for column in self.heading.columns
            if column.meaning
            for target in column.meaning.targets
            if target[0] == told
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


def is_covered(line: Line) -> bool:
    """Whether a line is of a denunciation, or may be: then nothing of it is shown."""
    return not {PetitionKind.DENUNCIATION, None}.isdisjoint(_kinds(line))


def is_denunciation(line: Line) -> bool:
    """Whether it says that it is of a denunciation."""
    return PetitionKind.DENUNCIATION in _kinds(line)


def _kinds(line: Line) -> list[PetitionKind | None]:
    """What kind it says to be of; None where nobody can tell."""
    found: list[PetitionKind | None] = []
    if ("petitions", "contains_denunciation") in line.values:
        found.append(None)
    for (file, column), text in line.values.items():
        if column == "kind" and not file.startswith("petition_events"):
            try:
                found.append(PetitionKind.parse(text))
            except UsageError:
                found.append(None)
    return found


def ranges(numbers: Sequence[int]) -> str:
    """Numbers of rows with those that follow each other put together: 5–7, 12."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    return ", ".join("–".join(map(str, span)) for span in spans)
