"""Printing what a command found or did: data to standard output, messages to standard error."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tiepdan.cli.asking.options import TODAY_VARIABLE, wants_color
from tiepdan.cli.running import written
from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.records.derived.moved_deadlines import Update
from tiepdan.records.journal.clock import Behind
from tiepdan.records.reading.limits import LimitRow
from tiepdan.reports.lists.limits import running_limits_table
from tiepdan.reports.lists.register.wrong_clock import clock_is_behind
from tiepdan.reports.model import Report, Table
from tiepdan.text import displayable


def show(content: Report | Table, *, as_json: bool, no_color: bool, data: Any = None) -> None:
    """Print a report for people, or as JSON (``data`` where that has a form of its own)."""
    if as_json:
        from tiepdan.output import json  # noqa: PLC0415 (one medium a run)

        json.write(content if data is None else data)
    else:
        from tiepdan.output import terminal  # noqa: PLC0415

        terminal.write(content, color=wants_color(no_color=no_color))


def show_limits(
    number: str,
    rows: Sequence[LimitRow],
    *,
    as_json: bool,
    no_color: bool,
    ended_on: date | None = None,
    more: Mapping[str, Any] | None = None,
) -> None:
    """Print the limits of a case that run, or were ended on the day ``ended_on``, if there are any.

    As JSON, with the number of the case and what ``more`` there is to tell, they are all there.
    """
    if ended_on and not as_json:
        rows = [row for row in rows if row.is_running or (row.done_by and row.done_on == ended_on)]
    table = running_limits_table(rows)
    if as_json:
        from tiepdan.output import json  # noqa: PLC0415 (one medium a run)

        json.write({"number": number, **(more or {}), "deadlines": json.rows_as_objects(table)})
    elif rows:
        show(table, as_json=False, no_color=no_color)


_MOST_MOVES = 20


def tell_of_update(update: Update) -> None:
    """Say what an update of the program, the law or the calendar changed; it is no data."""
    if update.moves:
        say(_("The law or the calendar was updated; open deadlines moved:"))
        _say_each(
            f"{move.number} {move.limit_id}: {_day_or_dash(move.old_due)}"
            f" → {_day_or_dash(move.new_due)}"
            for move in update.moves
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
                " say so with “tiepdan edit-meeting {first} --kind people_conference”: {numbers}."
            ).format(first=numbers[0], numbers=", ".join(numbers))
        )


def _say_each(lines: Iterable[str]) -> None:
    every = list(lines)
    for line in every[:_MOST_MOVES]:
        say(f"  {line}")
    if len(every) > _MOST_MOVES:
        say(_("… and {count} more.").format(count=len(every) - _MOST_MOVES))


def _day_or_dash(day: date | None) -> str:
    return show_date(day) if day else "–"


def tell_of_clock(behind: Behind) -> None:
    """Say that the PC's clock is behind the register; it is no data."""
    if not os.environ.get(TODAY_VARIABLE):
        say(clock_is_behind(behind))


def tell_of_lost(kept: Path) -> None:
    """Say that something recorded is gone, and where what is left of it lies; it is no data."""
    say(
        _(
            "The log beside the database was damaged: what was written last is lost; look what is"
            " missing, and record it again. What is left of it is kept at {path}."
        ).format(path=kept)
    )


def tell(sentence: str) -> None:
    """A sentence that belongs to what is printed, in its place among the tables."""
    sys.stdout.write(displayable(sentence) + "\n")


def say(message: str) -> None:
    """A message about what was done, which is no data."""
    sys.stderr.write(displayable(message) + "\n")


def done(message: str) -> None:
    """A message about what is on the disk now, whatever becomes of the rest."""
    written.note(message)
    say(message)
    written.note_said()


def print_number(number: int, *, as_json: bool) -> None:
    """Print as JSON the number that what was recorded has in its list."""
    if as_json:
        from tiepdan.output import json  # noqa: PLC0415

        json.write({"number": number})
