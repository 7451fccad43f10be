"""The list of petitions."""

from collections.abc import Iterator, Sequence

from tiepdan.facts.petition import Petition
from tiepdan.facts.petitioner import Petitioner
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.records.reading.petitions.owed.national_database import ToEnter
from tiepdan.records.reading.petitions.petition_list import PetitionsFound, Totals
from tiepdan.records.reading.petitions.petitions import PetitionRow
from tiepdan.reports.lazy_rows import LazyRows
from tiepdan.reports.lists.parts import (
    cut_note,
    known,
    label,
    listed_columns,
    listed_values,
    meeting_number,
    or_secret,
    void_count_note,
    who_petitions,
)
from tiepdan.reports.lists.petitions.national_database import (
    entry_columns,
    entry_note,
    entry_values,
    owed_entries,
)
from tiepdan.reports.model import Column, Rank, Table, Tone, Value


def petitions_table(
    rows: PetitionsFound,
    found: Totals,
    *,
    total: int,
    is_sorted: bool = False,
    to_enter: ToEnter[PetitionNumber] | None = None,
    remarks: Sequence[str] = (),
) -> Table:
    """The petitions found of ``total``, with what they add up to; remarks say what was meant.

    Of those ``to_enter`` in the national database each says since when.
    """
    title = _("Petitions: {count}") if found.count == total else _("Petitions: {count} of {total}")
    return Table(
        title=title.format(count=found.count, total=total),
        columns=(
            Column("number", _("No."), 9, tone=Tone.STRONG),
            Column("received_on", label(Petition, "received_on")),
            Column("kind", label(Petition, "kind")),
            Column("level", None, file_label=label(Petition, "level")),
            Column("field", label(Petition, "field"), 10, rank=Rank.SPARE),
            Column("channel", None, file_label=label(Petition, "channel")),
            Column("name", None),
            Column("anonymous", None),
            Column(None, _("Petitioner"), 14),
            Column("hamlet", None, file_label=label(Petitioner, "hamlet")),
            Column("people_count", None, file_label=_("People"), is_number=True),
            Column("summary", None),
            Column(None, label(Petition, "summary"), 20, rank=Rank.BELOW),
            Column("officer", label(Petition, "officer"), 16, rank=Rank.BELOW),
            Column("within_competence", None, file_label=_("Within competence")),
            Column("meeting", None, file_label=_("Meeting")),
            Column("state", None),
            Column(None, _("State"), 10),
            Column("ended_by", None),
            Column("since", None),
            Column("next_due", _("Next due")),
            Column("voided_on", None),
            Column("void_reason", None),
            *listed_columns(Petition, Petitioner),
            *entry_columns(to_enter),
        ),
        rows=LazyRows(
            rows,
            lambda row: (
                *_row(row, row.facts, row.petitioner),
                *entry_values(to_enter, row.number),
            ),
        ),
        empty=" ".join((_no_petition(total), *remarks)),
        notes=(
            *_cut(len(rows) - rows.void_count, found.count, is_sorted=is_sorted),
            *_sums(found),
            *entry_note(to_enter),
            *void_count_note(rows.void_count),
            *remarks,
        ),
        is_list=True,
        alarms=owed_entries(to_enter, [row.number for row in rows] if to_enter else ()),
    )


def _row(row: PetitionRow, petition: Petition, petitioner: Petitioner) -> tuple[Value, ...]:
    return (
        str(row.number),
        petition.received_on,
        petition.kind,
        petition.level,
        petition.field,
        petition.channel,
        known(petitioner.name),
        petition.is_anonymous,
        who_petitions(petition, petitioner),
        known(petitioner.hamlet),
        petition.people_count,
        known(petition.summary),
        or_secret(petition.summary),
        petition.officer,
        petition.is_within_competence,
        meeting_number(petition.meeting_id),
        row.state,
        row.standing,
        row.ended_by,
        row.since,
        row.next_due,
        row.voided_on,
        row.void_reason,
        *listed_values(petition, petitioner),
    )


def _no_petition(total: int) -> str:
    if total:
        return _("No petition of {total} is like that.").format(total=total)
    return _("No petition is recorded yet; record one with tiepdan add-petition.")


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
