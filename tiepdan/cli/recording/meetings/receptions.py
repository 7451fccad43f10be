"""The reception days of a month: planned, and announced by one notice."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tiepdan.dates import show_date
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.i18n import _
from tiepdan.numbers import show_meeting_number
from tiepdan.records.reading.meetings.schedule import Proposal

if TYPE_CHECKING:
    from tiepdan.cli.running.writing.writing import Writing

Reception = tuple[date, int]
"""Its day and number; there may be several on one day."""


def plan_and_announce(
    register: "Writing",
    proposal: Proposal,
    *,
    chair: str | None = None,
    place: str | None = None,
    known: Sequence[Reception],
    notice: MeetingEvent | None,
) -> None:
    """Plan the days of a proposal; announce them and the ``known`` ones, where there is a notice.

    Raises:
        RefusedError: the register has changed since, or the notice is after one of the days.
    """
    from tiepdan.records.writing.meetings import scheduling  # noqa: PLC0415 (SQLModel, only to write)

    planned = scheduling.plan_receptions(register.session, proposal, chair=chair, place=place)
    new = [*planned.items()]
    if new:
        register.tell(_("Planned receptions: {meetings}.").format(meetings=_meetings(new)))
    if notice is None:
        return
    announced = sorted([*new, *known])
    scheduling.announce(register.session, [number for _day, number in announced], notice)
    register.tell(
        _("Announced on {day}: {meetings}.").format(
            day=show_date(notice.happened_on), meetings=_meetings(announced)
        )
    )


def _meetings(receptions: Sequence[Reception]) -> str:
    return ", ".join(
        f"{show_meeting_number(number)} ({show_date(day)})" for day, number in receptions
    )
