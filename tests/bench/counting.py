"""Time the counting of deadlines, and the rebuild of those of a whole register.

    python tests/bench/counting.py [--petitions 100000] [--database PATH]

One deadline is counted over a calendar that is loaded already; the yardsticks are
``numpy.busday_offset`` (one date a call, and an array of dates; ``pip install numpy``) and
``get_nth_working_day`` of the ``holidays`` package. What counts is the ratio to numpy's single
call; microseconds say more about the machine than about the program.
"""

import argparse
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter
from timeit import timeit

import holidays

from tiepdan.dates import FIRST_DAY, LAST_DAY
from tiepdan.law.counting.calendar import DescribedCalendar, WorkCalendar
from tiepdan.law.counting.periods import Unit, count_due
from tiepdan.law.limits.case import Case, Event
from tiepdan.law.limits.deadlines import Judge, LimitsByKind
from tiepdan.law.limits.time_limits import Subject
from tiepdan.law.toml.laws import load_limits
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.paths import data_folder
from tiepdan.records.derived import deadlines
from tiepdan.records.derived.official_days import calendar_days
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.writing import session

TODAY = date(2026, 11, 20)
STARTS = [TODAY - timedelta(days=back) for back in range(1000)]
AMOUNT = 10
REPEATS = 7
MICROSECONDS = 1_000_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the command line asks for; returns the exit code."""
    parser = argparse.ArgumentParser(description="Time the counting of deadlines.")
    parser.add_argument("--petitions", default="100000", metavar="COUNT")
    parser.add_argument("--database", type=Path, metavar="PATH", help="instead of making one")
    asked = parser.parse_args(arguments)
    calendar = DescribedCalendar.of(list(calendar_days(FIRST_DAY, LAST_DAY))).counting
    _print_single(calendar)
    with tempfile.TemporaryDirectory(prefix="tiepdan-bench-") as folder:
        database = asked.database or Path(folder) / "register.db"
        if asked.database is None:
            maker = Path(__file__).with_name("make_register.py")
            options = ["--petitions", asked.petitions, str(database)]
            subprocess.run([sys.executable, str(maker), *options], check=True)
        _print_rebuilds(database)
    return 0


def _print_single(calendar: WorkCalendar) -> None:
    timed = {
        f"{AMOUNT} working days": _each(
            lambda start: count_due(start, AMOUNT, Unit.WORKING, calendar)
        ),
        "30 calendar days": _each(lambda start: count_due(start, 30, Unit.CALENDAR, calendar)),
        "a new complaint, all its deadlines": _each(_complaint(calendar)),
        "get_nth_working_day of holidays": _each(_by_the_package()),
    }
    yardstick = None
    numpy_calls = _by_numpy(calendar)
    if numpy_calls:
        timed |= numpy_calls
        yardstick = timed["numpy.busday_offset, one date a call"]
    _say(f"{'one deadline, in the process':40} {'µs':>8} {'to numpy':>9}")
    for name, microseconds in timed.items():
        ratio = f"{microseconds / yardstick:9.2f}" if yardstick else ""
        _say(f"{name:40} {microseconds:8.2f} {ratio}")
    if yardstick is None:
        _say("numpy is not installed; it is the yardstick: pip install numpy")


def _complaint(calendar: WorkCalendar) -> Callable[[date], object]:
    judge = Judge(LimitsByKind(load_limits(data_folder())), is_remote=False, calendar=calendar)
    return lambda start: judge.deadlines(
        Case(
            Subject.PETITION,
            PetitionKind.COMPLAINT,
            (Event(PetitionEventKind.RECEIVED, start),),
        )
    )


def _by_the_package() -> Callable[[date], object]:
    known = holidays.country_holidays("VN", years=range(2023, 2028))
    return lambda start: known.get_nth_working_day(start, AMOUNT)


def _by_numpy(calendar: WorkCalendar) -> dict[str, float]:
    """The same counting by numpy on the same calendar: a 7-day week less its days off."""
    try:
        # Only a yardstick, which the project itself does not need and need not type-check.
        np = import_module("numpy")
    except ImportError:
        return {}
    span = [calendar.first + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days + 1)]
    off = [day for day in span if not calendar.is_working_day(day)]
    week = np.busdaycalendar(weekmask="1111111", holidays=np.array(off, dtype="datetime64[D]"))
    starts = np.array(STARTS, dtype="datetime64[D]")

    def one(start: date) -> object:
        return np.busday_offset(start, AMOUNT, roll="backward", busdaycal=week)

    array = timeit(
        lambda: np.busday_offset(starts, AMOUNT, roll="backward", busdaycal=week), number=100
    )
    return {
        "numpy.busday_offset, one date a call": _each(one),
        "numpy.busday_offset, 1000 at once": array / 100 / len(STARTS) * MICROSECONDS,
    }


def _each(count: Callable[[date], object]) -> float:
    """Microseconds for one start day, the median of several sweeps over three years of days."""

    def sweep() -> None:
        for start in STARTS:
            count(start)

    runs = [timeit(sweep, number=3) for _repeat in range(REPEATS)]
    return median(runs) / 3 / len(STARTS) * MICROSECONDS


def _print_rebuilds(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        (petitions,) = connection.execute("SELECT count(*) FROM petition").fetchone()
        total, running = connection.execute(
            "SELECT count(*), count(*) FILTER (WHERE done_on IS NULL) FROM deadline"
        ).fetchone()
    connection.close()
    _say(f"\n{petitions} petitions, {total} deadlines, {running} of them open")
    with session.writing(database) as opened:
        connection = driver_connection(opened)
        started = perf_counter()
        deadlines.rebuild(connection, "done_on IS NULL")
        _say(f"{'every open deadline made anew':40} {perf_counter() - started:8.2f} s")
        started = perf_counter()
        deadlines.rebuild_all(connection)
        _say(f"{'the whole register made anew':40} {perf_counter() - started:8.2f} s")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
