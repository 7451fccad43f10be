"""``tiepdan stats`` for the periods of reports, and beside others."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import COMPLAINT, DIALOGUE, PROPOSAL, Given, Tiepdan
from tiepdan.law.reporting.periods import parse_report_period
from tiepdan.records.reading.reports.rules import binding_reports
from tiepdan.reports.period import Period, statutory_period
from tiepdan.reports.statistics import comparison
from tiepdan.reports.statistics.counts import counting


def _received(*days: str) -> tuple[tuple[str, ...], ...]:
    return tuple((*PROPOSAL, "--received", day) for day in days)


CASES = _received(
    "14/12/2024", "15/12/2024", "14/03/2025", "15/03/2025",
    "14/09/2025", "15/09/2025", "14/12/2025",
    "15/12/2025", "01/01/2026", "14/03/2026", "15/03/2026", "14/06/2026",
)  # fmt: skip
"""Proposals on the first and the last days of quarters, and on the days beside them."""


def _figures(tiepdan: Tiepdan, *arguments: str) -> dict[str, Any]:
    run = tiepdan("stats", *arguments, "--json")
    assert run.code == 0, run.err
    found: dict[str, Any] = run.data["figures"]
    return found


@pytest.mark.parametrize(
    ("period", "first", "last", "received"),
    [
        ("Q1/2026", "2025-12-15", "2026-03-14", 3),
        pytest.param("quý 1 2026", "2025-12-15", "2026-03-14", 3, marks=pytest.mark.exhaustive),
        pytest.param("Q2/2026", "2026-03-15", "2026-06-14", 2, marks=pytest.mark.exhaustive),
        ("6 tháng 2026", "2025-12-15", "2026-06-14", 5),
        ("năm 2026 (thống kê)", "2025-12-15", "2026-12-14", 5),
        ("tháng 3/2026", "2026-03-01", "2026-03-31", 2),
        ("Q4/2025", "2025-09-15", "2025-12-14", 2),
    ],
)
def test_counts_from_the_15th_to_the_14th(
    tiepdan: Tiepdan, cases: Path, period: str, first: str, last: str, received: int
) -> None:
    data = tiepdan("stats", "--period", period, "--json").data
    assert (data["from"], data["to"]) == (first, last)
    assert data["period"] == str(parse_report_period(period))
    assert data["figures"]["petitions_received"]["total"] == received


def test_is_one_column_with_its_days_and_the_circular(tiepdan: Tiepdan, cases: Path) -> None:
    run = tiepdan("stats", "--period", "Q1/2026")
    assert "quarter I/2026 (from 15/12/2025 to 14/03/2026)" in run.out
    assert "Thông tư 06/2025/TT-TTCP, Điều 4, Điều 7" in run.out
    tables = run.out.partition("Frequency duties")[0]
    heading = next(line for line in tables.splitlines() if "│ Figure" in line)
    assert [cell.strip() for cell in heading.strip("│").split("│")] == ["Figure", "Quarter I/2026"]


def test_a_plain_year_stays_a_calendar_year(tiepdan: Tiepdan, cases: Path) -> None:
    run = tiepdan("stats", "--from", "2026", "--to", "2026")
    assert "Xã Thử, from 01/01/2026 to 31/12/2026" in run.out
    assert "15/12/2025" not in run.out
    data = tiepdan("stats", "--from", "2026", "--to", "2026", "--json").data
    assert "period" not in data
    assert data["figures"]["petitions_received"]["total"] == 4


def test_says_that_the_period_has_not_ended(tiepdan: Tiepdan, cases: Path) -> None:
    assert "ends on 14/12/2026" in tiepdan("stats", "--period", "Q4/2026").out
    assert "ends on" not in tiepdan("stats", "--period", "Q3/2026").out


def test_repeats_the_doubt_about_the_days(tiepdan: Tiepdan, cases: Path) -> None:
    run = tiepdan("stats", "--period", "Q1/2025")
    assert "chưa đối chiếu toàn văn Thông tư 01/2024/TT-TTCP" in run.out
    assert tiepdan("stats", "--period", "Q1/2025", "--json").data["doubt"]


@pytest.mark.parametrize(
    ("period", "said"),
    [("Q1/2023", "--from 01/2023 --to 03/2023"), ("year/2020", "--from 01/2020 --to 12/2020")],
)
def test_refuses_a_period_whose_days_nobody_has_seen(
    tiepdan: Tiepdan, cases: Path, period: str, said: str
) -> None:
    run = tiepdan("stats", "--period", period)
    assert (run.code, run.out) == (2, "")
    assert said in run.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--period", "Q5/2026"), "for example Q1/2026"),
        (("--period", ""), "for example Q1/2026"),
        (("--period", "Q1/2026", "--from", "2026"), "either --period or --from"),
        (("--period", "Q1/2026", "--to", "2026"), "either --period or --from"),
        (("--compare", "--by", "kind"), "--compare is for all figures"),
        (("--compare", "--rows", "petitions_received"), "--compare is for all figures"),
        (("--from", "2020", "--to", "2026", "--compare"), "longer than a year"),
    ],
)
def test_refuses_what_does_not_go_together(
    tiepdan: Tiepdan, cases: Path, arguments: tuple[str, ...], said: str
) -> None:
    run = tiepdan("stats", *arguments)
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_rows_groups_and_meanings_are_of_the_period(tiepdan: Tiepdan, cases: Path) -> None:
    rows = tiepdan("stats", "--period", "Q1/2026", "--rows", "petitions_received", "--json").data
    assert len(rows) == 3
    explained = tiepdan("stats", "--period", "Q1/2026", "--explain", "petitions_received")
    assert "tiepdan stats --period Q1/2026 --rows petitions_received" in explained.out
    by_kind = tiepdan("stats", "--period", "Q1/2026", "--by", "kind", "--json").data
    assert by_kind["total"]["handling_received"] == 3


def test_stands_beside_the_period_before_and_the_year_before(tiepdan: Tiepdan, cases: Path) -> None:
    data = tiepdan("stats", "--period", "Q1/2026", "--compare", "--json").data
    assert {key: (one["from"], one["to"]) for key, one in data["compared"].items()} == {
        "before": ("2025-09-15", "2025-12-14"),
        "year_before": ("2024-12-15", "2025-03-14"),
    }
    assert data["figures"]["petitions_received"] == {
        "label": "Petitions and opinions received",
        "total": 3,
        "before": {"total": 2, "difference": 1, "percent": 50.0},
        "year_before": {"total": 2, "difference": 1, "percent": 50.0},
    }
    shown = tiepdan("stats", "--period", "Q1/2026", "--compare").out
    assert "quarter IV/2025 (from 15/09/2025 to 14/12/2025)" in shown
    assert "+1 (+50%)" in shown


@pytest.mark.parametrize("period", ["6m/2026", "9m/2026", "year/2026"])
def test_what_begins_with_the_year_has_one_period_beside_it(
    tiepdan: Tiepdan, cases: Path, period: str
) -> None:
    data = tiepdan("stats", "--period", period, "--compare", "--json").data
    assert list(data["compared"]) == ["year_before"]
    assert data["compared"]["year_before"]["from"] == "2024-12-15"


def test_days_of_a_year_ago_are_taken_where_none_are_known(tiepdan: Tiepdan, cases: Path) -> None:
    run = tiepdan("stats", "--period", "Q1/2024", "--compare")
    assert run.code == 0
    assert "Quarter I/2023 (from 15/12/2022 to 14/03/2023): no circular is known" in run.out


def test_no_per_cent_of_nothing(tiepdan: Tiepdan, given: Given) -> None:
    given(*_received("01/08/2026"))
    figures = _figures(tiepdan, "--period", "Q3/2026", "--compare")
    assert figures["petitions_received"]["before"] == {
        "total": 0, "difference": 1, "percent": None,
    }  # fmt: skip


def test_other_days_stand_beside_those_of_a_year_ago(tiepdan: Tiepdan, ky_chau: Path) -> None:
    data = tiepdan("stats", "--from", "2021", "--to", "2021", "--compare", "--json").data
    assert list(data["compared"]) == ["year_before"]
    assert data["compared"]["year_before"] == {"from": "2020-01-01", "to": "2020-12-31"}
    assert data["figures"]["receptions_held"]["year_before"] == {
        "total": 10, "difference": -2, "percent": -20.0,
    }  # fmt: skip
    assert data["indicators"]["share_on_time"] == {
        "label": "Share on time", "total": 100.0,
        "year_before": {"total": 60.0, "difference": 40},
    }  # fmt: skip
    leap = tiepdan("stats", "--from", "29/02/2024", "--to", "29/02/2024", "--compare", "--json")
    assert leap.data["compared"]["year_before"]["from"] == "2023-03-01"


MANY = (
    *CASES,
    (*COMPLAINT, "--received", "02/02/2026"),
    (*DIALOGUE, "--on", "03/02/2026"),
    ("answer", "2026-0001", "--on", "20/01/2026"),
    ("answer", "2025-0003", "--on", "20/10/2025"),
    ("answer", "2025-0004", "--on", "20/01/2026"),
    ("accept", "2026-0005", "--on", "05/02/2026"),
)


def test_each_column_is_what_is_counted_alone(tiepdan: Tiepdan, given: Given) -> None:
    given(*MANY)
    compared = _figures(tiepdan, "--period", "Q1/2026", "--compare")
    for key, period in ((None, "Q1/2026"), ("before", "Q4/2025"), ("year_before", "Q1/2025")):
        for figure_id, alone in _figures(tiepdan, "--period", period).items():
            column = compared[figure_id] if key is None else compared[figure_id][key]
            assert column["total"] == alone["total"], (figure_id, period)


@pytest.mark.parametrize(("first", "last"), [("2020", "2020"), ("03/2021", "10/2021")])
def test_each_column_of_other_days_is_what_is_counted_alone(
    tiepdan: Tiepdan, ky_chau: Path, first: str, last: str
) -> None:
    compared = _figures(tiepdan, "--from", first, "--to", last, "--compare")
    alone = _figures(tiepdan, "--from", first, "--to", last)
    assert {key: one["total"] for key, one in compared.items()} == {
        key: one["total"] for key, one in alone.items()
    }


def test_a_source_is_read_once_however_many_periods_stand_beside(cases: Path) -> None:
    today = date(2026, 11, 22)

    def statements(period: Period) -> int:
        found: list[str] = []
        with counting(cases) as connection:
            rules = binding_reports(connection)
            connection.set_trace_callback(found.append)
            comparison.count(connection, period, rules, office="", today=today)
        return len(found)

    with counting(cases) as connection:
        quarter = statutory_period(parse_report_period("Q1/2026"), binding_reports(connection))
    days = Period(date(2026, 1, 1), date(2026, 1, 1) + timedelta(days=90))
    assert statements(quarter) == statements(days)
