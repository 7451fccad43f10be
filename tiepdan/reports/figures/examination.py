"""Petitions examined for eligibility in a period, and how that came out (form 02/XLD, 1 to 5)."""

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.eligibility import IneligibleReason
from tiepdan.reports.figures.counted_rows import EXAMINATIONS
from tiepdan.reports.figures.figure import Counted, Figure, Section

EXAMINATION = Section(
    N_("Eligibility of petitions"),
    (
        Figure(
            "examination_total",
            N_("To be examined in the period"),
            EXAMINATIONS,
            counted=Counted.EVER_OPEN,
            meaning=N_(
                "Petitions (no opinions raised at a dialogue or a voters' meeting) still to be"
                " examined on at least one day of the period, whether they are eligible to be dealt"
                " with: those carried over unexamined and those received."
            ),
        ),
        Figure(
            "examination_carried_over",
            N_("carried over unexamined"),
            EXAMINATIONS,
            counted=Counted.CARRIED_OVER,
            part_of="examination_total",
            by="entry",
            meaning=N_(
                "Those received before the period and not examined before it. Over several periods"
                " only the first brings any: they do not add up."
            ),
        ),
        Figure(
            "examination_received",
            N_("received"),
            EXAMINATIONS,
            part_of="examination_total",
            by="entry",
            meaning=N_("Those received in the period."),
        ),
        Figure(
            "examination_done",
            N_("examined"),
            EXAMINATIONS,
            "examined_on IS NOT NULL",
            counted=Counted.ENDED,
            part_of="examination_total",
            by="outcome",
            meaning=N_(
                "Those whose examination was finished in the period. Where none is recorded, what"
                " is accepted, answered, decided, declined, guided or forwarded counts as examined"
                " that day and eligible; what is returned or filed as examined, not eligible. An"
                " answer to what is returned or filed is the notice of that."
            ),
        ),
        Figure(
            "examination_eligible",
            N_("eligible"),
            EXAMINATIONS,
            "examined_on IS NOT NULL AND is_eligible = 1",
            counted=Counted.ENDED,
            part_of="examination_done",
            by="finding",
            meaning=N_(
                "Those found eligible; also what was then declined. Of what is anonymous only a"
                " denunciation is ever eligible."
            ),
        ),
        Figure(
            "examination_competent",
            N_("within competence"),
            EXAMINATIONS,
            "examined_on IS NOT NULL AND is_eligible = 1 AND is_within_competence",
            counted=Counted.ENDED,
            part_of="examination_eligible",
            by="competence",
            meaning=N_("Those eligible that are for this office to settle."),
        ),
        Figure(
            "examination_cases_competent",
            N_("cases"),
            EXAMINATIONS,
            "examined_on IS NOT NULL AND is_first_of_case = 1",
            counted=Counted.ENDED,
            part_of="examination_competent",
            meaning=N_(
                "The cases of those within competence: each case once, in the period in which the"
                " first of its eligible petitions within competence was examined. A later petition"
                " of the same case counts as a petition, and as no case; column 5 of form 02/XLD"
                " has it again in its own period."
            ),
        ),
        Figure(
            "examination_not_competent",
            N_("not within competence"),
            EXAMINATIONS,
            "examined_on IS NOT NULL AND is_eligible = 1 AND NOT is_within_competence",
            counted=Counted.ENDED,
            part_of="examination_eligible",
            by="competence",
            meaning=N_("Those eligible that are for another office to settle."),
        ),
        Figure(
            "examination_not_eligible",
            N_("not eligible"),
            EXAMINATIONS,
            "examined_on IS NOT NULL AND is_eligible = 0",
            counted=Counted.ENDED,
            part_of="examination_done",
            by="finding",
            meaning=N_("Those found not eligible, by the reason that was said."),
        ),
        *(
            Figure(
                f"examination_{reason.value}",
                reason.english,
                EXAMINATIONS,
                "examined_on IS NOT NULL AND is_eligible = 0"
                f" AND ineligible_reason = '{reason.value}'",
                counted=Counted.ENDED,
                part_of="examination_not_eligible",
                by="reason",
                is_hidden_when_zero=True,
                meaning=N_("Those not eligible for this reason."),
            )
            for reason in IneligibleReason
        ),
        Figure(
            "examination_without_reason",
            N_("reason not recorded"),
            EXAMINATIONS,
            "examined_on IS NOT NULL AND is_eligible = 0 AND ineligible_reason IS NULL",
            counted=Counted.ENDED,
            part_of="examination_not_eligible",
            by="reason",
            is_hidden_when_zero=True,
            meaning=N_("Those returned or filed without a word why."),
        ),
        Figure(
            "examination_dropped",
            N_("ended before they were examined"),
            EXAMINATIONS,
            "examined_on IS NULL",
            counted=Counted.ENDED,
            part_of="examination_total",
            by="outcome",
            is_hidden_when_zero=True,
            meaning=N_(
                "Those that ended in the period without an examination, as by a withdrawal: nothing"
                " is left to be examined."
            ),
        ),
        Figure(
            "examination_open",
            N_("still to be examined"),
            EXAMINATIONS,
            counted=Counted.CARRIED_FORWARD,
            part_of="examination_total",
            by="outcome",
            meaning=N_("Those not examined by the end of the period, carried forward."),
        ),
    ),
)
