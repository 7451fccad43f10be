"""Whether something may happen to a petition: by the procedure, and by the law of its day."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from sqlmodel import Session

from tiepdan import paths
from tiepdan.errors import RefusedError
from tiepdan.facts import subjects as facts
from tiepdan.facts.fact import stored
from tiepdan.i18n import _
from tiepdan.law.limits.case import Case, Event
from tiepdan.law.limits.deadlines import Judge
from tiepdan.law.limits.extensions import (
    Extension,
    check_complex,
    check_suspension,
    extension_event,
)
from tiepdan.law.limits.time_limits import Subject
from tiepdan.law.procedure.decision_measures import CARRYING_OUT, check_result
from tiepdan.law.procedure.eligibility import WITH_REASON
from tiepdan.law.procedure.interim_notices import check_interim_notice
from tiepdan.law.procedure.meeting_checks import check_ground, check_old_day
from tiepdan.law.procedure.petition_checks import Situation, check_petition_event
from tiepdan.law.procedure.standing import DECISIONS
from tiepdan.law.procedure.steps import NAMES_BODY, NEEDS_NOTE, Procedure
from tiepdan.law.procedure.superior import decider_of
from tiepdan.law.toml.procedure import load_procedure
from tiepdan.law.vocabulary.decision import Decider
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber, petition_not_found
from tiepdan.records.derived.cases import OF_ITS_MEETING, judge_of_office, petition_cases
from tiepdan.records.derived.days import load_calendar
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.reading.rows import named
from tiepdan.records.reading.voids import Voidable
from tiepdan.records.schema.tables import PetitionEvent
from tiepdan.records.writing.undoing.void_rows import check_not_void
from tiepdan.text import fold, quoted


@dataclass(frozen=True, slots=True)
class OfficeLaw:
    """What petitions of this office are judged by: the same until it or its calendar changes."""

    judge: Judge
    procedure: Procedure
    own_names: tuple[str, ...]
    """By what names the office goes, or went."""

    @classmethod
    def of(cls, session: Session) -> "OfficeLaw":
        """As it is recorded."""
        connection = driver_connection(session)
        judge = judge_of_office(connection, load_calendar(connection))
        if judge is None:
            raise AssertionError("a register has an office")
        names = connection.execute("SELECT name FROM office ORDER BY id")
        procedure = load_procedure(paths.data_folder())
        return cls(judge, procedure, tuple(name for (name,) in names))


@dataclass(frozen=True, slots=True)
class EventChecks:
    """A petition with what happened to it so far, and the law to judge it by."""

    petition_id: int
    number: PetitionNumber
    petition: facts.Petition
    case: Case
    law: OfficeLaw

    @classmethod
    def of(
        cls, session: Session, number: PetitionNumber, law: OfficeLaw | None = None
    ) -> "EventChecks":
        """A petition as it is recorded, by the law of the office, which may be at hand.

        Raises:
            NotFoundError: no petition has the number.
            RefusedError: it is void.
        """
        connection = driver_connection(session)
        row = next(
            iter(
                named(
                    connection,
                    "SELECT * FROM petition WHERE year = ? AND sequence = ?",
                    (number.year, number.sequence),
                )
            ),
            None,
        )
        if row is None:
            raise petition_not_found(number)
        check_not_void(session, Voidable.PETITION, row["id"])
        [(petition_id, case)] = petition_cases(connection, str(row["id"]), as_recorded=True)
        petition = stored(facts.Petition, row)
        return cls(petition_id, number, petition, case, law or OfficeLaw.of(session))

    @classmethod
    def of_new(
        cls, petition_id: int, number: PetitionNumber, petition: facts.Petition, law: OfficeLaw
    ) -> "EventChecks":
        """A petition that was just recorded, and came from no meeting: nothing happened to it."""
        case = Case(
            Subject.PETITION,
            petition.kind,
            (Event(PetitionEventKind.RECEIVED, petition.received_on),),
            petition.is_within_competence,
            petition.channel,
            level=petition.level,
            addressed_to=petition.addressed_to,
            is_anonymous=petition.is_anonymous,
        )
        return cls(petition_id, number, petition, case, law)

    def followed_by(self, happened: facts.PetitionEvent) -> "EventChecks":
        """The same once something more is recorded: by days, and of one day in order."""
        event = Event(
            happened.kind,
            happened.happened_on,
            happened.extended_days,
            happened.extended_to,
            happened.complexity,
            happened.document_number,
            happened.act_by,
            happened.ground,
            happened.is_eligible,
            happened.ineligible_reason,
        )
        received, *events = self.case.events
        # What happened of its meeting stands behind all that happened to it.
        own = sum(one.kind not in OF_ITS_MEETING.values() for one in events)
        place = bisect_right(events, event.day, hi=own, key=lambda one: one.day)
        events.insert(place, event)
        case = replace(self.case, events=(received, *events))
        return EventChecks(self.petition_id, self.number, self.petition, case, self.law)

    def check(self, event: facts.PetitionEvent | PetitionEvent) -> None:
        """Refuse an event that the procedure or the law of its day does not allow.

        Raises:
            RefusedError: it is not possible at this point, or something it needs is missing or
                does not fit.
        """
        self._check_procedure(Event(event.kind, event.happened_on, is_eligible=event.is_eligible))
        if event.kind is PetitionEventKind.SUSPENDED:
            check_suspension(self.case, event.happened_on, self.law.judge)
        elif event.kind is PetitionEventKind.COMPLEX:
            check_complex(
                self.case,
                event.happened_on,
                self.law.judge,
                document_number=event.document_number,
                note=event.note,
            )
        elif event.kind is PetitionEventKind.INTERIM_NOTICE:
            check_interim_notice(self.case, event.happened_on, event.act_by)
        check_result(self.petition.kind, event.kind, event.result)
        check_ground(self.petition.kind, event.ground)
        _check_facts(event)
        _check_eligibility(event)
        self._check_whose(event)

    def _check_whose(self, event: facts.PetitionEvent | PetitionEvent) -> None:
        """Another body's decision is not ours."""
        if event.kind not in DECISIONS or event.body is None:
            return
        was_appealed = any(
            other.kind == PetitionEventKind.APPEALED and other.day < event.happened_on
            for other in self.case.events
        )
        decider = decider_of(
            event.kind, decided_by=event.decided_by, result=event.result, was_appealed=was_appealed
        )
        is_own = any(fold(name) in fold(event.body) for name in self.law.own_names)
        if decider is Decider.OFFICE and not is_own:
            raise RefusedError(
                _(
                    "“{body}” decided, so that it is not this office's decision: --by superior."
                    " Where this office decided, leave --body out."
                ).format(body=quoted(event.body))
            )
        if decider is Decider.SUPERIOR and is_own:
            raise RefusedError(
                _(
                    "“{body}” is this office, but the decision is the superior's; if it is ours:"
                    " --by office, else name the body that decided (--body)."
                ).format(body=quoted(event.body))
            )

    def extended(self, extension: Extension) -> Event:
        """The event of an extension that the law allows.

        Raises:
            RefusedError: it does not; see ``extension_event``.
        """
        self._check_procedure(Event(PetitionEventKind.EXTENDED, extension.decided_on))
        return extension_event(self.case, extension, self.law.judge)

    def check_again(self, event: PetitionEvent) -> Event:
        """A recorded event as the law sees it now, an extension with its days counted anew.

        Raises:
            RefusedError: it is not possible at this point; the sentence says why.
        """
        if event.complexity is not None:
            return self.extended(extension_of(event))
        self.check(event)
        return Event(
            event.kind,
            event.happened_on,
            document_number=event.document_number,
            is_eligible=event.is_eligible,
        )

    def _check_procedure(self, new: Event) -> None:
        check_old_day(new.day)
        _received, *events = self.case.events
        situation = Situation(
            self.petition.kind,
            self.petition.received_on,
            events,
            self.petition.is_within_competence,
            self.petition.level,
            self.petition.is_anonymous,
            str(self.number),
        )
        check_petition_event(self.law.procedure, situation, new)


def extension_of(event: PetitionEvent | facts.PetitionEvent) -> Extension:
    """A decision to extend as the law judges it: to a day, or by so many days.

    Raises:
        RefusedError: it does not say how complex the case is.
    """
    if event.complexity is None:
        raise RefusedError(_("An extension says how complex the case is (--complexity)."))
    days = None if event.extended_to else event.extended_days
    return Extension(
        event.happened_on, days, event.extended_to, event.complexity, event.document_number
    )


def _check_facts(event: facts.PetitionEvent | PetitionEvent) -> None:
    if event.decided_by is not None and event.kind not in DECISIONS:
        raise RefusedError(
            _("“{event}” is no decision; nobody decided it.").format(event=event.kind.label)
        )
    if event.body is not None and event.kind not in NAMES_BODY:
        raise RefusedError(
            _(
                "“{event}” names no body; only what goes to another body, comes from one or was"
                " decided there does."
            ).format(event=event.kind.label)
        )
    if event.act_by is not None and event.kind is not PetitionEventKind.INTERIM_NOTICE:
        raise RefusedError(
            _("“{event}” names no day to act by; only an interim notice does.").format(
                event=event.kind.label
            )
        )
    is_assignment = event.kind is PetitionEventKind.ASSIGNED
    if is_assignment and event.officer is None:
        raise RefusedError(_("An assignment needs an officer."))
    if event.officer is not None and not is_assignment:
        raise RefusedError(
            _("“{event}” names no officer; only an assignment does.").format(event=event.kind.label)
        )
    if event.more_than_ordered is not None and event.kind not in CARRYING_OUT:
        raise RefusedError(
            _("“{event}” carries nothing out; leave --more-than-ordered out.").format(
                event=event.kind.label
            )
        )
    if event.ground is not None and event.kind is not PetitionEventKind.RECEPTION_REFUSED:
        raise RefusedError(
            _("“{event}” has no ground; only a refusal to receive does.").format(
                event=event.kind.label
            )
        )
    if event.kind in NEEDS_NOTE and not event.note:
        raise RefusedError(
            _("“{event}” needs a note (--note).").format(event=event.kind.label)
            if event.kind is PetitionEventKind.NOTED
            else _("“{event}” needs a note (--note) that says which part.").format(
                event=event.kind.label
            )
        )


def _check_eligibility(event: facts.PetitionEvent | PetitionEvent) -> None:
    if event.is_eligible is not None and event.kind is not PetitionEventKind.EXAMINED:
        raise RefusedError(
            _("“{event}” does not say whether it is eligible; only an examination does.").format(
                event=event.kind.label
            )
        )
    if event.ineligible_reason is not None and event.kind not in WITH_REASON:
        raise RefusedError(
            _("“{event}” has no reason of this list; only {events} have one.").format(
                event=event.kind.label,
                events=", ".join(f"“{kind.label}”" for kind in WITH_REASON),
            )
        )
