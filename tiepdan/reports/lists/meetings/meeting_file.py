"""Everything about one meeting: its facts, its visits, its opinions and what is owed for it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tiepdan.facts.meeting import Meeting
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.facts.petition import Petition
from tiepdan.i18n import _
from tiepdan.law.procedure.meeting_rules import rule_of
from tiepdan.law.vocabulary.petition import RAISED_IN_PUBLIC, OpinionOutcome
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.records.reading.limits import LimitRow
from tiepdan.records.reading.meetings.meetings import MeetingRow
from tiepdan.records.reading.meetings.visits import VisitRow
from tiepdan.records.reading.petitions.petitions import PetitionRow
from tiepdan.reports.lists.limits import running_limits_table
from tiepdan.reports.lists.meetings.visits import visits_table
from tiepdan.reports.lists.parts import (
    Fact,
    fact_lines,
    facts_table,
    known,
    label,
    meeting_number,
    or_secret,
    void_facts,
)
from tiepdan.reports.model import Column, Report, Table, Tone


def meeting_file(
    meeting: MeetingRow,
    events: Sequence[MeetingEvent],
    visits: Sequence[VisitRow],
    opinions: Sequence[PetitionRow],
    outcomes: Mapping[PetitionNumber, OpinionOutcome],
    limits: Sequence[LimitRow],
) -> Report:
    """Everything about one meeting, who came to it, and the opinions raised at it."""
    receives = meeting.facts.kind.is_reception
    return Report(
        title=_("Meeting {number}").format(number=show_meeting_number(meeting.id)),
        heading="",
        tables=(
            facts_table(_facts(meeting)),
            _events(events),
            *([visits_table(visits)] if receives else []),
            opinions_table(opinions, outcomes),
            running_limits_table(limits),
        ),
    )


def _facts(meeting: MeetingRow) -> tuple[Fact, ...]:
    known_rule = rule_of(meeting.facts.kind, meeting.facts.held_under)
    facts = replace(meeting.facts, held_under=known_rule)
    lines = {name: list(line) for name, line in fact_lines(facts).items()}
    if not meeting.facts.is_online:  # nearly always so, and for data alone
        lines["is_online"] = [("online", None, meeting.facts.is_online)]
    visits = meeting.visit_count if meeting.facts.kind.is_reception else None

    def taken(*names: str) -> list[Fact]:
        return [line for name in names for line in lines.pop(name)]

    return (
        ("number", _("No."), show_meeting_number(meeting.id)),
        *taken("kind"),
        ("date", label(Meeting, "meets_on"), meeting.facts.meets_on),
        *taken("half_day", "is_online"),
        ("status", label(Meeting, "status"), meeting.shown_status),
        *void_facts(meeting.voided_on, meeting.void_reason),
        *taken("not_held_reason", "not_held_note", "moved_to"),
        ("replaced_by", _("Replaced by"), meeting_number(meeting.replaced_by_id)),
        *taken("replaces_id", "held_under", "session", "session_on", "place"),
        *taken("chair", "capacity", "officer", "people_present", "speakers"),
        ("visits", _("Visits"), visits),
        *(line for name in lines if name not in {"meets_on", "status"} for line in lines[name]),
    )


def _events(rows: Sequence[MeetingEvent]) -> Table:
    names_a_day = any(row.act_by for row in rows)
    says_how = any(row.announced_by for row in rows)
    return Table(
        key="events",
        title=_("Events"),
        columns=(
            Column("date", _("Date")),
            Column("event", _("Event"), 14),
            Column("act_by", _("To act by")) if names_a_day else Column(None, None),
            Column("announced_by", None),
            Column(None, label(MeetingEvent, "announced_by") if says_how else None, 12),
            Column("document_number", _("Document"), 10),
            Column("note", _("Note"), 20),
        ),
        rows=[
            (
                row.happened_on,
                row.kind,
                row.act_by,
                row.announced_by,
                row.announced_by and row.announced_by.label,
                row.document_number,
                row.note,
            )
            for row in rows
        ],
        empty=_("No event is recorded yet."),
    )


def opinions_table(
    opinions: Sequence[PetitionRow], outcomes: Mapping[PetitionNumber, OpinionOutcome]
) -> Table:
    """The opinions raised at a meeting: where each stands, how it was answered, what is next.

    At a reception nobody answers in public, so only what a petition has is told.
    """
    is_public = any(row.facts.channel in RAISED_IN_PUBLIC for row in opinions)
    has_committee = any(row.facts.committee for row in opinions)
    return Table(
        key="opinions",
        title=_("Opinions"),
        columns=(
            Column("number", _("No."), tone=Tone.STRONG),
            Column("kind", _("Kind"), 8),
            Column("summary", None),
            Column(None, _("Summary"), 20),
            Column("state", _("State"), 10),
            Column("outcome", _("Answered") if is_public else None, 10),
            Column("committee", label(Petition, "committee") if has_committee else None, 10),
            Column("officer", label(Petition, "officer"), 12),
            Column("next_due", _("Next due")),
        ),
        rows=[
            (
                str(row.number),
                row.facts.kind,
                known(row.facts.summary),
                or_secret(row.facts.summary),
                row.state,
                outcomes.get(row.number) if row.facts.channel in RAISED_IN_PUBLIC else None,
                row.facts.committee,
                row.facts.officer,
                row.next_due,
            )
            for row in opinions
        ],
        empty=_("No opinion is recorded."),
    )
