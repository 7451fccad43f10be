"""A register that is carried along, and not used because ``TIEPDAN_DB`` names another one."""

from pathlib import Path
from typing import Any

from tiepdan.cli.asking.options import DATABASE_VARIABLE, database_path
from tiepdan.cli.running.screen.printing import say
from tiepdan.i18n import _


def say_if_passed_over(context: Any, carried: Path) -> None:
    """Say so unless the command uses no register, or ``--db`` says which, before it or after it.

    Raises:
        UsageError: the variable names nothing that can be a register.
    """
    if "db" not in context.params or _is_typed(context):
        return
    register = database_path(context.params["db"])
    if not register.resolve().is_relative_to(carried.resolve()):
        say(
            _(
                "{variable} names {path}: that is used, and not the register carried along in"
                " {folder}; to use this one, type set {variable}= in this window first."
            ).format(variable=DATABASE_VARIABLE, path=register, folder=carried)
        )


def _is_typed(context: Any) -> bool:
    while context:
        source = context.get_parameter_source("db")
        if source and source.name == "COMMANDLINE":
            return True
        context = context.parent
    return False
