"""Giving a command options by what it is for, which it then gets as one value."""

import functools
import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Command = Callable[..., None]


def option(name: str, annotation: Any, default: Any = None) -> inspect.Parameter:
    """A parameter of a command that is an option of its command line."""
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


def with_options(
    command: Command,
    name: str,
    taken: Sequence[inspect.Parameter],
    read: Callable[[Mapping[str, Any]], Any],
    *,
    is_last: bool = False,
) -> Command:
    """The command with the options ``taken``, of which it gets what ``read`` makes as ``name``.

    What else was typed is there to be read as well.

    They stand after its arguments and before its own options, or after those where ``is_last``.
    """

    @functools.wraps(command)
    def with_them(**given: Any) -> None:
        typed = {one.name: given.pop(one.name, one.default) for one in taken}
        command(**{name: read({**given, **typed})}, **given)

    own = inspect.signature(command)
    others = [one for one in own.parameters.values() if one.name != name]
    arguments = [one for one in others if one.kind is one.POSITIONAL_OR_KEYWORD]
    options = [one for one in others if one.kind is one.KEYWORD_ONLY]
    parameters = [*arguments, *options, *taken] if is_last else [*arguments, *taken, *options]
    with_them.__dict__["__signature__"] = own.replace(parameters=parameters)
    with_them.__annotations__ = {one.name: one.annotation for one in parameters}
    return with_them
