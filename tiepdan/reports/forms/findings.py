"""What a filled form contradicts, or leaves out without a word: sentences with their numbers."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.law.vocabulary.meeting import Capacity, MeetingKind
from tiepdan.records.reading.meetings.duties import duty_balances
from tiepdan.records.reading.office.opening import opening_balance, received_before
from tiepdan.reports.forms.carry_over import carry_over_findings
from tiepdan.reports.forms.filling import FilledForm
from tiepdan.reports.forms.form import FormColumn
from tiepdan.reports.forms.gaps import gaps
from tiepdan.reports.forms.words import Counting
from tiepdan.reports.lists.register.opening import differences
from tiepdan.reports.period import Period


def findings(
    connection: sqlite3.Connection, forms: Sequence[FilledForm], *, today: date
) -> list[str]:
    """A sentence for each thing that forms of one period contradict or leave out, each once.

    That the register begins after the period does; identities that do not hold; what the report
    before carried forward; rows that are in no column; days of reception that the law asks for.
    """
    if not forms:
        return []
    period = forms[0].period
    columns = [column for filled in forms for column in filled.form.columns]
    return [
        *before_the_register(connection, period),
        *(sentence for filled in forms for sentence in _of_one(connection, filled, today)),
        *gaps(connection, columns, period, today=today),
        *_missing_days(connection, columns, period, today),
    ]


def _of_one(connection: sqlite3.Connection, filled: FilledForm, today: date) -> Iterator[str]:
    yield from _identities(filled)
    yield from carry_over_findings(connection, filled, today=today)


def before_the_register(connection: sqlite3.Connection, period: Period) -> Iterator[str]:
    """What an office that started with a balance has to add by hand: also what is carried over.

    What the balance carries forward and nobody brought over is in no later period either.
    """
    balance = opening_balance(connection)
    if balance is None:
        return
    opening = balance.facts
    if period.start < opening.begins_on:
        yield _(
            "The period begins on {first}, the register on {day}: of the days before, the forms"
            " have the {count} petitions that were brought over, and nothing else."
        ).format(
            first=show_date(period.start),
            day=show_date(opening.begins_on),
            count=received_before(connection, opening.begins_on),
        )
        if opening.counted_from and (balance.rows or opening.visits or opening.visitors):
            yield _(
                "The opening balance has of {first} to {last}: {received} petitions received,"
                " {visits} visits of {visitors} people; they are in no column."
            ).format(
                first=show_date(opening.counted_from),
                last=show_date(balance.last_day_before),
                received=sum(row.facts.received for row in balance.rows),
                visits=opening.visits or 0,
                visitors=opening.visitors or 0,
            )
    yield from differences(balance)


def _identities(filled: FilledForm) -> Iterator[str]:
    for check in filled.checks:
        if check.holds is False:
            yield _("{form}: {check} does not hold: {numbers}.").format(
                form=filled.form.form, check=check.text, numbers=check.shown
            )


def _missing_days(
    connection: sqlite3.Connection, columns: Iterable[FormColumn], period: Period, today: date
) -> Iterator[str]:
    """How often the chair had to receive citizens in person, where it was more often than held."""
    if all(column.count is not Counting.RECEPTION_DAYS for column in columns):
        return
    for balance in duty_balances(connection, period.start, period.end, today):
        duty = balance.duty
        is_of_chair = Capacity.COMMITTEE_CHAIR in duty.chaired_by
        if balance.missing and is_of_chair and MeetingKind.PERIODIC_RECEPTION in duty.kinds:
            yield _("{duty}: {done} of {required} days were held ({article}).").format(
                duty=duty.name,
                done=balance.done,
                required=balance.required,
                article=balance.version.article,
            )
