"""The program: what may be typed before a command, and the one way in."""

import typer

from tiepdan import i18n

i18n.translate_libraries()

from tiepdan.cli.asking import options  # noqa: E402 (Typer reads its headings when imported)
from tiepdan.cli.running import program  # noqa: E402
from tiepdan.cli.running.commands import Commands  # noqa: E402
from tiepdan.i18n import _  # noqa: E402

app = typer.Typer(
    name="tiepdan",
    epilog=_("The handbook: tiepdan handbook"),
    help=_("The commune's book of receptions, dialogues and petitions, and their deadlines."),
    cls=Commands,
    add_completion=False,
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND …"),
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode="rich",
)


@app.callback()
def common(
    db: options.Database = None, today: options.Today = None, *, no_color: options.NoColor = False
) -> None:
    """Take the common options before the command as well as after it."""
    program.hand_down(db=db, today=today, no_color=no_color)


def main() -> None:
    """Run one command and end the process with its exit code."""
    raise SystemExit(program.run(app))
