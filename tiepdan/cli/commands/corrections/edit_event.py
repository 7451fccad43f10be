"""``tiepdan edit-event``: correct an event of a petition or meeting, or remove it."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, TypeVar

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.corrections import labels_of, nothing_said, shown_facts, tell
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.form import Form
from tiepdan.cli.asking.prompts import NO_VALUE
from tiepdan.cli.recording.decision_measures import MeasureOption, ask_measures
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing import writing
from tiepdan.dates import show_date
from tiepdan.errors import UsageError
from tiepdan.facts.fact import Field, fields
from tiepdan.facts.measure import DecisionMeasure
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.facts.values import DAY
from tiepdan.i18n import _
from tiepdan.law.procedure.decision_measures import WITH_MEASURES, Measures
from tiepdan.law.procedure.standing import DECISIONS
from tiepdan.law.procedure.steps import PLANNED_AHEAD
from tiepdan.law.vocabulary.meeting import MeetingEventKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import (
    PetitionNumber,
    is_meeting_number,
    parse_meeting_number,
    show_meeting_number,
)
from tiepdan.parsing import parse_row_number
from tiepdan.records import database
from tiepdan.records.reading.meetings.meetings import meeting_events
from tiepdan.records.reading.petitions.events import the_one
from tiepdan.records.reading.petitions.petitions import petition_events
from tiepdan.records.writing import event_corrections as records

EventKind = TypeVar("EventKind", PetitionEventKind, MeetingEventKind)


_OF_EVERY_EVENT = ("happened_on", "document_number", "note")

_FIELDS = (
    *fields(
        PetitionEvent, *_OF_EVERY_EVENT, "result", "ground", "is_eligible", "ineligible_reason"
    ),
    *fields(MeetingEvent, "act_by", "announced_by"),
    *fields(PetitionEvent, "extended_days", "extended_to", "complexity", "decided_by", "body"),
    *fields(PetitionEvent, "more_than_ordered"),
)

_OF_SOME_EVENTS: Mapping[str, tuple[str, ...]] = {
    PetitionEventKind.DECIDED: ("result", "decided_by", "body"),
    PetitionEventKind.SECOND_DECIDED: ("result", "decided_by", "body"),
    PetitionEventKind.ENFORCEMENT_STEP: ("more_than_ordered",),
    PetitionEventKind.ENFORCEMENT_FINISHED: ("more_than_ordered",),
    PetitionEventKind.FORWARDED: ("body",),
    PetitionEventKind.GUIDED: ("body",),
    PetitionEventKind.URGED: ("body",),
    PetitionEventKind.AGENCY_REPLIED: ("body",),
    PetitionEventKind.EXAMINED: ("is_eligible", "ineligible_reason"),
    PetitionEventKind.DECLINED: ("ineligible_reason",),
    PetitionEventKind.RETURNED: ("ineligible_reason",),
    PetitionEventKind.FILED: ("ineligible_reason",),
    PetitionEventKind.INTERIM_NOTICE: ("act_by", "body"),
    PetitionEventKind.EXTENDED: ("extended_days", "extended_to", "complexity"),
    PetitionEventKind.RECEPTION_REFUSED: ("ground",),
    MeetingEventKind.CONCLUSION_NOTICE: ("act_by",),
    MeetingEventKind.ANNOUNCED: ("announced_by",),
}
"""What more may be corrected of some events."""


@takes(_FIELDS)
def edit_event(
    number: options.CaseArgument,
    event: Annotated[
        str,
        typer.Argument(metavar=_("EVENT"), help=_("Which event; a wrong word shows the list.")),
    ],
    typed: TypedFacts,
    *,
    of: Annotated[
        options.Text,
        typer.Option(
            metavar=_("DATE"),
            help=_("The day it is recorded on, if there are several; of one day 10/03/2026#2."),
        ),
    ] = None,
    measure: MeasureOption = None,
    remove: Annotated[
        bool,
        typer.Option(
            "--remove", metavar="", help=_("It never happened; the journal still keeps it.")
        ),
    ] = False,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Correct an event of a petition or meeting, or remove one that never happened."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    found = _recorded_event(run, number, event, *_of_day(run, of))
    fields_of_it = found.possible(typed)
    said = [*typed.values(), *(measure or ())]
    if remove and any(value is not None for value in said):
        raise UsageError(_("--remove goes alone: what never happened need not be corrected."))
    form = Form(said, no_input=no_input)
    new: dict[str, Any] = {}
    measures = None
    if not remove:
        # Whose a decision is follows nearly always: it is corrected where somebody types it.
        by_flag = {"decided_by", "body"} if found.kind in DECISIONS else {}
        asked = [f for f in fields_of_it if f.name not in by_flag or typed[f.name] is not None]
        new = form.correct(asked, typed, today=run.day, shown=found.shown)
        measures = _new_measures(form, measure, found)
    if not (remove or new or measures is not None):
        raise nothing_said(form, (*(f.flag for f in fields_of_it), "--measure", "--remove"))

    with (
        _telling_whose_decision(run, found),
        writing(run.path, "edit-event", no_input=no_input) as register,
    ):
        meant = register.session, found.subject, found.kind, found.happened_on
        if remove:
            records.remove_event(*meant, place=found.place)
            register.tell(
                _("{what} on {day} was removed; it stays in the journal.").format(
                    what=found.label, day=show_date(found.happened_on)
                )
            )
        else:
            changed = records.correct_event(*meant, place=found.place, facts=new, measures=measures)
            tell(register, found.label, labels_of(changed, found.subject_facts, DecisionMeasure))
    if isinstance(found.subject, PetitionNumber):
        run.show_petition_limits(found.subject, run.day)
    else:
        run.show_meeting_limits(found.subject, run.day)


def _telling_whose_decision(run: Run, event: "_RecordedEvent") -> AbstractContextManager[None]:
    if isinstance(event.subject, PetitionNumber):
        return run.telling_whose_decision(event.subject)
    return nullcontext()


def _new_measures(
    form: Form, typed: Sequence[str] | None, event: "_RecordedEvent"
) -> Measures | None:
    """All the measures that the event is to have, None where they stay; “-” for none at all."""
    if not typed:
        return None
    if event.kind not in WITH_MEASURES:
        raise UsageError(
            _("{flag} says nothing about “{event}”.").format(
                flag="--measure", event=event.kind.label
            )
        )
    if list(typed) == [NO_VALUE]:
        return {}
    return ask_measures(form, typed, ())


@dataclass(frozen=True, slots=True)
class _RecordedEvent:
    """An event that may be corrected, and its facts in words; of several of a day its place."""

    subject: PetitionNumber | int
    kind: PetitionEventKind | MeetingEventKind
    happened_on: date
    label: str
    shown: Mapping[str, str]
    place: int | None

    @property
    def subject_facts(self) -> type:
        """Whose event it is."""
        return PetitionEvent if isinstance(self.kind, PetitionEventKind) else MeetingEvent

    @property
    def names(self) -> tuple[str, ...]:
        """The facts that such an event knows."""
        return (*_OF_EVERY_EVENT, *_OF_SOME_EVENTS.get(self.kind, ()))

    def possible(self, typed: TypedFacts) -> list[Field]:
        """The facts that may be corrected of such an event.

        Raises:
            UsageError: another one was typed.
        """
        for field in _FIELDS:
            if typed[field.name] is not None and field.name not in self.names:
                raise UsageError(
                    _("{flag} says nothing about “{event}”.").format(
                        flag=field.flag, event=self.kind.label
                    )
                )
        # The day of a dialogue, for one, is fixed before it comes.
        return [
            replace(field, kind=DAY)
            if field.name == "happened_on" and self.kind in PLANNED_AHEAD
            else field
            for field in fields(self.subject_facts, *self.names)
        ]


def _of_day(run: Run, typed: str | None) -> tuple[date | None, int | None]:
    """The day after ``--of``, and of several events of that day which one: 10/03/2026#2."""
    day, _sign, place = (typed or "").partition("#")
    if not place:
        return options.parse_flag("--of", typed, run.parse_day), None
    return options.parse_flag("--of", day, run.parse_day), options.parse_typed(
        "--of", place, parse_row_number
    )


def _recorded_event(
    run: Run, number: str, event: str, of_day: date | None, place: int | None
) -> _RecordedEvent:
    """The event meant.

    Raises:
        UsageError: there is no such kind of event.
        NotFoundError: the petition or meeting has none, or several and no day was said.
    """
    if is_meeting_number(number):
        meeting_id = parse_meeting_number(number)
        run.meeting(meeting_id)
        with database.reading(run.path) as connection:
            all_of_meeting = meeting_events(connection, meeting_id)
        meeting_kind = _kind(MeetingEventKind, event, (row.kind for row in all_of_meeting))
        of_meeting = [row for row in all_of_meeting if row.kind is meeting_kind]
        shown_number = show_meeting_number(meeting_id)
        found = the_one(of_meeting, meeting_kind.label, shown_number, of_day, place)
        shown = shown_facts(found)
        label = f"{shown_number}: “{meeting_kind.label}”"
        return _RecordedEvent(meeting_id, meeting_kind, found.happened_on, label, shown, place)
    case = run.petition(number)
    with database.reading(run.path) as connection:
        all_of_petition = petition_events(connection, case.number)
    kind = _kind(PetitionEventKind, event, (row.kind for row in all_of_petition))
    of_petition = [row for row in all_of_petition if row.kind is kind]
    row = the_one(of_petition, kind.label, str(case.number), of_day, place)
    shown = shown_facts(row)
    label = f"{case.number}: “{kind.label}”"
    return _RecordedEvent(case.number, kind, row.happened_on, label, shown, place)


def _kind(kinds: type[EventKind], typed: str, recorded: Iterable[EventKind]) -> EventKind:
    """The kind of event meant; for a word that is none, what is recorded is to choose from.

    Raises:
        UsageError: there is no such kind of event.
    """
    with suppress(UsageError):
        return kinds.parse(typed)
    return kinds.parse(typed, among={kind: kind.label for kind in recorded})
