"""A clock that cannot be right, in words."""

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.records.journal import clock
from tiepdan.records.reading.voids import Voidable

_MOST_NAMED = 5


def clock_is_behind(found: clock.WrongClock) -> str:
    """What speaks against the PC's clock, and what to do."""
    if not found.is_last:
        return _(
            "The clock of this PC says {now}, but operation {number} was recorded on {latest},"
            " later than that; either that one was wrong then, or this one is now, and what is"
            " late or due may be wrong. Put the clock right, or say the day with --today: a day"
            " chosen is never questioned."
        ).format(
            now=show_moment(found.now),
            number=found.operation_id,
            latest=show_moment(found.latest),
        )
    return _(
        "The clock of this PC says {now}, but the last entry of the register was made {last}: what"
        " is late or due may be wrong. Put the clock right, or say the day with --today."
    ).format(now=show_moment(found.now), last=show_moment(found.latest))


def wrong_moments(connection: sqlite3.Connection, *, today: date) -> Iterator[str]:
    """A sentence for each sign that a clock was, or is, wrong; the first few of each kind."""
    if found := clock.wrong_clock(connection):
        yield clock_is_behind(found)
    for entry in islice(clock.out_of_order(connection), _MOST_NAMED):
        yield _(
            "Operation {number} was recorded on {moment}, earlier than the one before it"
            " ({before}): the clock of a PC was wrong then."
        ).format(
            number=entry.operation_id,
            moment=show_moment(entry.recorded_at),
            before=show_moment(entry.before),
        )
    for number, recorded_at in clock.in_the_future(connection)[:_MOST_NAMED]:
        yield _("Operation {number} was recorded on {moment}, which is still to come.").format(
            number=number, moment=show_moment(recorded_at)
        )
    for what, day in islice(_days_to_come(connection, max(today, clock.today())), _MOST_NAMED):
        yield _("{what}: something is dated {day}, which is still to come.").format(
            what=what, day=show_date(day)
        )


def show_moment(at: datetime) -> str:
    """A moment by the PC's own clock, as the clerk remembers it."""
    return at.astimezone().strftime("%d/%m/%Y %H:%M")


_DATED = (
    (Voidable.PETITION, "SELECT id, received_on AS day FROM petition"),
    (
        Voidable.PETITION,
        # The day of a dialogue is fixed before it comes.
        "SELECT petition_id AS id, happened_on AS day FROM petition_event WHERE kind <> 'dialogue'",
    ),
    (Voidable.MEETING, "SELECT meeting_id AS id, happened_on AS day FROM meeting_event"),
    (Voidable.VISIT, "SELECT id, visited_on AS day FROM visit"),
    (Voidable.DOCUMENT, "SELECT id, issued_on AS day FROM document"),
    (Voidable.SANCTION, "SELECT id, imposed_on AS day FROM sanction"),
    (Voidable.TRAINING, "SELECT id, held_on AS day FROM training"),
    (Voidable.INSPECTION, "SELECT id, counted_on AS day FROM inspection"),
)
"""What happened on a day, which commands never take from the future."""


def _days_to_come(connection: sqlite3.Connection, today: date) -> Iterator[tuple[str, date]]:
    for kind, sql in _DATED:
        for row_id, day in connection.execute(
            f"SELECT id, day FROM ({sql}) AS dated WHERE day > ? ORDER BY day, id", (str(today),)
        ):
            number = kind.number(connection, row_id)
            yield f"{kind.label.capitalize()} {number}", date.fromisoformat(day)
