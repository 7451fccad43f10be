"""What flags say of facts, and what must be said besides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tiepdan.cli.asking.fact_options import TypedFacts
from tiepdan.cli.asking.options import parse_typed
from tiepdan.cli.asking.prompting.prompts import NO_VALUE, needed_here
from tiepdan.cli.asking.prompting.usual import Expected
from tiepdan.errors import UsageError
from tiepdan.facts.fact import Field
from tiepdan.i18n import _
from tiepdan.text import within_sentence


@dataclass(frozen=True, slots=True)
class Lacking:
    """What must be said and was not: its flag, what it is, an example; what may be said instead."""

    flag: str
    question: str
    example: str
    instead: str = ""


def missing(lacking: Sequence[Lacking]) -> UsageError:
    """The sentence for what must be said, and was not: all of it at once."""
    if len(lacking) == 1:
        sentence = _("{flag} is missing ({question}); for example: {flag} {example}").format(
            flag=lacking[0].flag,
            question=within_sentence(lacking[0].question),
            example=lacking[0].example,
        )
    else:
        sentence = _("Missing: {flags}; for example: {example}").format(
            flags=", ".join(f"{one.flag} ({within_sentence(one.question)})" for one in lacking),
            example=" ".join(f"{one.flag} {one.example}" for one in lacking),
        )
    return UsageError("; ".join((sentence, *(one.instead for one in lacking if one.instead))))


def missing_fact(field: Field) -> UsageError:
    """The sentence for a fact that must be said, and was not."""
    return missing([Lacking(field.flag, field.label, field.example)])


def untold(
    fields: Iterable[Field], typed: TypedFacts, today: date, expected: Expected
) -> tuple[dict[str, Any], list[Lacking]]:
    """What flags say or is usual, and what must be said besides."""
    values: dict[str, Any] = {}
    lacking: list[Lacking] = []
    for field in fields:
        usual, text = expected(field.name, values), typed.get(field.name)
        known = field.default if usual.value is None else usual.value
        values[field.name] = known if text is None else read_typed(field, text, today)
        is_left_out = field.may_be_empty and usual.is_settled
        if text is None and known is None and field.is_required and not is_left_out:
            lacking.append(Lacking(field.flag, field.label, field.example, usual.instead))
    return values, lacking


def read_typed(field: Field, typed: str | None, today: date) -> Any:
    """The value of a flag; an empty one, or “-”, means none where there may be none.

    Raises:
        UsageError: it is wrong.
    """
    if typed is None or (field.may_be_empty and typed.strip() in {"", NO_VALUE}):
        return None
    read = field.kind.reader(today)

    def parse(text: str) -> Any:
        if text.strip() == NO_VALUE:
            raise needed_here()
        return read(text)

    return parse_typed(field.flag, typed, parse)
