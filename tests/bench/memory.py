"""How much memory copies, checks and files take on a register, each in a process of its own.

    python -m tests.bench.memory --database register.db [--most 150]

The register is left as it is. The exit code is 1 where a command took more than ``--most`` MB.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from tests.records.registers import PASSPHRASE

_KB_PER_MB = 1024


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; returns the exit code."""
    parser = argparse.ArgumentParser(description="Measure the memory of copies, checks and files.")
    parser.add_argument("--database", type=Path, required=True)
    parser.add_argument("--most", type=int, default=150, help="in MB")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="tiepdan-bench-", dir=asked.database.parent) as name:
        folder = Path(name)
        words = folder / "words.txt"
        words.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
        plain, hidden, other = folder / "plain.db", folder / "hidden.tiepdan", folder / "other.db"
        secret = ("--passphrase-file", str(words))
        sys.stdout.write(f"{'':28} {'MB':>6} {'s':>6}\n")
        took = [
            _measured(label, database, *command)
            for label, database, command in (
                ("backup", asked.database, ("backup", str(plain))),
                ("backup, encrypted", asked.database, ("backup", str(hidden), *secret)),
                ("restore, a new register", other, ("restore", str(plain))),
                ("check", other, ("check",)),
                ("restore, replacing", other, ("restore", str(plain), "--yes")),
                ("restore, encrypted", other, ("restore", str(hidden), "--yes", *secret)),
                *(
                    (f"list, {ending}", other, ("petitions", "-o", str(folder / f"a.{ending}")))
                    for ending in ("csv", "json", "xlsx")
                ),
                (
                    "forms",
                    other,
                    ("report", "forms", "--period", "year/2026", "-o", str(folder / "b.xlsx")),
                ),
            )
        ]
    return int(max(took) > asked.most)


def _measured(label: str, database: Path, *command: str) -> float:
    """The most memory that a command held at once, in MB."""
    started = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "tiepdan", *command, "--db", str(database)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TIEPDAN_CLERK": "bench"},
    )
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{label}: exit code {process.returncode}")
    megabytes = used.ru_maxrss / _KB_PER_MB
    sys.stdout.write(f"{label:28} {megabytes:6.0f} {perf_counter() - started:6.1f}\n")
    sys.stdout.flush()
    return megabytes


if __name__ == "__main__":
    raise SystemExit(main())
