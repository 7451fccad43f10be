"""Which period a name means, and which one it is compared with."""

import pytest

from tiepdan.errors import UsageError
from tiepdan.law.reporting.periods import PeriodKind, ReportPeriod, parse_report_period


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Q1/2026", "Q1/2026"),
        ("q 1 2026", "Q1/2026"),
        ("quý I/2026", "Q1/2026"),
        ("Quy 1/2026", "Q1/2026"),
        ("QUÝ II NĂM 2026", "Q2/2026"),
        ("quý iii-2026", "Q3/2026"),
        ("Quý IV/2026", "Q4/2026"),
        ("quarter 4/2026", "Q4/2026"),
        ("6m/2026", "6m/2026"),
        ("6 tháng 2026", "6m/2026"),
        ("6 tháng đầu năm 2026", "6m/2026"),
        ("9 thang nam 2026", "9m/2026"),
        ("9m2026", "9m/2026"),
        ("year/2026", "year/2026"),
        ("năm 2026", "year/2026"),
        ("Năm 2026 (thống kê)", "year/2026"),
        ("cả năm 2026", "year/2026"),
        ("month 8/2026", "8/2026"),
        ("tháng 8/2026", "8/2026"),
        ("thang 08 2026", "8/2026"),
        ("T12/2026", "12/2026"),
        ("8/2026", "8/2026"),
        ("tháng 6/2026", "6/2026"),
    ],
)
def test_understands_a_name_however_it_is_written(typed: str, meant: str) -> None:
    assert str(parse_report_period(typed)) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "2026", "Q5/2026", "Q0/2026", "quý V/2026", "Q1", "Q1/26", "7m/2026", "3 tháng 2026",
     "tháng 13/2026", "tháng 0/2026", "hôm nay", "Q1/2026 và Q2/2026", "Q1/20266"],
)  # fmt: skip
def test_refuses_what_is_no_period_with_an_example(typed: str) -> None:
    with pytest.raises(UsageError, match="Q1/2026"):
        parse_report_period(typed)


@pytest.mark.parametrize("typed", ["Q1/2013", "year/2041", "Q1/0000", "8/9999"])
def test_refuses_a_year_outside_the_calendar(typed: str) -> None:
    with pytest.raises(UsageError, match="from 2014 to 2040"):
        parse_report_period(typed)


@pytest.mark.parametrize("kind", [kind for kind in PeriodKind if kind is not PeriodKind.MONTH])
def test_what_is_printed_can_be_typed(kind: PeriodKind) -> None:
    period = ReportPeriod(2026, kind)
    for printed in (str(period), period.label, f"{period.label.upper()} (from 15/12/2025)"):
        assert parse_report_period(printed) == period


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_that_is_printed_can_be_typed(month: int) -> None:
    period = ReportPeriod(2026, PeriodKind.MONTH, month)
    assert parse_report_period(str(period)) == parse_report_period(period.label) == period


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("Q1/2026", "Q4/2025"),
        ("Q3/2026", "Q2/2026"),
        ("6m/2026", "6m/2025"),
        ("9m/2026", "9m/2025"),
        ("year/2026", "year/2025"),
        ("1/2026", "12/2025"),
        ("8/2026", "7/2026"),
    ],
)
def test_knows_the_period_before(period: str, before: str) -> None:
    assert str(parse_report_period(period).before()) == before
