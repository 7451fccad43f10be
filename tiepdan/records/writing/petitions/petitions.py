"""Recording petitions and what happens to them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session, desc, select

from tiepdan import paths
from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.facts import subjects as facts
from tiepdan.facts.fact import values_of
from tiepdan.i18n import _
from tiepdan.law.limits.case import NEEDS_ACCEPTANCE
from tiepdan.law.procedure.decision_measures import Measures
from tiepdan.law.procedure.meeting_checks import check_old_day
from tiepdan.law.procedure.meeting_rules import check_committee
from tiepdan.law.procedure.steps import NEEDS_REASON
from tiepdan.law.procedure.ways_out import check_way_out
from tiepdan.law.toml.procedure import load_ways_out
from tiepdan.law.vocabulary.eligibility import IneligibleReason
from tiepdan.law.vocabulary.petition import SENT_ON, Channel, Level, PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind, RefusalGround
from tiepdan.numbers import PetitionNumber, petition_not_found
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.reading.voids import Voidable
from tiepdan.records.schema.tables import (
    Petition,
    Petitioner,
    PetitionEvent,
    VisitPetition,
    insert,
    row_id,
)
from tiepdan.records.writing.meetings.meetings import get_meeting, get_visit, mark_as_held
from tiepdan.records.writing.meetings.visit_facts import link_follows
from tiepdan.records.writing.petitions.anonymity import check_anonymity
from tiepdan.records.writing.petitions.casework import Casework
from tiepdan.records.writing.petitions.decision_measures import add_measures
from tiepdan.records.writing.petitions.event_checks import extension_of
from tiepdan.records.writing.petitions.numbering import free_number
from tiepdan.records.writing.undoing.void_rows import check_not_void


def get_petition(session: Session, number: PetitionNumber) -> Petition:
    """The petition with this number, to work with.

    Raises:
        NotFoundError: no petition has it.
        RefusedError: it is void.
    """
    petition = session.exec(
        select(Petition).where(Petition.year == number.year, Petition.sequence == number.sequence)
    ).first()
    if petition is None:
        raise petition_not_found(number)
    check_not_void(session, Voidable.PETITION, row_id(petition))
    return petition


def denounces(petition: facts.Petition | Petition) -> bool:
    """Whether it is a denunciation, or has one among its contents."""
    return petition.kind is PetitionKind.DENUNCIATION or petition.contains_denunciation


def is_protected(petition: Petition) -> bool:
    """Whether it names a denouncer who did not waive protection."""
    return denounces(petition) and petition.protection_waived_on is None


def add_petitioner(session: Session, petitioner: facts.Petitioner) -> int:
    """Record who petitions or visits; returns the number given."""
    return insert(session, Petitioner, values_of(petitioner))


def add_petition(
    session: Session,
    petition: facts.Petition,
    petitioner_id: int,
    *,
    visit_ids: Sequence[int] = (),
    number: PetitionNumber | None = None,
    casework: Casework | None = None,
) -> PetitionNumber:
    """Record a petition or an opinion; without a number it gets the next of its year.

    It is at hand in ``casework`` for what happened to it.

    Raises:
        NotFoundError: the meeting or a visit does not exist.
        RefusedError: received before the calendar begins or before its meeting, at a meeting
            that was not held or by another channel than the meeting's, or the number is taken or
            of another year; an opinion comes again; it has no name, or one though anonymous.
    """
    check_level(petition.kind, petition.level)
    check_committee(petition.channel, petition.committee)
    check_receipt(session, petition.received_on, petition.channel, petition.meeting_id)
    check_sent_on(petition)
    check_entered(petition.received_on, petition.entered_on)
    check_anonymity(petition, driver_connection(session), petitioner_id)
    number, petition_id = _insert(session, petition, petitioner_id, number)
    if casework:
        casework.note(number, petition_id, petition)
    for visit_id in visit_ids:
        link_visit(session, visit_id=visit_id, number=number)
    return number


def add_as_recorded(
    session: Session,
    petition: facts.Petition,
    petitioner_id: int,
    *,
    number: PetitionNumber | None = None,
) -> PetitionNumber:
    """Record a petition that was judged before: above, or in the register that it comes from.

    Raises:
        RefusedError: the number is taken or of another year.
    """
    number, _petition_id = _insert(session, petition, petitioner_id, number)
    return number


def _insert(
    session: Session, petition: facts.Petition, petitioner_id: int, number: PetitionNumber | None
) -> tuple[PetitionNumber, int]:
    """The row of a petition: its number, and that of the row."""
    number = free_number(session, petition.received_on.year, number)
    place = {"year": number.year, "sequence": number.sequence, "petitioner_id": petitioner_id}
    return number, insert(session, Petition, place | values_of(petition))


def link_visit(
    session: Session, *, visit_id: int, number: PetitionNumber, is_as_recorded: bool = False
) -> None:
    """Note that a visit led to, or was about, a petition.

    What follows from that for the visit is not looked at where it was recorded so before.

    Raises:
        NotFoundError: the visit or the petition does not exist.
        RefusedError: they are linked already, or one of them is void.
    """
    petition = get_petition(session, number)
    visit = get_visit(session, visit_id)
    if is_linked(session, visit_id, row_id(petition)):
        raise RefusedError(
            _(
                "Visit {visit} is already linked to petition {number}; if it is not about that:"
                " tiepdan separate {number} --visit {visit}"
            ).format(visit=visit_id, number=number)
        )
    if not is_as_recorded:
        link_follows(session, visit, petition)
    session.add(VisitPetition(visit_id=visit_id, petition_id=row_id(petition)))
    session.flush()


def is_linked(session: Session, visit_id: int, petition_id: int) -> bool:
    """Whether a visit led to a petition, or was about it."""
    return session.get(VisitPetition, (visit_id, petition_id)) is not None


def record_event(
    session: Session,
    number: PetitionNumber,
    happened: facts.PetitionEvent,
    measures: Measures | None = None,
    *,
    may_go_either_way: bool = True,
    casework: Casework | None = None,
) -> None:
    """Record that something happened to a petition, of those at hand where there are some.

    Of an assignment the officer is who it is assigned to; ``measures`` are what is ordered or was
    carried out. It ``may_go_either_way`` where it is told afterwards that it went to another body,
    as in an import; else the law says whether it is forwarded or its author guided.

    Raises:
        NotFoundError: there is no such petition.
        RefusedError: the procedure does not allow it at this point, or something it needs is
            missing or does not fit.
    """
    casework = casework or Casework(session)
    checks = casework.of(number)
    petition = checks.petition
    checks.check(happened)
    check_told(happened, petition)
    if not may_go_either_way:
        check_way_out(
            load_ways_out(paths.data_folder()),
            petition.kind,
            petition.channel,
            happened.kind,
            happened.happened_on,
            number=str(number),
        )
    event_id = casework.add(number, happened)
    if happened.officer is not None:
        make_responsible(session, get_petition(session, number))
    add_measures(session, checks, event_id, happened.kind, measures or {})


def check_told(
    event: facts.PetitionEvent | PetitionEvent, petition: facts.Petition | Petition
) -> None:
    """Refuse an event that lacks what it must say where it is recorded or itself corrected.

    Earlier programs did not ask for it, so events that merely stand beside are not held to it.

    Raises:
        RefusedError: a petition is declined without a reason, somebody not received without its
            ground, or an examination does not say how it came out, or why; of an anonymous
            denunciation, by which evidence it is eligible.
    """
    if event.kind is PetitionEventKind.EXAMINED:
        _check_examination(event)
        _check_evidence(event, petition)
    if event.kind in NEEDS_REASON and not event.note:
        raise RefusedError(
            _(
                "“{event}” needs its reason, of which the citizen is told (--reason, kept as its"
                ' note); for example --reason "hết thời hiệu khiếu nại"'
            ).format(event=event.kind.label)
        )
    if event.kind is PetitionEventKind.RECEPTION_REFUSED and event.ground is None:
        raise RefusedError(
            _(
                "“{event}” needs its ground (--ground, in a file the column ground): {choices}."
            ).format(event=event.kind.label, choices=RefusalGround.choices())
        )


def _check_examination(event: facts.PetitionEvent | PetitionEvent) -> None:
    reason = event.ineligible_reason
    if event.is_eligible is None:
        raise RefusedError(
            _(
                "“{event}” needs whether it is eligible: yes or no (--eligible, in a file the"
                " column eligible)."
            ).format(event=event.kind.label)
        )
    if event.is_eligible and reason is not None:
        raise RefusedError(
            _(
                "What is eligible has no reason not to be (“{reason}”); leave out one of the two."
            ).format(reason=reason.label)
        )
    # “Another reason” alone is none.
    is_said = reason is not None and (reason is not IneligibleReason.OTHER or event.note)
    if not event.is_eligible and not is_said:
        raise RefusedError(
            _(
                "What is not eligible needs its reason (--reason, in a file the column"
                " ineligible_reason; in words of your own in the note): {choices}."
            ).format(choices=IneligibleReason.choices())
        )


def _check_evidence(
    event: facts.PetitionEvent | PetitionEvent, petition: facts.Petition | Petition
) -> None:
    """An anonymous denunciation is looked into only by its content and evidence (LTC Điều 25)."""
    is_anonymous = petition.is_anonymous and petition.kind is PetitionKind.DENUNCIATION
    if is_anonymous and event.is_eligible and not event.note:
        raise RefusedError(
            _(
                "An anonymous denunciation is eligible only where its content is clear and it has"
                " concrete evidence (LTC Điều 25); say which evidence: --note."
            )
        )


def make_responsible(session: Session, petition: Petition) -> None:
    """The officer of the latest assignment is the one responsible."""
    latest = session.exec(
        select(PetitionEvent)
        .where(
            PetitionEvent.petition_id == row_id(petition),
            PetitionEvent.kind == PetitionEventKind.ASSIGNED,
        )
        .order_by(desc(PetitionEvent.happened_on), desc(PetitionEvent.id))
    ).first()
    petition.officer = latest.officer if latest else petition.officer
    session.add(petition)
    session.flush()


def extend_petition(
    session: Session,
    number: PetitionNumber,
    decided: facts.PetitionEvent,
    casework: Casework | None = None,
) -> date:
    """Record a decision to extend the time limit of a petition; returns the new last day.

    Raises:
        NotFoundError: there is no such petition.
        RefusedError: the law does not allow it; see ``extension_event``.
    """
    casework = casework or Casework(session)
    event = casework.of(number).extended(extension_of(decided))
    casework.add(
        number, replace(decided, extended_days=event.extended_days, extended_to=event.extended_to)
    )
    checks = casework.of(number)
    return max(
        deadline.due for deadline in checks.law.judge.deadlines(checks.case) if deadline.extensions
    )


def check_level(kind: PetitionKind, level: Level) -> None:
    """Refuse an opinion that comes again: only a complaint or denunciation is followed so.

    Raises:
        RefusedError: it is another kind.
    """
    if level is Level.AGAIN and kind not in NEEDS_ACCEPTANCE:
        raise RefusedError(
            _(
                "Only a complaint or denunciation comes again; leave --level out of a {kind}."
            ).format(kind=kind.label)
        )


def check_receipt(
    session: Session, received_on: date, channel: Channel, meeting_id: int | None
) -> None:
    """Refuse a receipt that the calendar does not reach or that does not go with its meeting.

    Raises:
        NotFoundError: there is no such meeting.
        RefusedError: it is before the meeting, by another channel, or that was not held.
    """
    check_old_day(received_on)
    if meeting_id is None:
        return
    meeting = get_meeting(session, meeting_id)
    if received_on < meeting.meets_on:
        raise RefusedError(
            _(
                "The petition is received on {day}, before the meeting it comes from ({met})."
            ).format(day=show_date(received_on), met=show_date(meeting.meets_on))
        )
    if channel is not meeting.kind.channel:
        raise RefusedError(
            _("A petition from a {kind} comes “{right}”, not “{channel}”.").format(
                kind=meeting.kind.label, right=meeting.kind.channel.label, channel=channel.label
            )
        )
    mark_as_held(session, meeting)


def check_sent_on(petition: facts.Petition | Petition) -> None:
    """Refuse who sent a petition on where it came another way, or a letter after its receipt.

    Raises:
        RefusedError: it is so.
    """
    sent = (petition.sent_by, petition.sent_document, petition.sent_on)
    if petition.channel not in SENT_ON and any(part is not None for part in sent):
        raise RefusedError(
            _(
                "A petition that comes “{channel}” was sent on by nobody (--sent-by,"
                " --sent-document, --sent-on); the channels with a sender: {channels}."
            ).format(
                channel=petition.channel.label,
                channels=", ".join(one.label for one in Channel if one in SENT_ON),
            )
        )
    if petition.sent_on is not None and petition.sent_on > petition.received_on:
        raise RefusedError(
            _("The letter of {day} is after the day of receipt, {received} (--sent-on).").format(
                day=show_date(petition.sent_on), received=show_date(petition.received_on)
            )
        )


def check_entered(came_on: date, entered_on: date | None) -> None:
    """Refuse an entry in the national database before what is entered was there.

    Raises:
        RefusedError: it is so.
    """
    if entered_on is not None and entered_on < came_on:
        raise RefusedError(
            _("Entered in the national database on {day}: that is before it came ({came}).").format(
                day=show_date(entered_on), came=show_date(came_on)
            )
        )
