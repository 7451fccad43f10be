"""Dates as they are typed: day before month, nothing that does not exist."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiepdan.dates import parse_date, parse_day_after, parse_first_day, parse_past_date, show_date
from tiepdan.errors import UsageError

TODAY = date(2026, 11, 23)
SIXTH_OF_JULY = date(2026, 7, 6)

Parse = Callable[[str], date]
PARSERS: list[Parse] = [
    partial(parse, today=TODAY)
    for parse in (parse_date, parse_past_date, parse_first_day, parse_day_after)
]

any_text = st.text(st.characters(exclude_categories=()))
nearly_dates = st.from_regex(r"\s*\d{0,5}[-/. ]?\d{0,3}[-/. ]?\d{0,5}\s*", fullmatch=True)


@pytest.mark.parametrize(
    "typed",
    [
        "06/07/2026",
        "6/7/2026",
        "06/7/26",
        "6/7/26",
        "06-07-2026",
        "06.07.2026",
        "6.7.26",
        "2026-07-06",
        "2026-7-6",
        "  06/07/2026  ",
        "\t2026-07-06\n",
        "\u00a006/07/2026",
    ],
)
def test_the_sixth_of_july(typed: str) -> None:
    assert parse_date(typed, today=TODAY) == SIXTH_OF_JULY


@pytest.mark.parametrize(
    "typed",
    ["hôm nay", "hom nay", "Hôm nay", "HÔM NAY", "HOM NAY", "hôm-nay", " hôm  nay ", "today"],
)
def test_today(typed: str) -> None:
    assert parse_date(typed, today=TODAY) == TODAY


@pytest.mark.parametrize("typed", ["hôm qua", "hom qua", "HÔM QUA", "ho\u0302m qua", "yesterday"])
def test_yesterday(typed: str) -> None:
    assert parse_date(typed, today=TODAY) == date(2026, 11, 22)
    assert parse_date(typed, today=date(2026, 1, 1)) == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("mai", date(2026, 11, 24)),
        ("Ngày mai", date(2026, 11, 24)),
        ("ngay kia", date(2026, 11, 25)),
        ("hôm kia", date(2026, 11, 21)),
    ],
)
def test_a_day_near_by(typed: str, expected: date) -> None:
    assert parse_date(typed, today=TODAY) == expected


def test_tomorrow_is_no_day_gone_by() -> None:
    with pytest.raises(UsageError, match="in the future"):
        parse_past_date("mai", today=TODAY)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1-11", date(2026, 11, 1)),
        ("011126", date(2026, 11, 1)),
        ("01112026", date(2026, 11, 1)),
        ("25/07/2026", date(2026, 7, 25)),
        ("1/12/2026", date(2026, 12, 1)),
        ("29/02/2024", date(2024, 2, 29)),
        ("1/1/00", date(2000, 1, 1)),
        ("31/12/99", date(2099, 12, 31)),
        ("01/01/1900", date(1900, 1, 1)),
        ("31/12/2200", date(2200, 12, 31)),
        ("26-07-25", date(2025, 7, 26)),
    ],
)
def test_the_day_comes_before_the_month(typed: str, expected: date) -> None:
    assert parse_date(typed, today=TODAY) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "07/25/2026",
        "7/25/26",
        "2026-25-07",
        "31/04/2026",
        "29/02/2026",
        "29/02/1900",
        "30/02/2024",
        "32/01/2026",
        "00/07/2026",
        "06/00/2026",
        "06/13/2026",
        "31/12/1899",
        "01/01/2201",
        "01/01/0000",
        "0000-01-01",
        "9999-12-31",
    ],
)
@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.func.__name__)
def test_a_day_that_does_not_exist_is_refused(parse: Parse, typed: str) -> None:
    with pytest.raises(UsageError, match="does not exist") as refusal:
        parse(typed)
    assert f"“{typed}”" in str(refusal.value)
    assert "06/07/2026" in str(refusal.value)


@pytest.mark.parametrize(
    ("typed", "day", "past"),
    [
        ("6/7", date(2026, 7, 6), date(2026, 7, 6)),
        ("06072026", date(2026, 7, 6), date(2026, 7, 6)),
        ("Hôm kia", date(2026, 7, 6), date(2026, 7, 6)),
        ("thứ 4", date(2026, 7, 8), date(2026, 7, 8)),  # today
        ("thứ hai", date(2026, 7, 13), date(2026, 7, 6)),
        ("CN", date(2026, 7, 12), date(2026, 7, 5)),
    ],
)
def test_days_as_clerks_say_them(typed: str, day: date, past: date) -> None:
    wednesday = date(2026, 7, 8)
    assert parse_date(typed, today=wednesday) == day
    assert parse_past_date(typed, today=wednesday) == past


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "06/07/",
        "06/07/026",
        "06/07/20260",
        "006/07/2026",
        "20260706",
        "2026/07/06",
        "06 07 2026",
        "06//07/2026",
        "-06/07/2026",
        "+6/7/2026",
        "6/7/2026 08:00",
        "2026-07-06T00:00",
        "hôm",
        "hôm nay nhé",
        "ngày 6 tháng 7",
        "Jul 6 2026",
        "٠٦/٠٧/٢٠٢٦",
        "０６/０７/２０２６",
        "0६/07/2026",
        "2026-07-0６",
        "06／07／2026",
        "06–07–2026",
        "06/07/2026\x00",
        "06/07/\u200b2026",
        "06/07/2026\ud800",
    ],
)
@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.func.__name__)
def test_what_is_no_date_is_refused(parse: Parse, typed: str) -> None:
    with pytest.raises(UsageError, match="06/07/2026"):
        parse(typed)


def test_a_refusal_shows_control_characters_and_does_not_send_them() -> None:
    with pytest.raises(UsageError) as refusal:
        parse_date("\x1b[2J", today=TODAY)
    assert "\x1b" not in str(refusal.value)
    assert "[2J" in str(refusal.value)


def test_what_has_happened_is_not_in_the_future() -> None:
    assert parse_past_date("23/11/2026", today=TODAY) == TODAY
    assert parse_past_date("hôm nay", today=TODAY) == TODAY
    with pytest.raises(UsageError) as refusal:
        parse_past_date("24/11/2026", today=TODAY)
    assert "24/11/2026" in str(refusal.value)
    assert "23/11/2026" in str(refusal.value)


@pytest.mark.parametrize(
    ("typed", "first", "day_after"),
    [
        ("2026", date(2026, 1, 1), date(2027, 1, 1)),
        (" 2026 ", date(2026, 1, 1), date(2027, 1, 1)),
        ("7/2026", date(2026, 7, 1), date(2026, 8, 1)),
        ("07/2026", date(2026, 7, 1), date(2026, 8, 1)),
        ("07-2026", date(2026, 7, 1), date(2026, 8, 1)),
        ("07.2026", date(2026, 7, 1), date(2026, 8, 1)),
        ("2026-07", date(2026, 7, 1), date(2026, 8, 1)),
        ("2/2024", date(2024, 2, 1), date(2024, 3, 1)),
        ("12/2026", date(2026, 12, 1), date(2027, 1, 1)),
        ("2026-12", date(2026, 12, 1), date(2027, 1, 1)),
        ("06/07/2026", date(2026, 7, 6), date(2026, 7, 7)),
        ("31/12/2026", date(2026, 12, 31), date(2027, 1, 1)),
        ("2026-07-06", date(2026, 7, 6), date(2026, 7, 7)),
        ("hôm nay", date(2026, 11, 23), date(2026, 11, 24)),
        ("hom qua", date(2026, 11, 22), date(2026, 11, 23)),
        ("1900", date(1900, 1, 1), date(1901, 1, 1)),
        ("31/12/2200", date(2200, 12, 31), date(2201, 1, 1)),
        ("12/2200", date(2200, 12, 1), date(2201, 1, 1)),
        ("2200", date(2200, 1, 1), date(2201, 1, 1)),
    ],
)
def test_a_year_a_month_or_a_day_bounds_a_period(typed: str, first: date, day_after: date) -> None:
    assert parse_first_day(typed, today=TODAY) == first
    assert parse_day_after(typed, today=TODAY) == day_after


@pytest.mark.parametrize(
    "typed", ["1899", "2201", "0000", "9999", "13/2026", "0/2026", "2026-13", "2026-00", "7/1899"]
)
def test_a_month_or_year_that_does_not_exist_is_refused(typed: str) -> None:
    for parse in (parse_first_day, parse_day_after):
        with pytest.raises(UsageError, match="does not exist"):
            parse(typed, today=TODAY)


@pytest.mark.parametrize(
    "typed", ["26", "202", "20261", "7/26", "tháng 7", "٢٠٢٦", "２０２６", "7/２０２６"]
)
def test_what_is_no_period_is_refused(typed: str) -> None:
    for parse in (parse_first_day, parse_day_after):
        with pytest.raises(UsageError):
            parse(typed, today=TODAY)


def test_dates_are_shown_as_documents_write_them() -> None:
    assert show_date(date(2026, 7, 6)) == "06/07/2026"
    assert show_date(date(1, 1, 1)) == "01/01/0001"


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_what_is_shown_is_read_back(day: date) -> None:
    assert parse_date(show_date(day), today=TODAY) == day
    assert parse_date(day.isoformat(), today=TODAY) == day
    assert parse_first_day(show_date(day), today=TODAY) == day
    assert parse_day_after(show_date(day), today=TODAY) == day + timedelta(days=1)


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.func.__name__)
@settings(max_examples=100, deadline=None)
@given(typed=any_text | nearly_dates)
def test_any_text_is_a_date_or_refused(parse: Parse, typed: str) -> None:
    try:
        day = parse(typed)
    except UsageError:
        return
    assert date(1900, 1, 1) <= day <= date(2201, 1, 1)
