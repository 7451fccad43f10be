"""Numbers just typed that look like those of no paper or telephone: they are kept, and told."""

from tiepdan.cli.running.printing import say
from tiepdan.i18n import _
from tiepdan.identity_numbers import is_usual, is_usual_phone, may_lack_zero


def say_unusual(id_number: str | None, phone: str | None, command: str) -> None:
    """Say that a number is of no usual form, and which command corrects it; never the number.

    Both are what was typed just now: of what is on record nothing may be told.
    """
    if id_number and may_lack_zero(id_number):
        say(
            _(
                "The identity number is kept as it was typed, but it has a digit too few: is a zero"
                " missing in front? If so: {command} --id-number …"
            ).format(command=command)
        )
    elif id_number and not is_usual(id_number):
        say(
            _(
                "The identity number is kept as it was typed, but it has neither 12 digits nor 9"
                " (the older card), nor a passport's letter with 7 or 8; if it is mistyped:"
                " {command} --id-number …"
            ).format(command=command)
        )
    if phone and not is_usual_phone(phone):
        say(
            _(
                "The telephone is kept as it was typed, but it has nine digits: is a zero missing"
                " in front? If so: {command} --phone …"
            ).format(command=command)
        )
