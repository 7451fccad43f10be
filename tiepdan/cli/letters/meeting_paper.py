"""The letter of a meeting as it is to be: its step, its day, its number, what it is made of."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tiepdan.cli.letters.drafting import document_of, draft, paper_of
from tiepdan.cli.letters.issuing import check_may_issue, check_unsaid, said_of_recorded
from tiepdan.cli.letters.numbering import Numbering
from tiepdan.cli.letters.outgoing import Outgoing
from tiepdan.cli.letters.wish import Wish
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.law.limits.case import Event
from tiepdan.law.procedure.meeting_checks import (
    MeetingSituation,
    check_act_by,
    check_meeting_event,
    may_name_a_day,
)
from tiepdan.numbers import show_meeting_number
from tiepdan.records.reading.office.documents import documents_of_meeting
from tiepdan.reports.letters.choice import MeetingChoice
from tiepdan.reports.letters.meetings.case import MeetingCase, matter_of_meeting
from tiepdan.reports.letters.meetings.choices import day_of

if TYPE_CHECKING:
    from sqlite3 import Connection


def letter_of_meeting(
    connection: "Connection", choice: MeetingChoice, case: MeetingCase, wish: Wish, today: date
) -> Outgoing:
    """The letter of a choice.

    Raises:
        UsageError: the number is none, or what is said does not go with the letter.
        RefusedError: the step is recorded already, or cannot be on that day.
    """
    kind = choice.kind
    day = day_of(kind, case, wish.on or today)
    _check_step(choice, case, wish, day)
    step = choice.step or _new_step(choice, wish, today)
    bears = wish.on or (None if step and step is not choice.step else day)
    numbering = Numbering(
        kind=kind,
        title=kind.name,
        day=bears or today,
        of_step=choice.step.document_number if choice.step else None,
        documents=documents_of_meeting(connection, case.row.id),
    )
    drafted = draft(connection, numbering, bears, wish)
    if step and step is not choice.step:
        step = replace(step, document_number=drafted.number.text)
    matter = matter_of_meeting(case, step)
    paper = paper_of(connection, drafted, choice.wording, matter, day=day)
    return Outgoing(
        paper=paper,
        subject=case.row.id,
        document=document_of(drafted, paper, meeting=case.row.id),
        step=step if wish.is_to_issue else None,
        number_before=drafted.number.before,
    )


def _new_step(choice: MeetingChoice, wish: Wish, today: date) -> MeetingEvent | None:
    """The step as it will be; None where the letter is of no step."""
    kind = choice.kind.meeting_step
    if kind is None:
        return None
    return MeetingEvent(kind=kind, happened_on=wish.on or today, act_by=wish.act_by)


def _check_step(choice: MeetingChoice, case: MeetingCase, wish: Wish, day: date) -> None:
    kind, facts = choice.kind, case.row.facts
    number = show_meeting_number(case.row.id)
    if wish.is_to_issue:
        check_may_issue(kind, choice.step)
    if wish.act_by and choice.step:
        raise said_of_recorded(number, choice.step)
    if kind.meeting_step is None or not may_name_a_day(facts.kind, kind.meeting_step):
        check_unsaid(f"{number} ({kind.id})", act_by=wish.act_by)
    if kind.meeting_step is None or choice.step:
        return
    before = [Event(one.kind, one.happened_on) for one in case.events]
    situation = MeetingSituation(number, facts.kind, facts.status, facts.meets_on, before)
    check_meeting_event(situation, Event(kind.meeting_step, day))
    if wish.act_by:
        check_act_by(facts.kind, kind.meeting_step, day, wish.act_by)
