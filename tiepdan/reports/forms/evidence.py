"""The rows behind every number of a form at once: each once, with what it adds to which column."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tiepdan.i18n import _
from tiepdan.reports.figures.counted_rows import Source
from tiepdan.reports.forms.conditions import row_amount, row_condition, source_of
from tiepdan.reports.forms.filling import in_its_unit
from tiepdan.reports.forms.form import Form, FormColumn
from tiepdan.reports.forms.identities import Number
from tiepdan.reports.model import Column, Value
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.counts import period_parameters


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """What a row says, masked as everywhere, and what it adds to each column; nothing to others."""

    values: tuple[Value, ...]
    amounts: tuple[Number | None, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The rows of one source that count for columns of a form; they are read as they are used."""

    title: str
    columns: tuple[Column, ...]
    counted: tuple[FormColumn, ...]
    rows: Iterator[EvidenceRow]


def evidence_of(
    connection: sqlite3.Connection, form: Form, period: Period, *, today: date
) -> Iterator[Evidence]:
    """For each source that the form counts, the rows of it that count for any column."""
    by_source: defaultdict[str, list[FormColumn]] = defaultdict(list)
    for column in form.columns:
        if column.count:
            by_source[source_of(column).sql].append(column)
    for counted in by_source.values():
        source = source_of(counted[0])
        yield Evidence(
            _(source.row),
            tuple(
                Column(one.key or None, _(one.label), one.width)
                for one in source.columns
                if one.label
            ),
            tuple(counted),
            _rows(connection, source, counted, period, today),
        )


def _rows(
    connection: sqlite3.Connection,
    source: Source,
    counted: list[FormColumn],
    period: Period,
    today: date,
) -> Iterator[EvidenceRow]:
    amounts = ", ".join(
        f"CASE WHEN {row_condition(column)} THEN {row_amount(column)} END AS counted_{number}"
        for number, column in enumerate(counted)
    )
    shown = [one for one in source.columns if one.label]
    names = [f"counted_{number}" for number in range(len(counted))]
    rows = connection.execute(
        # The parts are this program's own; words of a file are of closed lists.
        f"SELECT * FROM (SELECT source.*, {amounts} FROM {source.sql} AS source) AS with_amounts"
        f" WHERE COALESCE({', '.join(names)}, NULL) IS NOT NULL ORDER BY day, {source.order}",
        period_parameters(period, today),
    )
    for row in rows:
        yield EvidenceRow(
            tuple(one.read(row) for one in shown),
            tuple(
                None if row[name] is None else in_its_unit(column, row[name])
                for name, column in zip(names, counted, strict=True)
            ),
        )
