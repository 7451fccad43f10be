"""Every figure once, in the order of the report."""

from tiepdan.reports.figures.cases import CASES_RECEIVED
from tiepdan.reports.figures.dialogues import DIALOGUES
from tiepdan.reports.figures.documents import ACCOUNTABILITY, ISSUED
from tiepdan.reports.figures.elsewhere import OTHER_BODIES
from tiepdan.reports.figures.enforcement import ENFORCEMENT
from tiepdan.reports.figures.examination import EXAMINATION
from tiepdan.reports.figures.handling import DECISIONS_TAKEN, HANDLING_OF_PETITIONS
from tiepdan.reports.figures.management import MANAGEMENT
from tiepdan.reports.figures.opening import BROUGHT_OVER
from tiepdan.reports.figures.party import OF_THE_PARTY
from tiepdan.reports.figures.petitions import RECEIVED
from tiepdan.reports.figures.protection import PROTECTION
from tiepdan.reports.figures.reception import RECEPTION
from tiepdan.reports.figures.steps_due import LIMITS_KEPT
from tiepdan.reports.figures.voters import VOTERS

SECTIONS = (
    RECEPTION,
    DIALOGUES,
    VOTERS,
    OF_THE_PARTY,
    RECEIVED,
    CASES_RECEIVED,
    EXAMINATION,
    HANDLING_OF_PETITIONS,
    BROUGHT_OVER,
    OTHER_BODIES,
    LIMITS_KEPT,
    DECISIONS_TAKEN,
    ENFORCEMENT,
    PROTECTION,
    ISSUED,
    MANAGEMENT,
    ACCOUNTABILITY,
)


FIGURES = {figure.id: figure for section in SECTIONS for figure in section.figures}
