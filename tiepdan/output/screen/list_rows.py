"""A list on a screen: one or two lines a row, without a frame, so that words have the room.

Words of a law below a row are not cut: they take as many lines as they need.
"""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from tiepdan.i18n import _
from tiepdan.output.screen.list_layout import GAP, Layout, layout_of
from tiepdan.output.screen.styled import STYLES, cut, listed, wrapped_text
from tiepdan.output.screen.wrapping import wrapped
from tiepdan.reports.model import Column, Table, Tone

_HEADING_LINES = 2
_BETWEEN = " · "
_MOST_INDENT, _INDENT = 12, 2
"""Below a wider first column the second line begins near the margin, to have the room."""
_LEAST_PART = 20
"""Letters that are left of the longest text below a row, whatever stands beside it."""


def write_list(console: Console, table: Table, shown: Mapping[int, Column]) -> bool:
    """Print the rows of a list; returns whether there was room to."""
    rows = [
        {place: listed(row[place], column) for place, column in shown.items()} for row in table.rows
    ]
    # What is in no row needs no column.
    filled = {
        place: column for place, column in shown.items() if any(row[place].plain for row in rows)
    }
    longest = {
        place: max(_heading_width(column), *(row[place].cell_len for row in rows))
        for place, column in filled.items()
    }
    layout = layout_of(filled, longest, console.width)
    if layout is None:
        return False
    for line in _heading(filled, layout):
        console.print(line, style="bold", soft_wrap=True)
    console.print(Text("─" * _width(layout), style="dim"), soft_wrap=True)
    for number in range(len(rows)):
        style = STYLES[Tone.ALARM] if number in table.alarms else ""
        for line in _lines(console, rows, number, filled, layout):
            console.print(line, style=style, soft_wrap=True)
    if layout.left_out:
        names = ", ".join(str(filled[place].label) for place in layout.left_out)
        note = _("No room to show: {columns}.").format(columns=names)
        console.print(Text(wrapped(note, console.width), style=STYLES[Tone.QUIET]), soft_wrap=True)
    return True


def _heading_width(column: Column) -> int:
    """The narrowest in which it takes no more than two lines, broken between its words."""
    label = column.label or ""
    least = max(map(len, label.split()), default=0)
    return next(
        width
        for width in range(least, len(label) + 1)
        if len(textwrap.wrap(label, width or 1)) <= _HEADING_LINES
    )


def _heading(columns: Mapping[int, Column], layout: Layout) -> Iterator[Text]:
    """The labels, each at the foot of its column."""
    labels = [
        textwrap.wrap(columns[place].label or "", width) for place, width in layout.widths.items()
    ]
    height = max(map(len, labels))
    raised = [[""] * (height - len(lines)) + lines for lines in labels]
    for line in range(height):
        yield side_by_side([Text(lines[line]) for lines in raised], columns, layout)


def _lines(
    console: Console,
    rows: Sequence[Mapping[int, Text]],
    number: int,
    columns: Mapping[int, Column],
    layout: Layout,
) -> Iterator[Text]:
    """The line of a row, and what stands below it.

    What rows that stand together have in common is in the line of the first, or below the last.
    """
    row = rows[number]
    goes_on = number > 0 and _is_same(row, rows[number - 1], columns)
    yield side_by_side(
        [Text() if goes_on and columns[place].is_once else row[place] for place in layout.widths],
        columns,
        layout,
    )
    is_last = number + 1 == len(rows) or not _is_same(row, rows[number + 1], columns)
    below = [
        (row[place], columns[place])
        for place in layout.below
        if row[place].plain and (is_last or not columns[place].is_once)
    ]
    if below:
        first = next(iter(layout.widths.values()))
        indent = (first if first <= _MOST_INDENT else _INDENT) + GAP
        for line in _below(console, below, console.width - indent):
            yield Text(" " * indent).append_text(line)


def _is_same(
    row: Mapping[int, Text], other: Mapping[int, Text], columns: Mapping[int, Column]
) -> bool:
    once = [place for place, column in columns.items() if column.is_once]
    return bool(once) and all(row[place].plain == other[place].plain for place in once)


def side_by_side(cells: Sequence[Text], columns: Mapping[int, Column], layout: Layout) -> Text:
    """The cells of a row, each cut to its column."""
    line = Text()
    for whole, (place, width) in zip(cells, layout.widths.items(), strict=True):
        if line.plain:
            line.append(" " * GAP)
        cell = cut(whole, width).copy()
        if columns[place].is_number:
            cell.align("right", width)
        else:
            cell.pad_right(width - cell.cell_len)
        line.append_text(cell)
    line.rstrip()
    return line


def _below(console: Console, parts: Sequence[tuple[Text, Column]], room: int) -> Iterable[Text]:
    """The line below a row; several where some of it is whole."""
    widths = [(text, column.width) for text, column in parts]
    if not any(column.is_whole for _text, column in parts):
        return [_joined(widths, room)]
    texts = [text if column.is_whole else cut(text, room) for text, column in parts]
    return wrapped_text(console, Text(_BETWEEN).join(texts), room)


def _joined(parts: Sequence[tuple[Text, int]], room: int) -> Text:
    """All of them on one line; where that is too long, the longest of them has what is left.

    The others are cut to their comfortable width then, and those that have none are not cut.
    """
    texts = [text for text, _width in parts]
    cuttable = [place for place, (_text, width) in enumerate(parts) if width]
    if cuttable and _line_width(texts) > room:
        longest = max(cuttable, key=lambda place: texts[place].cell_len)
        texts = [
            text if place == longest or not width else cut(text, width)
            for place, (text, width) in enumerate(parts)
        ]
        left = texts[longest].cell_len - (_line_width(texts) - room)
        texts[longest] = cut(texts[longest], max(left, _LEAST_PART))
    return cut(Text(_BETWEEN).join(texts), room)


def _line_width(texts: Sequence[Text]) -> int:
    return sum(text.cell_len for text in texts) + len(_BETWEEN) * (len(texts) - 1)


def _width(layout: Layout) -> int:
    return sum(layout.widths.values()) + GAP * (len(layout.widths) - 1)
