"""Deciding a petition: what was found, and the measures ordered."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.procedure.decision_measures import Measures, parse_amount, parse_measure
from tiepdan.law.vocabulary.decision import Measure
from tiepdan.parsing import parse_yes_no

MeasureOption = Annotated[
    list[str] | None,
    typer.Option(
        "--measure",
        metavar=_("MEASURE=AMOUNT"),
        help=options.among(
            _('What is ordered or carried out, once for each, for example "{example}".').format(
                example=f"{Measure.RECOVERED_MONEY.label}=50.000.000"
            ),
            *(measure.label for measure in Measure),
        ),
    ),
]


def ask_measures(form: Form, typed: Iterable[str] | None, possible: Sequence[Measure]) -> Measures:
    """The measures of a decision or of its enforcement, from the flags, or asked one by one.

    Raises:
        UsageError: one of them is wrong, or is there twice.
    """
    measures: dict[Measure, int] = {}
    for one in typed or ():
        measure, amount = options.parse_typed("--measure", one, parse_measure)
        if measure in measures:
            raise UsageError(
                _("--measure: “{measure}” is there twice.").format(measure=measure.value)
            )
        measures[measure] = amount
    if form.asks and possible and _has_measures(form):
        for measure in possible:
            amount_told = form.optional(
                "--measure", None, question_for(measure), partial(parse_amount, measure)
            )
            if amount_told:
                measures[measure] = amount_told
    return measures


def _has_measures(form: Form) -> bool:
    return form.required(
        "--measure",
        None,
        _(
            "Is anything recovered, given back, restored, disciplined or passed to investigators"
            " (yes/no)"
        ),
        parse_yes_no,
        example="recovered_money=50.000.000",
        default=_("no"),
    )


def question_for(measure: Measure) -> str:
    """What is asked for how much of a measure there is."""
    if measure.is_money:
        return _("{measure} (đồng)").format(measure=measure.label)
    return _("{measure} (m²)").format(measure=measure.label) if measure.is_land else measure.label
