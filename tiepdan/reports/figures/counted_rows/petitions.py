"""What is counted of petitions: received, handled, examined, their cases and limits."""

from datetime import date
from operator import itemgetter

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.eligibility import IneligibleReason
from tiepdan.law.vocabulary.petition import (
    Channel,
    CouncilCommittee,
    PetitionForm,
    PetitionKind,
    PetitionState,
    SubjectField,
)
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.records.reading.rows import stored_day
from tiepdan.reports.figures.counted_rows.source import (
    KIND,
    NUMBER,
    RECEIVED_ON,
    Source,
    SourceColumn,
    yes_or_no,
)
from tiepdan.reports.statistics.sections.outcomes import StepOutcome

PETITIONS = Source(
    "counted_petition",
    (
        NUMBER,
        RECEIVED_ON,
        KIND,
        SourceColumn("field", N_("Field"), lambda row: SubjectField(row["field"])),
        SourceColumn("channel", N_("Channel"), lambda row: Channel(row["channel"])),
        SourceColumn("form", N_("Form"), lambda row: PetitionForm(row["form"])),
        SourceColumn("state", N_("State"), lambda row: PetitionState(row["state"])),
        SourceColumn("summary", N_("Summary"), lambda row: row["summary"], 24),
    ),
    N_("petition or opinion"),
)


OPINIONS = Source(
    "counted_opinion",
    (
        NUMBER,
        SourceColumn("met_on", N_("Meeting"), lambda row: date.fromisoformat(row["met_on"])),
        KIND,
        SourceColumn("answered_on", N_("Answered on"), lambda row: stored_day(row["answered_on"])),
        SourceColumn(
            "forwarded_on", N_("Forwarded on"), lambda row: stored_day(row["forwarded_on"])
        ),
        SourceColumn("ended_on", N_("Ended on"), lambda row: stored_day(row["finished_on"])),
        SourceColumn(
            "committee",
            N_("Committee"),
            lambda row: CouncilCommittee(row["committee"]) if row["committee"] else None,
            10,
        ),
        SourceColumn("session_on", N_("Session"), lambda row: stored_day(row["session_on"])),
        SourceColumn("summary", N_("Summary"), lambda row: row["summary"], 24),
    ),
    N_("opinion"),
)


_WITH_LATENESS = (
    "(SELECT c.*, CASE WHEN c.is_limited"
    " THEN CASE WHEN c.late_after < :today THEN 1 ELSE 0 END END AS is_late"
    " FROM counted_petition AS c)"
)
"""``is_late``: 1 if a duty to deal with a petition that ended was missed, 0 if none; empty where
none ran."""


HANDLING = Source(
    _WITH_LATENESS,
    (
        NUMBER,
        RECEIVED_ON,
        KIND,
        SourceColumn("officer", N_("Officer"), lambda row: row["officer"], 14),
        SourceColumn("state", N_("State"), lambda row: PetitionState(row["state"])),
        SourceColumn("ended_on", N_("Ended on"), lambda row: stored_day(row["finished_on"])),
        SourceColumn(
            "ended_by",
            N_("Ended by"),
            lambda row: PetitionEventKind(row["ended_by"]) if row["ended_by"] else None,
        ),
        SourceColumn("days", N_("Days"), lambda row: row["days"]),
        SourceColumn(
            "late",
            N_("Late"),
            lambda row: yes_or_no(row["is_late"]),
        ),
    ),
    N_("petition or opinion"),
    ends=True,
)


EXAMINATIONS = Source(
    "counted_examination",
    (
        NUMBER,
        RECEIVED_ON,
        KIND,
        SourceColumn("examined_on", N_("Examined on"), lambda row: stored_day(row["examined_on"])),
        SourceColumn("eligible", N_("Eligible"), lambda row: yes_or_no(row["is_eligible"])),
        SourceColumn(
            "reason",
            N_("Reason"),
            lambda row: (
                IneligibleReason(row["ineligible_reason"]) if row["ineligible_reason"] else None
            ),
            14,
        ),
        SourceColumn("summary", N_("Summary"), lambda row: row["summary"], 24),
    ),
    N_("petition"),
    ends=True,
)


CASES = Source(
    "counted_case",
    (
        NUMBER,
        RECEIVED_ON,
        KIND,
        SourceColumn("field", N_("Field"), lambda row: SubjectField(row["field"])),
        SourceColumn("petitions", N_("Petitions"), lambda row: row["petition_count"]),
        SourceColumn("many_headed", N_("Many-headed"), lambda row: bool(row["is_many_headed"])),
        SourceColumn("complex", N_("Complex"), lambda row: bool(row["is_complex"])),
        SourceColumn("drawn_out", N_("Drawn-out"), lambda row: bool(row["is_drawn_out"])),
        SourceColumn(
            "degradation", N_("Degradation"), lambda row: bool(row["concerns_degradation"])
        ),
        SourceColumn("summary", N_("Summary"), lambda row: row["summary"], 24),
    ),
    N_("case"),
)


EXCHANGES = Source(
    "counted_exchange",
    (
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        NUMBER,
        KIND,
        SourceColumn("event", N_("Event"), lambda row: PetitionEventKind(row["event"])),
        SourceColumn("body", N_("Body"), lambda row: row["body"], 14),
        SourceColumn("document_number", N_("Document"), lambda row: row["document_number"], 10),
    ),
    N_("letter to or from another body"),
)


_FELL_DUE = (
    "(c.day < :today OR (c.day = :today AND c.done_on <= c.day))"
    " AND (c.done_on IS NOT NULL OR c.paused_since IS NULL OR c.paused_since > :today)"
)
"""A step whose last day has come, and is not merely waiting for a suspended case to go on."""


_OUTCOME = (
    "CASE WHEN c.done_on IS NULL OR c.done_on > :today THEN 'open_late'"
    " WHEN c.done_on <= c.day THEN CASE WHEN c.is_met THEN 'met' ELSE 'lapsed' END"
    " WHEN c.is_met THEN 'met_late' ELSE 'lapsed_late' END"
)


LIMITS = Source(
    f"(SELECT c.*, {_OUTCOME} AS outcome FROM counted_step AS c WHERE {_FELL_DUE})",
    (
        SourceColumn(
            "number",
            N_("No."),
            lambda row: (
                show_meeting_number(row["meeting_id"])
                if row["year"] is None
                else str(PetitionNumber(row["year"], row["sequence"]))
            ),
        ),
        SourceColumn("limit", N_("Limit"), lambda row: row["limit_id"]),
        SourceColumn("started_on", N_("Since"), lambda row: date.fromisoformat(row["started_on"])),
        SourceColumn("due", N_("Last day"), lambda row: date.fromisoformat(row["day"])),
        SourceColumn(
            "done_on",
            N_("Done"),
            lambda row: stored_day(row["done_on"]) if row["done_by"] else None,
        ),
        SourceColumn("outcome", N_("Outcome"), lambda row: StepOutcome(row["outcome"]), 12),
    ),
    N_("step of a petition or meeting"),
)


OPENING = Source(
    "counted_opening",
    (
        SourceColumn("from", N_("Totals since"), lambda row: stored_day(row["counted_from"])),
        SourceColumn("to", N_("Up to"), lambda row: date.fromisoformat(row["day"])),
        SourceColumn(
            "kind", N_("Kind"), lambda row: PetitionKind(row["kind"]) if row["kind"] else None
        ),
        SourceColumn(
            "field", N_("Field"), lambda row: SubjectField(row["field"]) if row["field"] else None
        ),
        *(
            SourceColumn(name, label, itemgetter(name))
            for name, label in (
                ("carried_over", N_("Carried over")),
                ("received", N_("Received")),
                ("resolved", N_("Resolved")),
                ("closed", N_("Closed otherwise")),
                ("carried_forward", N_("Carried forward")),
                ("visits", N_("Visits")),
                ("visitors", N_("People received")),
            )
        ),
    ),
    N_("line of the opening balance"),
)
