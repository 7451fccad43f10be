"""Kill, crowd and damage registers many times, and count what was lost or went unnoticed.

    python -m tests.bench.durability [--kills 300] [--writers 8] [--writes 25] [--flips 2000]

The same building blocks as the tests, in greater number. The exit code is 1 if anything was lost,
given twice, left half done or missed.
"""

import argparse
import io
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from time import perf_counter

from tests.records import durable
from tests.records.registers import PASSPHRASE
from tiepdan.records.copies import encryption, making

_NASTY = "0123456789-/.,: áờệĐ“”'\"%\0\n\t\u202e\u200b\ud800--=😀\\"
_LONGEST = 12


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; returns the exit code."""
    parser = argparse.ArgumentParser(description="Kill, crowd and damage registers; count.")
    parser.add_argument("--kills", type=int, default=300, help="for each kind of work")
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--writes", type=int, default=25, help="by each writer")
    parser.add_argument("--flips", type=int, default=2000, help="in each kind of file")
    parser.add_argument("--inputs", type=int, default=0, help="made-up values to type")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    os.environ["TIEPDAN_LANG"] = "en"
    random = durable.choices(asked.seed)
    with tempfile.TemporaryDirectory(prefix="tiepdan-bench-") as name:
        folder = Path(name)
        os.environ["HOME"] = os.environ["XDG_DATA_HOME"] = str(folder / "home")
        problems = [
            *_kill(folder, asked.kills, random),
            *_crowd(folder, asked.writers, asked.writes),
            *_flip(folder, asked.flips, random),
            *(_type(folder, asked.inputs, random) if asked.inputs else ()),
        ]
    for problem in problems:
        _say(f"! {problem}")
    return 1 if problems else 0


def _kill(folder: Path, count: int, random: Random) -> list[str]:
    problems: list[str] = []
    _say(f"{'killed during':16} {'survived':>12} {'at work':>8} {'done':>6} {'s':>7}")
    for name, kill in durable.KILLED_WHILE.items():
        place = folder / name
        place.mkdir()
        started = perf_counter()
        kills = kill(place, count, random)
        survived = f"{count - len(kills.problems)}/{count}"
        _say(
            f"{name:16} {survived:>12} {kills.landed:8} {kills.done:6}"
            f" {perf_counter() - started:7.0f}"
        )
        problems += kills.problems
    return problems


def _crowd(folder: Path, writers: int, writes: int) -> list[str]:
    together = durable.write_together(
        durable.make_office(folder / "crowd.db"), writers=writers, writes=writes
    )
    _say(
        f"\n{'at once':16} {'lost':>6} {'twice':>6} {'gaps':>6} {'refused':>8} {'usual s':>8}"
        f" {'longest s':>10}"
    )
    _say(
        f"{f'{writers} × {writes}':16} {together.lost:6} {together.duplicates:6}"
        f" {together.gaps:6} {len(together.complaints):8} {together.usual_seconds:8.1f}"
        f" {together.longest_seconds:10.1f}"
    )
    return [*together.problems, *together.complaints]


def _flip(folder: Path, count: int, random: Random) -> list[str]:
    register = durable.make_office(folder / "flips.db")
    durable.run(register, *durable.IMPORT)
    durable.run(register, *durable.ADD)
    plain, hidden = folder / "plain.db", folder / "hidden.tiepdan"
    making.copy_register(register, plain)
    # With the usual cost each flip would take half a second; the format is the same.
    usual, encryption._SCRYPT_N = encryption._SCRYPT_N, {1: 2**4, 2: 2**4}  # noqa: SLF001
    making.copy_encrypted(register, hidden, PASSPHRASE)
    _say(f"\n{'changed bytes':16} {'found':>8} {'harmless':>9} {'missed':>7}")
    missed = []
    for name, flips in (
        ("database", durable.flip_bytes_of_register(register, count, random)),
        ("plain copy", durable.flip_bytes_of_copy(plain, count, random, None)),
        ("encrypted copy", durable.flip_bytes_of_copy(hidden, count, random, PASSPHRASE)),
    ):
        _say(f"{name:16} {flips.found:8} {flips.harmless:9} {len(flips.missed):7}")
        if flips.missed:
            missed.append(f"{name}: changed bytes at {flips.missed} were missed")
    encryption._SCRYPT_N = usual  # noqa: SLF001
    return missed


def _type(folder: Path, count: int, random: Random) -> list[str]:
    """Type made-up values for a petition's options: recorded or refused, never a failure."""
    from tiepdan.cli.main import app  # noqa: PLC0415
    from tiepdan.cli.running import program  # noqa: PLC0415 (the language is chosen first)

    register = durable.make_office(folder / "inputs.db")
    os.environ.update(durable.environment(register))
    recorded, refused, failed = 0, 0, []
    for _number in range(count):
        typed = list(durable.ADD)
        place = random.randrange(2, len(typed) - 1, 2)
        typed[place] = "".join(random.choices(_NASTY, k=random.randint(0, _LONGEST)))
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()) as said:
            code = program.run(app, typed)
        recorded += code == 0
        refused += code in {2, 3, 4}
        if code not in {0, 2, 3, 4}:
            failed.append(f"{typed[place - 1]} {typed[place]!a}: {code} {said.getvalue()}")
    _say(f"\n{'values typed':16} {'recorded':>9} {'refused':>8} {'failed':>7}")
    _say(f"{count:<16} {recorded:9} {refused:8} {len(failed):7}")
    return [*failed, *durable.broken_promises(register, range(1, recorded + 1))]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
