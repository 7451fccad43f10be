"""What went wrong, as a sentence with an exit code; a traceback goes to a file for engineers."""

import os
import re
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import typer
from typer.exceptions import TyperException

from tiepdan import paths
from tiepdan.cli.asking.options import DATABASE_VARIABLE
from tiepdan.cli.running.right_form import about_arguments
from tiepdan.cli.running.screen import streams
from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.writing import writes
from tiepdan.errors import ChoiceError, DataFileError, InterruptedError_, TiepdanError, reason_of
from tiepdan.i18n import N_, _
from tiepdan.output.screen.width import columns_of
from tiepdan.output.screen.wrapping import in_columns
from tiepdan.records.checking import damage
from tiepdan.text import quoted

_USAGE_EXIT_CODE = 2

_MOST_LINES = 6
"""Lines in which what may be written in the place of a wrong word is listed."""

_USUAL_WIDTH = 80
"""Letters in a line of a screen that does not tell."""

_LONGEST_PATH = 259
"""Letters of the longest path that Windows takes; a longer one is no path that was meant."""

_NO_COMMAND = (
    r"No such command (?P<quote>['\"])(?P<name>.*?)(?P=quote)\."
    r"(?: Did you mean (?P<names>.*?)\?)?"
)

_USAGE_SENTENCES = (
    (r"No such option: (?P<name>.+)", N_("There is no option {name}.")),
    (_NO_COMMAND, N_("There is no command “{name}”.")),
    (r"Option '(?P<name>.+)' requires an argument\.", N_("Option {name} needs a value after it.")),
    (
        r"Option '(?P<name>.+)' requires \d+ arguments\.",
        N_("Option {name} needs a value after it."),
    ),
    (r"Option '(?P<name>.+)' does not take a value\.", N_("Option {name} takes no value.")),
)
"""Typer's own complaints, which it does not translate itself."""


def explain(error: Exception, typed: Sequence[str]) -> int:
    """Say why nothing, or not all, was done; ``typed`` was the command line.

    Returns the exit code.
    """
    for sentence in writes.unsaid():
        _complain(sentence, exit_code=0)
    match error:
        case ChoiceError() if sys.stderr.isatty():
            width = columns_of(sys.stderr) or _USUAL_WIDTH
            listed = in_columns(error.choices, width, most_lines=_MOST_LINES)
            beginning = _without_long_paths(error.beginning, typed)
            return _complain(beginning, *listed, exit_code=error.exit_code)
        case TiepdanError():
            # A data file's problems come all at once, one a line.
            is_list = isinstance(error, DataFileError)
            sentences = str(error).split("\n") if is_list else [str(error)]
            shown = [_without_long_paths(sentence, typed) for sentence in sentences]
            return _complain(*shown, exit_code=error.exit_code)
        case TyperException():
            return _complain(_usage_sentence(error, typed), exit_code=_USAGE_EXIT_CODE)
        case typer.Abort():
            return interrupted()
        case OSError():
            streams.discard(sys.stdout)
            sentence = _("{place} cannot be used: {reason}.").format(
                place=error.filename or _("the output"), reason=reason_of(error)
            )
            return _complain(_without_long_paths(sentence, typed), exit_code=1)
    return _unexpected(error)


def explain_not_shown(error: Exception) -> int:
    """All is written, and only showing it failed: no reason to do it once more."""
    match error:
        case TiepdanError():
            reason = str(error)
        case OSError():
            streams.discard(sys.stdout)
            reason = reason_of(error)
        case _:
            log, found = _log(error), damage.found()
            reason = found.problem if found else _("details are in {log}").format(log=log)
    sentence = _("{words} That is written; only the rest could not be printed: {reason}.")
    return _complain(
        sentence.format(words=" ".join(writes.sentences()), reason=reason.removesuffix(".")),
        exit_code=0,
    )


def interrupted() -> int:
    """Say that Ctrl-C ended the command; returns its exit code."""
    for sentence in writes.unsaid():
        _complain(sentence, exit_code=0)
    error = InterruptedError_(_("Interrupted."))
    if sys.stderr.isatty():
        sys.stderr.write("\n")  # after the ^C that the terminal shows
    return _complain(str(error), exit_code=error.exit_code)


def _complain(*sentences: str, exit_code: int) -> int:
    try:
        for sentence in sentences:
            say(sentence)
        sys.stderr.flush()
    except OSError:
        streams.discard(sys.stderr)  # there is nowhere left to say it
    return exit_code


def _without_long_paths(sentence: str, typed: Sequence[str]) -> str:
    """The sentence with no more than the beginning of a path that is longer than any file's.

    Whatever else was typed is cut where the sentence is made; a path has to be seen whole.
    """
    paths_typed = [
        *typed,
        *(one.partition("=")[2] for one in typed),
        os.environ.get(DATABASE_VARIABLE, ""),
    ]
    too_long = [one for one in paths_typed if len(one) > _LONGEST_PATH]
    for one in sorted(too_long, key=len, reverse=True):
        for form in (one, str(Path(one))):
            sentence = sentence.replace(form, quoted(one))
    return sentence


def _usage_sentence(error: TyperException, typed: Sequence[str]) -> str:
    message = error.message
    if of_arguments := about_arguments(error, typed):
        return of_arguments
    similar = ", ".join(sorted(getattr(error, "possibilities", None) or ()))
    for pattern, sentence in _USAGE_SENTENCES:
        if found := re.fullmatch(pattern, message) or re.fullmatch(pattern, error.format_message()):
            message = _(sentence).format(name=quoted(found["name"]))
            similar = similar or (found.groupdict().get("names") or "").replace("'", "")
            if pattern == _NO_COMMAND:
                similar = _meant(found["name"], typed) or similar
            break
    if similar:
        message += " " + _("Did you mean {names}?").format(names=similar)
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "tiepdan"
    return f"{message} " + _("See: {command} --help").format(command=path)


def _meant(name: str, typed: Sequence[str]) -> str:
    """The commands that a word stands for, with those typed after it or without."""
    from tiepdan.cli.running.other_words import commands_meant  # noqa: PLC0415 (seldom wrong)

    place = typed.index(name) if name in typed else 0
    return ", ".join(commands_meant(typed[place:]) or commands_meant([name]))


def _unexpected(error: BaseException) -> int:
    """Say that the register is damaged, or that the program failed and where the traceback is."""
    log = _log(error)
    if found := damage.found():
        wrong = damage.as_error(found)
        return _complain(str(wrong), exit_code=wrong.exit_code)
    return _complain(
        _("Something unexpected happened ({kind}). Details are in {log}.").format(
            kind=type(error).__name__, log=log
        ),
        exit_code=1,
    )


def _log(error: BaseException) -> Path:
    """The file in which the traceback is kept; it holds no data, only places."""
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
        return Path(os.devnull)
    return log
