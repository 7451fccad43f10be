"""Correcting what was recorded wrongly: the old values stay in the journal.

A correction must leave a case that could have been recorded in the first place, so every event is
judged again, in the order in which it was recorded, as if it came after those before it alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date
from functools import partial

from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session, SQLModel, col, select

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.limits.case import Event
from tiepdan.law.procedure.decision_measures import Measures
from tiepdan.law.procedure.meeting_checks import (
    Outcome,
    check_act_by,
    check_in_register,
    check_meeting_event,
    meeting_outcome,
)
from tiepdan.law.vocabulary.meeting import MeetingEventKind, MeetingStatus
from tiepdan.law.vocabulary.petition import Level, PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.law.vocabulary.visit import Matter
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.records.file.connection import driver_connection
from tiepdan.records.journal.fact_tables import PERSONAL_COLUMNS
from tiepdan.records.reading.petitions.events import the_one
from tiepdan.records.reading.voids import Voidable
from tiepdan.records.schema.tables import (
    Meeting,
    MeetingEvent,
    Petition,
    PetitionEvent,
    Visit,
    VisitPetition,
    row_id,
)
from tiepdan.records.secrecy import is_visit_covered
from tiepdan.records.writing.in_force import in_force
from tiepdan.records.writing.meetings.meetings import check_visit_of, get_meeting, get_visit
from tiepdan.records.writing.petitions.event_checks import Judging
from tiepdan.records.writing.petitions.links import check_links
from tiepdan.records.writing.petitions.measures import check_measures_again, replace_measures
from tiepdan.records.writing.petitions.persons import petitioner_of_its_own
from tiepdan.records.writing.petitions.petitions import (
    check_level,
    check_receipt,
    check_told,
    get_petition,
    is_protected,
    make_responsible,
)
from tiepdan.records.writing.petitions.protection import check_waived_on

_NOBODY_COUNTED = frozenset({MeetingStatus.PLANNED, MeetingStatus.NOT_HELD})
"""Where nobody was counted: that nobody came is another outcome."""

Facts = Mapping[str, object]
"""New values by the name of their column."""


def correct_petition(
    session: Session, number: PetitionNumber, *, facts: Facts, person: Facts
) -> list[str]:
    """Correct facts of a petition and of who petitions; returns the columns that changed.

    A person who petitioned before is the same person there, unless only one of the petitions is
    under protection. What is secret counts as changed whenever it is given: “recorded like that
    already” would tell a guess that it is right.

    Raises:
        NotFoundError: there is no such petition, or no such meeting.
        RefusedError: nothing differs; its personal data were destroyed; its receipt does not go
            with its number or meeting; or an event, a link or the waiver recorded would no longer
            be possible.
    """
    petition = get_petition(session, number)
    if petition.purged_on:
        raise RefusedError(
            _("{number}: its personal data were destroyed on {day}; it stays as it is.").format(
                number=number, day=show_date(petition.purged_on)
            )
        )
    if facts.get("level", petition.level) is not petition.level:
        # What comes again is for the superior (LKN Điều 7, LTC Điều 37).
        facts = {"is_within_competence": facts["level"] is Level.FIRST, **facts}
    was_protected = is_protected(petition)
    changed = _change(petition, facts, is_secret=was_protected)
    if person:
        petitioner = petitioner_of_its_own(session, petition)
        changed += _change(petitioner, person, is_secret=was_protected)
    _check_changed(changed)
    if petition.kind is not PetitionKind.DENUNCIATION:
        # Only a denouncer can waive protection.
        petition.protection_waived_on = petition.protection_waiver = None
    if petition.received_on.year != petition.year:
        raise RefusedError(
            _(
                "The number {number} is of {year}, but the day of receipt would be {day}; take the"
                " petition back with “tiepdan undo” and record it anew."
            ).format(number=number, year=petition.year, day=show_date(petition.received_on))
        )
    check_level(petition.kind, petition.level)
    check_receipt(session, petition.received_on, petition.channel, petition.meeting_id)
    _check_events_again(session, petition)
    with _explained():
        check_links(
            session, petition, is_newly_shown_or_hidden=is_protected(petition) != was_protected
        )
        if petition.protection_waived_on:
            check_waived_on(petition.protection_waived_on, petition.received_on)
    return changed


def correct_event(
    session: Session,
    subject: PetitionNumber | int,
    kind: PetitionEventKind | MeetingEventKind,
    of_day: date | None,
    *,
    facts: Facts,
    measures: Measures | None = None,
) -> list[str]:
    """Correct an event of a petition or meeting; returns the columns that changed.

    ``measures`` are all that it has from now on; None leaves those it has.

    Raises:
        NotFoundError: there is no such event, or several and no day was said.
        RefusedError: nothing differs, or an event recorded would no longer be possible.
    """
    event, check_again = _recorded(session, subject, kind, of_day)
    is_secret = isinstance(event, PetitionEvent) and is_protected(
        session.get_one(Petition, event.petition_id)
    )
    if facts.get("extended_days") is not None and "extended_to" not in facts:
        facts = {"extended_to": None, **facts}  # by so many days, and no longer to a day
    before = _values(event, facts)
    changed = _change(event, facts, is_secret=is_secret)
    measured = []
    if measures is not None and isinstance(event, PetitionEvent):
        measured = replace_measures(session, event, measures)
    _check_changed([*changed, *measured])
    if isinstance(event, PetitionEvent) and "note" in changed:
        check_told(event)
    session.add(event)
    check_again()
    changed = [*_differing(event, before, is_secret=is_secret), *measured]
    _check_changed(changed)
    return changed


def remove_event(
    session: Session,
    subject: PetitionNumber | int,
    kind: PetitionEventKind | MeetingEventKind,
    of_day: date | None,
) -> None:
    """Take an event out of a file, with the measures that belong to it; the journal keeps it.

    Raises:
        NotFoundError: there is no such event, or several and no day was said.
        RefusedError: it says who is responsible, or an event recorded would no longer be possible.
    """
    if kind is PetitionEventKind.ASSIGNED:
        raise RefusedError(
            _("Who is responsible is put right by “tiepdan assign”, or by “tiepdan undo”.")
        )
    event, check_again = _recorded(session, subject, kind, of_day)
    if isinstance(event, PetitionEvent):
        replace_measures(session, event, {})
    session.delete(event)
    check_again()


def correct_meeting(session: Session, meeting_id: int, *, facts: Facts, today: date) -> list[str]:
    """Correct facts of a meeting, or what became of it; returns the columns that changed.

    Raises:
        NotFoundError: there is no such meeting.
        RefusedError: nothing differs; the outcome cannot be, or does not go with what was
            recorded of the meeting: its visits, its opinions, what followed it.
    """
    meeting = get_meeting(session, meeting_id)
    # What became of it may follow from others.
    before = _values(meeting, dict.fromkeys((*facts, "status", "people_present")))
    changed = _change(meeting, facts)
    if meeting.status is not MeetingStatus.NOT_HELD and "status" in changed:
        meeting.not_held_reason = meeting.not_held_note = meeting.moved_to = None
    is_zero_left = meeting.people_present == 0 and "people_present" not in facts
    if is_zero_left and meeting.status in _NOBODY_COUNTED:
        meeting.people_present = None
    _check_changed(changed)
    check_in_register(meeting.meets_on)
    outcome = meeting_outcome(
        meeting.kind,
        meeting.meets_on,
        Outcome(meeting.status, meeting.people_present, meeting.not_held_reason, meeting.moved_to),
        today=today,
    )
    is_as_before = "status" in changed and outcome.status is before["status"]
    if is_as_before and "people_present" not in facts:
        raise RefusedError(
            _(
                "“{status}” does not go with 0 people present; say how many came with --people, or"
                ' take the number away with --people "".'
            ).format(status=meeting.status.label)
        )
    meeting.status = outcome.status
    changed = _differing(meeting, before)
    if is_as_before and not changed:
        raise RefusedError(
            _(
                "Nothing to correct: a meeting held with 0 people present is recorded as"
                " “{status}”, and so it is already."
            ).format(status=meeting.status.label)
        )
    _check_changed(changed)
    session.add(meeting)
    session.flush()
    _check_what_came_of(session, meeting)
    _check_meeting_events_again(session, meeting)
    return changed


def correct_visit(session: Session, visit_id: int, *, facts: Facts) -> list[str]:
    """Correct facts of a visit; returns the columns that changed.

    Raises:
        NotFoundError: there is no such visit, or no such meeting.
        RefusedError: nothing differs, or it does not go with its meeting.
    """
    visit = get_visit(session, visit_id)
    is_secret = is_visit_covered(driver_connection(session), visit_id)
    changed = _change(visit, facts, is_secret=is_secret)
    _check_changed(changed)
    check_visit_of(session, visit.visited_on, visit.meeting_id)
    is_linked = session.exec(
        select(VisitPetition).where(VisitPetition.visit_id == visit_id)
    ).first()
    if visit.matter is Matter.NONE and is_linked:
        raise RefusedError(_("The visit is linked to a petition, so it brought a matter."))
    session.add(visit)
    session.flush()
    return changed


def _change(row: SQLModel, facts: Facts, *, is_secret: bool = False) -> list[str]:
    """Put the new values into a row; returns the columns in which they differ."""
    changed = _differing(row, facts, is_secret=is_secret)
    for column in changed:
        setattr(row, column, facts[column])
        flag_modified(row, column)
    return changed


def _differing(row: SQLModel, values: Facts, *, is_secret: bool = False) -> list[str]:
    """The columns in which a row differs from these values.

    Of a secret row the personal ones count as different, and are written, whatever they are: the
    answer and what the journal notes are the same for a right guess and a wrong one.
    """
    hidden = PERSONAL_COLUMNS[str(row.__tablename__)] if is_secret else frozenset()
    return [
        column
        for column, value in values.items()
        if column in hidden or getattr(row, column) != value
    ]


def _values(row: SQLModel, columns: Iterable[str]) -> dict[str, object]:
    """What stands in these columns."""
    return {column: getattr(row, column) for column in columns}


def _check_changed(changed: Sequence[str]) -> None:
    if not changed:
        raise RefusedError(_("Nothing to correct: it is recorded like that already."))


@contextmanager
def _explained() -> Iterator[None]:
    """What was recorded later and no longer fits is told as that."""
    try:
        yield
    except RefusedError as error:
        raise RefusedError(
            _("With this correction something recorded would no longer fit: {reason}").format(
                reason=error
            )
        ) from error


def _check_events_again(
    session: Session, petition: Petition, corrected: PetitionEvent | None = None
) -> None:
    """Judge every event of a petition anew; the days of an extension follow from its last day.

    What is wrong with the one that is ``corrected`` is said as it is, as when it is recorded.
    """
    session.add(petition)
    session.flush()
    judging = Judging.of(session, petition)
    received = judging.case.events[0]
    rows = _petition_events(session, petition)
    before: list[Event] = []
    for row in rows:
        so_far = (received, *sorted(before, key=lambda event: event.day))
        now = replace(judging, case=replace(judging.case, events=so_far))
        with nullcontext() if row is corrected else _explained():
            event = now.check_again(row)
        row.extended_days = event.extended_days
        session.add(row)
        before.append(event)
    make_responsible(session, petition)
    with _explained():
        check_measures_again(session, petition, rows)


def _petition_events(session: Session, petition: Petition) -> Sequence[PetitionEvent]:
    """Its events in the order in which they were recorded."""
    return session.exec(
        select(PetitionEvent)
        .where(PetitionEvent.petition_id == row_id(petition))
        .order_by(col(PetitionEvent.id))
    ).all()


def _meeting_events(session: Session, meeting: Meeting) -> Sequence[MeetingEvent]:
    """Its events in the order in which they were recorded."""
    return session.exec(
        select(MeetingEvent)
        .where(MeetingEvent.meeting_id == row_id(meeting))
        .order_by(col(MeetingEvent.id))
    ).all()


def _recorded(
    session: Session,
    subject: PetitionNumber | int,
    kind: PetitionEventKind | MeetingEventKind,
    of_day: date | None,
) -> tuple[PetitionEvent | MeetingEvent, Callable[[], None]]:
    """The event meant, and how to judge all the events of its case anew."""
    if isinstance(subject, PetitionNumber):
        petition = get_petition(session, subject)
        events = _petition_events(session, petition)
        found = the_one([e for e in events if e.kind is kind], kind.label, str(subject), of_day)
        return found, partial(_check_events_again, session, petition, found)
    meeting = get_meeting(session, subject)
    number = show_meeting_number(subject)
    rows = _meeting_events(session, meeting)
    row = the_one([e for e in rows if e.kind is kind], kind.label, number, of_day)
    return row, partial(_check_meeting_events_again, session, meeting, row)


def _check_what_came_of(session: Session, meeting: Meeting) -> None:
    """Refuse a day or outcome that visits and opinions recorded for the meeting speak against."""
    meeting_id = row_id(meeting)
    visits = session.exec(
        select(Visit).where(Visit.meeting_id == meeting_id, in_force(Voidable.VISIT))
    ).all()
    opinions = session.exec(
        select(Petition).where(Petition.meeting_id == meeting_id, in_force(Voidable.PETITION))
    ).all()
    if (visits or opinions) and meeting.status is not MeetingStatus.HELD:
        raise RefusedError(_("Visits or opinions are recorded for the meeting, so it was held."))
    with _explained():
        for visit in visits:
            check_visit_of(session, visit.visited_on, meeting_id)
        for opinion in opinions:
            check_receipt(session, opinion.received_on, opinion.channel, meeting_id)


def _check_meeting_events_again(
    session: Session, meeting: Meeting, corrected: MeetingEvent | None = None
) -> None:
    """Judge every event of a meeting anew, as those of a petition."""
    session.flush()
    before: list[Event] = []
    for row in _meeting_events(session, meeting):
        event = Event(row.kind, row.happened_on)
        with nullcontext() if row is corrected else _explained():
            check_in_register(event.day)
            check_meeting_event(meeting.status, meeting.meets_on, before, event)
            if row.act_by is not None:
                check_act_by(meeting.kind, row.kind, row.happened_on, row.act_by)
        before.append(event)
