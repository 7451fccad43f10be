"""What of the statistics is drawn: the main figures over the years, and groups side by side."""

from collections.abc import Sequence

from tiepdan.i18n import _
from tiepdan.reports.model import Chart, Value
from tiepdan.reports.statistics.groups.dimensions import Dimension, dimensions_label

_MOST_BARS = 6
"""So many figures beside each other can still be told apart."""


def years_charts(
    title: str, rows: Sequence[tuple[Value, ...]], year_count: int
) -> tuple[Chart, ...]:
    """The figures of a section over its years, but for their parts, and those that were never."""
    columns = tuple(range(1, year_count + 1))
    drawn = [
        position
        for position, row in enumerate(rows)
        if not str(row[0]).startswith(" ") and _is_something(row[1 : year_count + 1])
    ]
    if not drawn:
        return ()
    return (Chart(title, tuple(drawn[:_MOST_BARS]), columns, columns_are_spans=True),)


def _is_something(cells: Sequence[Value]) -> bool:
    numbers = [cell for cell in cells if type(cell) is int]
    return len(numbers) == len(cells) and any(numbers)


def groups_charts(
    title: str,
    dimensions: Sequence[Dimension],
    depths: Sequence[int],
    columns: Sequence[int],
) -> tuple[Chart, ...]:
    """The groups beside each other; of groups within groups, those that are within none."""
    first = dimensions[0]
    rows = tuple(position for position, depth in enumerate(depths) if depth == 1)
    if not rows:
        return ()
    label = _("{part} by {dimensions}").format(part=title, dimensions=dimensions_label([first]))
    return (Chart(label, rows, tuple(columns), rows_are_spans=bool(first.months)),)
