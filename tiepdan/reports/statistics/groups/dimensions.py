"""By what statistics are divided: spans of time, or something about what is counted."""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tiepdan.i18n import N_, _
from tiepdan.law.vocabulary.decision import DecisionResult
from tiepdan.law.vocabulary.document import DocumentEffect, DocumentType, Issuer, Sanctioned
from tiepdan.law.vocabulary.meeting import MeetingKind, MeetingStatus
from tiepdan.law.vocabulary.petition import (
    Channel,
    PetitionForm,
    PetitionKind,
    PetitionState,
    SubjectField,
)
from tiepdan.law.vocabulary.terms import Term
from tiepdan.law.vocabulary.visit import Matter, Receiver, VisitOutcome
from tiepdan.reports.lists.parts import kept_secret
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.sections.outcomes import StepOutcome


class Dimension(Term):
    """What ``stats --by`` may be followed by."""

    YEAR = "year", N_("year"), "năm"
    QUARTER = "quarter", N_("quarter"), "quý"
    MONTH = "month", N_("month"), "tháng"
    KIND = "kind", N_("kind of petition"), "loại", "loại đơn"
    FIELD = "field", N_("field"), "lĩnh vực"
    HAMLET = "hamlet", N_("hamlet"), "thôn", "xóm", "thôn, xóm"
    CHANNEL = "channel", N_("channel"), "nguồn", "nguồn đơn", "kênh"
    FORM = "form", N_("form of petition"), "hình thức đơn", "đơn hay ý kiến"
    OFFICER = "officer", N_("officer"), "cán bộ", "công chức", "người phụ trách"
    STATE = "state", N_("state"), "tình trạng"
    COMPETENCE = "competence", N_("within our competence"), "thẩm quyền", "thuộc thẩm quyền"
    ANONYMOUS = "anonymous", N_("anonymous or not"), "nặc danh", "nặc danh hay không"
    RESULT = "result", N_("result"), "kết quả"
    WHOSE = "whose", N_("whose decision"), "của ai", "quyết định của ai"
    OCCASION = "occasion", N_("kind of reception or dialogue"), "buổi", "loại buổi"
    STATUS = "status", N_("what became of it"), "đã tổ chức hay chưa"
    RECEIVER = "receiver", N_("who received"), "người tiếp"
    MATTER = "matter", N_("new or old matter"), "vụ việc", "mới hay cũ"
    DIRECTION = "direction", N_("what became of the visit"), "hướng xử lý"
    GROUP = "large_group", N_("large group"), "đoàn đông người", "đoàn"
    ISSUER = "issuer", N_("issuer"), "nơi ban hành", "cơ quan ban hành"
    TYPE = "type", N_("type of document"), "loại văn bản"
    EFFECT = "effect", N_("new, amended or repealed"), "mới hay sửa đổi"
    WHOM = "whom", N_("who was sanctioned"), "người bị xử lý", "ai"
    BODY = "body", N_("other body"), "cơ quan", "nơi chuyển đến"
    LIMIT = "limit", N_("time limit"), "thời hạn"
    OUTCOME = "outcome", N_("what became of the step"), "đúng hạn hay trễ"

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


Key = tuple[Group, ...]
"""A group within a group: one of each dimension, or of the first ones of them."""


_TERMS: Mapping[Dimension, type[Term]] = {
    Dimension.KIND: PetitionKind,
    Dimension.FIELD: SubjectField,
    Dimension.CHANNEL: Channel,
    Dimension.FORM: PetitionForm,
    Dimension.STATE: PetitionState,
    Dimension.RESULT: DecisionResult,
    Dimension.OCCASION: MeetingKind,
    Dimension.STATUS: MeetingStatus,
    Dimension.RECEIVER: Receiver,
    Dimension.MATTER: Matter,
    Dimension.DIRECTION: VisitOutcome,
    Dimension.ISSUER: Issuer,
    Dimension.TYPE: DocumentType,
    Dimension.EFFECT: DocumentEffect,
    Dimension.WHOM: Sanctioned,
    Dimension.OUTCOME: StepOutcome,
}
"""Of each dimension that is a closed list: which one."""

_WHEN_TRUE: Mapping[Dimension, tuple[str, str]] = {
    Dimension.COMPETENCE: (N_("within our competence"), N_("outside our competence")),
    Dimension.ANONYMOUS: (N_("anonymous"), N_("not anonymous")),
    Dimension.WHOSE: (N_("This office"), N_("The superior")),
    Dimension.GROUP: (N_("large group"), N_("no large group")),
}
"""Of each dimension that is yes or no: what people read."""

_NOT_GIVEN = N_("not given")
_WHEN_EMPTY: Mapping[Dimension, str] = {
    Dimension.OFFICER: N_("nobody named"),
    Dimension.RESULT: N_("no result recorded"),
    Dimension.BODY: N_("no body recorded"),
}
"""What people read where there is no value, if it is not that none was given."""

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
        return _(_WHEN_EMPTY.get(dimension, _NOT_GIVEN))
    if dimension.months:
        return _span_label(value, dimension)
    if dimension in _WHEN_TRUE:
        yes, no = _WHEN_TRUE[dimension]
        return _(yes) if value == "1" else _(no)
    return _TERMS[dimension](value).label if dimension in _TERMS else value


def _span_label(value: str, dimension: Dimension) -> str:
    if dimension is Dimension.QUARTER:
        year, quarter = value.split("-Q")
        return _("Q{quarter}/{year}").format(quarter=_ROMAN[int(quarter) - 1], year=year)
    if dimension is Dimension.MONTH:
        year, month = value.split("-")
        return f"{month}/{year}"
    return value


def key_label(key: Key, dimensions: Sequence[Dimension]) -> str:
    """A group within groups as people read it: *complaint, land*."""
    return ", ".join(map(group_label, key, dimensions))


def dimensions_label(dimensions: Sequence[Dimension]) -> str:
    """What is divided by, one after the other."""
    return ", ".join(dimension.label for dimension in dimensions)


def _end_of_span(start: date, months: int) -> date:
    """The first day after the year, quarter or month in which a day lies."""
    last_month = start.month + months - 1 - (start.month - 1) % months
    last = date(start.year, last_month, monthrange(start.year, last_month)[1])
    return last + timedelta(days=1)
