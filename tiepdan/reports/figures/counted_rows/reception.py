"""What is counted of receptions and dialogues: meetings, visits, matters."""

from datetime import date

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.meeting import MeetingKind, MeetingStatus, NotHeldReason
from tiepdan.law.vocabulary.petition import (
    PetitionKind,
    SubjectField,
)
from tiepdan.law.vocabulary.visit import Matter, Receiver, VisitOutcome
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.reports.figures.counted_rows.source import Source, SourceColumn

MEETINGS = Source(
    "counted_meeting",
    (
        SourceColumn("number", N_("No."), lambda row: show_meeting_number(row["id"])),
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        SourceColumn("kind", N_("Kind"), lambda row: MeetingKind(row["kind"])),
        SourceColumn("status", N_("Status"), lambda row: MeetingStatus(row["status"])),
        SourceColumn(
            "reason",
            N_("Reason"),
            lambda row: NotHeldReason(row["not_held_reason"]) if row["not_held_reason"] else None,
        ),
        SourceColumn("people", N_("People present"), lambda row: row["people_present"]),
        SourceColumn("speakers", N_("Speakers"), lambda row: row["speakers"]),
        SourceColumn("note", N_("Note"), lambda row: row["not_held_note"], 16),
        SourceColumn("content", N_("Content"), lambda row: row["content"], 24),
    ),
    N_("meeting or dialogue"),
)


VISITS = Source(
    "counted_visit",
    (
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        SourceColumn("kind", N_("Kind"), lambda row: MeetingKind(row["meeting_kind"])),
        SourceColumn("receiver", N_("Received by"), lambda row: Receiver(row["receiver"])),
        SourceColumn("people", N_("People"), lambda row: row["people_count"]),
        SourceColumn("matter", N_("Matter"), lambda row: Matter(row["matter"])),
        SourceColumn(
            "matter_kind",
            N_("Kind of matter"),
            lambda row: PetitionKind(row["kind"]) if row["kind"] else None,
        ),
        SourceColumn(
            "field", N_("Field"), lambda row: SubjectField(row["field"]) if row["field"] else None
        ),
        SourceColumn(
            "outcome",
            N_("What became of it"),
            lambda row: VisitOutcome(row["outcome"]) if row["outcome"] else None,
            12,
        ),
        SourceColumn("same_content", N_("Same content"), lambda row: row["same_content"]),
        SourceColumn("content", N_("Content"), lambda row: row["content"], 24),
    ),
    N_("visit"),
)


MATTERS = Source(
    "counted_matter",
    (
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        SourceColumn("matter", N_("Matter"), lambda row: Matter(row["matter"])),
        SourceColumn(
            "petition",
            N_("Petition"),
            lambda row: str(PetitionNumber(row["year"], row["sequence"])) if row["year"] else None,
        ),
        SourceColumn(
            "content",
            N_("Content"),
            lambda row: row["content"],
            24,
        ),
    ),
    N_("matter at a visit"),
    order="COALESCE(visit_id, 2147483647), COALESCE(petition_id, 0)",
)
