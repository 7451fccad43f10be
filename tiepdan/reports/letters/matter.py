"""What a letter is made of: what it is about, the office and its people on that day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tiepdan.facts.office import Office, Staff
from tiepdan.facts.petition import Petition
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.facts.petitioner import Petitioner
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records.reading.limits import LimitRow
from tiepdan.reports.letters.kind import LetterKind, Wording


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


Matter = PetitionMatter
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
