"""What is counted: each source of figures with the columns that show its rows."""

from tiepdan.reports.figures.counted_rows.decisions import (
    CARRIED_OUT,
    DECISIONS,
    ENFORCEMENTS,
    ORDERS,
    PROTECTIONS,
)
from tiepdan.reports.figures.counted_rows.office import DOCUMENTS, INSPECTIONS, SANCTIONS, TRAININGS
from tiepdan.reports.figures.counted_rows.petitions import (
    CASES,
    EXAMINATIONS,
    EXCHANGES,
    HANDLING,
    LIMITS,
    OPENING,
    OPINIONS,
    PETITIONS,
)
from tiepdan.reports.figures.counted_rows.reception import MATTERS, MEETINGS, VISITS
from tiepdan.reports.figures.counted_rows.source import Source, SourceColumn

__all__ = [
    "CARRIED_OUT",
    "CASES",
    "DECISIONS",
    "DOCUMENTS",
    "ENFORCEMENTS",
    "EXAMINATIONS",
    "EXCHANGES",
    "HANDLING",
    "INSPECTIONS",
    "LIMITS",
    "MATTERS",
    "MEETINGS",
    "OPENING",
    "OPINIONS",
    "ORDERS",
    "PETITIONS",
    "PROTECTIONS",
    "SANCTIONS",
    "TRAININGS",
    "VISITS",
    "Source",
    "SourceColumn",
]
