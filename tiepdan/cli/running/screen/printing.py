"""Printing what a command found or did: data to standard output, messages to standard error."""

import sys
from typing import Any, TextIO

from tiepdan.cli.asking.options import wants_color
from tiepdan.cli.running.writing import writes
from tiepdan.output.screen.width import columns_of
from tiepdan.reports.model import Report, Table
from tiepdan.text import displayable


def show(content: Report | Table, *, as_json: bool, no_color: bool, data: Any = None) -> None:
    """Print a report for people, or as JSON (``data`` where that has a form of its own)."""
    if as_json:
        from tiepdan.output import json  # noqa: PLC0415 (one medium a run)

        json.write(content if data is None else data)
    else:
        from tiepdan.output.screen import terminal  # noqa: PLC0415

        terminal.write(content, color=wants_color(no_color=no_color))


def tell(sentence: str) -> None:
    """A sentence that belongs to what is printed, in its place among the tables."""
    _write(sys.stdout, sentence)


def say(message: str) -> None:
    """A message about what was done, which is no data."""
    _write(sys.stderr, message)


def _write(stream: TextIO, sentence: str) -> None:
    text = displayable(sentence)
    if columns := columns_of(stream):
        from tiepdan.output.screen.wrapping import wrapped  # noqa: PLC0415 (start-up: few need it)

        text = wrapped(text, columns)
    stream.write(f"{text}\n")


def done(message: str) -> None:
    """A message about what is on the disk now, whatever becomes of the rest."""
    writes.note(message)
    say(message)
    writes.note_said()


def print_number(number: int, *, as_json: bool) -> None:
    """Print as JSON the number that what was recorded has in its list."""
    if as_json:
        from tiepdan.output import json  # noqa: PLC0415

        json.write({"number": number})
