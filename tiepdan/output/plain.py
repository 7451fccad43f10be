"""Reports off a terminal, on a pipe or in a file: plain text, as wide as it is.

Nothing is wrapped or coloured, and no column is left out; a list shortens what people wrote at
length, and nothing else. Rich would draw the same, and takes several times as long.
"""

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.cells import cell_len, set_cell_size

from tiepdan.output.cells import CODE, MOST_LETTERS, text_of
from tiepdan.reports.model import Column, Report, Table
from tiepdan.text import displayable


def write(content: Report | Table, file: TextIO) -> None:
    """Write a report or a table as lines of text."""
    lines = _report(content) if isinstance(content, Report) else _table(content)
    file.write("".join(f"{line}\n" for line in lines))
    file.flush()  # before anything that is said after it elsewhere


def _report(report: Report) -> Iterator[str]:
    heading = [displayable(text) for text in (report.title, report.heading) if text]
    yield from heading
    is_first = not heading
    for table in report.tables:
        if table.rows or table.empty:
            if not is_first:
                yield ""
            is_first = False
            yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    if not table.rows:
        yield displayable(table.empty)
    else:
        if table.title:
            yield displayable(table.title)
        shown = [(place, column) for place, column in enumerate(table.columns) if column.label]
        if shown:  # else all of it is data, but for its notes
            yield from _blocks(table, shown) if table.is_facts else _grid(table, shown)
    yield from map(displayable, table.notes)


def _grid(table: Table, shown: Sequence[tuple[int, Column]]) -> Iterator[str]:
    """The columns side by side, in a frame."""
    columns = [
        _padded([column.label or "", *_cells(table, place)], is_right=column.is_number)
        for place, column in shown
    ]
    heading, *rows = zip(*columns, strict=True)
    lines = ["─" * (cell_len(label) + 2) for label in heading]
    yield f"╭{'┬'.join(lines)}╮"
    yield f"│ {' │ '.join(heading)} │"
    yield f"├{'┼'.join(lines)}┤"
    for row in rows:
        yield f"│ {' │ '.join(row)} │"
    yield f"╰{'┴'.join(lines)}╯"


def _blocks(table: Table, shown: Sequence[tuple[int, Column]]) -> Iterator[str]:
    """Each row as lines of labels and values."""
    columns = [(f"{column.label}:", _cells(table, place)) for place, column in shown]
    for number in range(len(table.rows)):
        if number:
            yield ""
        facts = [(label, texts[number]) for label, texts in columns if texts[number]]
        if facts:
            labels, values = map(_padded, zip(*facts, strict=True))
            yield from map(" ".join, zip(labels, values, strict=True))


def _padded(texts: Sequence[str], *, is_right: bool = False) -> list[str]:
    """The texts, all as wide as the widest of them."""
    widths = [cell_len(text) for text in texts]
    spaces = [" " * (max(widths) - width) for width in widths]
    return [
        space + text if is_right else text + space
        for text, space in zip(texts, spaces, strict=True)
    ]


def _cells(table: Table, place: int) -> list[str]:
    texts = [text_of(row[place]) for row in table.rows]
    is_short = table.is_list and not table.columns[place].is_whole
    return [*map(_shortened, texts)] if is_short else texts


def _shortened(text: str) -> str:
    """As ``screen.styled.cut``."""
    if cell_len(text) <= MOST_LETTERS:
        return text
    found = CODE.search(text)
    code = found.group() if found else ""
    return f"{set_cell_size(text, MOST_LETTERS - cell_len(code) - 1)}…{code}"
