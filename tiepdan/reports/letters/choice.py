"""A letter that a case allows, whatever the case is about."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.records.reading.limits import LimitRow
from tiepdan.reports.letters.kind import LetterKind, Wording

Step = TypeVar("Step", PetitionEvent, MeetingEvent)


@dataclass(frozen=True, slots=True)
class Choice(Generic[Step]):
    """Its wording, the step if it is recorded, by when it goes out.

    ``is_asked`` says that the last step or the next running limit asks for it.
    """

    kind: LetterKind
    wording: Wording
    step: Step | None
    due: LimitRow | None
    is_asked: bool = False


PetitionChoice = Choice[PetitionEvent]
MeetingChoice = Choice[MeetingEvent]
AnyChoice = PetitionChoice | MeetingChoice
