"""The list of meetings, and everything about one."""

from collections.abc import Sequence

from tiepdan.i18n import _
from tiepdan.numbers import show_meeting_number
from tiepdan.records.reading.limits import LimitRow
from tiepdan.records.reading.meetings import MeetingEventRow, MeetingRow
from tiepdan.records.reading.petitions import PetitionRow
from tiepdan.reports.lists.limits import running_limits_table
from tiepdan.reports.lists.parts import (
    Fact,
    cut_note,
    events_table,
    facts_table,
    protected,
)
from tiepdan.reports.model import Column, Report, Table, Tone


def meetings_table(rows: Sequence[MeetingRow], *, total: int) -> Table:
    """The meetings in order of their day."""
    return Table(
        title=_("Meetings: {count}").format(count=total),
        columns=(
            Column("number", _("No."), tone=Tone.STRONG),
            Column("date", _("Date")),
            Column("kind", _("Kind"), 14),
            Column("status", _("Status"), 10),
            Column("chair", _("Chair"), 12),
            Column("capacity", None),
            Column("place", None),
            Column("officer", None),
            Column("people_present", None),
            Column("content", _("Content"), 20),
            Column("not_held_reason", None),
            Column("not_held_note", None),
            Column("moved_to", None),
            Column("visits", _("Visits"), is_number=True),
            Column("opinions", _("Opinions"), is_number=True),
            Column("next_due", _("Next due")),
        ),
        rows=[
            (
                show_meeting_number(row.id),
                row.meets_on,
                row.kind,
                row.status,
                row.chair,
                row.capacity,
                row.place,
                row.officer,
                row.people_present,
                row.content,
                row.not_held_reason,
                row.not_held_note,
                row.moved_to,
                row.visit_count,
                row.opinion_count,
                row.next_due,
            )
            for row in rows
        ],
        empty=_("No meeting is recorded yet; record one with “tiepdan add-meeting”."),
        notes=cut_note(len(rows), total),
    )


def meeting_file(
    meeting: MeetingRow,
    events: Sequence[MeetingEventRow],
    opinions: Sequence[PetitionRow],
    limits: Sequence[LimitRow],
) -> Report:
    """Everything about one meeting and the opinions raised at it."""
    facts: tuple[Fact, ...] = (
        ("number", _("No."), show_meeting_number(meeting.id)),
        ("kind", _("Kind"), meeting.kind),
        ("date", _("Date"), meeting.meets_on),
        ("online", _("Online") if meeting.is_online else None, meeting.is_online),
        ("status", _("Status"), meeting.status),
        ("not_held_reason", _("Reason"), meeting.not_held_reason),
        ("not_held_note", _("Note"), meeting.not_held_note),
        ("moved_to", _("Moved to"), meeting.moved_to),
        ("place", _("Place"), meeting.place),
        ("chair", _("Chair"), meeting.chair),
        ("capacity", _("Capacity"), meeting.capacity),
        ("officer", _("Responsible"), meeting.officer),
        ("people_present", _("People present"), meeting.people_present),
        ("visits", _("Visits"), meeting.visit_count if meeting.kind.is_reception else None),
        ("content", _("Content"), meeting.content),
    )
    return Report(
        title=_("Meeting {number}").format(number=show_meeting_number(meeting.id)),
        heading="",
        tables=(
            facts_table(facts),
            events_table(
                [
                    (event.happened_on, event.kind, None, event.document_number, event.note)
                    for event in events
                ]
            ),
            Table(
                key="opinions",
                title=_("Opinions"),
                columns=(
                    Column("number", _("No."), tone=Tone.STRONG),
                    Column("kind", _("Kind")),
                    Column("summary", None),
                    Column(None, _("Summary"), 24),
                    Column("state", _("State")),
                ),
                rows=[
                    (str(row.number), row.kind, row.summary, protected(row, row.summary), row.state)
                    for row in opinions
                ],
                empty=_("No opinion is recorded."),
            ),
            running_limits_table(limits),
        ),
    )
