"""Forms filled from the register: a number in each column, and whether the identities hold."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tiepdan.reports.figures.counted_rows import Source
from tiepdan.reports.forms.conditions import aggregate, source_of
from tiepdan.reports.forms.form import Form, FormColumn
from tiepdan.reports.forms.identities import Identity, Number, Term, parse_identity
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.counts import period_parameters


@dataclass(frozen=True, slots=True)
class Check:
    """An identity of a form, whether it holds, and it with its numbers.

    Where another form is not there to be looked at, it is not known whether it holds.
    """

    text: str
    holds: bool | None
    shown: str = ""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form of an office for a period; a column that nothing is kept of is empty."""

    form: Form
    office: str
    period: Period
    numbers: Mapping[int, Number | None]
    checks: tuple[Check, ...]


def fill(
    connection: sqlite3.Connection,
    wanted: Sequence[Form],
    every: Sequence[Form],
    period: Period,
    *,
    office: str,
    today: date,
) -> list[FilledForm]:
    """The wanted forms, each source read once; ``every`` are those that checks may speak of."""
    identities = {
        form.form: [(text, parse_identity(text)) for text in form.every_check] for form in wanted
    }
    counted = list(wanted)
    for form in wanted:
        for _text, identity in identities[form.form]:
            others = (_form_meant(term, form, every) for term in identity.terms)
            counted += [other for other in others if other and other not in counted]
    numbers = _numbers(connection, counted, period, today=today)
    return [
        FilledForm(
            form,
            office,
            period,
            numbers[form.form],
            tuple(
                _checked(text, identity, form, every, numbers)
                for text, identity in identities[form.form]
            ),
        )
        for form in wanted
    ]


def _numbers(
    connection: sqlite3.Connection, forms: Sequence[Form], period: Period, *, today: date
) -> Mapping[str, Mapping[int, Number | None]]:
    """What stands in each column of these forms."""
    counted = [(form.form, column) for form in forms for column in form.columns if column.count]
    numbers = count_columns(connection, [column for _form, column in counted], period, today=today)
    found: dict[str, dict[int, Number | None]] = {form.form: {} for form in forms}
    for (form_id, column), number in zip(counted, numbers, strict=True):
        found[form_id][column.number] = number
    for form in forms:
        _add_up(form, found[form.form])
    return found


def count_columns(
    connection: sqlite3.Connection, columns: Sequence[FormColumn], period: Period, *, today: date
) -> list[Number]:
    """What is counted in each of some columns, in their units; each source is read once."""
    by_source: defaultdict[Source, list[int]] = defaultdict(list)
    for place, column in enumerate(columns):
        by_source[source_of(column)].append(place)
    found: dict[int, Number] = {}
    for source, places in by_source.items():
        amounts = connection.execute(
            # The parts are this program's own; words of a file are of closed lists.
            f"SELECT {', '.join(aggregate(columns[place]) for place in places)}"
            f" FROM {source.sql} AS source WHERE {_at_hand(source)}",
            period_parameters(period, today),
        ).fetchone()
        for place, amount in zip(places, amounts, strict=True):
            found[place] = in_its_unit(columns[place], amount)
    return [found[place] for place in range(len(columns))]


def _at_hand(source: Source) -> str:
    """SQL: rows that can count in the period at all."""
    if source.ends:
        return "day < :end AND (finished_on IS NULL OR finished_on >= :start)"
    return "day >= :start AND day < :end"


def in_its_unit(column: FormColumn, amount: int) -> Number:
    """An amount as it is kept, in the unit of the column: a whole number where it is one."""
    if column.unit is None:
        return amount
    number = Decimal(amount) / column.unit.kept
    return int(number) if number == number.to_integral_value() else number.normalize()


def _add_up(form: Form, numbers: dict[int, Number | None]) -> None:
    """Fill the columns that are sums, those of sums last; what is not kept stays empty."""
    waiting = [column for column in form.columns if column.count is None]
    while waiting:
        ready = [one for one in waiting if all(number in numbers for number in one.sum)]
        if not ready:  # sums of each other
            ready = waiting
        for column in ready:
            parts = [numbers.get(number) for number in column.sum]
            numbers[column.number] = _sum(parts) if column.sum else None
        waiting = [column for column in waiting if column not in ready]


def _sum(parts: Iterable[Number | None]) -> Number | None:
    total: Number = 0
    for part in parts:
        if part is None:
            return None
        total += part
    return total


def _checked(
    text: str,
    identity: Identity,
    form: Form,
    every: Sequence[Form],
    numbers: Mapping[str, Mapping[int, Number | None]],
) -> Check:
    def number(term: Term) -> Number | None:
        meant = _form_meant(term, form, every)
        found = numbers[meant.form].get(term.column) if meant else None
        return None if found is None else found * term.factor

    sums = [_sum(number(term) for term in terms) for terms in identity.sums]
    known = [one for one in sums if one is not None]
    if len(known) < len(sums):
        return Check(text, None)
    return Check(text, identity.holds(known), identity.show(known))


def _form_meant(term: Term, form: Form, every: Sequence[Form]) -> Form | None:
    """The form that a check speaks of: itself, or one by its id or the first part of that."""
    if term.form is None:
        return form
    return next(
        (one for one in every if one.form == term.form or one.form.startswith(f"{term.form}/")),
        None,
    )
