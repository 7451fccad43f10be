"""The visits to a meeting; what gives a denouncer away stays covered."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from tiepdan.law.rules import LARGE_GROUP
from tiepdan.law.vocabulary import Matter, Receiver
from tiepdan.records.secrecy import shown_of_visit


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One turn of a person or delegation; ``content`` is empty where a denouncer is protected."""

    id: int
    visited_on: date
    people_count: int
    receiver: Receiver
    matter: Matter
    is_protected: bool
    content: str | None

    @property
    def is_large_group(self) -> bool:
        """Whether a delegation counts as a large group."""
        return self.people_count >= LARGE_GROUP


def visits_of_meeting(connection: sqlite3.Connection, meeting_id: int) -> list[VisitRow]:
    """The visits to a meeting, in the order in which they were recorded."""
    rows = connection.execute(
        "SELECT v.id, v.visited_on, v.people_count, v.receiver, v.matter,"
        f" {shown_of_visit('v.content')} AS shown_content, {shown_of_visit('0')} IS NULL AS covered"
        " FROM visit AS v WHERE v.meeting_id = ? ORDER BY v.id",
        (meeting_id,),
    )
    return [
        VisitRow(
            id=row["id"],
            visited_on=date.fromisoformat(row["visited_on"]),
            people_count=row["people_count"],
            receiver=Receiver(row["receiver"]),
            matter=Matter(row["matter"]),
            is_protected=bool(row["covered"]),
            content=row["shown_content"],
        )
        for row in rows
    ]
