"""What is counted: for each kind of row a query with its ``day``, and the columns that show it."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tiepdan.i18n import N_
from tiepdan.law.vocabulary import (
    Channel,
    DecisionResult,
    DocumentType,
    Field,
    Issuer,
    Matter,
    MeetingKind,
    MeetingStatus,
    NotHeldReason,
    PetitionEventKind,
    PetitionKind,
    PetitionState,
    Receiver,
    Sanctioned,
)
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.records.reading.rows import stored_day
from tiepdan.records.secrecy import is_protected, shown_of_petition, shown_of_visit
from tiepdan.records.voids import is_void, live
from tiepdan.reports.model import Value


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
    " p.is_within_competence, p.meeting_id, p.officer, s.state, s.finished_on, s.since,"
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


_LATE = (
    "(SELECT max(CASE WHEN d.done_on > d.late_after THEN 1 ELSE 0 END) FROM deadline AS d"
    " WHERE d.petition_id = p.id AND d.done_on = s.finished_on AND d.done_by IS NOT NULL"
    " AND d.limit_id IN (SELECT value FROM json_each(:ending_limits)))"
)
"""1 if a limit to deal with the petition ended late together with it, 0 if all in time.

Empty where no such limit ended on the petition's last day. ``ending_limits`` are the limits of
``law.procedure.is_to_deal_with``, as JSON.
"""


def _days(row: sqlite3.Row) -> int | None:
    """Calendar days from the receipt to the end; the day of the receipt is not counted."""
    ended_on = stored_day(row["finished_on"])
    return None if ended_on is None else (ended_on - date.fromisoformat(row["day"])).days


HANDLING = Source(
    "SELECT p.id, p.year, p.sequence, p.received_on AS day, p.kind, p.field, p.channel, p.officer,"
    " s.state, s.finished_on,"
    f" {_LATE} AS is_late, {is_protected('p')} AS is_secret,"
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
        SourceColumn("days", N_("Days"), _days),
        SourceColumn(
            "late",
            N_("Late"),
            lambda row: None if row["is_late"] is None else bool(row["is_late"]),
        ),
    ),
    N_("petition or opinion"),
)


DECISIONS = Source(
    "SELECT e.happened_on AS day, e.kind AS event, e.result, e.document_number,"
    " p.year, p.sequence, p.kind"
    f" FROM petition_event AS e JOIN {live('petition')} AS p ON p.id = e.petition_id"
    " WHERE e.kind IN ('decided', 'second_decided')",
    (
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        _NUMBER,
        _KIND,
        SourceColumn("event", N_("Event"), lambda row: PetitionEventKind(row["event"])),
        SourceColumn(
            "result",
            N_("Result"),
            lambda row: DecisionResult(row["result"]) if row["result"] else None,
        ),
        SourceColumn("document_number", N_("Document"), lambda row: row["document_number"], 10),
    ),
    N_("decision or conclusion"),
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
