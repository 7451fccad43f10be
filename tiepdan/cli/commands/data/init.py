"""``tiepdan init``: create your own database."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from tiepdan import paths
from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.prompts import can_ask, confirm
from tiepdan.cli.recording.province import say_of_province
from tiepdan.cli.running.screen.printing import done, say
from tiepdan.cli.running.writing import writes
from tiepdan.cli.running.writing.clerk import clerk_name, keep_name
from tiepdan.cli.running.writing.writing import create
from tiepdan.errors import RefusedError
from tiepdan.facts.fact import fields
from tiepdan.facts.office import Office
from tiepdan.i18n import _
from tiepdan.parsing import parse_text
from tiepdan.records.file import state
from tiepdan.records.file.location import warn_once
from tiepdan.records.file.missing import register_meant
from tiepdan.records.journal.operations import Entry
from tiepdan.records.writing.office import office


@takes(fields(Office))
def init(
    typed: TypedFacts,
    *,
    own_name: Annotated[
        options.Text,
        typer.Option(
            "--clerk", metavar=_("NAME"), help=_("Your own name, which the journal notes.")
        ),
    ] = None,
    db: options.Database = None,
    yes: options.Yes = False,
    no_input: options.NoInput = False,
) -> None:
    """Create your own database: asks about the commune, unless the flags say it."""
    path = options.database_path(db)
    state.refuse_existing(path)
    _check_none_is_meant(path, yes=yes, no_input=no_input)
    form = Form((*typed.values(), own_name), no_input=no_input)
    writer = options.parse_flag("--clerk", own_name, parse_text)

    def write(commune: Office) -> Office:
        if writer and not writes.is_dry():
            keep_name(writer)
        create(
            path,
            Entry(
                writer or clerk_name(may_ask=not no_input),
                "init",
                _("Created the register of {name}.").format(name=commune.name),
            ),
            fill=partial(office.set_up, office=commune),
        )
        return commune

    commune = form.recorded(
        partial(form.fill, Office, typed, today=options.as_of(None)), write, is_protected=False
    )
    done(
        _("Created {path} for {name}. Record the first petition with: tiepdan add-petition").format(
            path=path, name=commune.name
        )
    )
    say_of_province(commune.province)
    if warning := warn_once(path, paths.user_folder()):
        say(warning)


def _check_none_is_meant(path: Path, *, yes: bool, no_input: bool) -> None:
    """Where another register is to be there, an empty one in its place would hide that.

    Raises:
        RefusedError: one is, and nobody said or can be asked whether to go on.
        InterruptedError_: the answer is no.
    """
    words = None if yes else register_meant(path)
    if words is None:
        return
    if not can_ask(no_input=no_input):
        raise RefusedError(f"{words} " + _("To create a new, empty one all the same, say --yes."))
    say(words)
    confirm(_("Create a new, empty one all the same?"), yes=False)
