"""``tiepdan export``: write the register into CSV files that ``import`` reads."""

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.reasons import note_reveal_of_all
from tiepdan.cli.running.screen.printing import done, say
from tiepdan.i18n import _, ngettext
from tiepdan.output import json
from tiepdan.parsing import parse_text
from tiepdan.records import database
from tiepdan.records.exporting.folder import check_free, new_folder
from tiepdan.records.exporting.register import OURS, LeftOut, export_register
from tiepdan.records.file import state


def export(
    folder: Annotated[
        str,
        typer.Argument(metavar=_("FOLDER"), help=_("A new folder for the files.")),
    ],
    *,
    reveal: Annotated[
        options.Text,
        typer.Option(
            metavar=_("REASON"),
            help=_("Write secrets of denouncers too; the reason is kept in the journal."),
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option("--force", metavar="", help=_("Replace the files of an earlier export.")),
    ] = False,
    db: options.Database = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Write all facts into CSV files for another program, or for tiepdan import on another PC.

    Denouncers under protection are left out and named by number, unless --reveal says why not.
    The journal is in no file; a copy with it is what tiepdan backup makes.
    """
    path = options.database_path(db)
    target = options.file_path(folder, is_to_be_made=True)
    reason = options.parse_flag("--reveal", reveal, parse_text)
    state.check_exists(path)
    check_free(target, OURS, may_replace=force)
    if reason is not None:
        note_reveal_of_all(path, reason, no_input=no_input)
    with (
        database.reading(path) as connection,
        new_folder(target, OURS, may_replace=force) as files,
    ):
        exported = export_register(connection, files, is_revealed=reason is not None)
    lines = sum(exported.counts.values())
    done(
        ngettext(
            "Wrote {count} line into {files} files: {folder}",
            "Wrote {count} lines into {files} files: {folder}",
            lines,
        ).format(count=lines, files=len(exported.counts), folder=target)
    )
    if exported.left_out:
        say(_left_out(exported.left_out))
    if as_json:
        json.write(
            {
                "folder": str(target),
                "files": dict(exported.counts),
                "left_out": {str(kind): [*numbers] for kind, numbers in exported.left_out.items()},
            }
        )


def _left_out(left_out: Mapping[LeftOut, Sequence[str]]) -> str:
    labels = {
        LeftOut.PETITION: _("petitions {numbers}"),
        LeftOut.VISIT: _("visits {numbers}"),
        LeftOut.DOCUMENT: _("documents {numbers}"),
        LeftOut.SANCTION: _("the notes of sanctions {numbers}"),
    }
    return _(
        "Left out, since it could tell who denounces (left_out.csv): {what}. With --reveal REASON"
        " it is written too."
    ).format(
        what="; ".join(
            labels[kind].format(numbers=", ".join(numbers)) for kind, numbers in left_out.items()
        )
    )
