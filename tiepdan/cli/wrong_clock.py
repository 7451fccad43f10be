"""A clock that is behind the register: what must not be recorded by it without a question."""

from pathlib import Path

from tiepdan.cli.form import can_ask, confirm
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.records import clock, database
from tiepdan.reports.lists.clock import show_moment


def check_year(path: Path, year: int, *, no_input: bool) -> None:
    """Before a number of a year gone by is given for good by a clock that cannot be right, ask.

    Only where the day is the clock's: one chosen with ``--today`` is never questioned.

    Raises:
        RefusedError: nobody can be asked.
        InterruptedError_: the answer is no.
    """
    with database.reading(path) as connection:
        found = clock.behind(connection)
    if found is None or year >= found.last_entry.astimezone().year:
        return
    if not can_ask(no_input=no_input):
        raise RefusedError(
            _(
                "The petition would be numbered in {year}, but the last entry of the register was"
                " made {last}. Put the clock of this PC right, or say the day with --today."
            ).format(year=year, last=show_moment(found.last_entry))
        )
    confirm(
        _(
            "The last entry of the register was made {last}; number this petition in {year} all"
            " the same?"
        ).format(year=year, last=show_moment(found.last_entry)),
        yes=False,
    )
