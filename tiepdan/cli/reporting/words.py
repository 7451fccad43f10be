"""Reports in words: shown, or made as a Word file, with what is missing and what contradicts."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tiepdan.cli.reporting.days import Days
from tiepdan.cli.running.screen.output import Output
from tiepdan.cli.running.screen.printing import say
from tiepdan.dates import show_date
from tiepdan.errors import NotFoundError, RefusedError, UsageError
from tiepdan.i18n import _
from tiepdan.reports.checks.finding import Finding
from tiepdan.reports.checks.report import report_findings
from tiepdan.reports.documents.data import as_mapping
from tiepdan.reports.documents.document import Document, Origin
from tiepdan.reports.documents.making import Made, make
from tiepdan.reports.documents.outline import Outline, outline_for, outline_named
from tiepdan.reports.documents.outlines import load_outlines
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.counts import begins_before_register, counting
from tiepdan.text import quoted


def outlines_meant(names: Sequence[str], path: Path) -> tuple[Outline, ...]:
    """The wordings of the outline that is named.

    Raises:
        NotFoundError: there is none, and no form of that name.
        UsageError: there are several, each of which is a document of its own.
    """
    for name in names:
        known = load_outlines(path, name)
        if not outline_named(known, name) and not _is_of_form(name, path):
            raise NotFoundError(
                _("There is no report “{name}”; there are {known}, and the official forms.").format(
                    name=quoted(name), known=", ".join(dict.fromkeys(one.id for one in known))
                )
            )
    if len(names) > 1:
        raise UsageError(_("A report in words is made alone; write only one name."))
    return outline_named(load_outlines(path, names[0]), names[0])


def _is_of_form(name: str, path: Path) -> bool:
    from tiepdan.reports.forms.choosing import is_form_name  # noqa: PLC0415 (start-up)
    from tiepdan.reports.forms.loading import load_forms  # noqa: PLC0415

    return is_form_name(name, load_forms(path))


@dataclass(frozen=True, slots=True)
class ReportMade:
    """A report in words with its outline, and what a reader would ask about it."""

    outline: Outline
    document: Document
    findings: tuple[Finding, ...]


def make_report(path: Path, wordings: Sequence[Outline], days: Days) -> ReportMade:
    """The report of an outline, one of whose wordings governs the period.

    Raises:
        UsageError: the period is none, or the report is not made for it.
        DatabaseError: the register cannot be read.
    """
    period = days.period(path, wordings[0].report)
    outline = outline_for(wordings, period)
    with counting(path) as connection:
        made = make(connection, outline, period, path, today=days.today)
        of_forms = _form_findings(connection, made, period, days.today)
        document = made.document
        others = report_findings(connection, outline, made, document, today=days.today)
        found = (
            *(Finding("forms", sentence) for sentence in of_forms),
            *(one for one in others if not (made.forms and _is_said_of_forms(one))),
        )
    return ReportMade(outline, document, found)


def _form_findings(
    connection: sqlite3.Connection, made: Made, period: Period, today: date
) -> list[str]:
    """What contradicts itself in the forms of a report, and what lies before the register."""
    if not made.forms and not begins_before_register(connection, period):
        return []
    from tiepdan.reports.forms.findings import before_the_register, findings  # noqa: PLC0415

    if made.forms:
        return findings(connection, made.forms, today=today)
    return [*before_the_register(connection, period)]


def _is_said_of_forms(finding: Finding) -> bool:
    """Whether the forms of a report are held against the same duty."""
    return finding.check.startswith("duty-") and "receptions_held" in finding.numbers


def show_report(
    path: Path, wordings: Sequence[Outline], days: Days, output: Output, *, is_strict: bool
) -> None:
    """Print a report, or write it as a Word file, and say what is to be known about it.

    Raises:
        UsageError: the period is none, the report is not made for it, or not as such a file.
        RefusedError: ``is_strict`` is asked for, and something in it contradicts itself.
    """
    made = make_report(path, wordings, days)
    _say_remarks(made, is_strict=is_strict)
    data = as_mapping(made.document, made.findings)
    output.show_document(made.document, data=data)


def _say_remarks(made: ReportMade, *, is_strict: bool) -> None:
    """Say what is missing, offered again, in doubt, and what contradicts itself.

    Raises:
        RefusedError: something contradicts itself, and it ``is_strict``.
    """
    for finding in made.findings:
        say(_("To look at: {sentence}").format(sentence=finding.sentence))
    if is_strict and made.findings:
        raise RefusedError(
            _("The report was not made: {count} things in it contradict each other.").format(
                count=len(made.findings)
            )
        )
    if made.outline.doubt:
        say(made.outline.doubt)
    _say_texts(made.document)
    if made.document.signature.name is None:
        say(_("Nobody is recorded who signs it today; tiepdan add-staff records who does."))


def _say_texts(document: Document) -> None:
    blocks = list(document.blocks)
    for block in blocks:
        if block.of is not None:
            say(
                _("Section {section}: the text is that of {first} to {last}; write it anew or"
                  " take it over with --write {section}.").format(
                    section=block.key, first=show_date(block.of[0]), last=show_date(block.of[1])
                )
            )  # fmt: skip
    missing = [block for block in blocks if block.origin is Origin.MISSING]
    if missing:
        say(
            _("Without a text ({count}): {sections}; write each with tiepdan report {report}"
              " {flags} --write {first}.").format(
                count=len(missing),
                sections=", ".join(block.key for block in missing),
                report=document.outline,
                flags=document.period.flags,
                first=missing[0].key,
            )
        )  # fmt: skip
