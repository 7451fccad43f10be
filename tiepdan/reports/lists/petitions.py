"""The list of petitions."""

from collections.abc import Sequence

from tiepdan.i18n import _
from tiepdan.records.reading.petitions import PetitionRow
from tiepdan.reports.lists.parts import cut_note, meeting_number, protected
from tiepdan.reports.model import Column, Table, Tone


def petitions_table(rows: Sequence[PetitionRow], *, total: int) -> Table:
    """The petitions in order of receipt."""
    return Table(
        title=_("Petitions: {count}").format(count=total),
        columns=(
            Column("number", _("No."), 9, tone=Tone.STRONG),
            Column("received_on", _("Received")),
            Column("kind", _("Kind"), 10),
            Column("level", None),
            Column("field", _("Field"), 10),
            Column("channel", None),
            Column("name", None),
            Column(None, _("Petitioner"), 14),
            Column("hamlet", None),
            Column("people_count", None),
            Column("summary", None),
            Column(None, _("Summary"), 20),
            Column("officer", _("Responsible"), 14),
            Column("within_competence", None),
            Column("meeting", None),
            Column("state", _("State"), 10),
            Column("since", None),
            Column("next_due", _("Next due")),
        ),
        rows=[
            (
                str(row.number),
                row.received_on,
                row.kind,
                row.level,
                row.field,
                row.channel,
                row.name,
                protected(row, row.name),
                row.hamlet,
                row.people_count,
                row.summary,
                protected(row, row.summary),
                row.officer,
                row.is_within_competence,
                meeting_number(row.meeting_id),
                row.state,
                row.since,
                row.next_due,
            )
            for row in rows
        ],
        empty=_("No petition is recorded yet; record one with “tiepdan add-petition”."),
        notes=cut_note(len(rows), total),
    )
