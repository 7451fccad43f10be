"""The reports of this office: what is asked for, by when, and what was sent.

A new register is not told that it owes the reports of years before it. Owed is what ends on the
day of the journal's first entry or later; and what ends after the last one recorded as sent, where
that is earlier. As of a day before the register was made only the second counts.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tiepdan.dates import show_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.reporting.periods import PeriodKind, ReportPeriod, parse_report_period
from tiepdan.law.reporting.rules import (
    AskedFor,
    Content,
    ReportRule,
    asked_for,
    report_of,
    reports_between,
)
from tiepdan.records.journal.moments import moment
from tiepdan.records.reading.reports.days import LISTED, REMINDED
from tiepdan.records.reading.reports.rules import binding_reports
from tiepdan.records.reading.rows import stored_day

REQUESTED = "BC-YC"
"""What stands for a rule where a letter asks."""


@dataclass(frozen=True, slots=True)
class Sent:
    """How a report was sent last, by the number that has in the list, and first by ``first_on``."""

    id: int
    sent_on: date
    first_on: date
    document_number: str | None
    recipient: str | None


@dataclass(frozen=True, slots=True)
class OfficeReport:
    """A report asked for by a rule for a period, or by a letter, and how it was last sent.

    ``typed`` is how commands take it. Its data end on ``data_until``; without ``due`` nobody has
    said by when it is to be sent.
    """

    number: str
    typed: str
    kind: PeriodKind | None
    report: str
    name: str
    period: str | None
    recipient: str | None
    basis: str
    asked_on: date | None
    data_from: date | None
    data_until: date | None
    due: date | None
    content: Content | None
    doubt: str | None
    request_id: int | None
    sent: Sent | None

    @property
    def order(self) -> tuple[date, str, int, str]:
        """The next first; of one day by report, a quarter before what it is part of."""
        day = self.due or self.data_until or self.asked_on or date.max
        place = list(PeriodKind).index(self.kind) if self.kind else 0
        return day, self.report, place, self.number


def office_reports(
    connection: sqlite3.Connection, *, today: date, until: date
) -> list[OfficeReport]:
    """Every report whose data end by a day, and every one asked for by letter, in their order.

    What was sent is as of ``today``.
    """
    sent = _sent(connection, today)
    made_on = _first_day(connection)
    begins = [made_on] if made_on and made_on <= today else []
    rules = binding_reports(connection)
    found = [
        _of_rule(one, _typed(rules, rule, one.period), sent.get((rule.id, str(one.period))))
        for rule in rules
        for one in _asked_by(rule, begins, _periods_sent(rule, sent), until)
    ]
    found += _of_unseen_circulars(rules, sent)
    letters = connection.execute(
        "SELECT * FROM report_request WHERE letter_on <= ? ORDER BY id", (str(today),)
    )
    found += [_of_letter(row, sent.get((REQUESTED, str(row["id"])))) for row in letters]
    return sorted(found, key=lambda report: report.order)


def owed_reports(connection: sqlite3.Connection, *, today: date, until: date) -> list[OfficeReport]:
    """Those of them that were not sent."""
    found = office_reports(connection, today=today, until=until)
    return [report for report in found if report.sent is None]


def _asked_by(
    rule: ReportRule, begins: Sequence[date], sent: Sequence[AskedFor], until: date
) -> Iterator[AskedFor]:
    """What a rule asks for since the register was made, or since the last sent before that.

    What ends on the day on which that last one ended is asked for as well, as quarter and half a
    year are; one sent since the register was made leaves none out.
    """
    before = [one.window.last for one in sent if not begins or one.window.last < min(begins)]
    since = [*begins, max(before)] if before else [*begins]
    later = list(reports_between(rule, min(since), until)) if since else []
    known = {one.period for one in later}
    yield from (one for one in sent if one.period not in known)
    yield from later


def _periods_sent(rule: ReportRule, sent: Mapping[tuple[str, str], Sent]) -> list[AskedFor]:
    names = (_readable(name) for report, name in sent if report == rule.id)
    return [asked for name in names if name and (asked := asked_for(rule, name))]


def _first_day(connection: sqlite3.Connection) -> date | None:
    """The day of the journal's first entry, where the office is."""
    found = connection.execute("SELECT recorded_at FROM operation ORDER BY id LIMIT 1").fetchone()
    return moment(found[0]).astimezone().date() if found else None


def _sent(connection: sqlite3.Connection, today: date) -> dict[tuple[str, str], Sent]:
    """The last time that each report was sent by a day, by its rule and its period or letter."""
    rows = connection.execute(
        "SELECT * FROM sent_report WHERE sent_on <= ? ORDER BY sent_on, id", (str(today),)
    )
    found: dict[tuple[str, str], Sent] = {}
    for row in rows:
        of = (row["report"] or REQUESTED, row["period"] or str(row["request_id"]))
        day = date.fromisoformat(row["sent_on"])
        first = found[of].first_on if of in found else day
        found[of] = Sent(row["id"], day, first, row["document_number"], row["recipient"])
    return found


def _of_rule(asked: AskedFor, typed: str, sent: Sent | None) -> OfficeReport:
    return OfficeReport(
        number=str(asked.period),
        typed=typed,
        kind=asked.period.kind,
        report=asked.rule.id,
        name=asked.rule.name,
        period=asked.period.label,
        recipient=asked.version.recipient,
        basis=asked.version.article,
        asked_on=None,
        data_from=asked.window.first,
        data_until=asked.window.last,
        due=asked.due,
        content=asked.content,
        doubt=asked.version.doubt,
        request_id=None,
        sent=sent,
    )


def _of_unseen_circulars(
    rules: Sequence[ReportRule], sent: Mapping[tuple[str, str], Sent]
) -> Iterator[OfficeReport]:
    """What was sent of periods whose days nobody has seen."""
    for rule in rules:
        for (report, name), one in sent.items():
            if report == rule.id and (period := _readable(name)) and not asked_for(rule, period):
                yield OfficeReport(
                    number=name,
                    typed=_typed(rules, rule, period),
                    kind=period.kind,
                    report=report,
                    name=rule.name,
                    period=period.label,
                    recipient=None,
                    basis="",
                    asked_on=None,
                    data_from=None,
                    data_until=None,
                    due=None,
                    content=None,
                    doubt=None,
                    request_id=None,
                    sent=one,
                )


def _typed(rules: Sequence[ReportRule], rule: ReportRule, period: ReportPeriod) -> str:
    """How a report is named in a command: by its period, and by its id where that is not enough."""
    is_first = report_of(rules, period) is rule
    return str(period) if is_first else f"{period} --report {rule.id}"


def _readable(name: str) -> ReportPeriod | None:
    """A stored period; none where it was damaged, as “check” says."""
    try:
        return parse_report_period(name)
    except UsageError:
        return None


def _of_letter(row: sqlite3.Row, sent: Sent | None) -> OfficeReport:
    letter_on = date.fromisoformat(row["letter_on"])
    return OfficeReport(
        number=row["document_number"],
        typed=str(row["id"]),
        kind=None,
        report=REQUESTED,
        name=row["content"],
        period=None,
        recipient=row["body"],
        basis=_("{number} of {day}, {body}").format(
            number=row["document_number"], day=show_date(letter_on), body=row["body"]
        ),
        asked_on=letter_on,
        data_from=stored_day(row["period_from"]),
        data_until=stored_day(row["period_to"]),
        due=stored_day(row["due_on"]),
        content=None,
        doubt=None,
        request_id=row["id"],
        sent=sent,
    )


@dataclass(frozen=True, slots=True)
class DueReport:
    """A day of reports not sent: the last one to send them, or the one on which data end.

    ``reports`` are several only of the second. Both numbers count from it and are negative before.
    """

    reports: tuple[OfficeReport, ...]
    day: date
    is_data_day: bool
    days_late: int
    working_days_late: int


def late_reports(connection: sqlite3.Connection, *, today: date) -> list[DueReport]:
    """The reports not sent whose last day passed in the last year, the worst first.

    Older ones are no work for a morning: “tiepdan reports” has them.
    """
    owed = owed_reports(connection, today=today, until=today)
    late = [
        ((report,), report.due, False)
        for report in owed
        if report.due and LISTED >= today - report.due > timedelta(0)
    ]
    return _due(connection, late, today)


def reports_due(connection: sqlite3.Connection, *, today: date, last: date) -> list[DueReport]:
    """The reports to be sent today or up to a day, and the days on which data end until then."""
    owed = owed_reports(connection, today=today, until=last)
    days: dict[tuple[str, date], list[OfficeReport]] = {}
    for report in owed:
        if report.request_id is None and report.data_until and today <= report.data_until <= last:
            days.setdefault((report.report, report.data_until), []).append(report)
    found = [(tuple(reports), day, True) for (_rule, day), reports in days.items()]
    found += [
        ((report,), report.due, False)
        for report in owed
        if report.due and today <= report.due <= last
    ]
    return _due(connection, found, today)


def reports_without_day(connection: sqlite3.Connection, *, today: date) -> list[OfficeReport]:
    """The reports not sent of which nobody has said by when: letters, and periods just ended."""
    return [
        report
        for report in owed_reports(connection, today=today, until=today)
        if report.due is None
        and (
            report.request_id is not None
            or (report.data_until is not None and today - report.data_until <= REMINDED)
        )
    ]


def _due(
    connection: sqlite3.Connection,
    found: Sequence[tuple[tuple[OfficeReport, ...], date, bool]],
    today: date,
) -> list[DueReport]:
    if not found:
        return []
    days = sorted({str(today), *(str(day) for _reports, day, _is_data_day in found)})
    worked = dict(
        connection.execute(
            "SELECT day, worked_count FROM calendar_day"
            f" WHERE day IN ({', '.join('?' * len(days))})",
            days,
        ).fetchall()
    )
    rows = [
        DueReport(
            reports,
            day,
            is_data_day,
            (today - day).days,
            worked[str(today)] - worked.get(str(day), worked[str(today)]),
        )
        for reports, day, is_data_day in found
    ]
    return sorted(rows, key=lambda row: (row.day, not row.is_data_day, row.reports[0].order))
