"""Running a command: streams, common options, what is said unasked, and the exit code."""

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import Any

import typer

from tiepdan import paths
from tiepdan.cli.asking.options import DATABASE_VARIABLE, TODAY_VARIABLE
from tiepdan.cli.running.screen import streams
from tiepdan.cli.running.writing import writes
from tiepdan.i18n import _
from tiepdan.output.screen import width
from tiepdan.records.file import notices
from tiepdan.records.file.sqlite import opening
from tiepdan.records.journal import clock

_INTERRUPTED_EXIT_CODE = 130

_NO_OPTION = "\u2060"
"""A word joiner, which is in no text as it is read (``tiepdan.characters``)."""


def run(app: typer.Typer, arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit code, after telling the user what went wrong."""
    streams.prepare()
    writes.begin()
    opening.begin()
    clock.doubt()
    notices.tell(_say)
    notices.watch(_around)
    _unquote(DATABASE_VARIABLE)
    width.forget_senseless()
    if os.environ.get("_TIEPDAN_COMPLETE"):
        from tiepdan.cli.running import completion  # noqa: PLC0415 (start-up: a shell is asking)

        completion.prepare()
    command = _command(app)
    typed = _as_utf8(sys.argv[1:]) if arguments is None else arguments
    try:
        result = command.main(
            args=[*map(_as_text, typed)], prog_name="tiepdan", standalone_mode=False
        )
        sys.stdout.flush()
    except Exception as error:  # noqa: BLE001 (no traceback reaches the user)
        from tiepdan.cli.running import failures  # noqa: PLC0415 (start-up: most commands succeed)

        if writes.is_done():
            return failures.explain_not_shown(error)
        return failures.explain(error, typed)
    except KeyboardInterrupt:
        return _interrupted()
    # Typer reports Ctrl-C in a command as its exit code.
    return _interrupted() if result == _INTERRUPTED_EXIT_CODE else int(result or 0)


def _unquote(variable: str) -> None:
    """Take quotes from around a path, which ``set TIEPDAN_DB="…"`` of cmd leaves in the value."""
    value = os.environ.get(variable, "")
    if len(value) > 1 and value[0] == value[-1] == '"':
        os.environ[variable] = value[1:-1]


@cache
def _command(app: typer.Typer) -> Any:
    return typer.main.get_command(app)


def _interrupted() -> int:
    from tiepdan.cli.running import failures  # noqa: PLC0415 (start-up: as above)

    return failures.interrupted()


def _around(words: str) -> AbstractContextManager[object]:
    if not sys.stderr.isatty():
        return nullcontext()
    from tiepdan.cli.running.screen.progress import working  # noqa: PLC0415 (start-up: at a terminal)

    return working(_(words))


def _say(notice: object) -> None:
    from tiepdan.cli.running.screen.notices import say_notice  # noqa: PLC0415 (start-up: seldom needed)

    say_notice(notice)


def say_what_is_passed_over(context: Any) -> None:
    """Say where a variable keeps the register from being used that is carried along."""
    if os.environ.get(DATABASE_VARIABLE) and (carried := paths.carried_folder()):
        from tiepdan.cli.running.passed_over import say_if_passed_over  # noqa: PLC0415 (start-up: seldom so)

        say_if_passed_over(context, carried)


def hand_down(*, db: str | None, today: str | None, no_color: bool) -> None:
    """Give options typed before the command to the command, by the variables it reads anyway."""
    for variable, typed in ((DATABASE_VARIABLE, db), (TODAY_VARIABLE, today)):
        if typed is not None:
            os.environ[variable] = typed
    if no_color:
        os.environ["NO_COLOR"] = "1"


def _as_text(typed: str) -> str:
    """A word that begins with a dash and a space is text: a mark that is never stored says so."""
    return f"{_NO_OPTION}{typed}" if typed.startswith("- ") else typed


def _as_utf8(arguments: list[str]) -> list[str]:
    """What was typed, where the locale is not UTF-8 and Python kept its bytes in disguise."""
    return [os.fsencode(typed).decode(errors="surrogateescape") for typed in arguments]
