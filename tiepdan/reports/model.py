"""The one value between counting and media: tables of plain values with keys and labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from tiepdan.law.vocabulary.terms import Term


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with places in it, each a start and an end, that a terminal shows in bold."""

    text: str
    places: tuple[tuple[int, int], ...] = ()

    def __str__(self) -> str:
        return self.text


class Unit(Enum):
    """What a number is a number of."""

    NONE = "none"
    DONG = "dong"
    SQUARE_METRE = "square_metre"
    SHARE = "share"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that people read as ``text``; where numbers are counted with, it is the number.

    A share is 1 where it is all. A number with a ``mark`` must not be read without it.
    """

    number: float
    text: str
    unit: Unit = Unit.NONE
    mark: str = ""

    def __str__(self) -> str:
        return self.text


Value = Term | Marked | Quantity | str | int | bool | date | None
"""What a cell holds; each medium knows how to write these."""


class Tone(Enum):
    """What a reader should notice about a column."""

    PLAIN = "plain"
    STRONG = "strong"
    WARNING = "warning"
    ALARM = "alarm"
    QUIET = "quiet"


class Rank(Enum):
    """What becomes of a column of a list on a screen that has no room for all of them.

    First what may stand below goes there, the widest first; then the spare go, the last one first;
    and on a very narrow one the last of the others go below too.
    """

    COLUMN = "column"
    """It stays a column."""

    BELOW = "below"
    """What is in it goes to a line of its own, below the row."""

    SPARE = "spare"
    """It is left out, and the list says so."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``key`` names it in data (None: not there), ``label`` to people (None: hidden).

    ``width`` is the least number of characters in which its text can be read comfortably.
    ``is_once`` is for what rows that stand together have in common: a list on a screen shows it
    once, where all such columns of the row before are the same.
    ``is_whole`` is for words of a law, and what goes by them: a list shortens what people wrote,
    and these it does not.
    ``is_bar`` is for numbers drawn as bars, for the eye alone, where a medium has room for them.
    A file has room for more than a screen: ``file_label`` names what is only there to people, and
    ``is_for_screen`` is what the screen puts together out of others.
    """

    key: str | None
    label: str | None
    width: int = 0
    is_number: bool = False
    tone: Tone = Tone.PLAIN
    is_bar: bool = False
    file_label: str | None = None
    is_for_screen: bool = False
    rank: Rank = Rank.COLUMN
    is_once: bool = False
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers of a table to be drawn where a medium can: bars, named by its first column.

    ``rows`` and ``columns`` are positions. Each row has a bar of each column; or where the columns
    are spans of time, one after the other, each of them has a bar of each row.
    """

    title: str
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    columns_are_spans: bool = False
    rows_are_spans: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns.

    ``key`` names the table in the data of a report; ``empty`` is the sentence shown when there are
    no rows; ``is_facts`` is for one row that is better read as a list of labels and values;
    ``alarms`` are the positions of rows that must be noticed before all others; ``is_list`` is for
    rows that each stand for a record which is shown whole elsewhere: a screen shortens them.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Value, ...]]
    key: str = ""
    empty: str = ""
    notes: tuple[str, ...] = ()
    is_facts: bool = False
    alarms: frozenset[int] = frozenset()
    charts: tuple[Chart, ...] = ()
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Tables under one heading."""

    title: str
    heading: str
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day that somebody has to keep, for a calendar; no secret may be in it.

    ``uid`` names it in every calendar for good; ``remind_on`` is the working day before.
    """

    uid: str
    day: date
    title: str
    text: str
    remind_on: date
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """The days of one list, as they were known on ``made_on``."""

    title: str
    made_on: date
    appointments: tuple[Appointment, ...]
