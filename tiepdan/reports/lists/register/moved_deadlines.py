"""Deadlines that moved when the calendar or the rules changed."""

from collections.abc import Sequence

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.records.derived.moved_deadlines import MovedDeadline
from tiepdan.reports.model import Column, Table, Tone


def moved_deadlines_table(moved: Sequence[MovedDeadline]) -> Table:
    """Which open deadlines moved, from when to when."""
    return Table(
        key="moved",
        title=_("Open deadlines that moved: {count}").format(count=len(moved)),
        columns=(
            Column("number", _("No."), tone=Tone.STRONG),
            Column("limit", _("Limit")),
            Column("old_due", None),
            Column(None, _("Was due")),
            Column("new_due", None),
            Column(None, _("Is due"), tone=Tone.STRONG),
        ),
        rows=[
            (
                move.number,
                move.limit_id,
                move.old_due,
                show_date(move.old_due) if move.old_due else _("did not run"),
                move.new_due,
                show_date(move.new_due) if move.new_due else _("no longer runs"),
            )
            for move in moved
        ],
        empty=_("No open deadline moved."),
    )
