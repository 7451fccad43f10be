"""The commands of the program: listed from a small table, and imported one at a time."""

from functools import cache
from importlib import import_module
from typing import Any

from typer.core import TyperCommand
from typer.main import get_command_from_info
from typer.models import CommandInfo

from tiepdan.cli.panels import LOOKING, PANELS, Panel, module_of
from tiepdan.cli.running import program
from tiepdan.cli.running.help_pages import Command, Group
from tiepdan.i18n import _


class Commands(Group):
    """All commands: only the typed one is imported, and only its signature becomes options.

    Help and completion list the others by what the table says of them.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        listed = {name: _listed(panel, name) for panel in PANELS for name in panel.commands}
        super().__init__(*args, **{**kwargs, "commands": listed})

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that was typed, ready to be run, and what was typed after it."""
        name, listed, rest = super().resolve_command(ctx, args)
        return name, imported(name) if name and listed else listed, rest


def _listed(panel: Panel, name: str) -> TyperCommand:
    return TyperCommand(
        name, help=_(panel.commands[name]), rich_help_panel=_(panel.heading), add_help_option=False
    )


class _Typed(Command):
    """The command that was typed."""

    def invoke(self, ctx: Any) -> Any:
        """Run it, once it is said which register it is about where that could surprise."""
        program.say_what_is_passed_over(ctx)
        return super().invoke(ctx)


@cache
def imported(name: str) -> TyperCommand:
    """A command from its own module, ready to be run any number of times."""
    panel = next(one for one in PANELS if name in one.commands)
    module = import_module(module_of(panel, name))
    function = getattr(module, module.__name__.rpartition(".")[2])
    if name not in LOOKING:
        from tiepdan.cli.running.writing.dry_run import with_dry_run  # noqa: PLC0415 (start-up: most look)

        function = with_dry_run(function)
    command = get_command_from_info(
        CommandInfo(
            name,
            cls=_Typed,
            callback=function,
            help=_(panel.commands[name]),
            options_metavar=_("[OPTIONS]"),
        ),
        pretty_exceptions_short=False,
        rich_markup_mode="rich",
    )
    if not isinstance(command, TyperCommand):
        raise TypeError(name)
    return command
