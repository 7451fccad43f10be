"""A clock that is behind the register: what must not be recorded by it without a question."""

from pathlib import Path

from tiepdan.cli.asking.prompting.prompts import can_ask, confirm
from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.journal import clock
from tiepdan.reports.lists.register.wrong_clock import show_moment


def check_year(path: Path, year: int, *, no_input: bool) -> None:
    """Ask before a petition gets a number of a year gone by, for good, by a clock that is wrong.

    Only where the day is the clock's: one chosen with ``--today`` is never questioned.

    Raises:
        RefusedError: nobody can be asked.
        InterruptedError_: the answer is no.
    """
    with database.reading(path) as connection:
        found = clock.wrong_clock(connection)
    if found is None or year >= found.latest.astimezone().year:
        return
    if not can_ask(no_input=no_input):
        raise RefusedError(
            _(
                "A petition would be numbered in {year}, but operation {number} was recorded on"
                " {latest}. If the clock of this PC is wrong, put it right; if it is right, say so"
                " by naming the day: --today {day}."
            ).format(
                year=year,
                number=found.operation_id,
                latest=show_moment(found.latest),
                day=show_date(found.now.astimezone().date()),
            )
        )
    confirm(
        _(
            "Operation {number} was recorded on {latest}, later than the clock of this PC says;"
            " number in {year} all the same?"
        ).format(number=found.operation_id, latest=show_moment(found.latest), year=year),
        yes=False,
    )
