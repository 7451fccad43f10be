"""Figures, names and days as they stand in a sentence of a report.

A report is Vietnamese whatever language its maker reads. Below ten a number has a nought before it,
as the reports of offices write it: 06 cuộc.
"""

from collections.abc import Mapping
from functools import cache
from gettext import NullTranslations

from tiepdan.dates import show_date
from tiepdan.facts.office import Office
from tiepdan.i18n import translations
from tiepdan.law.procedure.decision_measures import show_amount
from tiepdan.law.reporting.periods import PeriodKind, ReportPeriod
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.figures.figure import Figure
from tiepdan.reports.forms.identities import Number
from tiepdan.reports.period import Period
from tiepdan.text import within_sentence

_TEN = 10
_COMMUNES = ("Xã ", "Phường ", "Đặc khu ", "Thị trấn ")
_CUMULATIVE = {PeriodKind.SIX_MONTHS: "6 tháng đầu năm", PeriodKind.NINE_MONTHS: "9 tháng đầu năm"}
_QUARTERS = ("I", "II", "III", "IV")

NOTHING = "Không"
"""What is said where there was none."""


NOT_KNOWN = "chưa có số liệu"


@cache
def _catalogue() -> NullTranslations:
    return translations("vi")


def vietnamese(text: str) -> str:
    """A text of the program in Vietnamese, whatever language its messages are in."""
    return _catalogue().gettext(text)


def number_words(number: int) -> str:
    """A number in a sentence: 0, 06, 52, 1.234."""
    return f"{number:02d}" if 0 < number < _TEN else f"{number:,}".replace(",", ".")


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


def commune_within(name: str) -> str:
    """The name of a commune as it stands within a sentence: xã Kỳ Châu."""
    return f"{name[0].lower()}{name[1:]}" if name.startswith(_COMMUNES) else name


def place_of(office: Office) -> str:
    """The place that stands before the date of a document: as recorded, else the commune's name."""
    title = next((one for one in _COMMUNES if office.name.startswith(one)), "")
    return office.place_of_issue or office.name.removeprefix(title)


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
