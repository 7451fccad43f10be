"""Old cases of which no time limit is counted, and why that is so."""

from collections.abc import Collection
from datetime import date

from tiepdan.dates import FIRST_DAY, show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition_event import PetitionEventKind


def why_not_counted(received_on: date, happened: Collection[str]) -> str | None:
    """Why no limit is counted of a petition to which this happened; None where they are."""
    if PetitionEventKind.CLOSED_UNDATED in happened:
        return _("Settled on a day that nobody knows: no time limit is counted, nothing is owed.")
    if received_on < FIRST_DAY:
        return _(
            "Received before {first}, where the calendar begins: a time limit that began before"
            " that day is not counted."
        ).format(first=show_date(FIRST_DAY))
    return None


def check_closed_undated(received_on: date, today: date) -> None:
    """Refuse to close a case of this year without its day: what it owes is still to be told.

    Raises:
        RefusedError: it is one.
    """
    if received_on.year >= today.year:
        raise RefusedError(
            _(
                "Only a case of an earlier year is closed without its day; this one was received"
                " on {day}: record what was done with the day on which it was done."
            ).format(day=show_date(received_on))
        )
