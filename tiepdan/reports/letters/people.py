"""Whoever petitions or came, in the words of a letter; of whom nothing may be told ``COVERED``."""

from tiepdan.facts.fact import COVERED, Covered
from tiepdan.facts.petitioner import Petitioner
from tiepdan.text import tells

UNNAMED = "người không ghi tên"
"""Of an anonymous petition, within a sentence."""


def lives_at(petitioner: Petitioner) -> str | None:
    """Where they live; the hamlet is not said twice."""
    place, hamlet = petitioner.address, petitioner.hamlet
    if isinstance(place, Covered) or isinstance(hamlet, Covered):
        return COVERED
    if place and hamlet and tells(place, hamlet):
        return place
    return ", ".join(one for one in (place, hamlet) if one) or None


def without_end(text: str | None) -> str | None:
    """A text within a sentence that ends by itself."""
    if isinstance(text, Covered):
        return text
    return text.rstrip(" .;") if text else None


def with_end(words: str | None) -> str | None:
    """A text without its end as a sentence of its own."""
    return f"{words}." if words and words[-1] not in "?!…" else words
