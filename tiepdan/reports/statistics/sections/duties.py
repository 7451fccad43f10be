"""Frequency duties of a period: required, done, missing, with the weeks or months in question."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from tiepdan.dates import show_date
from tiepdan.i18n import _, ngettext
from tiepdan.law.duties.frequency import DutyBalance, DutyVersion, Span, SpanBalance
from tiepdan.reports.lists.law.time_limits import often
from tiepdan.reports.model import Column, Report, Table, Tone
from tiepdan.reports.period import Period


def duties_report(
    balances: Sequence[DutyBalance], *, office: str, period: Period, today: date
) -> Report:
    """The duties of a period for people."""
    return Report(
        title=_("Frequency duties"),
        heading=_("{office}, {period}, as of {today}").format(
            office=office, period=period, today=show_date(today)
        ),
        tables=duties_tables(balances),
    )


def duties_tables(balances: Sequence[DutyBalance], *, title: str = "") -> tuple[Table, ...]:
    """The sums of each duty, and where something is missing, when."""
    summary = _summary_table(balances, title)
    if not any(balance.missing for balance in balances):
        return (summary,)
    return (summary, _missing_table(balances))


def duties_data(balances: Iterable[DutyBalance]) -> list[dict[str, Any]]:
    """Each duty as plain data; ``from``, ``to``, ``since`` and ``until`` are inclusive."""
    return [
        {
            "duty": balance.duty.id,
            "version": balance.version.id,
            "name": balance.duty.name,
            "article": balance.version.article,
            "since": balance.version.since,
            "until": balance.version.until,
            "amount": balance.version.amount,
            "per": balance.version.per,
            "required": balance.required,
            "done": balance.done,
            "missing": balance.missing,
            "delegated": balance.delegated,
            "unstated": balance.unstated,
            "extra": balance.extra,
            "missing_spans": [_span_data(span) for span in balance.missing_spans],
            "running": _running_data(balance.running_span),
            "doubt": balance.version.doubt,
        }
        for balance in balances
    ]


def _span_data(span: SpanBalance) -> dict[str, Any]:
    return {
        "from": span.start,
        "to": span.last_day,
        "required": span.required,
        "done": span.done,
    }


def _running_data(span: SpanBalance | None) -> dict[str, Any] | None:
    if span is None:
        return None
    return {**_span_data(span), "delegated": span.delegated, "unstated": span.unstated}


def _summary_table(balances: Sequence[DutyBalance], title: str) -> Table:
    unstated = any(balance.unstated for balance in balances)
    extra = any(balance.extra for balance in balances)
    return Table(
        key="duties",
        title=title,
        columns=(
            Column(None, _("Duty"), 16),
            Column(None, _("Asked for"), 15),
            Column(None, _("Basis"), 16, tone=Tone.QUIET),
            Column(None, _("Required"), is_number=True),
            Column(None, _("Fulfilled"), is_number=True),
            Column(None, _("Missing"), is_number=True, tone=Tone.STRONG),
            Column(None, _("By deputy"), is_number=True),
            # Seldom anything but nought, and the table is wide enough without.
            Column(None, _("Unstated") if unstated else None, is_number=True),
            Column(None, _("Extra") if extra else None, is_number=True),
        ),
        rows=[
            (
                f"{balance.duty.name} ({balance.version.id})",
                _asked(balance.version),
                balance.version.article,
                balance.required,
                balance.done,
                balance.missing,
                balance.delegated,
                balance.unstated,
                balance.extra,
            )
            for balance in balances
        ],
        empty=_("No frequency duty is to be judged in this period."),
        notes=tuple(_notes(balances)),
    )


def _asked(version: DutyVersion) -> str:
    """How many days in which unit, and while which wording is in force."""
    if version.until is None:
        return _("{often}, since {first}").format(
            often=often(version), first=show_date(version.since)
        )
    return _("{often}, from {first} to {last}").format(
        often=often(version), first=show_date(version.since), last=show_date(version.until)
    )


def _notes(balances: Sequence[DutyBalance]) -> Iterator[str]:
    """What still runs, what the columns leave out, and where the text of the law is in doubt."""
    for balance in balances:
        if balance.running_span:
            yield _running(balance.version, balance.running_span)
    if any(balance.delegated for balance in balances):
        yield _(
            "By deputy: days of a delegated deputy, shown apart; they do not count as fulfilled."
        )
    if any(balance.unstated for balance in balances):
        yield _(
            "Unstated: days for which it is not recorded in what capacity the chair received;"
            " they do not count as fulfilled."
        )
    for balance in balances:
        if earlier := _wording_before(balance):
            yield _("{duty}: before {since} the same was asked for by {article}.").format(
                duty=balance.version.id,
                since=show_date(balance.version.since),
                article=earlier.article,
            )
        if balance.version.doubt:
            yield f"{balance.version.id}: {balance.version.doubt}"


def _running(version: DutyVersion, span: SpanBalance) -> str:
    sentence = {
        Span.WEEK: _("{duty}, this week: {done} of {required} done, until {last}"),
        Span.MONTH: _("{duty}, this month: {done} of {required} done, until {last}"),
        Span.YEAR: _("{duty}, this year: {done} of {required} done, until {last}"),
    }[version.per]
    words = [
        sentence.format(
            duty=version.id,
            done=span.done,
            required=span.required,
            last=show_date(span.last_day),
        )
    ]
    if span.delegated:
        words.append(_("by deputy: {count}").format(count=span.delegated))
    if span.unstated:
        words.append(_("unstated: {count}").format(count=span.unstated))
    return "; ".join(words) + "."


def _wording_before(balance: DutyBalance) -> DutyVersion | None:
    """The wording under which a unit began that is judged under the next, asking the same."""
    first = balance.spans[0].start
    if first >= balance.version.since:
        return None
    return next((v for v in balance.duty.versions if v.is_in_force(first)), None)


def _missing_table(balances: Iterable[DutyBalance]) -> Table:
    """A row for each duty and year, so that the years add up as in the other figures."""
    return Table(
        key="missing",
        title=_("Weeks, months and years in which days are missing"),
        columns=(
            Column(None, _("Duty"), tone=Tone.STRONG),
            Column(None, _("When (how many in a row)"), 40),
            Column(None, _("Days missing"), is_number=True),
        ),
        rows=[
            (balance.version.id, when(spans, balance.version.per), sum(s.missing for s in spans))
            for balance in balances
            for spans in _by_year(balance)
        ],
    )


def _by_year(balance: DutyBalance) -> Iterator[list[SpanBalance]]:
    """What is missing, by the year to which a week or month belongs; years all together."""
    by_year = balance.version.per is not Span.YEAR
    for _year, spans in groupby(
        balance.missing_spans, key=lambda span: span.last_day.year if by_year else None
    ):
        yield list(spans)


def when(spans: Sequence[SpanBalance], per: Span) -> str:
    """Weeks by their ISO number, months, years: those in a row joined and counted."""
    runs = ", ".join(_run(run, per) for run in _runs(spans, per))
    return {
        Span.WEEK: ngettext("week {runs}", "weeks {runs}", len(spans)),
        Span.MONTH: ngettext("month {runs}", "months {runs}", len(spans)),
        Span.YEAR: ngettext("year {runs}", "years {runs}", len(spans)),
    }[per].format(runs=runs)


def _runs(spans: Iterable[SpanBalance], per: Span) -> list[list[SpanBalance]]:
    """The spans that follow one another without a day between, and bear the same year."""
    runs: list[list[SpanBalance]] = []
    for span in spans:
        before = runs[-1][-1] if runs else None
        if (
            before
            and (span.start - before.last_day).days == 1
            and _number_and_year(before, per)[1] == _number_and_year(span, per)[1]
        ):
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def _run(spans: Sequence[SpanBalance], per: Span) -> str:
    first, year = _number_and_year(spans[0], per)
    last, _same = _number_and_year(spans[-1], per)
    return f"{first}{year}" if len(spans) == 1 else f"{first}–{last}{year} ({len(spans)})"


def _number_and_year(span: SpanBalance, per: Span) -> tuple[str, str]:
    """How a week (``02``, ``/2019``), a month or a year (``2024`` and nothing) is written."""
    if per is Span.YEAR:
        return str(span.start.year), ""
    if per is Span.MONTH:
        return f"{span.start.month:02d}", f"/{span.start.year}"
    week = span.start.isocalendar()
    return f"{week.week:02d}", f"/{week.year}"
