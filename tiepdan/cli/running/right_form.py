"""How a command is typed that was given more words than it takes, or too few."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from typer.exceptions import TyperException

from tiepdan.i18n import _
from tiepdan.numbers import is_meeting_number
from tiepdan.text import quoted, word_key

_NUMBER = re.compile(r"(?:\d{4}-)?\d{1,4}")
"""Of a petition, of days, of people: too short for anybody's identity number or telephone."""

_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}-\d{1,2}-\d{1,2}")
_DAY_WORDS = {"homnay", "homqua", "homkia"}
"""Those that are nobody's name."""

_PERIOD = re.compile(r"(?:\d{1,2}/)?\d{4}")


_TOO_MUCH = re.compile(r"Got unexpected extra argument\(s\) \((.*)\)", re.DOTALL)
_MISSING = re.compile(r"Missing argument '(.+)'\.")
"""Typer's own complaints, which it does not translate itself."""


def about_arguments(error: TyperException, typed: Sequence[str]) -> str:
    """The sentence for words too many or too few, with the right form; empty for other errors."""
    context = getattr(error, "ctx", None)
    if context is None:
        return ""
    if found := _TOO_MUCH.fullmatch(error.format_message()):
        words = _typed_after(context.info_name, typed)
        return _said_instead(context, words, found[1]) or _too_much(context, words, found[1])
    if found := _MISSING.fullmatch(error.format_message()):
        help_ = getattr(getattr(error, "param", None), "help", None) or ""
        return _("{name} is missing after the command: {usage}. {help}").format(
            name=found[1], usage=_usage(context), help=help_
        )
    return ""


def _typed_after(command: str, typed: Sequence[str]) -> Sequence[str]:
    return typed[typed.index(command) + 1 :] if command in typed else ()


def _too_much(context: Any, words: Sequence[str], extra: str) -> str:
    is_personal = _takes_personal_text(context.command)
    sentence = _("“{name}” is more than the command takes: {usage}.").format(
        name="…" if is_personal else quoted(extra), usage=_usage(context)
    )
    if _are_numbers(words):
        return sentence
    return f"{sentence} " + _("Text with spaces stands in quotes.")


def _usage(context: Any) -> str:
    """How the command is typed: its arguments, and after them its options."""
    names = [one.metavar for one in context.command.params if one.param_type_name == "argument"]
    return " ".join((context.command_path, *names, _("[OPTIONS]")))


def _said_instead(context: Any, words: Sequence[str], extra: str) -> str:
    """The command lines to type instead, as a sentence; empty where what is meant is not known.

    ``extra`` are the words that are too much, with spaces between. After an option they may be the
    rest of what somebody wrote, and besides numbers and days nothing is said again.
    """
    if any(word.startswith("-") for word in words):
        return ""
    command = f"tiepdan {context.info_name}"
    flags, arguments = _parameters(context.command)
    if option := _option_for(extra, flags, arguments):
        said = words[: max(len(words) - len(extra.split()), 0)]
        line = " ".join((command, *_repeated(said), option))
        return _("That is said by an option: {command}").format(command=line)
    if "petition" in arguments and _are_numbers(words):
        each = "; ".join(f"{command} {number}" for number in words)
        return _("It takes one petition at a time: {commands}").format(commands=each)
    return ""


def _are_numbers(words: Sequence[str]) -> bool:
    return bool(words) and all(map(_NUMBER.fullmatch, words))


def _option_for(extra: str, flags: set[str], arguments: set[str]) -> str:
    """The option that takes what is too much, with it; empty where none or several do."""
    if _DAY.fullmatch(extra) or word_key(extra) in _DAY_WORDS:
        takers = {"--on"} if arguments else {"--on", "--from"}
        takers |= {"--to"} if "day" in arguments or "--days" in flags else set()
    elif _PERIOD.fullmatch(extra):
        takers = set() if arguments else {"--from", "--month"}
    elif _NUMBER.fullmatch(extra):
        takers = {"--within", "--days"} | ({"--people"} if "meeting" in arguments else set())
    else:
        return ""
    found = takers & flags
    if len(found) != 1:
        return ""
    [flag], value = found, f'"{extra}"' if " " in extra else extra
    return f"--from {value} --to {value}" if flag == "--from" else f"{flag} {value}"


def _repeated(words: Sequence[str]) -> Iterator[str]:
    """What the command is about, as far as it is numbers and days; the rest only as a sign."""
    for word in words:
        if not (_NUMBER.fullmatch(word) or _DAY.fullmatch(word) or is_meeting_number(word)):
            yield "…"
            return
        yield word


def _parameters(command: Any) -> tuple[set[str], set[str]]:
    """The flags of a command, and the names of its arguments."""
    arguments = {one.name for one in command.params if one.param_type_name == "argument"}
    return {flag for one in command.params for flag in one.opts} - arguments, arguments


def _takes_personal_text(command: Any) -> bool:
    """Whether what is too much may be the rest of a name or of what somebody wrote."""
    from tiepdan.records.journal.fact_tables import (  # noqa: PLC0415 (start-up: seldom wrong)
        NUMBER_COLUMNS,
        PERSONAL_COLUMNS,
    )

    personal = {"reason", "reveal"}.union(*PERSONAL_COLUMNS.values(), *NUMBER_COLUMNS.values())
    return any(one.name in personal for one in command.params)
