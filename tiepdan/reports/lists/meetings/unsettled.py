"""What is still to be said of planned meetings whose day is over, in sentences."""

from collections.abc import Sequence

from tiepdan.dates import show_date
from tiepdan.i18n import _, ngettext
from tiepdan.numbers import show_meeting_number
from tiepdan.records.reading.meetings.unsettled import Unsettled

_NAMED = 2
"""So many are named one by one: who left off recording for a year needs a list, not a page."""


def asked_of(meetings: Sequence[Unsettled]) -> tuple[str, ...]:
    """A sentence for each of the latest ones, and one for those before them."""
    earlier = len(meetings) - _NAMED
    named = tuple(map(_asked, meetings[-_NAMED:]))
    if earlier <= 0:
        return named
    return (
        ngettext(
            "{count} more planned day has passed without a word about it:"
            " tiepdan meetings --status planned.",
            "{count} more planned days have passed without a word about them:"
            " tiepdan meetings --status planned.",
            earlier,
        ).format(count=earlier),
        *named,
    )


def _asked(meeting: Unsettled) -> str:
    return _(
        "{number} ({kind}) was planned for {day}, and nothing is recorded of it:"
        " tiepdan hold {number}, or tiepdan cancel {number}."
    ).format(
        number=show_meeting_number(meeting.meeting_id),
        kind=meeting.kind.label,
        day=show_date(meeting.meets_on),
    )
