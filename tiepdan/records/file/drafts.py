"""What was typed and not recorded yet: kept for some days beside the register, for its owner alone.

Nothing that could be of a denunciation may be kept so: whoever keeps a draft sees to that.
"""

import json
import time
from collections.abc import Iterator, Mapping
from glob import escape
from pathlib import Path

from tiepdan import paths

_DAYS_KEPT = 7
_SECONDS_OF_DAY = 86_400


def keep_draft(database: Path, command: str, answers: Mapping[str, str]) -> Path | None:
    """Keep the answers given to a command; returns the file, or None where it cannot be written."""
    file = _draft(database, command)
    try:
        file.unlink(missing_ok=True)
        with paths.open_private(file, "w") as draft:
            json.dump(dict(answers), draft, ensure_ascii=False)
    except (OSError, UnicodeError):
        return None
    return file


def read_draft(database: Path, command: str) -> dict[str, str]:
    """The answers kept of a command; empty where there are none, or they are too old."""
    remove_old_drafts(database)
    try:
        kept = json.loads(_draft(database, command).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    is_draft = isinstance(kept, dict) and all(isinstance(one, str) for one in kept.values())
    return kept if is_draft else {}


def remove_draft(database: Path, command: str) -> None:
    """Remove what was kept of a command.

    Raises:
        OSError: it cannot be removed.
    """
    _draft(database, command).unlink(missing_ok=True)


def remove_drafts(database: Path) -> None:
    """Remove all that was typed and not recorded.

    Raises:
        OSError: one of them cannot be removed.
    """
    for draft in drafts_of(database):
        draft.unlink(missing_ok=True)


def drafts_of(database: Path) -> list[Path]:
    """The drafts beside a register."""
    return sorted(_file(database).parent.glob(_name(database, "*")))


def remove_old_drafts(database: Path) -> None:
    """Remove what nobody went on with in seven days."""
    for draft in _older(database, time.time() - _DAYS_KEPT * _SECONDS_OF_DAY):
        draft.unlink(missing_ok=True)


def _older(database: Path, moment: float) -> Iterator[Path]:
    for draft in drafts_of(database):
        try:
            is_older = draft.stat().st_mtime < moment
        except OSError:  # gone meanwhile
            continue
        if is_older:
            yield draft


def _draft(database: Path, command: str) -> Path:
    file = _file(database)
    return file.with_name(f"{file.name}.{command}.draft")


def _name(database: Path, command: str) -> str:
    return f"{escape(_file(database).name)}.{command}.draft"


def _file(database: Path) -> Path:
    """The file itself, not a link to it."""
    return database.resolve() if database.is_symlink() else database
