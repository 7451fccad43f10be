"""What a form can count: for each word its source, and the fields of a column that narrow it.

The sources are those of every figure. Two are looked at as the form asks for it: what the clerk
and then the head received of one case is entered once, under the head (note under form 01/TCD).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tiepdan.reports.figures.counted_rows import (
    CARRIED_OUT,
    DECISIONS,
    DOCUMENTS,
    ENFORCEMENTS,
    EXAMINATIONS,
    EXCHANGES,
    INSPECTIONS,
    MATTERS,
    MEETINGS,
    ORDERS,
    TRAININGS,
    VISITS,
    Source,
)
from tiepdan.reports.forms.words import Counting

# Who received, as form 01/TCD has it: the head is the chair of the People's Committee and whom he
# delegates; what the Party secretary or the council's chair receives alone is of other reports.
_DESK = """
    CASE WHEN {receiver} IN ('clerk', 'deputy', 'not_recorded') THEN {receiver}
         WHEN {capacity} IS NULL OR {capacity} LIKE '%committee_chair%' THEN 'head'
         ELSE 'elsewhere' END AS desk
"""
_OF_VISIT = _DESK.format(receiver="v.receiver", capacity="v.capacity")
_OF_MEETING = _DESK.format(
    receiver="CASE WHEN m.capacity = 'deputy' THEN 'deputy' ELSE 'head' END", capacity="m.capacity"
)

_RECEIVED = f"""
    received AS (
      SELECT m.visit_id, m.petition_id, COALESCE(m.case_id, -m.visit_id) AS case_id, m.day,
             m.year, m.sequence, m.content, m.matter, v.meeting_kind, v.kind, v.field, v.outcome,
             v.is_within_competence, {_OF_VISIT}
      FROM counted_matter AS m JOIN counted_visit AS v ON v.id = m.visit_id
      WHERE m.day >= :start AND m.day < :end
    )
"""

_TURNS = f"""(
    WITH {_RECEIVED},
    of_clerk_alone AS (
      SELECT visit_id FROM received
      WHERE desk = 'clerk'
        AND case_id NOT IN (SELECT case_id FROM received WHERE desk IN ('head', 'deputy'))
    )
    SELECT v.*, {_OF_VISIT} FROM counted_visit AS v
    WHERE v.day >= :start AND v.day < :end AND NOT (
      v.receiver = 'clerk'
      AND v.id IN (SELECT visit_id FROM received)
      AND v.id NOT IN (SELECT visit_id FROM of_clerk_alone)
    )
)"""

_CASES_RECEIVED = f"""(
    WITH {_RECEIVED}
    SELECT * FROM (
      SELECT visit_id, petition_id, day, year, sequence, content, meeting_kind, kind, field,
             outcome, is_within_competence, desk,
             MIN(matter) OVER (PARTITION BY case_id) AS matter,
             ROW_NUMBER() OVER (
               PARTITION BY case_id
               ORDER BY CASE desk WHEN 'head' THEN 0 WHEN 'deputy' THEN 1 WHEN 'clerk' THEN 2
                                  ELSE 3 END, day, visit_id, petition_id
             ) AS turn
      FROM received
    ) AS ranked WHERE turn = 1
)"""

_DAYS = f"(SELECT m.*, {_OF_MEETING} FROM counted_meeting AS m)"

_STAGE = """
    CASE WHEN ended_on < :end AND ended_by IN ('terminated', 'withdrawn') THEN ended_by
         WHEN accepted_on < :end OR (ended_on < :end AND ended_by = 'decided') THEN 'accepted'
         WHEN declined_on < :end THEN 'declined' ELSE 'considered' END
"""

# A case has come as far as that of its petitions which has come furthest: those of one kind that
# are as eligible and as much ours, whenever they were examined.
_STAGE_OF_CASE = f"""
    (SELECT stage FROM (
       SELECT {_STAGE} AS stage FROM counted_examination AS one
       WHERE one.case_id = source.case_id AND one.kind = source.kind AND one.examined_on < :end
         AND one.is_eligible = source.is_eligible
         AND one.is_within_competence = source.is_within_competence
     ) AS reached
     ORDER BY CASE stage WHEN 'accepted' THEN 0 WHEN 'considered' THEN 1 WHEN 'declined' THEN 2
                         WHEN 'terminated' THEN 3 ELSE 4 END LIMIT 1)
"""

_WAY = """
    CASE WHEN forwarded_on < :end AND (guided_on IS NULL OR forwarded_on <= guided_on)
         THEN 'forwarded' WHEN guided_on < :end THEN 'guided' END
"""


def _flag(condition: str) -> str:
    """SQL: 1 where it is so, 0 where it is not; where it is unknown neither."""
    return f"CASE WHEN {condition} THEN 1 WHEN NOT ({condition}) THEN 0 END"


@dataclass(frozen=True, slots=True)
class Countable:
    """A source (``source`` in SQL), what each of its rows adds, and the fields that fit it.

    ``by`` has for each field the SQL to compare; ``needs`` are those without which a column means
    nothing. ``distinct``: how many different values of this there are, instead of an amount.
    """

    source: Source
    by: Mapping[str, str]
    amount: str = "1"
    needs: frozenset[str] = frozenset()
    distinct: str | None = None


_VISITS = Countable(
    replace(VISITS, sql=_TURNS),
    {
        "received_by": "desk",
        "occasion": "meeting_kind",
        "matter": "matter",
        "kind": "kind",
        "field": "field",
        "outcome": "outcome",
        "is_ours": _flag("is_within_competence = 1"),
        "is_large_group": "is_large_group",
    },
)

_PETITIONS = Countable(
    EXAMINATIONS,
    {
        "kind": "kind",
        "level": "level",
        "field": "field",
        "channel": "channel",
        "stage": _STAGE,
        "way": _WAY,
        "is_ours": _flag("is_within_competence"),
        "is_examined": "CASE WHEN examined_on IS NULL THEN 0 ELSE 1 END",
        "is_eligible": _flag("is_eligible"),
        "is_resolved": "CASE WHEN state = 'resolved' AND ended_on < :end THEN 1 ELSE 0 END",
        "is_from_before": "CASE WHEN day < :start THEN 1 ELSE 0 END",
        "is_of_many": _flag("people_count > 1"),
        "is_anonymous": _flag("is_anonymous"),
    },
)

_TRAININGS = Countable(TRAININGS, {"training": "kind"})

COUNTABLES: Mapping[Counting, Countable] = {
    Counting.VISITS: _VISITS,
    Counting.VISITORS: replace(_VISITS, amount="people_count"),
    Counting.MATTERS: Countable(
        replace(MATTERS, sql=_CASES_RECEIVED),
        {key: sql for key, sql in _VISITS.by.items() if key != "is_large_group"},
    ),
    Counting.RECEPTION_DAYS: Countable(
        replace(MEETINGS, sql=_DAYS),
        {
            "received_by": "desk",
            "occasion": "kind",
            "is_announced": _flag("announced_on IS NOT NULL"),
            "is_held": _flag("status IN ('held', 'nobody_came')"),
        },
        needs=frozenset({"occasion"}),
        distinct="day",
    ),
    Counting.PETITIONS: _PETITIONS,
    Counting.CASES: replace(
        _PETITIONS, by={**_PETITIONS.by, "stage": _STAGE_OF_CASE}, distinct="case_id"
    ),
    Counting.DECISIONS: Countable(
        DECISIONS,
        {
            "kind": "kind",
            "level": "level",
            "result": "result",
            "is_ours": "is_ours",
            "is_in_time": _flag("is_late = 0"),
        },
        needs=frozenset({"is_ours"}),
    ),
    Counting.ENFORCEMENTS: Countable(
        ENFORCEMENTS,
        {
            "kind": "kind",
            "is_carried_out": _flag("ended_by IN ('enforcement_finished', 'nothing_to_enforce')"),
        },
    ),
    Counting.ORDERS: Countable(
        ORDERS,
        {
            "kind": "kind",
            "measure": "measure",
            "is_carried_out": _flag("ended_by = 'carried_out'"),
        },
        amount="amount",
        needs=frozenset({"measure"}),
    ),
    Counting.CARRIED_OUT: Countable(
        CARRIED_OUT,
        {"kind": "kind", "measure": "measure"},
        amount="amount",
        needs=frozenset({"measure"}),
    ),
    Counting.DOCUMENTS: Countable(
        DOCUMENTS,
        {
            "issuer": "issuer",
            "type": "type",
            "effect": "effect",
            "is_about_reception": "is_about_reception",
        },
    ),
    Counting.CLASSES: replace(_TRAININGS, amount="classes"),
    Counting.TRAINED: replace(_TRAININGS, amount="COALESCE(people, 0)"),
    Counting.INSPECTIONS: Countable(INSPECTIONS, {}, needs=frozenset({"inspection"})),
    Counting.EXCHANGES: Countable(
        EXCHANGES, {"kind": "kind", "channel": "channel", "event": "event"}
    ),
}
