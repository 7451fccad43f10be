"""Time a whole import beside a bare ``executemany`` of the same rows.

    python -m tests.bench.importing [--petitions 10000] [--runs 3] [--least 500]

A made-up register (``make_register.py``) leaves as files and comes back from them, as a real
process: every row judged as a typed one, journal, deadlines and index included. Once its people,
petitions, events and meetings alone, once all of it. The yardstick reads the same files with
``csv`` and puts them into tables without a rule, in one transaction. Each run is paired with one
of the yardstick; compare the ratios. The exit code is 1 where fewer than ``--least`` petitions a
second of the processor went in with their events.
"""

import argparse
import resource
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from tests.bench import make_register
from tests.bench.processes import Process, compare, environment, processor_seconds, say
from tiepdan.records import database
from tiepdan.records.exporting.register import export_register

_BARE = """
import csv, sqlite3, sys
from pathlib import Path

path = Path(sys.argv[2])
path.unlink(missing_ok=True)
with sqlite3.connect(path) as connection:
    for file in sorted(Path(sys.argv[1]).glob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            heading, *rows = csv.reader(lines)
        connection.execute(f"CREATE TABLE {file.stem} ({', '.join(map(repr, heading))})")
        marks = ", ".join("?" for _column in heading)
        connection.executemany(f"INSERT INTO {file.stem} VALUES ({marks})", rows)
"""

_WHOLE = """
import sys
from pathlib import Path
from tiepdan.cli.main import main

for left in Path(sys.argv[2]).parent.glob("own.db*"):
    left.unlink()
sys.argv[1:] = ["import", sys.argv[1], "--db", sys.argv[2], "--today", "2026-11-20"]
main()
"""

_EVENTS = ("office", "meetings", "meeting_events", "petitioners", "petitions", "petition_events")
_MB = 1024


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the command line asks for; returns the exit code."""
    parser = argparse.ArgumentParser(description="Time an import beside a bare executemany.")
    parser.add_argument("--petitions", type=int, default=10_000, metavar="COUNT")
    parser.add_argument("--runs", type=int, default=3, metavar="COUNT")
    parser.add_argument("--least", type=float, default=500, metavar="PER-SECOND")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="tiepdan-bench-") as name:
        folder = Path(name)
        made, every, events = folder / "made.db", folder / "every", folder / "events"
        make_register.main(["--petitions", str(asked.petitions), "--seed", "1", str(made)])
        every.mkdir()
        events.mkdir()
        with database.reading(made) as connection:
            say(str(dict(export_register(connection, every, is_revealed=True).counts)))
        for file in _EVENTS:
            shutil.copy(every / f"{file}.csv", events)
        speeds = [_speed(folder, files, asked.petitions, asked.runs) for files in (events, every)]
    return int(speeds[0] < asked.least)


def _speed(folder: Path, files: Path, petitions: int, runs: int) -> float:
    """How many petitions went in a second of the processor, with all that the files have."""
    around = environment(folder, TIEPDAN_CLERK="bench", XDG_DATA_HOME=str(folder / "home"))

    def process(name: str, program: str, to: str) -> Process:
        line = (sys.executable, "-c", program, str(files), str(folder / to))
        return Process(f"{name} ({files.name})", line, around)

    [timing] = compare(
        [process("tiepdan import", _WHOLE, "own.db")],
        process("executemany", _BARE, "bare.db"),
        runs,
    )
    speed = petitions / median(map(processor_seconds, timing.own))
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _MB
    say(f"{speed:.0f} petitions a second; most memory so far {megabytes:.0f} MB")
    return speed


if __name__ == "__main__":
    raise SystemExit(main())
