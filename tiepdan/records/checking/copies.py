"""The register's journal held against that of the copies beside it.

Whoever rewrites the whole chain of the journal, or loses its end with a damaged log, leaves a chain
that fits together; the copies made before still have the other one.
"""

import sqlite3
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from tiepdan.i18n import N_, _
from tiepdan.records.copies.snapshot import opened
from tiepdan.records.file.copies_beside import PLAIN
from tiepdan.records.file.location import backup_folder
from tiepdan.records.file.state import is_table


@dataclass(slots=True)
class Comparison:
    """What is wrong with the register by its copies, and what a reader of them should know."""

    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def compare(register: sqlite3.Connection, database: Path) -> Comparison:
    """Hold the journal against every plain copy beside the register, whoever made it."""
    ways: defaultdict[int, list[str]] = defaultdict(list)
    unread = []
    for copy in sorted(backup_folder(database).glob(f"*{PLAIN}")):
        try:
            with opened(copy) as other:
                if first := _first_difference(register, other):
                    ways[first].append(copy.name)
        except (sqlite3.Error, ValueError, TypeError, OSError):
            unread.append(copy.name)
    found = Comparison()
    for first, names in sorted(ways.items()):
        is_known = _was_restored_at(register, first)
        sentence = _LEFT if is_known else _meaning(register, first)
        (found.notes if is_known else found.problems).append(
            _(sentence).format(number=first, copies=", ".join(names))
        )
    if unread:
        found.notes.append(_(_UNREAD).format(copies=", ".join(unread)))
    return found


_LEFT = N_(
    "What “restore” replaced with operation {number}, and what goes another way from there, is in"
    " these copies: {copies}."
)
_LOST = N_(
    "What was written last is lost: operation {number} is not in the register, but in these copies:"
    " {copies}."
)
_BEGUN_ANEW = N_(
    "These copies begin with another operation: {copies}. The whole journal was rewritten, or they"
    " are of another register and belong in another folder."
)
_REWRITTEN = N_(
    "Operation {number} of the journal was rewritten, or in these copies, where it is another one:"
    " {copies}."
)
_UNREAD = N_("These copies cannot be read, and were not compared: {copies}.")


def _meaning(register: sqlite3.Connection, first: int) -> str:
    """What it means that copies differ from the register from this operation on."""
    if _hash(register, first) is None:
        return _LOST
    return _BEGUN_ANEW if first == 1 else _REWRITTEN


def _first_difference(register: sqlite3.Connection, copy: sqlite3.Connection) -> int | None:
    """The first operation of the copy that the register has not, or has otherwise.

    Each hash is over the one before it: where two are equal, so is all that came before.
    """
    if not (is_table(register, "operation") and is_table(copy, "operation")):
        return None
    (last,) = copy.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()
    if not last or _hash(register, last) == _hash(copy, last):
        return None
    same, different = 0, int(last)
    while different - same > 1:
        middle = (same + different) // 2
        if _hash(register, middle) == _hash(copy, middle):
            same = middle
        else:
            different = middle
    return different


def _was_restored_at(register: sqlite3.Connection, first: int) -> bool:
    """Whether the operations from there on are those after a copy was put back."""
    # A copy of an earlier program is brought up to date before its restoring is noted.
    found = register.execute(
        "SELECT command FROM operation WHERE id >= ? AND command <> 'upgrade' ORDER BY id LIMIT 1",
        (first,),
    ).fetchone()
    return bool(found and found[0] == "restore")


def _hash(connection: sqlite3.Connection, operation_id: int) -> str | None:
    found = connection.execute(
        "SELECT hash FROM operation WHERE id = ?", (operation_id,)
    ).fetchone()
    return None if found is None else str(found[0])
