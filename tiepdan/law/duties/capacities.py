"""In what capacities a meeting is chaired: one person may have several, or several sit together."""

import re
from collections.abc import Iterable
from itertools import combinations
from typing import Self

from tiepdan.law.vocabulary.meeting import Capacity, MeetingKind
from tiepdan.law.vocabulary.visit import Receiver

_BETWEEN_CAPACITIES = re.compile(
    r"\s*(?:[,;+/&]|\s[-–—]\s|\bvà\b|\bkiêm\b|\band\b)\s*", re.IGNORECASE
)
_OF_THE_COMMUNE = re.compile(r"\s+(?:xã|xa|phường|phuong|đặc khu|dac khu)$", re.IGNORECASE)


class Capacities(str):
    """The capacities in which a meeting is chaired at once: their codes, with commas, as stored.

    A secretary who is also chair of the People's Committee chairs in both, and so is a joint
    session chaired.
    """

    __slots__ = ()

    @classmethod
    def of(cls, capacities: Iterable[Capacity]) -> Self:
        """In the order of the list."""
        given = frozenset(capacities)
        return cls(",".join(capacity for capacity in Capacity if capacity in given))

    @classmethod
    def parse(cls, typed: str) -> Self:
        """One or several, each as ``Capacity`` takes it, with commas, “-”, “và”, “kiêm” between.

        Whether it is of a commune or a ward may be said of each.

        Raises:
            UsageError: one of them is not in the list.
        """
        each = _BETWEEN_CAPACITIES.split(typed.strip())
        return cls.of(Capacity.parse(_OF_THE_COMMUNE.sub("", one)) for one in each)

    @classmethod
    def every(cls) -> list[str]:
        """Every value that may be stored."""
        return [
            cls.of(some)
            for size in range(1, len(Capacity) + 1)
            for some in combinations(Capacity, size)
        ]

    @property
    def each(self) -> tuple[Capacity, ...]:
        """One by one."""
        return tuple(map(Capacity, self.split(",")))

    @property
    def label(self) -> str:
        """All of them in the reader's language."""
        return ", ".join(capacity.label for capacity in self.each)


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
