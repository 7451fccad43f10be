"""The program: what may be typed before a command, and the one way in."""

import gc
from typing import Annotated

import typer

from tiepdan import i18n

i18n.translate_libraries()

from tiepdan.cli.asking import options  # noqa: E402 (Typer reads its headings when imported)
from tiepdan.cli.running import program  # noqa: E402
from tiepdan.cli.running.commands import Commands  # noqa: E402
from tiepdan.errors import UsageError  # noqa: E402
from tiepdan.i18n import _  # noqa: E402

app = typer.Typer(
    name="tiepdan",
    help=_(
        "The commune's book of receptions, dialogues and petitions, and their deadlines. Without a"
        " command: today's picture."
    ),
    cls=Commands,
    add_completion=False,  # Typer's own options speak English alone, and one changes settings
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND …"),
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode="rich",
)


def _print_version(*, is_asked: bool) -> None:
    if is_asked:
        from tiepdan.cli.running import version  # noqa: PLC0415 (start-up: seldom asked)

        version.print_version()
        raise typer.Exit


def _print_completion(shell: str | None) -> None:
    if shell is not None:
        from tiepdan.cli.running import completion  # noqa: PLC0415 (start-up: seldom asked)

        completion.print_script(shell)
        raise typer.Exit


@app.callback()
def common(
    context: typer.Context,
    db: options.Database = None,
    today: options.Today = None,
    *,
    no_color: options.NoColor = False,
    as_json: options.AsJson = False,
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            metavar="",
            is_eager=True,
            callback=_print_version,
            help=_("Print the version and exit."),
        ),
    ] = False,
    _completion: Annotated[
        options.Text,
        typer.Option(
            "--show-completion",
            hidden=True,  # as it was called before there was a command
            is_eager=True,
            callback=_print_completion,
        ),
    ] = None,
) -> None:
    """Take the common options before the command as well as after it; without one, show today."""
    if context.invoked_subcommand is None:
        program.say_what_is_passed_over(context)
    program.hand_down(db=db, today=today, no_color=no_color)
    if context.invoked_subcommand is None:
        from tiepdan.cli.running.screen import morning  # noqa: PLC0415 (start-up: commands need it not)

        morning.show(db, today, as_json=as_json, no_color=no_color)
    elif as_json:
        raise UsageError(
            _("--json goes after the command: tiepdan {command} --json.").format(
                command=context.invoked_subcommand
            )
        )


def main() -> None:
    """Run one command and end the process with its exit code."""
    exit_code = program.run(app)
    # All that is there ends with the process. Python would look through it for garbage first, which
    # takes a fifth of the time of a command that writes.
    gc.freeze()
    raise SystemExit(exit_code)
