"""Correcting a petition: every event of it is judged again.

In the order in which they were recorded, each as if it came after those before it alone.
"""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.procedure.meeting_rules import check_committee
from tiepdan.law.vocabulary.petition import Level
from tiepdan.numbers import PetitionNumber
from tiepdan.records.schema.tables import Petition, PetitionEvent, row_id
from tiepdan.records.writing.corrections import Facts, change, check_changed, explained
from tiepdan.records.writing.meetings.meetings import check_meeting_of
from tiepdan.records.writing.petitions.anonymity import is_other_person, with_anonymity
from tiepdan.records.writing.petitions.decision_measures import check_measures_again
from tiepdan.records.writing.petitions.event_checks import EventChecks
from tiepdan.records.writing.petitions.links import check_links
from tiepdan.records.writing.petitions.persons import petitioner_of_its_own
from tiepdan.records.writing.petitions.petitions import (
    check_entered,
    check_level,
    check_receipt,
    check_sent_on,
    denounces,
    get_petition,
    is_protected,
    make_responsible,
)
from tiepdan.records.writing.petitions.protecting import check_protections
from tiepdan.records.writing.petitions.protection import check_waived_on

if TYPE_CHECKING:
    from tiepdan.law.limits.case import Event


def correct_petition(
    session: Session, number: PetitionNumber, *, facts: Facts, person: Facts
) -> list[str]:
    """Correct facts of a petition and of who petitions; returns the columns that changed.

    A person who petitioned before is the same person there, unless only one of the petitions is
    under protection, or becomes anonymous or no longer is. What is secret counts as changed
    whenever it is given: “recorded like that already” would tell a guess that it is right.

    Raises:
        NotFoundError: there is no such petition, or no such meeting.
        RefusedError: nothing differs; its personal data were destroyed; its receipt does not go
            with its number or meeting; it would have no name, or one though anonymous; or an
            event, a link or the waiver recorded would no longer be possible.
    """
    petition = get_petition(session, number)
    if petition.purged_on:
        raise RefusedError(
            _("{number}: its personal data were destroyed on {day}; it stays as it is.").format(
                number=number, day=show_date(petition.purged_on)
            )
        )
    check_meeting_of(session, facts)
    if facts.get("level", petition.level) is not petition.level:
        # What comes again is for the superior (LKN Điều 7, LTC Điều 37).
        facts = {"is_within_competence": facts["level"] is Level.FIRST, **facts}
    was_protected = is_protected(petition)
    facts, person = with_anonymity(petition, _with_representation(facts), person)
    is_other = is_other_person(petition, facts)
    changed = change(petition, facts, is_secret=was_protected)
    if person:
        petitioner = petitioner_of_its_own(session, petition, is_other=is_other)
        if petitioner is None:
            raise AssertionError("a petition has a petitioner")
        changed += change(petitioner, person, is_secret=was_protected)
    check_changed(changed)
    if not denounces(petition):
        # Only a denouncer can waive protection.
        petition.protection_waived_on = petition.protection_waiver = None
    check_level(petition.kind, petition.level)
    if facts.keys() & {"channel", "committee"}:
        # Of a dialogue an earlier program took a committee too.
        check_committee(petition.channel, petition.committee)
    check_receipt_again(session, petition)
    with explained():
        check_links(
            session, petition, is_newly_shown_or_hidden=is_protected(petition) != was_protected
        )
    return changed


def check_receipt_again(session: Session, petition: Petition) -> None:
    """Judge the day of receipt anew, with all that must not come before it.

    Raises:
        RefusedError: the day is of another year than the number, or does not go with the meeting;
            or something recorded would no longer be possible.
    """
    if petition.received_on.year != petition.year:
        raise RefusedError(
            _(
                "The number {number} is of {year}, but the day of receipt would be {day}; take the"
                " petition back with tiepdan undo and record it anew."
            ).format(
                number=PetitionNumber(petition.year, petition.sequence),
                year=petition.year,
                day=show_date(petition.received_on),
            )
        )
    check_receipt(session, petition.received_on, petition.channel, petition.meeting_id)
    check_sent_on(petition)
    check_entered(petition.received_on, petition.entered_on)
    check_events_again(session, petition)
    with explained():
        check_protections(session, petition)
        if petition.protection_waived_on:
            check_waived_on(petition.protection_waived_on, petition.received_on)


_REPRESENTATION = ("representative", "represents")


def _with_representation(facts: Facts) -> Facts:
    """A correction with what follows: where nobody speaks for them, nobody is spoken for."""
    is_gone = any(name in facts and facts[name] is None for name in _REPRESENTATION)
    return {**dict.fromkeys(_REPRESENTATION), **facts} if is_gone else facts


def check_events_again(
    session: Session, petition: Petition, corrected: PetitionEvent | None = None
) -> None:
    """Judge every event of a petition anew; the days of an extension follow from its last day.

    What is wrong with the one that is ``corrected`` is said as it is, as when it is recorded.
    """
    session.add(petition)
    session.flush()
    checks = EventChecks.of(session, PetitionNumber(petition.year, petition.sequence))
    received = checks.case.events[0]
    rows = events_of(session, petition)
    before: list[Event] = []
    for row in rows:
        so_far = (received, *sorted(before, key=lambda event: event.day))
        now = replace(checks, case=replace(checks.case, events=so_far))
        with nullcontext() if row is corrected else explained():
            event = now.check_again(row)
        row.extended_days = event.extended_days
        session.add(row)
        before.append(event)
    make_responsible(session, petition)
    with explained():
        check_measures_again(session, petition, rows)


def events_of(session: Session, petition: Petition) -> Sequence[PetitionEvent]:
    """Its events in the order in which they were recorded."""
    return session.exec(
        select(PetitionEvent)
        .where(PetitionEvent.petition_id == row_id(petition))
        .order_by(col(PetitionEvent.id))
    ).all()
