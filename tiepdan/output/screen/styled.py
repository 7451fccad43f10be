"""Values as Rich text: what a reader should notice of them has a colour, or is bold."""

import re
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from tiepdan.output.cells import text_of
from tiepdan.reports.model import Column, Marked, Tone, Value

STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.WARNING: "yellow",
    Tone.ALARM: "bold red",
    Tone.QUIET: "dim",
}


MOST_LETTERS = 100
"""Letters of what people wrote that a list shows; all of it is in the file of its record."""

_CODE = re.compile(r" \([^() ]{1,10}\)$")


def styled(value: Value, tone: Tone = Tone.PLAIN) -> Text:
    """What stands in a cell; the places that are marked in it are bold."""
    text = Text(text_of(value), style=STYLES[tone])
    if isinstance(value, Marked):
        for start, end in value.places:
            text.stylize(STYLES[Tone.STRONG], start, end)
    return text


def listed(value: Value, column: Column) -> Text:
    """As ``styled``, no longer than a list shows it."""
    text = styled(value, column.tone)
    return text if column.is_whole else cut(text, MOST_LETTERS)


def wrapped_text(console: Console, text: Text, width: int) -> Iterator[Text]:
    """A text in lines of so many letters, with nothing behind the last word of each."""
    for line in text.wrap(console, width):
        line.rstrip()
        yield line


def cut(text: Text, width: int) -> Text:
    """A text of at most so many letters; what stands in brackets at its end, such as a code, stays.

    It says where something is left out.
    """
    if text.cell_len <= width:
        return text
    found = _CODE.search(text.plain)
    code = text[found.start() :] if found and found.end() - found.start() < width else Text()
    kept = text.copy()
    kept.truncate(width - code.cell_len, overflow="ellipsis")
    return kept.append_text(code)
