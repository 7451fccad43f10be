"""The event of a petition or meeting that is to be corrected: named, or chosen from a list."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from tiepdan.cli.asking import options
from tiepdan.cli.asking.corrections import has_covered, shown_facts
from tiepdan.cli.asking.fact_options import TypedFacts
from tiepdan.cli.asking.prompting.prompts import can_ask, choose
from tiepdan.cli.running.run import Run
from tiepdan.dates import show_date
from tiepdan.errors import NotFoundError, UsageError
from tiepdan.facts.fact import Field, fields
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.facts.values import DAY
from tiepdan.i18n import _
from tiepdan.law.procedure.steps import PLANNED_AHEAD
from tiepdan.law.vocabulary.meeting import MeetingEventKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.law.vocabulary.terms import Term
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

Event = TypeVar("Event", PetitionEvent, MeetingEvent)

_OF_EVERY_EVENT = ("happened_on", "document_number", "note")

EVENT_FACTS = (
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


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """An event that may be corrected, and its facts in words; of several of a day its place."""

    subject: PetitionNumber | int
    kind: PetitionEventKind | MeetingEventKind
    happened_on: date
    label: str
    shown: Mapping[str, str]
    place: int | None
    is_protected: bool

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
        for field in EVENT_FACTS:
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


@dataclass(frozen=True, slots=True)
class EventNamed:
    """What somebody typed to say which event: its kind, its day, and of several its place there."""

    kind: str | None
    day: date | None
    place: int | None

    @classmethod
    def of(cls, run: Run, kind: str | None, day: str | None) -> "EventNamed":
        """``day`` may say which of several events of one day: 10/03/2026#2.

        Raises:
            UsageError: it is no day, or no place.
        """
        text, _sign, place = (day or "").partition("#")
        if not place:
            return cls(kind, options.parse_flag("--of", day, run.parse_day), None)
        return cls(
            kind,
            options.parse_flag("--of", text, run.parse_day),
            options.parse_typed("--of", place, parse_row_number),
        )


def event_meant(run: Run, number: str, named: EventNamed) -> RecordedEvent:
    """The event meant; where that is not said, the one that is chosen.

    Raises:
        UsageError: there is no such kind of event, or none was named and nobody can be asked.
        NotFoundError: the petition or meeting has none, or several and no day was said.
    """
    if is_meeting_number(number):
        meeting_id = parse_meeting_number(number)
        run.meeting(meeting_id)
        with database.reading(run.path) as connection:
            of_meeting = meeting_events(connection, meeting_id)
        shown_number = show_meeting_number(meeting_id)
        row, place = _one_of(run, of_meeting, MeetingEventKind, shown_number, named)
        return _as_recorded(meeting_id, shown_number, row, place)
    case = run.petition(number)
    with database.reading(run.path) as connection:
        of_petition = petition_events(connection, case.number)
    event, place = _one_of(run, of_petition, PetitionEventKind, str(case.number), named)
    recorded = _as_recorded(case.number, str(case.number), event, place)
    return replace(recorded, is_protected=case.is_protected)


def _as_recorded(
    subject: PetitionNumber | int,
    number: str,
    event: PetitionEvent | MeetingEvent,
    place: int | None,
) -> RecordedEvent:
    return RecordedEvent(
        subject,
        event.kind,
        event.happened_on,
        f"{number}: “{event.kind.label}”",
        shown_facts(event),
        place,
        is_protected=has_covered(event),
    )


def _one_of(
    run: Run,
    recorded: Sequence[Event],
    kinds: type[Term],
    number: str,
    named: EventNamed,
) -> tuple[Event, int | None]:
    """The event meant of those recorded, and of several of its day and kind its place."""
    meant, label = recorded, ""
    if named.kind is not None:
        kind = _kind(kinds, named.kind, (event.kind for event in recorded))
        meant, label = [event for event in recorded if event.kind is kind], kind.label
    can_choose = can_ask(no_input=run.no_input) and named.day is None
    if meant and can_choose and (named.kind is None or len(meant) > 1):
        return _chosen(meant)
    if named.kind is None:
        raise _unnamed(recorded, number)
    return the_one(meant, label, number, named.day, named.place), named.place


def _chosen(events: Sequence[Event]) -> tuple[Event, int | None]:
    offered = {
        place: f"{event.kind.label} – {show_date(event.happened_on)}"
        for place, event in enumerate(events)
    }
    at = choose(_("Which event"), offered)
    event = events[at]
    alike = [
        place
        for place, one in enumerate(events)
        if (one.kind, one.happened_on) == (event.kind, event.happened_on)
    ]
    return event, alike.index(at) + 1 if len(alike) > 1 else None


def _unnamed(recorded: Sequence[PetitionEvent | MeetingEvent], number: str) -> Exception:
    """The sentence for an event that nobody named."""
    if not recorded:
        return NotFoundError(
            _("{number} has no event yet; see tiepdan show {number}.").format(number=number)
        )
    events = dict.fromkeys(event.kind.label for event in recorded)
    return UsageError(
        _(
            "Say which event of {number}: {events}; for example: tiepdan edit-event {number} {code}"
        ).format(number=number, events="; ".join(events), code=recorded[-1].kind.as_typed)
    )


def _kind(kinds: type[Term], typed: str, recorded: Iterable[Term]) -> Term:
    """The kind of event meant; for a word that is none, what is recorded is to choose from.

    Raises:
        UsageError: there is no such kind of event.
    """
    with suppress(UsageError):
        return kinds.parse(typed)
    return kinds.parse(typed, among={kind: kind.label for kind in recorded})
