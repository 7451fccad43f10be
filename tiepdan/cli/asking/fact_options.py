"""The options of a command that follow from facts: one for each, typed as text."""

import functools
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, Any

import typer

from tiepdan.errors import UsageError
from tiepdan.facts.fact import Field
from tiepdan.i18n import _

TypedFacts = Mapping[str, str | None]
"""What was typed of each fact, by its name; None where nothing was."""

Command = Callable[..., None]


def takes(*fields: Iterable[Field]) -> Callable[[Command], Command]:
    """Have a command take facts as options, which it gets in its parameter ``typed``.

    They stand after its arguments and before its own options.
    """
    taken = [field for some in fields for field in some]

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def with_facts(**given: Any) -> None:
            command(typed={field.name: _typed(field, given) for field in taken}, **given)

        own = inspect.signature(command)
        parameters = [one for one in own.parameters.values() if one.name != "typed"]
        arguments = [one for one in parameters if one.kind is one.POSITIONAL_OR_KEYWORD]
        options = [one for one in parameters if one.kind is one.KEYWORD_ONLY]
        facts = [option for field in taken for option in _options(field)]
        parameters = [*arguments, *facts, *options]
        with_facts.__dict__["__signature__"] = own.replace(parameters=parameters)
        with_facts.__annotations__ = {one.name: one.annotation for one in parameters}
        return with_facts

    return decorate


def _options(field: Field) -> Iterator[inspect.Parameter]:
    """The option of a fact, and unseen ones by the names that it had in earlier programs."""
    text = _(field.fact.help)
    yield _parameter(field.name, typer.Option(field.flag, metavar=field.metavar, help=text))
    for place, flag in enumerate(field.fact.former_flags):
        yield _parameter(
            f"{field.name}_{place}", typer.Option(flag, metavar=field.metavar, hidden=True)
        )


def _parameter(name: str, option: Any) -> inspect.Parameter:
    return inspect.Parameter(
        name,
        inspect.Parameter.KEYWORD_ONLY,
        default=None,
        annotation=Annotated[str | None, option],
    )


def _typed(field: Field, given: dict[str, Any]) -> str | None:
    """What was typed of a fact, taken out of all that was given.

    Raises:
        UsageError: it was typed twice, by its name and by a former one.
    """
    names = [field.name, *(f"{field.name}_{n}" for n in range(len(field.fact.former_flags)))]
    typed = [text for text in (given.pop(name) for name in names) if text is not None]
    if len(typed) > 1:
        raise UsageError(_("{flag} is there twice; say it once.").format(flag=field.flag))
    return typed[0] if typed else None
