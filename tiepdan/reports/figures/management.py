"""State management of reception and petitions, by the columns of form 06/QLKNTC of TT 06/2025.

The form counts documents that guide the work itself; the Party's are not the State's, and what was
issued for one petition or meeting guides nobody else (the circular says neither: decided here).
Its columns 6 to 17 are an inspectorate's: a commune shows 0, or the numbers that were typed.
"""

from tiepdan.facts.fact import fields_of
from tiepdan.facts.inspection import NUMBERS, Inspection
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.document import DocumentEffect, TrainingKind
from tiepdan.reports.figures.counted_rows import DOCUMENTS, INSPECTIONS, TRAININGS
from tiepdan.reports.figures.figure import Figure, Section

_OF_STATE = "issuer IN ('committee', 'council')"
_ORGANISED = f"kind = '{TrainingKind.ORGANISED.value}'"
_ATTENDED = f"kind = '{TrainingKind.ATTENDED.value}'"
_TOLD = f"kind = '{TrainingKind.DISSEMINATION.value}'"
_PEOPLE = "COALESCE(people, 0)"

MANAGEMENT = Section(
    N_("State management (form 06/QLKNTC)"),
    (
        *(
            Figure(
                f"management_documents_{effect.value}",
                label,
                DOCUMENTS,
                f"{_OF_STATE} AND is_about_reception = 1 AND effect = '{effect.value}'",
                meaning=N_(
                    "Documents of the People's Committee and Council that guide the work of"
                    " reception, complaints and denunciations, by their day of issue. What belongs"
                    " to a single petition or meeting counts only where that was said."
                ),
            )
            for effect, label in (
                (DocumentEffect.NEW, N_("Documents on the work issued anew")),
                (DocumentEffect.AMENDED, N_("Documents on the work amended")),
                (DocumentEffect.REPEALED, N_("Documents on the work repealed")),
            )
        ),
        Figure(
            "management_documents_unsaid",
            N_("Documents of which it is not said whether they guide the work"),
            DOCUMENTS,
            f"{_OF_STATE} AND is_about_reception IS NULL",
            is_hidden_when_zero=True,
            meaning=N_(
                "Documents of the People's Committee and Council in none of the lines above; say"
                " so with tiepdan edit-document, --about-reception yes or no."
            ),
        ),
        Figure(
            "training_classes",
            N_("Training classes"),
            TRAININGS,
            _ORGANISED,
            amount="classes",
            meaning=N_("Classes that the office organised itself, by their day."),
        ),
        Figure(
            "training_people",
            N_("People trained"),
            TRAININGS,
            _ORGANISED,
            amount=_PEOPLE,
            meaning=N_("The people in those classes."),
        ),
        Figure(
            "trainings_attended",
            N_("Classes attended elsewhere"),
            TRAININGS,
            _ATTENDED,
            amount="classes",
            is_hidden_when_zero=True,
            meaning=N_(
                "Classes of another body that people of the office attended; not in the form."
            ),
        ),
        Figure(
            "disseminations",
            N_("Dissemination of the law"),
            TRAININGS,
            _TOLD,
            amount="classes",
            is_hidden_when_zero=True,
            meaning=N_(
                "How often the law was told on the loudspeakers or at meetings; not in the form."
            ),
        ),
        Figure(
            "dissemination_people",
            N_("People reached by it"),
            TRAININGS,
            _TOLD,
            amount=_PEOPLE,
            is_hidden_when_zero=True,
            meaning=N_("The people there, where somebody counted them."),
        ),
        *(
            Figure(
                f"inspection_{name}",
                fields_of(Inspection)[name].fact.label,
                INSPECTIONS,
                f"{name} > 0",
                amount=name,
                meaning=fields_of(Inspection)[name].fact.help,
            )
            for name in NUMBERS
        ),
    ),
)
