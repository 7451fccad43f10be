"""What became of a planned meeting: it was held, or is not, and which one takes its place."""

from typing import NamedTuple

from tiepdan.cli.asking.prompting.form import Form
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.vocabulary.meeting import MeetingStatus, NotHeldReason
from tiepdan.numbers import show_meeting_number
from tiepdan.parsing import parse_text
from tiepdan.text import quoted_for_shell


class ReasonSaid(NamedTuple):
    """Why a meeting is not held: the reason of the list, and other words if these were said."""

    reason: NotHeldReason
    in_words: str | None = None

    @property
    def label(self) -> str:
        """As people read it."""
        return self.in_words or self.reason.label


def ask_reason(form: Form, typed: str | None) -> ReasonSaid:
    """The reason as the statistics group it, and the clerk's own words where they say more.

    Raises:
        UsageError: it is missing, and asking is not possible.
    """

    def parse(answer: str) -> ReasonSaid:
        try:
            return ReasonSaid(NotHeldReason.parse(answer))
        except UsageError:
            words = parse_text(answer)
            return ReasonSaid(NotHeldReason.spoken_of_in(words), words)

    return form.required(
        "--reason",
        typed,
        _("Reason, one of these or your own words"),
        parse,
        example=quoted_for_shell(NotHeldReason.STORM_FLOOD.label),
        offered={reason.value: reason.label for reason in NotHeldReason},
    )


def settled(meeting_id: int, status: MeetingStatus) -> str:
    """What became of a meeting, in words."""
    return _("Meeting {number}: recorded as “{status}”.").format(
        number=show_meeting_number(meeting_id), status=status.label
    )
