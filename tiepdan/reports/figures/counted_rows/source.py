"""What a source of figures is, and the columns that several of them have."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tiepdan.i18n import N_, _
from tiepdan.law.vocabulary.petition import (
    PetitionKind,
)
from tiepdan.numbers import PetitionNumber
from tiepdan.reports.model import Column, Value


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """A column shown for the rows behind a figure, and how it is read from a row of the source.

    Without a label it is for data alone, without a key for people.
    """

    key: str
    label: str
    read: Callable[[sqlite3.Row], Value]
    width: int = 0


@dataclass(frozen=True, slots=True, eq=False)  # each is named once; hashing all of it takes long
class Source:
    """Rows that each have a ``day`` (ISO text), the columns to list, and what a row is.

    ``sql`` is what stands in FROM: a view of ``source_views``, or a query of one that judges it
    as of ``:today``. ``order`` tells rows of one day apart.
    """

    sql: str
    columns: tuple[SourceColumn, ...]
    row: str
    order: str = "id"
    ends: bool = False
    """Whether a row may be carried over from one period into the next, until it ends."""

    def table_columns(self) -> tuple[Column, ...]:
        """The columns of a table of its rows."""
        return tuple(
            Column(column.key or None, _(column.label) if column.label else None, column.width)
            for column in self.columns
        )


NUMBER = SourceColumn(
    "number", N_("No."), lambda row: str(PetitionNumber(row["year"], row["sequence"]))
)


RECEIVED_ON = SourceColumn(
    "received_on", N_("Day of receipt"), lambda row: date.fromisoformat(row["day"])
)


KIND = SourceColumn("kind", N_("Kind"), lambda row: PetitionKind(row["kind"]))


def yes_or_no(flag: int | None) -> bool | None:
    """What a column of 0 and 1 says; empty where it is."""
    return None if flag is None else bool(flag)
