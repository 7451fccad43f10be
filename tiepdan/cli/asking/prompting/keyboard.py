"""One answer from the keyboard: edited where the system has an editor of lines, pasted whole.

Plain line input throughout: editors of whole screens break Vietnamese keyboards (Telex, VNI).
"""

import locale
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
"""What a terminal sends around pasted text, where it was asked to (bracketed paste)."""

_AT_ONCE = 0.01
"""Seconds within which nobody types another line: what comes so soon was pasted with this one."""


def read_answer(prompt: str, *, is_recalled: bool, present: str = "") -> str:
    """What was typed after a prompt up to Enter, with all lines that were pasted into it.

    With the system's editor of lines the arrow keys move in it and recall the answers of this
    session that ``is_recalled`` says may be, and ``present``, the answer to be corrected.

    Raises:
        KeyboardInterrupt: Ctrl-C.
        EOFError: the end of the input.
    """
    from tiepdan.output.screen.width import columns_of  # noqa: PLC0415 (only to ask)
    from tiepdan.output.screen.wrapping import wrapped  # noqa: PLC0415 (only to ask)

    editor = _line_editor()
    *above, last = wrapped(prompt.rstrip(), columns_of(sys.stderr)).split("\n")
    sys.stderr.write("".join(f"{line}\n" for line in above))
    sys.stderr.flush()
    with _recalling(editor, present):
        typed = _line(editor, f"{last} ")
        while _lacks_end(typed) or _is_more_waiting():
            try:
                typed += "\n" + _line(editor, "")
            except EOFError:
                break
    if editor and is_recalled and typed.strip() and "\n" not in typed:
        editor.add_history(typed)
    return typed


def _line(editor: ModuleType | None, prompt: str) -> str:
    if editor:
        return input(prompt)
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.removesuffix("\n")


def _lacks_end(typed: str) -> bool:
    """Whether a paste has begun that has not ended: an editor of lines takes it whole itself."""
    return typed.rfind(_PASTE_BEGINS) > typed.rfind(_PASTE_ENDS)


def _line_editor() -> ModuleType | None:
    """The system's editor of lines; none on Windows, whose console has one of its own.

    None either where letters are bytes to it (LANG=C), or the screen is not where it would draw.
    """
    if sys.platform == "win32":
        return None
    try:
        import readline  # noqa: PLC0415 (only to ask)
    except ImportError:
        return None
    is_utf8 = locale.nl_langinfo(locale.CODESET).upper().replace("-", "") == "UTF8"
    if not (is_utf8 and sys.stdout.isatty()):
        return None
    readline.set_auto_history(False)
    return readline


@contextmanager
def _recalling(editor: ModuleType | None, present: str) -> Iterator[None]:
    """Have the arrow key bring back the present answer too, and only to this question."""
    if editor is None or not present:
        yield
        return
    editor.add_history(present)
    place = editor.get_current_history_length() - 1
    try:
        yield
    finally:
        editor.remove_history_item(place)


def _is_more_waiting() -> bool:
    """Whether more came with the line just read: nobody types that fast."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 (only there)

        return bool(msvcrt.kbhit())
    import select  # noqa: PLC0415 (only to ask)

    if select.select([sys.stdin], [], [], _AT_ONCE)[0]:
        return True
    with _unfinished_lines_too():
        return bool(select.select([sys.stdin], [], [], 0)[0])


@contextmanager
def _unfinished_lines_too() -> Iterator[None]:
    """The last of the pasted lines may lack its Enter: a terminal tells of that only when asked."""
    import termios  # noqa: PLC0415 (not on Windows)

    try:
        modes = termios.tcgetattr(sys.stdin)
    except termios.error:
        yield
        return
    changed = modes.copy()
    changed[3] &= ~termios.ICANON
    termios.tcsetattr(sys.stdin, termios.TCSANOW, changed)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSANOW, modes)
