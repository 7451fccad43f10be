"""Text as citizens and clerks write it: normal form, folding for comparison, safe display."""

import re
import unicodedata
from functools import lru_cache

from tiepdan.characters import without_keys, without_unseen

_SPACES = re.compile(r"\s+")
_NOT_ALPHANUMERIC = re.compile(r"[^0-9a-z]+")
_WORD = re.compile(r"[^\W_]+")
# The tone mark of oa, oe and uy stands on either letter: hòa and hoà are one word.
_TONE_ON_THE_FIRST = re.compile(
    "(o)([\u0300\u0301\u0303\u0309\u0323])([ae])|(u)([\u0300\u0301\u0303\u0309\u0323])(y)"
)

UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""Controls of C0 and C1, and the invisible marks that reorder or hide text on a terminal."""

_CONTROL_PICTURES = 0x2400
_DELETE, _DELETE_PICTURE = 0x7F, "\u2421"
_LAST_C0 = 0x1F

_KEPT_WORDS = 1 << 16


def clean(typed: str) -> str:
    """Text as it is stored: Unicode NFC, white space collapsed, nothing at the ends.

    Nothing is in it that cannot be seen; keys of the terminal that came with it were obeyed.
    """
    return _SPACES.sub(" ", _normal(without_unseen(without_keys(typed)))).strip()


def fold(text: str) -> str:
    """Letters without accents or case, đ as d: ``Đất đai`` and ``dat dai`` are the same word.

    What cannot be seen is none; it may stand in what was stored by an earlier program.
    """
    lowered = without_unseen(text).lower().replace("đ", "d")
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFD", lowered)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=_KEPT_WORDS)
def folded_word(word: str) -> str:
    """As ``fold``, for the words that come again and again."""
    return fold(word)


def has_accents(word: str) -> bool:
    """Whether a word of ``words_in`` is written with accents, or with đ."""
    return folded_word(word) != word


def words_in(text: str) -> list[str]:
    """The words of a text as they are searched for: lower case, accents kept, no signs.

    However the accents are coded, on whichever letter of oa, oe and uy a tone mark stands, and
    whatever stands between the letters that cannot be seen.
    """
    seen = _normal(without_unseen(text).lower())
    return [_one_spelling(word) for word in _WORD.findall(seen)]


@lru_cache(maxsize=_KEPT_WORDS)
def _one_spelling(word: str) -> str:
    return _normal(_TONE_ON_THE_FIRST.sub(r"\1\4\3\6\2\5", unicodedata.normalize("NFD", word)))


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def begins(word: str, typed: str) -> bool:
    """Whether a word of ``words_in`` begins with a typed one; its accents matter where it has any.

    So ``dat`` is the beginning of *đất*, and ``đất`` is not that of *đặt*.
    """
    return (word if has_accents(typed) else folded_word(word)).startswith(typed)


def begins_with(text: str, typed: str) -> bool:
    """Whether the first words of a text are the typed ones, of which there is one at least."""
    words, wanted = ([*map(folded_word, words_in(one))] for one in (text, typed))
    return bool(wanted) and words[: len(wanted)] == wanted


def word_places(text: str) -> list[tuple[int, int]]:
    """Where each word begins and ends in a text in normal form."""
    return [found.span() for found in _WORD.finditer(text)]


@lru_cache(maxsize=_KEPT_WORDS)
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


MOST_REPEATED = 60
"""Letters of what was typed that an error repeats."""


def quoted(typed: str) -> str:
    """The beginning of what was typed, to be repeated in a sentence about it."""
    shown = typed if len(typed) <= MOST_REPEATED else f"{typed[:MOST_REPEATED].rstrip()}…"
    return displayable(shown)


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


def quoted_for_shell(words: str) -> str:
    """Words as they are typed after a flag: in straight quotes, where they are several."""
    return words if words.isalnum() else f'"{words}"'


def within_sentence(label: str) -> str:
    """A label as it stands within a sentence: small at its beginning, but not an abbreviation.

    What is great later on is a name, or written so by rule: Nhà nước, Nhân dân.
    """
    first, space, others = label.partition(" ")
    is_short = sum(letter.isupper() for letter in first) > 1
    return f"{first if is_short else first.lower()}{space}{others}"
