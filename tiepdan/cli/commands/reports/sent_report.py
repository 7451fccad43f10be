"""``tiepdan sent-report``: record that a report was sent."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import usually_on
from tiepdan.cli.asking.report_options import Again, OfReport
from tiepdan.cli.reporting.early import say_if_early
from tiepdan.cli.running.writing.writing import writing
from tiepdan.dates import show_date
from tiepdan.errors import UsageError
from tiepdan.facts.fact import fields
from tiepdan.facts.report import SentReport
from tiepdan.i18n import _
from tiepdan.law.reporting.periods import parse_report_period
from tiepdan.law.reporting.rules import ReportRule, asked_for
from tiepdan.records import database
from tiepdan.records.reading.reports.reports import request_meant, rule_meant
from tiepdan.records.reading.reports.rules import binding_reports
from tiepdan.records.writing.office import reports as records


@dataclass(frozen=True, slots=True)
class _Meant:
    """A report that was sent: of a rule for a period, or the one that a letter asks for."""

    what: str
    report: str | None = None
    period: str | None = None
    request_id: int | None = None
    last_day: date | None = None


@takes(fields(SentReport))
def sent_report(
    report: Annotated[
        list[str],
        typer.Argument(
            metavar=_("REPORT…"),
            help=_("The periods, such as Q1/2026, or the number of the letter that asks for it."),
        ),
    ],
    typed: TypedFacts,
    *,
    of: OfReport = None,
    again: Again = False,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Record that reports were sent: those of periods (Q1/2026), or one that a letter asked for."""
    day = options.as_of(today)
    path = options.database_path(db)
    with database.reading(path) as connection:
        rules = binding_reports(connection)
        meant = [_meant(connection, one, of, rules) for one in report]
    _check_each_once(meant)
    form = Form(typed.values(), no_input=no_input)

    def write(sent: SentReport) -> tuple[SentReport, list[int]]:
        numbers = []
        with writing(path, "sent-report", no_input=no_input) as register:
            for one in meant:
                number = records.add_sent(
                    register.session,
                    replace(sent, report=one.report, period=one.period),
                    rules,
                    one.request_id,
                    is_again=again,
                )
                register.tell(
                    _("{what}: recorded as sent on {day}, {number} of the list.").format(
                        what=one.what, day=show_date(sent.sent_on), number=number
                    )
                )
                numbers.append(number)
        return sent, numbers

    usual = usually_on(day, "sent_on")
    sent, numbers = form.recorded(
        partial(form.fill, SentReport, typed, today=day, expected=usual), write, is_protected=False
    )
    for one in meant:
        if one.last_day:
            say_if_early(one.what, sent_on=sent.sent_on, last_day=one.last_day)
    if as_json:
        from tiepdan.output import json  # noqa: PLC0415 (one medium a run)

        json.write({"numbers": numbers})


def _meant(
    connection: sqlite3.Connection, typed: str, of: str | None, rules: Sequence[ReportRule]
) -> _Meant:
    try:
        period = parse_report_period(typed)
    except UsageError:
        if of is not None:
            raise
        letter = request_meant(connection, typed)
        asked = letter.facts
        return _Meant(asked.document_number, request_id=letter.id, last_day=asked.period_to)
    rule = rule_meant(rules, period, of)
    known = asked_for(rule, period)
    return _Meant(
        f"{rule.id}, {period.label}",
        rule.id,
        str(period),
        last_day=known.window.last if known else None,
    )


def _check_each_once(meant: Sequence[_Meant]) -> None:
    for one in meant:
        if meant.count(one) > 1:
            raise UsageError(_("{what} is there twice.").format(what=one.what))
