"""``tiepdan check``: check that nothing is lost, altered or wrong."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.seal import parse_seal, seal_sentence
from tiepdan.cli.running.screen.output import Output, takes_output
from tiepdan.cli.running.screen.progress import working
from tiepdan.errors import DatabaseError
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.checking import register as checking
from tiepdan.records.file import state
from tiepdan.records.file.sqlite import write_ahead_log
from tiepdan.records.journal import operations
from tiepdan.reports import register_check


@takes_output()
def check(
    *,
    output: Output,
    seal: Annotated[
        options.Text,
        typer.Option(
            metavar=_("SEAL"), help=_("A seal noted before, for example 19:8f14e45fceea167a.")
        ),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
) -> None:
    """Check the file, the references, the journal, what is derived, and that the figures add up.

    It changes nothing. Exit code 6 tells that something is wrong.
    """
    day = options.as_of(today)
    path = options.database_path(db)
    noted = options.parse_flag("--seal", seal, parse_seal)
    state.check_exists(path)
    is_log_damaged = write_ahead_log.has_lost_commits(path)  # opening the file may clear it away
    with (
        database.as_found(path, is_tidied=not is_log_damaged) as connection,
        working(_("Checking")) as work,
    ):
        findings = register_check.examine(connection, today=day, so_far=work.so_far)
        notes: list[str] = []
        findings.append(
            register_check.examine_log(
                is_damaged=is_log_damaged, kept=write_ahead_log.kept_logs(path)
            )
        )
        if not findings[0].problems:  # the file can be read
            copies, notes = register_check.examine_copies(connection, path)
            findings.append(copies)
        if noted:
            findings.append(register_check.examine_seal(connection, *noted))
        problems = register_check.problems_of(findings)
        if not problems:
            notes += register_check.remarks(connection, today=day)
            if checking.is_own_schema(connection):
                last, digest = operations.last_seal(connection)
                notes.append(seal_sentence(last, digest))
    output.show(register_check.findings_table(findings, notes))
    if problems:
        raise DatabaseError(
            _(
                "{path}: {count} problems were found; put back the last good copy with"
                " tiepdan restore, and keep this file for whoever looks into it."
            ).format(path=path, count=len(problems))
        )
