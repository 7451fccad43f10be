"""The program: its commands in panels, and the one place where errors become a sentence."""

import typer

from tiepdan import i18n

i18n.translate_libraries()

from tiepdan.cli import (  # noqa: E402 (Typer reads its headings when imported)
    add_petition,
    calendar,
    casework,
    checking,
    conclude,
    copies,
    documents,
    duties,
    edit,
    edit_event,
    edit_meeting,
    figures,
    files,
    finding,
    journal,
    law,
    linking,
    meeting_list,
    meetings,
    morning,
    outcomes,
    purge,
    schedule,
    secrecy,
    setup,
    visits,
    voiding,
)
from tiepdan.cli.asking import options  # noqa: E402 (Typer reads its headings when imported)
from tiepdan.cli.running import help_pages, program  # noqa: E402 (Typer reads its headings when imported)
from tiepdan.i18n import _  # noqa: E402

app = typer.Typer(
    name="tiepdan",
    help=_("The commune's book of receptions, dialogues and petitions, and their deadlines."),
    cls=help_pages.Group,
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


for commands in (
    morning,
    add_petition,
    finding,
    files,
    casework,
    linking,
    edit,
    edit_event,
    edit_meeting,
    voiding,
    meetings,
    meeting_list,
    schedule,
    outcomes,
    conclude,
    visits,
    documents,
    figures,
    duties,
    law,
    calendar,
    secrecy,
    purge,
    setup,
    journal,
    checking,
    copies,
):
    commands.register(app)


def main() -> None:
    """Run one command and end the process with its exit code."""
    raise SystemExit(program.run(app))
