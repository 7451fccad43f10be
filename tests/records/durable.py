"""Real processes of the program, killed at any moment, and whether the register kept its word."""

import os
import re
import shutil
import sqlite3
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

from tests import forked
from tests.records.killing import KILL
from tests.records.registers import content_of_copy
from tests.records.schema.test_migrations import make_first_register
from tiepdan import paths
from tiepdan.errors import TiepdanError
from tiepdan.records import database
from tiepdan.records.file.location import backup_folder
from tiepdan.records.file.state import SCHEMA_VERSION
from tiepdan.reports import register_check

TODAY = date(2026, 11, 22)
YEAR = TODAY.year
KY_CHAU = paths.data_folder() / "ky-chau"
KY_CHAU_PETITIONS = 19

ADD = (
    "add-petition", "--kind", "KNPA", "--received", "02/11/2026", "--name", "Hộ", "--field",
    "other", "--channel", "post", "--people", "1", "--summary", "Đường hỏng", "--no-input",
)  # fmt: skip
IMPORT = ("import", str(KY_CHAU))

_RECORDED = re.compile(r"Recorded petition (\d{4})-(\d+)")


def choices(seed: int) -> Random:
    """The same moments and bytes for the same seed."""
    return Random(seed)  # noqa: S311 (nothing secret)


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of a process."""

    code: int
    out: str
    said: str
    seconds: float

    @property
    def was_killed(self) -> bool:
        return abs(self.code) == KILL

    @property
    def numbers(self) -> list[int]:
        """The petitions that the clerk was told are recorded."""
        return [int(number) for _year, number in _RECORDED.findall(self.said)]


def environment(register: Path, **more: str) -> Mapping[str, str]:
    """That of a clerk who works in ``register`` and waits for others as long as is usual."""
    usual = {name: value for name, value in os.environ.items() if name != "TIEPDAN_LOCK_WAIT"}
    return {
        **usual,
        "TIEPDAN_DB": str(register),
        "TIEPDAN_TODAY": str(TODAY),
        "TIEPDAN_CLERK": "Người ghi",
        "TIEPDAN_LANG": "en",
        **more,
    }


def begin(register: Path, *arguments: str, at_statement: int | None = None) -> "Running":
    """Start the program; with ``at_statement`` it kills itself before that one of its statements.

    Statement 0 never comes: then it prints at its end how many there were.
    """
    around = None if at_statement is None else ("tests.records.killing", str(at_statement))
    captured = forked.begin_captured(
        arguments, environment(register), folder=register.parent, around=around
    )
    return Running(captured, time.monotonic())


@dataclass(frozen=True, slots=True)
class Running:
    """A process that was started."""

    captured: forked.Captured
    started: float

    @property
    def process(self) -> forked.Process:
        return self.captured.process

    def end(self, *, within_seconds: float | None = None) -> Ended:
        """Wait for its end, or kill it after that time."""
        code, out, said = self.captured.end(within_seconds=within_seconds)
        return Ended(code, out, said, time.monotonic() - self.started)


def run(register: Path, *arguments: str) -> Ended:
    """Run the program to its end, which must be a good one."""
    ended = begin(register, *arguments).end()
    if ended.code:
        raise AssertionError(f"{arguments[0]}: exit code {ended.code}: {ended.said}")
    return ended


def make_office(register: Path) -> Path:
    """A register with nothing recorded yet."""
    run(register, "init", "--name", "Xã Thử", "--province", "Hà Tĩnh", "--no-input")
    return register


def numbers(register: Path, year: int = YEAR) -> list[int]:
    """The petitions of a year that are there, in order."""
    with database.as_found(register) as connection:
        return [
            number
            for (number,) in connection.execute(
                "SELECT sequence FROM petition WHERE year = ? ORDER BY sequence", (year,)
            )
        ]


def problems_of(register: Path) -> list[str]:
    """Everything that ``check`` finds wrong, in the state that a killed process left."""
    try:
        with database.as_found(register) as connection:
            return register_check.problems_of(register_check.examine(connection, today=TODAY))
    except (TiepdanError, sqlite3.Error) as error:
        return [f"it cannot be read: {error}"]


def broken_promises(
    register: Path, acknowledged: Collection[int], *, unacknowledged: int = 0
) -> list[str]:
    """What is wrong with a register in which these petitions were acknowledged.

    Each process that was killed may have recorded one petition and not come to say so.
    """
    found = problems_of(register)
    if found:
        return found
    there = numbers(register)
    if there != list(range(1, len(there) + 1)):
        found.append(f"the numbers are not dense: {there}")
    if len(set(acknowledged)) != len(acknowledged):
        found.append(f"numbers were given twice: {sorted(acknowledged)}")
    if lost := set(acknowledged) - set(there):
        found.append(f"acknowledged and lost: {sorted(lost)}")
    if len(there) - len(acknowledged) > unacknowledged:
        found.append(f"{len(there)} petitions, {len(acknowledged)} of them acknowledged")
    return found


def logical(register: Path) -> list[str]:
    """Every statement that makes the register again, read as the program reads it."""
    with database.as_found(register) as connection:
        return list(connection.iterdump())


def schema_version(register: Path) -> str:
    """What the register says of its schema."""
    with closing(sqlite3.connect(register)) as connection:
        (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(version)


@dataclass(slots=True)
class Kills:
    """How many processes were killed at work, and what was broken by it."""

    landed: int = 0
    """Killed before their end; the others were done sooner."""
    done: int = 0
    """Of all, how many had done their work."""
    problems: list[str] = field(default_factory=list)

    def note(self, ended: Ended, found: list[str], *, is_done: bool) -> None:
        self.landed += ended.was_killed
        self.done += is_done
        self.problems += found


def moments(count: int, seconds: float, random: Random) -> Iterator[float]:
    """Moments spread over the time that a process takes, a bit beyond its end included."""
    for number in range(count):
        yield seconds * 1.2 * (number + random.random()) / count


_FEWEST_STATEMENTS = 50
"""To open a register and ask its version takes a dozen, to write one petition a hundred."""


def cut_short(
    begin: Callable[[int | None], Running], usual: Ended, count: int, random: Random
) -> Iterator[Ended]:
    """Kill what ``begin`` starts, in turn before a statement of its SQL and at a moment.

    ``usual`` came to its end, and told how many statements it had and how long it took.
    """
    assert _statements(usual) >= _FEWEST_STATEMENTS, "what it writes is not looked at"
    for number in range(count):
        part = (number + random.random()) / count
        if number % 2:
            yield begin(None).end(within_seconds=usual.seconds * 1.2 * part)
        else:
            yield begin(1 + int(_statements(usual) * part)).end()


def _statements(ended: Ended) -> int:
    return int(ended.out.rsplit("statements ", 1)[1])


def kill_while_adding(folder: Path, count: int, random: Random) -> Kills:
    """Kill processes that record petitions, all in one register."""
    kills, register = Kills(), make_office(folder / "r.db")
    first = run(register, *ADD)
    acknowledged = first.numbers
    usual = begin(register, *ADD, at_statement=0).end()
    acknowledged += usual.numbers
    before = len(numbers(register))
    for ended in cut_short(
        lambda statement: begin(register, *ADD, at_statement=statement), usual, count, random
    ):
        acknowledged += ended.numbers
        found = broken_promises(register, acknowledged, unacknowledged=kills.landed + 1)
        before, earlier = len(numbers(register)), before
        kills.note(ended, found, is_done=before > earlier)
    return kills


def kill_while_importing(folder: Path, count: int, random: Random) -> Kills:
    """Kill processes that import a register: all of it is there, or nothing."""
    kills, empty = Kills(), make_office(folder / "empty.db")
    register = folder / "r.db"

    def begin_anew(statement: int | None) -> Running:
        _copy(empty, register)
        return begin(register, *IMPORT, at_statement=statement)

    for ended in cut_short(begin_anew, begin_anew(0).end(), count, random):
        found = problems_of(register)
        petitions = 0 if found else sum(1 for line in logical(register) if _PETITION in line)
        if petitions not in {0, KY_CHAU_PETITIONS}:
            found.append(f"{petitions} of {KY_CHAU_PETITIONS} petitions were imported")
        if "Added from" in ended.said and not petitions:
            found.append("an acknowledged import is lost")
        kills.note(ended, found, is_done=petitions > 0)
    return kills


def kill_while_copying(folder: Path, count: int, random: Random) -> Kills:
    """Kill processes that make a copy: it is there and whole, or there is none by its name."""
    kills, register = Kills(), make_office(folder / "r.db")
    run(register, *IMPORT)
    old, target = logical(register), folder / "copy.db"
    usual = run(register, "backup", str(target))
    for seconds in moments(count, usual.seconds, random):
        target.unlink(missing_ok=True)
        ended = begin(register, "backup", str(target)).end(within_seconds=seconds)
        is_done, found = target.exists(), problems_of(register)
        if is_done:
            content_of_copy(target, None)
            found += problems_of(target)
            if logical(target) != old:
                found.append("the copy is not equal")
        elif "Copied" in ended.said:
            found.append("an acknowledged copy is not there")
        if logical(register) != old:
            found.append("copying changed the register")
        kills.note(ended, found, is_done=is_done)
    return kills


def kill_while_restoring(folder: Path, count: int, random: Random) -> Kills:
    """Kill processes that restore a copy: the register is the old or the new, whole."""
    kills, old = Kills(), make_office(folder / "old.db")
    new, register = folder / "new.db", folder / "r.db"
    _copy(old, register)
    run(register, *ADD)
    run(register, "backup", str(new))

    def begin_anew() -> Running:
        shutil.rmtree(backup_folder(register), ignore_errors=True)
        _copy(old, register)
        return begin(register, "restore", str(new), "--yes", "--no-input")

    usual = begin_anew().end()
    for seconds in moments(count, usual.seconds, random):
        ended = begin_anew().end(within_seconds=seconds)
        found = problems_of(register)
        is_done = not found and numbers(register) == [1]
        if "Restored the register" in ended.said and not is_done:
            found.append("an acknowledged restoring is lost")
        kept = list(backup_folder(register).glob("replaced-*.db"))
        if is_done and not kept:
            found.append("what was replaced is not kept")
        for file in kept:
            content_of_copy(file, None)
        kills.note(ended, found, is_done=is_done)
    return kills


def kill_while_upgrading(folder: Path, count: int, random: Random) -> Kills:
    """Kill processes that upgrade a register of the first schema, between two statements."""
    kills, first = Kills(), make_first_register(folder / "first.db")
    register, old = folder / "r.db", logical(first)

    def upgraded_until(statement: int) -> Ended:
        shutil.rmtree(backup_folder(register), ignore_errors=True)
        _copy(first, register)
        return begin(register, "overdue", at_statement=statement).end()

    last = _statements(upgraded_until(0))
    for number in range(count):
        ended = upgraded_until(1 + int(last * (number + random.random()) / count))
        found = problems_of(register)
        is_done = not found and schema_version(register) == SCHEMA_VERSION
        if not is_done and logical(register) != old:
            found.append("it is neither the old register nor the new one")
        kept = list(backup_folder(register).glob("before-upgrade-*.db"))
        if is_done and not kept:
            found.append("no copy was kept of the register before the upgrade")
        if any(logical(file) != old for file in kept):
            found.append("what is kept is not the old register")
        if begin(register, "overdue").end().code or problems_of(register):
            found.append("the next command did not finish the upgrade")
        kills.note(ended, found, is_done=is_done)
    return kills


KILLED_WHILE: Mapping[str, Callable[[Path, int, Random], Kills]] = {
    "writes": kill_while_adding,
    "imports": kill_while_importing,
    "backups": kill_while_copying,
    "restores": kill_while_restoring,
    "upgrades": kill_while_upgrading,
}

_PETITION = 'INSERT INTO "petition" '


def _copy(source: Path, target: Path) -> None:
    """A closed register in the place of another; nothing of that one is left beside it."""
    for suffix in ("-wal", "-shm", "-journal"):
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    shutil.copy(source, target)


@dataclass(frozen=True, slots=True)
class Together:
    """What came of several processes that wrote at once."""

    acknowledged: list[int]
    there: list[int]
    seconds: list[float]
    complaints: list[str]
    problems: list[str]

    @property
    def usual_seconds(self) -> float:
        """What half of the commands took, from their start to their end."""
        return sorted(self.seconds)[len(self.seconds) // 2]

    @property
    def longest_seconds(self) -> float:
        return max(self.seconds)

    @property
    def lost(self) -> int:
        return len(set(self.acknowledged) - set(self.there))

    @property
    def duplicates(self) -> int:
        return len(self.acknowledged) - len(set(self.acknowledged))

    @property
    def gaps(self) -> int:
        return max(self.there, default=0) - len(self.there)


def write_together(register: Path, *, writers: int, writes: int) -> Together:
    """Each writer is a clerk who runs one command after the other; all of them at once."""
    waiting = dict.fromkeys(range(writers), writes)
    running = {writer: begin(register, *ADD) for writer in waiting}
    acknowledged: list[int] = []
    complaints: list[str] = []
    seconds: list[float] = []
    while running:
        time.sleep(0.005)
        for writer, process in list(running.items()):
            if process.process.poll() is None:
                continue
            ended = process.end()
            acknowledged += ended.numbers
            seconds.append(ended.seconds)
            if ended.code or "locked" in ended.said:
                complaints.append(ended.said)
            waiting[writer] -= 1
            if waiting[writer]:
                running[writer] = begin(register, *ADD)
            else:
                del running[writer]
    return Together(
        acknowledged,
        numbers(register),
        seconds,
        complaints,
        broken_promises(register, acknowledged),
    )


@dataclass(slots=True)
class Flips:
    """How many changed bytes were found, changed nothing that counts, or were missed."""

    found: int = 0
    harmless: int = 0
    missed: list[int] = field(default_factory=list)
    """Where in the file."""


def flip_bytes(
    file: Path, count: int, random: Random, *, is_found: Callable[[], bool],
    is_same: Callable[[], bool],
) -> Flips:  # fmt: skip
    """Change one byte at a time, anywhere in a file, and look whether that is noticed."""
    flips, whole = Flips(), file.read_bytes()
    for number in range(count):
        place = int(len(whole) * (number + random.random()) / count)
        changed = bytearray(whole)
        changed[place] ^= random.randrange(1, 256)
        for suffix in ("-wal", "-shm", "-journal"):
            file.with_name(file.name + suffix).unlink(missing_ok=True)
        file.write_bytes(changed)
        if is_found():
            flips.found += 1
        elif is_same():
            flips.harmless += 1
        else:
            flips.missed.append(place)
    file.write_bytes(whole)
    return flips


def flip_bytes_of_register(register: Path, count: int, random: Random) -> Flips:
    """As ``check`` sees it; harmless is what leaves every row and the whole schema as they were."""
    old = logical(register)
    return flip_bytes(
        register,
        count,
        random,
        is_found=lambda: bool(problems_of(register)),
        is_same=lambda: logical(register) == old,
    )


def flip_bytes_of_copy(copy: Path, count: int, random: Random, passphrase: str | None) -> Flips:
    """As ``restore`` sees it; harmless is what would be restored as it was."""
    old = content_of_copy(copy, passphrase)

    def is_found() -> bool:
        # Any other error is a sentence too few, and stops the measuring.
        try:
            content_of_copy(copy, passphrase)
        except TiepdanError:
            return True
        return False

    return flip_bytes(
        copy,
        count,
        random,
        is_found=is_found,
        is_same=lambda: content_of_copy(copy, passphrase) == old,
    )
