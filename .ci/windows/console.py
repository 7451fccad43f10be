"""Run by the folder's own Python in a console: what a command leaves on the screen.

``console.py FILE [--deaf] WORD…`` writes to a file the console's mode before and after, the exit
code and the lines of its screen. A deaf console refuses to obey escapes, as those before 2016.
"""

import ctypes
import json
import subprocess
import sys
from ctypes import wintypes
from pathlib import Path

DEAF = (
    "from tiepdan.cli.running.screen import console;"
    "console.WindowsConsole.set_mode = lambda self, descriptor, mode: False;"
    "from tiepdan.cli.main import main; main()"
)
READ_AND_WRITE, SHARED, EXISTING = 0xC0000000, 3, 3


class Screen(ctypes.Structure):
    """CONSOLE_SCREEN_BUFFER_INFO."""

    _fields_ = (
        ("size", wintypes._COORD),  # noqa: SLF001 (the only name it has)
        ("cursor", wintypes._COORD),  # noqa: SLF001
        ("attributes", wintypes.WORD),
        ("window", wintypes.SMALL_RECT),
        ("largest", wintypes._COORD),  # noqa: SLF001
    )


def main(file: str, *words: str) -> None:
    """Run a command in this console and write down what is seen."""
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateFileW.restype = wintypes.HANDLE
    screen = wintypes.HANDLE(
        kernel.CreateFileW("CONOUT$", READ_AND_WRITE, SHARED, None, EXISTING, 0, None)
    )
    before = _mode(kernel, screen)
    program = ["-c", DEAF, *words[1:]] if words[:1] == ("--deaf",) else ["-m", "tiepdan", *words]
    code = subprocess.call([sys.executable, *program])
    seen = {
        "before": before,
        "after": _mode(kernel, screen),
        "code": code,
        "lines": _lines(kernel, screen),
    }
    Path(file).write_text(json.dumps(seen), encoding="utf-8")


def _mode(kernel: ctypes.CDLL, screen: wintypes.HANDLE) -> int:
    mode = wintypes.DWORD()
    kernel.GetConsoleMode(screen, ctypes.byref(mode))
    return mode.value


def _lines(kernel: ctypes.CDLL, screen: wintypes.HANDLE) -> list[str]:
    info, count = Screen(), wintypes.DWORD()
    kernel.GetConsoleScreenBufferInfo(screen, ctypes.byref(info))
    width, height = info.size.X, info.size.Y
    cells = ctypes.create_unicode_buffer(width * height + 1)
    top = wintypes._COORD(0, 0)  # noqa: SLF001
    kernel.ReadConsoleOutputCharacterW(screen, cells, width * height, top, ctypes.byref(count))
    text = "".join(cells[: count.value])
    return [text[at : at + width].rstrip() for at in range(0, width * height, width)]


if __name__ == "__main__":
    main(*sys.argv[1:])
