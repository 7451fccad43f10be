"""Options of ``import`` that are one of a few words, or a fact and its value."""

from enum import StrEnum
from typing import TypeVar

from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.records.importing.books.choices import Zeros
from tiepdan.records.importing.sheets.lettering import Lettering
from tiepdan.text import quoted

Word = TypeVar("Word", bound=StrEnum)


def usual_value(typed: str) -> tuple[str, str]:
    """A fact and what is recorded of it where the book says nothing: ``receiver=head``.

    Raises:
        UsageError: there is no equals sign, or nothing on one side of it.
    """
    fact, _sign, value = (part.strip() for part in typed.partition("="))
    if not fact or not value:
        raise UsageError(
            _("--default: “{typed}” is no fact with its value; for example receiver=head.").format(
                typed=quoted(typed)
            )
        )
    return fact, value


def read_zeros(typed: str) -> Zeros:
    """What to do with lost zeros.

    Raises:
        UsageError: it is neither word.
    """
    return _one_of(Zeros, typed)


def read_lettering(typed: str) -> Lettering:
    """How the letters of a file are coded.

    Raises:
        UsageError: it is none of the encodings.
    """
    return _one_of(Lettering, typed)


def _one_of(words: type[Word], typed: str) -> Word:
    try:
        return words(typed.strip().lower())
    except ValueError:
        raise UsageError(
            _("“{typed}” is not in the list; choose one of: {choices}.").format(
                typed=quoted(typed), choices=", ".join(words)
            )
        ) from None
