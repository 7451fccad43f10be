"""The commands of the program: listed from a small table, and imported one at a time."""

from importlib import import_module
from typing import Any

from typer.core import TyperCommand
from typer.main import get_command_from_info
from typer.models import CommandInfo

from tiepdan.cli.panels import PANELS, Panel, module_of
from tiepdan.cli.running.help_pages import Command, Group
from tiepdan.i18n import _


class Commands(Group):
    """All commands: only the typed one is imported, and only its signature becomes options."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        listed = {name: _listed(panel, name) for panel in PANELS for name in panel.commands}
        super().__init__(*args, **{**kwargs, "commands": listed})
        self._is_listing = False

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name; on the page of help what the table says of it will do."""
        listed = super().get_command(ctx, cmd_name)
        if listed is None or self._is_listing:
            return listed
        return imported(cmd_name)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The page of help of the whole program."""
        self._is_listing = True
        try:
            super().format_help(ctx, formatter)
        finally:
            self._is_listing = False


def _listed(panel: Panel, name: str) -> TyperCommand:
    return TyperCommand(
        name, help=_(panel.commands[name]), rich_help_panel=_(panel.heading), add_help_option=False
    )


def imported(name: str) -> TyperCommand:
    """A command from its own module, ready to be run."""
    [panel] = [one for one in PANELS if name in one.commands]
    module = import_module(module_of(panel, name))
    command = get_command_from_info(
        CommandInfo(
            name,
            cls=Command,
            callback=getattr(module, module.__name__.rpartition(".")[2]),
            help=_(panel.commands[name]),
            options_metavar=_("[OPTIONS]"),
        ),
        pretty_exceptions_short=False,
        rich_markup_mode="rich",
    )
    if not isinstance(command, TyperCommand):
        raise TypeError(name)
    return command
