"""A table of words in a narrow width: a paragraph a row, in which nothing is cut.

But that a list shortens what people wrote at length, as it does in any width.
"""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from tiepdan.output.screen.list_layout import GAP
from tiepdan.output.screen.styled import STYLES, listed, styled, wrapped_text
from tiepdan.reports.model import Column, Table, Tone, Value

_BETWEEN = " · "

_MOST_BESIDE = 20
"""Letters of what stands first in a row and has the rest of it beside it; else it is above."""

_INDENT = 4


def write_paragraphs(console: Console, table: Table, shown: Mapping[int, Column]) -> None:
    """Print what stands first in each row bare, and the rest after its labels."""
    first, *others = shown
    heads = [_cell(row[first], shown[first], table) for row in table.rows]
    widest = max(head.cell_len for head in heads)
    indent = widest + GAP if widest <= _MOST_BESIDE else _INDENT
    for head, row in zip(heads, table.rows, strict=True):
        parts = [
            _labelled(text, shown[place], table.title)
            for place in others
            if (text := _cell(row[place], shown[place], table))
        ]
        lines = [*_lines(console, parts, max(console.width - indent, 1))]
        if widest <= _MOST_BESIDE:
            head.pad_right(indent - head.cell_len)
            lines = [head.append_text(line) for line in lines[:1]] + _indented(lines[1:], indent)
        else:
            lines = [*wrapped_text(console, head, console.width), *_indented(lines, indent)]
        for line in lines or [head]:
            console.print(line, soft_wrap=True)


def _cell(value: Value, column: Column, table: Table) -> Text:
    return listed(value, column) if table.is_list else styled(value, column.tone)


def _labelled(text: Text, column: Column, title: str) -> Text:
    """A value after its label; what is called as the table itself needs none."""
    if column.label == title:
        return text
    return Text(f"{column.label}: ", style=STYLES[Tone.QUIET]).append_text(text)


def _lines(console: Console, parts: Sequence[Text], room: int) -> Iterator[Text]:
    """The parts in lines, each broken only where it is longer than a line."""
    line = Text()
    for part in parts:
        if line and line.cell_len + len(_BETWEEN) + part.cell_len > room:
            yield from wrapped_text(console, line, room)
            line = Text()
        line.append(_BETWEEN if line else "").append_text(part)
    if line:
        yield from wrapped_text(console, line, room)


def _indented(lines: Sequence[Text], indent: int) -> list[Text]:
    return [Text(" " * indent).append_text(line) for line in lines]
