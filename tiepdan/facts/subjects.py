"""Every subject, with the table that keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass

from tiepdan.facts.calendar import CalendarOverride, PackSwitch
from tiepdan.facts.document import Document
from tiepdan.facts.fact import Field, fields_of
from tiepdan.facts.inspection import Inspection
from tiepdan.facts.link import PetitionLink
from tiepdan.facts.measure import DecisionMeasure
from tiepdan.facts.meeting import Meeting
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.facts.office import Office, Register, Staff
from tiepdan.facts.opening import Opening, OpeningLine
from tiepdan.facts.petition import Petition
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.facts.petitioner import Petitioner
from tiepdan.facts.protection import Protection
from tiepdan.facts.report import ReportRequest, SentPart, SentReport, TextBlock
from tiepdan.facts.sanction import Sanction
from tiepdan.facts.training import Training
from tiepdan.facts.visit import Visit
from tiepdan.facts.void import Void
from tiepdan.i18n import N_, _

__all__ = [
    "SUBJECTS",
    "CalendarOverride",
    "DecisionMeasure",
    "Document",
    "Inspection",
    "Meeting",
    "MeetingEvent",
    "Office",
    "Opening",
    "OpeningLine",
    "PackSwitch",
    "Petition",
    "PetitionEvent",
    "PetitionLink",
    "Petitioner",
    "Protection",
    "Register",
    "ReportRequest",
    "Sanction",
    "SentPart",
    "SentReport",
    "Staff",
    "Subject",
    "TextBlock",
    "Training",
    "Visit",
    "Void",
]


@dataclass(frozen=True, slots=True)
class VisitPetition:
    """That a visit was about a petition: the two rows, and no fact besides."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a table keeps, and what one row of it is called.

    A row may name who it is about (``petitioner_id``): a link as secret as what it links to.
    """

    table: str
    facts: type
    english: str
    names_petitioner: bool = False

    @property
    def label(self) -> str:
        """What one row is called, in the reader's language."""
        return _(self.english)

    @property
    def fields(self) -> Mapping[str, Field]:
        """Its facts by the names of their columns."""
        return fields_of(self.facts)

    @property
    def secrets(self) -> frozenset[str]:
        """The columns that could tell who somebody is, or lead to them."""
        secret = {field.name for field in self.fields.values() if field.is_secret}
        return frozenset(secret | ({"petitioner_id"} if self.names_petitioner else set()))

    @property
    def covered_with_secrets(self) -> frozenset[str]:
        """The secrets, and what is not shown where they are not."""
        beside = {field.name for field in self.fields.values() if field.is_covered_with_secrets}
        return self.secrets | beside


SUBJECTS = {
    subject.table: subject
    for subject in (
        Subject("office", Office, N_("office")),
        Subject("register", Register, N_("register")),
        Subject("staff", Staff, N_("member of staff")),
        Subject("meeting", Meeting, N_("meeting")),
        Subject("meeting_event", MeetingEvent, N_("event of a meeting")),
        Subject("petitioner", Petitioner, N_("person")),
        Subject("petition", Petition, N_("petition"), names_petitioner=True),
        Subject("petition_event", PetitionEvent, N_("event of a petition")),
        Subject("decision_measure", DecisionMeasure, N_("measure ordered or carried out")),
        Subject("protection", Protection, N_("protection of a denouncer")),
        Subject("petition_link", PetitionLink, N_("link of two petitions")),
        Subject("visit", Visit, N_("visit"), names_petitioner=True),
        Subject("visit_petition", VisitPetition, N_("link of a visit to a petition")),
        Subject("document", Document, N_("document")),
        Subject("sanction", Sanction, N_("sanction")),
        Subject("report_request", ReportRequest, N_("letter asking for a report")),
        Subject("sent_report", SentReport, N_("report sent")),
        Subject("sent_part", SentPart, N_("part of a report sent")),
        Subject("text_block", TextBlock, N_("text of a report")),
        Subject("training", Training, N_("training")),
        Subject("inspection", Inspection, N_("numbers of inspections")),
        Subject("void", Void, N_("void entry")),
        Subject("opening", Opening, N_("opening balance")),
        Subject("opening_line", OpeningLine, N_("line of the opening balance")),
        Subject("calendar_override", CalendarOverride, N_("day of the office's own")),
        Subject("pack_switch", PackSwitch, N_("switch of local rules")),
    )
}
"""Every table of facts, each after those it refers to."""
