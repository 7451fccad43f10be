"""The copies that lie beside a register, or beside where it should be: which, and of when."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tiepdan.i18n import N_
from tiepdan.records.copies.making import ENCRYPTED, PLAIN, backup_folder

_REPLACED = "replaced"

KINDS = {
    "auto": N_("automatic, before the first entry of the day"),
    "tiepdan": N_("made with “tiepdan backup”"),
    "before-upgrade": N_("as it was before an update of the program"),
    _REPLACED: N_("what “tiepdan restore” replaced"),
}
"""What the name of a copy begins with, and why it was made."""

_NAME = re.compile(rf"({'|'.join(KINDS)})-.*?(\d{{4}}-\d\d-\d\d)(?:-(\d{{4}}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class CopyFile:
    """A copy: where it lies, the moment it was made (by the PC's clock), what its name says."""

    path: Path
    made_at: datetime
    kind: str
    is_encrypted: bool

    @property
    def why(self) -> str:
        """Why it was made, for gettext."""
        return KINDS[self.kind]


def copies_beside(database: Path) -> list[CopyFile]:
    """The copies in the folder of a register, the newest first; none where there is no folder."""
    found: list[CopyFile] = []
    with suppress(OSError):
        found = list(_copies_in(backup_folder(database)))
    return sorted(found, key=lambda copy: (copy.made_at, copy.path.name), reverse=True)


def newest_copy(database: Path) -> CopyFile | None:
    """The copy to put back where the register itself is gone.

    Rather none that was itself put aside for another: it was replaced for a reason.
    """
    copies = copies_beside(database)
    kept = [copy for copy in copies if copy.kind != _REPLACED]
    return next(iter(kept or copies), None)


def _copies_in(folder: Path) -> Iterator[CopyFile]:
    for path in folder.iterdir():
        found = _NAME.match(path.name)
        if found and path.suffix in {PLAIN, ENCRYPTED} and path.is_file():
            kind, day, time = found.groups()
            with suppress(ValueError):  # a name like a date that is none
                yield CopyFile(path, _moment(path, day, time), kind, path.suffix == ENCRYPTED)


def _moment(path: Path, day: str, time: str | None) -> datetime:
    """As its name says, which no copying changes; the hour of an automatic one as the file says."""
    if time is not None:
        return datetime.strptime(f"{day} {time}", "%Y-%m-%d %H%M")  # noqa: DTZ007 (the PC's own)
    made_at = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 (the PC's own)
    named = datetime.strptime(day, "%Y-%m-%d")  # noqa: DTZ007 (the PC's own)
    return made_at if made_at.date() == named.date() else named
