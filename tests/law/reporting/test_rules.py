"""The days of each period by the circulars in ``data/periods``, and when its report is due."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tiepdan import paths
from tiepdan.law.limits.time_limits import LocalPack
from tiepdan.law.reporting.periods import parse_report_period
from tiepdan.law.reporting.rules import ReportRule, Window, asked_for, binding, reports_between
from tiepdan.law.toml.reports import load_reports

INSPECTION, PARTY = load_reports(paths.data_folder())


def _window(rule: ReportRule, period: str) -> Window | None:
    found = asked_for(rule, parse_report_period(period))
    return found.window if found else None


@pytest.mark.parametrize(
    ("period", "first", "last", "due"),
    [
        ("Q1/2026", date(2025, 12, 15), date(2026, 3, 14), date(2026, 3, 17)),
        ("Q2/2026", date(2026, 3, 15), date(2026, 6, 14), date(2026, 6, 17)),
        ("Q3/2026", date(2026, 6, 15), date(2026, 9, 14), date(2026, 9, 17)),
        ("Q4/2026", date(2026, 9, 15), date(2026, 12, 14), date(2026, 12, 17)),
        ("6m/2026", date(2025, 12, 15), date(2026, 6, 14), date(2026, 6, 17)),
        ("9m/2026", date(2025, 12, 15), date(2026, 9, 14), date(2026, 9, 17)),
        ("year/2026", date(2025, 12, 15), date(2026, 12, 14), date(2026, 12, 17)),
        # In force on the last day of the data, 14/12/2025; the circular before it on 14/09/2025.
        ("Q4/2025", date(2025, 9, 15), date(2025, 12, 14), date(2025, 12, 17)),
        ("Q3/2025", date(2025, 6, 15), date(2025, 9, 14), None),
        ("Q1/2024", date(2023, 12, 15), date(2024, 3, 14), None),
    ],
)
def test_a_period_has_the_days_of_its_circular(
    period: str, first: date, last: date, due: date | None
) -> None:
    found = asked_for(INSPECTION, parse_report_period(period))
    assert found
    assert found.window == Window(first, last)
    assert found.due == due


@pytest.mark.parametrize("period", ["Q4/2023", "year/2022", "Q1/2020", "8/2026"])
def test_no_days_are_made_up_where_nobody_has_seen_them(period: str) -> None:
    assert _window(INSPECTION, period) is None


def test_quarters_follow_one_another_without_a_day_between() -> None:
    windows = [_window(INSPECTION, f"Q{quarter}/2026") for quarter in (1, 2, 3, 4)]
    for earlier, later in pairwise(windows):
        assert earlier
        assert later
        assert later.first - earlier.last == timedelta(days=1)


def test_the_party_counts_whole_months_and_no_day_is_known_for_sending() -> None:
    found = asked_for(PARTY, parse_report_period("2/2028"))
    assert found
    assert found.window == Window(date(2028, 2, 1), date(2028, 2, 29))
    assert found.due is None
    assert found.version.doubt
    assert asked_for(PARTY, parse_report_period("Q2/2026")) is None


def test_in_december_two_reports_are_due_on_one_day() -> None:
    found = list(reports_between(INSPECTION, date(2026, 12, 1), date(2026, 12, 31)))
    assert [(str(one.period), one.due) for one in found] == [
        ("Q4/2026", date(2026, 12, 17)),
        ("year/2026", date(2026, 12, 17)),
    ]
    assert [str(one.period) for one in reports_between(PARTY, date(2026, 9, 1), date(2026, 9, 30))]


def test_a_province_may_ask_for_it_earlier() -> None:
    version = replace(INSPECTION.versions[-1], id="HT", due_day=15)
    local = replace(INSPECTION, versions=(version,), pack=LocalPack("ha-tinh", "Hà Tĩnh"))
    period = parse_report_period("Q4/2026")
    rules = (INSPECTION, PARTY, local)
    for is_on, due in ((True, date(2026, 12, 15)), (False, date(2026, 12, 17))):

        def is_bound(_pack: LocalPack | None, *, is_on: bool = is_on) -> bool:
            return is_on

        bound = binding(rules, is_bound)
        assert [rule.id for rule in bound] == [INSPECTION.id, PARTY.id]
        found = asked_for(bound[0], period)
        assert found
        assert found.due == due
