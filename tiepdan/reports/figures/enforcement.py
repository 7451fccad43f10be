"""What was to be enforced of our decisions: how many ended, how much of it was carried out."""

from collections.abc import Iterator

from tiepdan.i18n import N_
from tiepdan.law.procedure.decision_measures import measures_of
from tiepdan.law.vocabulary.decision import Measure
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.reports.figures.counted_rows import CARRIED_OUT, ENFORCEMENTS, ORDERS
from tiepdan.reports.figures.figure import Counted, Figure, Section
from tiepdan.reports.statistics.sections.outcomes import OrderOutcome


def _decisions(kind: PetitionKind, label: str, meaning: str) -> Iterator[Figure]:
    """Those to enforce: from before, or new; ended or not."""
    whole, of_kind = f"enforcement_{kind.value}", f"kind = '{kind.value}'"

    def part(
        name: str, label: str, counted: Counted, ended_by: str, by: str, meaning: str
    ) -> Figure:
        condition = f"{of_kind} AND ended_by = '{ended_by}'" if ended_by else of_kind
        return Figure(
            f"{whole}_{name}",
            label,
            ENFORCEMENTS,
            condition,
            counted=counted,
            part_of=whole,
            by=by,
            is_hidden_when_zero=ended_by == "second_decided",
            meaning=meaning,
        )

    yield Figure(
        whole,
        label,
        ENFORCEMENTS,
        of_kind,
        is_hidden_when_zero=True,
        counted=Counted.EVER_OPEN,
        meaning=meaning,
    )
    yield part(
        "carried_over", N_("carried over"), Counted.CARRIED_OVER, "", "entry",
        N_("Those of before the period whose enforcement had not ended before it."),
    )  # fmt: skip
    yield part(
        "issued", N_("issued"), Counted.WITHIN, "", "entry", N_("Those issued in the period.")
    )
    yield part(
        "finished", N_("finished"), Counted.ENDED, "enforcement_finished", "outcome",
        N_("Those whose enforcement was recorded as finished on a day of the period."),
    )  # fmt: skip
    yield part(
        "nothing", N_("nothing to enforce"), Counted.ENDED, "nothing_to_enforce", "outcome",
        N_("Those of which it was said that they order nothing to enforce."),
    )  # fmt: skip
    yield part(
        "changed", N_("changed at second instance"), Counted.ENDED, "second_decided", "outcome",
        N_("Those in whose place the superior's decision came before they were enforced."),
    )  # fmt: skip
    yield part(
        "unfinished", N_("not finished"), Counted.CARRIED_FORWARD, "", "outcome",
        N_("Those whose enforcement had not ended by the end of the period."),
    )  # fmt: skip


def _owed(kind: PetitionKind, measure: Measure) -> Iterator[Figure]:
    """What was to be paid or handed over: from before, or ordered; carried out, or still owed."""
    whole = f"owed_{kind.value}_{measure.value}"
    of_it = f"kind = '{kind.value}' AND measure = '{measure.value}'"

    def part(
        name: str, label: str, counted: Counted, condition: str, by: str, meaning: str
    ) -> Figure:
        return Figure(
            f"{whole}_{name}",
            label,
            ORDERS,
            f"{of_it}{condition}",
            "amount",
            part_of=whole,
            by=by,
            measure=measure,
            is_hidden_when_zero=name == "given_up",
            counted=counted,
            meaning=meaning,
        )

    yield Figure(
        whole,
        measure.english,
        ORDERS,
        of_it,
        "amount",
        under=f"enforcement_{kind.value}",
        measure=measure,
        is_hidden_when_zero=True,
        counted=Counted.EVER_OPEN,
        meaning=N_(
            "What was still owed of our decisions when the period began, and what was ordered in"
            " it. What the superior decided on our petitions is the superior's to count."
        ),
    )
    yield part(
        "before", N_("owed from before"), Counted.CARRIED_OVER, "", "entry",
        N_("What had been ordered before the period and was still owed when it began."),
    )  # fmt: skip
    yield part(
        "ordered", N_("ordered in the period"), Counted.WITHIN, "", "entry",
        N_("What decisions of the period order, by the day of the decision."),
    )  # fmt: skip
    done = OrderOutcome.CARRIED_OUT.value
    yield part(
        "carried_out", N_("carried out"), Counted.ENDED, f" AND ended_by = '{done}'", "outcome",
        N_("What steps of the period carried out of it, by the day of the step."),
    )  # fmt: skip
    yield part(
        "given_up", N_("no longer owed"), Counted.ENDED, f" AND ended_by <> '{done}'", "outcome",
        N_(
            "What was left when the enforcement was recorded as finished in the period, or when"
            " the superior's decision took its place."
        ),
    )  # fmt: skip
    yield part(
        "left", N_("still to carry out"), Counted.CARRIED_FORWARD, "", "outcome",
        N_("What had been ordered and was not carried out by the end of the period."),
    )  # fmt: skip
    yield Figure(
        f"beyond_{kind.value}_{measure.value}",
        N_("carried out beyond what was ordered"),
        CARRIED_OUT,
        f"{of_it} AND beyond > 0",
        "beyond",
        under=whole,
        measure=measure,
        is_hidden_when_zero=True,
        meaning=N_(
            "What steps of the period carried out although it was more than was ordered; it is in"
            " none of the figures above."
        ),
    )


def _carried_out(kind: PetitionKind, measure: Measure) -> Figure:
    """How many persons, organisations or cases were dealt with by steps of the period."""
    return Figure(
        f"carried_out_{kind.value}_{measure.value}",
        measure.english,
        CARRIED_OUT,
        f"kind = '{kind.value}' AND measure = '{measure.value}'",
        "amount",
        under=f"enforcement_{kind.value}",
        measure=measure,
        is_hidden_when_zero=True,
        meaning=N_(
            "How many of them steps of the period carried out of our decisions, by the day of the"
            " step; officials are among the persons."
        ),
    )


def _of_kind(kind: PetitionKind, label: str, meaning: str) -> Iterator[Figure]:
    yield from _decisions(kind, label, meaning)
    for measure in measures_of(kind):
        if measure.is_money or measure.is_land:
            yield from _owed(kind, measure)
    for measure in measures_of(kind):
        if not (measure.is_money or measure.is_land):
            yield _carried_out(kind, measure)


ENFORCEMENT = Section(
    N_("Enforcement"),
    (
        *_of_kind(
            PetitionKind.COMPLAINT,
            N_("Decisions on complaints to enforce"),
            N_(
                "Decisions of this office on complaints whose enforcement had not ended before the"
                " period, and those issued in it: every one, also where it orders nothing. Those of"
                " the superior are not ours to count."
            ),
        ),
        *_of_kind(
            PetitionKind.DENUNCIATION,
            N_("Conclusions on denunciations to carry out"),
            N_(
                "Conclusions of this office on denunciations that had not been carried out before"
                " the period, and those issued in it: every one, also where it orders nothing."
                " Those of the superior are not ours to count."
            ),
        ),
    ),
)
