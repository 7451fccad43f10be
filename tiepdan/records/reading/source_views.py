"""The sources of every figure: views by name, each of which says what one of its rows is.

What counts, lists or compares figures reads these views and nothing else. They are what another
database would have to offer to be counted from, so they know no period, no day as of which they
are looked at, and no office; each row has a ``day`` by which it belongs to a period. Columns of
text, and names, are there to be listed: no figure depends on them.
"""

import sqlite3
from collections.abc import Mapping

from tiepdan import paths
from tiepdan.law.dated_numbers import NumberId
from tiepdan.law.toml.numbers import load_numbers
from tiepdan.records.live_rows import is_void, live
from tiepdan.records.reading.petitions.decisions import IS_OURS
from tiepdan.records.reading.shown import shown

LIMITS_TO_DECIDE = ("KN-28", "TC-30")
"""Within which a complaint is decided and a denunciation concluded; a test holds it to the law."""

# A day of reception, a dialogue or a conference with the People, whatever became of it.
_MEETINGS = f"""
    SELECT id, meets_on AS day, kind, status, not_held_reason, not_held_note, content
    FROM meeting AS m WHERE NOT {is_void("meeting", "m")}
"""

_LARGE_GROUP = "/* people of a large group on that day */"
"""Stands in a view for SQL made from ``data/numbers.toml`` when a connection gets the views."""

# One turn of a person or a delegation; without a meeting it was at regular reception.
# ``is_large_group`` is judged by the text in force on the day of the visit.
_VISITS = f"""
    {shown("visit")}
    SELECT v.id, v.visited_on AS day, v.receiver, v.people_count, v.matter,
           CASE WHEN v.people_count >= {_LARGE_GROUP} THEN 1 ELSE 0 END AS is_large_group,
           COALESCE(m.kind, 'regular_reception') AS meeting_kind, v.content
    FROM shown_visit AS v LEFT JOIN meeting AS m ON m.id = v.meeting_id
    WHERE NOT {is_void("visit", "v")}
"""

# A matter is a petition that a visit led to or was about, counted at each visit, as the official
# form counts them (first time and again); a visit whose matter became no petition; or a petition
# handed in at a reception without a visit being recorded. It counts as resolved when its petition
# is, and without a petition when advice ended it on the spot.
_MATTERS = f"""
    {shown("visit", "petition")}
    SELECT v.id AS visit_id, p.id AS petition_id, v.visited_on AS day, v.matter,
           p.year, p.sequence,
           CASE WHEN p.id IS NULL AND v.is_advised THEN v.visited_on
                ELSE s.finished_on END AS finished_on,
           v.content
    FROM shown_visit AS v
    LEFT JOIN visit_petition AS l ON l.visit_id = v.id
         AND NOT {is_void("petition", "l", "petition_id")}
    LEFT JOIN petition AS p ON p.id = l.petition_id
    LEFT JOIN petition_standing AS s ON s.petition_id = p.id
    WHERE v.matter <> 'none' AND NOT {is_void("visit", "v")}
    UNION ALL
    SELECT NULL, p.id, p.received_on, 'new', p.year, p.sequence, s.finished_on,
           p.summary
    FROM shown_petition AS p JOIN petition_standing AS s ON s.petition_id = p.id
    WHERE p.channel = 'reception'
      AND NOT EXISTS (SELECT 1 FROM visit_petition AS l WHERE l.petition_id = p.id
                      AND NOT {is_void("visit", "l", "visit_id")})
"""

# A petition or opinion, by its day of receipt: when and how it ended, in how many calendar days
# (the day of receipt is not counted), whether any duty to deal with it ran, and the day after
# which it is late. Of a protected one no hamlet is told, and ``is_secret`` says why.
_PETITIONS = f"""
    {shown("petition")}
    SELECT p.id, p.year, p.sequence, p.received_on AS day, p.kind, p.field, p.channel,
           p.is_within_competence, p.officer, s.state, s.finished_on, s.ended_by,
           CAST(julianday(s.finished_on) - julianday(p.received_on) AS INTEGER) AS days,
           s.is_limited, s.late_after,
           CASE WHEN p.is_covered THEN 1 ELSE 0 END AS is_secret, p.hamlet, p.summary
    FROM shown_petition AS p JOIN petition_standing AS s ON s.petition_id = p.id
"""

# A decision or conclusion, by its day: whose it is, and whether it came after the last day of the
# time to resolve (empty where none ran).
_DECISIONS = f"""
    SELECT e.id, e.happened_on AS day, e.kind AS event, e.result, e.document_number,
           {IS_OURS} AS is_ours,
           CASE WHEN e.kind = 'decided' THEN
             (SELECT MAX(CASE WHEN d.done_on > d.late_after THEN 1 ELSE 0 END) FROM deadline AS d
              WHERE d.petition_id = p.id AND d.done_on = e.happened_on AND d.done_by = 'decided'
                AND d.limit_id IN ({", ".join(map(repr, LIMITS_TO_DECIDE))})) END AS is_late,
           p.year, p.sequence, p.kind
    FROM petition_event AS e JOIN petition AS p ON p.id = e.petition_id
    WHERE e.kind IN ('decided', 'second_decided') AND NOT {is_void("petition", "p")}
"""

# What passed between us and another body about a petition, by its day: it was forwarded or its
# author guided there, the body was urged, it answered; whether that was after a forward.
_EXCHANGES = f"""
    SELECT e.id, e.happened_on AS day, e.kind AS event, e.body, e.document_number,
           CASE WHEN EXISTS (SELECT 1 FROM petition_event AS sent WHERE sent.petition_id = p.id
                             AND sent.kind = 'forwarded' AND sent.happened_on <= e.happened_on)
                THEN 1 ELSE 0 END AS is_after_forward,
           p.year, p.sequence, p.kind
    FROM petition_event AS e JOIN petition AS p ON p.id = e.petition_id
    WHERE e.kind IN ('forwarded', 'guided', 'urged', 'agency_replied')
      AND NOT {is_void("petition", "p")}
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

# A document issued, by its day of issue.
_DOCUMENTS = f"""
    {shown("document")}
    SELECT o.id, o.issued_on AS day, o.issuer, o.type, o.number, o.title
    FROM shown_document AS o WHERE NOT {is_void("document", "o")}
"""

# A sanction imposed on a person, by its day.
_SANCTIONS = f"""
    SELECT id, imposed_on AS day, subject, form
    FROM {live("sanction", "imposed_on", "subject", "form")} AS i
"""

VIEWS: Mapping[str, str] = {
    "counted_meeting": _MEETINGS,
    "counted_visit": _VISITS,
    "counted_matter": _MATTERS,
    "counted_petition": _PETITIONS,
    "counted_decision": _DECISIONS,
    "counted_exchange": _EXCHANGES,
    "counted_step": _STEPS,
    "counted_document": _DOCUMENTS,
    "counted_sanction": _SANCTIONS,
}
"""What each view selects, by its name."""


def add_views(connection: sqlite3.Connection) -> None:
    """Give a connection the views for as long as it is open; the file itself keeps none."""
    large_group = load_numbers(paths.data_folder())[NumberId.LARGE_GROUP].sql_on("v.visited_on")
    for name, selected in VIEWS.items():
        connection.execute(
            f"CREATE TEMP VIEW {name} AS {selected.replace(_LARGE_GROUP, large_group)}"
        )
