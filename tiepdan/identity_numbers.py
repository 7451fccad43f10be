"""Numbers of identity papers: what is none, and what one usually looks like."""

import re

from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.parsing import parse_text
from tiepdan.text import quoted, word_key

_USUAL = re.compile(r"[a-z]*(?:\d{12}|\d{9}|[a-z]\d{7,8})")
"""Twelve digits of an identity card or personal number, nine of the older card, or a passport.

Luật Tiếp công dân Đ25 as amended names the papers; the name of the paper may stand before.
"""


def parse_identity_number(typed: str) -> str:
    """The number of a paper; old books hold all sorts, so only what has no digit is refused.

    Raises:
        UsageError: it has no digit, or as for ``parse_text``.
    """
    number = parse_text(typed)
    if not re.search(r"\d", number):
        raise UsageError(
            _(
                "“{typed}” is no identity number: it has no digit. Write 12 digits (the older card"
                " has 9, a passport a letter and 7 or 8), for example 042190001234; leave it empty"
                " where it is not known."
            ).format(typed=quoted(number))
        )
    return number


def is_usual(number: str) -> bool:
    """Whether it looks like the number of one of the papers, however it is grouped."""
    return _USUAL.fullmatch(word_key(number)) is not None
