"""What is no count but follows from counts: the share on time, and how many days it took."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tiepdan.i18n import N_
from tiepdan.reports.model import Quantity, Unit, Value
from tiepdan.reports.statistics.caseload import Caseload

_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Indicator:
    """A value that follows from the rows of one figure.

    ``of`` is that figure; ``text`` gives the value for people, ``brief`` where there is little
    room, ``data`` as plain data, each from numbers of figures.
    """

    id: str
    label: str
    of: str
    meaning: str
    text: Callable[[Caseload], Value]
    brief: Callable[[Caseload], Value]
    data: Callable[[Caseload], Any]


def share(part: int, whole: int) -> str | None:
    """``12/15 (80%)``, with a decimal comma where it is not even; nothing of nothing.

    Rounded to a tenth, but never up to all.
    """
    if not whole:
        return None
    return f"{part}/{whole} ({decimal(_tenths_of_percent(part, whole) / 10)}%)"


def median_of(days: Counter[int]) -> int | float | None:
    """The middle one of so many numbers of days; between two, what lies in the middle of them."""
    count = days.total()
    if not count:
        return None
    lower, upper = _nth(days, (count - 1) // 2), _nth(days, count // 2)
    return lower if lower == upper else (lower + upper) / 2


def decimal(number: float | None) -> str | None:
    """A number with at most one decimal, after a comma as in Vietnamese."""
    return None if number is None else f"{number:.1f}".removesuffix(".0").replace(".", ",")


def _tenths_of_percent(part: int, whole: int) -> int:
    rounded = (2 * _THOUSAND * part + whole) // (2 * whole)
    return rounded if part == whole else min(rounded, _THOUSAND - 1)


def _nth(days: Counter[int], place: int) -> int:
    for number in sorted(days):
        place -= days[number]
        if place < 0:
            return number
    raise IndexError(place)


def _share_of(part: str, whole: str) -> dict[str, Callable[[Caseload], Any]]:
    """How an indicator gives the share of one figure in another."""

    def data(caseload: Caseload) -> float | None:
        count = caseload[whole]
        return _tenths_of_percent(caseload[part], count) / 10 if count else None

    def text(caseload: Caseload) -> Value:
        return _share(caseload, share(caseload[part], caseload[whole]))

    def brief(caseload: Caseload) -> Value:
        return _share(caseload, f"{decimal(data(caseload))}%")

    def _share(caseload: Caseload, words: str | None) -> Value:
        per_cent = data(caseload)
        if per_cent is None or words is None:
            return None
        return Quantity(round(per_cent / 100, 3), words, Unit.SHARE)

    return {"text": text, "brief": brief, "data": data}


def _median_text(caseload: Caseload) -> Value:
    median = median_of(caseload.days)
    return None if median is None else Quantity(median, str(decimal(median)))


def _median_data(caseload: Caseload) -> int | float | None:
    return median_of(caseload.days)


def _longest(caseload: Caseload) -> int | None:
    return max(caseload.days, default=None)


INDICATORS: Mapping[str, Indicator] = {
    indicator.id: indicator
    for indicator in (
        Indicator(
            "share_on_time",
            N_("Share on time"),
            "handling_with_limit",
            N_(
                "Of the petitions that ended in the period with a time limit, those on time:"
                " number, of how many, and per cent. On time means that no step owed before the end"
                " was missed; of the decision alone speaks share_decisions_on_time, and of every"
                " single step the section on limits."
            ),
            **_share_of("handling_on_time", "handling_with_limit"),
        ),
        Indicator(
            "share_decisions_on_time",
            N_("Share of decisions in time"),
            "decisions_with_limit",
            N_(
                "Of this office's decisions on complaints and conclusions on denunciations issued"
                " in the period, those within the time to resolve (KN-28, TC-30): number, of how"
                " many, and per cent. What was never decided is not in it."
            ),
            **_share_of("decisions_on_time", "decisions_with_limit"),
        ),
        Indicator(
            "share_on_the_spot",
            N_("Share answered on the spot"),
            "dialogue_opinions",
            N_(
                "Of the opinions raised at dialogues, those answered on the day of the meeting:"
                " number, of how many, and per cent. Conferences with the People are not in it."
            ),
            **_share_of("dialogue_opinions_on_the_spot", "dialogue_opinions"),
        ),
        Indicator(
            "share_before_session",
            N_("Share answered before the session"),
            "voter_opinions_with_session",
            N_(
                "Of the opinions of voters whose session of the council is recorded and has begun,"
                " those answered before its first day: number, of how many, and per cent. What was"
                " only forwarded, or ended without an answer, is not answered. Where no session is"
                " recorded they are not in it."
            ),
            **_share_of("voter_opinions_answered_before_session", "voter_opinions_with_session"),
        ),
        Indicator(
            "median_days",
            N_("Days to resolve, median"),
            "handling_resolved",
            N_(
                "Half of the petitions resolved in the period took at most so many calendar days"
                " from the receipt to the end; the day of the receipt is not counted."
            ),
            _median_text,
            _median_text,
            _median_data,
        ),
        Indicator(
            "longest_days",
            N_("Days to resolve, longest"),
            "handling_resolved",
            N_(
                "The most calendar days that a petition resolved in the period took from the"
                " receipt to the end; the day of the receipt is not counted."
            ),
            _longest,
            _longest,
            _longest,
        ),
    )
}
