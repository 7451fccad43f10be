"""Recording petitions and what happens to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, func, select

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.checks import check_in_register
from tiepdan.law.deadlines import Judge
from tiepdan.law.longer import Extension, check_complex, check_suspension, extension_event
from tiepdan.law.petition_steps import check_petition_event
from tiepdan.law.procedure import Case, Event
from tiepdan.law.vocabulary import (
    Channel,
    DecisionResult,
    Field,
    Level,
    Matter,
    PetitionEventKind,
    PetitionKind,
)
from tiepdan.numbers import PetitionNumber, petition_not_found, visit_not_found
from tiepdan.records.cases import judge_of_office, petition_cases
from tiepdan.records.driver import driver_connection
from tiepdan.records.meetings import get_meeting, mark_as_held
from tiepdan.records.reading.days import load_calendar
from tiepdan.records.tables import (
    Petition,
    Petitioner,
    PetitionEvent,
    Visit,
    VisitPetition,
    row_id,
    save,
)

DECIDED_WITH_RESULT = frozenset({PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION})
"""Only a complaint or denunciation is found right or wrong."""


def get_petition(session: Session, number: PetitionNumber) -> Petition:
    """The petition with this number.

    Raises:
        NotFoundError: no petition has it.
    """
    petition = session.exec(
        select(Petition).where(Petition.year == number.year, Petition.sequence == number.sequence)
    ).first()
    if petition is None:
        raise petition_not_found(number)
    return petition


def add_petitioner(
    session: Session,
    *,
    name: str,
    id_number: str | None = None,
    address: str | None = None,
    hamlet: str | None = None,
    phone: str | None = None,
) -> int:
    """Record who petitions or visits; returns the number given."""
    return save(
        session,
        Petitioner(name=name, id_number=id_number, address=address, hamlet=hamlet, phone=phone),
    )


def add_petition(
    session: Session,
    *,
    kind: PetitionKind,
    received_on: date,
    channel: Channel,
    field: Field,
    petitioner_id: int,
    summary: str,
    level: Level = Level.FIRST,
    people_count: int = 1,
    is_within_competence: bool = True,
    officer: str | None = None,
    meeting_id: int | None = None,
    visit_ids: Sequence[int] = (),
    number: PetitionNumber | None = None,
) -> PetitionNumber:
    """Record a petition or an opinion; without a number it gets the next of its year.

    Raises:
        NotFoundError: the meeting or a visit does not exist.
        RefusedError: received before the calendar begins or before its meeting, at a meeting
            that was not held or by another channel than the meeting's, or the number is taken or
            of another year.
    """
    check_receipt(session, received_on, channel, meeting_id)
    number = _free_number(session, received_on.year, number)
    petition = Petition(
        year=number.year,
        sequence=number.sequence,
        received_on=received_on,
        channel=channel,
        kind=kind,
        level=level,
        field=field,
        is_within_competence=is_within_competence,
        petitioner_id=petitioner_id,
        meeting_id=meeting_id,
        people_count=people_count,
        officer=officer,
        summary=summary,
    )
    session.add(petition)
    session.flush()
    for visit_id in visit_ids:
        link_visit(session, visit_id=visit_id, number=number)
    return number


def link_visit(session: Session, *, visit_id: int, number: PetitionNumber) -> None:
    """Note that a visit led to, or was about, a petition.

    Raises:
        NotFoundError: the visit or the petition does not exist.
        RefusedError: they are linked already.
    """
    petition = get_petition(session, number)
    visit = session.get(Visit, visit_id)
    if visit is None:
        raise visit_not_found(visit_id)
    if session.get(VisitPetition, (visit_id, petition.id)) is not None:
        raise RefusedError(
            _("Visit {visit} is already linked to petition {number}.").format(
                visit=visit_id, number=number
            )
        )
    if visit.matter is Matter.NONE:
        # A visit that leads to a petition brings a matter, whatever was said before.
        visit.matter = Matter.NEW
        session.add(visit)
    session.add(VisitPetition(visit_id=visit_id, petition_id=row_id(petition)))
    session.flush()


def record_event(
    session: Session,
    *,
    number: PetitionNumber,
    kind: PetitionEventKind,
    happened_on: date,
    result: DecisionResult | None = None,
    document_number: str | None = None,
    note: str | None = None,
) -> None:
    """Record that something happened to a petition.

    Raises:
        NotFoundError: there is no such petition.
        RefusedError: the procedure does not allow it at this point.
    """
    petition = get_petition(session, number)
    event = PetitionEvent(
        petition_id=row_id(petition),
        kind=kind,
        happened_on=happened_on,
        result=result,
        document_number=document_number,
        note=note,
    )
    Judging.of(session, petition).check(event)
    session.add(event)
    session.flush()


def extend_petition(
    session: Session, *, number: PetitionNumber, extension: Extension, note: str | None = None
) -> date:
    """Record a decision to extend the time limit of a petition; returns the new last day.

    Raises:
        NotFoundError: there is no such petition.
        RefusedError: the law does not allow it; see ``extension_event``.
    """
    petition = get_petition(session, number)
    judging = Judging.of(session, petition)
    event = judging.extended(extension)
    session.add(
        PetitionEvent(
            petition_id=row_id(petition),
            kind=PetitionEventKind.EXTENDED,
            happened_on=event.day,
            extended_days=event.extended_days,
            extended_to=event.extended_to,
            complexity=event.complexity,
            document_number=event.document_number,
            note=note,
        )
    )
    session.flush()
    return max(
        deadline.due
        for deadline in judging.judge.deadlines(Judging.of(session, petition).case)
        if deadline.extensions
    )


@dataclass(frozen=True, slots=True)
class Judging:
    """Whether something may have happened to a petition, after what is in ``case``."""

    petition: Petition
    case: Case
    judge: Judge

    @classmethod
    def of(cls, session: Session, petition: Petition) -> "Judging":
        """A petition as it is recorded."""
        session.flush()
        connection = driver_connection(session)
        [(_id, case)] = petition_cases(connection, str(row_id(petition)))
        judge = judge_of_office(connection, load_calendar(connection))
        if judge is None:
            raise AssertionError("a register has an office")
        return cls(petition, case, judge)

    def check(self, event: PetitionEvent) -> None:
        """Refuse an event that the procedure or the law of its day does not allow.

        Raises:
            RefusedError: it is not possible at this point; the sentence says why.
        """
        self._check_procedure(Event(event.kind, event.happened_on))
        if event.kind is PetitionEventKind.SUSPENDED:
            check_suspension(self.case, event.happened_on, self.judge)
        elif event.kind is PetitionEventKind.COMPLEX:
            check_complex(
                self.case,
                event.happened_on,
                self.judge,
                document_number=event.document_number,
                note=event.note,
            )
        if event.result and self.petition.kind not in DECIDED_WITH_RESULT:
            raise RefusedError(
                _(
                    "{number} is a {kind}: it is not found right or wrong; leave --result out."
                ).format(
                    number=PetitionNumber(self.petition.year, self.petition.sequence),
                    kind=self.petition.kind.label,
                )
            )

    def extended(self, extension: Extension) -> Event:
        """The event of an extension that the law allows.

        Raises:
            RefusedError: it does not; see ``extension_event``.
        """
        self._check_procedure(Event(PetitionEventKind.EXTENDED, extension.decided_on))
        return extension_event(self.case, extension, self.judge)

    def check_again(self, event: PetitionEvent) -> Event:
        """A recorded event as the law sees it now, an extension with its days counted anew.

        Raises:
            RefusedError: it is not possible at this point; the sentence says why.
        """
        if event.complexity is not None:
            days = None if event.extended_to else event.extended_days
            return self.extended(
                Extension(
                    event.happened_on,
                    days,
                    event.extended_to,
                    event.complexity,
                    event.document_number,
                )
            )
        self.check(event)
        return Event(event.kind, event.happened_on, document_number=event.document_number)

    def _check_procedure(self, new: Event) -> None:
        check_in_register(new.day)
        _received, *events = self.case.events
        check_petition_event(
            self.petition.kind,
            self.petition.received_on,
            events,
            new,
            is_within_competence=self.petition.is_within_competence,
            level=self.petition.level,
        )


def _free_number(session: Session, year: int, wanted: PetitionNumber | None) -> PetitionNumber:
    if wanted is None:
        last = session.exec(select(func.max(Petition.sequence)).where(Petition.year == year)).one()
        return PetitionNumber(year, (last or 0) + 1)
    if wanted.year != year:
        raise RefusedError(
            _("The number {number} is not of the year of receipt, {year}.").format(
                number=wanted, year=year
            )
        )
    taken = session.exec(
        select(Petition.id).where(Petition.year == year, Petition.sequence == wanted.sequence)
    ).first()
    if taken is not None:
        raise RefusedError(_("The number {number} is already given.").format(number=wanted))
    return wanted


def check_receipt(
    session: Session, received_on: date, channel: Channel, meeting_id: int | None
) -> None:
    """Refuse a receipt that the calendar does not reach or that does not go with its meeting.

    Raises:
        NotFoundError: there is no such meeting.
        RefusedError: it is before the meeting, by another channel, or that was not held.
    """
    check_in_register(received_on)
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
