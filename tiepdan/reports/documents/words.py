"""Figures, periods and days as they stand in a sentence of a report."""

from collections.abc import Mapping

from tiepdan.dates import show_date
from tiepdan.facts.office import Office
from tiepdan.law.procedure.decision_measures import show_amount
from tiepdan.law.reporting.periods import PeriodKind, ReportPeriod
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.figures.figure import Figure
from tiepdan.reports.forms.identities import Number
from tiepdan.reports.period import Period
from tiepdan.reports.vietnamese import commune_within, number_words, vietnamese
from tiepdan.text import within_sentence

_CUMULATIVE = {PeriodKind.SIX_MONTHS: "6 tháng đầu năm", PeriodKind.NINE_MONTHS: "9 tháng đầu năm"}
_QUARTERS = ("I", "II", "III", "IV")

NOTHING = "Không"
"""What is said where there was none."""


NOT_KNOWN = "chưa có số liệu"


def amount_words(amount: Number | None) -> str:
    """What stands in a column of a form: a number, a decimal with a comma, or that nobody knows."""
    if amount is None:
        return NOT_KNOWN
    return number_words(amount) if isinstance(amount, int) else str(amount).replace(".", ",")


def figure_words(figure: Figure, number: int) -> str:
    """The number of a figure in a sentence: money and land with their units."""
    measure = figure.measure
    if measure and (measure.is_money or measure.is_land):
        return show_amount(measure, number)
    return number_words(number)


def parts_of(figure: Figure) -> list[Figure]:
    """The figures of the first division of a figure; none where it has none."""
    parts = [one for one in FIGURES.values() if one.part_of == figure.id and one.by]
    return [one for one in parts if one.by == parts[0].by]


def part_words(figure: Figure) -> str:
    """What a part is called in a sentence: quyết định, dịch bệnh."""
    return within_sentence(vietnamese(figure.label))


def period_words(period: Period) -> str:
    """What a period is called in a sentence: quý I năm 2026, or its days."""
    return _named(period.name) if period.name else days_words(period)


def days_words(period: Period) -> str:
    """The days of a period in a sentence."""
    if period.start == period.last_day:
        return f"ngày {show_date(period.start)}"
    return f"từ ngày {show_date(period.start)} đến ngày {show_date(period.last_day)}"


def _named(name: ReportPeriod) -> str:
    if name.kind.quarter:
        return f"quý {_QUARTERS[name.kind.quarter - 1]} năm {name.year}"
    if name.kind is PeriodKind.MONTH:
        return f"tháng {name.month} năm {name.year}"
    return f"{_CUMULATIVE.get(name.kind, 'năm')} {name.year}"


WORDS = (
    "commune", "committee", "party", "province", "superior", "party_superior", "period", "first",
    "last", "days", "data", "years",
)  # fmt: skip
"""What else may stand in the braces of a sentence."""


def words_of(office: Office, period: Period) -> Mapping[str, str]:
    """Each of ``WORDS`` for an office and a period; what nobody recorded is empty."""
    commune = commune_within(office.name)
    return {
        "commune": commune,
        "committee": f"UBND {commune}",
        "party": f"Đảng ủy {commune}",
        "province": office.province,
        "superior": office.superior or "",
        "party_superior": office.party_superior or "",
        "period": period_words(period),
        "first": show_date(period.start),
        "last": show_date(period.last_day),
        "days": days_words(period),
        # A period without a name is called by its days already.
        "data": f" (số liệu {days_words(period)})" if period.name else "",
        "years": number_words(len(period.years)),
    }
