"""Time limits: what the law grants for a step, in versions each with its period in force."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tiepdan.text import fold, word_key


class Unit(StrEnum):
    """What a limit counts: working days, every day, or working days back from an event."""

    WORKING = "working"
    CALENDAR = "calendar"
    BEFORE = "before"


class Subject(StrEnum):
    """What a limit runs for."""

    PETITION = "petition"
    MEETING = "meeting"


class Confidence(StrEnum):
    """How surely the text of a rule is known."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    CONFLICTING = "conflicting"


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a limit, in force from ``since`` up to and including ``until``."""

    id: str
    amount: int
    amount_remote: int | None
    unit: Unit
    since: date
    until: date | None
    article: str
    source: str
    confidence: Confidence
    doubt: str | None
    alternatives: tuple["Version", ...] = ()

    def is_in_force(self, day: date) -> bool:
        """Whether this wording governs a clock that starts on ``day``."""
        return self.since <= day and (self.until is None or day <= self.until)

    def amount_for(self, *, is_remote: bool) -> int:
        """Days granted; more in a remote area where the law says so."""
        return self.amount_remote if is_remote and self.amount_remote is not None else self.amount

    def alternative_on(self, day: date) -> "Version | None":
        """The conflicting text in force on ``day``, where two texts give different periods."""
        return _in_force(self.alternatives, day)


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A step that must be done in time: which event starts its clock, which ones stop it."""

    id: str
    name: str
    subject: Subject
    kinds: frozenset[str]
    only_within_competence: bool
    starts_with: str
    met_by: frozenset[str]
    versions: tuple[Version, ...]
    province: str | None

    def version_on(self, day: date) -> Version | None:
        """The wording in force on the day of the event that starts the clock."""
        return _in_force(self.versions, day)

    def version(self, version_id: str) -> Version:
        """The wording with this id.

        Raises:
            KeyError: the limit has no such wording.
        """
        return {version.id: version for version in self.versions}[version_id]

    def applies_in(self, province: str) -> bool:
        """Whether the limit is national, or a local rule of this province."""
        return self.province is None or _place(self.province) == _place(province)


def _place(province: str) -> str:
    """A province's bare name, however it is written: *Tỉnh Hà Tĩnh*, *ha tinh*."""
    return word_key(re.sub(r"^(tinh\s|thanh pho\s|tp\.?\s|t\.)\s*", "", fold(province.strip())))


def _in_force(versions: tuple[Version, ...], day: date) -> Version | None:
    return next((version for version in versions if version.is_in_force(day)), None)
