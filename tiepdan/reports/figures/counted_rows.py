"""What is counted: each source of figures with the columns that show its rows."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from tiepdan.facts.fact import fields_of
from tiepdan.facts.inspection import NUMBERS, Inspection
from tiepdan.i18n import N_
from tiepdan.law.procedure.decision_measures import show_amount
from tiepdan.law.vocabulary.decision import Decider, DecisionResult, Measure
from tiepdan.law.vocabulary.document import DocumentType, Issuer, Sanctioned, TrainingKind
from tiepdan.law.vocabulary.eligibility import IneligibleReason
from tiepdan.law.vocabulary.meeting import MeetingKind, MeetingStatus, NotHeldReason
from tiepdan.law.vocabulary.petition import (
    Channel,
    CouncilCommittee,
    PetitionForm,
    PetitionKind,
    PetitionState,
    SubjectField,
)
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.law.vocabulary.protection import ProtectionMeasures
from tiepdan.law.vocabulary.visit import Matter, Receiver, VisitOutcome
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.records.reading.rows import stored_day
from tiepdan.reports.model import Value
from tiepdan.reports.statistics.outcomes import OrderOutcome, StepOutcome


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """A column shown for the rows behind a figure, and how it is read from a row of the source.

    Without a label it is for data alone, without a key for people.
    """

    key: str
    label: str
    read: Callable[[sqlite3.Row], Value]
    width: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """Rows that each have a ``day`` (ISO text), the columns to list, and what a row is.

    ``sql`` is what stands in FROM: a view of ``source_views``, or a query of one that judges it
    as of ``:today``. ``order`` tells rows of one day apart.
    """

    sql: str
    columns: tuple[SourceColumn, ...]
    row: str
    order: str = "id"


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


_NUMBER = SourceColumn(
    "number", N_("No."), lambda row: str(PetitionNumber(row["year"], row["sequence"]))
)
_RECEIVED_ON = SourceColumn(
    "received_on", N_("Day of receipt"), lambda row: date.fromisoformat(row["day"])
)
_KIND = SourceColumn("kind", N_("Kind"), lambda row: PetitionKind(row["kind"]))


PETITIONS = Source(
    "counted_petition",
    (
        _NUMBER,
        _RECEIVED_ON,
        _KIND,
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
        _NUMBER,
        SourceColumn("met_on", N_("Meeting"), lambda row: date.fromisoformat(row["met_on"])),
        _KIND,
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


def _yes_or_no(flag: int | None) -> bool | None:
    return None if flag is None else bool(flag)


HANDLING = Source(
    _WITH_LATENESS,
    (
        _NUMBER,
        _RECEIVED_ON,
        _KIND,
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
            lambda row: _yes_or_no(row["is_late"]),
        ),
    ),
    N_("petition or opinion"),
)


EXAMINATIONS = Source(
    "counted_examination",
    (
        _NUMBER,
        _RECEIVED_ON,
        _KIND,
        SourceColumn("examined_on", N_("Examined on"), lambda row: stored_day(row["examined_on"])),
        SourceColumn("eligible", N_("Eligible"), lambda row: _yes_or_no(row["is_eligible"])),
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
)


CASES = Source(
    "counted_case",
    (
        _NUMBER,
        _RECEIVED_ON,
        _KIND,
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


DECISIONS = Source(
    "counted_decision",
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
        SourceColumn("body", N_("Body"), lambda row: row["body"], 10),
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


ENFORCEMENTS = Source(
    "counted_enforcement",
    (
        SourceColumn("date", N_("Decided on"), lambda row: date.fromisoformat(row["day"])),
        _NUMBER,
        _KIND,
        SourceColumn("event", N_("Event"), lambda row: PetitionEventKind(row["event"])),
        SourceColumn("document_number", N_("Document"), lambda row: row["document_number"], 10),
        SourceColumn("ended_on", N_("Ended on"), lambda row: stored_day(row["finished_on"])),
        SourceColumn(
            "ended_by",
            N_("Ended by"),
            lambda row: PetitionEventKind(row["ended_by"]) if row["ended_by"] else None,
        ),
    ),
    N_("decision or conclusion"),
)


_MEASURE = SourceColumn("measure", N_("Measure"), lambda row: Measure(row["measure"]), 20)


def _amount(key: str, label: str, column: str) -> tuple[SourceColumn, SourceColumn]:
    """An amount as a number for data, and with its unit for people."""
    return (
        SourceColumn(key, "", lambda row: row[column]),
        SourceColumn("", label, lambda row: show_amount(Measure(row["measure"]), row[column])),
    )


ORDERS = Source(
    "counted_order",
    (
        SourceColumn("date", N_("Decided on"), lambda row: date.fromisoformat(row["day"])),
        _NUMBER,
        _KIND,
        _MEASURE,
        *_amount("amount", N_("Amount"), "amount"),
        SourceColumn("ended_on", N_("Ended on"), lambda row: stored_day(row["finished_on"])),
        SourceColumn(
            "ended_by",
            N_("How"),
            lambda row: OrderOutcome(row["ended_by"]) if row["ended_by"] else None,
        ),
    ),
    N_("part of what a decision or conclusion orders"),
    order="id, measure, step_id",
)


CARRIED_OUT = Source(
    "counted_carried_out",
    (
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        _NUMBER,
        _KIND,
        SourceColumn("event", N_("Event"), lambda row: PetitionEventKind(row["event"])),
        _MEASURE,
        *_amount("amount", N_("Carried out"), "amount"),
        *_amount("beyond", N_("More than was ordered"), "beyond"),
    ),
    N_("measure carried out by a step of enforcement"),
    order="id, measure",
)


PROTECTIONS = Source(
    "counted_protection",
    (
        SourceColumn("protection", N_("No."), lambda row: row["id"]),
        SourceColumn("petition", N_("Petition"), _NUMBER.read),
        SourceColumn("measures", "", lambda row: row["measures"]),
        SourceColumn(
            "", N_("What is protected"), lambda row: ProtectionMeasures(row["measures"]).label, 16
        ),
        SourceColumn("persons", N_("Denouncers"), lambda row: row["persons"]),
        SourceColumn("relatives", N_("Relatives"), lambda row: row["relatives"]),
        SourceColumn("since", N_("Since"), lambda row: date.fromisoformat(row["day"])),
        SourceColumn("until", N_("Until"), lambda row: stored_day(row["finished_on"])),
        SourceColumn("document_number", N_("Document"), lambda row: row["document_number"], 10),
    ),
    N_("decision on the protection of a denouncer"),
)


FLOWING = (HANDLING, EXAMINATIONS, ENFORCEMENTS, ORDERS, PROTECTIONS)
"""The sources whose rows end, so that they may be carried over from one period into the next."""


EXCHANGES = Source(
    "counted_exchange",
    (
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        _NUMBER,
        _KIND,
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


DOCUMENTS = Source(
    "counted_document",
    (
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        SourceColumn("issuer", N_("Issuer"), lambda row: Issuer(row["issuer"])),
        SourceColumn("type", N_("Type"), lambda row: DocumentType(row["type"])),
        SourceColumn("number", N_("No."), lambda row: row["number"]),
        SourceColumn("title", N_("Title"), lambda row: row["title"], 24),
    ),
    N_("document"),
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


TRAININGS = Source(
    "counted_training",
    (
        SourceColumn("id", N_("In the list"), lambda row: row["id"]),
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        SourceColumn("kind", N_("Kind"), lambda row: TrainingKind(row["kind"])),
        SourceColumn("classes", N_("Classes"), lambda row: row["classes"]),
        SourceColumn("people", N_("People"), lambda row: row["people"]),
        SourceColumn("title", N_("Subject"), lambda row: row["title"], 20),
        SourceColumn("organiser", N_("Organised by"), lambda row: row["organiser"], 10),
    ),
    N_("training or dissemination"),
)


def _inspected(name: str) -> Callable[[sqlite3.Row], Value]:
    return lambda row: row[name]


INSPECTIONS = Source(
    "counted_inspection",
    (
        SourceColumn("id", N_("In the list"), lambda row: row["id"]),
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        *(
            SourceColumn(name, field.fact.label, _inspected(name))
            for name, field in fields_of(Inspection).items()
            if name in NUMBERS
        ),
        SourceColumn("note", N_("Note"), lambda row: row["note"], 12),
    ),
    N_("entry of numbers of inspections"),
)


SANCTIONS = Source(
    "counted_sanction",
    (
        SourceColumn("id", N_("In the list"), lambda row: row["id"]),
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        SourceColumn("subject", N_("Whom"), lambda row: Sanctioned(row["subject"])),
        SourceColumn("form", N_("Form"), lambda row: row["form"], 16),
    ),
    N_("sanction"),
)
