"""A folder that was named for copies: it is made where its drive is there, and never elsewhere."""

from pathlib import Path

from tiepdan.errors import NotFoundError
from tiepdan.paths import make_private_folder
from tiepdan.records.file.location import missing_folder
from tiepdan.records.file.publishing import unwritable


def make_named(folder: Path) -> None:
    """Make the folder, unless it is there; where what it would lie in is not, nor is the drive.

    Raises:
        NotFoundError: there is no such drive or folder.
        DatabaseError: it cannot be made.
    """
    if folder.is_dir():
        return
    if not folder.parent.is_dir():
        raise NotFoundError(missing_folder(folder.parent))
    try:
        make_private_folder(folder)
    except OSError as error:
        raise unwritable(folder, error) from error
