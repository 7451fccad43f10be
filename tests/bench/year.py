"""A year of a commune, typed in day by day: what a clerk records, with every fact there is.

    python -m tests.bench.year [FILE] [--seed 1] [--scale 1.0]

About 300 visits, 150 petitions, 24 receptions, 2 dialogues, voters' meetings before a session,
enforcement in steps, protection, cases, forwarding and urging, examinations, documents, classes,
reports, a change of the office and an opening balance, through the command line itself, each
command on its own day. The same seed gives the same year.

What happens is in ``HAPPENS``: a function each, which puts what it does on days of the year; a new
fact is a function more, or a line in one. A command that is refused ends the run.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from tests.bench.year_days import FIRST, LAST, Answer, Year, run, surroundings
from tests.bench.year_meetings import dialogues, receptions, visits
from tests.bench.year_office import brought_over, management, mistakes, office, reports
from tests.bench.year_petitions import cases, duplicates, petitions

HAPPENS: Sequence[Callable[[Year], None]] = (
    brought_over,
    office,
    petitions,
    duplicates,
    cases,
    receptions,
    visits,
    dialogues,
    management,
    reports,
    mistakes,
)


def make(path: Path, *, seed: int = 1, scale: float = 1.0) -> int:
    """Make the register of a year; returns how many commands were typed.

    Raises:
        AssertionError: a command was refused.
    """
    commands = count()

    def typed_in(day: date, *line: str) -> Answer:
        next(commands)
        return run(path, day, *line)

    year = Year(random.Random(seed), scale, typed_in)  # noqa: S311 (a made-up year)
    with surroundings(path):
        typed_in(FIRST, "init", "--name", "Xã Năm", "--province", "Hà Tĩnh", "--no-input")
        for happens in HAPPENS:
            happens(year)
        year.live()
        typed_in(LAST, "check")
    return next(commands)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the year that the command line asks for; returns the exit code."""
    parser = argparse.ArgumentParser(description="A year of a commune, day by day.")
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=float, default=1.0)
    asked: Any = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="tiepdan-year-") as folder:
        path = asked.file or Path(folder) / "year.db"
        commands = make(path, seed=asked.seed, scale=asked.scale)
        sys.stdout.write(f"{commands} commands, {path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
