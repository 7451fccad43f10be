"""How wide what is printed may be."""

import os
import re
from typing import TextIO

VARIABLE = "COLUMNS"
"""Where a width is chosen, for a terminal and for what a pager is to show."""

_NUMBER = re.compile(r"\s*0*[1-9][0-9]{0,3}\s*", re.ASCII)
"""With the space that cmd keeps of ``set COLUMNS=79 && …``."""


def columns_of(stream: TextIO) -> int | None:
    """How many letters a line has, as is chosen or as the screen has them; None without limit."""
    return chosen_columns() or _columns_of_screen(stream)


def chosen_columns() -> int | None:
    """The width that is chosen, if one is."""
    told = os.environ.get(VARIABLE, "")
    return int(told) if _NUMBER.fullmatch(told) else None


def forget_senseless() -> None:
    """Drop a width or height that is no number of letters: Rich takes “²” for one, and stumbles."""
    for variable in (VARIABLE, "LINES"):
        if not _NUMBER.fullmatch(os.environ.get(variable, "")):
            os.environ.pop(variable, None)


def _columns_of_screen(stream: TextIO) -> int | None:
    if not stream.isatty():
        return None
    try:
        return os.get_terminal_size(stream.fileno()).columns or None
    except OSError:
        return None
