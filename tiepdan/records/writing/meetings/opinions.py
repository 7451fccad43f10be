"""The opinions raised at a meeting: the agencies' written results, one by one."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.facts import petition_event as facts
from tiepdan.i18n import _
from tiepdan.law.limits.case import NEEDS_ACCEPTANCE, Event
from tiepdan.law.procedure.meeting_checks import check_meeting_event
from tiepdan.law.vocabulary.meeting import MeetingEventKind
from tiepdan.law.vocabulary.petition import OpinionOutcome
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.records.reading.voids import Voidable
from tiepdan.records.schema.tables import Petition, PetitionEvent
from tiepdan.records.writing.meetings.meetings import get_meeting, meeting_events, situation_of
from tiepdan.records.writing.petitions.petitions import get_petition, record_event
from tiepdan.records.writing.undoing.void_rows import is_live


def record_replies(
    session: Session,
    meeting_id: int,
    numbers: Sequence[PetitionNumber],
    replied: facts.PetitionEvent,
) -> None:
    """Record the written result of an agency for some of the opinions raised at a meeting.

    Raises:
        NotFoundError: there is no such meeting or petition.
        RefusedError: a petition is no opinion of this meeting, or was answered already; or the
            meeting has no conclusion notice by that day.
    """
    meeting = get_meeting(session, meeting_id)
    check_meeting_event(
        situation_of(
            meeting,
            [
                event
                for event in meeting_events(session, meeting_id)
                # That all were said to be in does not keep out one more.
                if event.kind != MeetingEventKind.RESULTS_RECEIVED
            ],
        ),
        Event(MeetingEventKind.RESULTS_RECEIVED, replied.happened_on),
    )
    for number in numbers:
        opinion = get_petition(session, number)
        if opinion.meeting_id != meeting_id:
            raise _no_opinion(session, meeting_id, number)
        _check_waits(session, opinion, number)
        record_event(session, number, replied)


def _check_waits(session: Session, opinion: Petition, number: PetitionNumber) -> None:
    """Refuse a result of an opinion that has one: who types it means another, or a correction."""
    settled = session.exec(
        select(PetitionEvent)
        .where(
            PetitionEvent.petition_id == opinion.id,
            col(PetitionEvent.kind).in_(
                (PetitionEventKind.ANSWERED, PetitionEventKind.AGENCY_REPLIED)
            ),
        )
        .order_by(col(PetitionEvent.happened_on), col(PetitionEvent.id))
    ).first()
    if settled:
        raise RefusedError(
            _(
                "Of {number} “{event}” is recorded on {day} already; to correct that: tiepdan"
                " edit-event {number} {code}; one more result of an agency: tiepdan record {number}"
                " {reply}."
            ).format(
                number=number,
                event=settled.kind.label,
                day=show_date(settled.happened_on),
                code=settled.kind.as_typed,
                reply=PetitionEventKind.AGENCY_REPLIED.as_typed,
            )
        )


def settle_opinion(
    session: Session,
    number: PetitionNumber,
    outcome: OpinionOutcome | None,
    body: str | None,
) -> None:
    """Record what became of an opinion at its meeting, where a list or the clerk says so.

    No more is kept than its events: answered on the day of the meeting is on the spot. That it is
    to be answered later, or still owed, is no event.

    Raises:
        RefusedError: it is of no meeting, or came after it; it is a complaint or denunciation,
            which is not answered on the spot; or a body is named where it went to none.
    """
    opinion = get_petition(session, number)
    if body is not None and outcome is not OpinionOutcome.FORWARDED:
        raise RefusedError(
            _("A body is named only where the opinion was forwarded (outcome: forwarded).")
        )
    if outcome is OpinionOutcome.ENDED:
        raise RefusedError(
            _("“{outcome}” does not say how; record it with the command for that.").format(
                outcome=outcome.label
            )
        )
    if outcome not in {OpinionOutcome.ON_THE_SPOT, OpinionOutcome.FORWARDED}:
        return
    if opinion.meeting_id is None:
        raise RefusedError(
            _("“{outcome}” is said of an opinion raised at a meeting (--meeting).").format(
                outcome=outcome.label
            )
        )
    if opinion.kind in NEEDS_ACCEPTANCE and outcome is OpinionOutcome.ON_THE_SPOT:
        raise RefusedError(
            _(
                "A {kind} is not answered on the spot: it is examined and accepted or not; leave"
                " the outcome out."
            ).format(kind=opinion.kind.label)
        )
    is_answer = outcome is OpinionOutcome.ON_THE_SPOT
    record_event(
        session,
        number,
        facts.PetitionEvent(
            kind=PetitionEventKind.ANSWERED if is_answer else PetitionEventKind.FORWARDED,
            happened_on=get_meeting(session, opinion.meeting_id).meets_on
            if is_answer
            else opinion.received_on,
            body=body,
        ),
    )


def _no_opinion(session: Session, meeting_id: int, number: PetitionNumber) -> RefusedError:
    opinions = session.exec(
        select(Petition.year, Petition.sequence)
        .where(Petition.meeting_id == meeting_id, is_live(Voidable.PETITION))
        .order_by(col(Petition.year), col(Petition.sequence))
    ).all()
    meeting = show_meeting_number(meeting_id)
    if not opinions:
        return RefusedError(
            _("{number} is no opinion of meeting {meeting}, which has none.").format(
                number=number, meeting=meeting
            )
        )
    return RefusedError(
        _("{number} is no opinion of meeting {meeting}; those are {opinions}.").format(
            number=number,
            meeting=meeting,
            opinions=", ".join(str(PetitionNumber(*opinion)) for opinion in opinions),
        )
    )
