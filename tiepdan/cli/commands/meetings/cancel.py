"""``tiepdan cancel``: record that a planned meeting is not held, and why."""

from datetime import date
from typing import TYPE_CHECKING

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.prompts import confirm
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.writing.writing import writing
from tiepdan.dates import show_date
from tiepdan.facts.fact import fields
from tiepdan.facts.meeting import Meeting
from tiepdan.i18n import _
from tiepdan.law.counting.calendar import DayStatus
from tiepdan.law.procedure.meeting_checks import MeetingOutcome, check_still_planned
from tiepdan.law.vocabulary.meeting import MeetingStatus
from tiepdan.numbers import parse_meeting_number, show_meeting_number
from tiepdan.records import database
from tiepdan.records.derived.days import stored_day_status
from tiepdan.records.reading.meetings.owed_steps import OwedStep
from tiepdan.records.writing.meetings import meetings as records
from tiepdan.records.writing.meetings.replacing import replace_meeting
from tiepdan.reports.lists.parts import reason_off

if TYPE_CHECKING:
    from tiepdan.records.writing.meetings.replacing import Replacement
from tiepdan.cli.recording.meetings.outcomes import ask_reason, settled

_REASON, _MOVED_TO = fields(Meeting, "not_held_reason", "moved_to")


@takes((_REASON, _MOVED_TO))
def cancel(
    meeting: options.MeetingArgument,
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record that a planned meeting is not held; the law wants the reason and the new day.

    With --moved-to the meeting of that day is recorded as well, or linked where it is there.
    """
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    meeting_id = parse_meeting_number(meeting)
    row = run.meeting(meeting_id)
    form = Form(typed.values(), no_input=no_input)
    if form.can_ask:  # before anything is asked in vain
        not_held = MeetingOutcome(MeetingStatus.NOT_HELD)
        check_still_planned(row.facts.status, show_meeting_number(meeting_id), not_held)

    def told() -> tuple[MeetingOutcome, str | None]:
        why, in_words = ask_reason(form, typed["not_held_reason"])
        new_day = form.ask([_MOVED_TO], typed, today=run.day)["moved_to"]
        outcome = MeetingOutcome(MeetingStatus.NOT_HELD, not_held_reason=why, moved_to=new_day)
        return outcome, in_words

    replacement = form.recorded(
        told, lambda said: _record_not_held(run, form, meeting_id, *said), is_protected=False
    )
    if replacement is None:
        run.show_meeting_limits(meeting_id, more={"replaced_by": None})
        return
    for owed in run.owed_of_meeting(replacement.meeting_id):
        if owed.is_announcement:
            say(_announce(owed))
    # The one called off owes nothing any more; as data it is still the one that was asked about.
    shown = meeting_id if run.as_json else replacement.meeting_id
    new_number = show_meeting_number(replacement.meeting_id)
    run.show_meeting_limits(shown, more={"replaced_by": new_number})


def _record_not_held(
    run: Run, form: Form, meeting_id: int, outcome: MeetingOutcome, in_words: str | None
) -> "Replacement | None":
    """Write that a meeting is not held, and the one on the new day if there is one."""
    replacement = None
    day_off = _day_off(run, outcome.moved_to)
    if day_off and form.asks:
        confirm(
            _("{day} is a day off ({reason}); meet then all the same?").format(
                day=show_date(day_off.day), reason=reason_off(day_off)
            ),
            yes=False,
        )
    with writing(run.path, "cancel", no_input=run.no_input) as register:
        records.settle_meeting(
            register.session, meeting_id, outcome=outcome, today=run.day, note=in_words
        )
        register.tell(settled(meeting_id, MeetingStatus.NOT_HELD))
        if outcome.not_held_reason:
            reason = outcome.not_held_reason.label
            reason = reason if in_words is None else f"{reason} ({in_words})"
            register.tell(_("Reason: {reason}.").format(reason=reason))
        if outcome.moved_to:
            replacement = replace_meeting(register.session, meeting_id, outcome.moved_to, run.day)
            register.tell(_replaced(replacement, outcome.moved_to))
        if day_off:
            register.tell(
                _("{day} is a day off ({reason}).").format(
                    day=show_date(day_off.day), reason=reason_off(day_off)
                )
            )
    return replacement


def _day_off(run: Run, day: date | None) -> DayStatus | None:
    """The day, if there is one and it is not worked."""
    if day is None:
        return None
    with database.reading(run.path) as connection:
        status = stored_day_status(connection, day)
    return status if status and not status.is_worked else None


def _replaced(replacement: "Replacement", day: date) -> str:
    sentence = (
        _("Recorded meeting {number} on {day} in its place.")
        if replacement.is_new
        else _("Meeting {number} on {day}, recorded already, takes its place.")
    )
    return sentence.format(number=show_meeting_number(replacement.meeting_id), day=show_date(day))


def _announce(owed: OwedStep) -> str:
    sentence = (
        _("The new day was to be announced by {due} ({limit}); announce it at once.")
        if owed.is_overdue
        else _("Announce the new day by {due} ({limit}).")
    )
    return sentence.format(due=show_date(owed.due), limit=owed.limit.id)
