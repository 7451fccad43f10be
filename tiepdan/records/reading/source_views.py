"""The sources of every figure: views by name, each of which says what one of its rows is.

What counts, lists or compares figures reads these views and nothing else. They are what another
database would have to offer to be counted from, so they know no period, no day as of which they
are looked at, and no office; each row has a ``day`` by which it belongs to a period. Columns of
text, and names, are there to be listed: no figure depends on them.
"""

import re
import sqlite3
from collections.abc import Mapping

from tiepdan import paths
from tiepdan.facts.inspection import NUMBERS
from tiepdan.law.dated_numbers import NumberId
from tiepdan.law.toml.numbers import load_numbers
from tiepdan.law.vocabulary.decision import Measure
from tiepdan.law.vocabulary.protection import ProtectionMeasure
from tiepdan.records.live_rows import is_void, live
from tiepdan.records.reading.meetings.visit_facts import ENDED_THERE, FOLLOWED_VISIT
from tiepdan.records.reading.petitions.outcomes.decisions import IS_OURS
from tiepdan.records.reading.petitions.outcomes.opinions import (
    ANSWERED_ON,
    FORWARDED_ON,
    OF_MEETINGS,
)
from tiepdan.records.reading.petitions.owed.examinations import IS_EXAMINED
from tiepdan.records.reading.shown import shown

LIMITS_TO_DECIDE = ("KN-28", "TC-30")
"""Within which a complaint is decided and a denunciation concluded; a test holds it to the law."""

_PROSECUTIONS = ", ".join(repr(one.value) for one in Measure if not one.is_ordered)

# A day of reception, a dialogue or a conference with the People, whatever became of it.
_MEETINGS = f"""
    SELECT id, meets_on AS day, kind, capacity,
           CASE WHEN capacity LIKE '%party_secretary%' THEN 1 ELSE 0 END AS is_by_secretary,
           status, not_held_reason, not_held_note, people_present, speakers, session_on,
           (SELECT MIN(e.happened_on) FROM meeting_event AS e
            WHERE e.meeting_id = m.id AND e.kind = 'announced') AS announced_on, content
    FROM meeting AS m WHERE NOT {is_void("meeting", "m")}
"""


def _large_group_on(day: str) -> str:
    """Stands in a view for SQL made from ``data/numbers.toml`` when a connection gets the views."""
    return f"/* people of a large group on {day} */"


_LARGE_GROUP = re.compile(re.escape(_large_group_on("DAY")).replace("DAY", r"([a-z_.]+)"))

# One turn of a person or a delegation; without a meeting it was at regular reception.
# ``is_large_group`` is judged by the text in force on the day of the visit. What was not said of it
# follows (``visit_facts``); without any of that its kind, field, competence or outcome is empty.
_VISITS = f"""
    {shown("visit")}, {FOLLOWED_VISIT}
    SELECT v.id, v.visited_on AS day, v.receiver, v.people_count, v.matter,
           CASE WHEN v.people_count >= {_large_group_on("v.visited_on")}
                THEN 1 ELSE 0 END AS is_large_group,
           f.meeting_kind, f.capacity,
           CASE WHEN v.receiver = 'head' AND f.capacity LIKE '%party_secretary%'
                THEN 1 ELSE 0 END AS is_by_secretary,
           f.kind, f.field, f.same_content, f.is_within_competence, f.outcome, v.ground, v.content
    FROM shown_visit AS v JOIN followed_visit AS f ON f.id = v.id
    WHERE NOT {is_void("visit", "v")}
"""

_ENDED_THERE = ", ".join(f"'{outcome}'" for outcome in sorted(ENDED_THERE))

# A matter is a petition that a visit led to or was about, counted at each visit, as the official
# form counts them (first time and again); a visit whose matter became no petition; or a petition
# handed in at a reception without a visit being recorded. It counts as resolved when its petition
# is, and without a petition when advice or another outcome ended it at the visit.
_MATTERS = f"""
    {shown("visit", "petition")}
    SELECT v.id AS visit_id, p.id AS petition_id, s.case_id, v.visited_on AS day, v.matter,
           p.year, p.sequence,
           CASE WHEN p.id IS NULL AND (v.is_advised OR v.outcome IN ({_ENDED_THERE}))
                THEN v.visited_on
                ELSE s.finished_on END AS finished_on,
           v.content
    FROM shown_visit AS v
    LEFT JOIN visit_petition AS l ON l.visit_id = v.id
         AND NOT {is_void("petition", "l", "petition_id")}
    LEFT JOIN petition AS p ON p.id = l.petition_id
    LEFT JOIN petition_standing AS s ON s.petition_id = p.id
    WHERE v.matter <> 'none' AND NOT {is_void("visit", "v")}
    UNION ALL
    SELECT NULL, p.id, s.case_id, p.received_on, 'new', p.year, p.sequence, s.finished_on,
           p.summary
    FROM shown_petition AS p JOIN petition_standing AS s ON s.petition_id = p.id
    WHERE p.channel = 'reception'
      AND NOT EXISTS (SELECT 1 FROM visit_petition AS l WHERE l.petition_id = p.id
                      AND NOT {is_void("visit", "l", "visit_id")})
"""

# A petition or opinion, by its day of receipt: when and how it ended, in how many calendar days
# (the day of receipt is not counted), whether any duty to deal with it ran, and the day after
# which it is late; at which kind of meeting it was raised. Of a protected one no hamlet is told,
# and ``is_secret`` says why.
_PETITIONS = f"""
    {shown("petition")}
    SELECT p.id, p.year, p.sequence, p.received_on AS day, p.kind, p.field, p.channel, p.form,
           p.addressed_to, p.is_within_competence, p.is_anonymous, p.officer, s.state,
           s.finished_on, s.ended_by,
           CAST(julianday(s.finished_on) - julianday(p.received_on) AS INTEGER) AS days,
           s.is_limited, s.late_after, m.kind AS raised_at,
           CASE WHEN p.is_covered THEN 1 ELSE 0 END AS is_secret, p.hamlet, p.summary
    FROM shown_petition AS p JOIN petition_standing AS s ON s.petition_id = p.id
    LEFT JOIN meeting AS m ON m.id = p.meeting_id
"""

# An opinion voiced in public, by its day of receipt: when it was answered, forwarded, ended, the
# day of its meeting (its own where none is named) and of the session it was said before.
_OPINIONS = f"""
    {shown("petition")}
    SELECT p.id, p.year, p.sequence, p.received_on AS day, p.kind, p.channel, p.committee,
           COALESCE(m.meets_on, p.received_on) AS met_on, m.kind AS raised_at, m.session_on,
           {ANSWERED_ON} AS answered_on, {FORWARDED_ON} AS forwarded_on, s.finished_on, p.summary
    FROM shown_petition AS p
    JOIN petition_standing AS s ON s.petition_id = p.id
    LEFT JOIN meeting AS m ON m.id = p.meeting_id
    WHERE p.channel IN {OF_MEETINGS} AND p.form = 'opinion'
"""


def _first(event: str) -> str:
    """SQL: the day on which this first happened to petition ``p``."""
    return (
        "(SELECT MIN(e.happened_on) FROM petition_event AS e"
        f" WHERE e.petition_id = p.id AND e.kind = '{event}')"
    )


# A petition (no opinion raised at a meeting) by its day of receipt, until its examination or what
# ended it before: whether it was eligible to be dealt with, and why not where that was said; on
# which days it was accepted, declined, guided, forwarded; by which petition its case is named.
_EXAMINATIONS = f"""
    {shown("petition")}
    SELECT p.id, p.year, p.sequence, p.received_on AS day,
           COALESCE(s.examined_on, s.finished_on) AS finished_on, s.examined_on, s.is_eligible,
           s.ineligible_reason, p.kind, p.level, p.field, p.channel, p.is_within_competence,
           p.is_anonymous, p.people_count, p.officer, s.state, s.finished_on AS ended_on,
           s.ended_by, s.case_id,
           CASE WHEN s.is_eligible AND p.is_within_competence AND NOT EXISTS (
             SELECT 1 FROM petition_standing AS o JOIN petition AS q ON q.id = o.petition_id
             WHERE o.case_id = s.case_id AND o.is_eligible AND q.is_within_competence
               AND (o.examined_on < s.examined_on
                    OR (o.examined_on = s.examined_on AND o.petition_id < s.petition_id))
           ) THEN 1 ELSE 0 END AS is_first_of_case,
           {_first("accepted")} AS accepted_on, {_first("declined")} AS declined_on,
           {_first("guided")} AS guided_on, {_first("forwarded")} AS forwarded_on,
           CASE WHEN p.is_covered THEN 1 ELSE 0 END AS is_secret, p.hamlet, p.summary
    FROM shown_petition AS p JOIN petition_standing AS s ON s.petition_id = p.id
    WHERE {IS_EXAMINED}
"""

# A case (vụ việc): petitions and opinions that are one matter, by the day of receipt of the first
# of them, whose kind, field and number it has. It is within competence, many-headed or marked where
# any of its petitions is; many-headed by the people of one petition or of one visit about it.
_CASES = f"""
    {shown("petition")}
    SELECT p.id, p.year, p.sequence, p.received_on AS day, p.kind, p.field, p.channel, p.officer,
           c.petition_count, c.is_within_competence, c.is_many_headed, c.is_complex,
           c.is_drawn_out, c.concerns_degradation,
           CASE WHEN p.is_covered THEN 1 ELSE 0 END AS is_secret, p.hamlet, p.summary
    FROM (SELECT s.case_id, COUNT(*) AS petition_count,
                 MAX(CASE WHEN m.is_within_competence THEN 1 ELSE 0 END) AS is_within_competence,
                 MAX(CASE WHEN m.people_count >= {_large_group_on("m.received_on")}
                          OR came.is_large = 1 THEN 1 ELSE 0 END) AS is_many_headed,
                 MAX(CASE WHEN m.is_complex THEN 1 ELSE 0 END) AS is_complex,
                 MAX(CASE WHEN m.is_drawn_out THEN 1 ELSE 0 END) AS is_drawn_out,
                 MAX(CASE WHEN m.concerns_degradation THEN 1 ELSE 0 END) AS concerns_degradation
          FROM petition_standing AS s JOIN petition AS m ON m.id = s.petition_id
          LEFT JOIN (SELECT about.petition_id,
                            MAX(CASE WHEN v.people_count >= {_large_group_on("v.visited_on")}
                                     THEN 1 ELSE 0 END) AS is_large
                     FROM visit_petition AS about JOIN visit AS v ON v.id = about.visit_id
                     WHERE NOT {is_void("visit", "v")} GROUP BY about.petition_id) AS came
               ON came.petition_id = m.id
          GROUP BY s.case_id) AS c
    JOIN shown_petition AS p ON p.id = c.case_id
"""

# A decision or conclusion, by its day: whose it is, and whether it came after the last day of the
# time to resolve (empty where none ran).
_DECISIONS = f"""
    SELECT e.id, e.happened_on AS day, e.kind AS event, e.result, e.body, e.document_number,
           {IS_OURS} AS is_ours,
           CASE WHEN e.kind = 'decided' THEN
             (SELECT MAX(CASE WHEN d.done_on > d.late_after THEN 1 ELSE 0 END) FROM deadline AS d
              WHERE d.petition_id = p.id AND d.done_on = e.happened_on AND d.done_by = 'decided'
                AND d.limit_id IN ({", ".join(map(repr, LIMITS_TO_DECIDE))})) END AS is_late,
           p.year, p.sequence, p.kind, p.level
    FROM petition_event AS e JOIN petition AS p ON p.id = e.petition_id
    WHERE e.kind IN ('decided', 'second_decided') AND NOT {is_void("petition", "p")}
"""

# A decision on a complaint or conclusion on a denunciation of this office, by its day: when its
# enforcement ended and how, and whether it orders nothing. It ends too when the superior's decision
# takes its place.
_REPLACES = (
    "(x.kind = 'second_decided' AND (x.result = 'changed' OR EXISTS"
    " (SELECT 1 FROM decision_measure AS ordered WHERE ordered.event_id = x.id)))"
)
_ENDS_ENFORCEMENT = (
    "x.petition_id = e.petition_id AND x.happened_on >= e.happened_on AND x.id <> e.id"
    " AND (x.kind IN ('enforcement_finished', 'nothing_to_enforce')"
    f" OR (e.kind = 'decided' AND {_REPLACES}))"
)
_OF_DECISIONS = f"""
    FROM petition_event AS e JOIN petition AS p ON p.id = e.petition_id
    WHERE e.kind IN ('decided', 'second_decided') AND p.kind IN ('complaint', 'denunciation')
      AND NOT {is_void("petition", "p")}
"""
_ENFORCEMENTS = f"""
    SELECT e.id, e.happened_on AS day, e.kind AS event, e.document_number,
           (SELECT MIN(x.happened_on) FROM petition_event AS x WHERE {_ENDS_ENFORCEMENT})
           AS finished_on,
           (SELECT x.kind FROM petition_event AS x WHERE {_ENDS_ENFORCEMENT}
            ORDER BY x.happened_on, x.id LIMIT 1) AS ended_by,
           CASE WHEN EXISTS (SELECT 1 FROM decision_measure AS o WHERE o.event_id = e.id)
                THEN 0 ELSE 1 END AS is_empty,
           p.year, p.sequence, p.kind
    {_OF_DECISIONS} AND {IS_OURS} = 1
"""

# What is in force of the decisions on a petition: the first one until the second takes its place.
_IN_FORCE = f"""
    in_force AS (
      SELECT e.id, e.petition_id, e.kind AS event, e.happened_on, e.document_number,
             {IS_OURS} AS is_ours, p.year, p.sequence, p.kind,
             CASE WHEN e.kind = 'decided' THEN
               (SELECT MIN(x.happened_on) FROM petition_event AS x
                WHERE x.petition_id = e.petition_id AND {_REPLACES}) END AS until,
             (SELECT MIN(x.happened_on) FROM petition_event AS x
              WHERE x.petition_id = e.petition_id AND x.kind = 'enforcement_finished')
             AS finished_on
      {_OF_DECISIONS} AND (e.kind = 'decided' OR {_REPLACES.replace("x.", "e.")} OR NOT EXISTS
        (SELECT 1 FROM petition_event AS own
         WHERE own.petition_id = e.petition_id AND own.kind = 'decided'))
    ),
    carried_out AS (
      SELECT s.id, s.petition_id, s.happened_on AS day, s.kind AS event, d.measure, d.amount,
             SUM(d.amount) OVER (PARTITION BY s.petition_id, d.measure
                                 ORDER BY s.happened_on, s.id) - d.amount AS so_far
      FROM petition_event AS s JOIN decision_measure AS d ON d.event_id = s.id
      WHERE s.kind IN ('enforcement_step', 'enforcement_finished')
    ),
    done AS (
      SELECT f.id AS order_id, f.is_ours, f.kind, f.year, f.sequence, c.id, c.day, c.event,
             c.measure, c.amount, o.amount AS ordered,
             CASE WHEN o.amount IS NULL OR o.amount <= c.so_far THEN 0
                  WHEN o.amount - c.so_far < c.amount THEN o.amount - c.so_far
                  ELSE c.amount END AS as_ordered
      FROM carried_out AS c
      JOIN in_force AS f ON f.petition_id = c.petition_id AND f.happened_on <= c.day
           AND (f.until IS NULL OR c.day < f.until)
      LEFT JOIN decision_measure AS o ON o.event_id = f.id AND o.measure = c.measure
    )
"""

# A part of what a decision of this office orders, by the day of the decision: what one step
# carried out of it, ended on the day of that step; or what is left of it, ended where the
# enforcement did, or where the superior's decision took its place. ``amount`` is in đồng, in
# square decimetres, or a number.
_ORDERS = f"""
    WITH {_IN_FORCE},
    ordered AS (
      SELECT f.*, o.measure, o.amount - CASE WHEN f.event = 'decided' THEN 0 ELSE COALESCE(
               (SELECT SUM(c.amount) FROM carried_out AS c
                WHERE c.petition_id = f.petition_id AND c.measure = o.measure
                  AND c.day < f.happened_on), 0) END AS amount
      FROM in_force AS f JOIN decision_measure AS o ON o.event_id = f.id WHERE f.is_ours = 1
    ),
    spent AS (
      SELECT order_id, measure, SUM(as_ordered) AS amount FROM done GROUP BY order_id, measure
    )
    SELECT o.id, d.id AS step_id, o.happened_on AS day, o.document_number, o.measure,
           d.as_ordered AS amount, d.day AS finished_on, 'carried_out' AS ended_by,
           o.year, o.sequence, o.kind
    FROM ordered AS o JOIN done AS d ON d.order_id = o.id AND d.measure = o.measure
    WHERE d.as_ordered > 0
    UNION ALL
    SELECT o.id, 0, o.happened_on, o.document_number, o.measure,
           o.amount - COALESCE(s.amount, 0),
           CASE WHEN o.until IS NULL OR o.finished_on < o.until THEN o.finished_on
                ELSE o.until END,
           CASE WHEN o.until IS NOT NULL AND (o.finished_on IS NULL OR o.until <= o.finished_on)
                THEN 'changed'
                WHEN o.finished_on IS NOT NULL THEN 'given_up' END,
           o.year, o.sequence, o.kind
    FROM ordered AS o LEFT JOIN spent AS s ON s.order_id = o.id AND s.measure = o.measure
    WHERE o.amount > COALESCE(s.amount, 0)
"""

# What one step carried out of a decision of this office, by the day of the step; ``beyond`` is
# how much of it is more than was ordered.
_CARRIED_OUT = f"""
    WITH {_IN_FORCE}
    SELECT id, day, event, measure, amount,
           CASE WHEN measure IN ({_PROSECUTIONS}) THEN 0 ELSE amount - as_ordered END AS beyond,
           year, sequence, kind
    FROM done WHERE is_ours = 1
"""

# What passed between us and another body about a petition, by its day: it was forwarded or its
# author guided there, the body was urged, it answered; whether that was after a forward.
_EXCHANGES = f"""
    SELECT e.id, e.happened_on AS day, e.kind AS event, e.body, e.document_number,
           CASE WHEN EXISTS (SELECT 1 FROM petition_event AS sent WHERE sent.petition_id = p.id
                             AND sent.kind = 'forwarded' AND sent.happened_on <= e.happened_on)
                THEN 1 ELSE 0 END AS is_after_forward,
           p.year, p.sequence, p.kind, p.channel
    FROM petition_event AS e JOIN petition AS p ON p.id = e.petition_id
    WHERE e.kind IN ('forwarded', 'guided', 'urged', 'agency_replied')
      AND NOT {is_void("petition", "p")}
"""

# A decision on the protection of a denouncer, by its first day; ``finished_on`` is its last one.
# ``persons`` are denouncers; of each measure there is whether the decision grants it.
_PROTECTIONS = f"""
    SELECT t.id, t.starts_on AS day, t.ends_on AS finished_on, t.measures, t.persons, t.relatives,
           {
    ", ".join(
        f"CASE WHEN t.measures LIKE '%{one.value}%' THEN 1 ELSE 0 END AS is_{one.value}"
        for one in ProtectionMeasure
    )
},
           t.document_number, p.year, p.sequence
    FROM protection AS t JOIN petition AS p ON p.id = t.petition_id
    WHERE NOT {is_void("petition", "p")}
"""

# A step of a petition or a meeting that is a duty, by its last day (the later one of two texts):
# when it was done, met or no longer owed, and since when it waits for a suspended case. Of the
# opinions of a dialogue the step is the meeting's, once, however many they are.
_STEPS = """
    SELECT d.id, d.late_after AS day, d.limit_id, d.started_on, d.done_on, d.done_by, d.is_met,
           d.paused_since, d.meeting_id, p.year, p.sequence
    FROM deadline AS d LEFT JOIN petition AS p ON p.id = d.petition_id
    WHERE d.severity IN ('duty', 'whole')
"""

# A document issued, by its day of issue; whether it guides the work of reception is empty where
# nobody said so. What belongs to one petition or meeting does not, unless it is said.
_DOCUMENTS = f"""
    {shown("document")}
    SELECT o.id, o.issued_on AS day, o.issuer, o.type, o.effect, o.number, o.title,
           CASE WHEN o.is_about_reception THEN 1 WHEN NOT o.is_about_reception THEN 0
                WHEN o.petition_id IS NOT NULL OR o.meeting_id IS NOT NULL THEN 0
                END AS is_about_reception
    FROM shown_document AS o WHERE NOT {is_void("document", "o")}
"""

# Classes organised or attended, or the law told to people, by their day.
_TRAININGS = f"""
    SELECT id, held_on AS day, kind, classes, people, title, organiser
    FROM training AS g WHERE NOT {is_void("training", "g")}
"""

# Typed numbers of inspections, by the day that puts them into a period.
_INSPECTIONS = f"""
    SELECT id, counted_on AS day, {", ".join(NUMBERS)}, note
    FROM inspection AS g WHERE NOT {is_void("inspection", "g")}
"""

# A sanction imposed on a person, by its day.
_SANCTIONS = f"""
    SELECT id, imposed_on AS day, subject, form
    FROM {live("sanction", "imposed_on", "subject", "form")} AS i
"""

# What the opening balance says of before the register begins, on the last day before; the totals of
# a kind (and field) of petitions, and of visits. What was carried over follows.
_OPENING = """
    SELECT l.id, date(o.begins_on, '-1 day') AS day, o.counted_from, l.kind, l.field,
           l.resolved + l.closed + l.carried_forward - l.received AS carried_over,
           l.received, l.resolved, l.closed, l.carried_forward, 0 AS visits, 0 AS visitors
    FROM opening AS o CROSS JOIN opening_line AS l
    UNION ALL
    SELECT 0, date(o.begins_on, '-1 day'), o.counted_from, NULL, NULL, 0, 0, 0, 0, 0,
           COALESCE(o.visits, 0), COALESCE(o.visitors, 0)
    FROM opening AS o WHERE o.visits IS NOT NULL OR o.visitors IS NOT NULL
"""

VIEWS: Mapping[str, str] = {
    "counted_meeting": _MEETINGS,
    "counted_visit": _VISITS,
    "counted_matter": _MATTERS,
    "counted_petition": _PETITIONS,
    "counted_opinion": _OPINIONS,
    "counted_examination": _EXAMINATIONS,
    "counted_case": _CASES,
    "counted_decision": _DECISIONS,
    "counted_enforcement": _ENFORCEMENTS,
    "counted_order": _ORDERS,
    "counted_carried_out": _CARRIED_OUT,
    "counted_exchange": _EXCHANGES,
    "counted_protection": _PROTECTIONS,
    "counted_step": _STEPS,
    "counted_document": _DOCUMENTS,
    "counted_sanction": _SANCTIONS,
    "counted_opening": _OPENING,
    "counted_training": _TRAININGS,
    "counted_inspection": _INSPECTIONS,
}
"""What each view selects, by its name."""


def add_views(connection: sqlite3.Connection) -> None:
    """Give a connection the views for as long as it is open; the file itself keeps none."""
    large_group = load_numbers(paths.data_folder())[NumberId.LARGE_GROUP]
    for name, selected in VIEWS.items():
        sql = _LARGE_GROUP.sub(lambda found: large_group.sql_on(found[1]), selected)
        connection.execute(f"CREATE TEMP VIEW {name} AS {sql}")
