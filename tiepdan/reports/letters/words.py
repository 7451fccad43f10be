"""Days as a letter writes them (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from datetime import date

OPEN = "      "
"""Room for what is written in by hand."""

_TEN, _FEBRUARY = 10, 2


def day_in_words(day: date) -> str:
    """A day with noughts before days below 10 and months 1 and 2: ngày 06 tháng 7 năm 2026."""
    days = f"{day.day:02d}"
    months = f"{day.month:02d}" if day.month <= _FEBRUARY else str(day.month)
    return f"ngày {days} tháng {months} năm {day.year}"


def open_day(year: int) -> str:
    """A day still to be written in."""
    return f"ngày{OPEN}tháng{OPEN}năm {year}"
