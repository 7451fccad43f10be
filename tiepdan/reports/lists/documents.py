"""The list of documents."""

from collections.abc import Sequence

from tiepdan.facts.document import Document
from tiepdan.i18n import _
from tiepdan.law.vocabulary.document import DocumentEffect
from tiepdan.records.reading.office.documents import DocumentRow
from tiepdan.reports.lists.parts import (
    count_live,
    cut_note,
    further_columns,
    further_values,
    known,
    label,
    meeting_number,
    or_secret,
    void_columns,
    void_note,
    void_values,
)
from tiepdan.reports.model import Column, Rank, Table, Tone, Value

DOCUMENT_PLACED = frozenset(
    {"issuer", "type", "effect", "number", "issued_on", "title", "petition_id", "meeting_id"}
)
"""The facts of a document that its tables place themselves, or leave out."""


def documents_table(rows: Sequence[DocumentRow], *, total: int) -> Table:
    """The documents in order of their day."""
    return Table(
        title=_("Documents issued: {count}").format(count=total),
        columns=(
            Column("id", _("In the list"), is_number=True, tone=Tone.STRONG),
            Column("date", _("Date")),
            Column("issuer", _("Issuer"), 8),
            Column("type", _("Type"), 8),
            *effect_columns(rows),
            Column("number", _("No."), 10),
            Column("title", None),
            Column(None, _("Title"), 24, rank=Rank.BELOW),
            Column("petition", _("Petition")),
            Column("meeting", _("Meeting")),
            *further_columns(Document, DOCUMENT_PLACED),
            *void_columns(rows),
        ),
        rows=[
            (
                row.id,
                row.facts.issued_on,
                row.facts.issuer,
                row.facts.type,
                *effect_values(row),
                row.facts.number,
                known(row.facts.title),
                or_secret(row.facts.title),
                str(row.facts.petition_id) if row.facts.petition_id else None,
                meeting_number(row.facts.meeting_id),
                *further_values(row.facts, DOCUMENT_PLACED),
                *void_values(row),
            )
            for row in rows
        ],
        empty=_("No document is recorded yet; record one with tiepdan add-document."),
        is_list=True,
        notes=(*cut_note(count_live(rows), total), *void_note(rows)),
    )


def effect_columns(rows: Sequence[DocumentRow]) -> tuple[Column, Column]:
    """What each document does; to people only where one does something else than be new."""
    is_any_other = any(row.facts.effect is not DocumentEffect.NEW for row in rows)
    name = label(Document, "effect")
    return Column("effect", None), Column(None, name if is_any_other else None, 10)


def effect_values(row: DocumentRow) -> tuple[Value, Value]:
    """As ``effect_columns``."""
    return row.facts.effect, row.facts.effect.label
