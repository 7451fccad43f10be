"""The list of documents."""

from collections.abc import Sequence

from tiepdan.i18n import _
from tiepdan.records.reading.documents import DocumentRow
from tiepdan.reports.lists.parts import cut_note, kept_secret, meeting_number
from tiepdan.reports.model import Column, Table


def documents_table(rows: Sequence[DocumentRow], *, total: int) -> Table:
    """The documents in order of their day."""
    return Table(
        title=_("Documents issued: {count}").format(count=total),
        columns=(
            Column("date", _("Date")),
            Column("issuer", _("Issuer"), 8),
            Column("type", _("Type"), 8),
            Column("number", _("No."), 10),
            Column("title", None),
            Column(None, _("Title"), 24),
            Column("petition", _("Petition")),
            Column("meeting", _("Meeting")),
        ),
        rows=[
            (
                row.issued_on,
                row.issuer,
                row.type,
                row.number,
                row.title,
                row.title or kept_secret(),
                str(row.petition) if row.petition else None,
                meeting_number(row.meeting_id),
            )
            for row in rows
        ],
        empty=_("No document is recorded yet; record one with “tiepdan add-document”."),
        notes=cut_note(len(rows), total),
    )
