"""Days that the office adds to the days off or takes from them; rules it switched on or off."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tiepdan.facts.fact import Fact
from tiepdan.facts.values import DAY, DOCUMENT_NUMBER
from tiepdan.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarOverride:
    """A day that is worked, or is not, because this office says so."""

    day: Annotated[date, Fact(label=N_("Day"), is_secret=False, kind=DAY, is_asked=False)]
    is_worked: Annotated[bool, Fact(label=N_("Worked"), is_secret=False, is_asked=False)]
    reason: Annotated[
        str,
        Fact(
            label=N_("Reason"),
            is_secret=False,
            example='"Bão số 5"',
            help=N_("Why; shown wherever the day is left out."),
        ),
    ]
    authority: Annotated[
        str | None,
        Fact(
            label=N_("Authority"),
            is_secret=False,
            kind=DOCUMENT_NUMBER,
            help=N_("By whose decision, for example 123/UBND-VX."),
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSwitch:
    """A province's own rules that this office switched on or off."""

    pack: Annotated[str, Fact(label=N_("Local rules"), is_secret=False, is_asked=False)]
    is_on: Annotated[bool, Fact(label=N_("Switched on"), is_secret=False, is_asked=False)]
