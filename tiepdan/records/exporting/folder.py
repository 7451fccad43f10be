"""A folder of files that is there whole or not at all, and never in the place of another's."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from tiepdan.errors import NotFoundError, RefusedError
from tiepdan.i18n import _
from tiepdan.paths import names_in
from tiepdan.records.file.location import missing_folder
from tiepdan.records.file.publishing import sync_file, sync_folder, unwritable
from tiepdan.records.file.unfinished import parts_folder, passing_file


def check_free(target: Path, ours: Collection[str], *, may_replace: bool) -> None:
    """Refuse a folder that may not be made: its place is taken, or there is none for it.

    Raises:
        NotFoundError: the folder around it is not there.
        RefusedError: something is there; what is not ``ours`` is never replaced.
        DatabaseError: it cannot be looked into.
    """
    try:
        if not target.parent.is_dir():
            raise NotFoundError(missing_folder(target.parent))
        if target.exists() and not target.is_dir():
            raise RefusedError(
                _("{path} is a file; name a folder that is still to be made.").format(path=target)
            )
        found = sorted(names_in(target)) if target.is_dir() else []
    except OSError as error:
        raise unwritable(target, error) from error
    if foreign := [name for name in found if name not in ours]:
        raise RefusedError(
            _(
                "In {path} there are other files, for example {file}; nothing of them is touched."
                " Choose another folder."
            ).format(path=target, file=foreign[0])
        )
    if found and not may_replace:
        raise RefusedError(
            _(
                "{path} holds files of a register already; they were left untouched. Replace them"
                " with --force, or choose another folder."
            ).format(path=target)
        )


@contextmanager
def new_folder(target: Path, ours: Collection[str], *, may_replace: bool) -> Iterator[Path]:
    """A private folder to be filled, which gets its name once all in it is on the disk.

    Raises:
        NotFoundError, RefusedError: as for ``check_free``; also where that came about meanwhile.
        DatabaseError: it cannot be written; nothing is left of it.
    """
    target = target.resolve()
    check_free(target, ours, may_replace=may_replace)
    try:
        with passing_file(target) as passing:
            folder = parts_folder(passing)
            yield folder
            for file in folder.iterdir():
                sync_file(file)
            sync_folder(folder)
            check_free(target, ours, may_replace=may_replace)
            _give_name(folder, target)
            sync_folder(target.parent)
    except OSError as error:
        raise unwritable(target, error) from error


def _give_name(folder: Path, target: Path) -> None:
    """Put the folder in the place of an older one of ours, which is there until then."""
    if not target.is_dir():
        folder.rename(target)
        return
    older = folder.with_name(f"{folder.name}-older")
    target.rename(older)
    try:
        folder.rename(target)
    except OSError:
        older.rename(target)
        raise
    for file in older.iterdir():
        file.unlink()
    older.rmdir()
