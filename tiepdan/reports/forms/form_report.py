"""A filled form to read on a screen, column by column, and as plain data."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.reports.forms.filling import FilledForm
from tiepdan.reports.forms.form import FormColumn
from tiepdan.reports.forms.identities import Number
from tiepdan.reports.model import Column, Report, Table, Tone, Value
from tiepdan.reports.statistics.notes.period import period_notes

_INDENT = "  "


def as_report(filled: FilledForm, *, today: date) -> Report:
    """Its columns below each other under their headings, each with its number and its value."""
    return Report(
        title=f"{filled.form.form}. {filled.form.title.upper()}",
        heading=f"{filled.office}. {data_days(filled)}",
        tables=(
            Table(
                title="",
                columns=(
                    Column("column", _("Column"), 6),
                    Column("heading", _("What stands in it"), 24),
                    Column("number", _("Number"), 6, is_number=True, tone=Tone.STRONG),
                ),
                rows=list(_rows(filled)),
                notes=tuple(_notes(filled, today)),
            ),
        ),
    )


def joined(reports: Sequence[Report]) -> Report:
    """One report of several, each under its own title."""
    if len(reports) == 1:
        return reports[0]
    tables: list[Table] = []
    for report in reports:
        first, *others = report.tables
        tables += [replace(first, title=report.title), *others]
    return Report("", reports[0].heading, tuple(tables))


def data_days(filled: FilledForm) -> str:
    """The line under the title of every form."""
    return _("Data from {first} to {last}").format(
        first=show_date(filled.period.start), last=show_date(filled.period.last_day)
    )


def attached_line() -> str:
    """The line that says to which report the form belongs, to be filled in."""
    return _("(Attached to report No. …… of …… by ……)")


def note_line(filled: FilledForm) -> str:
    """The line under the table, with its number where the form gives it one."""
    text = _("Note: {text}").format(text=" ".join(filled.form.notes))
    return f"{filled.form.note}. {text}" if filled.form.note else text


def as_mapping(filled: FilledForm) -> dict[str, Any]:
    """Form, circular, days (both inclusive), a row with every column, the checks, the note."""
    return {
        "form": filled.form.form,
        "circular": filled.form.circular,
        "from": filled.period.start,
        "to": filled.period.last_day,
        "rows": [
            {
                "unit": filled.office,
                "columns": {
                    str(column.number): plain_number(filled.numbers[column.number])
                    for column in filled.form.columns
                },
            }
        ],
        "checks": [{"check": check.text, "holds": check.holds} for check in filled.checks],
        "note": " ".join(filled.form.notes),
    }


def plain_number(number: Number | None) -> int | float | None:
    """A number for data; nothing where nothing is kept."""
    return float(number) if isinstance(number, Decimal) else number


def _rows(filled: FilledForm) -> Iterator[tuple[Value, ...]]:
    above: tuple[str, ...] = ()
    for column in filled.form.columns:
        *groups, _own = column.heading
        for depth, group in enumerate(groups):
            if above[: depth + 1] != tuple(groups[: depth + 1]):
                yield (None, _INDENT * depth + group, None)
        above = tuple(groups)
        yield (
            filled.form.official_number(column),
            _INDENT * len(groups) + column.heading[-1],
            show_number(filled.numbers[column.number]),
        )


def show_number(number: Number | None) -> str | int | None:
    """A number for people, with a decimal comma; nothing where nothing is kept."""
    return str(number).replace(".", ",") if isinstance(number, Decimal) else number


def _notes(filled: FilledForm, today: date) -> Iterator[str]:
    form = filled.form
    known = [check for check in filled.checks if check.holds is not None]
    if all(check.holds for check in known):
        yield _("Its {count} checks hold.").format(count=len(known))
    if form.notes:
        yield note_line(filled)
    yield from _not_kept(form.columns)
    yield from period_notes(filled.period, today=today)
    if form.doubt:
        yield form.doubt


def _not_kept(columns: Sequence[FormColumn]) -> Iterator[str]:
    for column in columns:
        if column.not_kept:
            yield _("Column {number} is left empty: {reason}").format(
                number=column.number, reason=column.not_kept
            )
