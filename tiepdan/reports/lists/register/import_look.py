"""What was recognised in an office's own book, before any of it is recorded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.records.importing.books.book import Book, Line, Remark, is_covered, ranges
from tiepdan.records.importing.books.headings import BookColumn
from tiepdan.records.importing.books.kinds import PLACE, Target
from tiepdan.records.importing.books.own_words import unknown_words
from tiepdan.records.importing.sheets.sheet import cell_name
from tiepdan.reports.lists.parts import kept_secret
from tiepdan.reports.model import Column, Report, Table, Tone

_MOST_LETTERS = 60
_MOST_PLACES = 4
_MOST_WRONG_PLACES = 40
"""Cells that are wrong in the same way, as where one word is not known; a look names them all."""
_MOST_REMARKS = 200
"""So many are listed; a file with all of them marked is what more are worked through with."""


@dataclass(frozen=True, slots=True)
class BookLook:
    """A book, what is wrong in it, and which of its lines, as people count, are there already."""

    book: Book
    wrong: Sequence[Remark]
    there: Sequence[int]

    @property
    def new_count(self) -> int:
        """How many lines would be added."""
        return len(self.book.lines) - len(self.book.without) - len(self.there)


def import_look(look: BookLook, *, today: date, same_columns: str | None = None) -> Report:
    """Sheet, heading, columns, what goes in, what is doubtful, and every error with its cell.

    Where the sheet ``same_columns`` has shown the very columns, its name stands for them.
    """
    book, wrong = look.book, look.wrong
    tables = (
        _facts(look, same_columns),
        None if same_columns else _columns(book, today),
        _usual(book, today),
        _unknown(book),
        _doubts(book),
        _errors(wrong),
    )
    return Report(
        title=_("Look at {file}").format(file=book.sheet.file.name),
        heading=_("Nothing of it is recorded yet."),
        tables=tuple(table for table in tables if table is not None),
    )


def _facts(look: BookLook, same_columns: str | None) -> Table:
    book, refused = look.book, {remark.row for remark in look.wrong}
    passed_over = ranges([remark.row for remark in book.passed_over])
    cells = (
        ("sheet", _("Sheet"), book.sheet.name or None),
        ("book", _("Read as"), book.kind.label),
        ("heading_row", _("Heading in row"), book.heading.row + 1),
        ("columns", _("Columns"), _like(same_columns)),
        ("lines", _("Lines"), len(book.lines)),
        ("new", _("New"), look.new_count),
        ("there", _("There already"), _count_and_rows(look.there)),
        ("passed_over", _("Rows passed over"), passed_over or None),
        ("doubtful", _("Doubtful"), len(_all_doubts(book))),
        ("wrong", _("Lines with errors"), len(refused)),
    )
    return Table(
        title=_("What is in it"),
        key="what",
        columns=tuple(Column(key, label) for key, label, _value in cells),
        rows=(tuple(value for _key, _label, value in cells),),
        is_facts=True,
    )


def _like(same_columns: str | None) -> str | None:
    return _("as in sheet “{sheet}”").format(sheet=same_columns) if same_columns else None


def _count_and_rows(rows: Sequence[int]) -> str | None:
    if not rows:
        return None
    return _("{count} (rows {rows})").format(count=len(rows), rows=_short(ranges(rows)))


def _columns(book: Book, today: date) -> Table:
    shown = [line for line in book.lines if not is_covered(line)]
    return Table(
        title=_("Columns"),
        key="columns",
        columns=(
            Column("column", _("Column")),
            Column("heading", _("Heading"), width=14),
            Column("fact", _("Read as"), width=14),
            Column("example", _("Example"), width=20),
        ),
        rows=tuple(
            (
                column.letter,
                column.heading,
                _read_as(column),
                _example(book, column, shown, today),
            )
            for column in book.heading.columns
        ),
    )


def _read_as(column: BookColumn) -> str:
    if column.meaning is None:
        return _("not read")
    label = _(column.meaning.label)
    return f"{label} ({_(column.meaning.rule)})" if column.meaning.rule else label


def _example(book: Book, column: BookColumn, shown: Sequence[Line], today: date) -> str | None:
    """What the first line that says something there, and may be shown, says, taken apart."""
    if column.meaning is None or column.meaning is PLACE or not book.lines:
        return None
    if not shown:
        return kept_secret()
    for line in shown:
        cell = cell_name(line.row, column.place)
        parts = [
            (target, _understood(book, target, line.values[target], today))
            for target in column.meaning.targets
            if line.cells.get(target) == cell
        ]
        if len(column.meaning.targets) == 1 and parts:
            return parts[0][1]
        if parts:
            return "; ".join(f"{_label(book, target)}: {text}" for target, text in parts)
    return None


def _understood(book: Book, target: Target, text: str, today: date) -> str:
    """A value as it would be shown once it is recorded; as it stands where it is refused."""
    kind = book.kind.field(target).kind
    try:
        return _short(kind.show(kind.reader(today)(text)))
    except UsageError:
        return _short(text)


def _label(book: Book, target: Target) -> str:
    return book.kind.field(target).label


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MOST_LETTERS else f"{line[:_MOST_LETTERS].rstrip()}…"


def _usual(book: Book, today: date) -> Table | None:
    """What is recorded of facts that the book says nothing of."""
    if not book.lines:
        return None
    said = [
        (_label(book, target), _understood(book, target, value, today), f"--default {target[1]}=…")
        for target, value in book.usual.items()
        if not all(target in line.values for line in book.lines)
    ]
    if not said:
        return None
    return Table(
        title=_("Recorded where the book says nothing"),
        key="usual",
        columns=(
            Column("fact", _("Fact")),
            Column("value", _("Recorded as")),
            Column("option", _("Otherwise")),
        ),
        rows=tuple(said),
    )


def _unknown(book: Book) -> Table | None:
    """The office's own words that are in no list; each is asked for, or told in a file."""
    words = unknown_words(book)
    if not words:
        return None
    return Table(
        title=_("Words that are not known"),
        key="words",
        columns=(
            Column("column", _("Column")),
            Column("word", _("In the book"), tone=Tone.WARNING),
            Column("lines", _("Lines"), is_number=True),
            Column("choices", _("One of"), width=30),
        ),
        rows=tuple(
            (one.column.heading, one.word, one.count, book.kind.field(one.target).choices)
            for one in words
        ),
        notes=(_("Say once what they mean: --mapping FILE, or answer at the terminal."),),
    )


def _all_doubts(book: Book) -> list[Remark]:
    return [*book.doubts, *_lost_zeros(book)]


def _lost_zeros(book: Book) -> Iterator[Remark]:
    for cell in book.lost_zeros:
        yield Remark(0, cell, _("the first zero seems to be lost; --zeros add puts it back"))


def _doubts(book: Book) -> Table | None:
    doubts = _all_doubts(book)
    if not doubts:
        return None
    title = f"{_('Doubtful')}: {len(doubts)}"
    return _remarks(title, "doubts", _together(doubts, _MOST_PLACES), Tone.WARNING)


def _together(remarks: Sequence[Remark], most: int) -> list[Remark]:
    """One line for what is doubtful or wrong in the same way, with the cells of which it is."""
    cells: dict[str, list[str]] = {}
    for remark in remarks:
        cells.setdefault(remark.what, []).append(_place(remark))
    return [Remark(0, _first_of(places, most), what) for what, places in cells.items()]


def _first_of(places: Sequence[str], most: int) -> str:
    more = len(places) - most
    shown = ", ".join(places[:most])
    return _("{cells} and {count} more").format(cells=shown, count=more) if more > 0 else shown


def _errors(wrong: Sequence[Remark]) -> Table | None:
    in_order = sorted(wrong, key=lambda one: one.row)
    title = f"{_('Errors')}: {len(wrong)}"
    together = _together(in_order, _MOST_WRONG_PLACES)
    return _remarks(title, "errors", together, Tone.ALARM) if wrong else None


def _remarks(title: str, key: str, remarks: Sequence[Remark], tone: Tone) -> Table:
    more = len(remarks) - _MOST_REMARKS
    return Table(
        title=title,
        key=key,
        columns=(
            Column("cell", _("Cell"), width=12, tone=tone),
            Column("what", _("What to look at"), width=40),
        ),
        rows=tuple((_place(remark), remark.what) for remark in remarks[:_MOST_REMARKS]),
        notes=(
            (_("… and {count} more; --errors FILE.xlsx marks all of them.").format(count=more),)
            if more > 0
            else ()
        ),
    )


def _place(remark: Remark) -> str:
    return remark.cell or _("row {row}").format(row=remark.row)
