"""Real processes of the program that need not start Python and import everything anew.

A process that has imported the program, in the language wanted, forks for each command line: the
child has streams, variables, a folder and, if wanted, a terminal of its own, and can be killed.
Where nothing can fork, and for variables that Python itself reads when it starts, a fresh
interpreter does the same. Run as a program, this file is the process that forks, or that
interpreter.
"""

import atexit
import contextlib
import importlib
import json
import os
import re
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any, Protocol

_READ_BY_PYTHON = re.compile("PYTHON|LC_|LANG$")
_CAN_FORK = hasattr(os, "fork")
_OURS = {**os.environ}
"""What the process that forks starts with, before any test sets a variable."""
_NEEDED = ("SYSTEMROOT", "PYTHONPYCACHEPREFIX")
"""What a fresh interpreter needs as well, whatever variables a test gives it."""


class Process(Protocol):
    """A process that was started; as one of ``subprocess``."""

    returncode: int | Any

    def poll(self) -> int | None:
        """Its exit code, once it has ended."""

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code, when it has ended.

        Raises:
            subprocess.TimeoutExpired: it has not, after so many seconds.
        """

    def kill(self) -> None:
        """SIGKILL."""


@dataclass(frozen=True, slots=True)
class Streams:
    """The descriptors that a process gets; ``is_terminal`` makes the first its terminal."""

    stdin: int
    stdout: int
    stderr: int
    is_terminal: bool = False


@dataclass(slots=True)
class _Child:
    """A child of the process that forks, known by what its parent tells of it."""

    pid: int
    status: int
    returncode: int | None = None

    def poll(self) -> int | None:
        if self.returncode is None and select.select([self.status], [], [], 0)[0]:
            self._take()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        if self.returncode is None:
            if not select.select([self.status], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(["tiepdan"], timeout or 0)
            self._take()
        if self.returncode is None:
            raise AssertionError("its parent told no exit code")
        return self.returncode

    def kill(self) -> None:
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def _take(self) -> None:
        with os.fdopen(self.status, encoding="ascii") as told:
            self.returncode = int(told.read())


def begin(
    words: Sequence[str],
    streams: Streams,
    environment: Mapping[str, str],
    *,
    folder: Path | None = None,
    around: tuple[str, str] | None = None,
    before: Sequence[Sequence[str]] = (),
) -> Process:
    """Start the program with these words after its name.

    ``around`` names a module and a word: its ``around(word)`` is entered before the command.
    ``before`` are command lines for the same process to run first; one that fails is its last.
    """
    if not _CAN_FORK or _is_read_by_python(environment):
        if not (before or around):
            return _fresh(["-m", "tiepdan", *words], streams, environment, folder=folder)
        program = [__file__, json.dumps([[*before, words], around])]
        path = {"PYTHONPATH": os.pathsep.join(sys.path)}
        return _fresh(program, streams, {**environment, **path}, folder=folder)
    language = "en" if environment.get("TIEPDAN_LANG", "").startswith("en") else "vi"
    mask = os.umask(0o077)
    os.umask(mask)
    place = str(folder or Path.cwd()), mask
    request = [[*before, words], {**environment}, place, streams.is_terminal, around]
    return _forks(language).begin(request, (streams.stdin, streams.stdout, streams.stderr))


@dataclass(frozen=True, slots=True)
class Captured:
    """A process whose output goes into files, and is read when it has ended."""

    process: Process
    _out: IO[bytes]
    _err: IO[bytes]

    def end(self, *, within_seconds: float | None = None) -> tuple[int, str, str]:
        """Its exit code, what it printed and what it said; killed if it takes longer than that."""
        try:
            self.process.wait(timeout=within_seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
        code, texts = self.process.wait(), []
        for file in (self._out, self._err):
            file.seek(0)
            texts.append(file.read().decode("utf-8").replace(os.linesep, "\n"))
            file.close()
        return code, texts[0], texts[1]


def begin_captured(
    words: Sequence[str],
    environment: Mapping[str, str],
    *,
    stdin: str = "",
    folder: Path | None = None,
    around: tuple[str, str] | None = None,
    before: Sequence[Sequence[str]] = (),
) -> Captured:
    """Start the program, with a text to read and nobody who watches."""
    out, err = (tempfile.TemporaryFile() for _stream in range(2))  # noqa: SIM115 (read later)
    with tempfile.TemporaryFile() as typed:
        typed.write(stdin.encode())
        typed.seek(0)
        streams = Streams(typed.fileno(), out.fileno(), err.fileno())
        process = begin(words, streams, environment, folder=folder, around=around, before=before)
    return Captured(process, out, err)


def _is_read_by_python(environment: Mapping[str, str]) -> bool:
    names = {name for name in {*environment, *_OURS} if _READ_BY_PYTHON.match(name)}
    return any(environment.get(name) != _OURS.get(name) for name in names)


def _fresh(
    program: Sequence[str],
    streams: Streams,
    environment: Mapping[str, str],
    *,
    folder: Path | None,
) -> Process:
    needed = {name: _OURS[name] for name in _NEEDED if name in _OURS}
    return subprocess.Popen(
        [sys.executable, *program],
        stdin=streams.stdin,
        stdout=streams.stdout,
        stderr=streams.stderr,
        env={**needed, **environment},
        cwd=folder,
    )


class _Forks:
    """The process that forks, from its parent's side."""

    def __init__(self, language: str) -> None:
        self._socket, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, __file__, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                env={
                    **os.environ,
                    "TIEPDAN_LANG": language,
                    "PYTHONPATH": os.pathsep.join(sys.path),
                },
            )

    def begin(self, request: Sequence[object], streams: tuple[int, int, int]) -> _Child:
        status, theirs = os.pipe()
        message = json.dumps(request).encode()
        socket.send_fds(self._socket, [len(message).to_bytes(8)], [*streams, theirs])
        self._socket.sendall(message)
        os.close(theirs)
        told = b""
        while not told.endswith(b"\n"):
            if not (part := os.read(status, 1)):
                raise AssertionError("the process that forks has ended")
            told += part
        return _Child(int(told), status)

    def close(self) -> None:
        self._socket.close()
        self._process.wait()


@cache
def _forks(language: str) -> _Forks:
    forks = _Forks(language)
    atexit.register(forks.close)
    return forks


def _serve(descriptor: str) -> None:
    """Fork for every request; a parent of each child's own waits for it and tells how it ended."""
    _import_all()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody here waits for the parents
    with socket.socket(fileno=int(descriptor)) as requests:
        while True:
            length, descriptors, _flags, _address = socket.recv_fds(requests, 8, 4)
            if not length:
                return
            with requests.makefile("rb", buffering=0) as file:
                message = b""
                while len(message) < int.from_bytes(length):
                    message += file.read(int.from_bytes(length) - len(message)) or b""
            if not os.fork():
                requests.close()
                _be_parent(json.loads(message), descriptors[:3], descriptors[3])
            for each in descriptors:
                os.close(each)


def _import_all() -> None:
    import gc  # noqa: PLC0415 (in this process alone)

    from tiepdan.cli.panels import PANELS  # noqa: PLC0415 (in its language)
    from tiepdan.cli.running.commands import imported  # noqa: PLC0415

    for panel in PANELS:
        for name in panel.commands:
            imported(name)
    for name in ("alembic.command", "tiepdan.output.screen.terminal", "tiepdan.output.json"):
        importlib.import_module(name)
    importlib.import_module("tiepdan.records.writing.session")
    _read_all()
    gc.collect()
    gc.freeze()


def _read_all() -> None:
    """What each process would read and make anew, and would find as it is: files of law, tables.

    The law is read again by a process that finds its files altered.
    """
    from sqlalchemy.orm import configure_mappers  # noqa: PLC0415 (in this process alone)

    from tiepdan.law.toml.calendars import load_calendar_years  # noqa: PLC0415 (as above)
    from tiepdan.law.toml.laws import load_limits  # noqa: PLC0415 (as above)
    from tiepdan.law.toml.procedure import load_procedure  # noqa: PLC0415 (as above)
    from tiepdan.law.toml.reports import load_reports  # noqa: PLC0415 (as above)
    from tiepdan.paths import data_folder  # noqa: PLC0415 (as above)

    configure_mappers()
    for load in (load_limits, load_procedure, load_calendar_years, load_reports):
        load(data_folder())


def _be_parent(request: Sequence[Any], streams: Sequence[int], status: int) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    child = os.fork()
    if not child:
        os.close(status)
        _be_child(request, streams)
    for each in streams:
        os.close(each)
    os.write(status, f"{child}\n".encode())
    _child, ended = os.waitpid(child, 0)
    os.write(status, str(os.waitstatus_to_exitcode(ended)).encode())
    os._exit(0)


def _be_child(request: Sequence[Any], streams: Sequence[int]) -> None:
    lines, environment, (folder, mask), is_terminal, around = request
    code = 70
    try:
        os.umask(mask)
        _sit_down(streams, folder, is_terminal=is_terminal)
        code = _run_all(lines, environment, around)
    except BaseException as error:  # noqa: BLE001 (all of them end this process)
        sys.stderr.write(f"{error!r}\n")
    finally:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
        os._exit(code)


def _sit_down(streams: Sequence[int], folder: str, *, is_terminal: bool) -> None:
    """Streams as Python makes them at its start, the folder, the terminal."""
    os.setsid()
    for number, each in enumerate(streams):
        os.dup2(each, number)
    for each in {*streams} - {0, 1, 2}:
        os.close(each)
    if is_terminal:
        import fcntl  # noqa: PLC0415 (there is none on Windows)
        import termios  # noqa: PLC0415

        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 (the process ends it)
    for name, number in (("stdout", 1), ("stderr", 2)):
        stream = open(number, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 (the process ends it)
        stream.reconfigure(line_buffering=number == 2 or os.isatty(number))
        setattr(sys, name, stream)
    os.chdir(folder)


def _run_all(
    lines: Sequence[Sequence[str]], environment: Mapping[str, str], around: Sequence[str] | None
) -> int:
    """One command line after the other, to the first that fails."""
    for words in lines:
        if code := _run(words, environment, around):
            sys.stderr.write(f"{words!r}\n" if len(lines) > 1 else "")
            return code
    return 0


def _run(words: Sequence[str], environment: Mapping[str, str], around: Sequence[str] | None) -> int:
    """One command line, with these variables and nothing that one before it handed down."""
    from tiepdan import i18n  # noqa: PLC0415 (in its language)
    from tiepdan.cli.main import main  # noqa: PLC0415 (in its language)

    os.environ.clear()
    os.environ.update(environment)
    i18n.translate_libraries()
    sys.argv = ["tiepdan", *words]
    entered: contextlib.AbstractContextManager[object] = contextlib.nullcontext()
    if around:
        module, word = around
        entered = importlib.import_module(module).around(word)
    with entered:
        try:
            main()
        except SystemExit as ended:
            return int(ended.code or 0)
    return 0


def _begin_anew(asked: str) -> None:
    """What a child does, in an interpreter that was started for it."""
    lines, around = json.loads(asked)
    raise SystemExit(_run_all(lines, {**os.environ}, around))


if __name__ == "__main__":
    (_serve if sys.argv[1].isdecimal() else _begin_anew)(sys.argv[1])
