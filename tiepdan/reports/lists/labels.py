"""Stored rows in words: what a table, a column and a value of it are called."""

from collections.abc import Mapping
from datetime import date

from tiepdan.dates import show_date
from tiepdan.i18n import N_, _
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.procedure.decision_measures import show_amount
from tiepdan.law.vocabulary.calendar import HalfDay, Weekday
from tiepdan.law.vocabulary.decision import Decider, DecisionResult, Measure
from tiepdan.law.vocabulary.document import DocumentType, Issuer, Sanctioned
from tiepdan.law.vocabulary.meeting import (
    MeetingEventKind,
    MeetingKind,
    MeetingStatus,
    NotHeldReason,
)
from tiepdan.law.vocabulary.petition import Addressee, Channel, Field, Level, LinkKind, PetitionKind
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind, RefusalGround
from tiepdan.law.vocabulary.terms import Term
from tiepdan.law.vocabulary.visit import Matter, Receiver
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.text import masked

_TABLES = {
    "office": N_("office"),
    "meeting": N_("meeting"),
    "meeting_event": N_("event of a meeting"),
    "petitioner": N_("person"),
    "petition": N_("petition"),
    "petition_event": N_("event of a petition"),
    "decision_measure": N_("measure ordered or carried out"),
    "petition_link": N_("link of two petitions"),
    "visit": N_("visit"),
    "visit_petition": N_("link of a visit to a petition"),
    "document": N_("document"),
    "sanction": N_("sanction"),
    "void": N_("void entry"),
    "calendar_override": N_("day of the office's own"),
    "pack_switch": N_("switch of local rules"),
}

_COLUMNS = {
    "act_by": N_("To act by"),
    "address": N_("Address"),
    "addressed_to": N_("Addressed to"),
    "advice": N_("Advice given"),
    "amount": N_("Amount"),
    "authority": N_("Authority"),
    "capacity": N_("Capacity of the chair"),
    "chair": N_("Chair"),
    "channel": N_("Channel"),
    "complexity": N_("How complex"),
    "content": N_("Content"),
    "day": N_("Day"),
    "decided_by": N_("Whose decision"),
    "document_number": N_("Document number"),
    "earlier_id": N_("Earlier petition"),
    "extended_days": N_("Extended by days"),
    "extended_to": N_("Extended to"),
    "field": N_("Field"),
    "form": N_("Form"),
    "ground": N_("Ground"),
    "half_day": N_("Half of the day"),
    "hamlet": N_("Hamlet"),
    "happened_on": N_("On which day"),
    "id_number": N_("Identity number"),
    "imposed_on": N_("Day of the sanction"),
    "is_on": N_("Switched on"),
    "is_online": N_("Online"),
    "is_remote": N_("Remote area"),
    "is_within_competence": N_("Within competence"),
    "is_worked": N_("Worked"),
    "issued_on": N_("Day of issue"),
    "issuer": N_("Issuer"),
    "kind": N_("Kind"),
    "level": N_("Which time"),
    "linked_on": N_("Linked on"),
    "matter": N_("Matter"),
    "measure": N_("Measure"),
    "meeting_id": N_("Meeting number"),
    "meets_on": N_("Day of the meeting"),
    "moved_to": N_("Moved to (day)"),
    "name": N_("Name"),
    "not_held_note": N_("Reason in words"),
    "not_held_reason": N_("Reason it was not held"),
    "note": N_("Note"),
    "number": N_("Number"),
    "officer": N_("Officer responsible"),
    "pack": N_("Local rules"),
    "people_count": N_("How many people"),
    "people_present": N_("People present"),
    "phone": N_("Telephone"),
    "place": N_("Place"),
    "protection_waived_on": N_("Protection waived on"),
    "protection_waiver": N_("Document of the waiver"),
    "province": N_("Province"),
    "purged_on": N_("Personal data destroyed on"),
    "reason": N_("Reason"),
    "received_on": N_("Day of receipt"),
    "receiver": N_("Received by"),
    "reception_half_day": N_("Morning or afternoon"),
    "reception_weekday": N_("Usual reception weekday"),
    "replaces_id": N_("Instead of meeting"),
    "result": N_("Result"),
    "status": N_("Status"),
    "subject": N_("Whom"),
    "summary": N_("Summary"),
    "title": N_("Title"),
    "type": N_("Type"),
    "visited_on": N_("Day of the visit"),
    "voided_on": N_("Void since"),
}

_KINDS: dict[str, type[Term]] = {
    "meeting": MeetingKind,
    "meeting_event": MeetingEventKind,
    "petition": PetitionKind,
    "petition_event": PetitionEventKind,
    "petition_link": LinkKind,
}

_TERMS: dict[str, type[Term | Capacities]] = {
    "addressed_to": Addressee,
    "capacity": Capacities,
    "channel": Channel,
    "complexity": Complexity,
    "decided_by": Decider,
    "field": Field,
    "ground": RefusalGround,
    "half_day": HalfDay,
    "issuer": Issuer,
    "level": Level,
    "matter": Matter,
    "measure": Measure,
    "not_held_reason": NotHeldReason,
    "receiver": Receiver,
    "reception_half_day": HalfDay,
    "reception_weekday": Weekday,
    "result": DecisionResult,
    "status": MeetingStatus,
    "subject": Sanctioned,
    "type": DocumentType,
}


def table_label(table: str) -> str:
    """What a row of the table is called."""
    return _(_TABLES[table])


def row_label(table: str, key: str, row: Mapping[str, object]) -> str:
    """What one row is called: by its number where people know it by one."""
    if table == "petition":
        key = str(PetitionNumber(int(str(row["year"])), int(str(row["sequence"]))))
    elif table == "meeting":
        key = show_meeting_number(int(key))
    elif table == "calendar_override":
        key = show_date(date.fromisoformat(key))
    return f"{table_label(table)} {key}"


def is_shown(column: str) -> bool:
    """Whether a column says something to a person, and is not merely the number of a row."""
    return column in _COLUMNS


def column_label(column: str) -> str:
    """What a column is called."""
    return _(_COLUMNS[column])


def value_label(table: str, column: str, value: object, row: Mapping[str, object]) -> str:
    """A stored value of a row as a person reads it; the end of an identity number only."""
    text = str(value)
    terms = _KINDS.get(table) if column == "kind" else _TERMS.get(column)
    if value is None:
        text = "–"
    elif terms:
        text = terms(text).label
    elif column == "amount":
        text = show_amount(Measure(str(row["measure"])), int(text))
    elif column == "id_number":
        text = masked(text)
    elif column in {"meeting_id", "replaces_id"}:
        text = show_meeting_number(int(text))
    elif column.startswith("is_"):
        text = _("yes") if value else _("no")
    elif column in {"day", "act_by"} or column.endswith(("_on", "_to")):
        text = show_date(date.fromisoformat(text))
    return text
