"""The case (vụ việc) of a petition: its members, where it stands, how many people, its marks.

All members of a case are denunciations under protection, or none of them is: each may be named in
the file of the others.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tiepdan import paths
from tiepdan.law.dated_numbers import NumberId
from tiepdan.law.vocabulary.petition import CaseMark, PetitionKind, PetitionState
from tiepdan.numbers import PetitionNumber
from tiepdan.records.live_rows import is_void

MARKS = {
    CaseMark.COMPLEX: "is_complex",
    CaseMark.DRAWN_OUT: "is_drawn_out",
    CaseMark.DEGRADATION: "concerns_degradation",
}
"""The column of each mark."""


@dataclass(frozen=True, slots=True)
class Member:
    """One petition of a case; it is many-headed by its own people, or by those of a visit."""

    number: PetitionNumber
    kind: PetitionKind
    received_on: date
    state: PetitionState
    marks: tuple[CaseMark, ...]
    visit_count: int
    is_many_headed: bool


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case with its members, the first received before the others; it is named by that one."""

    members: Sequence[Member]

    @property
    def number(self) -> PetitionNumber:
        """By which petition it is named."""
        return self.members[0].number

    @property
    def state(self) -> PetitionState:
        """Where it stands: as the member that is furthest from its end."""
        states = {member.state for member in self.members}
        return next(state for state in _OPEN_FIRST if state in states)

    @property
    def marks(self) -> tuple[CaseMark, ...]:
        """What any of its members is marked as."""
        return tuple(
            mark for mark in CaseMark if any(mark in member.marks for member in self.members)
        )

    @property
    def is_many_headed(self) -> bool:
        """Whether so many people stood behind one of its petitions or visits at once."""
        return any(member.is_many_headed for member in self.members)


_OPEN_FIRST = (
    PetitionState.ACCEPTED,
    PetitionState.SUSPENDED,
    PetitionState.WITHDRAWN,
    PetitionState.NEW,
    PetitionState.RESOLVED,
    PetitionState.CLOSED,
)
"""A case is being resolved while any member is; what was put away says least of it."""


def case_of_petition(connection: sqlite3.Connection, number: PetitionNumber) -> CaseFile | None:
    """The case of a petition; None of one that is void.

    Raises:
        DataFileError: the file of the numbers of the law is incomplete.
    """
    found = connection.execute(
        "SELECT s.case_id FROM petition AS p JOIN petition_standing AS s ON s.petition_id = p.id"
        " WHERE p.year = ? AND p.sequence = ?",
        (number.year, number.sequence),
    ).fetchone()
    if found is None:
        return None
    (case_id,) = found
    (most,) = connection.execute(
        f"SELECT max(max(m.people_count), COALESCE(max(v.people_count), 1)) {_MEMBERS}", (case_id,)
    ).fetchone()
    marks = ", ".join(f"m.{column}" for column in MARKS.values())
    rows = connection.execute(
        f"SELECT m.year, m.sequence, m.kind, m.received_on, s.state, {marks}, count(v.id),"
        f" {_is_many_headed() if most > 1 else 'FALSE'}"
        f" {_MEMBERS} GROUP BY m.id ORDER BY m.received_on, m.id",
        (case_id,),
    )
    return CaseFile([_member(row) for row in rows])


_MEMBERS = (
    "FROM petition_standing AS s JOIN petition AS m ON m.id = s.petition_id"
    " LEFT JOIN visit_petition AS about ON about.petition_id = m.id"
    f" AND NOT {is_void('visit', 'about', 'visit_id')}"
    " LEFT JOIN visit AS v ON v.id = about.visit_id WHERE s.case_id = ?"
)


def _is_many_headed() -> str:
    """SQL: whether a petition, or a visit about it, is of a large group on its day."""
    from tiepdan.law.toml.numbers import load_numbers  # noqa: PLC0415 (only of several people)

    large = load_numbers(paths.data_folder())[NumberId.LARGE_GROUP]
    return (
        f"m.people_count >= {large.sql_on('m.received_on')}"
        f" OR max(COALESCE(v.people_count >= {large.sql_on('v.visited_on')}, FALSE))"
    )


def _member(row: sqlite3.Row) -> Member:
    year, sequence, kind, received_on, state, *marks, visits, is_many_headed = row
    return Member(
        PetitionNumber(year, sequence),
        PetitionKind(kind),
        date.fromisoformat(received_on),
        PetitionState(state),
        tuple(mark for mark, is_marked in zip(MARKS, marks, strict=True) if is_marked),
        visits,
        bool(is_many_headed),
    )
