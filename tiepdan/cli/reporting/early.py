"""Reports that go out before their period is over, where no text that was read forbids it."""

from datetime import date

from tiepdan.cli.running.screen.printing import say
from tiepdan.dates import show_date
from tiepdan.i18n import _


def say_if_early(what: str, *, sent_on: date, last_day: date) -> None:
    """Say that a report was sent before the last day of its period."""
    if sent_on < last_day:
        say(
            _("{what} was sent before its period ends on {last}: what comes after {day} is not in"
              " it.").format(what=what, last=show_date(last_day), day=show_date(sent_on))
        )  # fmt: skip
