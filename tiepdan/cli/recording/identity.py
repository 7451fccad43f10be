"""Numbers just typed that look like those of no paper or telephone: they are kept, and told."""

from tiepdan.cli.running.printing import say
from tiepdan.i18n import _
from tiepdan.identity_numbers import doubt_of_paper, doubt_of_phone


def say_unusual(id_number: str | None, phone: str | None, command: str) -> None:
    """Say that a number is of no usual form, and which command corrects it; never the number.

    Both are what was typed just now: of what is on record nothing may be told. Whoever was asked
    for them was told before.
    """
    for doubt, flag in (
        (doubt_of_paper(id_number) if id_number else "", "--id-number"),
        (doubt_of_phone(phone) if phone else "", "--phone"),
    ):
        if doubt:
            say(
                _("{doubt} It is kept as it was typed; to correct it: {command} {flag} …").format(
                    doubt=doubt, command=command, flag=flag
                )
            )
