"""What people type or write in a file, as values; a refusal is one sentence with the right form."""

import re

from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.text import clean, has_something_to_see, quoted, word_key, words_in

_YES = {"yes", "y", "co", "c", "true", "1", "x"}
"""*x* is how the official book ticks what is so."""
_NO = {"no", "n", "khong", "ko", "k", "false", "0"}
_MOST_PEOPLE = 100_000
_MOST_DAYS = 1_000
_MOST_INHABITANTS = 10_000_000
_CODE_DIGITS = 5
_MOST_LETTERS = 5_000
_MOST_DIGITS_AND_DOTS = 19
"""999.999.999.999.999, far more than any decision gives back."""
_AREA_PLACES = 2
DECIMETRES_IN_METRE = 100
_GROUPED = re.compile(r"\d{1,15}|\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+", re.ASCII)
_CURRENCY = re.compile(r"\s*(?:đồng|đ|vnđ|vnd)$", re.IGNORECASE)
_SQUARE_METRES = re.compile(r"\s*(?:m2|m²)$", re.IGNORECASE)
_MOST_WORDS = 30


def parse_text(typed: str) -> str:
    """Text that must not be empty, in the form in which it is stored.

    Raises:
        UsageError: nothing but white space, or bytes that are no text.
    """
    text = parse_optional_text(typed)
    if text is None:
        raise UsageError(_("The text is empty; write at least a word."))
    return text


def parse_optional_text(typed: str) -> str | None:
    """Text in the form in which it is stored; None for nothing but white space.

    Raises:
        UsageError: the text holds bytes that are no characters, or NUL, or is too long.
    """
    text = clean(typed)
    if "\0" in typed or not _is_unicode(text):
        raise UsageError(
            _("“{typed}” is not text in UTF-8; type it again or check the file's encoding.").format(
                typed=quoted(typed)
            )
        )
    if len(text) > _MOST_LETTERS:
        raise UsageError(
            _(
                "The text has {count} letters; write at most {most}, and keep the rest on file."
            ).format(count=len(text), most=_MOST_LETTERS)
        )
    return text if has_something_to_see(text) else None


def parse_text_list(typed: str) -> str:
    """Several texts with semicolons between them, in the form in which they are stored.

    Raises:
        UsageError: as for ``parse_text``, of all of them.
    """
    texts = (parse_optional_text(part) for part in typed.split(";"))
    return parse_text("; ".join(text for text in texts if text))


_IN_PIECES = re.compile(r"(?<!\w)0\d*(?:[ .-]\d+)+(?!\w)")
_FEWEST_DIGITS, _MOST_DIGITS = 9, 12


def _in_one_piece(written: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", written[0])
    return digits if _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS else written[0]


def parse_words(typed: str) -> tuple[str, ...]:
    """The words to search for, each once; signs among them mean nothing.

    A telephone or identity number is one word however it is spaced, as it is stored.

    Raises:
        UsageError: there is no word, or more than thirty, or bytes that are no text.
    """
    whole = _IN_PIECES.sub(_in_one_piece, parse_optional_text(typed) or "")
    words = tuple(dict.fromkeys(words_in(whole)))
    if not words:
        raise UsageError(
            _("“{typed}” has no word to search for; for example: tiepdan search đất thôn 2").format(
                typed=quoted(typed)
            )
        )
    if len(words) > _MOST_WORDS:
        raise UsageError(
            _("{count} words are too many to search for; write at most {most}.").format(
                count=len(words), most=_MOST_WORDS
            )
        )
    return words


def parse_name(typed: str) -> str:
    """A name to look for, or words of it.

    Raises:
        UsageError: as for ``parse_words``.
    """
    parse_words(typed)
    return clean(typed)


def parse_count(typed: str) -> int:
    """A number of people, one or more.

    Raises:
        UsageError: no whole number from 1 to 100,000.
    """
    count = _whole_number(typed)
    if count is None or not 1 <= count <= _MOST_PEOPLE:
        raise UsageError(
            _(
                "“{typed}” is not a number of people; write a whole number from 1, for example 5."
            ).format(typed=quoted(typed))
        )
    return count


def parse_days(typed: str) -> int:
    """A number of days (or months), one or more.

    Raises:
        UsageError: no whole number from 1 to 1,000.
    """
    days = _whole_number(typed)
    if days is None or not 1 <= days <= _MOST_DAYS:
        raise UsageError(
            _("“{typed}” is not a number of days from 1 to {most}; for example 10.").format(
                typed=quoted(typed), most=_MOST_DAYS
            )
        )
    return days


def parse_people_present(typed: str) -> int:
    """A number of people, possibly none.

    Raises:
        UsageError: no whole number from 0 to 100,000.
    """
    count = _whole_number(typed)
    if count is None or count > _MOST_PEOPLE:
        raise UsageError(
            _(
                "“{typed}” is not a number of people; write a whole number from 0, for example 40."
            ).format(typed=quoted(typed))
        )
    return count


def parse_population(typed: str) -> int:
    """How many people live in a commune, with or without dots between the thousands.

    Raises:
        UsageError: no whole number from 1 to 10,000,000.
    """
    count = _grouped_number(typed.strip())
    if not count or count > _MOST_INHABITANTS:
        raise UsageError(
            _("“{typed}” is not a number of people; write for example 12.500.").format(
                typed=quoted(typed)
            )
        )
    return count


def show_population(count: int) -> str:
    """How many people live somewhere, as it is written in Vietnam."""
    return _with_dots(count)


def parse_administrative_code(typed: str) -> str:
    """The official code of a commune.

    Raises:
        UsageError: it has not five digits; provinces have two and districts had three.
    """
    code = typed.strip()
    if not (code.isascii() and code.isdigit() and len(code) == _CODE_DIGITS):
        raise UsageError(
            _(
                "“{typed}” is not the code of a commune; it has five digits, for example 12345."
            ).format(typed=quoted(typed))
        )
    return code


def parse_row_number(typed: str) -> int:
    """The number of a row, one or more.

    Raises:
        UsageError: no whole number from 1.
    """
    number = _whole_number(typed)
    if not number:
        raise UsageError(
            _("“{typed}” is not a number in the list; write a whole number from 1.").format(
                typed=quoted(typed)
            )
        )
    return number


def parse_number(typed: str) -> int:
    """A number of organisations, persons or cases, one or more.

    Raises:
        UsageError: no whole number from 1 to 100,000.
    """
    count = _whole_number(typed)
    if count is None or not 1 <= count <= _MOST_PEOPLE:
        raise UsageError(
            _("“{typed}” is not a whole number from 1; for example 3.").format(typed=quoted(typed))
        )
    return count


def parse_number_from_none(typed: str) -> int:
    """A number of whatever a form counts, possibly none.

    Raises:
        UsageError: no whole number from 0 to 100,000.
    """
    count = _whole_number(typed)
    if count is None or count > _MOST_PEOPLE:
        raise UsageError(
            _("“{typed}” is not a whole number from 0; for example 3.").format(typed=quoted(typed))
        )
    return count


def parse_money(typed: str) -> int:
    """An amount in đồng, with or without dots between the thousands.

    Raises:
        UsageError: no whole number of đồng from 1 up to fifteen digits.
    """
    amount = _grouped_number(_CURRENCY.sub("", typed.strip()))
    if not amount:
        raise UsageError(
            _("“{typed}” is not an amount in đồng; for example 50.000.000.").format(
                typed=quoted(typed)
            )
        )
    return amount


def parse_area(typed: str) -> int:
    """An area in square metres, with a decimal comma; as whole square decimetres.

    Raises:
        UsageError: no number above 0, or finer than a square decimetre (two places).
    """
    whole, comma, places = _SQUARE_METRES.sub("", typed.strip()).partition(",")
    metres = _grouped_number(whole)
    is_fine = places.isascii() and places.isdigit() and len(places) <= _AREA_PLACES
    area = None
    if metres is not None and (is_fine or not comma):
        area = metres * DECIMETRES_IN_METRE + int(places.ljust(_AREA_PLACES, "0"))
    if not area:
        raise UsageError(
            _("“{typed}” is not an area in square metres; for example 120,5.").format(
                typed=quoted(typed)
            )
        )
    return area


def show_money(amount: int) -> str:
    """An amount in đồng, as it is written in Vietnam."""
    return f"{_with_dots(amount)} đồng"


def show_area(square_decimetres: int) -> str:
    """An area in square metres, as it is written in Vietnam."""
    metres, rest = divmod(square_decimetres, DECIMETRES_IN_METRE)
    places = f"{rest:0{_AREA_PLACES}}".rstrip("0")
    return f"{_with_dots(metres)}{',' if places else ''}{places} m²"


def parse_yes_no(typed: str) -> bool:
    """*Có* or *không*, yes or no.

    Raises:
        UsageError: anything else.
    """
    key = word_key(typed)
    if key in _YES or key in _NO:
        return key in _YES
    raise UsageError(
        _("“{typed}” is neither yes nor no; write “có” or “không”.").format(typed=quoted(typed))
    )


def _is_unicode(text: str) -> bool:
    """Whether it can be stored: bytes that were no UTF-8 are kept in disguise until here."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _with_dots(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _grouped_number(typed: str) -> int | None:
    """A whole number whose thousands may stand apart by dots or spaces."""
    is_number = _GROUPED.fullmatch(typed) and len(typed) <= _MOST_DIGITS_AND_DOTS
    return int(re.sub(r"\D", "", typed)) if is_number else None


def _whole_number(typed: str) -> int | None:
    digits = typed.strip()
    most_digits = 9
    return (
        int(digits)
        if digits.isascii() and digits.isdigit() and len(digits) <= most_digits
        else None
    )
