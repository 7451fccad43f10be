"""The provinces and cities, by today's names, their former ones and what else people write."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from tiepdan.alphabet import sort_key
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.text import fold, quoted, word_key

_ALIKE = 0.7
"""How alike a name is to what was typed, from 0 to 1, for it to be what was meant."""


@dataclass(frozen=True, slots=True)
class Province:
    """A province or city (``is_city``), those it was made of besides its own, other spellings."""

    name: str
    is_city: bool = False
    former: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def place_key(name: str) -> str:
    """A province's bare name to compare, however it is written: *Tỉnh Hà Tĩnh*, *ha tinh*."""
    return word_key(re.sub(r"^(tinh\s|thanh pho\s|tp\.?\s?|t\.)\s*", "", fold(name.strip())))


def find_province(typed: str, provinces: Iterable[Province]) -> Province:
    """The province that is meant, by any of its names.

    Raises:
        UsageError: none has this name; the sentence says which one is like it.
    """
    by_key: dict[str, Province] = {}
    for province in provinces:
        for name in (province.name, *province.former, *province.others):
            by_key.setdefault(place_key(name), province)
    key = place_key(typed)
    if key in by_key:
        return by_key[key]
    if word_key(typed) in by_key:  # TPHCM begins like a word of its own
        return by_key[word_key(typed)]
    close = get_close_matches(key, by_key, n=1, cutoff=_ALIKE)
    if close:
        raise UsageError(
            _("“{typed}” is no province; did you mean “{name}”?").format(
                typed=quoted(typed), name=by_key[close[0]].name
            )
        )
    raise UsageError(
        _("“{typed}” is no province; write one of: {names}.").format(
            typed=quoted(typed),
            names=", ".join(sorted({p.name for p in by_key.values()}, key=sort_key)),
        )
    )
