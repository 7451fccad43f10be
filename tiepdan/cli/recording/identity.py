"""Names and numbers just typed that look like none: they are kept as they are, and told."""

from collections.abc import Mapping
from typing import Any

from tiepdan.cli.running.screen.printing import say
from tiepdan.facts.values import doubt_of_name
from tiepdan.i18n import _
from tiepdan.identity_numbers import doubt_of_paper, doubt_of_phone

_DOUBTS = {
    "name": (doubt_of_name, "--name"),
    "id_number": (doubt_of_paper, "--id-number"),
    "phone": (doubt_of_phone, "--phone"),
}


def say_unusual(typed: Mapping[str, Any], command: str) -> None:
    """Say that a name or number is of no usual form, and which command corrects it; never itself.

    Only what was typed just now is among the facts: of what is on record nothing may be told.
    Whoever was asked for them was told before.
    """
    for fact, (doubt_of, flag) in _DOUBTS.items():
        value = typed.get(fact)
        if value and (doubt := doubt_of(value)):
            say(
                _("{doubt} It is kept as it was typed; to correct it: {command} {flag} …").format(
                    doubt=doubt, command=command, flag=flag
                )
            )
