"""What was to be dealt with in a period, what ended, when and how, and what was left."""

from collections.abc import Iterator

from tiepdan.i18n import N_
from tiepdan.law.procedure.standing import OTHER_ENDS
from tiepdan.law.vocabulary.decision import DecisionResult
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.reports.figures.counted_rows import DECISIONS, HANDLING
from tiepdan.reports.figures.endings import meaning_of_end
from tiepdan.reports.figures.figure import Counted, Figure, Section

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
                "Those that ended in the period, whenever they were received: resolved, or ended"
                " otherwise."
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
            N_("ended otherwise"),
            HANDLING,
            "state <> 'resolved'",
            counted=Counted.ENDED,
            part_of="handling_ended",
            by="ending",
            meaning=N_(
                "Those ended otherwise: declined, forwarded, guided, returned, filed, withdrawn or"
                " terminated, or settled on an unknown day. What was accepted does not end by a"
                " withdrawal, but by what follows it."
            ),
        ),
        *(
            Figure(
                f"handling_{event.value}",
                event.english,
                HANDLING,
                f"state <> 'resolved' AND ended_by = '{event.value}'",
                counted=Counted.ENDED,
                part_of="handling_closed",
                by="event",
                is_hidden_when_zero=True,
                meaning=meaning_of_end(event),
            )
            for event in OTHER_ENDS
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
                "Those for which the law set a day for any step before their end: the first answer"
                " (TCD-10; DANG-10), to accept or decline (KN-27, TC-24), to decide or conclude"
                " (KN-28, TC-30), to forward (TC-24b), to tell of the acceptance (TC-29), to send a"
                " suspension, to supply documents, to report, and so on. Not counted are steps that"
                " the end itself starts, lead times, reminders, milestones, the limits of the"
                " meeting that it came from, and TCD-41, which only guards the first answer."
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
                "Those for which every one of these steps was done by its day, or was no longer"
                " owed by then, with the pauses and extensions it had; where two texts differ, the"
                " later day counts."
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
                "Those for which at least one of these steps was done only after its day, was no"
                " longer owed only after it, or is still open and late; judged as the register is"
                " now."
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
            meaning=N_("Those for which no such step ran; they are neither on time nor late."),
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


def _results(whole: str, condition: str) -> Iterator[Figure]:
    """The parts of a number of decisions by their result."""
    for result in DecisionResult:
        yield Figure(
            f"{whole}_{result.value}",
            result.english,
            DECISIONS,
            f"{condition} AND result = '{result.value}'",
            part_of=whole,
            by="result",
            is_hidden_when_zero=True,
            meaning=N_("Those of them with this result."),
        )
    yield Figure(
        f"{whole}_without_result",
        N_("no result recorded"),
        DECISIONS,
        f"{condition} AND result IS NULL",
        part_of=whole,
        by="result",
        is_hidden_when_zero=True,
        meaning=N_("Those of them for which no result is recorded."),
    )


_OURS, _SUPERIORS = "is_ours = 1", "is_ours = 0"
_USUALLY_DECIDED = frozenset({PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION})


DECISIONS_TAKEN = Section(
    N_("Decisions and conclusions"),
    (
        Figure(
            "decisions",
            N_("Decisions and conclusions issued"),
            DECISIONS,
            _OURS,
            meaning=N_(
                "Decisions on complaints and conclusions on denunciations of this office, and what"
                " was recorded as decided on other petitions; by their day. Whose a decision is was"
                " said when it was recorded; else it is the superior's once the complaint was taken"
                " to the second instance, or where its result is one of the second instance."
            ),
        ),
        *(
            Figure(
                f"decisions_{kind.value}",
                kind.english,
                DECISIONS,
                f"{_OURS} AND kind = '{kind.value}'",
                part_of="decisions",
                by="kind",
                is_hidden_when_zero=kind not in _USUALLY_DECIDED,
                meaning=N_("Those of them on petitions of this kind."),
            )
            for kind in PetitionKind
        ),
        *_results("decisions", _OURS),
        Figure(
            "decisions_with_limit",
            N_("with a time limit"),
            DECISIONS,
            f"{_OURS} AND is_late IS NOT NULL",
            part_of="decisions",
            by="limit",
            meaning=N_(
                "Those of them for which the law sets the day: 30 days and more from the acceptance"
                " of a complaint (KN-28) or a denunciation (TC-30)."
            ),
        ),
        Figure(
            "decisions_on_time",
            N_("in time"),
            DECISIONS,
            f"{_OURS} AND is_late = 0",
            part_of="decisions_with_limit",
            by="time",
            meaning=N_(
                "Those issued by the last day of KN-28 or TC-30, with pauses and extensions;"
                " whether the petition was accepted and answered in time does not matter here."
            ),
        ),
        Figure(
            "decisions_late",
            N_("late"),
            DECISIONS,
            f"{_OURS} AND is_late = 1",
            part_of="decisions_with_limit",
            by="time",
            meaning=N_(
                "Those issued after it. What is not decided at all is in the section on limits."
            ),
        ),
        Figure(
            "decisions_without_limit",
            N_("without a time limit"),
            DECISIONS,
            f"{_OURS} AND is_late IS NULL",
            part_of="decisions",
            by="limit",
            is_hidden_when_zero=True,
            meaning=N_("Those for which neither of these limits ran."),
        ),
        Figure(
            "superior_decisions",
            N_("Decisions of the superior"),
            DECISIONS,
            _SUPERIORS,
            is_hidden_when_zero=True,
            meaning=N_(
                "Decisions recorded on our petitions that are the superior's, such as those of the"
                " second instance; none of them is counted as ours."
            ),
        ),
        *_results("superior_decisions", _SUPERIORS),
    ),
)
