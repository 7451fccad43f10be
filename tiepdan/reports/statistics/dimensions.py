"""By what statistics are divided: spans of time, or something about the petitions."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tiepdan.i18n import N_, _
from tiepdan.law.vocabulary.petition import Channel, PetitionKind, SubjectField
from tiepdan.law.vocabulary.terms import Term
from tiepdan.reports.lists.parts import kept_secret
from tiepdan.reports.period import Period


class Dimension(Term):
    """What ``stats --by`` may be followed by."""

    YEAR = "year", N_("year"), "năm"
    QUARTER = "quarter", N_("quarter"), "quý"
    MONTH = "month", N_("month"), "tháng"
    KIND = "kind", N_("kind of petition"), "loại", "loại đơn"
    FIELD = "field", N_("field"), "lĩnh vực"
    HAMLET = "hamlet", N_("hamlet"), "thôn", "xóm", "thôn, xóm"
    CHANNEL = "channel", N_("channel"), "nguồn", "nguồn đơn", "kênh"
    OFFICER = "officer", N_("officer"), "cán bộ", "công chức", "người phụ trách"
    RESULT = "result", N_("result"), "kết quả"

    @property
    def months(self) -> int:
        """How many months a span has; 0 where it divides something else than time."""
        return {Dimension.YEAR: 12, Dimension.QUARTER: 3, Dimension.MONTH: 1}.get(self, 0)


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """One value of a dimension: of a span ``2026``, ``2026-Q3``, ``2026-07``; else as stored.

    ``is_secret`` is for the petitions whose value must not be shown, all of them together.
    """

    value: str | None
    is_secret: bool = False


COLUMNS: Mapping[Dimension, str] = {
    Dimension.KIND: "kind",
    Dimension.FIELD: "field",
    Dimension.HAMLET: "hamlet",
    Dimension.CHANNEL: "channel",
    Dimension.OFFICER: "officer",
}
"""The columns of ``counted_rows.HANDLING`` that the dimensions which are no time divide by."""


_TERMS: Mapping[Dimension, type[Term]] = {
    Dimension.KIND: PetitionKind,
    Dimension.FIELD: SubjectField,
    Dimension.CHANNEL: Channel,
}

_ROMAN = ("I", "II", "III", "IV")


def spans(period: Period, dimension: Dimension) -> Iterator[tuple[Group, Period]]:
    """The years, quarters or months of a period, in order; the first and last may be cut by it.

    None where the dimension is no time.
    """
    start = period.start
    while dimension.months and start < period.end:
        end = min(_end_of_span(start, dimension.months), period.end)
        yield span_group(str(start), dimension), Period(start, end)
        start = end


def span_group(day: str, dimension: Dimension) -> Group:
    """The span in which a day or month lies, written in ISO's form."""
    match dimension:
        case Dimension.YEAR:
            return Group(day[:4])
        case Dimension.QUARTER:
            return Group(f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}")
        case _:
            return Group(day[:7])


def group_label(group: Group, dimension: Dimension) -> str:
    """A group as people read it."""
    if group.is_secret:
        return kept_secret()
    value = group.value
    if value is None:
        return _("nobody named") if dimension is Dimension.OFFICER else _("not given")
    if dimension in _TERMS:
        return _TERMS[dimension](value).label
    if dimension is Dimension.QUARTER:
        year, quarter = value.split("-Q")
        return _("Q{quarter}/{year}").format(quarter=_ROMAN[int(quarter) - 1], year=year)
    if dimension is Dimension.MONTH:
        year, month = value.split("-")
        return f"{month}/{year}"
    return value


def _end_of_span(start: date, months: int) -> date:
    """The first day after the year, quarter or month in which a day lies."""
    last_month = start.month + months - 1 - (start.month - 1) % months
    last = date(start.year, last_month, monthrange(start.year, last_month)[1])
    return last + timedelta(days=1)
