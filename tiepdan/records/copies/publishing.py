"""Giving a file its name only when it is complete, and never the name of another file."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tiepdan.errors import DatabaseError, RefusedError, reason_of
from tiepdan.i18n import _
from tiepdan.records.copies.unfinished import passing_file


def publish(content: bytes, target: Path, *, verify: Callable[[bytes], None] | None = None) -> None:
    """Write a private file that appears complete, on the disk and verified, or not at all.

    Raises:
        RefusedError: something stands at ``target`` already.
        DatabaseError: the folder cannot be written, or ``verify`` refused what was read back.
    """
    with unfinished(content, target, verify=verify) as file:
        give_name(file, target)
        sync_folder(target.parent)


def publish_made(make: Callable[[Path], None], target: Path) -> None:
    """As ``publish``, for a private file that ``make`` fills piece by piece.

    Raises:
        RefusedError: something stands at ``target`` already.
        DatabaseError: the folder cannot be written, or ``make`` failed.
    """
    with _empty(target) as file:
        make(file)
        with file.open("rb+") as made:
            os.fsync(made.fileno())
        give_name(file, target)
        sync_folder(target.parent)


@contextmanager
def unfinished(
    content: bytes, target: Path, *, verify: Callable[[bytes], None] | None = None
) -> Iterator[Path]:
    """The complete file under a passing name beside ``target``; it is gone afterwards.

    Raises:
        DatabaseError: the folder cannot be written, or ``verify`` refused what was read back.
    """
    with _empty(target) as file:
        _write(file, content)
        if verify:
            verify(file.read_bytes())
        yield file


@contextmanager
def _empty(target: Path) -> Iterator[Path]:
    """A new private file under a passing name beside ``target``; it is gone afterwards."""
    try:
        with passing_file(target) as file:
            yield file
    except OSError as error:
        raise unwritable(target, error) from error


def give_name(file: Path, target: Path) -> None:
    """Give a finished file its name.

    Raises:
        RefusedError: something has that name already.
        OSError: it cannot be given.
    """
    try:
        os.link(file, target)
    except FileExistsError as error:
        raise _taken(target) from error
    except OSError:
        # No hard links here (FAT, some shares). Rename refuses to replace on Windows alone.
        if os.path.lexists(target):
            raise _taken(target) from None
        file.rename(target)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the operating system allows to ask for it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def unwritable(path: Path, error: OSError) -> DatabaseError:
    """The sentence for a file that could not be written."""
    return DatabaseError(
        _(
            "{path} cannot be written: {reason}; choose a folder that you may write to"
            " and that has room."
        ).format(path=path, reason=reason_of(error))
    )


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        handle = file.fileno()
        os.fsync(handle)
        if hasattr(os, "posix_fadvise"):
            # What is read back shall come from the drive, not from the system's memory of it.
            with suppress(OSError):
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def _taken(target: Path) -> RefusedError:
    return RefusedError(
        _("There is a file at {path} already; it was left untouched. Choose another name.").format(
            path=target
        )
    )
