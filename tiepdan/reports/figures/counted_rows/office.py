"""What is counted of the office's own work: documents, training, inspections, sanctions."""

import sqlite3
from collections.abc import Callable
from datetime import date

from tiepdan.facts.fact import fields_of
from tiepdan.facts.inspection import NUMBERS, Inspection
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.document import DocumentType, Issuer, Sanctioned, TrainingKind
from tiepdan.reports.figures.counted_rows.source import Source, SourceColumn
from tiepdan.reports.model import Value

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
        SourceColumn("form", N_("Form of the sanction"), lambda row: row["form"], 16),
    ),
    N_("sanction"),
)
