"""Time the commands that only read, as whole processes, against a bare query of the same file.

    python tests/bench/reading.py [--petitions 100000] [--database PATH] [--runs 7]

Each run of a command is paired with a run of a yardstick: a bare interpreter that opens the file
with ``sqlite3`` and prints one plain query of 50 rows. What counts is the ratio, the median over
the pairs; the milliseconds say more about the machine than about the program. With todoman's
``todo`` at hand, each run is paired with a warm ``todo list`` as well.
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

DEFAULT_TODAY = date(2026, 11, 20)
TODOS = 10_000
MILLISECONDS = 1000

YARDSTICK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1] + "?mode=ro", uri=True)
for row in connection.execute(
    "SELECT p.year, p.sequence, p.field, d.limit_id, d.late_after"
    " FROM deadline AS d JOIN petition AS p ON p.id = d.petition_id"
    " WHERE d.done_on IS NULL ORDER BY d.late_after LIMIT 50"
):
    print(*row)
"""

TODO = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//tiepdan//bench//EN
BEGIN:VTODO
UID:bench-{number}
DTSTAMP:20260101T000000Z
SUMMARY:Petition {number} about the road through hamlet {hamlet}
DUE;VALUE=DATE:{due:%Y%m%d}
STATUS:{status}
END:VTODO
END:VCALENDAR
"""


@dataclass(frozen=True, slots=True)
class Process:
    """A command line and the environment it runs in."""

    name: str
    line: tuple[str, ...]
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Run:
    """One finished run of a process."""

    seconds: float
    lines: int


@dataclass(frozen=True, slots=True)
class Timing:
    """The runs of a process, each beside a run of what it is compared with."""

    process: Process
    lines: int
    milliseconds: float
    ratio: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the command line asks for; returns the exit code."""
    parser = argparse.ArgumentParser(description="Time the commands that only read.")
    parser.add_argument("--petitions", default="100000", metavar="COUNT")
    parser.add_argument("--open", metavar="COUNT", help="petitions still open, of those made")
    parser.add_argument("--database", type=Path, metavar="PATH", help="instead of making one")
    parser.add_argument("--today", type=date.fromisoformat, default=DEFAULT_TODAY)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--todo", default=shutil.which("todo"), metavar="PATH")
    parser.add_argument("--todo-open", type=int, default=150, metavar="COUNT")
    asked = parser.parse_args(arguments)
    if asked.runs < 1:
        parser.error("--runs must be at least 1")
    with tempfile.TemporaryDirectory(prefix="tiepdan-bench-") as name:
        folder = Path(name)
        database = asked.database or folder / "register.db"
        if asked.database is None:
            _make_register(database, asked.petitions, asked.open, asked.today)
        _describe(database)
        environment = {
            **os.environ,
            "TIEPDAN_DB": str(database),
            "TIEPDAN_TODAY": str(asked.today),
        }
        yardstick = Process(
            "bare sqlite3 query",
            (sys.executable, "-c", YARDSTICK, database.absolute().as_uri()),
            environment,
        )
        commands = [
            Process(" ".join(words), (sys.executable, "-m", "tiepdan", *words), environment)
            for words in _commands(database)
        ]
        _compare(commands, yardstick, asked.runs)
        if asked.todo:
            todo = _todo_list(asked.todo, folder, asked.todo_open, asked.today)
            _compare(commands, todo, asked.runs)
    return 0


def _make_register(path: Path, petitions: str, still_open: str | None, today: date) -> None:
    maker = Path(__file__).with_name("make_register.py")
    options = ["--petitions", petitions, "--today", str(today)]
    if still_open:
        options += ["--open", still_open]
    started = perf_counter()
    subprocess.run([sys.executable, str(maker), *options, str(path)], check=True)
    _say(f"Made {petitions} petitions in {perf_counter() - started:.1f} s.")


def _describe(path: Path) -> None:
    tables = ("petition", "petition_event", "visit", "meeting", "document", "deadline")
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        counts = [
            f"{connection.execute(f'SELECT count(*) FROM {table}').fetchone()[0]} {table}"
            for table in tables
        ]
    _say(f"Rows: {', '.join(counts)}; {path.stat().st_size / 1_000_000:.0f} MB.")


def _commands(path: Path) -> Sequence[tuple[str, ...]]:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        year, sequence = connection.execute(
            "SELECT year, sequence FROM petition ORDER BY kind = 'complaint' DESC, id DESC LIMIT 1"
        ).fetchone()
    return (
        ("overdue",),
        ("overdue", "--json"),
        ("due",),
        ("petitions",),
        ("petitions", "--hamlet", "Thôn 2", "--kind", "KN", "--sort", "due"),
        ("search", "dat", "so"),
        ("search", "đường", "thôn"),
        ("meetings",),
        ("documents",),
        ("show", f"{year}-{sequence:04d}"),
        ("stats", "--from", "2019", "--to", "2023"),
        ("stats", "--from", "2019", "--to", "2023", "--by", "month"),
    )


def _todo_list(program: str, folder: Path, still_open: int, today: date) -> Process:
    """A list of todoman with its own todos, configuration and cache."""
    todos = folder / "todos" / "bench"
    todos.mkdir(parents=True)
    for number in range(TODOS):
        is_open = number < still_open
        text = TODO.format(
            number=number,
            hamlet=number % 12 + 1,
            due=today + timedelta(days=number % 60 - 30),
            status="NEEDS-ACTION" if is_open else "COMPLETED",
        )
        (todos / f"{number}.ics").write_text(text.replace("\n", "\r\n"), encoding="utf-8")
    config = folder / "todoman.py"
    config.write_text(
        f"path = {str(folder / 'todos' / '*')!r}\n"
        'date_format = "%Y-%m-%d"\n'
        'time_format = "%H:%M"\n'
        'default_list = "bench"\n'
        f"cache_path = {str(folder / 'todoman.sqlite3')!r}\n",
        encoding="utf-8",
    )
    return Process(
        f"todo list, {still_open} open of {TODOS}",
        (program, "--config", str(config), "list"),
        os.environ,
    )


def _compare(commands: Sequence[Process], other: Process, runs: int) -> None:
    """Time each command in turn with the other one, run by run, and print what came of it."""
    _run(other)  # the first one warms caches: the file system's, and todoman's own
    others: list[Run] = []
    timings: list[Timing] = []
    for command in commands:
        _run(command)
        pairs = [_run_pair(command, other, is_even=not number % 2) for number in range(runs)]
        others += [beside for _own, beside in pairs]
        timings.append(
            Timing(
                command,
                pairs[0][0].lines,
                median(own.seconds for own, _beside in pairs) * MILLISECONDS,
                median(own.seconds / beside.seconds for own, beside in pairs),
            )
        )
    typical = median(run.seconds for run in others) * MILLISECONDS
    _say(f"\n{'':32} {'ms':>7} {'ratio':>7} {'lines':>7}")
    _say(f"{other.name:32} {typical:7.0f} {1:7.2f} {others[0].lines:7}")
    for timing in timings:
        _say(
            f"{timing.process.name:32} {timing.milliseconds:7.0f} {timing.ratio:7.2f}"
            f" {timing.lines:7}"
        )


def _run_pair(command: Process, other: Process, *, is_even: bool) -> tuple[Run, Run]:
    """Both once, in alternating order, so that neither always comes first."""
    if is_even:
        beside = _run(other)
        return _run(command), beside
    return _run(command), _run(other)


def _run(process: Process) -> Run:
    started = perf_counter()
    finished = subprocess.run(
        process.line, env=process.environment, capture_output=True, check=False
    )
    seconds = perf_counter() - started
    if finished.returncode:
        raise SystemExit(f"{process.name}: {finished.stderr.decode(errors='replace')}")
    return Run(seconds, finished.stdout.count(b"\n"))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
