"""Everything about one meeting: its facts, its visits, its opinions and what is owed for it."""

from collections.abc import Sequence

from tiepdan.i18n import _
from tiepdan.numbers import show_meeting_number
from tiepdan.records.reading.limits import LimitRow
from tiepdan.records.reading.meetings.meetings import MeetingEventRow, MeetingRow
from tiepdan.records.reading.meetings.visits import VisitRow
from tiepdan.records.reading.petitions.petitions import PetitionRow
from tiepdan.reports.lists.limits import running_limits_table
from tiepdan.reports.lists.meetings.visits import visits_table
from tiepdan.reports.lists.parts import Fact, facts_table, meeting_number, protected, void_facts
from tiepdan.reports.model import Column, Report, Table, Tone


def meeting_file(
    meeting: MeetingRow,
    events: Sequence[MeetingEventRow],
    visits: Sequence[VisitRow],
    opinions: Sequence[PetitionRow],
    limits: Sequence[LimitRow],
) -> Report:
    """Everything about one meeting, who came to it, and the opinions raised at it."""
    receives = meeting.kind.is_reception
    return Report(
        title=_("Meeting {number}").format(number=show_meeting_number(meeting.id)),
        heading="",
        tables=(
            facts_table(_facts(meeting)),
            _events(events),
            *([visits_table(visits)] if receives else []),
            opinions_table(opinions),
            running_limits_table(limits),
        ),
    )


def _facts(meeting: MeetingRow) -> tuple[Fact, ...]:
    return (
        ("number", _("No."), show_meeting_number(meeting.id)),
        ("kind", _("Kind"), meeting.kind),
        ("date", _("Date"), meeting.meets_on),
        ("half_day", _("Half of the day"), meeting.half_day),
        ("online", _("Online") if meeting.is_online else None, meeting.is_online),
        ("status", _("Status"), meeting.shown_status),
        *void_facts(meeting.voided_on, meeting.void_reason),
        ("not_held_reason", _("Reason"), meeting.not_held_reason),
        ("not_held_note", _("Note"), meeting.not_held_note),
        ("moved_to", _("Moved to"), meeting.moved_to),
        ("replaced_by", _("Replaced by"), meeting_number(meeting.replaced_by_id)),
        ("replaces", _("Instead of meeting"), meeting_number(meeting.replaces_id)),
        ("place", _("Place"), meeting.place),
        ("chair", _("Chair"), meeting.chair),
        ("capacity", None, meeting.capacity),
        (None, _("Capacity"), meeting.capacity and meeting.capacity.label),
        ("officer", _("Responsible"), meeting.officer),
        ("people_present", _("People present"), meeting.people_present),
        ("visits", _("Visits"), meeting.visit_count if meeting.kind.is_reception else None),
        ("content", _("Content"), meeting.content),
    )


def _events(rows: Sequence[MeetingEventRow]) -> Table:
    names_a_day = any(row.act_by for row in rows)
    return Table(
        key="events",
        title=_("Events"),
        columns=(
            Column("date", _("Date")),
            Column("event", _("Event"), 14),
            Column("act_by", _("To act by")) if names_a_day else Column(None, None),
            Column("document_number", _("Document"), 10),
            Column("note", _("Note"), 20),
        ),
        rows=[
            (row.happened_on, row.kind, row.act_by, row.document_number, row.note) for row in rows
        ],
        empty=_("No event is recorded yet."),
    )


def opinions_table(opinions: Sequence[PetitionRow]) -> Table:
    """The opinions raised at a meeting: where each stands, who answers for it, what is next."""
    return Table(
        key="opinions",
        title=_("Opinions"),
        columns=(
            Column("number", _("No."), tone=Tone.STRONG),
            Column("kind", _("Kind"), 8),
            Column("summary", None),
            Column(None, _("Summary"), 20),
            Column("state", _("State"), 10),
            Column("officer", _("Responsible"), 12),
            Column("next_due", _("Next due")),
        ),
        rows=[
            (
                str(row.number),
                row.kind,
                row.summary,
                protected(row, row.summary),
                row.state,
                row.officer,
                row.next_due,
            )
            for row in opinions
        ],
        empty=_("No opinion is recorded."),
    )
