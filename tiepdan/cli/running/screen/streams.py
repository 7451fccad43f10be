"""Where a command prints: always UTF-8, and to nowhere once its reader has seen enough."""

import errno
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_BROKEN_PIPE, _NO_DATA = 109, 232
"""What Windows calls a pipe whose reader is gone; https://learn.microsoft.com/windows/win32/debug."""


def is_reader_gone(error: OSError, *, on_windows: bool = sys.platform == "win32") -> bool:
    """Whether a stream cannot be written because nobody reads it any more.

    Python on Windows calls that an invalid argument, where it does not tell the number.
    """
    if error.errno == errno.EPIPE:
        return True
    by_windows = getattr(error, "winerror", None)
    if by_windows is not None:
        return by_windows in {_BROKEN_PIPE, _NO_DATA}
    return on_windows and error.errno == errno.EINVAL


class _Outlet(io.FileIO):
    """A stream whose reader (head, less) may go: the work goes on, only the printing stops."""

    def write(self, content: "ReadableBuffer", /) -> int:
        """Write, or drop what nobody reads any more.

        Raises:
            OSError: it cannot be written for another reason, such as a full disk.
        """
        try:
            return super().write(content)
        except OSError as error:
            if not is_reader_gone(error):
                raise
            _to_nowhere(self.fileno())
            return memoryview(content).nbytes


def prepare() -> None:
    """Vietnamese goes through whatever the console's own encoding is said to be."""
    if sys.platform == "win32":
        from tiepdan.cli.running.screen import console  # noqa: PLC0415 (only there)

        console.prepare(console.WindowsConsole())
    # A stream that the caller closed (>&-) is None to Python.
    sys.stdout = _outlet(sys.stdout) if sys.stdout else _nowhere()
    sys.stderr = _outlet(sys.stderr) if sys.stderr else _nowhere()
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")


def discard(stream: TextIO) -> None:
    """Let what is still to be printed fail no more."""
    _to_nowhere(stream.fileno())


def _outlet(stream: TextIO) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    stream.reconfigure(encoding="utf-8", errors="replace")
    file = getattr(stream.buffer, "raw", stream.buffer)
    if type(file) is not io.FileIO:  # a console of Windows, which has no reader, or ours already
        return stream
    outlet = _Outlet(file.fileno(), "w", closefd=False)
    return io.TextIOWrapper(
        outlet if file is stream.buffer else io.BufferedWriter(outlet),  # as Python was asked to
        encoding="utf-8",
        errors="replace",
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _to_nowhere(descriptor: int) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
