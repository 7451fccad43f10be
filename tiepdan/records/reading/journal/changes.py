"""Each row that an operation changed, before and after; secrets stay covered."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tiepdan.numbers import PetitionNumber
from tiepdan.records.journal.fact_tables import NO_TABLES
from tiepdan.records.reading.journal.covering import is_secret, joins_a_secret
from tiepdan.records.reading.rows import named

Row = Mapping[str, object]
"""The columns of a stored row, by name."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A row before and after an operation; None where it was not there.

    ``personal`` are the columns that could tell who somebody is, None when they were destroyed or
    the table has none; ``is_secret`` says that they could give a denouncer away. Of what links
    two rows, ``linked`` is what people call the two.
    """

    operation_id: int
    table: str
    key: str
    before: Row | None
    after: Row | None
    personal_before: Row | None
    personal_after: Row | None
    is_secret: bool
    linked: tuple[str, ...] = ()


def changes_of_operation(
    connection: sqlite3.Connection,
    operation_id: int,
    *,
    at_most: int | None = None,
    before: sqlite3.Connection | None = None,
) -> list[ChangeRow]:
    """The first changes of an operation, in order; without ``at_most`` all of them.

    Whether what it removed is secret says ``before``, which sees it there, or nothing does.
    """
    condition = f"operation_id = ? AND table_name NOT IN {NO_TABLES} ORDER BY id LIMIT ?"
    return changes_where(
        connection, condition, (operation_id, -1 if at_most is None else at_most), before
    )


def changes_where(
    connection: sqlite3.Connection,
    condition: str,
    parameters: tuple[object, ...],
    before: sqlite3.Connection | None = None,
) -> list[ChangeRow]:
    """The changes for which a condition of SQL holds; see ``changes_of_operation``."""
    rows = named(connection, f"SELECT * FROM change WHERE {condition}", parameters)
    return [
        ChangeRow(
            operation_id=row["operation_id"],
            table=row["table_name"],
            key=row["row_key"],
            before=open_["before"],
            after=open_["after"],
            personal_before=personal["before"],
            personal_after=personal["after"],
            is_secret=is_secret(before if before and open_["after"] is None else connection, row),
            linked=_linked(connection, row),
        )
        for row in rows
        if not joins_a_secret(connection, row)
        for open_ in [_open_columns(connection, row)]
        for personal in [json.loads(row["personal"] or '{"before": null, "after": null}')]
    ]


_OF_ANOTHER_PETITION = {"petition_link": "earlier_id", "document": "petition_id"}
"""The facts that tell of another petition."""


def _open_columns(connection: sqlite3.Connection, change: sqlite3.Row) -> dict[str, Any]:
    """The columns before and after that anybody may see; another petition by its number."""
    columns: dict[str, Any] = json.loads(change["open"])
    name = _OF_ANOTHER_PETITION.get(change["table_name"])
    for row in columns.values():
        if row and name and row[name] is not None:
            row[name] = _number_of(connection, row[name])
    return columns


def _linked(connection: sqlite3.Connection, change: sqlite3.Row) -> tuple[str, ...]:
    """The numbers of the two petitions that a link is of, or of the visit and its petition."""
    if change["table_name"] not in {"petition_link", "visit_petition"}:
        return ()
    one, petition_id = change["row_key"].split("/")
    if change["table_name"] == "petition_link":
        one = _number_of(connection, int(one))
    return one, _number_of(connection, int(petition_id))


def _number_of(connection: sqlite3.Connection, petition_id: int) -> str:
    """The number that a petition has or, where it was taken back, had."""
    year, sequence = (
        connection.execute(
            "SELECT year, sequence FROM petition WHERE id = ?", (petition_id,)
        ).fetchone()
        or connection.execute(
            "SELECT json_extract(open, '$.after.year'), json_extract(open, '$.after.sequence')"
            " FROM change WHERE table_name = 'petition' AND row_key = ?"
            " AND json_extract(open, '$.after') IS NOT NULL ORDER BY id DESC LIMIT 1",
            (str(petition_id),),
        ).fetchone()
    )
    return str(PetitionNumber(year, sequence))
