"""What a letter is made of: what it is about, the office and its people on that day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tiepdan.facts.document import Document
from tiepdan.facts.meeting import Meeting
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.facts.office import Office, Staff
from tiepdan.facts.petition import Petition
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.facts.petitioner import Petitioner
from tiepdan.law.limits.time_limits import Version
from tiepdan.law.vocabulary.calendar import HalfDay
from tiepdan.law.vocabulary.petition import OpinionOutcome
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records.reading.limits import LimitRow
from tiepdan.records.reading.petitions.petitions import PetitionRow
from tiepdan.reports.letters.kind import LetterKind, Wording

if TYPE_CHECKING:
    from tiepdan.records.reading.meetings.visits import VisitRow


@dataclass(frozen=True, slots=True)
class PetitionMatter:
    """A petition as a letter tells of it; what must not be told is ``COVERED``.

    ``step`` is the event that the letter is the paper of, recorded or about to be.
    """

    number: PetitionNumber
    facts: Petition
    petitioner: Petitioner
    events: Sequence[PetitionEvent]
    limits: Sequence[LimitRow]
    step: PetitionEvent | None

    def last(self, *kinds: PetitionEventKind) -> PetitionEvent | None:
        """The last event of one of these kinds, the letter's own first."""
        if self.step and self.step.kind in kinds:
            return self.step
        return next((one for one in reversed(self.events) if one.kind in kinds), None)


@dataclass(frozen=True, slots=True)
class Chair:
    """Who chairs a meeting, and as what, in words; None for what nobody knows."""

    name: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Opinion:
    """An opinion raised at a meeting, how it was answered, and what happened to it."""

    row: PetitionRow
    outcome: OpinionOutcome | None
    events: Sequence[PetitionEvent]


@dataclass(frozen=True, slots=True)
class MeetingMatter:
    """A meeting as a letter tells of it: of its visits and opinions no denunciation.

    ``step`` is the event that the letter is the paper of, recorded or about to be. ``reply`` is the
    time that agencies have for their results by a rule that binds this office.
    """

    id: int
    facts: Meeting
    chair: Chair
    events: Sequence[MeetingEvent]
    limits: Sequence[LimitRow]
    reply: Version | None
    visits: Sequence["VisitRow"]
    opinions: Sequence[Opinion]
    documents: Sequence[Document]
    step: MeetingEvent | None


@dataclass(frozen=True, slots=True)
class ReceptionOfMonth:
    """A reception day of a month; ``instead_of`` is the usual day, where that is a day off."""

    day: date
    half_day: HalfDay | None
    chair: Chair
    place: str | None
    is_online: bool
    instead_of: date | None


@dataclass(frozen=True, slots=True)
class MonthMatter:
    """The receptions of the month that begins on ``first``, in order of their days."""

    first: date
    receptions: Sequence[ReceptionOfMonth]


Matter = PetitionMatter | MeetingMatter | MonthMatter
"""What a letter may be about."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One letter before it is written: its kind and wording, who sends it, what it is about.

    ``day`` is that of the step. ``dated`` is the day that it bears and ``number`` its number, both
    None where they are written in by hand. ``staff`` are those in office on the day.
    """

    kind: LetterKind
    wording: Wording
    office: Office
    staff: Sequence[Staff]
    day: date
    dated: date | None
    number: str | None
    matter: Matter


def petition_of(paper: Paper) -> PetitionMatter:
    """The petition that a letter is about: only such a letter has the fields that ask for it."""
    assert isinstance(paper.matter, PetitionMatter)
    return paper.matter
