"""A letter that goes out: the paper, and what the register keeps with it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tiepdan.facts.document import Document
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.law.vocabulary.meeting import MeetingEventKind
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.records.reading.letters import OwnStep
from tiepdan.reports.letters.matter import Paper

if TYPE_CHECKING:
    from tiepdan.reports.letters.meetings.month import MonthCase


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A letter to be written; ``subject`` is a petition's number, a meeting's, or a month.

    The ``document`` is there where it gets a number, ``step`` where it is to be recorded with it;
    ``number_before`` is another number that the same letter has already.
    """

    paper: Paper
    subject: "PetitionNumber | int | MonthCase"
    document: Document | None
    step: PetitionEvent | MeetingEvent | None
    number_before: str | None

    @property
    def is_recorded(self) -> bool:
        """Whether the register keeps anything of it."""
        return self.document is not None or self.step is not None

    @property
    def of(self) -> str:
        """What people call its subject."""
        if isinstance(self.subject, PetitionNumber):
            return str(self.subject)
        if isinstance(self.subject, int):
            return show_meeting_number(self.subject)
        return f"{self.subject.matter.first:%m/%Y}"

    @property
    def own_steps(self) -> frozenset[OwnStep]:
        """The steps, recorded already, that may name its number."""
        kind = self.paper.kind
        if isinstance(self.subject, PetitionNumber):
            return frozenset({(self.subject, kind.step)} if kind.step else ())
        if isinstance(self.subject, int):
            return frozenset({(self.subject, kind.meeting_step)} if kind.meeting_step else ())
        announced = MeetingEventKind.ANNOUNCED
        return frozenset((one.id, announced) for one in self.subject.rows)
