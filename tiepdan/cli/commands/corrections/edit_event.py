"""``tiepdan edit-event``: correct an event of a petition or meeting, or remove it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated, TypeVar

import typer

from tiepdan.cli.asking import facts, options
from tiepdan.cli.asking.corrections import new_values, nothing_said, shown_value, tell
from tiepdan.cli.asking.events import Run
from tiepdan.cli.asking.form import NO_VALUE, Correction, Form
from tiepdan.cli.asking.measures import MeasureOption, ask_measures
from tiepdan.cli.asking.options import DeciderOption
from tiepdan.cli.running.writing import writing
from tiepdan.dates import parse_past_date, show_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.procedure.decision_measures import WITH_MEASURES, Measures
from tiepdan.law.procedure.steps import PLANNED_AHEAD
from tiepdan.law.vocabulary.decision import Decider, DecisionResult
from tiepdan.law.vocabulary.meeting import MeetingEventKind
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind, RefusalGround
from tiepdan.numbers import (
    PetitionNumber,
    is_meeting_number,
    parse_meeting_number,
    show_meeting_number,
)
from tiepdan.parsing import parse_days, parse_text
from tiepdan.records import database
from tiepdan.records.reading.meetings.meetings import meeting_events
from tiepdan.records.reading.petitions.events import the_one
from tiepdan.records.reading.petitions.petitions import petition_events
from tiepdan.records.writing.petitions import corrections as records
from tiepdan.reports.lists.parts import kept_secret

EventKind = TypeVar("EventKind", PetitionEventKind, MeetingEventKind)


_OF_EVERY_EVENT = ("happened_on", "document_number", "note")


_OF_SOME_EVENTS: Mapping[str, tuple[str, ...]] = {
    PetitionEventKind.DECIDED: ("result", "decided_by"),
    PetitionEventKind.SECOND_DECIDED: ("result", "decided_by"),
    PetitionEventKind.EXTENDED: ("extended_days", "extended_to", "complexity"),
    PetitionEventKind.RECEPTION_REFUSED: ("ground",),
    MeetingEventKind.CONCLUSION_NOTICE: ("act_by",),
}
"""The columns of an event that may be corrected."""


def edit_event(
    number: options.CaseArgument,
    event: Annotated[
        str,
        typer.Argument(metavar=_("EVENT"), help=_("Which event; a wrong word shows the list.")),
    ],
    *,
    of: Annotated[
        options.Text,
        typer.Option(metavar=_("DATE"), help=_("The day it is recorded on, if there are several.")),
    ] = None,
    on: options.OnDay = None,
    document: options.DocumentNumber = None,
    note: options.Note = None,
    result: Annotated[
        options.Text,
        typer.Option(metavar=_("RESULT"), help=_("The result of a decision or conclusion.")),
    ] = None,
    ground: facts.GroundOption = None,
    act_by: Annotated[
        options.Text,
        typer.Option(
            "--act-by", metavar=_("DATE"), help=_("The day that a conclusion notice names.")
        ),
    ] = None,
    days: Annotated[
        options.Text,
        typer.Option(metavar=_("DAYS"), help=_("By how many days it was extended.")),
    ] = None,
    to: Annotated[
        options.Text, typer.Option(metavar=_("DATE"), help=_("Or to which day, as decided."))
    ] = None,
    complexity: Annotated[
        options.Text,
        typer.Option(metavar=_("COMPLEXITY"), help=_("complex or specially_complex.")),
    ] = None,
    by: DeciderOption = None,
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
    of_day = options.parse_flag("--of", of, run.parse_day)
    found = _recorded_event(run, number, event, of_day)
    corrections = found.possible(
        Correction("happened_on", "--on", on, found.day_parser(run)),
        Correction("document_number", "--document", document, parse_text, may_be_empty=True),
        Correction("note", "--note", note, parse_text, may_be_empty=True),
        Correction("result", "--result", result, DecisionResult.parse),
        Correction("ground", "--ground", ground, RefusalGround.parse),
        Correction("act_by", "--act-by", act_by, run.parse_day, may_be_empty=True),
        Correction("decided_by", "--by", by, Decider.parse, may_be_empty=True),
        Correction("extended_days", "--days", days, parse_days),
        Correction("extended_to", "--to", to, run.parse_day, may_be_empty=True),
        Correction("complexity", "--complexity", complexity, Complexity.parse),
    )
    typed = [*(correction.typed for correction in corrections), *(measure or ())]
    if remove and any(value is not None for value in typed):
        raise UsageError(_("--remove goes alone: what never happened need not be corrected."))
    form = Form(typed, no_input=no_input)
    new: dict[str, object] = {}
    measures = None
    if not remove:
        # Whose a decision is follows nearly always: it is corrected where somebody types it.
        asked = [c for c in corrections if c.typed is not None or c.column != "decided_by"]
        new = new_values(form, asked, found.shown)
        measures = _new_measures(form, measure, found)
    if not (remove or new or measures is not None):
        raise nothing_said(form, (*(c.flag for c in corrections), "--measure", "--remove"))

    with (
        _telling_whose_decision(run, found),
        writing(run.path, "edit-event", no_input=no_input) as register,
    ):
        meant = register.session, found.subject, found.kind, found.happened_on
        if remove:
            records.remove_event(*meant)
            register.tell(
                _("{what} on {day} was removed; it stays in the journal.").format(
                    what=found.label, day=show_date(found.happened_on)
                )
            )
        else:
            tell(register, found.label, records.correct_event(*meant, facts=new, measures=measures))
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
    """An event that may be corrected, and its facts in words."""

    subject: PetitionNumber | int
    kind: PetitionEventKind | MeetingEventKind
    happened_on: date
    label: str
    shown: Mapping[str, str]

    def possible(self, *corrections: Correction) -> list[Correction]:
        """The corrections that such an event knows.

        Raises:
            UsageError: another one was typed.
        """
        columns = (*_OF_EVERY_EVENT, *_OF_SOME_EVENTS.get(self.kind, ()))
        for correction in corrections:
            if correction.typed is not None and correction.column not in columns:
                raise UsageError(
                    _("{flag} says nothing about “{event}”.").format(
                        flag=correction.flag, event=self.kind.label
                    )
                )
        return [correction for correction in corrections if correction.column in columns]

    def day_parser(self, run: Run) -> Callable[[str], date]:
        """A day gone by; that of a dialogue, for one, is fixed before it comes."""
        if self.kind in PLANNED_AHEAD:
            return run.parse_day
        return partial(parse_past_date, today=run.day)


def _recorded_event(run: Run, number: str, event: str, of_day: date | None) -> _RecordedEvent:
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
        found = the_one(of_meeting, meeting_kind.label, shown_number, of_day)
        columns = (*_OF_EVERY_EVENT, *_OF_SOME_EVENTS.get(meeting_kind, ()))
        shown = {column: shown_value("meeting_event", column, found) for column in columns}
        label = f"{shown_number}: “{meeting_kind.label}”"
        return _RecordedEvent(meeting_id, meeting_kind, found.happened_on, label, shown)
    case = run.petition(number)
    with database.reading(run.path) as connection:
        all_of_petition = petition_events(connection, case.number)
    kind = _kind(PetitionEventKind, event, (row.kind for row in all_of_petition))
    of_petition = [row for row in all_of_petition if row.kind is kind]
    row = the_one(of_petition, kind.label, str(case.number), of_day)
    columns = (*_OF_EVERY_EVENT, *_OF_SOME_EVENTS.get(kind, ()))
    shown = {column: shown_value("petition_event", column, row) for column in columns}
    if case.is_protected:
        shown["note"] = kept_secret()
    label = f"{case.number}: “{kind.label}”"
    return _RecordedEvent(case.number, kind, row.happened_on, label, shown)


def _kind(kinds: type[EventKind], typed: str, recorded: Iterable[EventKind]) -> EventKind:
    """The kind of event meant; for a word that is none, what is recorded is to choose from.

    Raises:
        UsageError: there is no such kind of event.
    """
    with suppress(UsageError):
        return kinds.parse(typed)
    return kinds.parse(typed, among={kind: kind.label for kind in recorded})
