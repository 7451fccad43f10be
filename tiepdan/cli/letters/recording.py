"""The step of a letter, recorded with it."""

from typing import TYPE_CHECKING

from tiepdan.cli.letters.outgoing import Outgoing
from tiepdan.cli.recording.meetings.receptions import plan_and_announce
from tiepdan.dates import show_date
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.i18n import _
from tiepdan.records.writing.letters import record_step
from tiepdan.reports.letters.meetings.month import MonthCase

if TYPE_CHECKING:
    from tiepdan.cli.running.writing.writing import Writing


def record_step_of(register: "Writing", outgoing: Outgoing) -> None:
    """Record it and say so; of a month plan what is not planned yet, and announce it all.

    Raises:
        RefusedError: the procedure does not allow it at this point.
    """
    subject, step = outgoing.subject, outgoing.step
    if step is None:
        return
    if isinstance(subject, MonthCase):
        assert isinstance(step, MeetingEvent)
        known = [(one.facts.meets_on, one.id) for one in subject.unannounced]
        plan_and_announce(register, subject.proposal, known=known, notice=step)
        return
    record_step(register.session, subject, step)
    register.tell(
        _("{subject}: recorded “{event}” on {day}.").format(
            subject=outgoing.of, event=step.kind.label, day=show_date(step.happened_on)
        )
    )
