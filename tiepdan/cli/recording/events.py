"""Recording an event of a petition or a meeting: asking for it, writing it, showing what runs."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from tiepdan.cli.asking.fact_options import TypedFacts
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import Expected, UsualValue, usually_on
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing.writing import writing
from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.facts.fact import Field, fields, made
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.facts.values import DAY
from tiepdan.i18n import _
from tiepdan.law.limits.case import Event
from tiepdan.law.procedure.decision_measures import Measures
from tiepdan.law.procedure.meeting_checks import (
    BEFORE_A_MEETING,
    MeetingSituation,
    check_meeting_event,
)
from tiepdan.law.procedure.steps import NEEDS_NOTE, PLANNED_AHEAD
from tiepdan.law.procedure.superior import superior_on
from tiepdan.law.vocabulary.meeting import MeetingEventKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.records import database
from tiepdan.records.reading.meetings.meetings import MeetingRow, meeting_events
from tiepdan.records.reading.petitions.owed.next_steps import steps_possible, why_impossible
from tiepdan.records.writing.meetings import meetings
from tiepdan.records.writing.petitions import petitions

EVERY_EVENT = fields(PetitionEvent, "happened_on", "document_number", "note")
"""What may be said of every event of a petition."""

EVERY_MEETING_EVENT = fields(MeetingEvent, "happened_on", "document_number", "note")
"""What may be said of every event of a meeting."""


def needed(field: Field) -> Field:
    """The same fact where it must be said."""
    return replace(field, is_required=True, may_be_empty=False)


def ask_event(
    form: Form,
    asked: Iterable[Field],
    typed: TypedFacts,
    kind: PetitionEventKind,
    today: date,
    *,
    bodies: Iterable[str] = (),
    usual_body: str | None = None,
    usual_day: date | None = None,
) -> PetitionEvent:
    """Take the facts of an event of a petition from the flags, or ask; its day is today usually.

    ``bodies`` are what to offer where a body is asked for, ``usual_body`` which it usually is.

    Raises:
        UsageError: one of them is wrong or missing; a future day where it may not be planned.
    """
    values = form.ask(
        [_of_kind(field, kind) for field in asked],
        typed,
        today=today,
        expected=_usual(
            usual_day or today, UsualValue(usual_body, offered={body: body for body in bodies})
        ),
    )
    return made(PetitionEvent, {"kind": kind, **values})


def _usual(day: date, body: UsualValue) -> Expected:
    on_this_day = usually_on(day, "happened_on")
    return lambda name, so_far: body if name == "body" else on_this_day(name, so_far)


def ask_meeting_event(
    form: Form, asked: Iterable[Field], typed: TypedFacts, kind: MeetingEventKind, today: date
) -> MeetingEvent:
    """As ``ask_event``, of a meeting."""
    values = form.ask(asked, typed, today=today, expected=usually_on(today, "happened_on"))
    return made(MeetingEvent, {"kind": kind, **values})


def _of_kind(field: Field, kind: PetitionEventKind) -> Field:
    """A fact as it is of such an event: planned ahead, or with a note that must be there."""
    if field.name == "happened_on" and kind in PLANNED_AHEAD:
        return replace(field, kind=DAY)
    return needed(field) if field.name == "note" and kind in NEEDS_NOTE else field


def refuse_unasked(run: Run, form: Form, number: PetitionNumber, *kinds: PetitionEventKind) -> None:
    """Refuse what can be on no day before anything is asked in vain: where all of them are so.

    Raises:
        RefusedError: the procedure does not allow it, with the commands possible today.
    """
    if form.can_ask:  # else it is refused where it is written
        refuse_impossible(run, number, *kinds)


def refuse_impossible(run: Run, number: PetitionNumber, *kinds: PetitionEventKind) -> None:
    """Refuse what can be on no day, where all of these are so.

    Raises:
        RefusedError: the procedure does not allow it, with the commands possible today.
    """
    with database.reading(run.path) as connection:
        refusals = [why_impossible(connection, number, kind, today=run.day) for kind in kinds]
    if refusals[0] and all(refusals):
        today = PetitionEvent(kind=kinds[0], happened_on=run.day)
        with naming_what_is_possible(run, number, today):
            raise refusals[0]


def refuse_meeting_event_unasked(
    run: Run, form: Form, meeting: MeetingRow, kind: MeetingEventKind
) -> None:
    """As ``refuse_unasked``, what can be on no day before or after a meeting.

    Raises:
        RefusedError: the event cannot be at this point.
    """
    if not form.can_ask:
        return
    with database.reading(run.path) as connection:
        so_far = meeting_events(connection, meeting.id)
    facts = meeting.facts
    check_meeting_event(
        MeetingSituation(
            show_meeting_number(meeting.id),
            facts.kind,
            facts.status,
            facts.meets_on,
            [Event(one.kind, one.happened_on) for one in so_far],
        ),
        Event(kind, min(run.day, facts.meets_on) if kind in BEFORE_A_MEETING else run.day),
    )


def record_petition_event(
    run: Run,
    number: PetitionNumber,
    event: PetitionEvent,
    measures: Measures | None = None,
    *,
    is_already_done: bool = False,
) -> None:
    """Write an event of a petition, and show the limits that run now.

    What went to another body the other way than the law wants ``is_already_done``, or refused.

    Raises:
        RefusedError: the procedure does not allow it at this point.
    """
    with (
        naming_what_is_possible(run, number, event),
        run.telling_whose_decision(number),
        writing(run.path, event.kind.value, no_input=run.no_input) as register,
    ):
        petitions.record_event(
            register.session, number, event, measures, may_go_either_way=is_already_done
        )
        register.tell(recorded(number, event.kind.label, event.happened_on))
        petition = petitions.get_petition(register.session, number)
        if remark := _remark(number, event, is_anonymous=petition.is_anonymous):
            register.tell(remark)
    run.show_petition_limits(number, event.happened_on)


def _remark(number: PetitionNumber, event: PetitionEvent, *, is_anonymous: bool) -> str | None:
    """What the clerk should know of such an event."""
    match event.kind:
        case PetitionEventKind.ANSWERED if is_anonymous:
            return _(
                "{number} is anonymous, so nobody can be told: its answer is what was made"
                " public, say on the notice board; note where."
            ).format(number=number)
        case PetitionEventKind.INTERIM_NOTICE:
            return _(
                "A notice of the time and the body is no answer: {number} stays open, and the"
                " limits of an answer (TCD-10, TCD-41) run on."
            ).format(number=number)
        case PetitionEventKind.APPEALED:
            return _("The second instance is {superior}.").format(
                superior=superior_on(event.happened_on)
            )
    return None


@contextmanager
def naming_what_is_possible(
    run: Run, number: PetitionNumber, event: PetitionEvent
) -> Iterator[None]:
    """To the refusal of an event that cannot be at this point, add which can.

    Raises:
        RefusedError: as it was raised inside, with the commands possible on that day.
    """
    try:
        yield
    except RefusedError as refused:
        with database.reading(run.path) as connection:
            steps = steps_possible(connection, number, on=event.happened_on)
        # What was refused for another reason than its place in the procedure needs no list.
        if not steps or event.kind in {step.event for step in steps}:
            raise
        named = [step for step in steps if not step.is_rare] or steps
        possible = _("Possible on {day}: {steps}; for example: {command}").format(
            day=show_date(event.happened_on),
            steps=", ".join(step.named(str(number)) for step in named),
            command=named[0].command_for(str(number)),
        )
        sentence = str(refused)
        end = "." if sentence[-1].isalnum() else ""  # one that ends in a command to paste
        raise RefusedError(f"{sentence}{end} {possible}") from refused


def record_meeting_event(run: Run, meeting_id: int, event: MeetingEvent) -> None:
    """Write an event of a meeting, and show the limits that run now.

    Raises:
        RefusedError: the event cannot be at this point.
    """
    with writing(run.path, event.kind.value, no_input=run.no_input) as register:
        meetings.record_meeting_event(register.session, meeting_id, event)
        register.tell(
            _("Meeting {number}: recorded “{event}” on {day}.").format(
                number=show_meeting_number(meeting_id),
                event=event.kind.label,
                day=show_date(event.happened_on),
            )
        )
    run.show_meeting_limits(meeting_id, event.happened_on)


def recorded(number: PetitionNumber, event: str, happened_on: date) -> str:
    """What was recorded of a petition, in words."""
    return _("Petition {number}: recorded “{event}” on {day}.").format(
        number=number, event=event, day=show_date(happened_on)
    )


def comes_again(day: date) -> str:
    """Whom a second complaint or a continued denunciation of that day is for, in words."""
    return _(
        "It comes again, so it is for the superior, {superior}: outside our competence."
    ).format(superior=superior_on(day))
