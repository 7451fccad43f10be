"""How wide what is printed may be."""

import os
from typing import TextIO

VARIABLE = "COLUMNS"
"""Where a width is chosen, for a terminal and for what a pager is to show."""


def columns_of(stream: TextIO) -> int | None:
    """How many letters a line has, as is chosen or as the screen has them; None without limit."""
    return chosen_columns() or _columns_of_screen(stream)


def chosen_columns() -> int | None:
    """The width that is chosen, if one is."""
    told = os.environ.get(VARIABLE, "").strip()  # cmd keeps the space of "set COLUMNS=79 && …"
    return (int(told) or None) if told.isdecimal() else None


def _columns_of_screen(stream: TextIO) -> int | None:
    if not stream.isatty():
        return None
    try:
        return os.get_terminal_size(stream.fileno()).columns or None
    except OSError:
        return None
