"""From ``data/procedure/petitions.toml`` to the steps; a file with problems is refused, naming all.

``[[step]]``, one for each event and, where the law differs, each group of kinds:

- ``event``; the ``kinds`` of petitions it may happen to; the ``command`` that records it, with
  ``{number}`` for the petition; ``rare`` if it is named only where somebody looks for it
- ``after``: it comes only after one of these; ``not_before``: not before these, where recorded
- ``may_repeat``; ``once_for_each``: as often as what it comes ``after``;
  ``may_precede_receipt`` (then it never comes after the receipt)
- ``follows_end``: it may come once the petition itself has ended; ``follows_withdrawal``: while
  it goes on although it was withdrawn; ``may_be_late``: recorded after the end, but of a day up to
  it; ``may_be_planned``: its day is fixed ahead, and the petition may end before it
- ``only_before_acceptance``: what was accepted ends otherwise; ``not_while_suspended``
- ``within_competence``: only where the petition is ours; ``first_time_only``: the article by which
  a second complaint or a continued denunciation is for the superior
- ``article``, ``source``, ``confidence``, ``doubt``: as in the law files
"""

import re
from functools import lru_cache
from pathlib import Path

from tiepdan.i18n import _
from tiepdan.law.limits.time_limits import Confidence
from tiepdan.law.procedure.case import DERIVED
from tiepdan.law.procedure.steps import Procedure, Step
from tiepdan.law.toml.entries import Entry, Problems
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

_COMMAND = re.compile(r"[a-z-]+ \{number\}( [a-z_-]+)*")


def load_procedure(folder: Path) -> Procedure:
    """Every step of ``procedure/petitions.toml``, by kind of petition and event.

    Raises:
        DataFileError: keys are missing, unknown or wrong, an event has no step or a kind two of
            them; every problem of the file is named.
    """
    path = folder / "procedure" / "petitions.toml"
    stamp = path.stat() if path.is_file() else None
    return _read(path, stamp and (stamp.st_mtime_ns, stamp.st_size))


@lru_cache(maxsize=1)
def _read(path: Path, stamp: tuple[int, int] | None) -> Procedure:
    problems = Problems()
    steps: dict[PetitionKind, dict[PetitionEventKind, Step]] = {kind: {} for kind in PetitionKind}
    for entry in Entry.of_files([path] if stamp else [], problems):
        for step in entry.each("step", _step):
            _add(entry, steps, step)
        entry.refuse_unread_keys()
    known = {event for of_kind in steps.values() for event in of_kind}
    if not len(problems):
        for event in PetitionEventKind:
            if event not in known and event not in DERIVED:
                problems.note(
                    _("{file}: there is no step for the event “{event}”.").format(
                        file=path, event=event.value
                    )
                )
    problems.raise_if_any()
    return steps


def _add(
    entry: Entry, steps: dict[PetitionKind, dict[PetitionEventKind, Step]], step: Step
) -> None:
    for kind in step.kinds:
        if step.event in steps[kind]:
            entry.note(
                f"step {step.event.value}", _("is there twice for “{kind}”").format(kind=kind)
            )
        steps[kind][step.event] = step


def _step(entry: Entry) -> Step:
    step = Step(
        event=entry.choice("event", PetitionEventKind),
        kinds=entry.choices("kinds", PetitionKind),
        command=entry.required("command", str),
        after=entry.optional_choices("after", PetitionEventKind),
        not_before=entry.optional_choices("not_before", PetitionEventKind),
        may_repeat=_says(entry, "may_repeat"),
        once_for_each=_says(entry, "once_for_each"),
        follows_end=_says(entry, "follows_end"),
        follows_withdrawal=_says(entry, "follows_withdrawal"),
        may_precede_receipt=_says(entry, "may_precede_receipt"),
        may_be_planned=_says(entry, "may_be_planned"),
        may_be_late=_says(entry, "may_be_late"),
        only_before_acceptance=_says(entry, "only_before_acceptance"),
        not_while_suspended=_says(entry, "not_while_suspended"),
        within_competence=_says(entry, "within_competence"),
        first_time_only=entry.optional("first_time_only", str),
        is_rare=_says(entry, "rare"),
        article=entry.required("article", str),
        source=entry.required("source", str),
        confidence=entry.choice("confidence", Confidence),
        doubt=entry.optional("doubt", str),
    )
    if not entry.is_sound:
        return step
    for key, events in (("event", {step.event}), ("after", step.after)):
        for event in sorted(events & DERIVED):
            entry.note(key, _("names “{event}”, which is never recorded").format(event=event.value))
    if step.once_for_each and not step.after:
        entry.note("after", _("is missing"))
    if not _COMMAND.fullmatch(step.command):
        entry.note("command", _("is not of the form “accept {number}”"))
    if step.confidence is not Confidence.VERIFIED and not step.doubt:
        entry.note("doubt", _("is missing"))
    return step


def _says(entry: Entry, key: str) -> bool:
    return entry.optional(key, bool) or False
