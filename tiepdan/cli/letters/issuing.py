"""Whether the step of a letter can be recorded with it, and what is said of one that is there."""

from datetime import date

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError, UsageError
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import _
from tiepdan.reports.letters.kind import LetterKind


def check_may_issue(kind: LetterKind, step: PetitionEvent | MeetingEvent | None) -> None:
    """Refuse to record a step; ``step`` is what is recorded of it already.

    Raises:
        UsageError: the letter is of no step.
        RefusedError: it is recorded.
    """
    if kind.step is None and kind.meeting_step is None:
        raise UsageError(
            _("The letter “{kind}” is of no step; leave out --issue.").format(kind=kind.id)
        )
    if step:
        raise RefusedError(
            _("“{event}” is recorded already, on {day}; leave out --issue.").format(
                event=step.kind.label, day=show_date(step.happened_on)
            )
        )


def said_of_recorded(subject: str, step: PetitionEvent | MeetingEvent) -> UsageError:
    """The sentence for facts of a step that is recorded without them."""
    return UsageError(
        _(
            "“{event}” is recorded, on {day}; correct it with: tiepdan edit-event {number} {code}"
        ).format(
            event=step.kind.label,
            day=show_date(step.happened_on),
            number=subject,
            code=step.kind.as_typed,
        )
    )


def check_day(day: date | None, first: date, subject: str) -> None:
    """Refuse a letter that would bear a day before there was anything to write about.

    ``day`` is that typed, if one was; ``first`` the first that the case allows.

    Raises:
        RefusedError: it is earlier.
    """
    if day and day < first:
        raise RefusedError(
            _("A letter of {subject} cannot bear {day}: it is from {first} on (--on).").format(
                subject=subject, day=show_date(day), first=show_date(first)
            )
        )


def check_unsaid(subject: str, **flags: object) -> None:
    """Refuse what does not go with a letter of this subject; ``act_by`` is ``--act-by``.

    Raises:
        UsageError: one of them was given.
    """
    for name, value in flags.items():
        if value is not None:
            raise UsageError(
                _("--{flag} does not go with a letter of {subject}; leave it out.").format(
                    flag=name.replace("_", "-"), subject=subject
                )
            )
