"""Which letters a meeting allows now, and which of them it asks for."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tiepdan.facts.meeting import Meeting
from tiepdan.law.procedure.meeting_checks import BEFORE_A_MEETING
from tiepdan.law.vocabulary.meeting import MeetingEventKind, MeetingStatus
from tiepdan.reports.letters.choice import Choice, MeetingChoice
from tiepdan.reports.letters.kind import LetterKind
from tiepdan.reports.letters.meetings.case import MeetingCase


def meeting_choices(
    letters: Iterable[LetterKind], case: MeetingCase, day: date
) -> list[MeetingChoice]:
    """The letters that a meeting allows, those asked for first; ``day`` is that of a new step."""
    found = [one for letter in letters if (one := _choice(letter, case, day))]
    asked = _asked(case, {one.kind.meeting_step for one in found})
    marked = [replace(one, is_asked=one.kind.meeting_step is asked is not None) for one in found]
    return sorted(marked, key=lambda one: not one.is_asked)


def _choice(letter: LetterKind, case: MeetingCase, day: date) -> MeetingChoice | None:
    step = case.last(letter.meeting_step)
    if case.row.facts.kind not in letter.meetings or not (step or is_time_for(letter, case, day)):
        return None
    wording = letter.wording_on(day_of(letter, case, day))
    due = next((one for one in case.limits if one.limit.id == letter.limit), None)
    return Choice(letter, wording, step, due) if wording else None


def day_of(letter: LetterKind, case: MeetingCase, day: date) -> date:
    """The day of the step, recorded or to be; of a letter of no step that of the meeting."""
    if letter.meeting_step is None:
        return case.row.facts.meets_on
    step = case.last(letter.meeting_step)
    return step.happened_on if step else day


def is_time_for(letter: LetterKind, case: MeetingCase, day: date) -> bool:
    """Whether the meeting is at a point at which such a letter goes out."""
    facts = case.row.facts
    if letter.meeting_step in BEFORE_A_MEETING:
        return facts.status is MeetingStatus.PLANNED and day <= facts.meets_on
    if letter.meeting_step is None:
        return facts.status in {MeetingStatus.HELD, MeetingStatus.NOBODY_CAME}
    return facts.status is MeetingStatus.HELD


def _asked(case: MeetingCase, with_letter: set[MeetingEventKind | None]) -> MeetingEventKind | None:
    """The step whose paper is wanted: the last one while it names none, else the next one due."""
    last = next((one for one in reversed(case.events) if one.kind in with_letter), None)
    if last and not last.document_number:
        return last.kind
    owed = (step for one in case.owed for step in one.steps)
    recorded = {one.kind for one in case.events}
    steps = (*owed, *_usual_steps(case.row.facts))
    return next((one for one in steps if one in with_letter and one not in recorded), None)


def _usual_steps(facts: Meeting) -> tuple[MeetingEventKind, ...]:
    """What comes next, where no limit says so: people are invited to a dialogue, all is concluded.

    To a reception citizens come of themselves.
    """
    if facts.status is MeetingStatus.HELD:
        return (MeetingEventKind.CONCLUSION_NOTICE, MeetingEventKind.PUBLISHED)
    is_to_invite = facts.status is MeetingStatus.PLANNED and facts.kind.is_dialogue
    return (MeetingEventKind.PARTICIPANTS_NOTIFIED,) if is_to_invite else ()
