"""One field of a template: what it means, an example, and how it is filled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tiepdan.facts.fact import Covered
from tiepdan.reports.letters.matter import Paper

BLANK = "……………"
"""What stands where something is not known."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Texts of which each is a paragraph of its own, or a row where the field stands in a table.

    ``BLANK`` in one of them is what is not known there.
    """

    texts: tuple[str, ...]


Told = str | Lines | None
"""What a field becomes: ``COVERED`` for what must not be told, None for what nobody knows."""


@dataclass(frozen=True, slots=True)
class LetterField:
    """What ``{{ name }}`` becomes in a letter.

    ``fill`` gives ``COVERED`` or None for what is not told, which becomes the marked gap ``blank``,
    and an empty text for what this letter does not need.
    """

    meaning: str
    example: str
    fill: Callable[[Paper], Told]
    blank: str = BLANK


Fields = Mapping[str, LetterField]


def unless_empty(text: str | None) -> str | None:
    """A text of the register, which may be ``COVERED``; None where it is not known."""
    return text if text or isinstance(text, Covered) else None


def never_known(_paper: Paper) -> None:
    """Of what the register does not keep."""
