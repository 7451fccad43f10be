"""From ``data/laws/*.toml`` to time limits and duties; a file with problems is refused, naming all.

``[[limit]]``, each with its ``[[limit.version]]`` wordings and, where another text gives a
different period, their ``[[limit.version.alternative]]``:

- ``id``, ``name`` (Vietnamese), ``subject`` (petition, meeting), ``kinds`` of it
- ``starts_with``: the events whose day is day 0; ``met_by``: those that fulfil it;
  ``lapses_with``: those after which it is no longer owed (``withdrawn``: where that ends the case,
  see ``procedure.goes_on_when_withdrawn``; ``second_decided``: what the superior decided, where
  this office did not); ``then``: what follows if it runs out
- ``competence`` (within, outside), ``channels``, ``only_chaired_by``, ``only_online``: for which
  petitions or meetings alone; ``or_addressed_to``: or petitions addressed to these;
  ``outside_once``: the events after which a petition counts as outside
- ``grounds``: on which alone the event starts the clock
- ``severity``: duty (unless said otherwise), discipline, reminder, milestone
- ``pausable_since``: the day from which a suspension stops the clock
- ``complex_in_writing_since``: from when a case is complex only with the reason and a document
- version: ``amount`` in ``unit`` (working, calendar, months, before, before_calendar, after; none
  where it is named), more in ``amount_remote``, ``amount_complex``, ``amount_remote_complex``,
  ``amount_several_places``; in force from ``since`` up to and including ``until``; ``article``,
  ``source``, ``confidence``, ``doubt``; ``sanction``: what missing it brings; ``extension`` =
  ``most_days``, ``complex`` and ``specially_complex`` (how many times), ``article``

``[[duty]]``, each with its ``[[duty.version]]``: ``id``, ``name``, ``kinds`` of meetings,
``chaired_by`` and ``delegates`` (capacities); version: ``amount`` days ``per`` week, month or
year, and the same facts about its text.

``province`` on top of a file makes it a local pack, named by the file.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Protocol, TypeVar

from tiepdan.i18n import _
from tiepdan.law.duties.frequency import Duty, DutyVersion, Span
from tiepdan.law.limits.time_limits import (
    Competence,
    Confidence,
    ExtensionRule,
    LocalPack,
    Severity,
    Subject,
    TimeLimit,
    Unit,
    Variant,
    Version,
)
from tiepdan.law.toml.entries import Entry, Problems, UnreadableEntryError
from tiepdan.law.vocabulary.meeting import Capacity, MeetingEventKind, MeetingKind
from tiepdan.law.vocabulary.petition import Addressee, Channel, PetitionKind
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind, RefusalGround

_KINDS: dict[Subject, type[StrEnum]] = {
    Subject.PETITION: PetitionKind,
    Subject.MEETING: MeetingKind,
}
_EVENTS: dict[Subject, type[StrEnum]] = {
    Subject.PETITION: PetitionEventKind,
    Subject.MEETING: MeetingEventKind,
}


class _Dated(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def since(self) -> date: ...
    @property
    def until(self) -> date | None: ...


def load_limits(folder: Path) -> tuple[TimeLimit, ...]:
    """Every time limit of ``laws/*.toml`` and the provinces' own ``laws/local/*.toml``.

    Raises:
        DataFileError: keys are missing, unknown or wrong, or two limits share an id; every
            problem of every file is named.
    """
    return _laws(folder).limits


def load_duties(folder: Path) -> tuple[Duty, ...]:
    """Every frequency duty of the same files.

    Raises:
        DataFileError: as for ``load_limits``.
    """
    return _laws(folder).duties


@dataclass(frozen=True, slots=True)
class _Laws:
    limits: tuple[TimeLimit, ...]
    duties: tuple[Duty, ...]


def _laws(folder: Path) -> _Laws:
    """What the files hold now; one command asks several times, and parsing takes a while."""
    files = sorted((folder / "laws").rglob("*.toml"))
    stamps = [file.stat() for file in files]
    return _read(tuple(files), tuple((stamp.st_mtime_ns, stamp.st_size) for stamp in stamps))


@lru_cache(maxsize=1)
def _read(files: tuple[Path, ...], _stamps: tuple[tuple[int, int], ...]) -> _Laws:
    problems = Problems()
    limits: list[TimeLimit] = []
    duties: list[Duty] = []
    ids: set[str] = set()
    for content in Entry.of_files(files, problems):
        province = content.optional("province", str)
        pack = None if province is None else LocalPack(content.name, province)
        limits += content.each("limit", _once(ids, partial(_limit, pack=pack)))
        duties += content.each("duty", _once(ids, partial(_duty, pack=pack)))
        content.refuse_unread_keys()
    problems.raise_if_any()
    return _Laws(tuple(limits), tuple(duties))


Rule = TypeVar("Rule", TimeLimit, Duty)


def _once(ids: set[str], read: Callable[[Entry], Rule]) -> Callable[[Entry], Rule]:
    """Read a rule, and note when another one has its id."""

    def read_once(entry: Entry) -> Rule:
        rule = read(entry)
        if entry.is_sound and rule.id in ids:
            entry.note("id", _("is used twice"))
        ids.add(rule.id)
        return rule

    return read_once


def _limit(entry: Entry, pack: LocalPack | None) -> TimeLimit:
    subject = entry.choice("subject", Subject)
    if not entry.is_sound:
        raise UnreadableEntryError  # its kinds and events cannot be judged
    events = _EVENTS[subject]
    limit = TimeLimit(
        id=entry.required("id", str),
        name=entry.required("name", str),
        subject=subject,
        kinds=entry.choices("kinds", _KINDS[subject]),
        starts_with=entry.choices("starts_with", events),
        met_by=entry.optional_choices("met_by", events),
        lapses_with=entry.optional_choices("lapses_with", events),
        then=entry.optional_choice("then", events),
        competence=entry.optional_choice("competence", Competence),
        channels=entry.optional_choices("channels", Channel),
        only_chaired_by=entry.optional_choices("only_chaired_by", Capacity),
        or_addressed_to=entry.optional_choices("or_addressed_to", Addressee),
        outside_once=entry.optional_choices("outside_once", events),
        grounds=entry.optional_choices("grounds", RefusalGround),
        only_online=entry.optional("only_online", bool) or False,
        severity=entry.optional_choice("severity", Severity) or Severity.DUTY,
        pausable_since=entry.optional("pausable_since", date),
        complex_in_writing_since=entry.optional("complex_in_writing_since", date),
        versions=_versions(entry, _version),
        pack=pack,
    )
    if not entry.is_sound:
        return limit
    if not limit.met_by and limit.severity is not Severity.MILESTONE:
        entry.note("met_by", _("is missing"))
    for key, ended_by in (("met_by", limit.met_by), ("lapses_with", limit.lapses_with)):
        if limit.starts_with & ended_by:
            entry.note(key, _("holds the event that starts the clock"))
    return limit


def _duty(entry: Entry, pack: LocalPack | None) -> Duty:
    return Duty(
        id=entry.required("id", str),
        name=entry.required("name", str),
        kinds=entry.choices("kinds", MeetingKind),
        chaired_by=entry.optional_choices("chaired_by", Capacity),
        delegates=entry.optional_choices("delegates", Capacity),
        versions=_versions(entry, _duty_version),
        pack=pack,
    )


Text = TypeVar("Text", bound=_Dated)


def _versions(entry: Entry, read: Callable[[Entry], Text]) -> tuple[Text, ...]:
    """The wordings of a rule: one after the other, each begins after the last one ended."""
    problems = entry.count_problems()
    versions = entry.each("version", read)
    if entry.count_problems() > problems:
        return versions
    if not versions:
        entry.note("version", _("is missing"))
    _refuse_same_id(entry, versions)
    for earlier, later in pairwise(versions):
        if earlier.until is None or later.since <= earlier.until:
            entry.note("since", _("is in the period of the version before"))
    return versions


def _refuse_same_id(entry: Entry, versions: Sequence[_Dated]) -> None:
    if len({version.id for version in versions}) < len(versions):
        entry.note("id", _("is used twice"))


def _version(entry: Entry) -> Version:
    extension = entry.entry("extension")
    version = replace(
        _alternative(entry),
        variants={
            variant: entry.amount(f"amount_{variant}")
            for variant in Variant
            if entry.has(f"amount_{variant}")
        },
        extension=None if extension is None else _extension(extension),
        alternatives=entry.each("alternative", _alternative),
        sanction=entry.optional("sanction", str),
    )
    _refuse_same_id(entry, version.alternatives)
    return version


def _alternative(entry: Entry) -> Version:
    """The text alone: what every wording has, and all that a conflicting one has."""
    unit = entry.choice("unit", Unit)
    version = Version(
        id=entry.required("id", str),
        amount=0 if unit is Unit.NAMED else entry.amount("amount"),
        variants={},
        unit=unit,
        since=entry.required("since", date),
        until=entry.optional("until", date),
        article=entry.required("article", str),
        source=entry.required("source", str),
        confidence=entry.choice("confidence", Confidence),
        doubt=entry.optional("doubt", str),
    )
    _check_text(entry, version)
    return version


def _extension(entry: Entry) -> ExtensionRule:
    rule = ExtensionRule(
        most_days=entry.amount("most_days"),
        times={
            complexity: entry.amount(complexity)
            for complexity in Complexity
            if entry.has(complexity)
        },
        article=entry.required("article", str),
    )
    if not rule.times:
        entry.note(Complexity.COMPLEX, _("is missing"))
    entry.refuse_unread_keys()
    return rule


def _duty_version(entry: Entry) -> DutyVersion:
    version = DutyVersion(
        id=entry.required("id", str),
        amount=entry.amount("amount"),
        per=entry.choice("per", Span),
        since=entry.required("since", date),
        until=entry.optional("until", date),
        article=entry.required("article", str),
        source=entry.required("source", str),
        confidence=entry.choice("confidence", Confidence),
        doubt=entry.optional("doubt", str),
    )
    _check_text(entry, version)
    return version


def _check_text(entry: Entry, version: Version | DutyVersion) -> None:
    if not entry.is_sound:
        return
    if version.until is not None and version.until < version.since:
        entry.note("until", _("is before “since”"))
    if version.confidence is not Confidence.VERIFIED and not version.doubt:
        entry.note("doubt", _("is missing"))


def packs(rules: Iterable[TimeLimit | Duty]) -> tuple[LocalPack, ...]:
    """The local packs that these rules belong to, in order."""
    return tuple(dict.fromkeys(rule.pack for rule in rules if rule.pack is not None))
