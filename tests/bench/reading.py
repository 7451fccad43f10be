"""Time the commands, as whole processes, against bare programs that do the same.

    python tests/bench/reading.py [--runs 7]
    python tests/bench/reading.py --database PATH [--runs 7]

Each run of a command is paired with a run of its yardstick. What counts is the ratio, the median
over the pairs; the milliseconds say more about the machine than about the program, and where
others are at work on it, its processor time says more than the clock on the wall.

First ``overdue`` beside a bare Typer program that prints the same, in a register of 10,000
petitions and one of 100,000, beside Taskwarrior's ``task`` where that is installed, and recording
beside a bare program that imports SQLModel and inserts a row. Then every command that reads beside
a bare interpreter that prints one plain query of 50 rows, and beside todoman's ``todo list``.
With ``--database`` only the latter, of that register.
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from tests.bench.bare_programs import bare_insert, bare_overdue
from tests.bench.processes import Process, compare, environment, processor_seconds, run, say
from tests.bench.taskwarrior import task_overdue

DEFAULT_TODAY = date(2026, 11, 20)
TODOS = 10_000

SMALL, LARGE = 10_000, 100_000
STILL_OPEN = 30
"""So many petitions are open that about 30 steps are late in the small register, 350 in the other,
where most of them are those of meetings.
"""

PENDING_TASKS = 1_500

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


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the command line asks for; returns the exit code."""
    parser = argparse.ArgumentParser(description="Time the commands against bare programs.")
    parser.add_argument("--database", type=Path, metavar="PATH", help="instead of making any")
    parser.add_argument("--today", type=date.fromisoformat, default=DEFAULT_TODAY)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--task", default=shutil.which("task"), metavar="PATH")
    parser.add_argument("--todo", default=shutil.which("todo"), metavar="PATH")
    parser.add_argument("--todo-open", type=int, default=150, metavar="COUNT")
    asked = parser.parse_args(arguments)
    if asked.runs < 1:
        parser.error("--runs must be at least 1")
    with tempfile.TemporaryDirectory(prefix="tiepdan-bench-") as name:
        folder = Path(name)
        database = asked.database
        if database is None:
            small = _register(folder, SMALL, asked.today)
            _overdue(small, folder, asked.today, asked.runs)
            _writing(small, folder, asked.today, asked.runs)
            database = _register(folder, LARGE, asked.today)
            late = _overdue(database, folder, asked.today, asked.runs)
            if asked.task:
                tasks = task_overdue(
                    asked.task, folder / "tasks", tasks=LARGE, late=late, pending=PENDING_TASKS
                )
                compare([_tiepdan(("overdue",), database, folder, asked.today)], tasks, asked.runs)
        _describe(database)
        commands = [_tiepdan(words, database, folder, asked.today) for words in _commands(database)]
        yardstick = Process(
            "bare sqlite3 query",
            (sys.executable, "-c", YARDSTICK, database.absolute().as_uri()),
            environment(folder),
        )
        compare(commands, yardstick, asked.runs)
        if asked.todo:
            compare(
                commands, _todo_list(asked.todo, folder, asked.todo_open, asked.today), asked.runs
            )
    return 0


def _tiepdan(words: Sequence[str], database: Path, folder: Path, today: date) -> Process:
    return Process(
        " ".join(words) or "today's picture",
        (sys.executable, "-m", "tiepdan", *words),
        environment(
            folder, TIEPDAN_DB=str(database), TIEPDAN_TODAY=str(today), TIEPDAN_CLERK="Bench"
        ),
    )


def _overdue(database: Path, folder: Path, today: date, runs: int) -> int:
    """Time ``overdue`` beside a bare program that prints the same; returns how many rows it has."""
    command = _tiepdan(("overdue",), database, folder, today)
    [timing] = compare([command], bare_overdue(command, database, folder, str(today)), runs)
    [picture] = compare([_tiepdan((), database, folder, today)], command, runs)
    say(f"today's picture: {picture.ratio(processor_seconds):.2f} times overdue.")
    late = timing.own[0].output.decode().splitlines()[0].rpartition(" ")[2]
    say(f"overdue, {late} rows: {timing.ratio(processor_seconds):.2f} times the bare program.")
    return int(late)


def _writing(database: Path, folder: Path, today: date, runs: int) -> None:
    """Time a command that records one row beside a bare program that inserts one."""
    words = ("add-sanction", "--whom", "head", "--form", "x", "--on", str(today))
    command = _tiepdan(words, database, folder, today)
    run(command)  # the first one of a day makes a copy of the register
    [timing] = compare([command], bare_insert(folder), runs)
    say(f"recording: {timing.ratio(processor_seconds):.2f} times the bare program.")


def _register(folder: Path, petitions: int, today: date) -> Path:
    """A register made up for the occasion."""
    path = folder / f"register-{petitions}.db"
    maker = Path(__file__).with_name("make_register.py")
    options = ["--petitions", str(petitions), "--today", str(today), "--open", str(STILL_OPEN)]
    started = perf_counter()
    subprocess.run([sys.executable, str(maker), *options, str(path)], check=True)
    say(f"Made {petitions} petitions in {perf_counter() - started:.1f} s.")
    return path


def _describe(path: Path) -> None:
    tables = ("petition", "petition_event", "visit", "meeting", "document", "deadline")
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        counts = [
            f"{connection.execute(f'SELECT count(*) FROM {table}').fetchone()[0]} {table}"
            for table in tables
        ]
    say(f"Rows: {', '.join(counts)}; {path.stat().st_size / 1_000_000:.0f} MB.")


def _commands(path: Path) -> Sequence[tuple[str, ...]]:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        year, sequence = connection.execute(
            "SELECT year, sequence FROM petition ORDER BY kind = 'complaint' DESC, id DESC LIMIT 1"
        ).fetchone()
    return (
        (),
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


if __name__ == "__main__":
    raise SystemExit(main())
