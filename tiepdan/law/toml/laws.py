"""From ``data/laws/*.toml`` to time limits and duties; a file with problems is refused, naming all.

``[[limit]]``, each with its ``[[limit.version]]`` wordings and, where another text gives a
different period, their ``[[limit.version.alternative]]``:

- ``id``, ``name`` (Vietnamese), ``subject`` (petition, meeting), ``kinds`` of it
- ``starts_with``: the events whose day is day 0; ``met_by``: those that fulfil it;
  ``met_for_opinions_by``: those that do for what was raised in public alone;
  ``lapses_with``: those after which it is no longer owed (``withdrawn``: where that ends the case,
  see ``goes_on_when_withdrawn``; ``second_decided``: what the superior decided, where
  this office did not); ``then``: what follows if it runs out
- ``competence`` (within, outside), ``channels``, ``only_chaired_by``, ``only_online``: for which
  petitions or meetings alone; ``or_addressed_to``: or petitions addressed to these;
  ``outside_once``: the events after which a petition counts as outside
- ``grounds``: on which alone the event starts the clock
- ``raised_at``: for opinions from these kinds of meetings alone; ``in_parts``: of a meeting, whose
  opinions have a limit of their own by which they are listed
- ``not_if_anonymous``: why nothing of it is owed where nobody knows who petitions
- ``severity``: duty (unless said otherwise), discipline, part, reminder, milestone
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

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from tiepdan.i18n import _
from tiepdan.law.counting.periods import Unit
from tiepdan.law.duties.frequency import Duty, DutyVersion
from tiepdan.law.limits.time_limits import (
    LocalPack,
    Severity,
    Subject,
    TimeLimit,
    Version,
)
from tiepdan.law.toml.reader import Checks, read_files
from tiepdan.law.toml.state import State, state_of
from tiepdan.law.toml.table import TomlTable, check_wording, has_repeated, refuse
from tiepdan.law.vocabulary.meeting import MeetingEventKind, MeetingKind
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

_KINDS: dict[Subject, type[StrEnum]] = {
    Subject.PETITION: PetitionKind,
    Subject.MEETING: MeetingKind,
}
_EVENTS: dict[Subject, type[StrEnum]] = {
    Subject.PETITION: PetitionEventKind,
    Subject.MEETING: MeetingEventKind,
}
_WORDS_OF_ITS_SUBJECT = {
    "kinds": _KINDS,
    "starts_with": _EVENTS,
    "met_by": _EVENTS,
    "met_for_opinions_by": _EVENTS,
    "lapses_with": _EVENTS,
    "then": _EVENTS,
    "outside_once": _EVENTS,
}

Rule = TypeVar("Rule", TimeLimit, Duty)


@dataclass(frozen=True, slots=True)
class _Law:
    """A file of law."""

    province: str | None = None
    limits: tuple[TimeLimit, ...] = field(default=(), metadata={"key": "limit"})
    duties: tuple[Duty, ...] = field(default=(), metadata={"key": "duty"})


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


def packs(rules: Iterable[TimeLimit | Duty]) -> tuple[LocalPack, ...]:
    """The local packs that these rules belong to, in order."""
    return tuple(dict.fromkeys(rule.pack for rule in rules if rule.pack is not None))


def _laws(folder: Path) -> _Law:
    return _read(state_of((folder / "laws").rglob("*.toml")))


@lru_cache(maxsize=1)
def _read(state: State) -> _Law:
    """All the files, as one."""
    problems: list[str] = []
    limits: list[TimeLimit] = []
    duties: list[Duty] = []
    ids: set[object] = set()
    for table, law in read_files((file for file, *_stamps in state), _Law, _CHECKS, problems):
        for limit in table.tables("limit"):
            _check_words(limit)
            for version in limit.tables("version"):
                _check_amount(version)
                for other in version.tables("alternative"):
                    _check_amount(other)
                    _check_alternative(other)
        for rule in (*table.tables("limit"), *table.tables("duty")):
            _check_id(rule, ids)
        if law:
            limits += _of_pack(law.limits, law, table.path)
            duties += _of_pack(law.duties, law, table.path)
    refuse(problems)
    return _Law(limits=tuple(limits), duties=tuple(duties))


def _of_pack(rules: Iterable[Rule], law: _Law, path: Path) -> Iterable[Rule]:
    pack = None if law.province is None else LocalPack(path.stem, law.province)
    return (replace(rule, pack=pack) for rule in rules)


def _check_words(limit: TomlTable) -> None:
    """Which kinds and events there are depends on what the limit is for."""
    subject = limit.values.get("subject")
    for key, lists in _WORDS_OF_ITS_SUBJECT.items():
        words = set(lists[Subject(subject)]) if subject in list(Subject) else None
        named = limit.values.get(key)
        given = named if isinstance(named, list) else [named]
        for word in dict.fromkeys(word for word in given if isinstance(word, str) and word):
            if words and word not in words:
                limit.note(key, _("has the unknown value “{value}”").format(value=word))


def _check_amount(version: TomlTable) -> None:
    """Where the event itself names the day the law gives no amount, everywhere else it does."""
    is_named = version.values.get("unit") == Unit.NAMED
    if is_named is ("amount" in version.values):
        version.note("amount", _("is not a known key") if is_named else _("is missing"))


def _check_alternative(other: TomlTable) -> None:
    """A conflicting text is its period alone."""
    for key in other.values:
        if key in {"alternative", "extension", "sanction"} or key.startswith("amount_"):
            other.note(key, _("is not a known key"))


def _check_id(rule: TomlTable, ids: set[object]) -> None:
    rule_id = rule.values.get("id")
    if isinstance(rule_id, str):
        if rule_id in ids:
            rule.note("id", _("is used twice"))
        ids.add(rule_id)


def _check_limit(table: TomlTable, limit: TimeLimit) -> None:
    if not limit.met_by and limit.severity is not Severity.MILESTONE:
        table.note("met_by", _("is missing"))
    for key, ended_by in (("met_by", limit.met_by), ("lapses_with", limit.lapses_with)):
        if limit.starts_with & ended_by:
            table.note(key, _("holds the event that starts the clock"))
    _check_versions(table, limit.versions)


def _check_duty(table: TomlTable, duty: Duty) -> None:
    _check_versions(table, duty.versions)


def _check_versions(table: TomlTable, versions: Iterable[Version | DutyVersion]) -> None:
    """The wordings of a rule: one after the other, each begins after the last one ended."""
    if has_repeated(table.tables("version"), "id"):
        table.note("id", _("is used twice"))
    for earlier, later in pairwise(versions):
        if earlier.until is None or later.since <= earlier.until:
            table.note("since", _("is in the period of the version before"))


def _check_version(table: TomlTable, version: Version) -> None:
    if has_repeated(table.tables("alternative"), "id"):
        table.note("id", _("is used twice"))
    check_wording(table, version)


_CHECKS: Checks = {
    TimeLimit: _check_limit,
    Duty: _check_duty,
    Version: _check_version,
    DutyVersion: check_wording,
}
