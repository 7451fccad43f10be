"""Petitions in lists and one by one; a denunciation without its denouncer."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from tiepdan.law.procedure.standing import DECISIONS
from tiepdan.law.vocabulary.decision import Decider, DecisionResult
from tiepdan.law.vocabulary.petition import (
    Addressee,
    Channel,
    Field,
    Level,
    PetitionKind,
    PetitionState,
)
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind, RefusalGround
from tiepdan.law.vocabulary.register import Void
from tiepdan.law.vocabulary.terms import Term
from tiepdan.numbers import PetitionNumber, petition_not_found
from tiepdan.records.reading.limits import RUNNING
from tiepdan.records.reading.petitions.decisions import IS_OURS
from tiepdan.records.reading.rows import stored_day
from tiepdan.records.secrecy import is_protected, shown_of_petition
from tiepdan.text import masked

NEXT_DUE = f"(SELECT min(d.due) FROM deadline AS d WHERE d.petition_id = p.id AND {RUNNING})"
"""SQL: the day on which the next running limit of petition ``p`` ends."""

PETITIONS = f"""
    SELECT p.*, COALESCE(s.state, '{Void.VOID}') AS state,
           COALESCE(s.since, gone.voided_on) AS since, s.ended_by, gone.voided_on,
           {shown_of_petition("gone.reason")} AS void_reason,
           {is_protected("p")} AS is_protected,
           {shown_of_petition("w.name")} AS shown_name,
           {shown_of_petition("w.hamlet")} AS shown_hamlet,
           {shown_of_petition("w.address")} AS shown_address,
           {shown_of_petition("w.id_number")} AS shown_id_number,
           {shown_of_petition("w.phone")} AS shown_phone,
           {shown_of_petition("p.summary")} AS shown_summary,
           {NEXT_DUE} AS next_due
    FROM petition AS p
    JOIN petitioner AS w ON w.id = p.petitioner_id
    LEFT JOIN petition_standing AS s ON s.petition_id = p.id
    LEFT JOIN void AS gone ON gone.petition_id = p.id
"""
"""Petitions, void ones too, as ``petition_row`` takes them.

Who and what only where no denouncer is protected.
"""


@dataclass(frozen=True, slots=True)
class PetitionRow:
    """A petition; who petitions and what they wrote are empty where a denouncer is protected.

    Of the identity number only the end is there.
    """

    number: PetitionNumber
    received_on: date
    kind: PetitionKind
    level: Level
    addressed_to: Addressee | None
    field: Field
    channel: Channel
    is_protected: bool
    name: str | None
    hamlet: str | None
    address: str | None
    id_number: str | None
    phone: str | None
    people_count: int
    summary: str | None
    officer: str | None
    is_within_competence: bool
    meeting_id: int | None
    protection_waived_on: date | None
    protection_waiver: str | None
    purged_on: date | None
    state: Term
    since: date
    ended_by: PetitionEventKind | None
    next_due: date | None
    voided_on: date | None
    void_reason: str | None

    @property
    def standing(self) -> str:
        """The state in words; of one not decided and not answered also how it ended."""
        if self.state is PetitionState.CLOSED and self.ended_by:
            return f"{self.state.label}: {self.ended_by.label}"
        return self.state.label


@dataclass(frozen=True, slots=True)
class PetitionEventRow:
    """Something that happened to a petition; ``decided_by`` is whose it is, if it is a decision."""

    happened_on: date
    kind: PetitionEventKind
    result: DecisionResult | None
    ground: RefusalGround | None
    decided_by: Decider | None
    extended_days: int | None
    extended_to: date | None
    complexity: Complexity | None
    officer: str | None
    document_number: str | None
    note: str | None


def petitions_of_meeting(
    connection: sqlite3.Connection, meeting_id: int, *, today: date
) -> list[PetitionRow]:
    """The opinions raised at a meeting."""
    rows = connection.execute(
        f"{PETITIONS} WHERE p.meeting_id = :meeting_id ORDER BY p.year, p.sequence",
        {"today": str(today), "meeting_id": meeting_id},
    )
    return [petition_row(row) for row in rows]


def get_petition(
    connection: sqlite3.Connection, number: PetitionNumber, *, today: date
) -> PetitionRow:
    """The petition with this number.

    Raises:
        NotFoundError: no petition has it.
    """
    row = connection.execute(
        f"{PETITIONS} WHERE p.year = :year AND p.sequence = :sequence",
        {"today": str(today), "year": number.year, "sequence": number.sequence},
    ).fetchone()
    if row is None:
        raise petition_not_found(number)
    return petition_row(row)


def get_petition_id(connection: sqlite3.Connection, number: PetitionNumber) -> int:
    """What a petition is called in the journal.

    Raises:
        NotFoundError: no petition has this number.
    """
    row = connection.execute(
        "SELECT id FROM petition WHERE year = ? AND sequence = ?", (number.year, number.sequence)
    ).fetchone()
    if row is None:
        raise petition_not_found(number)
    return int(row[0])


@dataclass(frozen=True, slots=True)
class Identity:
    """Who petitions, and what they wrote: what nobody is shown without a reason on record."""

    petition_id: int
    name: str
    id_number: str | None
    address: str | None
    hamlet: str | None
    phone: str | None
    summary: str


def get_identity(connection: sqlite3.Connection, number: PetitionNumber) -> Identity:
    """Who petitions, uncovered: for ``show --reveal`` alone, once its reason is in the journal.

    Raises:
        NotFoundError: no petition has this number.
    """
    row = connection.execute(
        "SELECT p.id, w.name, w.id_number, w.address, w.hamlet, w.phone, p.summary"
        " FROM petition AS p JOIN petitioner AS w ON w.id = p.petitioner_id"
        " WHERE p.year = ? AND p.sequence = ?",
        (number.year, number.sequence),
    ).fetchone()
    if row is None:
        raise petition_not_found(number)
    return Identity(*row)


def petition_events(
    connection: sqlite3.Connection, number: PetitionNumber, *, is_revealed: bool = False
) -> list[PetitionEventRow]:
    """What happened to a petition, in order; a denunciation's notes only when revealed."""
    note = "e.note" if is_revealed else shown_of_petition("e.note")
    rows = connection.execute(
        f"SELECT e.*, {note} AS shown_note, {IS_OURS} AS is_ours"
        " FROM petition_event AS e JOIN petition AS p ON p.id = e.petition_id"
        " WHERE p.year = ? AND p.sequence = ? ORDER BY e.happened_on, e.id",
        (number.year, number.sequence),
    )
    return [
        PetitionEventRow(
            happened_on=date.fromisoformat(row["happened_on"]),
            kind=PetitionEventKind(row["kind"]),
            result=DecisionResult(row["result"]) if row["result"] else None,
            ground=RefusalGround(row["ground"]) if row["ground"] else None,
            decided_by=_decider(row),
            extended_days=row["extended_days"],
            extended_to=stored_day(row["extended_to"]),
            complexity=Complexity(row["complexity"]) if row["complexity"] else None,
            officer=row["officer"],
            document_number=row["document_number"],
            note=row["shown_note"],
        )
        for row in rows
    ]


def _decider(row: sqlite3.Row) -> Decider | None:
    if row["kind"] not in DECISIONS:
        return None
    return Decider.OFFICE if row["is_ours"] else Decider.SUPERIOR


def petition_row(row: sqlite3.Row) -> PetitionRow:
    """A row of ``PETITIONS``."""
    return PetitionRow(
        number=PetitionNumber(row["year"], row["sequence"]),
        received_on=date.fromisoformat(row["received_on"]),
        kind=PetitionKind(row["kind"]),
        level=Level(row["level"]),
        addressed_to=Addressee(row["addressed_to"]) if row["addressed_to"] else None,
        field=Field(row["field"]),
        channel=Channel(row["channel"]),
        is_protected=bool(row["is_protected"]),
        name=row["shown_name"],
        hamlet=row["shown_hamlet"],
        address=row["shown_address"],
        id_number=row["shown_id_number"] and masked(row["shown_id_number"]),
        phone=row["shown_phone"],
        people_count=row["people_count"],
        summary=row["shown_summary"],
        officer=row["officer"],
        is_within_competence=bool(row["is_within_competence"]),
        meeting_id=row["meeting_id"],
        protection_waived_on=stored_day(row["protection_waived_on"]),
        protection_waiver=row["protection_waiver"],
        purged_on=stored_day(row["purged_on"]),
        state=Void.or_state(PetitionState, row["state"]),
        since=date.fromisoformat(row["since"]),
        ended_by=PetitionEventKind(row["ended_by"]) if row["ended_by"] else None,
        next_due=stored_day(row["next_due"]),
        voided_on=stored_day(row["voided_on"]),
        void_reason=row["void_reason"],
    )
