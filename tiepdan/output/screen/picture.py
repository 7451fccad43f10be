"""Today's picture on one screen: every block is there, and as many of its lines as there is room.

A line is cut to the width of the screen, or to the chosen one; without a width nothing is cut, and
as many lines are there.
"""

import shutil
import sys
from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.text import Text

from tiepdan.output.screen.list_layout import GAP, layout_of
from tiepdan.output.screen.list_rows import side_by_side
from tiepdan.output.screen.styled import STYLES, cut
from tiepdan.output.screen.terminal import console_for, has_width
from tiepdan.output.screen.wrapping import width_of, wrapped
from tiepdan.reports.lists.picture import Block, Line, Picture
from tiepdan.reports.model import Column, Rank, Tone
from tiepdan.text import displayable

_LINES = 24
"""Lines of the smallest screen, the last of which has the prompt."""

_OFFICER = 16
_COLUMNS = {
    0: Column(None, None, tone=Tone.STRONG),
    1: Column(None, None, 24),
    2: Column(None, None, _OFFICER, rank=Rank.SPARE),
    3: Column(None, None),
    4: Column(None, None),
}
"""Of a line: number, what, officer, last day, how late."""

_INDENT = "  "


def write(picture: Picture, *, color: bool = True, file: TextIO | None = None) -> None:
    """Print it, to standard output unless told otherwise."""
    console = console_for(file or sys.stdout, color=color)
    columns = console.width if has_width(console) else None
    height = max(shutil.get_terminal_size().lines, _LINES) if console.is_terminal else _LINES
    title = wrapped(displayable(picture.title), columns)
    headings = [wrapped(_heading(block, columns), columns) for block in picture.blocks]
    status = wrapped(displayable(picture.status), columns)
    taken = sum(text.count("\n") + 1 for text in (title, *headings, status))
    shown = _shares([len(block.lines) for block in picture.blocks], height - 1 - taken)
    every = [
        line
        for block, count in zip(picture.blocks, shown, strict=True)
        for line in block.lines[:count]
    ]
    rows = iter([*_rows(every, columns)])
    console.print(Text(title, style=STYLES[Tone.STRONG]), soft_wrap=True)
    for block, heading, count in zip(picture.blocks, headings, shown, strict=True):
        tone = Tone.ALARM if block.is_alarm else Tone.STRONG if block.command else Tone.PLAIN
        console.print(Text(heading, style=STYLES[tone]), soft_wrap=True)
        for _line in range(count):
            console.print(next(rows), soft_wrap=True)
    console.print(Text(status, style=STYLES[Tone.QUIET]), soft_wrap=True)


def _heading(block: Block, columns: int | None) -> str:
    """What it is, and at the end of the line the command; below it where there is no room."""
    if not block.command:
        return block.heading
    space = (columns or 80) - width_of(block.heading) - width_of(block.command)
    return f"{block.heading}{' ' * max(space, 2)}{block.command}"


def _shares(wanted: Sequence[int], room: int) -> list[int]:
    """How many lines of each block are shown: in turn one of each, as far as there is room."""
    shown = [0] * len(wanted)
    while room > 0 and shown != [*wanted]:
        for place, count in enumerate(wanted):
            if shown[place] < count and room > 0:
                shown[place] += 1
                room -= 1
    return shown


def _rows(lines: Sequence[Line], room: int | None) -> Iterator[Text]:
    """The lines, under each other in columns whichever block they are of."""
    texts = [
        [
            displayable(part)
            for part in (line.number, line.what, line.officer, line.due, line.lateness)
        ]
        for line in lines
    ]
    if not texts:
        return
    longest = {place: max(width_of(row[place]) for row in texts) for place in _COLUMNS}
    columns = {place: column for place, column in _COLUMNS.items() if longest[place]}
    if room is None:
        room = sum(longest.values()) + len(_INDENT) + GAP * len(columns)
    else:
        longest[2] = min(longest[2], _OFFICER)
    layout = layout_of(columns, longest, room - len(_INDENT))
    for row in texts:
        if layout is None:
            yield cut(Text(_INDENT + " ".join(filter(None, row))), room)
            continue
        cells = [Text(row[place], style=STYLES[_COLUMNS[place].tone]) for place in layout.widths]
        line = Text(_INDENT)
        line.append_text(side_by_side(cells, columns, layout))
        yield line
