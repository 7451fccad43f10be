"""What a cell says, as the text that a fact is read from: days, numbers, crosses.

Nothing is guessed: what cannot be told stays as it is, and the fact refuses it.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from tiepdan.facts.values import (
    COUNT,
    DAY,
    DAY_GONE_BY,
    NUMBER_FROM_NONE,
    PEOPLE_PRESENT,
    TIMES,
    YES_NO,
    ValueKind,
)
from tiepdan.records.importing.sheets.sheet import CellValue, text_of
from tiepdan.text import fold

_DAY_ZERO = date(1899, 12, 30)
"""As Excel counts the days from March 1900 on."""
_LAST_SERIAL = (date(2100, 1, 1) - _DAY_ZERO).days
_FIRST_SERIAL = (date(1990, 1, 1) - _DAY_ZERO).days
"""Numbers between are days; others may be anything."""

_HOUR = re.compile(
    r"[\sT,]+(?:lúc\s+)?\d{1,2}[:hg]\d{0,2}(?::\d{2})?(?:\.\d+)?\s*(?:[SC]A|[AP]M)?\s*$",
    re.IGNORECASE,
)
_DAY_IN_WORDS = re.compile(
    r"(?:ngay\s+)?(\d{1,2})\s*(?:[-/.\s]\s*)?(?:thang|thg|th|t)\s*\.?\s*(\d{1,2})\s*(?:[-/.,\s]\s*)?(?:nam\s+)?(\d{4}|\d{2})"
)
_ENGLISH_MONTH = re.compile(r"(\d{1,2})[-/.\s]([a-z]{3})[a-z]*[-/.,\s]+(\d{4}|\d{2})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = re.compile(r"^\(?(?:thứ\s+\w+|chủ nhật|cn|t[2-7])\)?\s*[,:\-]?\s*", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(r"\s*[,(]?\s*(?:thứ\s+\w+|chủ nhật|cn)\)?\s*$", re.IGNORECASE)
_SPACED = re.compile(r"\s*([/.-])\s*")
_PEOPLE = re.compile(r"0*(\d{1,3}(?:[.,\s]\d{3})+|\d+)\s*(?:nguoi|ng|cong dan|ho|don)?\.?")

CROSSES = frozenset({"x", "✓", "✔", "v", "+", "co", "☒", "☑", "X"})
"""What is put into a column to say that it is so."""

_LEAST_ROUNDED = 1e15
_DESTROYED = re.compile(r"[\d.,]+E\+?\d+", re.IGNORECASE)
"""12 digits of which Excel kept four: 4,2099E+10."""


def is_cross(text: str) -> bool:
    """Whether it only says that it is so."""
    return text.strip() in CROSSES or fold(text).strip() in CROSSES


def day_text(value: CellValue) -> str:
    """A day as ``yyyy-mm-dd``; what is none stays as it is."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _of_serial(value) or text_of(value)
    text = text_of(value)
    if text.replace(".", "", 1).isdigit() and (day := _of_serial(float(text))):
        return day
    plain = _HOUR.sub("", text)
    plain = _WEEKDAY_AFTER.sub("", _WEEKDAY.sub("", plain)).strip(" ,.;")
    if found := _DAY_IN_WORDS.fullmatch(fold(plain)):
        return "/".join(found.groups())
    if (found := _ENGLISH_MONTH.fullmatch(fold(plain))) and found[2] in _MONTHS:
        return f"{found[1]}/{_MONTHS.index(found[2]) + 1}/{found[3]}"
    return _SPACED.sub(r"\1", plain)


def _of_serial(number: float) -> str | None:
    """The day of a number that lost its format in Excel."""
    if not _FIRST_SERIAL <= number < _LAST_SERIAL:
        return None
    return (_DAY_ZERO + timedelta(days=int(number))).isoformat()


def count_text(value: CellValue) -> str:
    """How many: “02”, “5 người”, 3.0; what is no number stays as it is."""
    text = text_of(value)
    found = _PEOPLE.fullmatch(fold(text).strip())
    return re.sub(r"\D", "", found[1]) if found else text


def yes_no_text(value: CellValue) -> str:
    """A cross as yes; what is none stays as it is."""
    text = text_of(value)
    return "có" if is_cross(text) else text


def is_destroyed(value: CellValue) -> bool:
    """Whether a long number lost its digits: Excel keeps fifteen, and shows fewer."""
    if isinstance(value, float):
        return abs(value) >= _LEAST_ROUNDED
    return isinstance(value, str) and _DESTROYED.fullmatch(value.strip()) is not None


def written(kind: ValueKind, value: CellValue) -> str:
    """A cell as the text that a fact of this kind is read from."""
    return _WRITERS.get(kind, text_of)(value)


_WRITERS: dict[ValueKind, Callable[[CellValue], str]] = {
    DAY: day_text,
    DAY_GONE_BY: day_text,
    COUNT: count_text,
    PEOPLE_PRESENT: count_text,
    NUMBER_FROM_NONE: count_text,
    TIMES: count_text,
    YES_NO: yes_no_text,
}
