"""The steps of the procedure of petitions, as the data files tell them, and what they ask for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.limits.case import Event
from tiepdan.law.limits.time_limits import Confidence
from tiepdan.law.vocabulary.meeting import MeetingEventKind
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One event that may happen to petitions of some kinds; the keys of ``law.toml.procedure``.

    ``first_time_only`` is the article by which it is for the superior where the matter comes
    again, ``named_only`` why it cannot be where nobody knows who petitions; ``command`` is what
    records it, without the name of the program. ``only_on_receipt``: its own day is unknown, so
    that it stands on that of the receipt, and says nothing of what came before or after it.
    """

    event: PetitionEventKind
    kinds: frozenset[PetitionKind]
    command: str
    after: frozenset[PetitionEventKind] = frozenset()
    not_before: frozenset[PetitionEventKind] = frozenset()
    excludes: frozenset[PetitionEventKind] = frozenset()
    may_repeat: bool = False
    once_for_each: bool = False
    follows_end: bool = False
    follows_withdrawal: bool = False
    may_precede_receipt: bool = False
    only_on_receipt: bool = False
    may_be_planned: bool = False
    may_be_late: bool = False
    only_before_acceptance: bool = False
    not_while_suspended: bool = False
    within_competence: bool = False
    first_time_only: str | None = None
    named_only: str | None = None
    is_rare: bool = field(default=False, metadata={"key": "rare"})
    article: str
    source: str
    confidence: Confidence
    doubt: str | None = None

    def named(self, number: str) -> str:
        """What it records, and what is typed for that; the petition where words come after it."""
        typed = self._command.removesuffix(" {number}").replace("{number}", number)
        return _("{event} ({typed})").format(event=self.event.label, typed=typed)

    @property
    def is_of_record(self) -> bool:
        """Whether “record” takes it, which lists what is possible where no event is named."""
        return self.command.startswith("record ")

    def command_for(self, number: str) -> str:
        """The whole command line for one petition, as people type it."""
        return f"tiepdan {self._command.replace('{number}', number)}"

    def data_command_for(self, number: str) -> str:
        """The same in data: with codes, so that it is one in every language."""
        return f"tiepdan {self.command.replace('{number}', number)}"

    @property
    def _command(self) -> str:
        """What records it, with the word that people read for the event in place of its code."""
        if not self.is_of_record:
            return self.command
        return self.command.replace(f" {self.event.value}", f" {self.event.as_typed}")


Procedure = Mapping[PetitionKind, Mapping[PetitionEventKind, Step]]
"""For each kind of petition the steps that it knows, in the order of the file."""

NEEDS_NOTE = frozenset({PetitionEventKind.WITHDRAWN_PARTLY, PetitionEventKind.NOTED})
"""Events that say nothing without a note: which part was withdrawn, and the note itself."""

NEEDS_REASON = frozenset({PetitionEventKind.DECLINED})
"""Events of which the citizen is told why (LKN Đ11, Đ27; LTC Đ24.1); their note is the reason."""

NAMES_BODY = frozenset(
    {
        PetitionEventKind.FORWARDED,
        PetitionEventKind.GUIDED,
        PetitionEventKind.URGED,
        PetitionEventKind.AGENCY_REPLIED,
        PetitionEventKind.INTERIM_NOTICE,
        PetitionEventKind.DECIDED,
        PetitionEventKind.SECOND_DECIDED,
    }
)
"""Events that name another body: where it went, who answered or will, whose decision it is."""

GOES_TO_BODY = frozenset(
    {PetitionEventKind.FORWARDED, PetitionEventKind.GUIDED, PetitionEventKind.URGED}
)
"""Events of which it is a gap where no body is named: the book has a column for it."""

PLANNED_AHEAD = frozenset({PetitionEventKind.DIALOGUE, PetitionEventKind.PUBLICATION_MEETING})
"""Events whose day is fixed, and made known, before it comes."""

DERIVED_EVENTS = frozenset(
    {
        PetitionEventKind.RECEIVED,
        PetitionEventKind.RESOLUTION_EXPIRED,
        PetitionEventKind.TAKES_EFFECT,
        PetitionEventKind.MEETING_CONCLUDED,
        PetitionEventKind.MEETING_RESULTS,
        MeetingEventKind.PLANNED,
        MeetingEventKind.HELD,
        MeetingEventKind.OPINIONS_ANSWERED,
    }
)
"""Events that start or end clocks but follow from other facts, and are never recorded."""


def refuse_derived(new: Event) -> None:
    """Refuse an event that follows from other facts and is never recorded by itself.

    Raises:
        RefusedError: it is one of ``DERIVED_EVENTS``.
    """
    if new.kind in DERIVED_EVENTS:
        raise RefusedError(
            _("“{event}” follows from other facts and is not recorded by itself.").format(
                event=event_term(new.kind).label
            )
        )


def recorded_already(number: str, label: str, earlier: Event, new: Event) -> str:
    """The sentence for an event that can be but once, with what corrects it or takes it out."""
    wanted = "" if new.day == earlier.day else f" --on {show_date(new.day)}"
    return _(
        "“{event}” is already recorded, on {day}; to correct it: tiepdan edit-event {number}"
        " {code}{wanted}; to take it out: tiepdan edit-event {number} {code} --remove"
    ).format(
        event=label,
        day=show_date(earlier.day),
        number=number,
        code=event_term(earlier.kind).as_typed,
        wanted=wanted,
    )


def event_term(kind: str) -> PetitionEventKind | MeetingEventKind:
    """The term of an event of a petition or a meeting."""
    try:
        return PetitionEventKind(kind)
    except ValueError:
        return MeetingEventKind(kind)
