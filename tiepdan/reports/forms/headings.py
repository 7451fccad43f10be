"""The heading of a form as cells: merged where columns begin alike, and down to the last line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tiepdan.reports.forms.form import FormColumn


@dataclass(frozen=True, slots=True)
class HeadingCell:
    """A text over columns ``first`` to ``last``, from line ``top`` to ``bottom``; all from 0."""

    text: str
    top: int
    bottom: int
    first: int
    last: int


def heading_depth(columns: Sequence[FormColumn]) -> int:
    """How many lines the heading has."""
    return max(len(column.heading) for column in columns)


def heading_cells(columns: Sequence[FormColumn]) -> Iterator[HeadingCell]:
    """Every cell of the heading, line by line.

    Neighbours whose headings begin alike share the cells of that; where a heading is shorter than
    others its last cell reaches down to the last line.
    """
    depth = heading_depth(columns)
    for line in range(depth):
        first = 0
        while first < len(columns):
            last = first
            beginning = columns[first].heading[: line + 1]
            if len(beginning) > line:
                is_own = len(columns[first].heading) == line + 1
                while not is_own and _begins_alike(columns, last + 1, beginning):
                    last += 1
                yield HeadingCell(beginning[line], line, depth - 1 if is_own else line, first, last)
            first = last + 1


def _begins_alike(columns: Sequence[FormColumn], place: int, beginning: tuple[str, ...]) -> bool:
    if place == len(columns):
        return False
    heading = columns[place].heading
    return len(heading) > len(beginning) and heading[: len(beginning)] == beginning
