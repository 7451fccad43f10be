"""``tiepdan undo``: take back the last operation, or one by its number."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from tiepdan.cli.asking import completing, options
from tiepdan.cli.asking.prompting.prompts import check_can_confirm, confirm
from tiepdan.cli.running.screen.printing import show
from tiepdan.cli.running.writing import writes
from tiepdan.cli.running.writing.writing import writing
from tiepdan.errors import RefusedError, UsageError
from tiepdan.i18n import _
from tiepdan.parsing import parse_count, parse_row_number
from tiepdan.records import database
from tiepdan.records.derived import deadlines
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.journal import operations
from tiepdan.records.reading.journal.changes import changes_of_operation
from tiepdan.records.reading.journal.operations import get_operation
from tiepdan.records.writing.undoing import undoing
from tiepdan.reports.lists.register.history import changes_table, operations_table
from tiepdan.reports.lists.register.moved_deadlines import moved_deadlines_table
from tiepdan.reports.model import Report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tiepdan.records.derived.moved_deadlines import MovedDeadline
    from tiepdan.records.reading.journal.operations import OperationRow


_MOST_ROWS = 12
"""Rows of an operation that are shown before it is taken back."""


def undo(
    operation: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[OPERATION]"),
            help=_("The number of an operation, from tiepdan history."),
            autocompletion=completing.operations,
        ),
    ] = None,
    *,
    steps: Annotated[
        options.Text,
        typer.Option(metavar=_("COUNT"), help=_("How many of the last operations.")),
    ] = None,
    yes: options.Yes = False,
    db: options.Database = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Take back the last operation, or one by its number; shows it first, and asks.

    To take back an undo, give its number.
    """
    path = options.database_path(db)
    if operation is not None and steps is not None:
        raise UsageError(_("Give the number of an operation or --steps, not both."))
    count = options.parse_flag("--steps", steps, parse_count) or 1
    wanted = None if operation is None else parse_row_number(operation)
    targets = _targets(path, wanted, count)
    check_can_confirm(yes=yes, no_input=no_input)
    if writes.is_dry():
        _take_back(path, targets, no_input=no_input)
    _show_targets(path, targets, no_color=no_color)
    confirm(_("Take this back?"), yes=yes)
    moved: list[MovedDeadline] = []
    for target in targets:
        moved += _take_back(path, [target], no_input=no_input)
    if as_json or moved:
        show(moved_deadlines_table(moved), as_json=as_json, no_color=no_color)


def _targets(path: "Path", wanted: int | None, count: int) -> "list[OperationRow]":
    """The operations meant."""
    with database.reading(path) as connection:
        if wanted is None:
            targets = undoing.last_operations(connection, count)
        else:
            targets = [get_operation(connection, wanted)]
        undoing.check_undoable(connection, targets[0])
    return targets


def _show_targets(path: "Path", targets: "Sequence[OperationRow]", *, no_color: bool) -> None:
    """What the operations did; it goes before the question, so it is no data."""
    with database.reading(path) as connection:
        changes = [
            change
            for target in targets
            for change in changes_of_operation(connection, target.id, at_most=_MOST_ROWS)
        ]
    report = Report(
        title="",
        heading=_("To be taken back:"),
        tables=(
            operations_table(targets),
            changes_table(changes, total=sum(target.change_count for target in targets)),
        ),
    )
    from tiepdan.output.screen import terminal  # noqa: PLC0415 (one medium a run)

    terminal.write(report, color=options.wants_color(no_color=no_color), file=sys.stderr)


def _take_back(
    path: "Path", targets: "Sequence[OperationRow]", *, no_input: bool
) -> "list[MovedDeadline]":
    """Take operations back: one, for each is an operation of its own; all in a dry run."""
    with writing(path, "undo", no_input=no_input) as register:
        connection = driver_connection(register.session)
        done: set[int] = set()
        for target in targets:
            now = get_operation(connection, target.id)
            if now != target:
                raise RefusedError(
                    _("Operation {number} has changed meanwhile; look again.").format(
                        number=target.id
                    )
                )
            undoing.check_undoable(connection, now, taken_back=done)
            undoing.take_back(connection, target.id)
            done |= {target.id, operations.current_operation(connection)}
            register.entry.undoes = target.id
            original = get_operation(connection, target.undoes or target.id)
            register.tell(_words(original, target))
        return deadlines.refresh(connection)


def _words(original: "OperationRow", target: "OperationRow") -> str:
    if target.undoes is None:
        return _("Took back operation {number}: {words}").format(
            number=target.id, words=target.words
        )
    return _("Operation {number} is in force again: {words}").format(
        number=original.id, words=original.words
    )
