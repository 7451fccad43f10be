"""Reports as Rich tables on a terminal, a pipe or a file, in any width and without colour.

On a narrow terminal a table whose columns cannot be read side by side becomes one block a row.
Off a terminal nothing is wrapped or cut: the table is as wide as its text.
"""

import sys
from collections.abc import Sequence
from datetime import date
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.law.vocabulary import Term
from tiepdan.reports.model import Column, Marked, Report, Table, Tone, Value
from tiepdan.text import displayable

_UNLIMITED_WIDTH = 100_000
_LEAST_WIDTH = 6
_BORDERS = 3
"""Width that the frame and padding of one column take."""

_STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.WARNING: "yellow",
    Tone.ALARM: "bold red",
    Tone.QUIET: "dim",
}


def write(content: Report | Table, *, color: bool = True, file: TextIO | None = None) -> None:
    """Print a report or a table, to standard output unless told otherwise."""
    console = _console(file or sys.stdout, color=color)
    if isinstance(content, Table):
        _write_table(console, content)
        return
    if content.title:
        console.print(Text(displayable(content.title), style="bold"))
    if content.heading:
        console.print(Text(displayable(content.heading)))
    for table in content.tables:
        if table.rows or table.empty:
            console.print()
            _write_table(console, table)


def _console(file: TextIO, *, color: bool) -> Console:
    on_terminal = file.isatty()
    return Console(
        file=file,
        width=None if on_terminal else _UNLIMITED_WIDTH,
        no_color=not color or None,
        color_system="auto" if color and on_terminal else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def _write_table(console: Console, table: Table) -> None:
    shown = [(position, column) for position, column in enumerate(table.columns) if column.label]
    if not table.rows:
        console.print(Text(displayable(table.empty)))
        return
    if table.title:
        console.print(Text(displayable(table.title), style="bold"))
    if not shown:  # all of it is data, but for its notes
        pass
    elif not table.is_facts and _fits(console, table, shown):
        console.print(_rich_table(table, shown))
    else:
        for number, row in enumerate(table.rows):
            if number:
                console.print()
            _write_block(console, shown, row)
    _write_notes(console, table.notes)


def _fits(console: Console, table: Table, shown: Sequence[tuple[int, Column]]) -> bool:
    """Whether every column gets its comfortable width side by side."""
    needed = 1
    for position, column in shown:
        longest = max(len(_as_text(row[position])) for row in table.rows)
        needed += _BORDERS + max(
            min(longest, column.width or longest), len(column.label or ""), _LEAST_WIDTH
        )
    return needed <= console.width


def _rich_table(table: Table, shown: Sequence[tuple[int, Column]]) -> RichTable:
    grid = RichTable(box=box.ROUNDED, show_lines=False, header_style="bold")
    for _position, column in shown:
        grid.add_column(
            Text(column.label or ""),
            justify="right" if column.is_number else "left",
            style=_STYLES[column.tone],
            overflow="fold",
            no_wrap=column.width == 0,
        )
    for number, row in enumerate(table.rows):
        grid.add_row(
            *(_cell(row[position]) for position, _column in shown),
            style=_STYLES[Tone.ALARM] if number in table.alarms else None,
        )
    return grid


def _write_block(
    console: Console, shown: Sequence[tuple[int, Column]], row: tuple[Value, ...]
) -> None:
    block = RichTable.grid(padding=(0, 1))
    block.add_column(style="dim", overflow="fold")
    block.add_column(overflow="fold")
    for position, column in shown:
        if text := _cell(row[position], style=_STYLES[column.tone]):
            block.add_row(Text(f"{column.label}:"), text)
    console.print(block)


def _write_notes(console: Console, notes: Sequence[str]) -> None:
    for note in notes:
        console.print(Text(displayable(note)))


def _cell(value: Value, *, style: str = "") -> Text:
    text = Text(_as_text(value), style=style)
    if isinstance(value, Marked):
        for start, end in value.places:
            text.stylize(_STYLES[Tone.STRONG], start, end)
    return text


def _as_text(value: Value) -> str:
    match value:
        case None:
            return ""
        case Term():
            return value.label
        case bool():
            return _("yes") if value else _("no")
        case date():
            return show_date(value)
        case _:
            return displayable(str(value))
