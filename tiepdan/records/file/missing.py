"""A register that is not where it is meant: what to do, by what lies there and elsewhere.

A clerk who begins to carry hers along, or to keep it in another place, finds nothing there; she is
not to make a second one, in which the numbers begin at 1 again.
"""

from pathlib import Path

from tiepdan import paths
from tiepdan.errors import NotFoundError
from tiepdan.i18n import _
from tiepdan.records.file.copies_beside import newest_copy
from tiepdan.records.file.elsewhere import known_of
from tiepdan.records.file.location import backup_folder
from tiepdan.records.file.state import is_there


def missing(path: Path) -> NotFoundError:
    """The sentence for a register that is not there: how to get it, or to make one.

    Raises:
        DatabaseError: its folder cannot be looked at.
    """
    if copy := newest_copy(path):
        return NotFoundError(
            _(
                "There is no database at {path}, but there are copies of it. Put back the newest"
                " ({made}) with tiepdan restore {name}; tiepdan restore lists them all."
            ).format(path=path, made=copy.made, name=copy.path.name)
        )
    if folder := known_of(path).folder:
        return NotFoundError(_copies_went_to(path, folder))
    if path != paths.default_database() and not is_there(path.parent):
        return NotFoundError(
            _(
                "There is no database at {path}, nor its folder; if it is on a drive, plug that in,"
                " or create yours with tiepdan init."
            ).format(path=path)
        )
    if left := _register_left_behind(path):
        nothing = _("There is no database at {path}.").format(path=path)
        new = _("For a new, empty one: tiepdan init.")
        return NotFoundError(f"{nothing} {_how_to_bring(path, left)} {new}")
    return NotFoundError(
        _("There is no database at {path}; create yours with tiepdan init.").format(path=path)
    )


def register_meant(path: Path) -> str | None:
    """How to get the register that is gone, or was not brought along yet; None if none is meant.

    A new one in its place would hide that.
    """
    if copy := newest_copy(path):
        return _(
            "Copies of a register lie beside {path}; the newest ({made}) is put back with"
            " tiepdan restore {name}."
        ).format(path=path, made=copy.made, name=copy.path.name)
    if folder := known_of(path).folder:
        return _copies_went_to(path, folder)
    if path == paths.default_database() and (left := _register_left_behind(path)):
        return _how_to_bring(path, left)
    return None


def _copies_went_to(path: Path, folder: Path) -> str:
    return _(
        "There is no database at {path}, but each day's copy went to {folder}: plug that drive in;"
        " tiepdan restore lists them."
    ).format(path=path, folder=folder)


def _how_to_bring(path: Path, left: Path) -> str:
    """How the user's own register comes to where another one is meant.

    Its copy is put among those of the other one, where the program finds it and says what is next.
    """
    if path != paths.default_database():
        return _("You have one at {left}; how it is moved: tiepdan handbook ban-sao.").format(
            left=left
        )
    return _(
        "You have one on this PC, {left}; to carry it along: tiepdan backup"
        ' "{copies}" --db "{left}", then tiepdan restore.'
    ).format(left=left, copies=backup_folder(path))


def _register_left_behind(path: Path) -> Path | None:
    usual = paths.usual_database()
    return usual if path != usual and usual.is_file() else None
