"""What facts usually are: what is not asked for, or is offered as an answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class UsualValue:
    """What a fact is where nobody says another value; once it ``is_settled`` it is not asked for.

    What ``is_offered`` may be said all the same when the record is shown. ``offered`` are the terms
    to choose from, by what they are called here, where not all fit; of what is written freely, what
    may be answered by its place in the list as well, and where it ``is_begun`` by first letters.
    What is required and may be empty all the same is left out only after a yes to ``if_left_out``,
    or by the flag that stands ``instead``.
    """

    value: Any = None
    is_settled: bool = False
    is_offered: bool = False
    is_begun: bool = False
    offered: Mapping[Any, str] | None = None
    if_left_out: str = ""
    instead: str = ""


Expected = Callable[[str, Mapping[str, Any]], UsualValue]
"""What a fact usually is, by its name and by what was said of those before it."""


def nothing_expected(_name: str, _so_far: Mapping[str, Any]) -> UsualValue:
    """Of no fact anything is known beforehand."""
    return UsualValue()


def usually_on(day: date, name: str) -> Expected:
    """That the fact of this name is that day, where nobody says another one."""
    return lambda asked, _so_far: UsualValue(day if asked == name else None)
