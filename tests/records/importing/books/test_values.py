"""What people and Excel write, as the text that a fact is read from."""

from datetime import date, datetime

import pytest

from tiepdan.dates import parse_date
from tiepdan.errors import UsageError
from tiepdan.facts.values import COUNT, DAY, YES_NO
from tiepdan.records.importing.books.lost_zeros import with_zero
from tiepdan.records.importing.books.values import is_destroyed, written
from tiepdan.records.importing.sheets.sheet import CellValue, text_of

DAYS: tuple[tuple[CellValue, date], ...] = (
    (date(2026, 1, 5), date(2026, 1, 5)),
    (datetime(2026, 1, 5, 8, 30), date(2026, 1, 5)),  # noqa: DTZ001 (as Excel keeps it)
    (46027.0, date(2026, 1, 5)),  # a serial number without its format
    ("46027", date(2026, 1, 5)),
    ("05/01/2026 08:30", date(2026, 1, 5)),
    ("05/01/2026 8h30", date(2026, 1, 5)),
    ("2026-01-05 00:00:00", date(2026, 1, 5)),
    ("2026-01-05T00:00:00", date(2026, 1, 5)),
    ("05-thg 1-26", date(2026, 1, 5)),
    ("5 Tháng 1 2026", date(2026, 1, 5)),
    ("Ngày 5 tháng 01 năm 2026", date(2026, 1, 5)),
    ("05-Jan-26", date(2026, 1, 5)),
    ("5.1.26", date(2026, 1, 5)),
    ("5 / 1 / 2026", date(2026, 1, 5)),
    ("1/5/26", date(2026, 5, 1)),
    ("Thứ hai, 05/01/2026", date(2026, 1, 5)),
    ("05/01/2026 (thứ Hai)", date(2026, 1, 5)),
)


@pytest.mark.parametrize(("held", "meant"), DAYS)
def test_days(held: CellValue, meant: date) -> None:
    assert parse_date(written(DAY, held), today=date(2026, 11, 22)) == meant


@pytest.mark.parametrize("held", ["hôm nọ", "13/25/2026", 12.0, "khoảng tháng 5"])
def test_what_is_no_day_is_refused_and_not_guessed(held: CellValue) -> None:
    with pytest.raises(UsageError):
        parse_date(written(DAY, held), today=date(2026, 11, 22))


@pytest.mark.parametrize(
    ("held", "meant"),
    [("02", "2"), (3.0, "3"), ("05 người", "5"), ("1.200 người", "1200"), ("nhiều", "nhiều")],
)
def test_counts(held: CellValue, meant: str) -> None:
    assert written(COUNT, held) == meant


@pytest.mark.parametrize("held", ["x", "X", " x ", "✓", True, "có"])
def test_crosses(held: CellValue) -> None:
    assert written(YES_NO, held) == "có"


@pytest.mark.parametrize(
    ("column", "held", "meant"),
    [
        ("id_number", 42190001234.0, "042190001234"),
        ("id_number", "1190001234", "001190001234"),
        ("id_number", 18000123.0, "018000123"),
        ("id_number", "042190001234", None),
        ("id_number", "99190001234", None),  # no province has that number
        ("id_number", "C1234567", None),
        ("phone", 912345678.0, "0912345678"),
        ("phone", "0912 345 678", None),
        ("name", "912345678", None),
    ],
)
def test_zeros_that_were_lost(column: str, held: CellValue, meant: str | None) -> None:
    assert with_zero(column, text_of(held)) == meant


@pytest.mark.parametrize(
    ("held", "is_so"),
    [
        ("4,2099E+10", True),
        ("4.2E10", True),
        (4.2e15, True),
        ("E10", False),
        (42099000000.0, False),
    ],
)
def test_destroyed_numbers(held: CellValue, is_so: bool) -> None:
    assert is_destroyed(held) is is_so
