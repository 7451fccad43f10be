"""How many denouncers, and people near to them, were protected (Mẫu số 02, II.5)."""

from collections.abc import Iterator

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.protection import ProtectionMeasure
from tiepdan.reports.figures.counted_rows import PROTECTIONS
from tiepdan.reports.figures.figure import Counted, Figure, Section


def _people(figure_id: str, column: str, label: str, meaning: str) -> Iterator[Figure]:
    yield Figure(
        figure_id,
        label,
        PROTECTIONS,
        f"{column} > 0",
        column,
        is_hidden_when_zero=True,
        counted=Counted.EVER_OPEN,
        meaning=meaning,
    )
    for measure in ProtectionMeasure:
        yield Figure(
            f"{figure_id}_{measure.value}",
            measure.english,
            PROTECTIONS,
            f"{column} > 0 AND is_{measure.value} = 1",
            column,
            under=figure_id,
            is_hidden_when_zero=True,
            counted=Counted.EVER_OPEN,
            meaning=N_(
                "Those of them whose decision grants this. One decision may grant several, so these"
                " do not add up."
            ),
        )


PROTECTION = Section(
    N_("Protection of denouncers"),
    (
        Figure(
            "protections",
            N_("Decisions on protection in force"),
            PROTECTIONS,
            is_hidden_when_zero=True,
            counted=Counted.EVER_OPEN,
            meaning=N_("Decisions on protection that were in force on a day of the period."),
        ),
        Figure(
            "protections_before",
            N_("from before"),
            PROTECTIONS,
            counted=Counted.CARRIED_OVER,
            part_of="protections",
            by="entry",
            meaning=N_("Those in force since a day before the period."),
        ),
        Figure(
            "protections_begun",
            N_("begun"),
            PROTECTIONS,
            part_of="protections",
            by="entry",
            meaning=N_("Those in force since a day of the period."),
        ),
        Figure(
            "protections_ended",
            N_("ended"),
            PROTECTIONS,
            counted=Counted.ENDED,
            part_of="protections",
            by="outcome",
            meaning=N_("Those whose last day was in the period."),
        ),
        Figure(
            "protections_going_on",
            N_("going on"),
            PROTECTIONS,
            counted=Counted.CARRIED_FORWARD,
            part_of="protections",
            by="outcome",
            meaning=N_("Those in force beyond the period."),
        ),
        *_people(
            "protected_denouncers",
            "persons",
            N_("Denouncers protected"),
            N_(
                "Denouncers under a decision in force on a day of the period; whoever is under two"
                " decisions is counted twice."
            ),
        ),
        *_people(
            "protected_relatives",
            "relatives",
            N_("Relatives protected"),
            N_(
                "People near to denouncers under a decision in force on a day of the period;"
                " whoever is under two decisions is counted twice."
            ),
        ),
    ),
)
