"""What was to be dealt with in a period, what ended, when and how, and what was left."""

from tiepdan.i18n import N_
from tiepdan.law.vocabulary import DecisionResult, PetitionKind
from tiepdan.reports.figure import Counted, Figure, Section
from tiepdan.reports.sources import DECISIONS, HANDLING

HANDLING_OF_PETITIONS = Section(
    N_("Handling of petitions"),
    (
        Figure(
            "handling_total",
            N_("To handle in the period"),
            HANDLING,
            counted=Counted.EVER_OPEN,
            meaning=N_(
                "Petitions and opinions open on at least one day of the period: those carried over"
                " and those received."
            ),
        ),
        Figure(
            "handling_carried_over",
            N_("carried over"),
            HANDLING,
            counted=Counted.CARRIED_OVER,
            part_of="handling_total",
            by="entry",
            meaning=N_(
                "Those received before the period and not ended before it. Over several periods"
                " only the first brings any: they do not add up."
            ),
        ),
        Figure(
            "handling_received",
            N_("received"),
            HANDLING,
            part_of="handling_total",
            by="entry",
            meaning=N_("Those received in the period."),
        ),
        Figure(
            "handling_ended",
            N_("ended"),
            HANDLING,
            counted=Counted.ENDED,
            part_of="handling_total",
            by="outcome",
            meaning=N_(
                "Those that ended in the period, whenever they were received: resolved, or closed"
                " without resolution."
            ),
        ),
        Figure(
            "handling_resolved",
            N_("resolved"),
            HANDLING,
            "state = 'resolved'",
            counted=Counted.ENDED,
            part_of="handling_ended",
            by="ending",
            meaning=N_(
                "Those ended with a decision or conclusion on a complaint or denunciation, or with"
                " an answer to a proposal or feedback."
            ),
        ),
        Figure(
            "handling_closed",
            N_("closed without resolution"),
            HANDLING,
            "state <> 'resolved'",
            counted=Counted.ENDED,
            part_of="handling_ended",
            by="ending",
            meaning=N_(
                "Those ended otherwise: declined, forwarded, guided, returned, filed, withdrawn or"
                " terminated."
            ),
        ),
        Figure(
            "handling_with_limit",
            N_("with a time limit"),
            HANDLING,
            "is_late IS NOT NULL",
            counted=Counted.ENDED,
            part_of="handling_ended",
            by="limit",
            meaning=N_(
                "Those ended on a day on which a time limit to deal with them was met or lapsed:"
                " for a complaint to accept or decline it (KN-27) or to decide it (KN-28), for a"
                " denunciation the same (TC-24, TC-30) or to forward it (TC-24b), for all the"
                " first answer (TCD-10, TCD-41; DANG-10)."
            ),
        ),
        Figure(
            "handling_on_time",
            N_("on time"),
            HANDLING,
            "is_late = 0",
            counted=Counted.ENDED,
            part_of="handling_with_limit",
            by="time",
            meaning=N_(
                "Those that ended when none of these limits had passed, with the pauses and"
                " extensions they had; where two texts differ, the later day counts."
            ),
        ),
        Figure(
            "handling_late",
            N_("late"),
            HANDLING,
            "is_late = 1",
            counted=Counted.ENDED,
            part_of="handling_with_limit",
            by="time",
            meaning=N_(
                "Those that ended after the last day of at least one of these limits, also when"
                " they ended by being withdrawn, forwarded or filed."
            ),
        ),
        Figure(
            "handling_without_limit",
            N_("without a time limit"),
            HANDLING,
            "is_late IS NULL",
            counted=Counted.ENDED,
            part_of="handling_ended",
            by="limit",
            meaning=N_(
                "Those for whose end the law sets no day, such as a proposal answered after it had"
                " been accepted; they are neither on time nor late."
            ),
        ),
        Figure(
            "handling_carried_forward",
            N_("carried forward"),
            HANDLING,
            counted=Counted.CARRIED_FORWARD,
            part_of="handling_total",
            by="outcome",
            meaning=N_(
                "Those received by the end of the period and not ended by then; the next period"
                " carries them over."
            ),
        ),
    ),
)


_FORMS = {
    PetitionKind.COMPLAINT: "03/GQKN, cột 7",
    PetitionKind.DENUNCIATION: "04/GQTC, cột 7",
}
"""Columns of Thông tư 06/2025/TT-TTCP."""


DECISIONS_TAKEN = Section(
    N_("Decisions and conclusions"),
    (
        Figure(
            "decisions",
            N_("Decisions and conclusions issued"),
            DECISIONS,
            meaning=N_(
                "Decisions on complaints, of the first and the second instance, conclusions on"
                " denunciations, and what was recorded as decided on other petitions; by their day."
            ),
        ),
        *(
            Figure(
                f"decisions_{kind.value}",
                kind.english,
                DECISIONS,
                f"kind = '{kind.value}'",
                part_of="decisions",
                by="kind",
                is_hidden_when_zero=kind not in _FORMS,
                form=_FORMS.get(kind, ""),
                meaning=N_("Those of them on petitions of this kind."),
            )
            for kind in PetitionKind
        ),
        *(
            Figure(
                f"decisions_{result.value}",
                result.english,
                DECISIONS,
                f"result = '{result.value}'",
                part_of="decisions",
                by="result",
                is_hidden_when_zero=True,
                meaning=N_("Those of them with this result."),
            )
            for result in DecisionResult
        ),
        Figure(
            "decisions_without_result",
            N_("no result recorded"),
            DECISIONS,
            "result IS NULL",
            part_of="decisions",
            by="result",
            is_hidden_when_zero=True,
            meaning=N_("Those of them for which no result is recorded."),
        ),
    ),
)
