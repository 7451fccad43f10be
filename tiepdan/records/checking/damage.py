"""Values that cannot be what they stand for: looked for once the program stumbled over one.

SQLite keeps any text in any column; a hand edit, or a page that was garbled, leaves a day that is
no day. Looking at every value each time would cost too much, so this looks only when a command
failed in a way that nobody foresaw, and tells damage from a fault of the program.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tiepdan.errors import DatabaseError
from tiepdan.i18n import _
from tiepdan.records.file.sqlite.opening import open_as_is, opened_last


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong with a register: one sentence, which names no person."""

    path: Path
    problem: str


def found() -> Damage | None:
    """The damage of the register used last, over which the program may have stumbled."""
    path = opened_last()
    if path is None:
        return None
    try:
        with closing(open_as_is(path)) as connection:
            problem = _problem(connection)
    except Exception:  # noqa: BLE001 (the first fault is the one to be told)
        return None
    return Damage(path, problem) if problem else None


def as_error(damage: Damage) -> DatabaseError:
    """The sentence for a command that could not be done because of it."""
    return DatabaseError(
        _(
            "{path} is damaged, and nothing was changed. {problem} tiepdan check tells what else"
            " is wrong; put back your last copy with tiepdan restore."
        ).format(path=damage.path, problem=damage.problem)
    )


def _problem(connection: sqlite3.Connection) -> str | None:
    from tiepdan.records.checking import register, values  # noqa: PLC0415 (much that is seldom needed)

    if not register.is_own_schema(connection):
        return None
    checks = [values.impossible_values, *register.content_checks().values()]
    if register.is_derived_from_current_data(connection):
        checks += register.derived_checks().values()
    problems = (problem for check in checks for problem in register.found_by(check, connection))
    return next(problems, None)
