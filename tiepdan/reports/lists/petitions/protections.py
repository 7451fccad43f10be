"""How the denouncer of one petition is protected."""

from collections.abc import Sequence

from tiepdan.facts.protection import Protection
from tiepdan.i18n import _
from tiepdan.records.reading.petitions.protections import ProtectionRow
from tiepdan.reports.lists.parts import known, label
from tiepdan.reports.model import Column, Table


def protections_table(rows: Sequence[ProtectionRow]) -> Table:
    """The decisions on protection, in order of their day."""
    return Table(
        key="protections",
        title=_("Protection of the denouncer"),
        columns=(
            Column("number", _("No.")),
            Column("measures", None),
            Column(None, label(Protection, "measures"), 16),
            Column("persons", _("Denouncers"), is_number=True),
            Column("relatives", _("Relatives"), is_number=True),
            Column("starts_on", _("Since")),
            Column("ends_on", _("Until")),
            Column("document_number", _("Document"), 10),
            Column("note", _("Note"), 16),
        ),
        rows=[
            (
                row.id,
                str(row.facts.measures),
                row.facts.measures.label,
                row.facts.persons,
                row.facts.relatives,
                row.facts.starts_on,
                row.facts.ends_on,
                row.facts.document_number,
                known(row.facts.note),
            )
            for row in rows
        ],
    )
