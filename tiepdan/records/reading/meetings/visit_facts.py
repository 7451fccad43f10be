"""What follows of a visit where nobody said it of the visit itself.

Its kind, field and competence are those of the petition that it led to or was about; then it is
handled as one. Without a petition, advice answered it on the spot, and where there was no matter
there is nothing to follow up. The head receives in the capacity of the meeting's chair, else as
chair of the People's Committee. Those who came are those with the same content.
"""

from tiepdan.law.vocabulary.visit import Receiver, VisitOutcome
from tiepdan.records.live_rows import is_void
from tiepdan.records.secrecy import is_protected

ENDED_THERE = frozenset(VisitOutcome) - {VisitOutcome.PETITION}
"""Outcomes with which nothing of the matter is left to us."""

# Beside a protected denunciation no other petition tells anything: the two are often of the same
# person.
_PETITION = f"""
    (SELECT link.petition_id FROM visit_petition AS link
     JOIN petition AS about ON about.id = link.petition_id
     WHERE link.visit_id = v.id AND NOT {is_void("petition", "about")}
       AND ({is_protected("about")} OR NOT v.is_covered)
     ORDER BY CASE WHEN {is_protected("about")} THEN 0 ELSE 1 END, link.petition_id LIMIT 1)
"""

FOLLOWED_VISIT = f"""
    followed_visit AS NOT MATERIALIZED (
    SELECT v.id, p.id AS petition_id, COALESCE(m.kind, 'regular_reception') AS meeting_kind,
           CASE WHEN v.capacity IS NOT NULL THEN v.capacity
                WHEN v.receiver = 'deputy' THEN 'deputy'
                WHEN v.receiver IN ('clerk', '{Receiver.NOT_RECORDED}') THEN NULL
                WHEN m.capacity <> 'deputy' THEN m.capacity
                ELSE 'committee_chair' END AS capacity,
           COALESCE(v.kind, p.kind) AS kind,
           COALESCE(v.field, p.field) AS field,
           COALESCE(v.same_content, v.people_count) AS same_content,
           COALESCE(v.is_within_competence, p.is_within_competence) AS is_within_competence,
           COALESCE(v.outcome,
                    CASE WHEN p.id IS NOT NULL THEN '{VisitOutcome.PETITION}'
                         WHEN v.is_advised THEN '{VisitOutcome.ANSWERED}'
                         WHEN v.matter = 'none' THEN '{VisitOutcome.NOTHING}' END) AS outcome
    FROM shown_visit AS v
    LEFT JOIN meeting AS m ON m.id = v.meeting_id
    LEFT JOIN petition AS p ON p.id = {_PETITION})
"""
"""SQL for ``WITH``, after the table that it reads: each visit with what is so of it."""

FOLLOWED = ("capacity", "kind", "field", "same_content", "is_within_competence", "outcome")
"""The facts of a visit that may follow."""
