"""A workbook being written into a passing file: whole at the end, or an error of the system."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from tiepdan.output.excel.formats import FONT
from tiepdan.records.file.unfinished import parts_folder

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


@contextmanager
def workbook(file: Path, *, is_large: bool) -> Iterator[Workbook]:
    """A workbook that is written into a file; of a large one no row is kept in memory.

    Its sheets are then written row by row, from above.

    Raises:
        OSError: it cannot be written.
    """
    options = {
        "in_memory": not is_large,
        "constant_memory": is_large,
        "tmpdir": str(parts_folder(file)) if is_large else None,
        "default_format_properties": FONT,
    }
    with io.BufferedWriter(_Sink(file, "w")) as out:
        book = Workbook(out, options)
        yield book
        try:
            book.close()
        except FileCreateError as error:
            raise error.args[0] from error


def footer(foot: str) -> str:
    """The foot of every page as Excel writes it: a line on the left, the number on the right."""
    line = foot.replace("&", "&&")
    return f"&L&8{line}&R&P/&N" if line else "&C&P/&N"


class _Sink(io.FileIO):
    """A file that takes what it is given even after it could not be written, and drops it.

    A zip archive still writes its table of contents when it is thrown away unfinished.
    """

    is_broken = False

    def write(self, content: "ReadableBuffer", /) -> int:
        """Write, or drop what follows something that was not written.

        Raises:
            OSError: it cannot be written.
        """
        if self.is_broken:
            return memoryview(content).nbytes
        try:
            return super().write(content)
        except OSError:
            self.is_broken = True
            raise
