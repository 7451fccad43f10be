"""The figures of a whole year, recounted by plain SQL over the tables that the clerk filled.

Each query is written by hand from the meaning of its figure, over the raw tables: no view, nothing
derived, no code of the program. A new fact of ``tests.bench.year`` wants its line here.
"""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.bench import year
from tests.cli.conftest import Run
from tests.forked import begin_captured
from tiepdan.reports.statistics.divisions import DIVISIONS, Division

WITHIN = "BETWEEN :first AND :last"
LIVE = "NOT IN (SELECT {0}_id FROM void WHERE {0}_id IS NOT NULL)"
PETITION, VISIT, MEETING, DOCUMENT = (
    f"p.id {LIVE.format('petition')}", f"v.id {LIVE.format('visit')}",
    f"m.id {LIVE.format('meeting')}", f"o.id {LIVE.format('document')}",
)  # fmt: skip

ENDS = """
    SELECT e.petition_id AS id, MIN(e.happened_on) AS ended_on FROM petition_event AS e
    JOIN petition AS p ON p.id = e.petition_id
    WHERE e.kind IN ('declined', 'forwarded', 'guided', 'returned', 'filed', 'terminated',
                     'decided', 'second_decided')
       OR (e.kind = 'answered' AND p.kind IN ('proposal', 'feedback'))
       OR (e.kind = 'withdrawn' AND NOT EXISTS (SELECT 1 FROM petition_event AS a
           WHERE a.petition_id = p.id AND a.kind = 'accepted'))
    GROUP BY e.petition_id
"""
"""The day on which each petition ended."""

HANDLED = f"FROM petition AS p LEFT JOIN ({ENDS}) AS x ON x.id = p.id WHERE {PETITION}"
EVENTS = "FROM petition_event AS e JOIN petition AS p ON p.id = e.petition_id"
PLAIN = "FROM meeting AS m WHERE m.kind = 'periodic_reception'"

RECOUNTED: Mapping[str, str] = {
    "receptions_planned": f"SELECT COUNT(*) {PLAIN} AND m.meets_on {WITHIN} AND {MEETING}",
    "receptions_held": f"SELECT COUNT(*) {PLAIN} AND m.status IN ('held', 'nobody_came')"
    f" AND m.meets_on {WITHIN} AND {MEETING}",
    "receptions_nobody_came": f"SELECT COUNT(*) {PLAIN} AND m.status = 'nobody_came'"
    f" AND m.meets_on {WITHIN} AND {MEETING}",
    "receptions_not_held": f"SELECT COUNT(*) {PLAIN} AND m.status = 'not_held'"
    f" AND m.meets_on {WITHIN} AND {MEETING}",
    "dialogues_held": "SELECT COUNT(*) FROM meeting AS m WHERE m.kind IN ('periodic_dialogue',"
    f" 'ad_hoc_dialogue', 'thematic_dialogue') AND m.status = 'held' AND m.meets_on {WITHIN}"
    f" AND {MEETING}",
    "visits": f"SELECT COUNT(*) FROM visit AS v WHERE v.visited_on {WITHIN} AND {VISIT}",
    "visitors": f"SELECT SUM(v.people_count) FROM visit AS v WHERE v.visited_on {WITHIN}"
    f" AND {VISIT}",
    "large_groups": "SELECT COUNT(*) FROM visit AS v WHERE v.people_count >= 5"
    f" AND v.visited_on {WITHIN} AND {VISIT}",
    "regular_visits": "SELECT COUNT(*) FROM visit AS v LEFT JOIN meeting AS m"
    " ON m.id = v.meeting_id WHERE (m.id IS NULL OR m.kind = 'regular_reception')"
    f" AND v.visited_on {WITHIN} AND {VISIT}",
    "periodic_visits": "SELECT COUNT(*) FROM visit AS v JOIN meeting AS m ON m.id = v.meeting_id"
    f" WHERE m.kind = 'periodic_reception' AND v.visited_on {WITHIN} AND {VISIT}",
    "petitions_received": f"SELECT COUNT(*) FROM petition AS p WHERE p.received_on {WITHIN}"
    f" AND {PETITION}",
    **{
        f"petitions_{kind}": f"SELECT COUNT(*) FROM petition AS p WHERE p.kind = '{kind}'"
        f" AND p.received_on {WITHIN} AND {PETITION}"
        for kind in ("complaint", "denunciation", "proposal", "feedback")
    },
    "handling_received": f"SELECT COUNT(*) {HANDLED} AND p.received_on {WITHIN}",
    "handling_carried_over": f"SELECT COUNT(*) {HANDLED} AND p.received_on < :first"
    " AND (x.ended_on IS NULL OR x.ended_on >= :first)",
    "handling_ended": f"SELECT COUNT(*) {HANDLED} AND x.ended_on {WITHIN}",
    "handling_carried_forward": f"SELECT COUNT(*) {HANDLED} AND p.received_on <= :last"
    " AND (x.ended_on IS NULL OR x.ended_on > :last)",
    "handling_total": f"SELECT COUNT(*) {HANDLED} AND p.received_on <= :last"
    " AND (x.ended_on IS NULL OR x.ended_on >= :first)",
    "decisions": f"SELECT COUNT(*) {EVENTS} WHERE e.kind = 'decided'"
    f" AND COALESCE(e.decided_by, 'office') = 'office' AND e.happened_on {WITHIN} AND {PETITION}",
    "decisions_complaint": f"SELECT COUNT(*) {EVENTS} WHERE e.kind = 'decided'"
    " AND p.kind = 'complaint' AND COALESCE(e.decided_by, 'office') = 'office'"
    f" AND e.happened_on {WITHIN} AND {PETITION}",
    "decisions_upheld": f"SELECT COUNT(*) {EVENTS} WHERE e.kind = 'decided'"
    " AND e.result = 'upheld' AND COALESCE(e.decided_by, 'office') = 'office'"
    f" AND e.happened_on {WITHIN} AND {PETITION}",
    "sent_forwarded": f"SELECT COUNT(*) {EVENTS} WHERE e.kind = 'forwarded'"
    f" AND e.happened_on {WITHIN} AND {PETITION}",
    "sent_guided": f"SELECT COUNT(*) {EVENTS} WHERE e.kind = 'guided'"
    f" AND e.happened_on {WITHIN} AND {PETITION}",
    "urged": f"SELECT COUNT(*) {EVENTS} WHERE e.kind = 'urged' AND e.happened_on {WITHIN}"
    f" AND {PETITION}",
    "replies_received": f"SELECT COUNT(*) {EVENTS} WHERE e.kind = 'agency_replied'"
    f" AND e.happened_on {WITHIN} AND {PETITION}",
    "owed_complaint_returned_money_ordered": "SELECT COALESCE(SUM(d.amount), 0)"
    " FROM decision_measure AS d JOIN petition_event AS e ON e.id = d.event_id"
    " JOIN petition AS p ON p.id = e.petition_id WHERE e.kind = 'decided'"
    " AND p.kind = 'complaint' AND d.measure = 'returned_money'"
    f" AND e.happened_on {WITHIN} AND {PETITION}",
    "owed_complaint_returned_money_carried_out": "SELECT COALESCE(SUM(d.amount), 0)"
    " FROM decision_measure AS d JOIN petition_event AS e ON e.id = d.event_id"
    " JOIN petition AS p ON p.id = e.petition_id WHERE e.kind = 'enforcement_step'"
    " AND p.kind = 'complaint' AND d.measure = 'returned_money'"
    f" AND e.happened_on {WITHIN} AND {PETITION}",
    "documents": f"SELECT COUNT(*) FROM document AS o WHERE o.issued_on {WITHIN} AND {DOCUMENT}",
    "documents_party": "SELECT COUNT(*) FROM document AS o WHERE o.issuer = 'party'"
    f" AND o.issued_on {WITHIN} AND {DOCUMENT}",
    "training_people": "SELECT COALESCE(SUM(t.people), 0) FROM training AS t"
    f" WHERE t.kind = 'organised' AND t.held_on {WITHIN}",
    "inspection_units": "SELECT COALESCE(SUM(i.units), 0) FROM inspection AS i"
    f" WHERE i.counted_on {WITHIN}",
    "heads_disciplined": "SELECT COUNT(*) FROM sanction AS s WHERE s.subject = 'head'"
    f" AND s.imposed_on {WITHIN} AND s.id {LIVE.format('sanction')}",
}


@dataclass(frozen=True)
class Register:
    """A register, and the whole time that it is of."""

    path: Path
    first: date
    last: date

    def run(self, *line: str) -> Run:
        day = f"{self.last:%d/%m/%Y}"
        environment = {"TIEPDAN_DB": str(self.path), "TIEPDAN_TODAY": day, "TIEPDAN_LANG": "en"}
        return Run(*begun(line, environment))

    def data(self, *line: str) -> Any:
        run = self.run(*line, "--json")
        assert run.code == 0, run.err
        return json.loads(run.out)


def begun(line: tuple[str, ...], environment: Mapping[str, str]) -> tuple[int, str, str]:
    return begin_captured(line, environment).end(within_seconds=60)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Register:
    path = tmp_path_factory.mktemp("year") / "year.db"
    assert year.make(path, scale=0.15) > 100
    return Register(path, year.FIRST, year.LAST)


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Register:
    path = tmp_path_factory.mktemp("reference") / "ky-chau.db"
    code, _out, said = begun(("demo", "--db", str(path)), {"TIEPDAN_LANG": "en"})
    assert code == 0, said
    return Register(path, date(2019, 1, 1), date(2023, 12, 31))


@pytest.fixture(params=["made", "reference"])
def register(request: pytest.FixtureRequest) -> Register:
    found: Register = request.getfixturevalue(request.param)
    return found


def _periods(register: Register) -> list[tuple[date, date]]:
    middle = date(register.last.year, 6, 14)
    return [(register.first, register.last), (register.first, middle),
            (date(middle.year, 6, 15), register.last)]  # fmt: skip


def _days(first: date, last: date) -> tuple[str, ...]:
    return ("--from", f"{first:%d/%m/%Y}", "--to", f"{last:%d/%m/%Y}")


def test_each_figure_is_what_plain_sql_counts(register: Register) -> None:
    with closing(sqlite3.connect(register.path)) as raw:
        for first, last in _periods(register):
            figures = register.data("stats", *_days(first, last))["figures"]
            bounds = {"first": str(first), "last": str(last)}
            found = {name: raw.execute(sql, bounds).fetchone()[0] or 0
                     for name, sql in RECOUNTED.items()}  # fmt: skip
            assert found == {name: figures[name]["total"] for name in RECOUNTED}, (first, last)


def test_the_year_has_something_to_count(made: Register) -> None:
    with closing(sqlite3.connect(made.path)) as raw:
        bounds = {"first": str(made.first), "last": str(made.last)}
        empty = {name for name, sql in RECOUNTED.items()
                 if not raw.execute(sql, bounds).fetchone()[0]}  # fmt: skip
    assert empty <= SELDOM


SELDOM = {"heads_disciplined", "documents_party", "training_people", "receptions_not_held",
          "sent_guided",
          "receptions_nobody_came", "owed_complaint_returned_money_carried_out",
          "owed_complaint_returned_money_ordered", "urged", "replies_received"}  # fmt: skip
"""What a year at this scale need not have."""


def test_it_passes_every_check(register: Register) -> None:
    run = register.run("check")
    assert run.code == 0, run.out


@pytest.mark.parametrize("division", DIVISIONS, ids=lambda division: division.part)
def test_it_adds_up_by_every_dimension(register: Register, division: Division) -> None:
    days = _days(register.first, register.last)
    for dimension in division.dimensions:
        data = register.data("stats", "--by", dimension, "--part", division.part, *days)
        for figure, total in data["total"].items():
            is_flow = figure in FLOWS and dimension.months
            if isinstance(total, int) and not is_flow and figure.split("_")[0] not in DAYS:
                assert sum(row[figure] for row in data["rows"]) == total, (dimension, figure)


FLOWS = {"handling_total", "handling_carried_over", "handling_carried_forward"}
"""Of a span each is its own: what one carries forward the next one carries over."""
DAYS = {"median", "longest", "share"}


@pytest.mark.parametrize("period", ["Q1/2026", "Q2/2026", "6m/2026", "Q3/2026", "9m/2026",
                                    "Q4/2026", "year/2026"])  # fmt: skip
def test_every_period_of_reports_adds_up(made: Register, period: str) -> None:
    figures = made.data("stats", "--period", period)["figures"]
    number = {name: figure["total"] for name, figure in figures.items()}
    assert number["handling_carried_over"] + number["handling_received"] == (
        number["handling_resolved"] + number["handling_closed"]
        + number["handling_carried_forward"]
    )  # fmt: skip


def test_what_a_quarter_carries_forward_the_next_one_carries_over(made: Register) -> None:
    quarters = [
        made.data("stats", "--period", f"Q{quarter}/2026")["figures"] for quarter in range(1, 5)
    ]
    whole = made.data("stats", "--period", "year/2026")["figures"]
    for before, after in pairwise(quarters):
        forward = before["handling_carried_forward"]["total"]
        assert forward == after["handling_carried_over"]["total"]
    for name in ("visits", "visitors", "handling_received", "handling_resolved", "documents"):
        added = sum(quarter[name]["total"] for quarter in quarters)
        assert added == whole[name]["total"], name


def test_what_was_brought_over_is_what_the_balance_says(made: Register) -> None:
    data = made.data("opening-balance")
    assert [row["difference"] for row in data["lines"]] == [0, 0]
    figures = made.data("stats", "--period", "year/2026")["figures"]
    assert figures["handling_carried_over"]["total"] == 3
