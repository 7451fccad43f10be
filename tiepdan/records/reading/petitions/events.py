"""One event of several, found by its day."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

from tiepdan.dates import show_date
from tiepdan.errors import NotFoundError
from tiepdan.i18n import _


class _Happened(Protocol):
    @property
    def happened_on(self) -> date: ...


Happened = TypeVar("Happened", bound=_Happened)


def the_one(events: Sequence[Happened], label: str, number: str, of_day: date | None) -> Happened:
    """The event meant of those of one kind; of several the one of a day.

    Raises:
        NotFoundError: there is none, or several of them; the sentence names their days.
    """
    meant = [event for event in events if of_day in {None, event.happened_on}]
    if len(meant) == 1:
        return meant[0]
    if not events:
        raise NotFoundError(
            _("{number} has no event “{event}”; see “tiepdan show {number}”.").format(
                number=number, event=label
            )
        )
    raise NotFoundError(
        _("{number} has “{event}” on {days}; say which is meant, for example --of {day}.").format(
            number=number,
            event=label,
            days=", ".join(show_date(event.happened_on) for event in events),
            day=show_date(events[-1].happened_on),
        )
    )
