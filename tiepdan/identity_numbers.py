"""Numbers of identity papers and telephones: what is none, and what one usually looks like."""

import re

from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.parsing import parse_text
from tiepdan.text import quoted, word_key

_CARD_DIGITS = (9, 12)
"""Of the older card, and of an identity card or personal number."""

_USUAL = re.compile(r"[a-z]*(?:\d{12}|\d{9}|[a-z]\d{7,8})")
"""Twelve digits of an identity card or personal number, nine of the older card, or a passport.

Luật Tiếp công dân Đ25 as amended names the papers; the name of the paper may stand before.
"""

_CARD = re.compile(r"(?:cccd|cmnd|cancuoc|cancuoccongdan|sodinhdanh)?(\d{9}|\d{12})")
"""A card's, or a foreign passport's that has digits alone: either is kept without signs."""

_PHONE = re.compile(r"(?:\+84|0)\d{9,10}")
_BETWEEN_DIGITS = re.compile(r"[\s.()-]")
_DESTROYED = re.compile(r"\d+(?:[.,]\d+)?\s*e\s*\+?\s*\d+", re.IGNORECASE)
"""A long number as Excel shows it once it has forgotten its last digits."""

_SERVICE = re.compile(r"1[89]00\d{4,6}")
"""A number of a company, which has no zero in front."""

_PHONE_DIGITS = 10
"""Of a telephone, its zero among them; old ones had eleven."""


def parse_identity_number(typed: str) -> str:
    """The number of a paper; of a card its digits alone, of any other as it was typed.

    Old books hold all sorts, so only what has no digit, or has lost some, is refused.

    Raises:
        UsageError: it has no digit, or Excel destroyed it, or as for ``parse_text``.
    """
    number = _undestroyed(parse_text(typed), example="042190001234")
    if not re.search(r"\d", number):
        raise UsageError(
            _(
                "“{typed}” is no identity number: it has no digit. Write 12 digits (the older card"
                " has 9, a passport a letter and 7 or 8), for example 042190001234; leave it empty"
                " where it is not known."
            ).format(typed=quoted(number))
        )
    card = _CARD.fullmatch(word_key(number))
    return card[1] if card else number


def parse_phone(typed: str) -> str:
    """The number of a telephone, its digits alone; what says more is kept as it was typed.

    Raises:
        UsageError: Excel destroyed it, or as for ``parse_text``.
    """
    number = _undestroyed(parse_text(typed), example="0912345678")
    digits = _BETWEEN_DIGITS.sub("", number)
    return digits.replace("+84", "0") if _PHONE.fullmatch(digits) else number


def is_usual(number: str) -> bool:
    """Whether it looks like the number of one of the papers, however it is grouped."""
    return _USUAL.fullmatch(word_key(number)) is not None


def doubt_of_paper(number: str) -> str:
    """What is unusual of the number of a paper, in words without the number; empty for nothing."""
    if len(_digits(number)) + 1 in _CARD_DIGITS:
        return _("The identity number has a digit too few: is a zero missing in front?")
    if is_usual(number):
        return ""
    return _(
        "The identity number has neither 12 digits nor 9 (the older card), nor a passport's letter"
        " with 7 or 8."
    )


def doubt_of_phone(number: str) -> str:
    """What is unusual of a telephone, if it is nothing but digits; as ``doubt_of_paper``."""
    digits = _digits(number)
    if not digits or _PHONE.fullmatch(digits) or _SERVICE.fullmatch(digits):
        return ""
    if len(digits) + 1 == _PHONE_DIGITS and not digits.startswith("0"):
        return _("The telephone has nine digits: is a zero missing in front?")
    return _("The telephone has {count} digits; usually it has {usual}, the first a zero.").format(
        count=len(digits), usual=_PHONE_DIGITS
    )


def _digits(number: str) -> str:
    """The digits of what is nothing else but digits, however they are grouped; else nothing."""
    digits = _BETWEEN_DIGITS.sub("", number)
    return digits if digits.isascii() and digits.isdigit() else ""


def _undestroyed(number: str, *, example: str) -> str:
    """The number, refused where Excel has taken its last digits away for good."""
    if _DESTROYED.fullmatch(number):
        raise UsageError(
            _(
                "“{typed}” is what Excel made of a long number, and its last digits are lost; take"
                " it from the paper, for example {example}."
            ).format(typed=quoted(number), example=example)
        )
    return number
