"""What a letter's file says: for which step it is, whom it goes to, its wordings by their days."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tiepdan.dates import is_between
from tiepdan.law.limits.time_limits import Confidence
from tiepdan.law.vocabulary.document import DocumentType
from tiepdan.law.vocabulary.meeting import MeetingEventKind, MeetingKind
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind


class LetterSubject(StrEnum):
    """What a letter is about."""

    PETITION = "petition"
    MEETING = "meeting"
    MONTH = "month"
    """The meetings of a month: their schedule."""


class Denouncer(StrEnum):
    """What a letter may say of a denouncer who is protected (Luật Tố cáo, Điều 8, 47, 56)."""

    HIDDEN = "hidden"
    """Nothing: it goes to others."""

    REVEALED = "revealed"
    """Who it is, as it goes to the denouncer; only with a reason that the journal keeps."""


class SignedFor(StrEnum):
    """For whom it is signed."""

    COMMITTEE = "committee"
    """For the People's Committee: TM. ỦY BAN NHÂN DÂN."""

    HEAD = "head"
    """By its chair, who decides himself, or for him."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A letter as it is written for steps whose day lies from ``since`` to ``until``.

    ``is_official`` says that its title, fields, order and formulas are those of the form of a
    ``circular``; of others the words are this program's own. ``template`` is the name of the Word
    file, without its ending.
    """

    template: str
    form: str | None = None
    circular: str | None = None
    is_official: bool = field(default=False, metadata={"key": "official"})
    since: date
    until: date | None = None
    article: str
    source: str
    confidence: Confidence
    doubt: str | None = None

    def is_in_force(self, day: date) -> bool:
        """Whether a step of this day has this wording."""
        return is_between(day, self.since, self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterKind:
    """A kind of letter; ``step`` is what it is the paper of, without one it is given at any time.

    It can come ``after`` another step alone. ``limit`` is the id of the time limit by which it goes
    out, ``mark`` what stands in its number (TB in 12/TB-UBND; an official letter has none),
    ``document`` what it is recorded as. One that ``is_optional`` is never proposed: its step is
    complete without it.
    """

    id: str
    names: tuple[str, ...] = ()
    name: str
    to: str
    subject: LetterSubject = LetterSubject.PETITION
    petitions: frozenset[PetitionKind] = frozenset()
    meetings: frozenset[MeetingKind] = frozenset()
    step: PetitionEventKind | None = None
    after: PetitionEventKind | None = None
    meeting_step: MeetingEventKind | None = None
    limit: str | None = None
    denouncer: Denouncer = Denouncer.HIDDEN
    document: DocumentType = DocumentType.OTHER
    mark: str | None = None
    is_optional: bool = field(default=False, metadata={"key": "optional"})
    is_numbered: bool = field(default=True, metadata={"key": "numbered"})
    signed_for: SignedFor = SignedFor.COMMITTEE
    wordings: tuple[Wording, ...] = field(metadata={"key": "wording"})

    def wording_on(self, day: date) -> Wording | None:
        """The wording of a step of this day, if it had a paper then."""
        return next((one for one in self.wordings if one.is_in_force(day)), None)
