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


def the_one(
    events: Sequence[Happened],
    label: str,
    number: str,
    of_day: date | None,
    place: int | None = None,
) -> Happened:
    """The event meant of those of one kind; of several the one of a day, and there the n-th.

    Raises:
        NotFoundError: there is none, or several of them; the sentence names their days.
    """
    meant = [event for event in events if of_day in {None, event.happened_on}]
    if place:
        meant = meant[place - 1 : place]
    if len(meant) == 1:
        return meant[0]
    if not events:
        raise NotFoundError(
            _("{number} has no event “{event}”; see tiepdan show {number}.").format(
                number=number, event=label
            )
        )
    days = places_of([event.happened_on for event in events])
    raise NotFoundError(
        _("{number} has “{event}” on {days}; say which is meant, for example --of {day}.").format(
            number=number, event=label, days=", ".join(days), day=days[-1]
        )
    )


def places_of(days: Sequence[date]) -> list[str]:
    """Each day as ``--of`` takes it; of several events of one day with its place among them."""
    return [
        show_date(day) + (f"#{days[: place + 1].count(day)}" if days.count(day) > 1 else "")
        for place, day in enumerate(days)
    ]
