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


@dataclass(frozen=True, slots=True)
class LetterField:
    """What ``{{ name }}`` becomes in a letter.

    ``fill`` gives None for what is not known, which becomes the marked gap ``blank``, and an empty
    text for what this letter does not need.
    """

    meaning: str
    example: str
    fill: Callable[[Paper], Told]
    blank: str = BLANK


Fields = Mapping[str, LetterField]


def unless_covered(text: str | None) -> str | None:
    """A text of the register; None where it is not known or must not be told."""
    return None if not text or isinstance(text, Covered) else text


def never_known(_paper: Paper) -> None:
    """Of what the register does not keep."""
