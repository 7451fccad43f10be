"""The SQLModel tables of the facts; those of what is derived and of the journal are beside them.

Table models skip validation; the use-cases validate. What a schema can enforce (closed lists,
counts, references) it enforces itself, so that no other program can break it. The schema is whole
only where every table is known, so they are imported from here.
"""

from tiepdan.records.schema.tables.columns import term_column
from tiepdan.records.schema.tables.documents import (
    Document,
    Inspection,
    ReportRequest,
    Sanction,
    SentPart,
    SentReport,
    TextBlock,
    Training,
)
from tiepdan.records.schema.tables.meetings import Meeting, MeetingEvent, Visit, VisitPetition
from tiepdan.records.schema.tables.office import (
    CalendarOverride,
    Office,
    PackSwitch,
    Register,
    Staff,
)
from tiepdan.records.schema.tables.petitions import (
    DecisionMeasure,
    Petition,
    Petitioner,
    PetitionEvent,
    PetitionLink,
    Protection,
)
from tiepdan.records.schema.tables.register import Opening, OpeningLine, Void
from tiepdan.records.schema.tables.rows import insert, row_id, save

__all__ = [
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
    "TextBlock",
    "Training",
    "Visit",
    "VisitPetition",
    "Void",
    "insert",
    "row_id",
    "save",
    "term_column",
]
