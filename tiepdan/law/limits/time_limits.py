"""Time limits: what the law grants for a step, in versions each with its period in force."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from tiepdan.dates import is_between
from tiepdan.law.counting.periods import Unit
from tiepdan.law.provinces import place_key
from tiepdan.law.vocabulary.meeting import Capacity, MeetingKind
from tiepdan.law.vocabulary.petition import RAISED_IN_PUBLIC, Addressee, Channel
from tiepdan.law.vocabulary.petition_event import Complexity, RefusalGround


class Subject(StrEnum):
    """What a limit runs for."""

    PETITION = "petition"
    MEETING = "meeting"


class Confidence(StrEnum):
    """How surely the text of a rule is known."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    CONFLICTING = "conflicting"

    MEMORY = "memory"
    """Known to have been there, its text seen by nobody who wrote it down here."""

    @property
    def wants_doubt(self) -> bool:
        """Whether a reader must be told why it may be otherwise."""
        return self is not self.VERIFIED


class Severity(StrEnum):
    """What it means to let a limit pass."""

    DUTY = "duty"
    """The office owes the step: overdue."""

    DISCIPLINE = "discipline"
    """As a duty, and past it lies the discipline of the persons responsible."""

    REMINDER = "reminder"
    """A step worth doing by then, of which it is doubtful that the law asks it: never overdue."""

    PART = "part"
    """What a duty of a meeting asks for one opinion raised there: owed and listed opinion by
    opinion, while the figures count the duty of the meeting."""

    WHOLE = "whole"
    """Kept for a meeting, never in a law file: a duty of which the opinions' parts are listed
    instead."""

    MILESTONE = "milestone"
    """Nobody owes anything: something becomes so on that day, or a citizen's right ends."""

    @property
    def is_duty(self) -> bool:
        """Whether somebody owes the step, so that it can be late."""
        return self not in {Severity.REMINDER, Severity.MILESTONE}


class Competence(StrEnum):
    """Whether a limit runs only for petitions within, or only outside, the office's competence."""

    WITHIN = "within"
    OUTSIDE = "outside"


class Variant(StrEnum):
    """What lengthens a limit where its text says so."""

    REMOTE = "remote"
    COMPLEX = "complex"
    REMOTE_COMPLEX = "remote_complex"
    SEVERAL_PLACES = "several_places"


@dataclass(frozen=True, slots=True)
class ExtensionRule:
    """How often, and by how many days at most each time, a limit may be extended."""

    most_days: int = field(metadata={"least": 1})
    times: Mapping[Complexity, int] = field(metadata={"key": "{}", "least": 1})
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One wording of a limit, in force from ``since`` up to and including ``until``."""

    id: str
    amount: int = field(default=0, metadata={"least": 1})
    variants: Mapping[Variant, int] = field(
        default_factory=dict, metadata={"key": "amount_{}", "least": 1}
    )
    unit: Unit
    since: date
    until: date | None = None
    article: str
    source: str
    confidence: Confidence
    doubt: str | None = None
    extension: ExtensionRule | None = None
    alternatives: tuple["Version", ...] = field(default=(), metadata={"key": "alternative"})
    sanction: str | None = None
    """What missing it brings upon the persons responsible, with its article."""

    def is_in_force(self, day: date) -> bool:
        """Whether this wording governs a clock that starts on ``day``."""
        return is_between(day, self.since, self.until)

    def variant_for(
        self, *, is_remote: bool, is_complex: bool = False, has_several_places: bool = False
    ) -> Variant | None:
        """What lengthens the limit here; where several things do, what grants most."""
        found = {
            Variant.REMOTE: is_remote,
            Variant.COMPLEX: is_complex,
            Variant.REMOTE_COMPLEX: is_remote and is_complex,
            Variant.SEVERAL_PLACES: has_several_places,
        }
        granted = [variant for variant in self.variants if found[variant]]
        return max(granted, key=self.variants.__getitem__, default=None)

    def amount_for(self, variant: Variant | None) -> int:
        """How many days (or months) are granted."""
        return self.amount if variant is None else self.variants[variant]

    def alternatives_on(self, day: date) -> tuple["Version", ...]:
        """The texts in force on ``day`` that give another period."""
        return tuple(other for other in self.alternatives if other.is_in_force(day))


@dataclass(frozen=True, slots=True)
class LocalPack:
    """Limits and duties of a province's own: its id (the file's name) and the province."""

    id: str
    province: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """A step that must be done in time: which events start its clock, which ones end it.

    ``met_by`` are the events that fulfil it, ``met_for_opinions_by`` those that do so too for what
    was raised in public, ``lapses_with`` those after which it is no longer owed. ``then`` is what
    becomes so when it runs out without either. ``channels`` and ``only_chaired_by`` narrow it to
    petitions that came that way, and to meetings (or petitions from meetings) chaired in one of
    these capacities; a petition addressed to one of ``or_addressed_to`` is as one from a meeting so
    chaired. ``outside_once`` are the events by which a petition is outside our competence, whatever
    it was recorded as. ``grounds`` are
    those on which alone the event starts the clock. ``raised_at`` narrows it to opinions from such
    meetings; ``in_parts`` says that it is owed opinion by opinion where there are any.
    ``not_if_anonymous`` is why nothing of it is owed where nobody knows who petitions.
    """

    id: str
    name: str
    subject: Subject
    kinds: frozenset[str]
    starts_with: frozenset[str]
    met_by: frozenset[str] = frozenset()
    met_for_opinions_by: frozenset[str] = frozenset()
    versions: tuple[Version, ...] = field(metadata={"key": "version"})
    lapses_with: frozenset[str] = frozenset()
    then: str | None = None
    competence: Competence | None = None
    channels: frozenset[Channel] = frozenset()
    only_chaired_by: frozenset[Capacity] = frozenset()
    or_addressed_to: frozenset[Addressee] = frozenset()
    outside_once: frozenset[str] = frozenset()
    grounds: frozenset[RefusalGround] = frozenset()
    raised_at: frozenset[MeetingKind] = frozenset()
    in_parts: bool = False
    not_if_anonymous: str | None = None
    only_online: bool = False
    severity: Severity = Severity.DUTY
    pausable_since: date | None = None
    complex_in_writing_since: date | None = None
    pack: LocalPack | None = field(default=None, metadata={"key": None})
    ended_by: frozenset[str] = field(init=False, repr=False)
    """What meets it or lets it lapse."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "ended_by", self.met_by | self.lapses_with)

    def for_channel(self, channel: str | None) -> "TimeLimit":
        """This limit as it is met by a petition that came that way."""
        if self.met_for_opinions_by and channel in RAISED_IN_PUBLIC:
            return replace(self, met_by=self.met_by | self.met_for_opinions_by)
        return self

    def version_on(self, day: date) -> Version | None:
        """The wording in force on the day of the event that starts the clock."""
        for version in self.versions:
            if version.is_in_force(day):
                return version
        return None

    def version(self, version_id: str) -> Version:
        """The wording with this id.

        Raises:
            KeyError: the limit has no such wording.
        """
        return {version.id: version for version in self.versions}[version_id]

    def is_pausable_on(self, day: date) -> bool:
        """Whether a suspension decided on ``day`` stops this clock."""
        return self.pausable_since is not None and self.pausable_since <= day


def is_on(pack: LocalPack | None, province: str, switches: Mapping[str, bool]) -> bool:
    """Whether a rule binds an office: national, of its province, or switched by the office."""
    if pack is None:
        return True
    return switches.get(pack.id, place_key(pack.province) == place_key(province))
