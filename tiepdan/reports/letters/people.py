"""Whoever petitions or came, in the words of a letter."""

from tiepdan.facts.petitioner import Petitioner
from tiepdan.reports.letters.field import unless_covered
from tiepdan.text import tells

UNNAMED = "người không ghi tên"
"""Of an anonymous petition, within a sentence."""


def lives_at(petitioner: Petitioner) -> str | None:
    """Where they live; the hamlet is not said twice."""
    place, hamlet = unless_covered(petitioner.address), unless_covered(petitioner.hamlet)
    if place and hamlet and tells(place, hamlet):
        return place
    return ", ".join(one for one in (place, hamlet) if one) or None


def without_end(text: str | None) -> str | None:
    """A text within a sentence that ends by itself."""
    told = unless_covered(text)
    return told.rstrip(" .;") if told else None
