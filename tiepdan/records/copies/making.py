"""Copies of a register: one file each, verified after writing, plain or under a passphrase."""

import hashlib
from collections.abc import Container, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from tiepdan.errors import DatabaseError, UsageError, reason_of
from tiepdan.i18n import _
from tiepdan.records.copies import encryption
from tiepdan.records.copies.snapshot import (
    check_whole,
    in_one_file,
    opened,
    pieces,
    unseal,
    write_snapshot,
)
from tiepdan.records.file.copies_beside import PLAIN
from tiepdan.records.file.publishing import (
    check_same,
    digest,
    publish,
    publish_snapshot,
    unfinished,
)
from tiepdan.records.file.sqlite import write_ahead_log
from tiepdan.records.file.state import (
    SCHEMA_VERSION,
    check_exists,
    check_marked,
    explained,
    is_table,
    not_as_marked,
    stored_version,
)
from tiepdan.records.journal import operations

Seal = tuple[int, str]
"""An operation and its hash, by which all up to it is known."""

_SQLITE = b"SQLite format 3\0"


def copy_register(source: Path, target: Path) -> Seal | None:
    """Make a plain copy that SQLite opens by itself, on read-only media as well; tells its seal.

    The folder must exist: making it could write to the place of a drive that is not plugged in.

    Raises:
        NotFoundError: there is no such register.
        RefusedError: something stands at ``target`` already.
        DatabaseError: the register is locked, damaged or not ours, or the copy cannot be written.
    """
    write_ahead_log.keep_if_damaged(source)
    found: list[Seal | None] = []

    def verify(file: Path) -> None:
        check_whole(file, source)
        _check_schema(file, source)
        found.append(_seal(file))

    publish_snapshot(partial(write_snapshot, source), target, verify=verify)
    return found[0]


def copy_encrypted(source: Path, target: Path, passphrase: str) -> Seal | None:
    """Make a copy that only the passphrase opens; tells its seal.

    The plain content, in a passing file, does not leave the register's folder.

    Raises:
        UsageError: the passphrase is too short.
        NotFoundError: there is no such register.
        RefusedError: something stands at ``target`` already.
        DatabaseError: the register is locked, damaged or not ours, or the copy cannot be written.
    """
    encryption.check_passphrase(passphrase)
    check_exists(source)
    write_ahead_log.keep_if_damaged(source)
    with unfinished(source.resolve()) as plain:
        write_snapshot(source, plain)
        check_whole(plain, source)
        _check_schema(plain, source)
        content = digest(plain)

        def hide(file: Path) -> None:
            with plain.open("rb") as open_, file.open("wb") as hidden:
                encryption.encrypt(open_, hidden, passphrase)

        def verify(file: Path) -> None:
            opened_again = hashlib.sha256()
            with file.open("rb") as hidden:
                for piece in encryption.decrypt(hidden, passphrase):
                    opened_again.update(piece)
            check_same(opened_again.digest(), content, target)

        publish(hide, target, verify=verify)
        return _seal(plain)


def _check_schema(file: Path, source: Path) -> None:
    """Refuse a snapshot that no program could open: it is no copy to fall back on.

    Raises:
        DatabaseError: it is not of the schema that it says, or says none.
    """
    with explained(source), opened(file) as connection:
        stored = stored_version(connection)
        check_marked(source, stored=stored)
        if stored < SCHEMA_VERSION:
            from tiepdan.records.schema.trial_upgrade import digest_once_upgraded  # noqa: PLC0415 (SQLAlchemy)

            if digest_once_upgraded(connection) is None:
                raise not_as_marked(source, stored=stored)


def _seal(file: Path) -> Seal | None:
    """The last operation of a snapshot and its hash; None where the schema has no journal yet."""
    with opened(file) as connection:
        if not is_table(connection, "operation"):
            return None
        return operations.last_seal(connection)


@contextmanager
def taken_from(copy: Path, passphrase: str | None, beside: Path) -> Iterator[Path]:
    """The register in a copy, verified, as a passing file; also in one that was copied by hand.

    The file lies beside the register ``beside``, whose place it may take.

    Raises:
        NotFoundError: there is no such copy.
        UsageError: it is encrypted and no passphrase is given.
        DatabaseError: it is damaged or not ours, cannot be read, or the passphrase is wrong.
    """
    check_exists(copy)
    is_hidden = is_encrypted(copy)
    if is_hidden and passphrase is None:
        raise UsageError(
            _("{path} is protected; type the passphrase it was made with.").format(path=copy)
        )
    with unfinished(beside) as file:
        if not is_hidden and _has_unfinished_changes(copy):
            write_snapshot(copy, file)  # copied by hand with what SQLite keeps beside it
        else:
            # Not through SQLite: on read-only media it cannot open a file made in WAL mode.
            with file.open("wb") as content:
                content.writelines(_content(copy, passphrase if is_hidden else None))
        unseal(file, copy)
        in_one_file(file)
        check_whole(file, copy)
        yield file


def _content(copy: Path, passphrase: str | None) -> Iterator[bytes]:
    """What is in a copy, piece by piece, as a register's file."""
    with _reading(copy) as source:
        if passphrase is not None:
            yield from encryption.decrypt(source, passphrase)
            return
        is_first = True
        for piece in pieces(source):
            if is_first and not piece.startswith(_SQLITE):
                raise _no_copy(copy)
            is_first = False
            yield piece


def check_is_copy(copy: Path) -> None:
    """Refuse at a glance what is no copy: nobody is asked about it in vain.

    Raises:
        NotFoundError: there is no such file.
        UsageError: it is a folder.
        DatabaseError: it is another file, or cannot be read.
    """
    check_exists(copy)
    with _reading(copy) as content:
        begin = content.read(max(len(_SQLITE), len(encryption.MAGIC)))
    if not begin.startswith((_SQLITE, encryption.MAGIC)):
        raise _no_copy(copy)


def _no_copy(file: Path) -> DatabaseError:
    return DatabaseError(_("{path} is no copy made by tiepdan.").format(path=file))


def is_encrypted(copy: Path) -> bool:
    """Whether a file is a copy under a passphrase, by what is in it, not by its name.

    Raises:
        DatabaseError: it cannot be read.
    """
    with _reading(copy) as content:
        return encryption.is_encrypted(content.read(len(encryption.MAGIC)))


def dated_name(now: datetime, existing: Container[str], extension: str = PLAIN) -> str:
    """The name of a copy made now: ``tiepdan-2026-11-23-0931.db``, or ``…-2.db`` if that exists."""
    stem = f"tiepdan-{now:%Y-%m-%d-%H%M}"
    name, number = f"{stem}{extension}", 1
    while name in existing:
        number += 1
        name = f"{stem}-{number}{extension}"
    return name


def _has_unfinished_changes(copy: Path) -> bool:
    beside = (copy.with_name(copy.name + suffix) for suffix in ("-wal", "-journal"))
    return any(file.exists() and file.stat().st_size for file in beside)


@contextmanager
def _reading(copy: Path) -> Iterator[BinaryIO]:
    try:
        with copy.open("rb") as content:
            yield content
    except OSError as error:
        raise DatabaseError(
            _("{path} cannot be used: {reason}.").format(path=copy, reason=reason_of(error))
        ) from error
