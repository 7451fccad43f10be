"""What a decision orders, how much of it was carried out, and what is still owed."""

from collections.abc import Iterator

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.law.procedure.decision_measures import show_amount
from tiepdan.law.procedure.enforcement import Enforcement, listed
from tiepdan.numbers import PetitionNumber
from tiepdan.reports.model import Column, Table, Tone


def enforcement_table(enforcement: Enforcement, number: PetitionNumber) -> Table:
    """Each measure ordered or carried out; below, whether the enforcement goes on."""
    return Table(
        key="enforcement",
        title=_("Enforcement"),
        columns=(
            Column("measure", _("Measure"), 20),
            Column("ordered", None),
            Column(None, _("Ordered"), is_number=True),
            Column("done", None),
            Column(None, _("Carried out"), is_number=True),
            Column("left", None),
            Column(None, _("Left"), is_number=True, tone=Tone.STRONG),
        ),
        rows=[
            (
                measure,
                one.ordered if measure.is_ordered else None,
                show_amount(measure, one.ordered) if measure.is_ordered else None,
                one.done,
                show_amount(measure, one.done),
                one.left if measure.is_ordered else None,
                show_amount(measure, one.left) if measure.is_ordered else None,
            )
            for measure, one in enforcement.balances().items()
        ],
        notes=tuple(_state(enforcement, number)),
    )


def _state(enforcement: Enforcement, number: PetitionNumber) -> Iterator[str]:
    undone = enforcement.undone()
    if enforcement.nothing_since:
        yield _("There is nothing to enforce.")
    elif enforcement.finished_on and undone:
        yield _("Finished on {day}; not carried out and no longer owed: {measures}.").format(
            day=show_date(enforcement.finished_on), measures=listed(undone)
        )
    elif enforcement.finished_on:
        yield _("Finished on {day}.").format(day=show_date(enforcement.finished_on))
    elif undone:
        yield _("Still owed: {measures}.").format(measures=listed(undone))
    elif enforcement.steps:
        yield _(
            "All that was ordered is carried out; if nothing else is to be done: tiepdan enforce"
            " {number} --finished"
        ).format(number=number)
