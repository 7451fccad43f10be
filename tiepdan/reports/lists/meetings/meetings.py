"""The list of meetings, and what is still owed for each."""

from collections.abc import Mapping, Sequence

from tiepdan.dates import show_date
from tiepdan.facts.meeting import Meeting
from tiepdan.i18n import _
from tiepdan.law.procedure.meeting_rules import rule_of
from tiepdan.law.vocabulary.meeting import MeetingStatus
from tiepdan.numbers import show_meeting_number
from tiepdan.records.reading.meetings.meetings import MeetingFilter, MeetingRow
from tiepdan.records.reading.meetings.owed_steps import OwedStep
from tiepdan.reports.lists.parts import (
    count_live,
    cut_note,
    label,
    listed_columns,
    listed_values,
    meeting_number,
    void_note,
)
from tiepdan.reports.model import Column, Rank, Table, Tone


def meetings_table(
    rows: Sequence[MeetingRow],
    owed: Mapping[int, Sequence[OwedStep]],
    counts: Mapping[MeetingStatus, int],
    *,
    wanted: MeetingFilter,
) -> Table:
    """The meetings in order of their day, and what is still owed for each."""
    total = sum(counts.values())
    return Table(
        title=_("Meetings: {count}").format(count=total),
        columns=(
            Column("number", _("No."), tone=Tone.STRONG),
            Column("date", _("Date")),
            Column("half_day", None, file_label=label(Meeting, "half_day")),
            Column("kind", _("Kind"), 22),
            Column("status", _("Status"), 21),
            Column(
                None,
                _("Still owed") if any(row.id in owed for row in rows) else None,
                rank=Rank.BELOW,
            ),
            Column("chair", _("Chair"), 12, rank=Rank.BELOW),
            Column("capacity", None),
            Column(None, None, file_label=label(Meeting, "capacity")),
            Column("place", None, file_label=label(Meeting, "place")),
            Column("officer", None),
            Column("held_under", None),
            Column("session", None),
            Column("session_on", None),
            Column("people_present", None, file_label=_("People present"), is_number=True),
            Column("speakers", None),
            Column("content", _("Content"), 16, rank=Rank.BELOW),
            Column("not_held_reason", None),
            Column("not_held_note", None),
            Column("moved_to", None),
            Column("replaces", None),
            Column("replaced_by", None),
            Column("visits", _("Visits"), is_number=True, rank=Rank.SPARE),
            Column("opinions", _("Opinions"), is_number=True, rank=Rank.SPARE),
            Column("next_due", None, file_label=_("Next due")),
            Column("voided_on", None),
            Column("void_reason", None),
            *listed_columns(Meeting),
        ),
        rows=[
            (
                show_meeting_number(row.id),
                row.facts.meets_on,
                row.facts.half_day,
                row.facts.kind,
                row.shown_status,
                owed_in_words(owed.get(row.id, ())),
                row.facts.chair,
                row.facts.capacity,
                row.facts.capacity and row.facts.capacity.label,
                row.facts.place,
                row.facts.officer,
                rule_of(row.facts.kind, row.facts.held_under),
                row.facts.session,
                row.facts.session_on,
                row.facts.people_present,
                row.facts.speakers,
                row.facts.content,
                row.facts.not_held_reason,
                row.facts.not_held_note,
                row.facts.moved_to,
                meeting_number(row.facts.replaces_id),
                meeting_number(row.replaced_by_id),
                row.visit_count,
                row.opinion_count,
                row.next_due,
                row.voided_on,
                row.void_reason,
                *listed_values(row.facts),
            )
            for row in rows
        ],
        empty=_("No meeting is recorded yet; record one with tiepdan add-meeting.")
        if wanted == MeetingFilter()
        else _("No such meeting is recorded."),
        is_list=True,
        notes=(*_status_note(counts), *cut_note(count_live(rows), total), *void_note(rows)),
    )


def owed_in_words(owed: Sequence[OwedStep]) -> str:
    """What is owed, each step with its last day; what is late is said to be."""
    return "; ".join(_owed_step(one) for one in owed)


def owed_data(owed: Sequence[OwedStep]) -> list[dict[str, object]]:
    """What is owed as plain data."""
    return [
        {
            "limit": one.limit.id,
            "limit_name": one.limit.name,
            "due": one.due,
            "late_after": one.late_after,
            "overdue": one.is_overdue,
        }
        for one in owed
    ]


def _owed_step(owed: OwedStep) -> str:
    sentence = _("{step} – {due}, overdue") if owed.is_overdue else _("{step} – {due}")
    steps = ", ".join(step.label for step in owed.steps)
    return sentence.format(step=steps, due=show_date(owed.due))


def _status_note(counts: Mapping[MeetingStatus, int]) -> tuple[str, ...]:
    """How many there are of each status, where there are several."""
    words = [f"{status.label} {counts[status]}" for status in MeetingStatus if status in counts]
    return (_("In all: {counts}.").format(counts=", ".join(words)),) if words else ()
