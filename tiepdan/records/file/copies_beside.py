"""The copies that lie beside a register, or beside where it should be: which, and of when."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from tiepdan.dates import show_date
from tiepdan.i18n import N_
from tiepdan.records.file.location import backup_folder

PLAIN, ENCRYPTED = ".db", ".tiepdan"
"""What the name of a copy ends with."""

_REPLACED = "replaced"

KINDS = {
    "auto": N_("automatic, before the first entry of the day"),
    "tiepdan": N_("made with tiepdan backup"),
    "before-upgrade": N_("as it was before an update of the program"),
    _REPLACED: N_("what tiepdan restore replaced"),
}
"""What the name of a copy begins with, and why it was made."""

_NAME = re.compile(
    rf"({'|'.join(KINDS)})-.*?(\d{{4}}-\d\d-\d\d)(?:-(\d{{4}})(\d\d)?)?(?:-(\d{{1,9}})(?!\d))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class CopyFile:
    """A copy: where it lies, the moment it was made (by the PC's clock), what its name says.

    ``made_at`` is None of one whose name has no time: it holds what was recorded before ``day``.
    ``turn`` is the how manieth of the same moment it is.
    """

    path: Path
    day: date
    made_at: datetime | None
    turn: int
    kind: str
    is_encrypted: bool

    @property
    def why(self) -> str:
        """Why it was made, for gettext."""
        return KINDS[self.kind]

    @property
    def made(self) -> str:
        """The day it was made, and the time where that is known, for people."""
        if self.made_at is None:
            return show_date(self.day)
        return self.made_at.strftime("%d/%m/%Y %H:%M")

    @property
    def age(self) -> tuple[datetime, int, str]:
        """By which the copies are in order: the later what it holds was recorded, the greater.

        An automatic copy is made before the first entry of its day.
        """
        beginning = datetime.combine(self.day, time.min)
        return (self.made_at or beginning, self.turn, self.path.name)


def copies_beside(database: Path) -> list[CopyFile]:
    """The copies in the folder of a register, the newest first; none where there is no folder."""
    return copies_in(backup_folder(database))


def copies_in(folder: Path) -> list[CopyFile]:
    """The copies in a folder, the newest first; none where there is no folder."""
    found: list[CopyFile] = []
    with suppress(OSError):
        found = list(_copies_in(folder))
    return sorted(found, key=lambda copy: copy.age, reverse=True)


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
            with suppress(ValueError):  # a name like a date that is none
                yield _copy(path, found)


def _copy(path: Path, name: re.Match[str]) -> CopyFile:
    """As its name says, which no copying of the file changes."""
    kind, named, minute, second, turn = name.groups()
    day = date.fromisoformat(named)
    made_at = None
    if minute is not None:
        clock_time = time(int(minute[:2]), int(minute[2:]), int(second or 0))
        made_at = datetime.combine(day, clock_time)
    return CopyFile(path, day, made_at, int(turn or 1), kind, path.suffix == ENCRYPTED)
