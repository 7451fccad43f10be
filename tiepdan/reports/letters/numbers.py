"""The number of a letter: which series it is of, how it is written, open or given."""

import re

from tiepdan.errors import UsageError
from tiepdan.facts.office import Office
from tiepdan.i18n import _
from tiepdan.reports.letters.kind import LetterKind
from tiepdan.reports.letters.words import OPEN
from tiepdan.text import quoted, word_key

_COMMITTEE = "UBND"
_NUMBER = re.compile(r"0*([1-9][0-9]{0,4})")


def series_of(kind: LetterKind, office: Office) -> str:
    """What stands behind the number: TB-UBND; of an official letter UBND-VP."""
    if kind.mark is None:
        return office.letter_mark or _COMMITTEE
    return f"{kind.mark}-{office.document_mark or _COMMITTEE}"


def is_of_series(number: str | None, kind: LetterKind, office: Office) -> bool:
    """Whether the number that a step names can be this letter's; it may be another paper's."""
    _first, slash, series = (number or "").partition("/")
    return bool(slash) and word_key(series) == word_key(series_of(kind, office))


def open_number(kind: LetterKind, office: Office) -> str:
    """A number still to be written in."""
    return f"{OPEN}/{series_of(kind, office)}"


def written_number(number: int, kind: LetterKind, office: Office) -> str:
    """A number as it stands in a letter, below 10 with a nought: 05/TB-UBND."""
    return f"{number:02d}/{series_of(kind, office)}"


def parse_letter_number(typed: str, kind: LetterKind, office: Office) -> str:
    """The number of a letter: 12, or the whole of it.

    Raises:
        UsageError: it is none, or of another series than this letter.
    """
    first, slash, series = typed.strip().partition("/")
    found = _NUMBER.fullmatch(first.strip())
    own = series_of(kind, office)
    is_own = not slash or word_key(series) == word_key(own)
    if found is None or not is_own:
        raise UsageError(
            _("“{typed}” is no number of this letter; for example 12 or 12/{series}.").format(
                typed=quoted(typed), series=own
            )
        )
    return written_number(int(found[1]), kind, office)
