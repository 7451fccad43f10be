"""In what capacities a meeting is chaired: one person may have several, or several sit together."""

import re
from typing import Self

from tiepdan.law.vocabulary.meeting import Capacity, MeetingKind
from tiepdan.law.vocabulary.terms import Several
from tiepdan.law.vocabulary.visit import Receiver

_OF_THE_COMMUNE = re.compile(
    r"\s+(?:xã|xa|phường|phuong|đặc khu|dac khu)(?=\s*(?:$|[,;+/&]|[-–—]|và\b|kiêm\b|and\b))",
    re.IGNORECASE,
)


class Capacities(Several[Capacity]):
    """The capacities in which a meeting is chaired at once.

    A secretary who is also chair of the People's Committee chairs in both, and so is a joint
    session chaired.
    """

    __slots__ = ()

    @classmethod
    def terms(cls) -> type[Capacity]:
        """The list they are of."""
        return Capacity

    @classmethod
    def parse(cls, typed: str) -> Self:
        """As ``Several``; whether it is of a commune or a ward may be said of each.

        Raises:
            UsageError: one of them is not in the list.
        """
        return super().parse(_OF_THE_COMMUNE.sub("", typed))


def capacities_in(stored: str | None) -> frozenset[str]:
    """The capacities that are stored for a meeting; none where nobody recorded any."""
    return frozenset(stored.split(",")) if stored else frozenset()


def usual_receiver(kind: MeetingKind, capacities: Capacities | None) -> Receiver:
    """Who receives the visitors of a reception, unless said otherwise.

    A deputy sits for the head, and is not the head (form 01/TCD counts them apart); the regular
    reception is the clerk's, unless somebody chairs it.
    """
    if capacities:
        return Receiver.DEPUTY if set(capacities.each) == {Capacity.DEPUTY} else Receiver.HEAD
    return Receiver.CLERK if kind is MeetingKind.REGULAR_RECEPTION else Receiver.HEAD
