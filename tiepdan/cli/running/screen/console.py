"""A console of Windows: that it obeys escapes, and what is typed there with nobody seeing it."""

import os
import sys
from collections.abc import Iterable
from typing import Protocol

_ECHO_INPUT, _LINE_INPUT, _PROCESSED_INPUT = 0x4, 0x2, 0x1
_PROCESSED_OUTPUT, _OBEYS_ESCAPES = 0x1, 0x4
"""https://learn.microsoft.com/windows/console/setconsolemode"""

CANNOT = "the console cannot"
"""What stands in NO_COLOR where not the clerk, but the console wants none; its programs read it."""

_KEYBOARD, _SCREENS = 0, (1, 2)


class Console(Protocol):
    """The modes of the console behind a stream of this process, by its descriptor."""

    def mode(self, descriptor: int) -> int | None:
        """The mode; None where the stream is no console."""

    def set_mode(self, descriptor: int, mode: int) -> bool:
        """Change the mode; tells whether the console knows such a one."""


def prepare(console: Console) -> None:
    """Have both screens obey escapes; where one does not, nothing is coloured."""
    if not obeys_escapes(console, _SCREENS) and not os.environ.get("NO_COLOR"):
        os.environ["NO_COLOR"] = CANNOT


def obeys_escapes(console: Console, descriptors: Iterable[int]) -> bool:
    """Whether each of the streams that is a console obeys escapes, once it is told to.

    The console of Windows 10 does not, unless a program switches that on.
    """
    modes = {descriptor: console.mode(descriptor) for descriptor in descriptors}
    return all(
        mode is None
        or mode & _OBEYS_ESCAPES
        or console.set_mode(descriptor, mode | _PROCESSED_OUTPUT | _OBEYS_ESCAPES)
        for descriptor, mode in modes.items()
    )


def read_unseen(prompt: str, console: Console) -> str:
    """A line typed with nobody seeing it, by the console's own editor of lines.

    Single keys, as ``getpass`` reads them there, are not what a Vietnamese keyboard means, and
    Ctrl-Z or an arrow would become part of the line.

    Raises:
        KeyboardInterrupt: Ctrl-C.
        EOFError: Ctrl-Z, or the end of the input.
    """
    sys.stderr.write(prompt)
    sys.stderr.flush()
    mode = console.mode(_KEYBOARD)
    if mode is not None:
        unseen = (mode | _LINE_INPUT | _PROCESSED_INPUT) & ~_ECHO_INPUT
        console.set_mode(_KEYBOARD, unseen)
    try:
        line = sys.stdin.readline()
    finally:
        if mode is not None:
            console.set_mode(_KEYBOARD, mode)
        sys.stderr.write("\n")
    if not line:
        raise EOFError
    return line.rstrip("\r\n")


if sys.platform == "win32":
    import ctypes
    import msvcrt

    class WindowsConsole:
        """This PC's own."""

        def mode(self, descriptor: int) -> int | None:
            """The mode; None where the stream is no console."""
            found = ctypes.c_ulong()
            is_console = ctypes.windll.kernel32.GetConsoleMode(
                _handle(descriptor), ctypes.byref(found)
            )
            return found.value if is_console else None

        def set_mode(self, descriptor: int, mode: int) -> bool:
            """Change the mode; tells whether the console knows such a one."""
            return bool(ctypes.windll.kernel32.SetConsoleMode(_handle(descriptor), mode))

    def _handle(descriptor: int) -> ctypes.c_void_p:
        try:
            return ctypes.c_void_p(msvcrt.get_osfhandle(descriptor))
        except OSError:  # a stream that the caller closed
            return ctypes.c_void_p(-1)
