"""What became of a planned meeting: it was held, or is not, and which one takes its place."""

from tiepdan.cli.asking.form import Form
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.vocabulary.meeting import MeetingStatus, NotHeldReason
from tiepdan.numbers import show_meeting_number
from tiepdan.parsing import parse_text


def ask_reason(form: Form, typed: str | None) -> tuple[NotHeldReason, str | None]:
    """The reason as the statistics group it, and the clerk's own words where they say more.

    Raises:
        UsageError: it is missing, and asking is not possible.
    """

    def parse(answer: str) -> tuple[NotHeldReason, str | None]:
        try:
            return NotHeldReason.parse(answer), None
        except UsageError:
            words = parse_text(answer)
            return NotHeldReason.spoken_of_in(words), words

    return form.required(
        "--reason",
        typed,
        _("Reason ({choices})").format(choices=", ".join(one.label for one in NotHeldReason)),
        parse,
        example=NotHeldReason.STORM_FLOOD.value,
    )


def settled(meeting_id: int, status: MeetingStatus) -> str:
    """What became of a meeting, in words."""
    return _("Meeting {number}: recorded as “{status}”.").format(
        number=show_meeting_number(meeting_id), status=status.label
    )
