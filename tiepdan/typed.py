"""What people type or write in a file, as values; a refusal is one sentence with the right form."""

from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.text import clean, displayable, has_something_to_see, word_key

_YES = {"yes", "y", "co", "c", "true", "1"}
_NO = {"no", "n", "khong", "k", "false", "0"}
_MOST_PEOPLE = 100_000
_MOST_DAYS = 1_000
_MOST_LETTERS = 5_000


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
    try:
        text.encode()
    except UnicodeEncodeError:
        text = "\0"
    if "\0" in text:
        raise UsageError(
            _("“{typed}” is not text in UTF-8; type it again or check the file's encoding.").format(
                typed=displayable(typed)
            )
        )
    if len(text) > _MOST_LETTERS:
        raise UsageError(
            _(
                "The text has {count} letters; write at most {most}, and keep the rest on file."
            ).format(count=len(text), most=_MOST_LETTERS)
        )
    return text if has_something_to_see(text) else None


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
            ).format(typed=displayable(typed))
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
                typed=displayable(typed), most=_MOST_DAYS
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
            ).format(typed=displayable(typed))
        )
    return count


def parse_row_number(typed: str) -> int:
    """The number of a row, one or more.

    Raises:
        UsageError: no whole number from 1.
    """
    number = _whole_number(typed)
    if not number:
        raise UsageError(
            _("“{typed}” is not a number in the list; write a whole number from 1.").format(
                typed=displayable(typed)
            )
        )
    return number


def parse_yes_no(typed: str) -> bool:
    """*Có* or *không*, yes or no.

    Raises:
        UsageError: anything else.
    """
    key = word_key(typed)
    if key in _YES or key in _NO:
        return key in _YES
    raise UsageError(
        _("“{typed}” is neither yes nor no; write “có” or “không”.").format(
            typed=displayable(typed)
        )
    )


def _whole_number(typed: str) -> int | None:
    digits = typed.strip()
    most_digits = 9
    return (
        int(digits)
        if digits.isascii() and digits.isdigit() and len(digits) <= most_digits
        else None
    )
