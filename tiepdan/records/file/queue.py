"""Whose turn it is to write: processes that wait for a register are served in the order they came.

SQLite's own waiting asks again and again, and whoever asks at the right moment is served; among
many, one may wait for ever. So each writer lays a numbered ticket beside the register and waits
until those before it are gone. The operating system holds a lock on each ticket as long as its
process lives: one whose process was killed is passed over. What keeps a register safe is SQLite's
lock alone; where no ticket can be laid (no room, no permission), that must do.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedRandom, BufferedWriter
from pathlib import Path

from tiepdan.records.file.state import locked, wait_seconds

_PAUSE_SECONDS = 0.01
_TRIES = 100
"""To lay a ticket, while others lay theirs."""


@contextmanager
def turn(path: Path) -> Iterator[None]:
    """Wait until all who came before have written, or given up; the next one waits for us.

    Raises:
        DatabaseError: it took longer than ``wait_seconds``.
    """
    register = path.resolve() if path.is_symlink() else path
    ticket = None
    with suppress(OSError):
        ticket = _lay(register)
    if ticket is None:
        yield
        return
    try:
        _wait(register, _number(register, Path(ticket.name)))
        yield
    finally:
        _take_away(ticket)


def _lay(register: Path) -> BufferedWriter | None:
    """A ticket after all that lie there, locked by this process."""
    for _try in range(_TRIES):
        ticket = _ticket(register, max(_numbers(register), default=0) + 1)
        try:
            content = ticket.open("xb")
        except FileExistsError:
            continue  # another process was faster
        try:
            # Until it was locked, it may have been removed as that of a dead process.
            if _lock(content) and ticket.exists():
                return content
        except OSError:
            _take_away(content)  # there are no locks here
            raise
        content.close()
    return None


def _wait(register: Path, own: int) -> None:
    deadline = time.monotonic() + wait_seconds()
    # Whoever came just before us waits for all the others.
    while earlier := [number for number in _numbers(register) if number < own]:
        if _is_removed(_ticket(register, max(earlier))):
            continue
        if time.monotonic() >= deadline:
            raise locked(register)
        time.sleep(_PAUSE_SECONDS)


def _is_removed(ticket: Path) -> bool:
    """Remove a ticket whose process is dead."""
    try:
        with ticket.open("rb+") as content:
            if not _lock(content):
                return False
            if sys.platform != "win32":
                ticket.unlink()  # while nobody else can lock it
        if sys.platform == "win32":
            ticket.unlink()  # which fails while anybody has it open
    except FileNotFoundError:
        return True
    except OSError:
        return False  # it cannot be looked at, so it counts
    return True


def _take_away(content: BufferedWriter) -> None:
    with suppress(OSError):
        if sys.platform == "win32":
            content.close()  # there an open file cannot be removed
        Path(content.name).unlink()
    content.close()


def _ticket(register: Path, number: int) -> Path:
    return register.with_name(f".{register.name}-turn-{number}")


def _numbers(register: Path) -> list[int]:
    return [number for file in register.parent.iterdir() if (number := _number(register, file))]


def _number(register: Path, file: Path) -> int:
    """The number of a ticket, 0 where a file is none."""
    name, number = file.name.rpartition("-")[::2]
    is_one = name == f".{register.name}-turn" and number.isascii() and number.isdigit()
    return int(number) if is_one else 0


if sys.platform == "win32":
    import msvcrt

    def _lock(content: BufferedRandom | BufferedWriter) -> bool:
        """Lock the file for this process, unless another one has it locked."""
        try:
            msvcrt.locking(content.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(content: BufferedRandom | BufferedWriter) -> bool:
        """Lock the file for this process, unless another one has it locked."""
        try:
            fcntl.flock(content, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
