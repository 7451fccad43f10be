"""How each opinion raised at a meeting was answered: as SQL for figures, and for one meeting.

No more is kept than what happened. Answered on the day of the meeting is on the spot; an agency's
written result, and the results of all opinions of a meeting, are answers as well, for the standing
and the time limits too (TCD-10); what was forwarded, or ended, stays so whoever answers it then. An
interim notice is no answer: it says by when there will be one.
"""

import sqlite3
from collections.abc import Mapping
from datetime import date, timedelta

from tiepdan.law.vocabulary.meeting import MeetingEventKind, MeetingKind
from tiepdan.law.vocabulary.petition import Channel, OpinionOutcome
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records.live_rows import is_void

_ANSWERS = ", ".join(
    f"'{kind}'"
    for kind in (
        PetitionEventKind.ANSWERED,
        PetitionEventKind.AGENCY_REPLIED,
        PetitionEventKind.DECIDED,
    )
)

ANSWERED_ON = f"""(
    SELECT MIN(answer.happened_on) FROM (
        SELECT e.happened_on FROM petition_event AS e
        WHERE e.petition_id = p.id AND e.kind IN ({_ANSWERS})
        UNION ALL
        SELECT r.happened_on FROM meeting_event AS r
        WHERE r.meeting_id = p.meeting_id AND r.kind = '{MeetingEventKind.RESULTS_RECEIVED}'
    ) AS answer WHERE s.finished_on IS NULL OR answer.happened_on <= s.finished_on)"""
"""SQL: the day on which opinion ``p``, of standing ``s``, was first answered before its end."""

FORWARDED_ON = f"CASE WHEN s.ended_by = '{PetitionEventKind.FORWARDED}' THEN s.finished_on END"
"""SQL: the day on which an opinion of standing ``s`` was forwarded, where that ended it."""

AT_CONFERENCE = f"channel = '{Channel.DIALOGUE}' AND raised_at = '{MeetingKind.PEOPLE_CONFERENCE}'"
AT_DIALOGUE = (
    f"channel = '{Channel.DIALOGUE}'"
    f" AND (raised_at IS NULL OR raised_at <> '{MeetingKind.PEOPLE_CONFERENCE}')"
)
AT_VOTERS_MEETING = f"channel = '{Channel.VOTER_CONTACT}'"
"""SQL: of a row of ``counted_opinion`` or ``counted_petition``, where it was raised.

The conference with the People is by another law than dialogues are (Luật 72/2025, Điều 43), and is
counted apart as they are.
"""

OF_MEETINGS = f"('{Channel.DIALOGUE}', '{Channel.VOTER_CONTACT}')"
"""SQL: the channels by which opinions are raised in public."""


def outcome_before(day: str = ":end") -> str:
    """SQL: how an opinion of ``counted_opinion`` was answered before a day."""
    return (
        f"CASE WHEN answered_on <= met_on THEN '{OpinionOutcome.ON_THE_SPOT}'"
        f" WHEN forwarded_on < {day} THEN '{OpinionOutcome.FORWARDED}'"
        f" WHEN answered_on < {day} THEN '{OpinionOutcome.LATER}'"
        f" WHEN finished_on < {day} THEN '{OpinionOutcome.ENDED}'"
        f" ELSE '{OpinionOutcome.OWED}' END"
    )


def outcomes_of_meeting(
    connection: sqlite3.Connection, meeting_id: int, *, today: date
) -> Mapping[PetitionNumber, OpinionOutcome]:
    """How each opinion of a meeting was answered by ``today``."""
    rows = connection.execute(
        f"SELECT year, sequence, {outcome_before()} FROM ("
        f"SELECT p.year, p.sequence, m.meets_on AS met_on, {ANSWERED_ON} AS answered_on,"
        f" {FORWARDED_ON} AS forwarded_on, s.finished_on"
        " FROM petition AS p JOIN meeting AS m ON m.id = p.meeting_id"
        " LEFT JOIN petition_standing AS s ON s.petition_id = p.id"
        f" WHERE p.meeting_id = :meeting_id AND NOT {is_void('petition', 'p')}) AS c",
        {"meeting_id": meeting_id, "end": str(today + timedelta(days=1))},
    )
    return {PetitionNumber(year, number): OpinionOutcome(outcome) for year, number, outcome in rows}
