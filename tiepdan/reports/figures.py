"""Every figure once, in the order of the report."""

from tiepdan.reports.sections.dialogues import DIALOGUES
from tiepdan.reports.sections.documents import ACCOUNTABILITY, ISSUED
from tiepdan.reports.sections.handling import DECISIONS_TAKEN, HANDLING_OF_PETITIONS
from tiepdan.reports.sections.limits import LIMITS_KEPT
from tiepdan.reports.sections.petitions import RECEIVED
from tiepdan.reports.sections.reception import RECEPTION

SECTIONS = (
    RECEPTION,
    DIALOGUES,
    RECEIVED,
    HANDLING_OF_PETITIONS,
    LIMITS_KEPT,
    DECISIONS_TAKEN,
    ISSUED,
    ACCOUNTABILITY,
)


FIGURES = {figure.id: figure for section in SECTIONS for figure in section.figures}
