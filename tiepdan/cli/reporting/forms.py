"""Official forms: on the screen, as data, or the rows behind one of their numbers."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tiepdan.cli.running.screen.output import Output
from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.screen.progress import Progress, progress
from tiepdan.errors import RefusedError, UsageError
from tiepdan.i18n import _, ngettext
from tiepdan.records.reading.office.name import office_names
from tiepdan.reports.forms.choosing import choose_forms, forms_of
from tiepdan.reports.forms.filling import FilledForm, fill
from tiepdan.reports.forms.findings import findings
from tiepdan.reports.forms.form import Form
from tiepdan.reports.forms.form_report import as_mapping, as_report, joined
from tiepdan.reports.forms.rows_behind import column_meant, rows_behind
from tiepdan.reports.model import Report
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.counts import counting

if TYPE_CHECKING:
    from tiepdan.output.files import OutputFile
    from tiepdan.reports.forms.evidence import Evidence

_OFFICIAL = frozenset({".docx", ".xlsx"})
"""The endings of files in which forms have their official heading."""


def print_forms(
    path: Path,
    names: Sequence[str],
    forms: Sequence[Form],
    period: Period,
    *,
    is_strict: bool,
    output: Output,
    today: date,
) -> None:
    """Print forms of a period, or write them, and say what they contradict.

    Raises:
        NotFoundError: there is no such form of the period.
        RefusedError: ``is_strict`` is asked for, and they contradict something.
    """
    chosen = choose_forms(names, forms, period)
    with counting(path) as connection:
        filled = fill_forms(connection, chosen, forms, period, today=today)
        found = findings(connection, filled, today=today)
        if found and is_strict:
            for sentence in found:
                say(sentence)
            raise RefusedError(_("Nothing was printed: without --strict it is, with these words."))
        if output.file and output.file.ending in _OFFICIAL:
            _write_official(connection, filled, found, output.file, today=today)
        else:
            data = [as_mapping(one) for one in filled]
            report = joined([as_report(one, today=today) for one in filled])
            output.show(report, data=data[0] if len(data) == 1 else data)
    for sentence in found:
        say(sentence)


def _write_official(
    connection: sqlite3.Connection,
    filled: Sequence[FilledForm],
    found: Sequence[str],
    file: "OutputFile",
    *,
    today: date,
) -> None:
    """With the official headings; in a workbook the rows behind each number are further sheets."""
    from tiepdan.output.files import publish  # noqa: PLC0415 (start-up: seldom asked)

    if file.ending == ".docx":
        from tiepdan.output import docx  # noqa: PLC0415 (start-up: one medium a run)

        publish(file, lambda passing: docx.write_forms(filled, passing, foot=file.anchor))
    else:
        from tiepdan.output.excel import forms as xlsx_forms  # noqa: PLC0415
        from tiepdan.reports.forms.evidence import evidence_of  # noqa: PLC0415

        rows = [evidence_of(connection, one.form, one.period, today=today) for one in filled]
        with progress() as shown:
            forms = [
                (one, _watched(evidence, shown)) for one, evidence in zip(filled, rows, strict=True)
            ]
            publish(file, lambda passing: xlsx_forms.write(forms, found, passing, foot=file.anchor))
    say(
        ngettext(
            "Wrote {count} form to {path}.", "Wrote {count} forms to {path}.", len(filled)
        ).format(count=len(filled), path=file.path)
    )


def _watched(every: "Iterable[Evidence]", shown: Progress | None) -> "Iterator[Evidence]":
    """The same rows, counted where somebody looks."""
    for evidence in every:
        yield replace(evidence, rows=shown.watch(evidence.rows)) if shown else evidence


def print_rows(
    path: Path,
    names: Sequence[str],
    forms: Sequence[Form],
    period: Period,
    typed: str,
    *,
    output: Output,
    today: date,
) -> None:
    """Print the cases behind a column of a form.

    Raises:
        UsageError: several forms were named, or nothing is counted there.
        NotFoundError: there is no such form or column.
    """
    chosen = choose_forms(names, forms, period)
    if len(chosen) > 1:
        raise UsageError(_("--rows is for one form; for example report 01/TCD --rows 11."))
    (form,) = chosen
    column = column_meant(form, typed)
    with counting(path) as connection:
        tables = rows_behind(connection, form, column, period, today=today)
    output.show(tables[0] if len(tables) == 1 else Report("", "", tuple(tables)))


def fill_forms(
    connection: sqlite3.Connection,
    chosen: Sequence[Form],
    forms: Sequence[Form],
    period: Period,
    *,
    today: date,
) -> list[FilledForm]:
    """Forms of a period, chosen of all that there are, under the office's name of that time."""
    office = office_names(connection, period.start, min(period.last_day, today))
    return fill(connection, chosen, forms_of(forms, period), period, office=office, today=today)
