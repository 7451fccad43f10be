"""What files say otherwise than the register, both values beside each other."""

from collections.abc import Iterable

from tiepdan.facts.subjects import SUBJECTS
from tiepdan.i18n import _
from tiepdan.records.importing.recorded import Difference
from tiepdan.reports.model import Column, Table


def import_differences(differing: Iterable[Difference], *, is_update: bool) -> Table:
    """Each fact that a line of a file says otherwise than its row, and where the line stands."""
    return Table(
        title=_("Corrected by the file") if is_update else _("The file says otherwise"),
        key="differing",
        columns=(
            Column("what", _("What"), width=10),
            Column("number", _("Number")),
            Column("fact", _("Fact"), width=10),
            Column("recorded", _("In the register"), width=15),
            Column("said", _("In the file"), width=15),
            Column("place", _("Where in it"), width=10),
        ),
        rows=tuple(
            (
                SUBJECTS[one.table].label,
                one.number,
                one.field.label,
                _shown(one, one.recorded),
                _shown(one, one.said),
                one.row.place(one.field.heading),
            )
            for one in differing
        ),
    )


def _shown(difference: Difference, value: object) -> str | None:
    return None if value is None else difference.field.kind.show(value)
