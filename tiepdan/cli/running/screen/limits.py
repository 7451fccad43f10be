"""Printing the limits of one case, as a command leaves them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tiepdan.cli.running.screen.printing import show
from tiepdan.records.reading.limits import LimitRow
from tiepdan.reports.lists.limits import running_limits_table


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
