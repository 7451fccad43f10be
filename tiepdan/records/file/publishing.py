"""Giving a file its name only when it is complete, and never the name of another file."""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tiepdan.errors import FULL, DatabaseError, RefusedError, reason_of
from tiepdan.i18n import _
from tiepdan.records.file.unfinished import passing_file


def publish(
    make: Callable[[Path], None], target: Path, *, verify: Callable[[Path], None] | None = None
) -> None:
    """Have ``make`` fill a private file that appears complete, on the disk and verified, or not.

    Raises:
        RefusedError: something stands at ``target`` already.
        DatabaseError: the folder cannot be written, or ``make`` or ``verify`` refused.
    """
    with unfinished(target) as file:
        make(file)
        sync_file(file)
        if verify:
            verify(file)
        give_name(file, target)
        sync_folder(target.parent)


def publish_snapshot(
    write: Callable[[Path], None], target: Path, *, verify: Callable[[Path], None] | None = None
) -> None:
    """Publish what ``write`` writes, once it was read back from the drive as it was written.

    Raises:
        RefusedError: something stands at ``target`` already.
        DatabaseError: it cannot be written, is not read back so, or ``verify`` refuses it.
    """
    written = b""

    def make(file: Path) -> None:
        nonlocal written
        write(file)
        written = digest(file)

    def read_back(file: Path) -> None:
        check_same(digest(file), written, target)
        if verify:
            verify(file)

    publish(make, target, verify=read_back)


@contextmanager
def unfinished(target: Path) -> Iterator[Path]:
    """A new private file under a passing name beside ``target``; it is gone afterwards.

    Raises:
        DatabaseError: the folder cannot be written.
    """
    try:
        with passing_file(target) as file:
            try:
                yield file
            except OSError as error:  # while what was written of it still lies there
                raise unwritable(target, error) from error
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


def check_read_back(file: Path, target: Path) -> None:
    """Have a file that will be ``target`` on the disk, and refuse it if it is another there.

    Raises:
        DatabaseError: a failing drive did not keep it as it was written.
        OSError: it cannot be written.
    """
    written = digest(file)
    sync_file(file)
    check_same(digest(file), written, target)


def check_same(read_back: bytes, written: bytes, target: Path) -> None:
    """Refuse a file that a failing drive did not keep as it was written.

    Raises:
        DatabaseError: what was read back is something else.
    """
    if read_back != written:
        raise DatabaseError(
            _(
                "{path} was not read back as it was written; no copy was made."
                " The drive may be failing: use another one."
            ).format(path=target)
        )


def digest(file: Path) -> bytes:
    """What the content of a file is known by."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").digest()


def sync_file(file: Path) -> None:
    """Have a file on the disk, so that what is read back comes from there where that is possible.

    Raises:
        OSError: it cannot be written.
    """
    with file.open("rb+") as content:
        handle = content.fileno()
        os.fsync(handle)
        if hasattr(os, "posix_fadvise"):
            with suppress(OSError):
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


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
    from tiepdan.records.file import obstacles  # noqa: PLC0415 (start-up: only where it failed)

    reason = _(FULL) if obstacles.is_full(path) else reason_of(error)
    return DatabaseError(
        _(
            "{path} cannot be written: {reason}; choose a folder that you may write to"
            " and that has room."
        ).format(path=path, reason=reason)
    )


def _taken(target: Path) -> RefusedError:
    return RefusedError(
        _("There is a file at {path} already; it was left untouched. Choose another name.").format(
            path=target
        )
    )
