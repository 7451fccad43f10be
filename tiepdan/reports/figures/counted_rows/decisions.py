"""What is counted of decisions, their enforcement, and of those protected."""

from datetime import date

from tiepdan.i18n import N_
from tiepdan.law.procedure.decision_measures import show_amount
from tiepdan.law.vocabulary.decision import Decider, DecisionResult, Measure
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.law.vocabulary.protection import ProtectionMeasures
from tiepdan.records.reading.rows import stored_day
from tiepdan.reports.figures.counted_rows.source import (
    KIND,
    NUMBER,
    Source,
    SourceColumn,
    yes_or_no,
)
from tiepdan.reports.statistics.sections.outcomes import OrderOutcome

DECISIONS = Source(
    "counted_decision",
    (
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        NUMBER,
        KIND,
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
        SourceColumn("late", N_("Late"), lambda row: yes_or_no(row["is_late"])),
        SourceColumn("document_number", N_("Document"), lambda row: row["document_number"], 10),
    ),
    N_("decision or conclusion"),
)


ENFORCEMENTS = Source(
    "counted_enforcement",
    (
        SourceColumn("date", N_("Decided on"), lambda row: date.fromisoformat(row["day"])),
        NUMBER,
        KIND,
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
    ends=True,
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
        NUMBER,
        KIND,
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
    ends=True,
)


CARRIED_OUT = Source(
    "counted_carried_out",
    (
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        NUMBER,
        KIND,
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
        SourceColumn("petition", N_("Petition"), NUMBER.read),
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
    ends=True,
)
