"""A page written in Markdown: well set where there is a width; elsewhere as it is written."""

import sys
from typing import ClassVar

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import CodeBlock, Heading, Markdown, MarkdownElement
from rich.padding import Padding
from rich.text import Text
from rich.theme import Theme

from tiepdan.output.screen.terminal import console_for, has_width
from tiepdan.text import displayable

_WIDEST = 100
"""Longer lines of prose are tiring to read, however wide the terminal."""

_INDENT = 2
_EXAMPLE_WIDTH = 80
"""How wide the examples are; where they just fit in they are not indented."""

_STYLES = Theme(
    {
        "markdown.h1": "bold underline",
        "markdown.h2": "bold",
        "markdown.h3": "bold",
        "markdown.code": "bold",
        "markdown.code_block": "none",
        "markdown.item.bullet": "none",
        "markdown.item.number": "none",
        "markdown.table.header": "bold",
        "markdown.table.border": "dim",
    }
)
"""No colours: they would have to be read on any background."""


class _Heading(Heading):
    """A heading at the left, where the text is."""

    LEVEL_ALIGN: ClassVar = {**Heading.LEVEL_ALIGN, "h1": "left"}


class _Example(CodeBlock):
    """What is typed and shown on a terminal, in its own lines; what is typed stands out."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        shown = Text(str(self.text).rstrip(), overflow="fold")
        shown.highlight_regex(r"(?m)^\$ .*$", "bold")
        room = options.max_width - _EXAMPLE_WIDTH
        yield Padding(shown, (0, 0, 0, _INDENT if room >= _INDENT else 0))


class _Page(Markdown):
    elements: ClassVar[dict[str, type[MarkdownElement]]] = {
        **Markdown.elements,
        "fence": _Example,
        "code_block": _Example,
        "heading_open": _Heading,
    }


def write(text: str, *, color: bool = True) -> None:
    """Print a page to standard output."""
    safe = "".join(f"{displayable(line)}\n" for line in text.split("\n")).rstrip("\n")
    console = console_for(sys.stdout, color=color)
    if not has_width(console):
        sys.stdout.write(f"{safe}\n")
        return
    page = _Page(safe, hyperlinks=False)
    with console.use_theme(_STYLES):
        console.print(page, width=min(console.width, _WIDEST))
