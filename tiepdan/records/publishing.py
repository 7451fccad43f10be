"""Giving a finished file its name: it appears complete, and never in the place of another one."""

import os
from pathlib import Path

from tiepdan.records.condition import already_there, unwritable


def publish(unfinished: Path, path: Path) -> None:
    """Give the finished file its name without ever replacing another one.

    Raises:
        RefusedError: something stands at ``path`` already.
        DatabaseError: the folder cannot be written.
    """
    try:
        os.link(unfinished, path)
    except FileExistsError as error:
        raise already_there(path) from error
    except OSError:
        # No hard links here (FAT, some shares); rename refuses to replace on Windows, and on
        # others the path was checked just before.
        try:
            unfinished.rename(path)
        except OSError as error:
            raise unwritable(path, error) from error
