"""A period that reports are made for, by its name: quarter I, 6 months, 9 months, a year, a month.

From which day to which its data are is said by who asks for the report (``rules``).
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tiepdan.dates import FIRST_DAY, LAST_DAY
from tiepdan.errors import UsageError
from tiepdan.i18n import N_, _
from tiepdan.law.vocabulary.terms import Term
from tiepdan.text import quoted, word_key


class PeriodKind(Term):
    """What part of a year a report is about."""

    MONTH = "month", N_("a month")
    QUARTER_1 = "quarter1", N_("quarter I")
    QUARTER_2 = "quarter2", N_("quarter II")
    QUARTER_3 = "quarter3", N_("quarter III")
    QUARTER_4 = "quarter4", N_("quarter IV")
    SIX_MONTHS = "six_months", N_("6 months")
    NINE_MONTHS = "nine_months", N_("9 months")
    YEAR = "year", N_("the year")

    @property
    def quarter(self) -> int:
        """Which quarter it is; 0 where it is none."""
        return _QUARTERS.index(self) + 1 if self in _QUARTERS else 0


_QUARTERS = (
    PeriodKind.QUARTER_1,
    PeriodKind.QUARTER_2,
    PeriodKind.QUARTER_3,
    PeriodKind.QUARTER_4,
)
_MONTHS_OF_A_QUARTER, _MONTHS_OF_A_YEAR = 3, 12
_CUMULATIVE: Mapping[PeriodKind, int] = {
    PeriodKind.SIX_MONTHS: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: _MONTHS_OF_A_YEAR,
}
"""What begins with each year anew, by its months."""

_ROMAN = ("I", "II", "III", "IV")

_YEAR = r"(?P<year>\d{4})"
_FORMS = tuple(
    re.compile(pattern + _YEAR, re.ASCII)
    for pattern in (
        r"(?:q|quy|quarter)(?P<quarter>[1-4]|iv|i{1,3})(?:nam|of)?",
        r"(?P<months>[69])(?:m|thang|months?)(?:daunam|nam|of)?",
        r"(?:year|nam|canam|y)",
        r"(?:m|t|thang|month)?(?P<month>\d{1,2})(?:nam|of)?",
    )
)
_YEAR_WITHIN = re.compile(_YEAR, re.ASCII)
_REMARK = re.compile(r"\([^()]*\)\s*$")
"""What may stand behind a name, such as “(thống kê)”."""


@dataclass(frozen=True, slots=True, order=True)
class ReportPeriod:
    """A part of a year; of months each by its number."""

    year: int
    kind: PeriodKind
    month: int = 0

    def __str__(self) -> str:
        if self.kind.quarter:
            return f"Q{self.kind.quarter}/{self.year}"
        if self.kind is PeriodKind.MONTH:
            return f"{self.month}/{self.year}"
        if self.kind is PeriodKind.YEAR:
            return f"year/{self.year}"
        return f"{_CUMULATIVE[self.kind]}m/{self.year}"

    @property
    def label(self) -> str:
        """As people read it."""
        if self.kind.quarter:
            roman = _ROMAN[self.kind.quarter - 1]
            return _("quarter {quarter}/{year}").format(quarter=roman, year=self.year)
        sentence = {
            PeriodKind.MONTH: _("month {month}/{year}"),
            PeriodKind.SIX_MONTHS: _("6 months of {year}"),
            PeriodKind.NINE_MONTHS: _("9 months of {year}"),
            PeriodKind.YEAR: _("reporting year {year}"),
        }[self.kind]
        return sentence.format(month=self.month, year=self.year)

    @property
    def months(self) -> tuple[int, int]:
        """Its first and its last month."""
        if self.kind.quarter:
            last = self.kind.quarter * _MONTHS_OF_A_QUARTER
            return last - _MONTHS_OF_A_QUARTER + 1, last
        if self.kind is PeriodKind.MONTH:
            return self.month, self.month
        return 1, _CUMULATIVE[self.kind]

    @property
    def last_calendar_day(self) -> date:
        """The last day of its last month."""
        last = self.months[1]
        return date(self.year, last, monthrange(self.year, last)[1])

    def year_before(self) -> "ReportPeriod":
        """The same a year earlier."""
        return replace(self, year=self.year - 1)

    def before(self) -> "ReportPeriod":
        """The one of its kind before it.

        What begins with each year anew (6 and 9 months, the year) has none in its own year: the one
        before is that of the year before.
        """
        if self.kind is PeriodKind.MONTH:
            if self.month == 1:
                return ReportPeriod(self.year - 1, self.kind, _MONTHS_OF_A_YEAR)
            return replace(self, month=self.month - 1)
        if self.kind is PeriodKind.QUARTER_1:
            return ReportPeriod(self.year - 1, PeriodKind.QUARTER_4)
        if self.kind.quarter:
            return replace(self, kind=_QUARTERS[self.kind.quarter - 2])
        return self.year_before()


def parse_report_period(typed: str) -> ReportPeriod:
    """The period meant by ``Q1/2026``, ``quý I/2026``, ``6 tháng 2026``, ``tháng 8/2026`` and such.

    Raises:
        UsageError: it is none, or of a year that the register does not reach.
    """
    key = word_key(_REMARK.sub("", typed))
    found = next((match for form in _FORMS if (match := form.fullmatch(key))), None)
    period = _meant(found.groupdict()) if found else _called(key)
    if period is None:
        raise UsageError(
            _(
                "“{typed}” is no period of reports; write for example Q1/2026, 6m/2026, 9m/2026,"
                " year/2026 or month 8/2026; other days with --from and --to."
            ).format(typed=quoted(typed))
        )
    if not FIRST_DAY.year < period.year <= LAST_DAY.year:
        raise UsageError(
            _("{typed}: write a year from {first} to {last}, for example Q1/2026.").format(
                typed=quoted(typed), first=FIRST_DAY.year + 1, last=LAST_DAY.year
            )
        )
    return period


def _called(key: str) -> ReportPeriod | None:
    """The period that is printed so."""
    year = _YEAR_WITHIN.search(key)
    if year is None:
        return None
    periods = periods_of(int(year["year"]))
    return next((period for period in periods if word_key(period.label) == key), None)


def periods_of(year: int) -> Iterator[ReportPeriod]:
    """Every period of a year, months one by one."""
    for kind in PeriodKind:
        if kind is PeriodKind.MONTH:
            yield from (ReportPeriod(year, kind, month) for month in range(1, 13))
        else:
            yield ReportPeriod(year, kind)


def _meant(parts: Mapping[str, str | None]) -> ReportPeriod | None:
    year = int(parts["year"] or 0)
    if quarter := parts.get("quarter"):
        number = int(quarter) if quarter.isdigit() else _ROMAN.index(quarter.upper()) + 1
        return ReportPeriod(year, _QUARTERS[number - 1])
    if months := parts.get("months"):
        kinds = {str(number): kind for kind, number in _CUMULATIVE.items()}
        return ReportPeriod(year, kinds[months])
    if month := parts.get("month"):
        is_month = 1 <= int(month) <= _MONTHS_OF_A_YEAR
        return ReportPeriod(year, PeriodKind.MONTH, int(month)) if is_month else None
    return ReportPeriod(year, PeriodKind.YEAR)
