"""``tiepdan send-report``: record that a report was sent, and keep it as it was."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.form import Form, usually_on
from tiepdan.cli.asking.period import Named, parse_named
from tiepdan.cli.reporting.sending import parts_to_send
from tiepdan.cli.running.printing import print_number, say
from tiepdan.cli.running.writing import writing
from tiepdan.dates import show_date
from tiepdan.errors import RefusedError, UsageError
from tiepdan.facts.fact import fields
from tiepdan.facts.report import SentReport
from tiepdan.i18n import _
from tiepdan.records.reading.report_rules import binding_reports
from tiepdan.records.reading.reports import request_meant, rule_meant
from tiepdan.records.writing import reports as records
from tiepdan.reports.period import Period, statutory_period
from tiepdan.reports.statistics.counts import counting


@takes(fields(SentReport))
def send_report(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar=_("NAME…"),
            help=_("What is sent: “forms” or single ones (01/TCD), reports in words (mau-02)."),
        ),
    ],
    typed: TypedFacts,
    *,
    named: Named = None,
    letter: Annotated[
        options.Text,
        typer.Option(metavar=_("LETTER"), help=_("Or the letter that asks for it, by its number.")),
    ] = None,
    of: Annotated[
        str | None,
        typer.Option(
            "--report", metavar=_("ID"), help=_("Which report, where several are of one period.")
        ),
    ] = None,
    again: Annotated[
        bool,
        typer.Option("--again", metavar="", help=_("It was sent once more, put right.")),
    ] = False,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", metavar="", help=_("Refuse to send it while it contradicts itself.")
        ),
    ] = False,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Record that a report is sent, and keep every cell and paragraph of it as it is now."""
    day = options.as_of(today)
    path = options.database_path(db)
    report_period = parse_named(named, None, None)
    if (report_period is None) is (letter is None):
        raise UsageError(
            _("Which report? Write --period, for example Q1/2026, or --letter and its number.")
        )
    rule_id = name = request_id = None
    with counting(path) as connection:
        rules = binding_reports(connection)
        if report_period:
            rule = rule_meant(rules, report_period, of)
            what = f"{rule.id}, {report_period.label}"
            rule_id, name = rule.id, str(report_period)
            period = statutory_period(report_period, rules)
        else:
            request = request_meant(connection, letter or "")
            what, request_id = request.facts.document_number, request.id
            period = _asked_about(request.facts.period_from, request.facts.period_to, what)
        parts, found = parts_to_send(connection, path, names, period, today=day)
    _tell(found, is_strict=strict)
    form = Form(typed.values(), no_input=no_input)
    sent = form.fill(SentReport, typed, today=day, expected=usually_on(day, "sent_on"))
    with writing(path, "send-report", no_input=no_input) as register:
        number = records.add_sent(
            register.session,
            replace(sent, report=rule_id, period=name),
            rules,
            request_id,
            is_again=again,
        )
        records.add_parts(register.session, number, parts)
        register.tell(
            _(
                "{what}: recorded as sent on {day}, {number} of the list, and kept as it is now:"
                " {parts}."
            ).format(
                what=what,
                day=show_date(sent.sent_on),
                number=number,
                parts=", ".join(part.name for part in parts),
            )
        )
    print_number(number, as_json=as_json)


def _tell(found: Sequence[str], *, is_strict: bool) -> None:
    if found and is_strict:
        raise RefusedError("\n".join((*found, _("Nothing was recorded."))))
    for sentence in found:
        say(sentence)


def _asked_about(first: date | None, last: date | None, letter: str) -> Period:
    """The days that a letter asks about.

    Raises:
        UsageError: it names none.
    """
    if first is None or last is None:
        raise UsageError(
            _(
                "The letter {letter} names no period; add it with “tiepdan edit-report-request”,"
                " --from and --to."
            ).format(letter=letter)
        )
    return Period(first, last + timedelta(days=1))
