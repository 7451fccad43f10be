"""``tiepdan send-report``: record that a report was sent, and keep it as it was."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.period import Named, parse_named
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import usually_on
from tiepdan.cli.asking.report_options import Again, OfReport
from tiepdan.cli.reporting.asked_for import parts_asked_for
from tiepdan.cli.reporting.early import say_if_early
from tiepdan.cli.reporting.sending import forms_to_send
from tiepdan.cli.reporting.sent_words import words_to_send
from tiepdan.cli.reporting.words import outlines_meant
from tiepdan.cli.running.screen.printing import print_number, say
from tiepdan.cli.running.writing.writing import writing
from tiepdan.dates import show_date
from tiepdan.errors import RefusedError, UsageError
from tiepdan.facts.fact import fields
from tiepdan.facts.report import SentReport
from tiepdan.i18n import _
from tiepdan.law.reporting.periods import ReportPeriod
from tiepdan.law.reporting.rules import ReportRule
from tiepdan.records import database
from tiepdan.records.reading.reports.reports import request_meant, rule_meant
from tiepdan.records.reading.reports.rules import binding_reports
from tiepdan.records.writing.office import reports as records
from tiepdan.reports.forms.choosing import choose_forms, forms_of, is_form_name
from tiepdan.reports.forms.form import Form as OfficialForm
from tiepdan.reports.forms.loading import load_forms
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
    of: OfReport = None,
    again: Again = False,
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
    forms = load_forms(path)
    names = [part for name in names for part in parts_asked_for(name, path, named)]
    official = [name for name in names if is_form_name(name, forms)]
    outlines = [outlines_meant([name], path) for name in names if name not in official]
    with database.reading(path) as connection:
        rules = binding_reports(connection)
        if of is None and outlines:
            of = outlines[0][0].report
        meant = _meant(connection, rules, report_period, letter, of)
    form = Form(typed.values(), no_input=no_input)
    sent: SentReport = form.recorded(
        lambda: form.fill(SentReport, typed, today=day, expected=usually_on(day, "sent_on")),
        lambda said: said,
        is_protected=False,
    )
    if meant.period and official and not again:
        _check_whole(official, forms, meant)
    with counting(path) as connection:
        parts, found = forms_to_send(connection, official, forms, meant.days, today=day)
        for wordings in outlines:
            part, lacking = words_to_send(
                connection, path, wordings, meant.days,
                number=sent.document_number, day=sent.sent_on, today=day,
            )  # fmt: skip
            parts.append(part)
            found += lacking
    for sentence in found:
        say(sentence)
    if found and strict:
        raise RefusedError(_("Nothing was recorded: without --strict it is, with these words."))
    with writing(path, "send-report", no_input=no_input) as register:
        number = records.add_sent(
            register.session,
            replace(sent, report=meant.report, period=meant.period),
            rules,
            meant.request_id,
            is_again=again,
        )
        records.add_parts(register.session, number, parts)
        register.tell(
            _(
                "{what}: recorded as sent on {day}, {number} of the list, and kept as it is now:"
                " {parts}."
            ).format(
                what=meant.what,
                day=show_date(sent.sent_on),
                number=number,
                parts=", ".join(part.name for part in parts),
            )
        )
    say_if_early(meant.what, sent_on=sent.sent_on, last_day=meant.days.last_day)
    print_number(number, as_json=as_json)


def _check_whole(official: Sequence[str], forms: Sequence[OfficialForm], meant: "_Meant") -> None:
    """Refuse some of the forms of a period: with them the report would count as sent.

    Raises:
        RefusedError: a form is missing.
    """
    chosen = choose_forms(official, forms, meant.days)
    missing = [form.form for form in forms_of(forms, meant.days) if form not in chosen]
    if missing:
        raise RefusedError(
            _(
                "{what}: {missing} would be missing, and the report count as sent; write “forms”"
                " for all of them. A form sent once more, put right: --again."
            ).format(what=meant.what, missing=", ".join(missing))
        )


@dataclass(frozen=True, slots=True)
class _Meant:
    """A report that is sent: of a rule for a period, or the one that a letter asks for."""

    what: str
    days: Period
    report: str | None = None
    period: str | None = None
    request_id: int | None = None


def _meant(
    connection: sqlite3.Connection,
    rules: Sequence[ReportRule],
    period: ReportPeriod | None,
    letter: str | None,
    of: str | None,
) -> _Meant:
    """Which report is sent.

    Raises:
        UsageError: neither or both of period and letter were typed, or nobody has seen the days.
        NotFoundError: there is no such report or letter.
    """
    if (period is None) is (letter is None):
        raise UsageError(
            _("Which report? Write --period, for example Q1/2026, or --letter and its number.")
        )
    if period is not None:
        rule = rule_meant(rules, period, of)
        own = [one for one in rules if one.id == rule.id]
        days = statutory_period(period, own)
        return _Meant(f"{rule.id}, {period.label}", days, rule.id, str(period))
    request = request_meant(connection, letter or "")
    asked = request.facts
    days = _asked_about(asked.period_from, asked.period_to, asked.document_number)
    return _Meant(asked.document_number, days, request_id=request.id)


def _asked_about(first: date | None, last: date | None, letter: str) -> Period:
    """The days that a letter asks about.

    Raises:
        UsageError: it names none.
    """
    if first is None or last is None:
        raise UsageError(
            _(
                "The letter {letter} names no period; add it with tiepdan edit-report-request,"
                " --from and --to."
            ).format(letter=letter)
        )
    return Period(first, last + timedelta(days=1))
