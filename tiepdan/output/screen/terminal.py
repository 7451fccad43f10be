"""Reports to be read at once: on a screen as it has room for them, elsewhere as plain text."""

import sys
from typing import TextIO

from tiepdan.output import plain
from tiepdan.reports.model import Report, Table


def write(content: Report | Table, *, color: bool = True, file: TextIO | None = None) -> None:
    """Print a report or a table, to standard output unless told otherwise."""
    stream = file or sys.stdout
    if not stream.isatty():
        plain.write(content, stream)
        return
    from tiepdan.output.screen import tables  # noqa: PLC0415 (Rich; no pipe needs it)

    tables.write(content, stream, color=color)
