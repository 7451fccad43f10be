"""Who asks for which reports: the days of their data, the day they are due, what is in them.

Windows are those of the wording in force on their last day. The data of a report go up to the same
day of the last month of its period, and begin the day after that day of the month before its first:
so no day is left out and none is in two quarters. Where whole months count, the days are theirs.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from tiepdan.dates import is_between
from tiepdan.law.limits.time_limits import Confidence, LocalPack
from tiepdan.law.reporting.periods import PeriodKind, ReportPeriod, periods_of

_DAY = timedelta(days=1)


class Content(StrEnum):
    """What a report consists of."""

    FORMS = "forms"
    TEXT = "text"
    TEXT_AND_FORMS = "text_and_forms"
    UNSEEN = "unseen"
    """The circular was not seen; the report is known to have been asked for."""


@dataclass(frozen=True, slots=True)
class Window:
    """The data of a report: from the first up to and including the last day."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportVersion:
    """One wording of what is asked for, while it is in force.

    The data go up to ``data_day`` of a month, or whole months count; with neither nobody has seen
    the days. ``due_day`` is that of the same month; without one no day is known.
    """

    id: str
    since: date
    until: date | None = None
    recipient: str | None = None
    data_day: int | None = field(default=None, metadata={"least": 1})
    counts_whole_months: bool = field(default=False, metadata={"key": "whole_months"})
    due_day: int | None = field(default=None, metadata={"least": 1})
    contents: Mapping[PeriodKind, Content] = field(metadata={"key": "{}"})
    article: str
    source: str
    confidence: Confidence
    doubt: str | None = None

    def window(self, period: ReportPeriod) -> Window | None:
        """From which day to which the data of a period are; None where nobody has seen it."""
        first_month, _last_month = period.months
        if self.counts_whole_months:
            return Window(date(period.year, first_month, 1), period.last_calendar_day)
        if self.data_day is None:
            return None
        before = date(period.year, first_month, 1) - _DAY
        return Window(before.replace(day=self.data_day) + _DAY, self._last_day(period))

    def due(self, period: ReportPeriod) -> date | None:
        """The last day to send the report of a period; None where no day is known.

        It is not moved by a day off: the circular does not say so.
        """
        if self.due_day is None:
            return None
        return date(period.year, period.months[1], self.due_day)

    def governs(self, period: ReportPeriod) -> bool:
        """Whether it is in force on the last day of a period's data."""
        return is_between(self._last_day(period), self.since, self.until)

    def _last_day(self, period: ReportPeriod) -> date:
        """That of a period's data; where nobody has seen it, that of its months."""
        if self.counts_whole_months or self.data_day is None:
            return period.last_calendar_day
        return date(period.year, period.months[1], self.data_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRule:
    """A report asked for again and again; a province's own wordings stand over the national."""

    id: str
    name: str
    versions: tuple[ReportVersion, ...] = field(metadata={"key": "version"})
    pack: LocalPack | None = field(default=None, metadata={"key": None})

    def version(self, period: ReportPeriod) -> ReportVersion | None:
        """The wording that governs a period, whether or not it asks for a report of it."""
        return next((one for one in self.versions if one.governs(period)), None)


def binding(
    rules: Iterable[ReportRule], is_bound: Callable[[LocalPack | None], bool]
) -> tuple[ReportRule, ...]:
    """The national rules, each with the wordings of the packs that bind an office before its own.

    A pack has rules of the same ids.
    """
    known = list(rules)
    return tuple(
        ReportRule(
            id=rule.id,
            name=rule.name,
            versions=(
                *(
                    version
                    for local in known
                    if local.pack and local.id == rule.id and is_bound(local.pack)
                    for version in local.versions
                ),
                *rule.versions,
            ),
        )
        for rule in known
        if rule.pack is None
    )


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A report that a rule asks for: of which period, with data of which days, due when."""

    rule: ReportRule
    version: ReportVersion
    period: ReportPeriod
    window: Window
    due: date | None

    @property
    def content(self) -> Content:
        """What it consists of."""
        return self.version.contents[self.period.kind]

    @property
    def closes_on(self) -> date | None:
        """The day on which the data close, before which it cannot be sent.

        None where no text that was read names one: of the Party's reports nobody has seen any, and
        the whole months are only what is counted here, so one may go out before they are over.
        """
        is_named = self.version.data_day is not None
        is_read = self.version.confidence is Confidence.VERIFIED
        return self.window.last if is_named and is_read else None


def asked_for(rule: ReportRule, period: ReportPeriod) -> AskedFor | None:
    """The report of a period; None where the wording that governs it asks for none."""
    version = rule.version(period)
    window = version.window(period) if version else None
    if version is None or window is None or period.kind not in version.contents:
        return None
    return AskedFor(rule, version, period, window, version.due(period))


def reports_between(rule: ReportRule, first: date, last: date) -> Iterator[AskedFor]:
    """The reports whose data end on a day from ``first`` up to and including ``last``, in order."""
    kinds = {kind for version in rule.versions for kind in version.contents}
    found = (
        asked_for(rule, period)
        for year in range(first.year, last.year + 1)
        for period in periods_of(year)
        if period.kind in kinds
    )
    ending = (one for one in found if one and first <= one.window.last <= last)
    yield from sorted(ending, key=lambda one: (one.window.last, one.period))


def report_of(rules: Iterable[ReportRule], period: ReportPeriod) -> ReportRule | None:
    """The report that a period means by itself: the first ever asked for of such periods."""
    return next(
        (
            rule
            for rule in rules
            if any(period.kind in version.contents for version in rule.versions)
        ),
        None,
    )
