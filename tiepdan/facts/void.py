"""That something was recorded by mistake: it keeps its number and counts nowhere."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tiepdan.facts.fact import Fact
from tiepdan.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Void:
    """Since when, and why."""

    voided_on: Annotated[date, Fact(label=N_("Void since"), is_secret=False, is_asked=False)]
    reason: Annotated[
        str,
        Fact(
            label=N_("Reason"),
            is_secret=True,
            example='"nhập hai lần"',
            help=N_('Why, for example "nhập hai lần, xem 2026-0005".'),
        ),
    ]
