"""The list of petitions."""

from collections.abc import Iterator, Sequence

from tiepdan.i18n import _
from tiepdan.records.reading.petitions.petition_list import Totals
from tiepdan.records.reading.petitions.petitions import PetitionRow
from tiepdan.reports.lists.parts import count_live, cut_note, meeting_number, protected, void_note
from tiepdan.reports.model import Column, Table, Tone


def petitions_table(
    rows: Sequence[PetitionRow],
    found: Totals,
    *,
    total: int,
    is_sorted: bool = False,
    remarks: Sequence[str] = (),
) -> Table:
    """The petitions found of ``total``, with what they add up to; remarks say what was meant."""
    title = _("Petitions: {count}") if found.count == total else _("Petitions: {count} of {total}")
    return Table(
        title=title.format(count=found.count, total=total),
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
            Column("state", None),
            Column(None, _("State"), 10),
            Column("ended_by", None),
            Column("since", None),
            Column("next_due", _("Next due")),
            Column("voided_on", None),
            Column("void_reason", None),
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
                row.standing,
                row.ended_by,
                row.since,
                row.next_due,
                row.voided_on,
                row.void_reason,
            )
            for row in rows
        ],
        empty=" ".join((_no_petition(total), *remarks)),
        notes=(
            *_cut(count_live(rows), found.count, is_sorted=is_sorted),
            *_sums(found),
            *void_note(rows),
            *remarks,
        ),
    )


def _no_petition(total: int) -> str:
    if total:
        return _("No petition of {total} is like that.").format(total=total)
    return _("No petition is recorded yet; record one with “tiepdan add-petition”.")


def _cut(shown: int, found: int, *, is_sorted: bool) -> tuple[str, ...]:
    if not is_sorted or shown >= found:
        return cut_note(shown, found)
    return (
        _("The first {shown} of {total} are shown; see them all with --all.").format(
            shown=shown, total=found
        ),
    )


def _sums(found: Totals) -> Iterator[str]:
    if found.by_state:
        yield _("By state: {states}.").format(
            states=", ".join(f"{state.label} {count}" for state, count in found.by_state.items())
        )
    yield _("Overdue: {count} of {total}.").format(count=found.overdue, total=found.count)
