"""What is meant where a command is given more than it takes: numbers, of which it takes one."""

import re
from collections.abc import Sequence

from typer.exceptions import TyperException

from tiepdan.i18n import _

_NUMBER = re.compile(r"(?:\d{4}-)?\d{1,4}")
"""Of a petition, or of days: too short for anybody's identity number or telephone."""


def said_instead(error: TyperException, typed: Sequence[str]) -> str:
    """The command lines to type instead, as a sentence; empty where what is meant is not known."""
    context = getattr(error, "ctx", None)
    if context is None or context.info_name not in typed:
        return ""
    command = context.info_name
    words = typed[typed.index(command) + 1 :]
    if not words or not all(map(_NUMBER.fullmatch, words)):
        return ""
    parameters = {parameter.name for parameter in context.command.params}
    if "petition" in parameters:
        each = "; ".join(f"tiepdan {command} {number}" for number in words)
        return _("It takes one petition at a time: {commands}").format(commands=each)
    if "within" in parameters and len(words) == 1:
        return _("Days are said by a flag: {command}").format(
            command=f"tiepdan {command} --within {words[0]}"
        )
    return ""
