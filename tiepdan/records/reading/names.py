"""Names of persons and places, however they are spelled: which are the same, and which are meant.

The clerk writes *Hiệu Châu*, *HIỆU CHÂU*, *thôn Hiệu Châu* or *Hieu Chau*, and means one hamlet.
Case, signs, spaces and the place of a tone mark say nothing; accents count where they are written.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from tiepdan.text import begins, folded_word, has_accents, words_in

_PLACES: Mapping[str, str] = {
    "thôn": "thôn",
    "xóm": "xóm",
    "ấp": "ấp",
    "bản": "bản",
    "làng": "làng",
    "buôn": "buôn",
    "khóm": "khóm",
    "tổ dân phố": "tổ",
    "tdp": "tổ",
    "tổ": "tổ",
    "khu phố": "khu phố",
    "kp": "khu phố",
    "khu dân cư": "khu dân cư",
    "kdc": "khu dân cư",
}
"""What stands before the name of a hamlet, and the sort of place that it means."""

_PLACE_WORDS = sorted(
    ((tuple(words_in(words)), sort) for words, sort in _PLACES.items()),
    key=lambda place: len(place[0]),
    reverse=True,
)


class Name(NamedTuple):
    """The words of a name; of a hamlet without what sort of place it is, which is apart."""

    words: tuple[str, ...]
    sort: str | None = None

    @property
    def is_number(self) -> bool:
        """Whether only its sort tells one place from another: Thôn 3 is not Tổ dân phố 3."""
        return all(word.isdigit() for word in self.words)

    @property
    def folded(self) -> str:
        """Its words without accents."""
        return " ".join(map(folded_word, self.words))


Reader = Callable[[str], Name]
"""How the name of a person, or of a hamlet, is taken apart."""


def person(name: str) -> Name:
    """The name of a person or an organisation."""
    return Name(tuple(words_in(name)))


_TITLES = frozenset({"ông", "bà", "anh", "chị", "cô", "chú", "bác", "em", "cụ", "hộ"})
_PLAIN_TITLES = frozenset({"ong", "ba", "anh", "chi", "co", "bac", "em"})
"""As they are written where a name has no accents; *Hồ*, *Chu* and *Cù* are families."""


def without_title(name: Name) -> Name:
    """The name of a person without *ông*, *bà*, *chị* before it, where something is left."""
    first, *rest = name.words or ("",)
    is_plain = first in _PLAIN_TITLES and not any(map(has_accents, rest))
    return Name(tuple(rest)) if rest and (first in _TITLES or is_plain) else name


def hamlet(name: str) -> Name:
    """The name of a hamlet, with or without *thôn*, *xóm*, *tổ dân phố* before it.

    Its number is one number, written as 3, 03 or *số 3*, and also right after what it is of.
    """
    words = _with_numbers_apart(name)
    for place, sort in _PLACE_WORDS:
        rest = words[len(place) :]
        if rest and _are_words(words[: len(place)], place):
            return Name(_without_so(rest), sort)
    return Name(_without_so(words))


_GLUED = re.compile(r"([^\W\d_]+)(\d+)")


def _with_numbers_apart(name: str) -> tuple[str, ...]:
    words: list[str] = []
    for word in words_in(name):
        glued = _GLUED.fullmatch(word)
        is_place = glued and any(_is_word(place[-1], glued[1]) for place, _sort in _PLACE_WORDS)
        words += glued.groups() if glued and is_place else [word]
    return tuple(word.lstrip("0") or word if word.isdigit() else word for word in words)


def _without_so(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without the *số* of a number."""
    is_numbered = len(words) > 1 and _is_word("số", words[0]) and words[1].isdigit()
    return words[1:] if is_numbered else words


def is_same(one: Name, other: Name) -> bool:
    """Whether two names are one, where each says as much as it is written with."""
    if one.is_number and one.sort and other.sort and one.sort != other.sort:
        return False
    return len(one.words) == len(other.words) and all(
        _is_word(mine, yours) or _is_word(yours, mine)
        for mine, yours in zip(one.words, other.words, strict=True)
    )


def spellings(counts: Mapping[str, int], read: Reader) -> dict[str, str]:
    """For each spelling the one that stands for all of the same name: the most frequent one.

    What is written without accents, or a number without the sort of place, is another spelling of
    the one name that it may be; where it may be several, or is a single word (*An*, *Ân*), it
    stays a name of its own.
    """
    groups: defaultdict[Name, list[str]] = defaultdict(list)
    for spelling in sorted(counts):
        name = read(spelling)
        groups[name if name.is_number else Name(name.words)].append(spelling)
    by_folded: defaultdict[str, list[Name]] = defaultdict(list)
    for name in groups:
        by_folded[name.folded].append(name)
    merged: defaultdict[Name, list[str]] = defaultdict(list)
    for name, same in groups.items():
        merged[_fuller(name, by_folded[name.folded])] += same
    return {
        spelling: max(same, key=lambda one: (counts[one], one != one.upper(), one))
        for same in merged.values()
        for spelling in same
    }


def alike(names: Iterable[str], typed: str, read: Reader = person) -> list[str]:
    """The names that are what was typed, else those that have its words, else words that begin so.

    With every other spelling of each. Nothing typed is like nothing.
    """
    by_name = {name: read(name) for name in names}
    shown = spellings(dict.fromkeys(by_name, 1), read)
    wanted = read(typed)
    for is_like in (_is_exactly, is_same, _has_words, _has_beginnings):
        found = {
            shown[name] for name, own in by_name.items() if wanted.words and is_like(own, wanted)
        }
        if found:
            return [name for name in by_name if shown[name] in found]
    return []


def _fuller(name: Name, others: Iterable[Name]) -> Name:
    """The one name that a vague one may be, of ``others`` of the same letters; else itself."""
    if name.is_number:
        is_vague = name.sort is None
    else:
        is_vague = len(name.words) > 1 and not any(map(has_accents, name.words))
    if not is_vague:
        return name
    fuller = [other for other in others if other != name and is_same(name, other)]
    return fuller[0] if len(fuller) == 1 else name


def _is_exactly(own: Name, wanted: Name) -> bool:
    """Where accents were typed; without them it may be any of several."""
    return any(map(has_accents, wanted.words)) and own.words == wanted.words


def _are_words(words: tuple[str, ...], place: tuple[str, ...]) -> bool:
    return len(words) == len(place) and all(map(_is_word, place, words))


def _has_words(own: Name, wanted: Name) -> bool:
    return all(any(_is_word(word, one) for word in _every(own)) for one in wanted.words)


def _has_beginnings(own: Name, wanted: Name) -> bool:
    return all(any(begins(word, one) for word in _every(own)) for one in wanted.words)


def _every(name: Name) -> tuple[str, ...]:
    return (*name.words, *words_in(name.sort or ""))


def _is_word(word: str, typed: str) -> bool:
    return len(word) == len(typed) and begins(word, typed)
