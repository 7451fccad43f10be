"""The filed petitions whose personal data may be destroyed."""

from collections.abc import Sequence

from tiepdan.i18n import _
from tiepdan.records.purging import FiledRow
from tiepdan.reports.model import Column, Table, Tone


def purge_table(rows: Sequence[FiledRow]) -> Table:
    """Which petitions, since when they are put away, and until when they had to be kept."""
    return Table(
        title=_("Filed petitions whose one year of keeping is over: {count}").format(
            count=len(rows)
        ),
        columns=(
            Column("number", _("No."), tone=Tone.STRONG),
            Column("kind", _("Kind")),
            Column("filed_on", _("Filed on")),
            Column("kept_until", _("Kept until")),
        ),
        rows=[(str(row.number), row.kind, row.filed_on, row.kept_until) for row in rows],
        empty=_("There is no filed petition whose one year of keeping is over."),
        notes=(
            _(
                "Thông tư 07/2014/TT-TTCP, Điều 28 khoản 2; Thông tư 05/2021/TT-TTCP, Điều 28"
                " (its text is known in substance only): after one year the head decides."
                " Record the decision with: tiepdan purge --decision NUMBER"
            ),
        ),
    )
