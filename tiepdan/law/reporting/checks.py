"""What cannot be of a letter that asks for a report, or of a report sent."""

from datetime import date

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _


def check_request(
    *, letter_on: date, due_on: date | None, period_from: date | None, period_to: date | None
) -> None:
    """Refuse a letter whose days are in no order.

    Raises:
        RefusedError: the report is due before the letter, or its period has one end or ends first.
    """
    if due_on is not None and due_on < letter_on:
        raise RefusedError(
            _(
                "The report would be due on {due}, before the letter of {day}; write the day that"
                " the letter names: --due."
            ).format(due=show_date(due_on), day=show_date(letter_on))
        )
    if (period_from is None) is not (period_to is None):
        raise RefusedError(
            _("A period has a first and a last day; write both --from and --to, or neither.")
        )
    if period_from is not None and period_to is not None and period_to < period_from:
        raise RefusedError(
            _("The period ends on {last}, before it begins on {first}.").format(
                first=show_date(period_from), last=show_date(period_to)
            )
        )


def check_sent(what: str, *, sent_on: date, not_before: date | None) -> None:
    """Refuse a report that was sent before there was anything to report.

    Raises:
        RefusedError: the day is before its period begins, or before the letter that asks for it.
    """
    if not_before is not None and sent_on < not_before:
        raise RefusedError(
            _("{what} cannot have been sent on {day}, before {first}.").format(
                what=what, day=show_date(sent_on), first=show_date(not_before)
            )
        )


def check_data_closed(what: str, *, sent_on: date, closes_on: date | None, basis: str) -> None:
    """Refuse a report that was sent before the last day of its data; ``basis`` says by what.

    Raises:
        RefusedError: the day is before that one.
    """
    if closes_on is not None and sent_on < closes_on:
        raise RefusedError(
            _(
                "{what} cannot have been sent on {day}: its data go up to and including {last}"
                " ({basis})."
            ).format(what=what, day=show_date(sent_on), last=show_date(closes_on), basis=basis)
        )


def check_sent_again(what: str, *, sent_on: date, first_on: date) -> None:
    """Refuse a report that was sent once more before it was sent for the first time.

    Raises:
        RefusedError: the day is before that of the first.
    """
    if sent_on < first_on:
        raise RefusedError(
            _(
                "{what} was sent for the first time on {first}; it cannot have been sent again on"
                " {day}."
            ).format(what=what, first=show_date(first_on), day=show_date(sent_on))
        )
