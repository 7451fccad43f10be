"""The steps that fell due, of petitions and meetings alike, and what became of them."""

from tiepdan.i18n import N_
from tiepdan.reports.figures.counted_rows import LIMITS
from tiepdan.reports.figures.figure import Figure, Section
from tiepdan.reports.statistics.sections.outcomes import StepOutcome

_MEANINGS = {
    StepOutcome.MET: N_("Those done on the last day or before it."),
    StepOutcome.MET_LATE: N_("Those done, but after the last day."),
    StepOutcome.LAPSED_LATE: N_(
        "Those that were never done, and no longer owed, or possible, only after the last day had"
        " passed: a petition filed or withdrawn after it, a meeting that was not announced."
    ),
    StepOutcome.LAPSED: N_(
        "Those no longer owed before their day: what was withdrawn, terminated or filed by then."
    ),
    StepOutcome.OPEN_LATE: N_("Those still owed, their last day having passed."),
}

LIMITS_KEPT = Section(
    N_("Limits"),
    (
        Figure(
            "limits_due",
            N_("Steps that fell due"),
            LIMITS,
            meaning=N_(
                "Every step of a petition or a meeting for which the law, or the province, sets a"
                " day, by its last day: with the pauses and extensions it had, by the later of two"
                " texts. Judged as the register is now, so what was done after the period is late"
                " or in time, not open. What is not yet due is not counted, and neither are"
                " reminders, milestones and TCD-41, which only guards the first answer."
            ),
        ),
        *(
            Figure(
                f"limits_{outcome.value}",
                outcome.english,
                LIMITS,
                f"outcome = '{outcome.value}'",
                part_of="limits_due",
                by="outcome",
                is_hidden_when_zero=outcome is StepOutcome.LAPSED_LATE,
                meaning=_MEANINGS[outcome],
            )
            for outcome in StepOutcome
        ),
    ),
)
