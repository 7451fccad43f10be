"""Which petition is meant by the number that was typed: ours, or that of an older book."""

from datetime import date
from pathlib import Path

from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber, parse_petition_number
from tiepdan.text import quoted

_JANUARY = 1


def petition_meant(path: Path, typed: str, today: date) -> PetitionNumber:
    """The number of a petition, which may not be there; also by the one of an older book.

    In January last year's, where this year has none of a number without a year; that is said.

    Raises:
        UsageError: it is no such number, or was that of several petitions.
    """
    try:
        number = parse_petition_number(typed, today=today)
    except UsageError:
        if (formerly := _petition_formerly(path, typed)) is None:
            raise
        return formerly
    if today.month != _JANUARY or not typed.strip().isdigit():
        return number
    from tiepdan.cli.running.screen.printing import say  # noqa: PLC0415 (start-up: a month of the year)
    from tiepdan.records import database  # noqa: PLC0415 (as above)
    from tiepdan.records.reading.petitions.petitions import is_petition  # noqa: PLC0415 (as above)

    before = PetitionNumber(number.year - 1, number.sequence)
    with database.reading(path) as connection:
        if is_petition(connection, number) or not is_petition(connection, before):
            return number
    say(
        _("This year has no petition {typed} yet: {number} is meant.").format(
            typed=typed.strip(), number=before
        )
    )
    return before


def _petition_formerly(path: Path, typed: str) -> PetitionNumber | None:
    """Of a number of an older book the petition that had it, which is said; None where none had."""
    from tiepdan.cli.running.screen.printing import say  # noqa: PLC0415 (start-up: seldom typed)
    from tiepdan.records import database  # noqa: PLC0415 (as above)
    from tiepdan.records.file import state  # noqa: PLC0415 (as above)
    from tiepdan.records.reading.petitions.former_numbers import (  # noqa: PLC0415 (as above)
        petition_formerly,
    )

    if not state.is_there(path):
        return None
    with database.reading(path) as connection:
        number = petition_formerly(connection, typed)
    if number is not None:
        say(
            _("{typed} in the older book: {number} is meant.").format(
                typed=quoted(typed.strip()), number=number
            )
        )
    return number
