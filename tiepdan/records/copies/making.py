"""Copies of a register: one file each, verified after writing, plain or under a passphrase."""

from collections.abc import Container
from datetime import datetime
from pathlib import Path

from tiepdan.errors import DatabaseError, UsageError, reason_of
from tiepdan.i18n import _
from tiepdan.records.condition import check_exists
from tiepdan.records.copies import encryption
from tiepdan.records.copies.publishing import publish
from tiepdan.records.copies.snapshot import check_whole, in_one_file, sealed, snapshot, unsealed

PLAIN, ENCRYPTED = ".db", ".tiepdan"

_SQLITE = b"SQLite format 3\0"


def copy_register(source: Path, target: Path) -> None:
    """Make a plain copy that SQLite opens by itself, on read-only media as well.

    The folder must exist: making it could write to the place of a drive that is not plugged in.

    Raises:
        NotFoundError: there is no such register.
        RefusedError: something stands at ``target`` already.
        DatabaseError: the register is locked, damaged or not ours, or the copy cannot be written.
    """
    content = sealed(snapshot(source))

    def verify(written: bytes) -> None:
        # The bytes came from one read transaction: equal bytes are an equal register.
        check_same(written, content, target)
        check_whole(written, source)

    publish(content, target, verify=verify)


def copy_encrypted(source: Path, target: Path, passphrase: str) -> None:
    """Make a copy that only the passphrase opens; the plain content never touches the disk.

    Raises:
        UsageError: the passphrase is too short.
        NotFoundError: there is no such register.
        RefusedError: something stands at ``target`` already.
        DatabaseError: the register is locked, damaged or not ours, or the copy cannot be written.
    """
    encryption.check_passphrase(passphrase)
    content = snapshot(source)

    def verify(written: bytes) -> None:
        decrypted = encryption.decrypt(written, passphrase)
        check_same(decrypted, content, target)
        check_whole(decrypted, source)

    publish(encryption.encrypt(content, passphrase), target, verify=verify)


def content_of_copy(copy: Path, passphrase: str | None) -> bytes:
    """The register in a copy, verified; also in a file that was copied by hand.

    Raises:
        NotFoundError: there is no such file.
        UsageError: it is encrypted and no passphrase is given.
        DatabaseError: it is damaged or not ours, cannot be read, or the passphrase is wrong.
    """
    check_exists(copy)
    if is_encrypted(copy):
        if passphrase is None:
            raise UsageError(
                _("{path} is protected; type the passphrase it was made with.").format(path=copy)
            )
        content = encryption.decrypt(_read(copy), passphrase)
    elif _has_unfinished_changes(copy):
        content = snapshot(copy)  # copied by hand with what SQLite keeps beside it
    else:
        # Not through SQLite: on read-only media it cannot open a file made in WAL mode.
        content = _read(copy)
        if content and not content.startswith(_SQLITE):
            raise DatabaseError(_("{path} is no copy made by tiepdan.").format(path=copy))
        content = in_one_file(unsealed(content, copy))
    check_whole(content, copy)
    return content


def is_encrypted(copy: Path) -> bool:
    """Whether a file is a copy under a passphrase, by what is in it, not by its name.

    Raises:
        DatabaseError: it cannot be read.
    """
    return encryption.is_encrypted(_read(copy, len(encryption.MAGIC)))


def dated_name(now: datetime, existing: Container[str], extension: str = PLAIN) -> str:
    """The name of a copy made now: ``tiepdan-2026-11-23-0931.db``, or ``…-2.db`` if that exists."""
    stem = f"tiepdan-{now:%Y-%m-%d-%H%M}"
    name, number = f"{stem}{extension}", 1
    while name in existing:
        number += 1
        name = f"{stem}-{number}{extension}"
    return name


def backup_folder(database: Path) -> Path:
    """Where the copies of a database are kept: beside the file itself, not beside a link to it."""
    file = database.resolve() if database.is_symlink() else database
    return file.with_name(f"{file.name}.backups")


def check_same(written: bytes, content: bytes, target: Path) -> None:
    """Refuse a file that a failing drive did not keep as it was written.

    Raises:
        DatabaseError: what was read back is something else.
    """
    if written != content:
        raise DatabaseError(
            _(
                "{path} was not read back as it was written; no copy was made."
                " The drive may be failing: use another one."
            ).format(path=target)
        )


def _has_unfinished_changes(copy: Path) -> bool:
    beside = (copy.with_name(copy.name + suffix) for suffix in ("-wal", "-journal"))
    return any(file.exists() and file.stat().st_size for file in beside)


def _read(copy: Path, size: int = -1) -> bytes:
    try:
        with copy.open("rb") as file:
            return file.read(size)
    except OSError as error:
        raise DatabaseError(
            _("{path} cannot be used: {reason}.").format(path=copy, reason=reason_of(error))
        ) from error
