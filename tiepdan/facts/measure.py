"""What a decision or conclusion orders, or its enforcement achieved."""

from dataclasses import dataclass
from typing import Annotated

from tiepdan.facts.fact import Fact
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.decision import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionMeasure:
    """One measure; ``amount`` is in đồng, in square decimetres, or a number."""

    measure: Annotated[
        Measure,
        Fact(
            label=N_("Measure"),
            is_secret=False,
            metavar=N_("MEASURE"),
            is_asked=False,
            vietnamese=("biện pháp",),
        ),
    ]
    amount: Annotated[
        int,
        Fact(label=N_("Amount"), is_secret=False, is_asked=False, vietnamese=("số lượng",)),
    ]
