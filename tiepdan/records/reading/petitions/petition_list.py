"""The petitions that are looked for: by state, kind, officer, place, time, and what they add up to.

Where a denouncer comes from is neither looked for nor sorted by; nothing else here tells of them.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import overload

from tiepdan.alphabet import sort_key
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.petition import (
    CaseMark,
    Channel,
    PetitionKind,
    PetitionState,
    SubjectField,
)
from tiepdan.law.vocabulary.register import VoidState
from tiepdan.law.vocabulary.terms import Term
from tiepdan.numbers import PetitionNumber
from tiepdan.records.live_rows import is_void, live
from tiepdan.records.reading.limits import OVERDUE
from tiepdan.records.reading.petitions.cases import MARKS
from tiepdan.records.reading.petitions.owed.examinations import NOT_EXAMINED
from tiepdan.records.reading.petitions.owed.national_database import (
    PETITION_NOT_ENTERED,
    PETITION_OWED_ON,
    EnteringRule,
    ToEnter,
)
from tiepdan.records.reading.petitions.owed.opinions import IS_OWED_OPINION
from tiepdan.records.reading.petitions.petitions import (
    NEXT_DUE,
    PETITIONS,
    PetitionRow,
    petition_row,
)
from tiepdan.records.reading.rows import count_rows, stored_day
from tiepdan.records.reading.shown import shown
from tiepdan.records.secrecy import is_protected


@dataclass(frozen=True, slots=True)
class PetitionFilter:
    """Which petitions are looked for; what is None or empty does not matter.

    ``officers`` and ``hamlets`` are as they are stored, none of them where no name is like what
    was typed; ``start`` and ``end`` are a half-open period of receipt; ``not_entered`` is the
    rule of those that the national database does not have.
    """

    states: Sequence[Term] = ()
    kinds: Sequence[PetitionKind] = ()
    fields: Sequence[SubjectField] = ()
    channels: Sequence[Channel] = ()
    officers: Sequence[str] | None = None
    hamlets: Sequence[str] | None = None
    start: date | None = None
    end: date | None = None
    is_overdue: bool = False
    is_to_split: bool = False
    not_entered: EnteringRule | None = None
    is_not_examined: bool = False
    is_owed_opinion: bool = False
    is_anonymous: bool = False
    marks: Sequence[CaseMark] = ()
    meeting_id: int | None = None

    @property
    def is_everything(self) -> bool:
        """Whether nothing is looked for in particular."""
        return self == PetitionFilter()


@dataclass(frozen=True, slots=True)
class Totals:
    """How many petitions were found: by state, and of these with a limit that is late."""

    by_state: Mapping[PetitionState, int] = field(default_factory=dict)
    overdue: int = 0

    @property
    def count(self) -> int:
        """All of them."""
        return sum(self.by_state.values())


class Order(Term):
    """What a list of petitions may be sorted by."""

    RECEIVED = "received", N_("day of receipt"), "ngày nhận", "tiếp nhận"
    NUMBER = "number", N_("number"), "no.", "số", "số đơn"
    DUE = "due", N_("next day due"), "next due", "hạn", "hạn cuối", "hạn tới", "hạn gần nhất"
    STATE = "state", N_("state"), "trạng thái", "tình trạng"
    KIND = "kind", N_("kind"), "loại", "loại đơn"
    FIELD = "field", N_("field"), "lĩnh vực"
    OFFICER = "officer", N_("officer"), "cán bộ", "người phụ trách", "phụ trách"
    HAMLET = "hamlet", N_("hamlet"), "thôn", "xóm"


def list_petitions(
    connection: sqlite3.Connection,
    wanted: PetitionFilter,
    *,
    order: Order,
    is_descending: bool,
    at_most: int | None,
    today: date,
) -> "PetitionsFound":
    """The petitions looked for, sorted; whatever has nothing to be sorted by comes last."""
    connection.create_function("sort_key", 1, _sort_key, deterministic=True)
    # The latest of a long list are those of interest; whoever sorts otherwise sees the first.
    is_from_the_end = order is Order.RECEIVED and not is_descending
    direction = "DESC" if is_descending or is_from_the_end else "ASC"
    column = _COLUMNS[order]
    by_column = "" if order is Order.RECEIVED else f"{column} IS NULL, {column} {direction}, "
    sorted_by = f"ORDER BY {by_column}p.received_on {direction}, p.id {direction}"
    condition, parameters = _condition(wanted, today)
    # Only their ids are sorted, of all of them; the texts are fetched for those shown.
    found = connection.execute(
        f"{_SHOWN} SELECT p.id, s.state IS NULL {_WITH_VOID} WHERE {condition} {sorted_by}"
        " LIMIT :at_most",
        {**parameters, "at_most": -1 if at_most is None else at_most},
    ).fetchall()
    ids = [petition_id for petition_id, _is_void in found]
    return PetitionsFound(
        connection,
        ids[::-1] if is_from_the_end else ids,
        void_count=sum(is_void for _petition_id, is_void in found),
        today=today,
    )


class PetitionsFound(Sequence[PetitionRow]):
    """Petitions in their order, read as they are looked at, so that a long list needs no memory.

    The connection stays open meanwhile.
    """

    def __init__(
        self, connection: sqlite3.Connection, ids: Sequence[int], *, void_count: int, today: date
    ) -> None:
        self._connection, self._ids, self._today = connection, ids, today
        self.void_count = void_count

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, place: int) -> PetitionRow: ...

    @overload
    def __getitem__(self, place: slice) -> list[PetitionRow]: ...

    def __getitem__(self, place: int | slice) -> PetitionRow | list[PetitionRow]:
        if isinstance(place, int):
            return next(self._read([self._ids[place]]))
        return [*self._read(self._ids[place])]

    def __iter__(self) -> Iterator[PetitionRow]:
        return self._read(self._ids)

    def _read(self, ids: Sequence[int]) -> Iterator[PetitionRow]:
        for first in range(0, len(ids), _AT_ONCE):
            wanted = ids[first : first + _AT_ONCE]
            named = {f"id_{place}": petition_id for place, petition_id in enumerate(wanted)}
            rows = self._connection.execute(
                f"{PETITIONS} WHERE p.id IN ({', '.join(f':{name}' for name in named)})",
                {**named, "today": str(self._today)},
            )
            found = {row["id"]: row for row in rows}
            yield from (petition_row(found[petition_id]) for petition_id in wanted)


_AT_ONCE = 500
"""Petitions read by one query."""


def totals(connection: sqlite3.Connection, wanted: PetitionFilter, *, today: date) -> Totals:
    """What the petitions looked for add up to, void ones left out."""
    condition, parameters = _condition(wanted, today)
    tables = "FROM petition_standing AS s" if wanted.is_everything else _FROM
    found = connection.execute(
        f"{_SHOWN} SELECT s.state, count(*), sum({_IS_OVERDUE}) {tables}"
        f" WHERE {condition} GROUP BY s.state",
        parameters,
    ).fetchall()
    counts = {PetitionState(state): count for state, count, _overdue in found}
    return Totals(
        {state: counts[state] for state in PetitionState if state in counts},
        sum(overdue for _state, _count, overdue in found),
    )


def to_enter(
    connection: sqlite3.Connection, wanted: PetitionFilter, *, today: date
) -> ToEnter[PetitionNumber] | None:
    """Since when those looked for are to be entered; None where that was not asked."""
    rule = wanted.not_entered
    if rule is None:
        return None
    condition, parameters = _condition(wanted, today)
    rows = connection.execute(
        f"{_SHOWN} SELECT p.year, p.sequence, {PETITION_OWED_ON} {_FROM} WHERE {condition}",
        parameters,
    )
    since = {PetitionNumber(year, sequence): stored_day(day) for year, sequence, day in rows}
    return ToEnter(rule, today, since)


def count_petitions(connection: sqlite3.Connection) -> int:
    """How many petitions the register has, void ones left out."""
    return count_rows(connection, "petition_standing")


def count_left_out(connection: sqlite3.Connection, wanted: PetitionFilter, *, today: date) -> int:
    """How many protected denunciations a look for a hamlet leaves out, wherever they come from."""
    if wanted.hamlets is None:
        return 0
    condition, parameters = _condition(replace(wanted, hamlets=None), today)
    (count,) = connection.execute(
        f"{_SHOWN} SELECT count(*) {_FROM} WHERE {is_protected('p')} AND {condition}",
        parameters,
    ).fetchone()
    return int(count)


def officers(connection: sqlite3.Connection) -> list[str]:
    """Everybody who is or was responsible for a petition, by name."""
    return _names(
        connection,
        f"SELECT DISTINCT officer FROM {live('petition', 'officer')} AS p"
        " WHERE officer IS NOT NULL",
    )


def hamlets(connection: sqlite3.Connection) -> list[str]:
    """Every hamlet that a petition comes from, except where only denouncers come from it."""
    return _names(
        connection,
        f"{_SHOWN} SELECT DISTINCT p.hamlet FROM shown_petition AS p"
        f" WHERE p.hamlet IS NOT NULL AND NOT {is_void('petition', 'p')}",
    )


_SHOWN = shown("petition")
_FROM = "FROM shown_petition AS p JOIN petition_standing AS s ON s.petition_id = p.id"

_WITH_VOID = _FROM.replace("JOIN petition_standing", "LEFT JOIN petition_standing")
"""As ``_FROM``, with those that are void, which have no standing: for what is listed."""

_IS_OVERDUE = (
    "s.petition_id IN (SELECT d.petition_id FROM deadline AS d"
    f" WHERE {OVERDUE} AND d.petition_id IS NOT NULL)"
)

_IS_TO_SPLIT = "p.is_mixed AND s.state IS NOT NULL"
"""Several contents, and nobody said yet that all of them are petitions of their own."""

_STATE = f"COALESCE(s.state, '{VoidState.VOID}')"


def _sort_key(name: str | None) -> str | None:
    """Names in the order of the alphabet; nothing of none."""
    return None if name is None else sort_key(name)


def _by_terms(column: str, terms: type[Term]) -> str:
    places = " ".join(f"WHEN '{term.value}' THEN {place}" for place, term in enumerate(terms))
    return f"CASE {column} {places} END"


_COLUMNS = {
    Order.RECEIVED: "p.received_on",
    Order.NUMBER: "p.year * 1000000000 + p.sequence",
    Order.DUE: NEXT_DUE,
    Order.STATE: _by_terms(_STATE, PetitionState),
    Order.KIND: _by_terms("p.kind", PetitionKind),
    Order.FIELD: _by_terms("p.field", SubjectField),
    Order.OFFICER: "sort_key(p.officer)",
    Order.HAMLET: "sort_key(p.hamlet)",
}


def _condition(wanted: PetitionFilter, today: date) -> tuple[str, dict[str, object]]:
    """SQL for the petitions looked for, and its parameters."""
    parameters: dict[str, object] = {"today": str(today)}

    def among(column: str, name: str, values: Sequence[str]) -> str:
        parameters.update({f"{name}_{place}": str(value) for place, value in enumerate(values)})
        marks = ", ".join(f":{name}_{place}" for place in range(len(values)))
        return f"{column} IN ({marks})"

    conditions = [
        among(column, name, values)
        for column, name, values in (
            (_STATE, "state", wanted.states),
            ("p.kind", "kind", wanted.kinds),
            ("p.field", "field", wanted.fields),
            ("p.channel", "channel", wanted.channels),
        )
        if values
    ]
    if wanted.officers is not None:
        conditions.append(among("p.officer", "officer", wanted.officers))
    if wanted.hamlets is not None:
        conditions.append(among("p.hamlet", "hamlet", wanted.hamlets))
    if wanted.start is not None:
        parameters["start"] = str(wanted.start)
        conditions.append("p.received_on >= :start")
    if wanted.end is not None:
        parameters["end"] = str(wanted.end)
        conditions.append("p.received_on < :end")
    if wanted.not_entered is not None:
        parameters["entered_since"] = str(wanted.not_entered.since)
        conditions.append(PETITION_NOT_ENTERED)
    conditions += (
        condition
        for is_wanted, condition in (
            (wanted.is_overdue, _IS_OVERDUE),
            (wanted.is_to_split, _IS_TO_SPLIT),
            (wanted.is_not_examined, NOT_EXAMINED),
            (wanted.is_owed_opinion, IS_OWED_OPINION),
            (wanted.is_anonymous, "p.is_anonymous"),
        )
        if is_wanted
    )
    conditions += (
        "s.case_id IN (SELECT its.case_id FROM petition AS marked JOIN petition_standing AS its"
        f" ON its.petition_id = marked.id WHERE marked.{MARKS[mark]})"
        for mark in wanted.marks
    )
    if wanted.meeting_id is not None:
        parameters["meeting_id"] = wanted.meeting_id
        conditions.append("p.meeting_id = :meeting_id")
    return " AND ".join(conditions) or "TRUE", parameters


def _names(connection: sqlite3.Connection, sql: str) -> list[str]:
    return sorted((name for (name,) in connection.execute(sql)), key=sort_key)
