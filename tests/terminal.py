"""Command lines typed one after the other on one terminal, and run by one process.

The process has the language wanted, whichever the tests have, and imports the program once. Run as
a program, this file is that process.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from threading import Thread


def needs_terminal() -> None:
    """Skip the test where the system has no terminal that a test can type on."""
    if sys.platform == "win32":
        import pytest  # noqa: PLC0415 (the process below needs none)

        pytest.skip("needs a pseudo-terminal, which Windows has not")


class Terminal:
    """A row of command lines, typed one after the other."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Start the process; ``environment`` chooses the language."""
        needs_terminal()
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
        )

    def run(
        self, words: Sequence[str], environment: Mapping[str, str], folder: Path
    ) -> tuple[int, str]:
        """The exit code and all that was printed, as the terminal received it.

        ``folder`` is where it is typed.
        """
        if self._process.stdin is None or self._process.stdout is None:
            raise AssertionError("both are pipes")
        self._process.stdin.write(json.dumps([[*words], {**environment}, str(folder)]) + "\n")
        self._process.stdin.flush()
        code, printed = json.loads(self._process.stdout.readline())
        return code, printed

    def close(self) -> None:
        """No more command lines."""
        self._process.communicate()


def _serve() -> None:
    from tiepdan.cli.main import app  # noqa: PLC0415
    from tiepdan.cli.running import program  # noqa: PLC0415 (in this process alone, in its language)

    asked, answers = sys.stdin, sys.stdout
    sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 (nobody is at the keyboard)
    for line in asked:
        words, environment, folder = json.loads(line)
        received: list[bytes] = []
        os.environ.clear()
        os.environ.update(environment)
        os.chdir(folder)
        with _on_a_terminal(received):
            code = program.run(app, words)
            sys.stdout.flush()
        answers.write(json.dumps([code, b"".join(received).decode()]) + "\n")
        answers.flush()


@contextmanager
def _on_a_terminal(received: list[bytes]) -> Iterator[None]:
    """Both streams print on a terminal; ``received`` has all of it in the end."""
    import pty  # noqa: PLC0415 (there is none on Windows)

    far, near = pty.openpty()
    reader = Thread(target=_read, args=(far, received))
    reader.start()
    with (
        os.fdopen(near, "w", buffering=1, encoding="utf-8") as out,
        os.fdopen(os.dup(near), "w", buffering=1, encoding="utf-8") as err,
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        yield
    reader.join()
    os.close(far)


def _read(terminal: int, received: list[bytes]) -> None:
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            return
        if not part:
            return
        received.append(part)


if __name__ == "__main__":
    _serve()


def lines_too_long(text: str, columns: int) -> list[str]:
    """The lines that do not fit; a command to be pasted is whole, however long it is."""
    return [
        line
        for line in text.splitlines()
        if len(line) > columns and not line.lstrip().startswith("tiepdan ")
    ]
