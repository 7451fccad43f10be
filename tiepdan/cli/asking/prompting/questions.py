"""The question for a fact: what it is called, what may be chosen, how its answer is read."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from tiepdan.cli.asking.prompting.dialogue import shown_as
from tiepdan.cli.asking.prompting.prompts import (
    Question,
    ask_yes_no,
    by_place,
    by_place_or_beginning,
    by_places,
)
from tiepdan.cli.asking.prompting.usual import UsualValue
from tiepdan.facts.fact import Field
from tiepdan.i18n import _
from tiepdan.law.vocabulary.calendar import Weekday
from tiepdan.law.vocabulary.terms import Term

T = TypeVar("T")
Choice = TypeVar("Choice", bound=Term)


def fact_question(
    field: Field, read: Callable[[str], Any], known: Any, usual: UsualValue
) -> tuple[Question[Any], Callable[[str], Any]]:
    """The question for a fact, with how its answer is read once more, from what was kept of it."""
    shown = None if known is None else shown_as(field, known)
    terms = field.kind.terms
    if terms and not field.may_be_empty:
        return choice_question(field.label, terms, usual.offered, shown), terms.parse
    listed = usual.offered or _labels(field)
    is_left_out = field.may_be_empty and (not field.is_required or bool(usual.if_left_out))
    is_numbered = terms is not Weekday
    take = read
    if field.kind.parts:
        take = by_places(listed, read)
    elif listed and is_numbered:
        take = (by_place_or_beginning if usual.is_begun else by_place)(listed, read)
    question = Question(
        _words(field, is_listed=bool(listed)),
        or_none(take) if is_left_out else take,
        shown,
        tuple(listed.values()),
        is_numbered=is_numbered,
        is_recalled=not field.is_secret,
        may_be_empty=is_left_out,
        is_needed=field.is_required,
        doubt=field.kind.doubt,
    )
    # Own words beside a list: a place in it, which is kept as it was typed, would be such words.
    reread = take if field.kind.likely else read
    return question, or_none(reread) if is_left_out else reread


def _labels(field: Field) -> Mapping[Any, str]:
    """The terms that a fact is one of, or several, by what they are called."""
    terms = field.kind.terms or field.kind.parts
    offered = terms.offered() if terms else field.kind.likely
    return {term: term.label for term in offered}


def _words(field: Field, *, is_listed: bool) -> str:
    if is_listed and field.kind.likely:
        return _("{question} (or in your own words)").format(question=field.label)
    if is_listed and field.kind.parts:
        return _("{question} (several with commas)").format(question=field.label)
    return f"{field.label} ({field.choices})" if field.choices and not is_listed else field.label


def choice_question(
    words: str, terms: type[Choice], offered: Mapping[Choice, str] | None, default: str | None
) -> Question[Choice]:
    """The question for one term of a list."""
    labels = offered or {term: term.label for term in terms.offered()}

    def parse(answer: str) -> Choice:
        return terms.parse(answer, among=labels)

    # Vietnamese weekdays are numbers themselves: a place in the list would mislead.
    is_numbered = terms is not Weekday
    return Question(
        words,
        by_place(labels, parse) if is_numbered else parse,
        default,
        tuple(labels.values()),
        is_numbered,
        is_recalled=True,
    )


def asked(question: Question[T], if_left_out: str) -> tuple[T, str]:
    """An answer; one that is left out only where that is meant, as a question after it finds."""
    while True:
        value, answer = question.ask()
        if value is not None or not if_left_out or ask_yes_no(if_left_out, default=_("no")):
            return value, answer


def again(question: Question[T], shown: str, keep: Callable[[], T]) -> Question[T]:
    """The question for a value that there is, which stays with Enter alone."""

    def read(answer: str) -> T:
        return keep() if answer == shown else question.read(answer)

    return replace(question, read=read, default=shown)


def or_none(read: Callable[[str], T]) -> Callable[[str], T | None]:
    """A reader that takes an empty answer for none."""
    return lambda answer: read(answer) if answer.strip() else None
