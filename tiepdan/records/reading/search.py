"""Searching the register for words: whatever has all of them, the best first.

The index knows nothing of protected denunciations; what it leads to is shown through the same
queries as everywhere, so that an index that is not up to date could give nothing away either.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tiepdan.law.vocabulary.document import DocumentType
from tiepdan.law.vocabulary.meeting import MeetingKind, MeetingStatus
from tiepdan.law.vocabulary.petition import PetitionKind, PetitionState
from tiepdan.law.vocabulary.register import RecordKind, VoidState
from tiepdan.law.vocabulary.terms import Term
from tiepdan.numbers import show_meeting_number
from tiepdan.records.derived.search_index import KINDS, row_behind
from tiepdan.records.live_rows import is_void
from tiepdan.records.reading.shown import shown
from tiepdan.records.secrecy import is_protected
from tiepdan.text import has_accents

_WEIGHTS = "10, 5, 1, 0.3, 10, 5, 1, 0.3"
"""What it is about and who count for more than where and its marks; in the order of the columns.

Above one they soon count the same (BM25 saturates), hence the fractions.
"""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row of the register that has the words, with its texts."""

    kind: RecordKind
    number: str | None
    day: date
    sort: Term | None
    """The kind of the petition, meeting or document."""
    state: Term | None
    text: str
    who: str | None
    others: tuple[str, ...]
    """Where, and who is responsible."""


def search(
    connection: sqlite3.Connection,
    words: Sequence[str],
    *,
    kind: RecordKind | None,
    at_most: int | None,
) -> list[FoundRow]:
    """What has every word, or words that begin so; the best first, then the latest."""
    numbers = [
        number
        for (number,) in map(
            tuple,
            connection.execute(
                f"SELECT rowid FROM search WHERE {_WANTED}"
                f" ORDER BY bm25(search, {_WEIGHTS}), rowid DESC LIMIT :at_most",
                {**_asked(words, kind), "at_most": -1 if at_most is None else at_most},
            ),
        )
    ]
    return _rows(connection, numbers)


def count_found(
    connection: sqlite3.Connection, words: Sequence[str], *, kind: RecordKind | None
) -> int:
    """How many rows have every word."""
    (count,) = connection.execute(
        f"SELECT count(*) FROM search WHERE {_WANTED}", _asked(words, kind)
    ).fetchone()
    return int(count)


def count_protected(connection: sqlite3.Connection) -> int:
    """How many denunciations are under protection, and therefore searched by nothing."""
    (count,) = connection.execute(
        f"SELECT count(*) FROM petition AS p WHERE {is_protected('p')}"
    ).fetchone()
    return int(count)


_WANTED = f"search MATCH :words AND (:place IS NULL OR rowid % {len(KINDS)} = :place)"


def _asked(words: Sequence[str], kind: RecordKind | None) -> dict[str, object]:
    return {
        "words": " AND ".join(map(_term, words)),
        "place": None if kind is None else KINDS.index(kind),
    }


def _term(word: str) -> str:
    prefix = "exact_" if has_accents(word) else ""
    columns = " ".join(f"{prefix}{column}" for column in ("what", "who", "place", "mark"))
    # In quotes, and of letters and digits only: AND, NOT or NEAR is a word like any other. The
    # whole word counts once more than its being a beginning.
    return f'{{{columns}}} : ("{word}" * OR "{word}")'


def _rows(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[FoundRow]:
    """The rows behind numbers of the index, in that order."""
    wanted: defaultdict[RecordKind, list[int]] = defaultdict(list)
    for kind, row_id in map(row_behind, numbers):
        wanted[kind].append(row_id)
    found: dict[tuple[RecordKind, int], FoundRow] = {}
    for kind, row_ids in wanted.items():
        ids = ", ".join(map(str, row_ids))
        for row in map(tuple, connection.execute(_SHOWN[kind].format(ids=ids))):
            found[kind, row[0]] = _found_row(kind, row)
    return [found[place] for place in map(row_behind, numbers) if place in found]


def _or_void(table: str, row: str, state: str) -> str:
    """SQL: the state of a row, or that it is void."""
    return f"CASE WHEN {is_void(table, row)} THEN '{VoidState.VOID}' ELSE {state} END"


_SHOWN = {
    RecordKind.PETITION: (
        f"{shown('petition')}"
        " SELECT p.id, printf('%04d-%04d', p.year, p.sequence), p.received_on, p.kind,"
        f" COALESCE(s.state, '{VoidState.VOID}'), p.summary, p.name, p.hamlet, p.address, p.officer"
        " FROM shown_petition AS p LEFT JOIN petition_standing AS s ON s.petition_id = p.id"
        " WHERE p.id IN ({ids}) AND NOT p.is_covered"
    ),
    RecordKind.MEETING: (
        f"SELECT m.id, m.id, m.meets_on, m.kind, {_or_void('meeting', 'm', 'm.status')},"
        " m.content, m.chair, m.place, NULL, m.officer FROM meeting AS m WHERE m.id IN ({ids})"
    ),
    RecordKind.VISIT: (
        f"{shown('visit')}"
        f" SELECT v.id, v.id, v.visited_on, NULL, {_or_void('visit', 'v', 'NULL')},"
        " coalesce(v.content || char(32, 8211, 32) || v.advice, v.content),"
        " v.name, v.hamlet, v.address, NULL"
        " FROM shown_visit AS v WHERE v.id IN ({ids}) AND NOT v.is_covered"
    ),
    RecordKind.DOCUMENT: (
        f"{shown('document')}"
        f" SELECT o.id, o.number, o.issued_on, o.type, {_or_void('document', 'o', 'NULL')},"
        " o.title, NULL, NULL, NULL, o.number"
        " FROM shown_document AS o WHERE o.id IN ({ids}) AND NOT o.is_covered"
    ),
}
"""Of each kind what ``_found_row`` takes."""

_SORTS: dict[RecordKind, type[Term]] = {
    RecordKind.PETITION: PetitionKind,
    RecordKind.MEETING: MeetingKind,
    RecordKind.DOCUMENT: DocumentType,
}
_STATES: dict[RecordKind, type[Term]] = {
    RecordKind.PETITION: PetitionState,
    RecordKind.MEETING: MeetingStatus,
}
"""Where a row stands; any may be ``VoidState`` as well."""


def _found_row(kind: RecordKind, row: tuple[Any, ...]) -> FoundRow:
    _row_id, number, day, sort, state, text, who, hamlet, address, mark = row
    if kind is RecordKind.MEETING:
        number = show_meeting_number(number)
    return FoundRow(
        kind=kind,
        number=None if number is None else str(number),
        day=date.fromisoformat(day),
        sort=_SORTS[kind](sort) if sort else None,
        state=VoidState.or_state(_STATES.get(kind, VoidState), state) if state else None,
        text=text or "",
        who=who,
        others=tuple(other for other in (hamlet, address, mark) if other),
    )
