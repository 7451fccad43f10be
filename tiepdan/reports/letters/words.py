"""Days as a letter writes them (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from datetime import date

OPEN = "      "
"""Room for what is written in by hand."""

DATE_BLANK = "ngày …… tháng …… năm ………"
"""A day that nobody knows."""

SHORT_BLANK = "…/…/……"
"""The same where there is little room."""

LINES_BLANK = "\n".join(["…" * 29] * 3)
"""Some lines to write on, as wide as a page of Nghị định 30/2020/NĐ-CP has room."""

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_TEN, _FEBRUARY = 10, 2


def day_in_words(day: date) -> str:
    """A day with noughts before days below 10 and months 1 and 2: ngày 06 tháng 7 năm 2026."""
    days = f"{day.day:02d}"
    months = f"{day.month:02d}" if day.month <= _FEBRUARY else str(day.month)
    return f"ngày {days} tháng {months} năm {day.year}"


def open_day(year: int) -> str:
    """A day still to be written in."""
    return f"ngày{OPEN}tháng{OPEN}năm {year}"


def weekday_in_words(day: date) -> str:
    """The weekday within a sentence: thứ Ba."""
    return _WEEKDAYS[day.weekday()]
