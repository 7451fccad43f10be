"""An identity number just typed that looks like that of no paper: it is kept, and told."""

from tiepdan.cli.running.printing import say
from tiepdan.i18n import _
from tiepdan.identity_numbers import is_usual


def say_unusual(number: str | None, command: str) -> None:
    """Say that a number is of no usual form, and which command corrects it; never the number.

    ``number`` is what was typed just now: of what is on record nothing may be told.
    """
    if number is None or is_usual(number):
        return
    say(
        _(
            "The identity number is kept as it was typed, but it has neither 12 digits nor 9 (the"
            " older card), nor a passport's letter with 7 or 8; if it is mistyped:"
            " {command} --id-number …"
        ).format(command=command)
    )
