"""Text as citizens and clerks write it: normal form, folding for comparison, safe display."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_NOT_ALPHANUMERIC = re.compile(r"[^0-9a-z]+")

UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""Controls of C0 and C1, and the invisible marks that reorder or hide text on a terminal."""

_CONTROL_PICTURES = 0x2400
_DELETE, _DELETE_PICTURE = 0x7F, "\u2421"
_LAST_C0 = 0x1F


def clean(typed: str) -> str:
    """Text as it is stored: Unicode NFC, white space collapsed, nothing at the ends."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", typed)).strip()


def fold(text: str) -> str:
    """Letters without accents or case, đ as d: ``Đất đai`` and ``dat dai`` are the same word."""
    lowered = text.lower().replace("đ", "d")
    decomposed = unicodedata.normalize("NFD", lowered)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def word_key(text: str) -> str:
    """Only the folded letters and digits, so that spelling with ``-``, ``_`` or a space is one."""
    return _NOT_ALPHANUMERIC.sub("", fold(text))


def tells(text: str, secret: str) -> bool:
    """Whether the words of a secret stand in a text, however written; a number also in groups."""
    words, wanted = (
        f" {_NOT_ALPHANUMERIC.sub(' ', fold(part)).strip()} " for part in (text, secret)
    )
    if wanted in words:
        return bool(wanted.strip())
    number = wanted.replace(" ", "")
    is_long_number = number.isdigit() and len(number) > 2 * _SHOWN_OF_NUMBER
    return is_long_number and number in words.replace(" ", "")


def has_something_to_see(text: str) -> bool:
    """Whether a letter, digit or sign is in it, not only spaces and invisible marks."""
    return any(unicodedata.category(letter)[0] in "LNPS" for letter in text)


def displayable(text: str) -> str:
    """Text that a terminal shows and never obeys: control characters become visible pictures."""
    return UNSAFE.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code <= _LAST_C0:
        return chr(_CONTROL_PICTURES + code)
    return _DELETE_PICTURE if code == _DELETE else "\ufffd"


_SHOWN_OF_NUMBER = 3


def masked(number: str) -> str:
    """An identity number of which only the last three digits are shown; none of a short one."""
    shown = number[-_SHOWN_OF_NUMBER:] if len(number) > 2 * _SHOWN_OF_NUMBER else ""
    return "•" * (len(number) - len(shown)) + shown
