"""Which columns of a list stand side by side on a screen, how wide, and what stands below a row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tiepdan.reports.model import Column, Rank

GAP = 2
"""Letters between two columns."""

_LEAST = 12
"""Letters to which text is cut at the most, where nothing else makes room."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The width of each column side by side, by its position; those below, and those left out."""

    widths: Mapping[int, int]
    below: tuple[int, ...]
    left_out: tuple[int, ...]


def layout_of(
    columns: Mapping[int, Column], longest: Mapping[int, int], room: int
) -> Layout | None:
    """The layout of a list in so many letters; None where it cannot be made to fit.

    ``longest`` is how wide the longest text of each column is, its heading among them.
    """
    wanted = {position: _wanted(column, longest[position]) for position, column in columns.items()}
    beside = dict(wanted)
    for rank in (Rank.BELOW, Rank.SPARE):
        for position in _leaving(columns, longest, rank):
            if _width(beside.values()) > room:
                del beside[position]
    widths = _fitted(columns, longest, beside, room)
    for position in _leaving(columns, longest, Rank.COLUMN):
        if _width(widths.values()) > room and len(beside) > 1:
            del beside[position]
            widths = _fitted(columns, longest, beside, room)
    gone = [position for position in columns if position not in beside]
    moved = [one for one in gone if columns[one].rank is Rank.COLUMN]
    below = GAP + _width(_LEAST if columns[one].width else longest[one] for one in moved)
    if _width(widths.values()) > room or (moved and widths[min(widths)] + below > room):
        return None  # a day or a number would be cut
    return Layout(
        widths,
        below=tuple(one for one in gone if columns[one].rank is not Rank.SPARE),
        left_out=tuple(one for one in gone if columns[one].rank is Rank.SPARE),
    )


def _wanted(column: Column, longest: int) -> int:
    """In how many letters it stays beside the others; what may go elsewhere whole is not cut."""
    goes_whole = column.rank is Rank.BELOW or (column.rank is Rank.SPARE and column.is_whole)
    return longest if goes_whole else min(longest, column.width or longest)


def _leaving(
    columns: Mapping[int, Column], longest: Mapping[int, int], rank: Rank
) -> Iterable[int]:
    """The columns of a rank in the order in which they leave."""
    ranked = [position for position, column in columns.items() if column.rank is rank]
    if rank is Rank.BELOW:
        return sorted(ranked, key=longest.__getitem__, reverse=True)
    return reversed(ranked)


def _fitted(
    columns: Mapping[int, Column],
    longest: Mapping[int, int],
    beside: Mapping[int, int],
    room: int,
) -> dict[int, int]:
    """The widths with what is left given to those that are cut, or with the longest cut more."""
    widths = dict(beside)
    while (left := room - _width(widths.values())) > 0:
        cut = [position for position in widths if widths[position] < longest[position]]
        if not cut:
            break
        for position in cut[:left]:
            widths[position] += 1
    while _width(widths.values()) > room:
        cuttable = [one for one in widths if columns[one].width and widths[one] > _LEAST]
        if not cuttable:
            break
        widths[max(cuttable, key=widths.__getitem__)] -= 1
    return widths


def _width(widths: Iterable[int]) -> int:
    every = [*widths]
    return sum(every) + GAP * max(len(every) - 1, 0)
