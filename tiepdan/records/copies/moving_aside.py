"""A new file in the place of a damaged one, or of none: what was there is moved, or all stays."""

import os
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

from tiepdan import paths
from tiepdan.records.file.publishing import check_read_back, give_name, sync_folder

BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a database is called like it, with one of these behind."""


def replace_files(file: Path, database: Path, aside: Path) -> Path | None:
    """Give a new file its name; returns where the file is kept that had it, if there was one.

    Where a part cannot be moved, as on Windows while a program has it open, the others go back.

    Raises:
        OSError: a file cannot be moved; all is as it was.
        DatabaseError: a failing drive did not keep the new one as it was written.
    """
    is_replacing = database.exists()
    check_read_back(file, database)
    if is_replacing:
        # Windows refuses it while a program has the file open, and could not take back a second
        # name either; nothing is changed by it.
        database.rename(database)
    with ExitStack() as way_back:
        # First what lies beside: SQLite would take it for the unfinished changes of the new file.
        for suffix in BESIDE:
            _move(beside(database, suffix), beside(aside, suffix), way_back)
        if is_replacing:
            _keep(database, aside, way_back)
            file.replace(database)
        else:
            give_name(file, database)
        way_back.pop_all()
    sync_folder(database.parent)
    return aside if is_replacing else None


def free_name(folder: Path, stem: str) -> Path:
    """A name under which nothing lies, nor beside it."""
    path, number = folder / f"{stem}.db", 1
    while any(beside(path, suffix).exists() for suffix in ("", *BESIDE)):
        number += 1
        path = folder / f"{stem}-{number}.db"
    return path


def beside(database: Path, suffix: str) -> Path:
    """What SQLite keeps beside a database."""
    return database.with_name(database.name + suffix)


def _keep(database: Path, aside: Path, way_back: ExitStack) -> None:
    """Give the file its second name, so that at no moment there is none at the first."""
    paths.make_private_folder(aside.parent)
    try:
        os.link(database, aside)
    except OSError:
        database.rename(aside)  # no hard links here
        way_back.callback(_quietly, lambda: aside.rename(database))
    else:
        way_back.callback(_quietly, aside.unlink)
    sync_folder(aside.parent)


def _move(file: Path, target: Path, way_back: ExitStack) -> None:
    if file.exists():
        paths.make_private_folder(target.parent)
        file.rename(target)
        way_back.callback(_quietly, lambda: target.rename(file))


def _quietly(step: Callable[[], object]) -> None:
    """What cannot go back does not keep the rest from it, nor hide what was wrong first."""
    with suppress(OSError):
        step()
