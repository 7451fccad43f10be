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
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.bench.year_days import FIRST, LAST, run, surroundings
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.figures.figure import Counted
from tiepdan.reports.statistics.groups.divisions import DIVISIONS, Division

WITHIN = "BETWEEN :first AND :last"
LIVE = "NOT IN (SELECT {0}_id FROM void WHERE {0}_id IS NOT NULL)"
PETITION, VISIT, MEETING, DOCUMENT = (
    f"p.id {LIVE.format('petition')}", f"v.id {LIVE.format('visit')}",
    f"m.id {LIVE.format('meeting')}", f"o.id {LIVE.format('document')}",
)  # fmt: skip

HAPPENED = """(
    SELECT e.petition_id, e.kind, e.happened_on FROM petition_event AS e
    UNION ALL SELECT q.id, 'agency_replied', r.happened_on FROM meeting_event AS r
    JOIN petition AS q ON q.meeting_id = r.meeting_id WHERE r.kind = 'results_received'
)"""
"""What happened to each petition; the results for all opinions of its meeting are of each."""
ENDS = f"""
    SELECT e.petition_id AS id, MIN(e.happened_on) AS ended_on FROM {HAPPENED} AS e
    JOIN petition AS p ON p.id = e.petition_id
    WHERE e.kind IN ('declined', 'forwarded', 'guided', 'returned', 'filed', 'terminated',
                     'decided', 'second_decided')
       OR (e.kind = 'answered' AND p.kind IN ('proposal', 'feedback'))
       OR (e.kind = 'agency_replied' AND p.kind IN ('proposal', 'feedback')
           AND p.channel IN ('dialogue', 'voter_contact'))
       OR (e.kind = 'withdrawn' AND NOT EXISTS (SELECT 1 FROM petition_event AS a
           WHERE a.petition_id = p.id AND a.kind = 'accepted'))
    GROUP BY e.petition_id
"""
"""The day on which each petition ended."""

HANDLED = f"FROM petition AS p LEFT JOIN ({ENDS}) AS x ON x.id = p.id WHERE {PETITION}"
EVENTS = "FROM petition_event AS e JOIN petition AS p ON p.id = e.petition_id"
OF_VISITS = f"SELECT COUNT(*) FROM visit AS v WHERE v.visited_on {WITHIN} AND {VISIT}"
THEIRS = (
    "(SELECT p.{0} FROM visit_petition AS l JOIN petition AS p ON p.id = l.petition_id"
    " WHERE l.visit_id = v.id ORDER BY p.id LIMIT 1)"
)
DIALOGUES = (
    "FROM meeting AS m WHERE m.kind IN ('periodic_dialogue', 'ad_hoc_dialogue',"
    f" 'thematic_dialogue') AND m.status = 'held' AND m.meets_on {WITHIN} AND {MEETING}"
)
ANSWERED = f"""(
    SELECT MIN(a.happened_on) FROM {HAPPENED} AS a WHERE a.petition_id = p.id
    AND a.kind IN ('answered', 'agency_replied', 'decided') AND NOT EXISTS (
        SELECT 1 FROM petition_event AS o WHERE o.petition_id = p.id
        AND o.kind IN ('declined', 'forwarded', 'guided', 'returned', 'filed', 'terminated',
                       'withdrawn') AND o.happened_on < a.happened_on)
)"""
FORWARDED = (
    "(SELECT MIN(f.happened_on) FROM petition_event AS f"
    " WHERE f.petition_id = p.id AND f.kind = 'forwarded')"
)
CASES = f"""
    WITH RECURSIVE joined(a, b) AS (
        SELECT petition_id, earlier_id FROM petition_link WHERE kind IN ('same_case', 'duplicate')
        UNION SELECT earlier_id, petition_id FROM petition_link
        WHERE kind IN ('same_case', 'duplicate')
    ), reached(a, b) AS (
        SELECT p.id, p.id FROM petition AS p WHERE {PETITION}
        UNION SELECT r.a, j.b FROM reached AS r JOIN joined AS j ON j.a = r.b
    ), member AS (
        SELECT r.a AS id, MIN(b.received_on || printf('/%09d', b.id)) AS first
        FROM reached AS r JOIN petition AS b ON b.id = r.b GROUP BY r.a
    ), opened AS (
        SELECT m.first, COUNT(*) AS petitions, MAX(p.is_within_competence) AS is_ours,
               MAX(p.people_count >= 5 OR EXISTS (SELECT 1 FROM visit_petition AS l
                   JOIN visit AS v ON v.id = l.visit_id
                   WHERE l.petition_id = p.id AND v.people_count >= 5)) AS is_large,
               MAX(p.is_complex) AS is_complex, MAX(p.is_drawn_out) AS is_drawn_out,
               MAX(p.concerns_degradation) AS is_degraded,
               (SELECT q.kind FROM petition AS q WHERE q.id = CAST(SUBSTR(m.first, 12) AS INTEGER))
               AS kind
        FROM member AS m JOIN petition AS p ON p.id = m.id GROUP BY m.first
        HAVING SUBSTR(m.first, 1, 10) {WITHIN}
    )
"""
ORDERS = f"""
    SELECT e.petition_id, e.happened_on AS day, p.kind,
           COALESCE((SELECT m.amount FROM decision_measure AS m WHERE m.event_id = e.id
                     AND m.measure = 'returned_money'), 0) AS ordered,
           (SELECT MIN(x.happened_on) FROM petition_event AS x WHERE x.petition_id = p.id
            AND x.kind IN ('enforcement_finished', 'nothing_to_enforce')) AS ended_on,
           (SELECT x.kind FROM petition_event AS x WHERE x.petition_id = p.id
            AND x.kind IN ('enforcement_finished', 'nothing_to_enforce')) AS ended_by
    {EVENTS} WHERE e.kind = 'decided' AND COALESCE(e.decided_by, 'office') = 'office' AND {PETITION}
"""
PAID = (
    "COALESCE((SELECT SUM(m.amount) FROM decision_measure AS m JOIN petition_event AS s"
    " ON s.id = m.event_id WHERE s.petition_id = d.petition_id AND m.measure = 'returned_money'"
    " AND s.kind IN ('enforcement_step', 'enforcement_finished') AND s.happened_on {0}), 0)"
)
PROTECTED = f"FROM protection AS t JOIN petition AS p ON p.id = t.petition_id WHERE {PETITION}"
IN_FORCE = "t.starts_on <= :last AND COALESCE(t.ends_on >= :first, 1)"
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
    "party_receptions_held": "SELECT COUNT(*) FROM meeting AS m WHERE m.kind IN"
    " ('periodic_reception', 'ad_hoc_reception') AND m.status IN ('held', 'nobody_came')"
    f" AND instr(m.capacity, 'party_secretary') AND m.meets_on {WITHIN} AND {MEETING}",
    "party_visits": "SELECT COUNT(*) FROM visit AS v LEFT JOIN meeting AS m ON m.id = v.meeting_id"
    " WHERE v.receiver = 'head' AND instr(COALESCE(v.capacity, m.capacity), 'party_secretary')"
    f" AND v.visited_on {WITHIN} AND {VISIT}",
    "party_visitors": "SELECT COALESCE(SUM(v.people_count), 0) FROM visit AS v"
    " LEFT JOIN meeting AS m ON m.id = v.meeting_id"
    " WHERE v.receiver = 'head' AND instr(COALESCE(v.capacity, m.capacity), 'party_secretary')"
    f" AND v.visited_on {WITHIN} AND {VISIT}",
    "party_dialogues_held": "SELECT COUNT(*) FROM meeting AS m WHERE m.kind IN"
    " ('periodic_dialogue', 'ad_hoc_dialogue', 'thematic_dialogue') AND m.status = 'held'"
    f" AND instr(m.capacity, 'party_secretary') AND m.meets_on {WITHIN} AND {MEETING}",
    "petitions_to_party": "SELECT COUNT(*) FROM petition AS p WHERE p.addressed_to = 'party'"
    f" AND p.received_on {WITHIN} AND {PETITION}",
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
    "inspection_units": "SELECT COALESCE(SUM(i.units), 0) FROM inspection AS i"
    f" WHERE i.counted_on {WITHIN}",
    "heads_disciplined": "SELECT COUNT(*) FROM sanction AS s WHERE s.subject = 'head'"
    f" AND s.imposed_on {WITHIN} AND s.id {LIVE.format('sanction')}",
    **{
        f"visits_outcome_{outcome}": f"{OF_VISITS} AND v.outcome = '{outcome}'"
        for outcome in ("guided", "forwarded", "refused")
    },
    **{
        f"visits_outcome_refused_ground_{ground}": f"{OF_VISITS} AND v.ground = '{ground}'"
        for ground in ("settled", "already_answered")
    },
    **{
        f"visits_kind_{kind}": f"{OF_VISITS} AND COALESCE(v.kind, {THEIRS.format('kind')})"
        f" = '{kind}'"
        for kind in ("complaint", "denunciation", "proposal")
    },
    "visits_kind_without": f"{OF_VISITS} AND COALESCE(v.kind, {THEIRS.format('kind')}) IS NULL",
    "visits_competence_outside": f"{OF_VISITS}"
    f" AND COALESCE(v.is_within_competence, {THEIRS.format('is_within_competence')}) = 0",
    "visits_same_content": "SELECT SUM(COALESCE(v.same_content, v.people_count)) FROM visit AS v"
    f" WHERE v.visited_on {WITHIN} AND {VISIT}",
    "dialogues_people": f"SELECT SUM(m.people_present) {DIALOGUES}",
    "dialogues_speakers": f"SELECT SUM(m.speakers) {DIALOGUES}",
    "dialogues_announced": f"SELECT COUNT(*) {DIALOGUES} AND EXISTS (SELECT 1 FROM"
    " meeting_event AS a WHERE a.meeting_id = m.id AND a.kind = 'announced')",
    "conferences_held": "SELECT COUNT(*) FROM meeting AS m WHERE m.kind = 'people_conference'"
    f" AND m.status = 'held' AND m.meets_on {WITHIN} AND {MEETING}",
    "voter_meetings_people": "SELECT SUM(m.people_present) FROM meeting AS m WHERE"
    f" m.kind = 'voter_contact' AND m.status = 'held' AND m.meets_on {WITHIN} AND {MEETING}",
    **{
        f"{whole}_{how}": f"SELECT COUNT(*) FROM petition AS p WHERE p.channel = '{channel}'"
        f" AND p.received_on {WITHIN} AND {PETITION} AND {condition}"
        " AND COALESCE((SELECT m.kind FROM meeting AS m WHERE m.id = p.meeting_id), '')"
        f" {is_conference} 'people_conference'"
        for whole, channel, is_conference in (
            ("dialogue_opinions", "dialogue", "<>"),
            ("conference_opinions", "dialogue", "="),
            ("voter_opinions", "voter_contact", "<>"),
        )
        for how, condition in (
            ("on_the_spot", f"{ANSWERED} <= p.received_on"),
            ("forwarded", f"{FORWARDED} <= :last AND COALESCE({ANSWERED} > p.received_on, 1)"),
            (
                "later",
                f"{ANSWERED} <= :last AND {ANSWERED} > p.received_on"
                f" AND COALESCE({FORWARDED} > :last, 1)",
            ),
            ("owed", f"COALESCE({ANSWERED} > :last, 1) AND COALESCE({FORWARDED} > :last, 1)"),
        )
    },
    "voter_opinions_legal_committee": "SELECT COUNT(*) FROM petition AS p WHERE"
    " p.channel = 'voter_contact' AND p.committee = 'legal'"
    f" AND p.received_on {WITHIN} AND {PETITION}",
    "voter_opinions_settled_before_session": "SELECT COUNT(*) FROM petition AS p JOIN meeting AS m"
    " ON m.id = p.meeting_id WHERE p.channel = 'voter_contact'"
    f" AND p.received_on {WITHIN} AND {PETITION}"
    f" AND ({ANSWERED} < m.session_on OR {FORWARDED} < m.session_on)",
    **{
        f"voter_opinions_{how}_before_session": "SELECT COUNT(*) FROM petition AS p JOIN meeting"
        " AS m ON m.id = p.meeting_id WHERE p.channel = 'voter_contact'"
        f" AND p.received_on {WITHIN} AND {PETITION} AND {condition}"
        for how, condition in (
            ("answered", f"{ANSWERED} < m.session_on"),
            (
                "forwarded",
                f"{FORWARDED} < m.session_on AND COALESCE({ANSWERED} >= m.session_on, 1)",
            ),
        )
    },
    "petitions_submitted": "SELECT COUNT(*) FROM petition AS p WHERE p.form <> 'opinion'"
    f" AND p.received_on {WITHIN} AND {PETITION}",
    "petitions_not_competent": "SELECT COUNT(*) FROM petition AS p WHERE"
    f" NOT p.is_within_competence AND p.received_on {WITHIN} AND {PETITION}",
    **{
        f"cases_{name}": f"{CASES} SELECT COUNT(*) FROM opened WHERE {condition}"
        for name, condition in (
            ("received", "1"),
            ("of_several", "petitions > 1"),
            ("complaint", "kind = 'complaint'"),
            ("not_competent", "is_ours = 0"),
            ("many_headed", "is_large"),
            ("complex", "is_complex"),
            ("drawn_out", "is_drawn_out"),
            ("degradation", "is_degraded"),
        )
    },
    "examination_received": "SELECT COUNT(*) FROM petition AS p WHERE"
    f" p.channel NOT IN ('dialogue', 'voter_contact') AND p.received_on {WITHIN} AND {PETITION}",
    **{
        f"examination_{reason}": f"SELECT COUNT(*) {EVENTS} WHERE e.happened_on {WITHIN}"
        f" AND e.ineligible_reason = '{reason}' AND {PETITION} AND NOT EXISTS"
        " (SELECT 1 FROM petition_event AS b WHERE b.petition_id = e.petition_id AND b.id < e.id"
        " AND b.kind = 'examined')"
        for reason in ("missing_information", "time_barred", "illegible", "impersonated")
    },
    "replies_after_forward": f"SELECT COUNT(*) {EVENTS} WHERE e.kind = 'agency_replied'"
    " AND EXISTS (SELECT 1 FROM petition_event AS s WHERE s.petition_id = e.petition_id"
    f" AND s.kind = 'forwarded') AND e.happened_on {WITHIN} AND {PETITION}",
    **{
        f"enforcement_{kind}_{name}": f"SELECT COUNT(*) FROM ({ORDERS}) AS d"
        f" WHERE d.kind = '{kind}' AND {condition}"
        for kind in ("complaint", "denunciation")
        for name, condition in (
            ("carried_over", "d.day < :first AND COALESCE(d.ended_on >= :first, 1)"),
            ("issued", f"d.day {WITHIN}"),
            ("finished", f"d.ended_on {WITHIN} AND d.ended_by = 'enforcement_finished'"),
            ("nothing", f"d.ended_on {WITHIN} AND d.ended_by = 'nothing_to_enforce'"),
            ("unfinished", "d.day <= :last AND COALESCE(d.ended_on > :last, 1)"),
        )
    },
    **{
        f"{balance}_{kind}_returned_money{part}": f"SELECT SUM({amount}) FROM ({ORDERS}) AS d"
        f" WHERE d.kind = '{kind}' AND {condition}"
        for kind in ("complaint", "denunciation")
        for balance, part, amount, condition in (
            (
                "owed",
                "_before",
                f"MAX(0, d.ordered - {PAID.format('< :first')})",
                "d.day < :first AND COALESCE(d.ended_on >= :first, 1)",
            ),
            (
                "owed",
                "_left",
                f"MAX(0, d.ordered - {PAID.format('<= :last')})",
                "d.day <= :last AND COALESCE(d.ended_on > :last, 1)",
            ),
            (
                "owed",
                "_given_up",
                f"MAX(0, d.ordered - {PAID.format('<= d.ended_on')})",
                f"d.ended_on {WITHIN}",
            ),
            (
                "owed",
                "_carried_out",
                f"MIN(d.ordered, {PAID.format('<= :last')})"
                f" - MIN(d.ordered, {PAID.format('< :first')})",
                "1",
            ),
            (
                "beyond",
                "",
                f"MAX(d.ordered, {PAID.format('<= :last')})"
                f" - MAX(d.ordered, {PAID.format('< :first')})",
                "1",
            ),
        )
    },
    **{
        f"carried_out_{kind}_persons_prosecuted": "SELECT SUM(d.amount) FROM decision_measure AS d"
        " JOIN petition_event AS e ON e.id = d.event_id JOIN petition AS p ON p.id = e.petition_id"
        f" WHERE p.kind = '{kind}' AND d.measure = 'persons_prosecuted'"
        f" AND e.happened_on {WITHIN} AND {PETITION}"
        for kind in ("complaint", "denunciation")
    },
    **{
        f"protections{part}": f"SELECT COUNT(*) {PROTECTED} AND {condition}"
        for part, condition in (
            ("", IN_FORCE),
            ("_before", f"t.starts_on < :first AND {IN_FORCE}"),
            ("_begun", f"t.starts_on {WITHIN}"),
            ("_ended", f"t.ends_on {WITHIN}"),
            ("_going_on", "t.starts_on <= :last AND COALESCE(t.ends_on > :last, 1)"),
        )
    },
    "protected_denouncers": f"SELECT SUM(t.persons) {PROTECTED} AND {IN_FORCE}",
    "protected_denouncers_work": f"SELECT SUM(t.persons) {PROTECTED} AND {IN_FORCE}"
    " AND t.measures LIKE '%work%'",
    "protected_relatives": f"SELECT SUM(t.relatives) {PROTECTED} AND {IN_FORCE}",
    **{
        f"management_documents_{effect}": "SELECT COUNT(*) FROM document AS o"
        " WHERE o.issuer IN ('committee', 'council') AND o.is_about_reception = 1"
        f" AND o.effect = '{effect}' AND o.issued_on {WITHIN} AND {DOCUMENT}"
        for effect in ("new", "amended", "repealed")
    },
    "management_documents_unsaid": "SELECT COUNT(*) FROM document AS o"
    " WHERE o.issuer IN ('committee', 'council') AND o.is_about_reception IS NULL"
    " AND o.petition_id IS NULL AND o.meeting_id IS NULL"
    f" AND o.issued_on {WITHIN} AND {DOCUMENT}",
    **{
        name: f"SELECT SUM(t.{column}) FROM training AS t WHERE t.kind = '{kind}'"
        f" AND t.held_on {WITHIN} AND t.id {LIVE.format('training')}"
        for name, kind, column in (
            ("training_classes", "organised", "classes"),
            ("training_people", "organised", "people"),
            ("trainings_attended", "attended", "classes"),
            ("disseminations", "dissemination", "classes"),
            ("dissemination_people", "dissemination", "people"),
        )
    },
    "inspection_persons_to_discipline": "SELECT SUM(i.persons_to_discipline) FROM inspection AS i"
    f" WHERE i.counted_on {WITHIN}",
}


@dataclass(frozen=True)
class Register:
    """A register, and the whole time that it is of."""

    path: Path
    first: date
    last: date

    def data(self, *line: str) -> Any:
        return json.loads(answered(self, (*line, "--json")))


@cache
def answered(register: Register, line: tuple[str, ...]) -> str:
    """A command's answer, asked for once: nothing is written here, and several tests compare it."""
    with surroundings(register.path):
        return run(register.path, register.last, *line).out


@pytest.fixture(scope="module")
def made(year_of_a_commune: Path) -> Register:
    return Register(year_of_a_commune, FIRST, LAST)


@pytest.fixture(scope="module")
def known(reference: Path) -> Register:
    return Register(reference, date(2019, 1, 1), date(2023, 12, 31))


@pytest.fixture(params=["made", pytest.param("known", marks=pytest.mark.exhaustive)])
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
    assert len(empty) < len(RECOUNTED) / 4, empty


def test_it_passes_every_check(register: Register) -> None:
    assert "Seal of the journal" in answered(register, ("check",))  # told where all is sound


@pytest.mark.parametrize("division", DIVISIONS, ids=lambda division: division.part)
def test_it_adds_up_by_every_dimension(register: Register, division: Division) -> None:
    days = _days(register.first, register.last)
    for dimension in division.dimensions:
        data = register.data("stats", "--by", dimension, "--part", division.part, *days)
        for figure, total in data["total"].items():
            is_flow = figure in FIGURES and FIGURES[figure].counted in FLOWS and dimension.months
            if isinstance(total, int) and not is_flow and figure.split("_")[0] not in DAYS:
                assert sum(row[figure] for row in data["rows"]) == total, (dimension, figure)


FLOWS = {Counted.EVER_OPEN, Counted.CARRIED_OVER, Counted.CARRIED_FORWARD}
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
