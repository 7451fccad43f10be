"""Command lines run on a terminal of their own, a process each, but without starting Python anew.

A process that has imported the program, in the language wanted, forks once for every command line;
what the child prints on its terminal comes back. Run as a program, this file is that process.
"""

import json
import os
import struct
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

COLUMNS = 120


class Terminal:
    """A row of command lines, typed one after the other."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        """Start the process that forks; ``environment`` chooses the language too."""
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
            cwd=folder,
        )

    def run(self, words: Sequence[str], environment: Mapping[str, str]) -> tuple[int, str]:
        """The exit code and all that was printed, as the terminal received it."""
        if self._process.stdin is None or self._process.stdout is None:
            raise AssertionError("both are pipes")
        self._process.stdin.write(json.dumps([[*words], {**environment}]) + "\n")
        self._process.stdin.flush()
        code, printed = json.loads(self._process.stdout.readline())
        return code, printed

    def close(self) -> None:
        """No more command lines."""
        self._process.communicate()


def _serve() -> None:
    from tiepdan.cli.main import app  # noqa: PLC0415
    from tiepdan.cli.running import program  # noqa: PLC0415 (in this process alone, in its language)
    from tiepdan.records.writing import session  # noqa: F401, PLC0415 (what commands that write import)

    for line in sys.stdin:
        words, environment = json.loads(line)
        sys.stdout.write(json.dumps(_forked(partial(program.run, app, words), environment)) + "\n")
        sys.stdout.flush()


def _forked(run: Callable[[], int], environment: Mapping[str, str]) -> tuple[int, str]:
    import pty  # noqa: PLC0415 (there is none on Windows)

    child, terminal = pty.fork()
    if child == 0:
        code = 70
        try:
            _sit_down(environment)
            code = run()
            sys.stdout.flush()
        finally:
            os._exit(code)
    received = b""
    while part := _read(terminal):
        received += part
    os.close(terminal)
    _child, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), received.decode()


def _sit_down(environment: Mapping[str, str]) -> None:
    """The width, the variables, and nobody at the keyboard."""
    import fcntl  # noqa: PLC0415
    import termios  # noqa: PLC0415

    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.clear()
    os.environ.update(environment)
    for name, number in (("stdin", 0), ("stdout", 1), ("stderr", 2)):
        mode = "r" if name == "stdin" else "w"
        stream = open(number, mode, buffering=1, encoding="utf-8", closefd=False)  # noqa: SIM115
        setattr(sys, name, stream)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed
        return b""


if __name__ == "__main__":
    _serve()
