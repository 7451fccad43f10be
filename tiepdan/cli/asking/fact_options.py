"""The options of a command that follow from facts: one for each, typed as text."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, Any

import typer

from tiepdan.cli.asking import completing
from tiepdan.cli.asking.options import among
from tiepdan.cli.asking.signatures import Command, option, with_options
from tiepdan.errors import UsageError
from tiepdan.facts.fact import Field
from tiepdan.facts.values import MEETING_NUMBER, PETITION_NUMBER
from tiepdan.i18n import _

TypedFacts = Mapping[str, str | None]
"""What was typed of each fact, by its name; None where nothing was."""


def takes(*fields: Iterable[Field]) -> Callable[[Command], Command]:
    """Have a command take facts as options, which it gets in its parameter ``typed``.

    They stand after its arguments and before its own options.
    """
    taken = [field for some in fields for field in some]
    options = [one for field in taken for one in _options(field)]

    def read(given: Mapping[str, Any]) -> TypedFacts:
        return {field.name: _typed(field, given) for field in taken}

    def decorate(command: Command) -> Command:
        return with_options(command, "typed", options, read)

    return decorate


def _options(field: Field) -> Iterator[inspect.Parameter]:
    """The option of a fact, and unseen ones by the names that it had in earlier programs."""
    text = among(_(field.fact.help), field.choices) if _is_list(field) else _(field.fact.help)
    shown = typer.Option(
        field.flag, metavar=field.metavar, help=text, autocompletion=_completed(field)
    )
    yield option(field.name, Annotated[str | None, shown])
    for place, flag in enumerate(field.fact.former_flags):
        hidden = typer.Option(flag, metavar=field.metavar, hidden=True)
        yield option(f"{field.name}_{place}", Annotated[str | None, hidden])


def _is_list(field: Field) -> bool:
    """Whether its values are words of a list, and not just yes or no."""
    return bool(field.choices) and field.kind.stored is not bool


def _completed(field: Field) -> completing.Completion | None:
    """What a shell completes of its value."""
    if field.kind.terms:
        return completing.terms(field.kind.terms)
    return _BY_NAME.get(field.name) or _BY_KIND.get(field.kind)


_BY_NAME = {"officer": completing.officers, "hamlet": completing.hamlets}
_BY_KIND = {MEETING_NUMBER: completing.meetings, PETITION_NUMBER: completing.petitions}


def _typed(field: Field, given: Mapping[str, Any]) -> str | None:
    """What was typed of a fact, out of all that was given.

    Raises:
        UsageError: it was typed twice, by its name and by a former one.
    """
    names = [field.name, *(f"{field.name}_{n}" for n in range(len(field.fact.former_flags)))]
    typed = [text for text in (given[name] for name in names) if text is not None]
    if len(typed) > 1:
        raise UsageError(_("{flag} is there twice; say it once.").format(flag=field.flag))
    return typed[0] if typed else None
