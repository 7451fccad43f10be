"""A command that writes nothing: what it would write, shown in the place of its answer."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tiepdan.cli.running.screen.printing import say, show
from tiepdan.cli.running.writing import writes
from tiepdan.cli.running.writing.clerk import clerk_name
from tiepdan.cli.running.writing.writing import nothing_differs
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.file import state
from tiepdan.reports.lists.register.history import changes_table
from tiepdan.reports.lists.register.moved_deadlines import moved_deadlines_table
from tiepdan.reports.model import Report

if TYPE_CHECKING:
    from tiepdan.records.file.sqlite.connection import RegisterSession
    from tiepdan.records.journal.operations import Entry
    from tiepdan.records.writing.trial import Outcome

_MOST_ROWS = 30
"""Rows that a screen shows of what would be written; ``--json`` has all of them."""


@contextmanager
def trying(
    path: Path, command: str, dry: writes.DryRun
) -> Iterator[tuple["RegisterSession", "Entry"]]:
    """A transaction that is taken back at its end; then what it would write is shown.

    Raises:
        RefusedError: nothing differs from what is recorded, so that nothing would be written.
    """
    from tiepdan.records.journal.operations import Entry  # noqa: PLC0415
    from tiepdan.records.writing import session as sessions  # noqa: PLC0415 (SQLModel, only to write)
    from tiepdan.records.writing import trial  # noqa: PLC0415

    entry = Entry(clerk_name(may_ask=False), command)
    outcomes: list[Outcome] = []

    def look(connection: sqlite3.Connection, operation_id: int) -> None:
        outcomes.append(trial.outcome(path, connection, operation_id))

    with database.reading(path):
        pass  # brings it up to date, as every look does
    with sessions.trying(path, entry, look) as session:
        yield session, entry
    if not outcomes:
        raise nothing_differs()
    _show(entry, outcomes[0], dry)


def _show(entry: "Entry", outcome: "Outcome", dry: writes.DryRun) -> None:
    shown = outcome.changes if dry.as_json else outcome.changes[:_MOST_ROWS]
    changes = changes_table(shown, total=len(outcome.changes))
    moved = moved_deadlines_table(outcome.moved)
    say_dry()
    if dry.as_json:
        from tiepdan.output import json  # noqa: PLC0415 (one medium a run)

        data = {
            "dry_run": True,
            "command": entry.command,
            "words": entry.words,
            changes.key: json.rows_as_objects(changes),
            moved.key: json.rows_as_objects(moved),
        }
        json.write(data)
        return
    show(
        Report(title=_("It would be written:"), heading=entry.words, tables=(changes, moved)),
        as_json=False,
        no_color=dry.no_color,
    )


def say_dry() -> None:
    """What every answer of a dry run begins with."""
    say(_("A dry run: nothing was written."))


def try_creating(path: Path, entry: "Entry", fill: Callable[["RegisterSession"], object]) -> None:
    """Make a register where nobody finds it, so that nothing is left of it, and say what is in it.

    Raises:
        RefusedError: something stands at ``path`` already.
    """
    from tiepdan.records.writing import session as sessions  # noqa: PLC0415 (SQLModel, only to write)

    state.refuse_existing(path)
    with TemporaryDirectory() as folder:
        sessions.create(Path(folder) / path.name, entry, fill=fill)
    say_dry()
    say(_("{path} would be created: {words}").format(path=path, words=entry.words))
