"""What a run of the program has written: said even where the rest cannot be shown.

What was written is never reported as failed: a clerk, or a script, would write it once more.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DryRun:
    """Nothing may be written in this run; how its answer is wanted instead."""

    as_json: bool
    no_color: bool


@dataclass(slots=True)
class _Run:
    """Sentences about what is on the disk; those not yet said; whether a work is under way."""

    sentences: list[str] = field(default_factory=list)
    unsaid: list[str] = field(default_factory=list)
    is_at_work: bool = False
    dry: DryRun | None = None


_run = _Run()


def begin() -> None:
    """A new run: nothing is written yet, and what will be is meant."""
    _run.sentences, _run.unsaid, _run.is_at_work, _run.dry = [], [], False, None


def allow_none(dry: DryRun) -> None:
    """From now on nothing may be written in this run."""
    _run.dry = dry


def dry_run() -> DryRun | None:
    """How the answer is wanted where nothing may be written; else None."""
    return _run.dry


def is_dry() -> bool:
    """Whether nothing may be written in this run."""
    return _run.dry is not None


def note(*sentences: str) -> None:
    """Remember what is on the disk from now on, whatever becomes of the rest of the run."""
    new = [sentence for sentence in sentences if sentence not in _run.sentences]
    _run.sentences += new
    _run.unsaid += new


def note_said() -> None:
    """What was noted has been shown to the user."""
    _run.unsaid.clear()


@contextmanager
def at_work() -> Iterator[None]:
    """Something that is still to be done; what fails in it, until it ends, fails the command."""
    _run.is_at_work = True
    yield  # where it fails, it stays undone
    end_work()


def end_work() -> None:
    """It is done, though something may yet be raised."""
    _run.is_at_work = False


def is_done() -> bool:
    """Whether something was written and nothing is left to be done but to show it."""
    return bool(_run.sentences) and not _run.is_at_work


def sentences() -> list[str]:
    """All that was noted."""
    return [*_run.sentences]


def unsaid() -> list[str]:
    """What was noted and not yet shown."""
    return [*_run.unsaid]
