"""From ``data/procedure/petitions.toml`` to the steps; a file with problems is refused, naming all.

``[[step]]``, one for each event and, where the law differs, each group of kinds:

- ``event``; the ``kinds`` of petitions it may happen to; the ``command`` that records it, with
  ``{number}`` for the petition; ``rare`` if it is named only where somebody looks for it
- ``after``: it comes only after one of these; ``not_before``: not before these, where recorded
- ``excludes``: it cannot be beside these, whichever came first
- ``may_repeat``; ``once_for_each``: as often as what it comes ``after``;
  ``may_precede_receipt`` (then it never comes after the receipt); ``only_on_receipt``: its own day
  is unknown, and it stands on that of the receipt
- ``follows_end``: it may come once the petition itself has ended; ``follows_withdrawal``: while
  it goes on although it was withdrawn; ``may_be_late``: recorded after the end, but of a day up to
  it; ``may_be_planned``: its day is fixed ahead, and the petition may end before it
- ``only_before_acceptance``: what was accepted ends otherwise; ``not_while_suspended``
- ``within_competence``: only where the petition is ours; ``first_time_only``: the article by which
  a second complaint or a continued denunciation is for the superior; ``named_only``: why it cannot
  be where the petition is anonymous
- ``article``, ``source``, ``confidence``, ``doubt``: as in the law files

``[[way]]``, which of ``forwarded`` and ``guided`` the law wants of what is not ours; of several the
first that is for a petition: its ``kinds``, the ``channels`` it came by (left out: any), the
``events`` that may be, in force from ``since`` up to and including ``until``; and as above.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from tiepdan.i18n import _
from tiepdan.law.procedure.steps import DERIVED_EVENTS, Procedure, Step
from tiepdan.law.procedure.ways_out import COMMANDS, Way, Ways
from tiepdan.law.toml.reader import Checks, read_files
from tiepdan.law.toml.state import State, state_of
from tiepdan.law.toml.table import TomlTable, check_wording, refuse
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

_COMMAND = re.compile(r"[a-z-]+ \{number\}( [a-z_-]+)*")


@dataclass(frozen=True, slots=True)
class _Steps:
    """The file of the procedure."""

    steps: tuple[Step, ...] = field(default=(), metadata={"key": "step"})
    ways: tuple[Way, ...] = field(default=(), metadata={"key": "way"})


def load_procedure(folder: Path) -> Procedure:
    """Every step of ``procedure/petitions.toml``, by kind of petition and event.

    Raises:
        DataFileError: keys are missing, unknown or wrong, an event has no step or a kind two of
            them; every problem of the file is named.
    """
    return _read_again(folder)[0]


def load_ways_out(folder: Path) -> Ways:
    """Which way what is not ours goes, from the same file.

    Raises:
        DataFileError: as for ``load_procedure``.
    """
    return _read_again(folder)[1]


def _read_again(folder: Path) -> tuple[Procedure, Ways]:
    path = folder / "procedure" / "petitions.toml"
    return _read(path, state_of([path] if path.is_file() else []))


@lru_cache(maxsize=1)
def _read(path: Path, state: State) -> tuple[Procedure, Ways]:
    problems: list[str] = []
    steps: dict[PetitionKind, dict[PetitionEventKind, Step]] = {kind: {} for kind in PetitionKind}
    ways: tuple[Way, ...] = ()
    files = [file for file, *_stamps in state]
    for table, file in read_files(files, _Steps, _CHECKS, problems):
        for step in file.steps if file else ():
            _add(table, steps, step)
        ways += file.ways if file else ()
    known = {event for of_kind in steps.values() for event in of_kind}
    if not problems:
        problems += (
            _("{file}: there is no step for the event “{event}”.").format(
                file=path, event=event.value
            )
            for event in PetitionEventKind
            if event not in known and event not in DERIVED_EVENTS
        )
    refuse(problems)
    return steps, ways


def _add(
    table: TomlTable, steps: dict[PetitionKind, dict[PetitionEventKind, Step]], step: Step
) -> None:
    for kind in step.kinds:
        if step.event in steps[kind]:
            table.note(
                f"step {step.event.value}", _("is there twice for “{kind}”").format(kind=kind)
            )
        steps[kind][step.event] = step


def _check_step(table: TomlTable, step: Step) -> None:
    for key, events in (("event", {step.event}), ("after", step.after)):
        for event in sorted(events & DERIVED_EVENTS):
            table.note(key, _("names “{event}”, which is never recorded").format(event=event.value))
    if step.once_for_each and not step.after:
        table.note("after", _("is missing"))
    if not _COMMAND.fullmatch(step.command):
        table.note("command", _("is not of the form “accept {number}”"))
    if step.confidence.wants_doubt and not step.doubt:
        table.note("doubt", _("is missing"))


def _check_way(table: TomlTable, way: Way) -> None:
    for event in sorted(way.events - COMMANDS.keys()):
        table.note("events", _("names “{event}”, which is no way out").format(event=event.value))
    if not way.events:
        table.note("events", _("is missing"))
    check_wording(table, way)


_CHECKS: Checks = {Step: _check_step, Way: _check_way}
