"""What is counted: for each kind of row a query with its ``day``, and the columns that show it."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.decision import Decider, DecisionResult
from tiepdan.law.vocabulary.document import DocumentType, Issuer, Sanctioned
from tiepdan.law.vocabulary.meeting import MeetingKind, MeetingStatus, NotHeldReason
from tiepdan.law.vocabulary.petition import Channel, Field, PetitionKind, PetitionState
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.law.vocabulary.visit import Matter, Receiver
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.records.reading.petitions.decisions import IS_OURS
from tiepdan.records.reading.rows import stored_day
from tiepdan.records.reading.secrecy import is_protected, shown_of_petition, shown_of_visit
from tiepdan.records.reading.voids import is_void, live
from tiepdan.reports.model import Value
from tiepdan.reports.statistics.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """A column shown for the rows behind a figure, and how it is read from a row of the source."""

    key: str
    label: str
    read: Callable[[sqlite3.Row], Value]
    width: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A query whose rows each have a ``day`` (ISO text), what a row is, and the columns to list."""

    sql: str
    columns: tuple[SourceColumn, ...]
    row: str


MEETINGS = Source(
    "SELECT id, meets_on AS day, kind, status, not_held_reason, not_held_note, chair,"
    f" people_present, content FROM {live('meeting')} AS m",
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
        SourceColumn("note", N_("Note"), lambda row: row["not_held_note"], 16),
        SourceColumn("content", N_("Content"), lambda row: row["content"], 24),
    ),
    N_("meeting or dialogue"),
)


VISITS = Source(
    "SELECT v.id, v.visited_on AS day, v.receiver, v.people_count, v.matter,"
    f" {shown_of_visit('v.content')} AS content,"
    " COALESCE(m.kind, 'regular_reception') AS meeting_kind"
    f" FROM {live('visit')} AS v LEFT JOIN meeting AS m ON m.id = v.meeting_id",
    (
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        SourceColumn("kind", N_("Kind"), lambda row: MeetingKind(row["meeting_kind"])),
        SourceColumn("receiver", N_("Received by"), lambda row: Receiver(row["receiver"])),
        SourceColumn("people", N_("People"), lambda row: row["people_count"]),
        SourceColumn("matter", N_("Matter"), lambda row: Matter(row["matter"])),
        SourceColumn("content", N_("Content"), lambda row: row["content"], 24),
    ),
    N_("visit"),
)


# A matter is a petition that a visit led to or was about, counted at each visit, as the official
# form counts them (first time and again); a visit whose matter became no petition; or a petition
# handed in at a reception without a visit being recorded. It counts as resolved when its petition
# is, and without a petition when advice ended it on the spot.
MATTERS = Source(
    "SELECT v.visited_on AS day, v.matter, p.year, p.sequence,"
    f" {shown_of_visit('v.content')} AS content,"
    "  CASE WHEN p.id IS NULL AND v.advice IS NOT NULL THEN v.visited_on"
    "       ELSE s.finished_on END AS finished_on"
    f" FROM {live('visit')} AS v LEFT JOIN visit_petition AS l ON l.visit_id = v.id"
    f" AND NOT {is_void('petition', 'l', 'petition_id')}"
    " LEFT JOIN petition AS p ON p.id = l.petition_id"
    " LEFT JOIN petition_standing AS s ON s.petition_id = p.id WHERE v.matter <> 'none'"
    " UNION ALL"
    f" SELECT p.received_on, 'new', p.year, p.sequence, {shown_of_petition('p.summary')},"
    " s.finished_on"
    " FROM petition AS p JOIN petition_standing AS s ON s.petition_id = p.id"
    " WHERE p.channel = 'reception'"
    "  AND NOT EXISTS (SELECT 1 FROM visit_petition AS l WHERE l.petition_id = p.id"
    f"  AND NOT {is_void('visit', 'l', 'visit_id')})",
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
)


_NUMBER = SourceColumn(
    "number", N_("No."), lambda row: str(PetitionNumber(row["year"], row["sequence"]))
)
_RECEIVED_ON = SourceColumn(
    "received_on", N_("Received"), lambda row: date.fromisoformat(row["day"])
)
_KIND = SourceColumn("kind", N_("Kind"), lambda row: PetitionKind(row["kind"]))


PETITIONS = Source(
    "SELECT p.id, p.year, p.sequence, p.received_on AS day, p.kind, p.field, p.channel,"
    " p.is_within_competence, p.meeting_id, p.officer, s.state, s.finished_on, s.ended_by,"
    " s.since,"
    f" {shown_of_petition('p.summary')} AS summary"
    " FROM petition AS p JOIN petition_standing AS s ON s.petition_id = p.id",
    (
        _NUMBER,
        _RECEIVED_ON,
        _KIND,
        SourceColumn("field", N_("Field"), lambda row: Field(row["field"])),
        SourceColumn("channel", N_("Channel"), lambda row: Channel(row["channel"])),
        SourceColumn("state", N_("State"), lambda row: PetitionState(row["state"])),
        SourceColumn("summary", N_("Summary"), lambda row: row["summary"], 24),
    ),
    N_("petition or opinion"),
)


_IS_LATE = "CASE WHEN s.is_limited THEN CASE WHEN s.late_after < :today THEN 1 ELSE 0 END END"
"""1 if a duty to deal with a petition that ended was missed, 0 if none; empty where none ran."""


def _yes_or_no(flag: int | None) -> bool | None:
    return None if flag is None else bool(flag)


def _days(row: sqlite3.Row) -> int | None:
    """Calendar days from the receipt to the end; the day of the receipt is not counted."""
    ended_on = stored_day(row["finished_on"])
    return None if ended_on is None else (ended_on - date.fromisoformat(row["day"])).days


HANDLING = Source(
    "SELECT p.id, p.year, p.sequence, p.received_on AS day, p.kind, p.field, p.channel, p.officer,"
    f" s.state, s.finished_on, s.ended_by, {_IS_LATE} AS is_late, {is_protected('p')} AS is_secret,"
    " (SELECT w.hamlet FROM petitioner AS w WHERE w.id = p.petitioner_id"
    f"  AND NOT {is_protected('p')}) AS hamlet"
    " FROM petition AS p JOIN petition_standing AS s ON s.petition_id = p.id",
    (
        _NUMBER,
        _RECEIVED_ON,
        _KIND,
        SourceColumn("officer", N_("Responsible"), lambda row: row["officer"], 14),
        SourceColumn("state", N_("State"), lambda row: PetitionState(row["state"])),
        SourceColumn("ended_on", N_("Ended on"), lambda row: stored_day(row["finished_on"])),
        SourceColumn(
            "ended_by",
            N_("Ended by"),
            lambda row: PetitionEventKind(row["ended_by"]) if row["ended_by"] else None,
        ),
        SourceColumn("days", N_("Days"), _days),
        SourceColumn(
            "late",
            N_("Late"),
            lambda row: _yes_or_no(row["is_late"]),
        ),
    ),
    N_("petition or opinion"),
)


LIMITS_TO_DECIDE = ("KN-28", "TC-30")
"""Within which a complaint is decided and a denunciation concluded; a test holds it to the law."""

DECISIONS = Source(
    "SELECT e.happened_on AS day, e.kind AS event, e.result, e.document_number,"
    f" {IS_OURS} AS is_ours,"
    " CASE WHEN e.kind = 'decided' THEN"
    "  (SELECT max(CASE WHEN d.done_on > d.late_after THEN 1 ELSE 0 END) FROM deadline AS d"
    "   WHERE d.petition_id = p.id AND d.done_on = e.happened_on AND d.done_by = 'decided'"
    f"   AND d.limit_id IN ({', '.join(map(repr, LIMITS_TO_DECIDE))})) END AS is_late,"
    " p.year, p.sequence, p.kind"
    f" FROM petition_event AS e JOIN {live('petition')} AS p ON p.id = e.petition_id"
    " WHERE e.kind IN ('decided', 'second_decided')",
    (
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        _NUMBER,
        _KIND,
        SourceColumn("event", N_("Event"), lambda row: PetitionEventKind(row["event"])),
        SourceColumn(
            "decided_by",
            N_("Whose"),
            lambda row: Decider.OFFICE if row["is_ours"] else Decider.SUPERIOR,
        ),
        SourceColumn(
            "result",
            N_("Result"),
            lambda row: DecisionResult(row["result"]) if row["result"] else None,
        ),
        SourceColumn("late", N_("Late"), lambda row: _yes_or_no(row["is_late"])),
        SourceColumn("document_number", N_("Document"), lambda row: row["document_number"], 10),
    ),
    N_("decision or conclusion"),
)


_FELL_DUE = (
    "d.severity = 'duty'"
    " AND (d.late_after < :today OR (d.late_after = :today AND d.done_on <= d.late_after))"
    " AND (d.done_on IS NOT NULL OR d.paused_since IS NULL OR d.paused_since > :today)"
)
"""A step whose last day has come, and is not merely waiting for a suspended case to go on."""

_OUTCOME = (
    "CASE WHEN d.done_on IS NULL OR d.done_on > :today THEN 'open_late'"
    " WHEN d.done_on <= d.late_after THEN CASE WHEN d.is_met THEN 'met' ELSE 'lapsed' END"
    " WHEN d.is_met THEN 'met_late' ELSE 'lapsed_late' END"
)

LIMITS = Source(
    "SELECT d.late_after AS day, d.limit_id, d.started_on, d.done_on, d.done_by, d.meeting_id,"
    f" {_OUTCOME} AS outcome, p.year, p.sequence"
    " FROM deadline AS d LEFT JOIN petition AS p ON p.id = d.petition_id"
    f" WHERE {_FELL_DUE}",
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
        SourceColumn("outcome", N_("Outcome"), lambda row: Outcome(row["outcome"]), 12),
    ),
    N_("step of a petition or meeting"),
)


DOCUMENTS = Source(
    "SELECT o.issued_on AS day, o.issuer, o.type, o.number,"
    f" {shown_of_petition('o.title')} AS title"
    f" FROM {live('document')} AS o LEFT JOIN petition AS p ON p.id = o.petition_id",
    (
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        SourceColumn("issuer", N_("Issuer"), lambda row: Issuer(row["issuer"])),
        SourceColumn("type", N_("Type"), lambda row: DocumentType(row["type"])),
        SourceColumn("number", N_("No."), lambda row: row["number"]),
        SourceColumn("title", N_("Title"), lambda row: row["title"], 24),
    ),
    N_("document"),
)


SANCTIONS = Source(
    f"SELECT id, imposed_on AS day, subject, form, note FROM {live('sanction')} AS i",
    (
        SourceColumn("id", N_("In the list"), lambda row: row["id"]),
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        SourceColumn("subject", N_("Whom"), lambda row: Sanctioned(row["subject"])),
        SourceColumn("form", N_("Form"), lambda row: row["form"], 16),
    ),
    N_("sanction"),
)
