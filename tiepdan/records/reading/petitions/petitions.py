"""Petitions in lists and one by one; a denunciation without its denouncer."""

import sqlite3
from dataclasses import dataclass, replace
from datetime import date

from tiepdan.facts.fact import stored
from tiepdan.facts.petition import Petition
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.facts.petitioner import Petitioner
from tiepdan.i18n import _
from tiepdan.law.procedure.standing import DECISIONS
from tiepdan.law.procedure.steps import GOES_TO_BODY
from tiepdan.law.vocabulary.decision import Decider
from tiepdan.law.vocabulary.petition import PetitionState
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.law.vocabulary.register import VoidState
from tiepdan.law.vocabulary.terms import Term
from tiepdan.numbers import PetitionNumber, petition_not_found
from tiepdan.records.reading.limits import RUNNING
from tiepdan.records.reading.petitions.outcomes.decisions import IS_OURS
from tiepdan.records.reading.rows import stored_day
from tiepdan.records.reading.shown import seen, shown, uncovered
from tiepdan.text import masked

NEXT_DUE = f"(SELECT min(d.due) FROM deadline AS d WHERE d.petition_id = p.id AND {RUNNING})"
"""SQL: the day on which the next running limit of petition ``p`` ends."""

PETITIONS = f"""
    {shown("petition", "void")}
    SELECT p.*, COALESCE(s.state, '{VoidState.VOID}') AS state,
           COALESCE(s.since, gone.voided_on) AS since, s.ended_by, gone.voided_on,
           gone.reason AS void_reason, {NEXT_DUE} AS next_due,
           CASE WHEN s.ended_by IN ('forwarded', 'guided') THEN
             (SELECT e.body FROM petition_event AS e
              WHERE e.petition_id = p.id AND e.kind = s.ended_by
              ORDER BY e.happened_on, e.id LIMIT 1) END AS went_to
    FROM shown_petition AS p
    LEFT JOIN petition_standing AS s ON s.petition_id = p.id
    LEFT JOIN shown_void AS gone ON gone.petition_id = p.id
"""
"""Petitions, void ones too, as ``petition_row`` takes them, and who petitions."""


@dataclass(frozen=True, slots=True)
class PetitionRow:
    """A petition and who petitions; their secrets are ``COVERED`` where a denouncer is protected.

    Of the identity number only the end is there.
    """

    number: PetitionNumber
    facts: Petition
    petitioner: Petitioner
    is_protected: bool
    state: Term
    since: date
    ended_by: PetitionEventKind | None
    next_due: date | None
    went_to: str | None
    voided_on: date | None
    void_reason: str | None

    @property
    def standing(self) -> str:
        """The state in words; of one that ended otherwise also how, and to which body it went."""
        if self.state is PetitionState.CLOSED and self.ended_by:
            ending = f"{self.state.label}: {self.ended_by.label}"
            if self.ended_by in GOES_TO_BODY:
                return f"{ending} ({self.went_to or _('no body recorded')})"
            return ending
        return self.state.label


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


def is_petition(connection: sqlite3.Connection, number: PetitionNumber) -> bool:
    """Whether there is a petition of this number."""
    found = connection.execute(
        "SELECT 1 FROM petition WHERE year = ? AND sequence = ?", (number.year, number.sequence)
    )
    return found.fetchone() is not None


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

    facts: Petition
    petitioner: Petitioner


def get_identity(connection: sqlite3.Connection, number: PetitionNumber) -> Identity:
    """Who petitions, uncovered: for ``show --reveal`` alone, once its reason is in the journal.

    Raises:
        NotFoundError: no petition has this number.
    """
    row = connection.execute(
        f"{uncovered('petition')} SELECT * FROM uncovered_petition WHERE (year, sequence) = (?, ?)",
        (number.year, number.sequence),
    ).fetchone()
    if row is None:
        raise petition_not_found(number)
    return Identity(stored(Petition, row), stored(Petitioner, row))


def petition_events(
    connection: sqlite3.Connection, number: PetitionNumber, *, is_revealed: bool = False
) -> list[PetitionEvent]:
    """What happened to a petition, in order; a denunciation's notes only when revealed.

    Of each decision it is said whose it is.
    """
    rows = connection.execute(
        f"{seen('petition_event', is_revealed=is_revealed)} SELECT e.*, {IS_OURS} AS is_ours"
        " FROM seen_petition_event AS e JOIN petition AS p ON p.id = e.petition_id"
        " WHERE p.year = ? AND p.sequence = ? ORDER BY e.happened_on, e.id",
        (number.year, number.sequence),
    )
    return [
        replace(
            stored(PetitionEvent, row, is_covered=bool(row["is_masked"])),
            decided_by=_decider(row),
        )
        for row in rows
    ]


def _decider(row: sqlite3.Row) -> Decider | None:
    if row["kind"] not in DECISIONS:
        return None
    return Decider.OFFICE if row["is_ours"] else Decider.SUPERIOR


def petition_row(row: sqlite3.Row) -> PetitionRow:
    """A row of ``PETITIONS``."""
    is_protected = bool(row["is_covered"])
    petitioner = stored(Petitioner, row, is_covered=is_protected)
    return PetitionRow(
        number=PetitionNumber(row["year"], row["sequence"]),
        facts=stored(Petition, row, is_covered=is_protected),
        petitioner=replace(
            petitioner, id_number=petitioner.id_number and masked(petitioner.id_number)
        ),
        is_protected=is_protected,
        state=VoidState.or_state(PetitionState, row["state"]),
        since=date.fromisoformat(row["since"]),
        ended_by=PetitionEventKind(row["ended_by"]) if row["ended_by"] else None,
        next_due=stored_day(row["next_due"]),
        went_to=row["went_to"],
        voided_on=stored_day(row["voided_on"]),
        void_reason=row["void_reason"],
    )
