"""The lists a clerk looks at: limits, petitions, meetings, documents, and the file of one case."""

from collections.abc import Sequence
from datetime import date

from tiepdan.dates import show_date
from tiepdan.i18n import _, ngettext
from tiepdan.law.vocabulary import PetitionKind
from tiepdan.numbers import show_meeting_number
from tiepdan.records.reading import (
    DocumentRow,
    LimitRow,
    MeetingEventRow,
    MeetingRow,
    PetitionEventRow,
    PetitionRow,
)
from tiepdan.reports.model import Column, Report, Table, Tone, Value


def overdue_table(rows: Sequence[LimitRow], *, today: date, office: str) -> Table:
    """What is late, the worst first."""
    return _limits_table(
        rows,
        title=_("Overdue on {today}, {office}: {count}").format(
            today=show_date(today), office=office, count=len(rows)
        ),
        empty=_("Nothing is overdue on {today}.").format(today=show_date(today)),
        lateness=Column(None, _("Late"), 14, tone=Tone.ALARM),
    )


def due_table(rows: Sequence[LimitRow], *, today: date, office: str, working_days: int) -> Table:
    """What falls due soon, the next first."""
    return _limits_table(
        rows,
        title=_("Due from {today} within {days} working days, {office}: {count}").format(
            today=show_date(today), days=working_days, office=office, count=len(rows)
        ),
        empty=_("Nothing falls due from {today} within {days} working days.").format(
            today=show_date(today), days=working_days
        ),
        lateness=Column(None, _("Left"), 14, tone=Tone.WARNING),
    )


def running_limits_table(rows: Sequence[LimitRow]) -> Table:
    """The limits of one case, running and met."""
    return Table(
        title=_("Time limits"),
        columns=(
            Column("limit", None),
            Column("limit_name", None),
            Column(None, _("Limit"), 20),
            Column("basis", _("Basis"), 20, tone=Tone.QUIET),
            Column("started_on", _("Since")),
            Column("raw_due", None),
            Column("due", _("Due"), tone=Tone.STRONG),
            Column("alternative_due", None),
            Column("done_on", _("Done")),
            Column("provisional", None),
            Column("doubt", None),
        ),
        rows=[
            (
                row.limit.id,
                row.limit.name,
                _limit_label(row),
                row.version.article,
                row.started_on,
                row.raw_due,
                row.due,
                row.alternative_due,
                row.done_on,
                row.is_provisional,
                row.version.doubt,
            )
            for row in rows
        ],
        empty=_("No time limit is running."),
        notes=_limit_notes(rows),
    )


def petitions_table(rows: Sequence[PetitionRow], *, total: int) -> Table:
    """The petitions in order of receipt."""
    return Table(
        title=_("Petitions: {count}").format(count=total),
        columns=(
            Column("number", _("No."), 9, tone=Tone.STRONG),
            Column("received_on", _("Received")),
            Column("kind", _("Kind"), 10),
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
            Column("state", _("State"), 10),
            Column("since", None),
            Column("next_due", _("Next due")),
        ),
        rows=[
            (
                str(row.number),
                row.received_on,
                row.kind,
                row.field,
                row.channel,
                row.name,
                _protected(row, row.name),
                row.hamlet,
                row.people_count,
                row.summary,
                _protected(row, row.summary),
                row.officer,
                row.is_within_competence,
                _meeting_number(row.meeting_id),
                row.state,
                row.since,
                row.next_due,
            )
            for row in rows
        ],
        empty=_("No petition is recorded yet; record one with “tiepdan add-petition”."),
        notes=_cut_note(len(rows), total),
    )


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
        notes=_cut_note(len(rows), total),
    )


def documents_table(rows: Sequence[DocumentRow], *, total: int) -> Table:
    """The documents in order of their day."""
    return Table(
        title=_("Documents issued: {count}").format(count=total),
        columns=(
            Column("date", _("Date")),
            Column("issuer", _("Issuer"), 8),
            Column("type", _("Type"), 8),
            Column("number", _("No."), 10),
            Column("title", _("Title"), 24),
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
                str(row.petition) if row.petition else None,
                _meeting_number(row.meeting_id),
            )
            for row in rows
        ],
        empty=_("No document is recorded yet; record one with “tiepdan add-document”."),
        notes=_cut_note(len(rows), total),
    )


def petition_file(
    petition: PetitionRow, events: Sequence[PetitionEventRow], limits: Sequence[LimitRow]
) -> Report:
    """Everything about one petition; a denouncer's identity and words stay covered."""
    facts: tuple[tuple[str, str, Value], ...] = (
        ("number", _("No."), str(petition.number)),
        ("kind", _("Kind"), petition.kind),
        ("state", _("State"), petition.state),
        ("received_on", _("Received"), petition.received_on),
        ("channel", _("Channel"), petition.channel),
        ("field", _("Field"), petition.field),
        ("within_competence", _("Within competence"), petition.is_within_competence),
        ("name", _("Petitioner"), _protected(petition, petition.name)),
        ("hamlet", _("Hamlet"), petition.hamlet),
        ("people_count", _("People"), petition.people_count),
        ("summary", _("Summary"), _protected(petition, petition.summary)),
        ("officer", _("Responsible"), petition.officer),
        ("meeting", _("Meeting"), _meeting_number(petition.meeting_id)),
    )
    return Report(
        title=_("Petition {number}").format(number=petition.number),
        heading="",
        tables=(
            _facts_table(facts),
            _events_table(
                [
                    (event.happened_on, event.kind, event.result, event.document_number, event.note)
                    for event in events
                ]
            ),
            running_limits_table(limits),
        ),
    )


def meeting_file(
    meeting: MeetingRow,
    events: Sequence[MeetingEventRow],
    opinions: Sequence[PetitionRow],
    limits: Sequence[LimitRow],
) -> Report:
    """Everything about one meeting and the opinions raised at it."""
    facts: tuple[tuple[str, str, Value], ...] = (
        ("number", _("No."), show_meeting_number(meeting.id)),
        ("kind", _("Kind"), meeting.kind),
        ("date", _("Date"), meeting.meets_on),
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
            _facts_table(facts),
            _events_table(
                [
                    (event.happened_on, event.kind, None, event.document_number, event.note)
                    for event in events
                ]
            ),
            Table(
                title=_("Opinions"),
                columns=(
                    Column("number", _("No."), tone=Tone.STRONG),
                    Column("kind", _("Kind")),
                    Column("summary", _("Summary"), 24),
                    Column("state", _("State")),
                ),
                rows=[
                    (str(row.number), row.kind, _protected(row, row.summary), row.state)
                    for row in opinions
                ],
                empty=_("No opinion is recorded."),
            ),
            running_limits_table(limits),
        ),
    )


def _limits_table(rows: Sequence[LimitRow], *, title: str, empty: str, lateness: Column) -> Table:
    return Table(
        title=title,
        columns=(
            Column("subject", None),
            Column("number", _("No."), 9, tone=Tone.STRONG),
            Column("kind", None),
            Column("summary", None),
            Column(None, _("What"), 20),
            Column("officer", _("Responsible"), 14),
            Column("limit", None),
            Column("limit_name", None),
            Column(None, _("Limit"), 20),
            Column("basis", None),
            Column("started_on", _("Since")),
            Column("raw_due", None),
            Column("due", _("Due"), tone=Tone.STRONG),
            Column("alternative_due", None),
            Column("days_late", None),
            Column("working_days_late", None),
            lateness,
            Column("provisional", None),
        ),
        rows=[
            (
                row.subject.value,
                row.number,
                row.kind,
                row.summary,
                row.kind.label if row.summary is None else f"{row.kind.label}: {row.summary}",
                row.officer,
                row.limit.id,
                row.limit.name,
                _limit_label(row),
                row.version.article,
                row.started_on,
                row.raw_due,
                row.due,
                row.alternative_due,
                row.days_late,
                row.working_days_late,
                _span(abs(row.days_late), abs(row.working_days_late)),
                row.is_provisional,
            )
            for row in rows
        ],
        empty=empty,
        notes=_limit_notes(rows),
    )


def _limit_label(row: LimitRow) -> str:
    return f"{row.limit.name} ({row.limit.id})"


def _span(days: int, working_days: int) -> str:
    shown_days = ngettext("{count} day", "{count} days", days).format(count=days)
    shown_working_days = ngettext(
        "{count} working day", "{count} working days", working_days
    ).format(count=working_days)
    return f"{shown_days} ({shown_working_days})"


def _limit_notes(rows: Sequence[LimitRow]) -> tuple[str, ...]:
    """What the reader must know of these dates: conflicting texts, doubts, unconfirmed years."""
    notes = [_moved_note(row) for row in rows if row.raw_due != row.due]
    notes += [_conflict_note(row, row.alternative_due) for row in rows if row.alternative_due]
    doubts = {row.limit.id: row.version.doubt for row in rows if row.version.doubt}
    notes += [f"{limit_id}: {doubt}" for limit_id, doubt in doubts.items()]
    provisional = sorted({row.number for row in rows if row.is_provisional})
    if provisional:
        notes.append(
            _(
                "Provisional, because a year's official days off are not confirmed: {numbers}."
            ).format(numbers=", ".join(provisional))
        )
    return tuple(notes)


def _moved_note(row: LimitRow) -> str:
    return _(
        "{number}, {limit}: counted to {raw_due}, a day off; moved to the next working day by"
        " Bộ luật Dân sự 2015, Điều 148 khoản 5, which the law itself does not say."
    ).format(number=row.number, limit=row.limit.id, raw_due=show_date(row.raw_due))


def _conflict_note(row: LimitRow, alternative_due: date) -> str:
    other = row.version.alternative_on(row.started_on)
    return _(
        "{number}, {limit}: due {due} by {article}; due {other_due} by {other_article};"
        " late only after both."
    ).format(
        number=row.number,
        limit=row.limit.id,
        due=show_date(row.due),
        article=row.version.article,
        other_due=show_date(alternative_due),
        other_article=other.article if other else "",
    )


def _facts_table(facts: Sequence[tuple[str, str, Value]]) -> Table:
    """One row, one column for each fact that is known; always all of them as data."""
    return Table(
        title="",
        columns=tuple(
            Column(key, label if value is not None else None) for key, label, value in facts
        ),
        rows=[tuple(value for _key, _label, value in facts)],
    )


def _events_table(rows: Sequence[tuple[Value, ...]]) -> Table:
    return Table(
        title=_("Events"),
        columns=(
            Column("date", _("Date")),
            Column("event", _("Event"), 14),
            Column("result", _("Result")),
            Column("document_number", _("Document"), 10),
            Column("note", _("Note"), 20),
        ),
        rows=rows,
        empty=_("No event is recorded yet."),
    )


def _protected(petition: PetitionRow, text: str | None) -> str | None:
    """The text, or for a denunciation a sign that it is kept secret."""
    return _("(kept secret)") if petition.kind is PetitionKind.DENUNCIATION else text


def _meeting_number(meeting_id: int | None) -> str | None:
    return None if meeting_id is None else show_meeting_number(meeting_id)


def _cut_note(shown: int, total: int) -> tuple[str, ...]:
    if shown >= total:
        return ()
    return (
        _("The latest {shown} of {total} are shown; see them all with --all.").format(
            shown=shown, total=total
        ),
    )
