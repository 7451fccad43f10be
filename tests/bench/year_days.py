"""A year that is lived day by day: what is still to come, and the commands that are typed then."""

import io
import json
import os
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count
from pathlib import Path
from typing import Any

FIRST, LAST = date(2025, 12, 15), date(2026, 12, 14)
"""The year of reports: the wording of the laws changes within it, on 01/07/2026."""

SATURDAY = 5
GOLDEN = (5**0.5 - 1) / 2


@dataclass
class Year:
    """The days still to come, and the register that is written."""

    rng: random.Random
    scale: float
    run: Callable[..., "Answer"]
    days: list[tuple[date, int, Callable[[date], object]]] = field(default_factory=list)
    order: Iterator[int] = field(default_factory=count)
    fates: Counter[str] = field(default_factory=Counter)

    def at(self, day: date, what: Callable[[date], object]) -> None:
        """Something is done on a day, on a weekend the next; never after the year."""
        while day.weekday() >= SATURDAY:
            day += timedelta(days=1)
        if day <= LAST:
            heappush(self.days, (day, next(self.order), what))

    def after(self, day: date, least: int, most: int, what: Callable[[date], object]) -> None:
        """Something is done so many days later."""
        self.at(day + timedelta(days=self.rng.randint(least, most)), what)

    def then(self, day: date, least: int, most: int, *line: str) -> None:
        """A command is typed so many days later."""
        self.after(day, least, most, partial(_do, self, *line))

    def spread(self, number: int, what: Callable[[date], object], *, least: int = 1) -> None:
        """Something happens so many times (at full scale), all over the year."""
        times = max(least, round(number * self.scale))
        for place in range(times):
            share = (place + self.rng.random()) / times
            self.at(FIRST + timedelta(days=int(share * ((LAST - FIRST).days - 1))), what)

    def live(self) -> None:
        """Do everything, day by day."""
        while self.days:
            day, _order, what = heappop(self.days)
            what(day)

    def one_of(self, *things: str) -> str:
        """One of these."""
        return self.rng.choice(things)

    def fate(self, what: str) -> float:
        """From 0 to 1, spread evenly over the fates of one sort, so that a short year has each."""
        self.fates[what] += 1
        return self.fates[what] * GOLDEN % 1

    def often(self, share: float) -> bool:
        """Whether something is so that is so in this share of cases."""
        return self.rng.random() < share


@dataclass(frozen=True)
class Answer:
    """What the program said."""

    out: str
    err: str

    @property
    def petition(self) -> str:
        """The number that a petition was given."""
        found = re.search(r"Recorded petition (\d{4}-\d{4})", self.err)
        assert found, self.err
        return found.group(1)

    @property
    def number(self) -> str:
        """The number that anything else was given."""
        return str(json.loads(self.out)["number"])


def typed(day: date) -> str:
    """A day as the clerk types it."""
    return f"{day:%d/%m/%Y}"


def plain(number: str) -> str:
    """The number of a meeting without its letter."""
    return number.removeprefix("B")


def _do(year: Year, *line: Any) -> Answer:
    *command, day = line
    return year.run(day, *command)


def run(path: Path, day: date, *line: str) -> Answer:
    """Type a command on a day.

    Raises:
        AssertionError: it was refused.
    """
    from tiepdan.cli.main import app  # noqa: PLC0415 (reads the environment)
    from tiepdan.cli.running import program  # noqa: PLC0415

    out, err = io.StringIO(), io.StringIO()
    os.environ |= {"TIEPDAN_TODAY": typed(day), "TIEPDAN_DB": str(path)}
    with redirect_stdout(out), redirect_stderr(err):
        code = program.run(app, [*line])
    assert code == 0, (day, line, err.getvalue(), out.getvalue())
    return Answer(out.getvalue(), err.getvalue())


@contextmanager
def surroundings(path: Path) -> Iterator[None]:
    """In English, with a clerk, and with files beside the register."""
    before = dict(os.environ)
    os.environ |= {
        "TIEPDAN_LANG": "en",
        "TIEPDAN_CLERK": "Người ghi",
        "XDG_DATA_HOME": str(path.parent / "home"),
    }
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def options(**values: str | int | date | bool | None) -> list[str]:
    """Options as they are typed; without a value an option is left out."""
    line: list[str] = []
    for name, value in values.items():
        flag = "--" + name.strip("_").replace("_", "-")
        if value is True:
            line += [flag]
        elif isinstance(value, date):
            line += [flag, typed(value)]
        elif value not in {None, "", False}:
            line += [flag, str(value)]
    return line
