"""Reports as Rich tables on a terminal, a pipe or a file, in any width and without colour.

On a terminal a list has one or two lines a row, cut to its width: ``list_layout.py`` says which
columns stand side by side. Another table whose columns cannot be read side by side becomes a
paragraph a row, or where it is numbers mostly a block of lines. Off a terminal nothing is cut or
left out, but that a list shortens what people wrote at length: the table is as wide as its text,
or where a width is chosen, as for a pager, a list is set as another table is. Bars are drawn where
there is a width, and room beside the numbers.
"""

import sys
import textwrap
from collections.abc import Mapping, Sequence
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from tiepdan.output.cells import text_of
from tiepdan.output.screen.styled import MOST_LETTERS, STYLES, listed, styled
from tiepdan.output.screen.width import columns_of
from tiepdan.reports.model import Column, Report, Table, Tone, Value
from tiepdan.text import displayable

_UNLIMITED_WIDTH = 100_000
_LEAST_WIDTH = 6
_BORDERS = 3
"""Width that the frame and padding of one column take."""

_HEADING = 10
"""Width to which the heading of numbers is wrapped between its words, to leave a bar room."""

_LEAST_BAR, _MOST_BAR = 8, 24
_BLOCKS = "▏▎▍▌▋▊▉█"
"""An eighth of a character wide, two eighths, and so on."""


def write(content: Report | Table, *, color: bool = True, file: TextIO | None = None) -> None:
    """Print a report or a table, to standard output unless told otherwise."""
    console = console_for(file or sys.stdout, color=color)
    if isinstance(content, Table):
        _write_table(console, content)
        return
    if content.title:
        _write_text(console, content.title, style=STYLES[Tone.STRONG])
    if content.heading:
        _write_text(console, content.heading)
    is_first = not (content.title or content.heading)
    for table in content.tables:
        if table.rows or table.empty:
            if not is_first:
                console.print()
            is_first = False
            _write_table(console, table)


def console_for(file: TextIO, *, color: bool) -> Console:
    """Where Rich prints: as wide as was chosen or the terminal is, or without limit elsewhere."""
    on_terminal = file.isatty()
    return Console(
        file=file,
        width=columns_of(file) or (None if on_terminal else _UNLIMITED_WIDTH),
        no_color=not color or None,
        color_system="auto" if color and on_terminal else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def has_width(console: Console) -> bool:
    """Whether lines have an end, on a terminal or where a width is chosen."""
    return console.width < _UNLIMITED_WIDTH


def _write_table(console: Console, table: Table) -> None:
    shown = [(position, column) for position, column in enumerate(table.columns) if column.label]
    if not table.rows:
        _write_text(console, table.empty)
        _write_notes(console, table.notes)
        return
    if table.title:
        _write_text(console, table.title, style=STYLES[Tone.STRONG])
    if shown:  # else all of it is data, but for its notes
        _write_rows(console, table, shown)
    _write_notes(console, table.notes)


def _write_rows(console: Console, table: Table, shown: Sequence[tuple[int, Column]]) -> None:
    is_list_on_screen = table.is_list and console.is_terminal
    if is_list_on_screen:
        from tiepdan.output.screen.list_rows import write_list  # noqa: PLC0415 (start-up: no pipe needs it)

        if write_list(console, table, dict(shown)):
            return
    if not table.is_facts and _width(table, shown) <= console.width:
        console.print(_rich_table(table, shown, _bars(console, table, shown)))
        return
    if not (is_list_on_screen or table.is_facts or _is_of_numbers(shown)):
        from tiepdan.output.screen.paragraphs import write_paragraphs  # noqa: PLC0415 (as above)

        write_paragraphs(console, table, dict(shown))
        return
    for number, row in enumerate(table.rows):
        if number:
            console.print()
        _write_block(console, shown, row, is_short=table.is_list)


def _is_of_numbers(shown: Sequence[tuple[int, Column]]) -> bool:
    numbers = sum(column.is_number for _position, column in shown)
    return numbers * 2 > len(shown)


def _width(table: Table, shown: Sequence[tuple[int, Column]], *, is_wrapped: bool = True) -> int:
    """In how many characters every column is comfortable, side by side.

    ``is_wrapped`` tells whether text is wrapped; the heading of numbers is in any case.
    """
    needed = 1
    for position, column in shown:
        longest = _longest(table, position)
        comfortable = min(longest, column.width or longest) if is_wrapped else longest
        needed += _BORDERS + max(
            comfortable, _heading_width(column, is_wrapped=is_wrapped), _LEAST_WIDTH
        )
    return needed


def _longest(table: Table, position: int) -> int:
    longest = max(len(text_of(row[position])) for row in table.rows)
    is_shortened = table.is_list and not table.columns[position].is_whole
    return min(longest, MOST_LETTERS) if is_shortened else longest


def _heading_width(column: Column, *, is_wrapped: bool) -> int:
    """How wide a heading is: at the least where it may be wrapped, else as comfort wants it."""
    label = column.label or ""
    if not column.is_number or not column.width:
        return len(label)
    comfortable = column.width if is_wrapped else _HEADING
    return max([min(comfortable, len(label)), *map(len, label.split())])


def _bars(
    console: Console, table: Table, shown: Sequence[tuple[int, Column]]
) -> Mapping[int, Sequence[str]]:
    """The bars of each column to be drawn, by its position, where all text leaves them room."""
    positions = [position for position, column in enumerate(table.columns) if column.is_bar]
    if not has_width(console) or not positions:
        return {}
    left = console.width - _width(table, shown, is_wrapped=False)
    room = left // len(positions) - _BORDERS
    if room < _LEAST_BAR:
        return {}
    width = min(room, _MOST_BAR)
    found = {}
    for position in positions:
        numbers = [_as_number(row[position]) for row in table.rows]
        if most := max(numbers):
            found[position] = [_bar(number, most, width) for number in numbers]
    return found


def _as_number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _bar(number: int, most: int, width: int) -> str:
    """A bar as long in its width as the number is in the most; never nothing for something."""
    if number <= 0:
        return ""
    eighths = max(number * width * len(_BLOCKS) // most, 1)
    whole, rest = divmod(eighths, len(_BLOCKS))
    return _BLOCKS[-1] * whole + (_BLOCKS[rest - 1] if rest else "")


def _rich_table(
    table: Table, shown: Sequence[tuple[int, Column]], bars: Mapping[int, Sequence[str]]
) -> RichTable:
    grid = RichTable(box=box.ROUNDED, show_lines=False, header_style="bold")
    labels = {position: column.label or "" for position, column in shown} | dict.fromkeys(bars, "")
    for position in sorted(labels):
        column = table.columns[position]
        heading = labels[position]
        if bars and column.is_number and column.width:
            # A long heading must take no room from a bar, nor from the text beside it.
            wanted = _heading_width(column, is_wrapped=False)
            heading = textwrap.fill(heading, max(_longest(table, position), wanted))
        grid.add_column(
            Text(heading),
            justify="right" if column.is_number else "left",
            style=STYLES[column.tone],
            overflow="fold",
            no_wrap=column.width == 0,
        )
    for number, row in enumerate(table.rows):
        grid.add_row(
            *(
                Text(bars[position][number])
                if position in bars
                else _cell(row[position], table.columns[position], is_short=table.is_list)
                for position in sorted(labels)
            ),
            style=STYLES[Tone.ALARM] if number in table.alarms else None,
        )
    return grid


def _write_block(
    console: Console,
    shown: Sequence[tuple[int, Column]],
    row: tuple[Value, ...],
    *,
    is_short: bool,
) -> None:
    block = RichTable.grid(padding=(0, 1))
    block.add_column(style="dim", overflow="fold")
    block.add_column(overflow="fold")
    for position, column in shown:
        if text := _cell(row[position], column, is_short=is_short):
            block.add_row(Text(f"{column.label}:"), text)
    console.print(block)


def _cell(value: Value, column: Column, *, is_short: bool) -> Text:
    return listed(value, column) if is_short else styled(value, column.tone)


def _write_notes(console: Console, notes: Sequence[str]) -> None:
    for note in notes:
        _write_text(console, note)


def _write_text(console: Console, text: str, *, style: str = "") -> None:
    text = displayable(text)
    if has_width(console):
        from tiepdan.output.screen.wrapping import wrapped  # noqa: PLC0415 (start-up: few pipes need it)

        text = wrapped(text, console.width)
    console.print(Text(text, style=style), soft_wrap=True)
