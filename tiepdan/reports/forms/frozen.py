"""A form as it was sent: kept as JSON, printed again as it was, and compared with today."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from tiepdan.reports.forms.filling import Check, FilledForm, count_columns
from tiepdan.reports.forms.form import Form, FormColumn
from tiepdan.reports.forms.identities import Number
from tiepdan.reports.forms.words import Counting, When
from tiepdan.reports.period import Period

TABLES: Mapping[Counting, frozenset[str]] = {
    **dict.fromkeys(
        (Counting.VISITS, Counting.VISITORS, Counting.MATTERS),
        frozenset({"visit", "visit_petition", "meeting", "petition", "petition_link", "void"}),
    ),
    Counting.RECEPTION_DAYS: frozenset({"meeting", "meeting_event", "void"}),
    **dict.fromkeys(
        (Counting.PETITIONS, Counting.CASES),
        frozenset({"petition", "petition_event", "petition_link", "void"}),
    ),
    **dict.fromkeys(
        (
            Counting.DECISIONS,
            Counting.ENFORCEMENTS,
            Counting.ORDERS,
            Counting.CARRIED_OUT,
            Counting.EXCHANGES,
        ),
        frozenset({"petition", "petition_event", "decision_measure", "void"}),
    ),
    Counting.DOCUMENTS: frozenset({"document", "void"}),
    **dict.fromkeys((Counting.CLASSES, Counting.TRAINED), frozenset({"training", "void"})),
    Counting.INSPECTIONS: frozenset({"inspection", "void"}),
}
"""From which tables of facts each source follows."""


def freeze(filled: FilledForm, forward: Mapping[int, Number]) -> str:
    """The cells of a form with what it needs to be printed again, as JSON.

    ``forward`` is what its columns of what was at hand carry into the next period.
    """
    return json.dumps(
        {
            "office": filled.office,
            "from": str(filled.period.start),
            "to": str(filled.period.last_day),
            "numbers": {
                str(number): None if value is None else str(value)
                for number, value in filled.numbers.items()
            },
            "checks": [[check.text, check.holds, check.shown] for check in filled.checks],
            "notes": filled.form.notes,
            "forward": {str(number): str(value) for number, value in forward.items()},
        },
        ensure_ascii=False,
    )


@dataclass(frozen=True, slots=True)
class FrozenForm:
    """A form as it was sent, and what it carried into the next period."""

    filled: FilledForm
    forward: Mapping[int, Number]


def thaw(form: Form, content: str) -> FrozenForm:
    """The form as it was sent; its headings are those of ``form``, of the same circular."""
    kept = json.loads(content)
    period = Period(
        date.fromisoformat(kept["from"]), date.fromisoformat(kept["to"]) + timedelta(days=1)
    )
    numbers = {
        int(number): None if value is None else _number(value)
        for number, value in kept["numbers"].items()
    }
    # A column that the file has got since is empty in what was sent before.
    numbers = {column.number: numbers.get(column.number) for column in form.columns}
    return FrozenForm(
        FilledForm(
            replace(form, notes=tuple(kept["notes"])),
            kept["office"],
            period,
            numbers,
            tuple(Check(*check) for check in kept["checks"]),
        ),
        {int(number): _number(value) for number, value in kept["forward"].items()},
    )


def _number(text: str) -> Number:
    return Decimal(text) if "." in text or "E" in text else int(text)


def carried_forward(
    connection: sqlite3.Connection, form: Form, period: Period, *, today: date
) -> dict[int, Number]:
    """What each column of what was at hand carries into the next period, by its number."""
    return _carried(connection, form, period, When.CARRIED_FORWARD, today)


def carried_over(
    connection: sqlite3.Connection, form: Form, period: Period, *, today: date
) -> dict[int, Number]:
    """What each column of what was at hand brings from before the period, by its number."""
    return _carried(connection, form, period, When.CARRIED_OVER, today)


def _carried(
    connection: sqlite3.Connection, form: Form, period: Period, when: When, today: date
) -> dict[int, Number]:
    columns = [column for column in form.columns if column.count and column.when is When.AT_HAND]
    moved = [replace(column, when=when) for column in columns]
    numbers = count_columns(connection, moved, period, today=today)
    return {column.number: number for column, number in zip(columns, numbers, strict=True)}


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that would be another today."""

    column: FormColumn
    sent: Number | None
    today: Number | None


def differences(sent: FilledForm, today: FilledForm) -> list[Difference]:
    """The cells of a form sent that would differ if it were filled today."""
    return [
        Difference(column, sent.numbers[column.number], today.numbers[column.number])
        for column in today.form.columns
        if sent.numbers[column.number] != today.numbers[column.number]
    ]


def tables_behind(form: Form, columns: Sequence[FormColumn]) -> frozenset[str]:
    """From which tables of facts the numbers of some columns follow."""
    return frozenset(
        table
        for column in columns
        for counted in form.counted(column)
        if counted.count
        for table in TABLES[counted.count]
    )
