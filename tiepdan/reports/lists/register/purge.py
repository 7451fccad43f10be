"""The filed petitions whose personal data may be destroyed."""

from collections.abc import Iterable, Sequence

from tiepdan.i18n import _
from tiepdan.law.limits.time_limits import Version
from tiepdan.law.vocabulary.register import VoidState
from tiepdan.records.writing.petitions.purging import FiledRow
from tiepdan.reports.model import Column, Table, Tone


def purge_table(rows: Sequence[FiledRow], *, is_list: bool) -> Table:
    """Which petitions, since when they are put away, and until when they had to be kept.

    A mere list says how to go on.
    """
    return Table(
        title=_("Filed petitions whose one year of keeping is over: {count}").format(
            count=len(rows)
        ),
        columns=(
            Column("number", _("No."), tone=Tone.STRONG),
            Column("kind", _("Kind")),
            Column(None, _("State") if any(row.is_void for row in rows) else None),
            Column("filed_on", _("Filed on")),
            Column("kept_until", _("Kept until")),
            Column("basis", _("Basis"), 18, tone=Tone.QUIET),
            Column("doubt", None),
        ),
        rows=[
            (
                str(row.number),
                row.kind,
                VoidState.VOID if row.is_void else None,
                row.filed_on,
                row.kept_until,
                row.version.article,
                row.version.doubt,
            )
            for row in rows
        ],
        empty=_("There is no filed petition whose one year of keeping is over."),
        notes=(
            *(f"{version.article}: {version.doubt}" for version in _doubtful(rows)),
            *(
                [_("Then the head decides; record it with: tiepdan purge --decision NUMBER")]
                * is_list
            ),
        ),
    )


def _doubtful(rows: Sequence[FiledRow]) -> Iterable[Version]:
    """The wordings whose text is not known for sure, each once."""
    return {row.version.id: row.version for row in rows if row.version.doubt}.values()
