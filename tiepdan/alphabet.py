"""The order in which people look for names: that of the Vietnamese alphabet.

Letters come first (a ă â b c d đ e ê …), then the tones of the whole name in the order of
dictionaries (ngang, huyền, hỏi, ngã, sắc, nặng): *An*, *Án*, *Ân*, *Bình*, *Dung*, *Đào*. Numbers
count: *Thôn 2* comes before *Thôn 10*.
"""

import re
import unicodedata
from functools import lru_cache

from tiepdan.characters import without_unseen

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_NO_TONE = "0"

_PLACES = {ord(letter): chr(ord("A") + place) for place, letter in enumerate(_LETTERS)}
"""Each letter as one of a row that sorts by code, behind the digits."""

_DIGITS = re.compile(r"\d+")
_SIGNS = re.compile(r"[^\w]+|_+")
_MOST_DIGITS = 6


@lru_cache(maxsize=1 << 12)
def sort_key(name: str) -> str:
    """A text by whose codes names sort as in the alphabet, in Python and in SQL alike."""
    lowered = unicodedata.normalize("NFD", without_unseen(name).lower())
    letters: list[str] = []
    tones: list[str] = []
    for character in lowered:
        if character in _TONES and tones:
            tones[-1] = str(_TONES.index(character) + 1)
            continue
        letters.append(character)
        if not unicodedata.combining(character):
            tones.append(_NO_TONE)
    words = _SIGNS.sub(" ", unicodedata.normalize("NFC", "".join(letters))).strip()
    numbered = _DIGITS.sub(lambda number: number[0].zfill(_MOST_DIGITS), words)
    return f"{numbered.translate(_PLACES)}  {''.join(tones)}"
