"""What the records say unasked, in words on standard error; it is no data."""

import os
from collections.abc import Iterable
from datetime import date

from tiepdan.cli.asking.options import TODAY_VARIABLE
from tiepdan.cli.running.screen.printing import say
from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.law.vocabulary.meeting import MeetingKind
from tiepdan.records.derived.moved_deadlines import Update
from tiepdan.records.file.sqlite.write_ahead_log import DamagedLog
from tiepdan.records.journal.clock import WrongClock
from tiepdan.reports.lists.register.wrong_clock import clock_is_behind

_MOST_MOVES = 20


def say_notice(notice: object) -> None:
    """Say that deadlines moved, that the clock is behind, or that something recorded is gone."""
    match notice:
        case Update():
            _say_update(notice)
        case WrongClock():
            _say_clock_is_behind(notice)
        case DamagedLog():
            _say_what_is_lost(notice)


def _say_update(update: Update) -> None:
    if update.moved_deadlines:
        say(_("The law or the calendar was updated; open deadlines moved:"))
        _say_each(
            f"{move.number} {move.limit_id}: {_day_or_dash(move.old_due)}"
            f" → {_day_or_dash(move.new_due)}"
            for move in update.moved_deadlines
        )
    if update.ends:
        say(_("By the law as it is read now, petitions are open again, or ended on another day:"))
        _say_each(
            "{number}: {old} → {new}".format(
                number=end.number,
                old=_day_or_dash(end.old),
                new=show_date(end.new) if end.new else _("open"),
            )
            for end in update.ends
        )
    numbers = update.perhaps_conferences
    if numbers:
        say(
            _(
                "The limits of a conference with the People (Luật 72/2025/QH15, Điều 43) are no"
                " longer counted for periodic dialogues. If one of these was such a conference,"
                " say so with tiepdan edit-meeting {first} --kind {kind}: {numbers}."
            ).format(
                first=numbers[0],
                kind=MeetingKind.PEOPLE_CONFERENCE.as_typed,
                numbers=", ".join(numbers),
            )
        )


def _say_each(lines: Iterable[str]) -> None:
    every = list(lines)
    for line in every[:_MOST_MOVES]:
        say(f"  {line}")
    if len(every) > _MOST_MOVES:
        say(_("… and {count} more.").format(count=len(every) - _MOST_MOVES))


def _day_or_dash(day: date | None) -> str:
    return show_date(day) if day else "–"


def _say_clock_is_behind(found: WrongClock) -> None:
    if not os.environ.get(TODAY_VARIABLE):
        say(clock_is_behind(found))


def _say_what_is_lost(log: DamagedLog) -> None:
    say(
        _(
            "The log beside the database was damaged: what was written last is lost; look what is"
            " missing, and record it again. What is left of it is kept at {path}."
        ).format(path=log.kept)
    )
