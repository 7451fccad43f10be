"""The opening balance as a table, and every difference from what was brought over."""

from collections.abc import Iterator
from typing import Any

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.records.reading.office.opening import OpeningBalance, line_label
from tiepdan.reports.lists.parts import facts_table
from tiepdan.reports.model import Column, Report, Table, Tone


def differences(balance: OpeningBalance) -> Iterator[str]:
    """A sentence for each line that is not what was brought over, and for petitions of none."""
    for row in balance.rows:
        if row.difference:
            yield _(
                "{what}: the balance carries {forward} forward, the register has {count} that were"
                " open on {day}."
            ).format(
                what=line_label(row.facts.kind, row.facts.field),
                forward=row.facts.carried_forward,
                count=row.brought_over,
                day=show_date(balance.facts.begins_on),
            )
    for kind, field, number in balance.beside:
        yield _(
            "{what}: the balance has no line, the register has {count} that were open on {day}."
        ).format(what=line_label(kind, field), count=number, day=show_date(balance.facts.begins_on))


def opening_report(balance: OpeningBalance, *, office: str) -> Report:
    """The days and receptions, then each line beside what was brought over."""
    opening = balance.facts
    return Report(
        title=_("Opening balance"),
        heading=_("{office}: the register begins on {day}").format(
            office=office, day=show_date(opening.begins_on)
        ),
        tables=(
            facts_table(
                (
                    ("begins_on", _("The register begins on"), opening.begins_on),
                    ("counted_from", _("Totals since"), opening.counted_from),
                    ("visits", _("Visits"), opening.visits),
                    ("visitors", _("People received"), opening.visitors),
                    ("basis", _("Basis"), opening.basis),
                )
            ),
            _lines_table(balance),
        ),
    )


def _lines_table(balance: OpeningBalance) -> Table:
    notes = tuple(differences(balance))
    if balance.rows and not notes:
        notes = (_("What it carries forward are the petitions that were brought over."),)
    return Table(
        key="lines",
        title=_("Petitions before the register begins"),
        columns=(
            Column("kind", _("Kind"), 10, tone=Tone.STRONG),
            Column("field", _("Field"), 8),
            Column("carried_over", _("Carried over"), 6, is_number=True),
            Column("received", _("Received"), 6, is_number=True),
            Column("resolved", _("Resolved"), 6, is_number=True),
            Column("closed", _("Closed otherwise"), 6, is_number=True),
            Column("carried_forward", _("Carried forward"), 6, is_number=True),
            Column("brought_over", _("In the register"), 6, is_number=True),
            Column("difference", None),
        ),
        rows=[
            (
                row.facts.kind,
                row.facts.field,
                row.facts.carried_over,
                row.facts.received,
                row.facts.resolved,
                row.facts.closed,
                row.facts.carried_forward,
                row.brought_over,
                row.difference,
            )
            for row in balance.rows
        ],
        empty=_(
            "No totals of petitions are recorded; for example: tiepdan opening-balance --kind KN"
            " --received 12 --resolved 9 --closed 1 --carried-forward 4"
        ),
        notes=notes,
        alarms=frozenset(place for place, row in enumerate(balance.rows) if row.difference),
    )


def opening_data(balance: OpeningBalance) -> dict[str, Any]:
    """As plain data beside figures of a period that begins before the register does."""
    return {
        "begins_on": balance.facts.begins_on,
        "counted_from": balance.facts.counted_from,
        "differences": list(differences(balance)),
    }
