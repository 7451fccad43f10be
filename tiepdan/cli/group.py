"""Running a command: streams, common options, and errors as one sentence with an exit code."""

import io
import os
import re
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import typer
from typer.exceptions import TyperException

from tiepdan import paths
from tiepdan.cli.options import DATABASE_VARIABLE, TODAY_VARIABLE
from tiepdan.cli.show import tell_of_clock, tell_of_moves
from tiepdan.errors import DataFileError, InterruptedError_, TiepdanError, reason_of
from tiepdan.i18n import N_, _
from tiepdan.records import clock, moves
from tiepdan.text import displayable

_USAGE_EXIT_CODE = 2
_INTERRUPTED_EXIT_CODE = 130

_TOO_MUCH = r"Got unexpected extra argument\(s\) \((?P<name>.*)\)"

_USAGE_SENTENCES = (
    (r"No such option: (?P<name>.+)", N_("There is no option {name}.")),
    (
        (
            r"No such command (?P<quote>['\"])(?P<name>.*?)(?P=quote)\."
            r"(?: Did you mean (?P<names>.*?)\?)?"
        ),
        N_("There is no command “{name}”."),
    ),
    (r"Option '(?P<name>.+)' requires an argument\.", N_("Option {name} needs a value after it.")),
    (
        r"Option '(?P<name>.+)' requires \d+ arguments\.",
        N_("Option {name} needs a value after it."),
    ),
    (r"Option '(?P<name>.+)' does not take a value\.", N_("Option {name} takes no value.")),
    (
        _TOO_MUCH,
        N_("“{name}” is more than the command takes; put text with spaces in quotes."),
    ),
    (r"Missing argument '(?P<name>.+)'\.", N_("{name} is missing after the command.")),
)
"""Typer's own complaints, which it does not translate itself."""


def run(app: typer.Typer, arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit code, after telling the user what went wrong."""
    _use_utf8()
    moves.tell_of_updates(tell_of_moves)
    clock.tell_if_behind(tell_of_clock)
    command = typer.main.get_command(app)
    typed = _as_utf8(sys.argv[1:]) if arguments is None else arguments
    try:
        # Without a command, show which there are.
        result = command.main(args=typed or ["--help"], prog_name="tiepdan", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit:
        # Typer's way to say that the reader of a pipe (head, less) has seen enough.
        _print_no_more()
        return 0
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 (no traceback reaches the user)
        return _explain(error)
    # Typer reports Ctrl-C in a command as its exit code.
    return _interrupted() if result == _INTERRUPTED_EXIT_CODE else int(result or 0)


def _explain(error: BaseException) -> int:
    match error:
        case TiepdanError():
            # A data file's problems come all at once, one a line.
            is_list = isinstance(error, DataFileError)
            sentences = str(error).split("\n") if is_list else [str(error)]
            return _complain(*sentences, exit_code=error.exit_code)
        case TyperException():
            return _complain(_usage_sentence(error), exit_code=_USAGE_EXIT_CODE)
        case KeyboardInterrupt() | typer.Abort():
            return _interrupted()
        case BrokenPipeError():
            _print_no_more()
            return 0
        case OSError():
            _print_no_more()
            sentence = _("{place} cannot be used: {reason}.").format(
                place=error.filename or _("the output"), reason=reason_of(error)
            )
            return _complain(sentence, exit_code=1)
    return _unexpected(error)


def _print_no_more() -> None:
    """What is left to print must not fail once more at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def hand_down(*, db: str | None, today: str | None, no_color: bool) -> None:
    """Give options typed before the command to the command, by the variables it reads anyway."""
    for variable, typed in ((DATABASE_VARIABLE, db), (TODAY_VARIABLE, today)):
        if typed is not None:
            os.environ[variable] = typed
    if no_color:
        os.environ["NO_COLOR"] = "1"


def _use_utf8() -> None:
    """Vietnamese goes through whatever the console's own encoding is said to be."""
    # A stream that the caller closed (>&-) is None to Python.
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _as_utf8(arguments: list[str]) -> list[str]:
    """What was typed, where the locale is not UTF-8 and Python kept its bytes in disguise."""
    return [os.fsencode(typed).decode(errors="surrogateescape") for typed in arguments]


def _complain(*sentences: str, exit_code: int) -> int:
    for sentence in sentences:
        sys.stderr.write(f"{displayable(sentence)}\n")
    return exit_code


def _interrupted() -> int:
    error = InterruptedError_(_("Interrupted."))
    if sys.stderr.isatty():
        sys.stderr.write("\n")  # after the ^C that the terminal shows
    return _complain(str(error), exit_code=error.exit_code)


def _usage_sentence(error: TyperException) -> str:
    message = error.message
    similar = ", ".join(sorted(getattr(error, "possibilities", None) or ()))
    for pattern, sentence in _USAGE_SENTENCES:
        if found := re.fullmatch(pattern, message) or re.fullmatch(pattern, error.format_message()):
            name = "…" if pattern == _TOO_MUCH and _takes_personal_text(error) else found["name"]
            message = _(sentence).format(name=name)
            similar = similar or (found.groupdict().get("names") or "").replace("'", "")
            break
    if similar:
        message += " " + _("Did you mean {names}?").format(names=similar)
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "tiepdan"
    return f"{message} " + _("See: {command} --help").format(command=path)


def _takes_personal_text(error: TyperException) -> bool:
    """Whether what is too much may be the rest of a name or of what somebody wrote."""
    context = getattr(error, "ctx", None)
    options = {param.name for param in context.command.params} if context else set()
    return bool(options & {"name", "summary", "content", "title", "note", "reason", "reveal"})


def _unexpected(error: BaseException) -> int:
    """Say that the program failed, and where the traceback is; it holds no data, only places."""
    lines = [
        datetime.now(UTC).isoformat(),
        *traceback.format_tb(error.__traceback__),
        type(error).__name__,
    ]
    log = paths.user_folder() / "error.log"
    try:
        with paths.open_private(log, "a") as file:
            file.write("\n".join(lines) + "\n")
    except OSError:
        log = Path(os.devnull)
    return _complain(
        _("Something unexpected happened ({kind}). Details are in {log}.").format(
            kind=type(error).__name__, log=log
        ),
        exit_code=1,
    )
