"""Asking for what was not typed: every prompt has a flag, and what a flag says is not asked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from tiepdan.cli.asking.dialogue import Dialogue, Line, shown_as, typed_as
from tiepdan.cli.asking.fact_options import TypedFacts
from tiepdan.cli.asking.options import parse_typed
from tiepdan.cli.asking.prompts import (
    NO_VALUE,
    REFUSALS,
    Question,
    ask,
    ask_yes_no,
    by_place,
    by_place_or_beginning,
    can_ask,
)
from tiepdan.cli.running.printing import say
from tiepdan.errors import UsageError
from tiepdan.facts.fact import Field, fields, made
from tiepdan.i18n import _
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.vocabulary.calendar import Weekday
from tiepdan.law.vocabulary.meeting import Capacity
from tiepdan.law.vocabulary.terms import Term
from tiepdan.text import within_sentence

T = TypeVar("T")
Outcome = TypeVar("Outcome")
Choice = TypeVar("Choice", bound=Term)


@dataclass(frozen=True, slots=True)
class UsualValue:
    """What a fact is where nobody says another value; once it ``is_settled`` it is not asked for.

    What ``is_offered`` may be said all the same when the record is shown. ``offered`` are the terms
    to choose from, by what they are called here, where not all fit; of what is written freely, what
    may be answered by its place in the list as well, and where it ``is_begun`` by first letters.
    What is required and may be empty all the same is left out only after a yes to ``if_left_out``,
    or by the flag that stands ``instead``.
    """

    value: Any = None
    is_settled: bool = False
    is_offered: bool = False
    is_begun: bool = False
    offered: Mapping[Any, str] | None = None
    if_left_out: str = ""
    instead: str = ""


Expected = Callable[[str, Mapping[str, Any]], UsualValue]
"""What a fact usually is, by its name and by what was said of those before it."""


def nothing_expected(_name: str, _so_far: Mapping[str, Any]) -> UsualValue:
    """Of no fact anything is known beforehand."""
    return UsualValue()


def usually_on(day: date, name: str) -> Expected:
    """That the fact of this name is that day, where nobody says another one."""
    return lambda asked, _so_far: UsualValue(day if asked == name else None)


class Form:
    """The values of one command: from its flags, or asked line by line.

    A command line that says all it must is carried out. Where none of the flags was given, or one
    that must be is missing, what was not given is asked for: at a terminal, without ``--no-input``.
    """

    def __init__(self, given: Iterable[str | None], *, no_input: bool) -> None:
        self._can_ask = can_ask(no_input=no_input)
        self.asks = self._can_ask and all(typed is None for typed in given)
        self.dialogue = Dialogue()
        self.name = ""  # of the subject that a part is about

    def part(self, name: str) -> "Form":
        """The same dialogue about another subject, whose facts may be called the same."""
        part = copy(self)
        part.name = f"{name}."
        return part

    def ask(
        self,
        fields: Iterable[Field],
        typed: TypedFacts,
        *,
        today: date,
        expected: Expected = nothing_expected,
    ) -> dict[str, Any]:
        """The values of facts by their names, one after the other: typed, usual, or asked for.

        Raises:
            UsageError: one is wrong; or some are missing, which are all named, and asking is not
                possible.
        """
        asked = tuple(fields)
        if not self.asks:
            values, lacking = _untold(asked, typed, today, expected)
            if not lacking:
                return values
            self._go_on_to_ask(lacking)
        for field in asked:  # before anything is asked in vain
            _read_typed(field, typed.get(field.name), today)
        values = {}
        for field in asked:
            usual = expected(field.name, values)
            values[field.name] = self._value(field, typed.get(field.name), today, usual)
        return values

    def fill(
        self,
        subject: type[T],
        typed: TypedFacts,
        *,
        today: date,
        expected: Expected = nothing_expected,
    ) -> T:
        """One subject from the values of its facts.

        Raises:
            UsageError: as for ``ask``.
        """
        return made(subject, self.ask(fields(subject), typed, today=today, expected=expected))

    def recorded(self, tell: Callable[[], T], record: Callable[[T], Outcome]) -> Outcome:
        """What became of what was told; what was asked is shown before, to be corrected.

        What is refused is asked again, and nothing that was typed is lost.

        Raises:
            UsageError: as for ``ask``.
            InterruptedError_: Ctrl-C, or the end of the input.
        """
        while True:
            self.dialogue.lines.clear()
            try:
                told = tell()
                if not self.asks or self.dialogue.is_confirmed():
                    return record(told)
            except REFUSALS as error:
                if not self.asks or not self.dialogue.lines:
                    raise
                say(str(error))
                while self.dialogue.is_confirmed():  # as it is it was refused
                    say(str(error))

    def _go_on_to_ask(self, lacking: Sequence["_Lacking"]) -> None:
        if not self._can_ask:
            raise missing(lacking)
        self.asks = True

    def _value(self, field: Field, typed: str | None, today: date, usual: UsualValue) -> Any:
        key = self.name + field.name
        is_reopened = self.dialogue.is_reopened(key)
        if field.is_secret:
            self.dialogue.secrets.add(key)
        known = field.default if usual.value is None else usual.value
        if typed is not None and not is_reopened:
            known = _read_typed(field, typed, today)
        elif not usual.is_settled or (usual.is_offered and self.dialogue.has_said(key)):
            return self._answer(field, field.kind.reader(today), known, usual)
        if typed is not None or usual.is_offered:
            is_said = known not in (None, field.default)
            self.dialogue.lines.append(
                Line(key, field.label, typed_as(known), shown_as(field, known), is_said)
            )
        return known

    def _answer(
        self, field: Field, read: Callable[[str], Any], known: Any, usual: UsualValue
    ) -> Any:
        """What somebody answers to the question for a fact."""
        shown = None if known is None else shown_as(field, known)
        show = _shown_of(field)
        terms, key = field.kind.terms, self.name + field.name
        if terms and not field.may_be_empty:
            question = _choice(field.label, terms, usual.offered, shown)
            return self._take(key, field.label, question, terms.parse, show)
        words = f"{field.label} ({field.choices})" if field.choices else field.label
        listed = usual.offered or {}
        is_left_out = field.may_be_empty and (not field.is_required or bool(usual.if_left_out))
        take = read
        if listed:
            take = (by_place_or_beginning if usual.is_begun else by_place)(listed, read)
        question = Question(
            words,
            _or_none(take) if is_left_out else take,
            shown,
            tuple(listed.values()),
            is_numbered=True,
            is_recalled=not field.is_secret,
            may_be_empty=is_left_out and not field.is_required,
        )
        reread = _or_none(read) if is_left_out else read
        return self._take(key, field.label, question, reread, show, usual.if_left_out)

    def _take(
        self,
        key: str,
        label: str,
        question: Question[Any],
        reread: Callable[[str], Any],
        show: Callable[[Any], str],
        if_left_out: str = "",
    ) -> Any:
        """The answer that there is already, else the one that is given now."""
        before, correction = self.dialogue.answers.get(key), self.dialogue.taken_up(key)
        value, is_taken = None, False
        if before is not None and correction is None:
            try:
                value, is_taken = reread(before), True
            except REFUSALS as error:  # what it goes with has changed
                say(str(error))
        if not is_taken:
            if correction and correction.typed:
                question = _again(question, correction, reread)
            value, answer = _asked(question, if_left_out)
            self.dialogue.answers[key] = typed_as(value, answer)
        typed = self.dialogue.answers[key]
        self.dialogue.lines.append(Line(key, label, typed, show(value) or typed, is_said=True))
        return value

    def correct(
        self, fields: Iterable[Field], typed: TypedFacts, *, today: date, shown: Mapping[str, str]
    ) -> dict[str, Any]:
        """The new values of facts by their names, those that stay left out.

        ``shown`` is what each is now, in words.

        Raises:
            UsageError: the value of a flag is wrong.
        """
        new: dict[str, Any] = {}
        for field in fields:
            new |= self._corrected(field, typed.get(field.name), today, shown.get(field.name, "–"))
        return new

    def required(
        self,
        flag: str,
        typed: str | None,
        question: str,
        parse: Callable[[str], T],
        *,
        example: str,
        default: str | None = None,
    ) -> T:
        """A value that must be there; ``default`` is what an empty answer means.

        Raises:
            UsageError: the flag is missing or its value wrong, and asking is not possible.
        """
        if typed is not None:
            return parse_typed(flag, typed, parse)
        if not self.asks:
            if default is not None:
                return parse(default)
            self._go_on_to_ask([_Lacking(flag, question, example)])
        return self._required(flag, Question(question, parse, default), parse)

    def choice(
        self,
        flag: str,
        typed: str | None,
        question: str,
        terms: type[Choice],
        *,
        default: Choice | None = None,
        offered: Mapping[Choice, str] | None = None,
    ) -> Choice:
        """One term of a list; at a prompt its position in the list will do.

        ``offered`` are the terms to list, by what they are called here, where not all of them fit.

        Raises:
            UsageError: as for ``required``.
        """
        labels = offered or {term: term.label for term in terms}

        def parse(answer: str) -> Choice:
            return terms.parse(answer, among=labels)

        if typed is not None:
            return parse_typed(flag, typed, parse)
        if not self.asks:
            if default is not None:
                return default
            self._go_on_to_ask([_Lacking(flag, question, next(iter(labels)).value)])
        asked = _choice(question, terms, labels, default.label if default else None)
        return self._required(flag, asked, parse)

    def _required(self, flag: str, question: Question[T], reread: Callable[[str], T]) -> T:
        key = f"{self.name}{flag} {question.words}"  # a flag may be asked for several times
        value: T = self._take(key, question.words, question, reread, _label)
        return value

    def capacities(self, typed: str | None, question: str, *, default: Capacity) -> Capacities:
        """The capacities of a chair; at a prompt their positions in the list will do.

        Raises:
            UsageError: as for ``required``.
        """
        if typed is not None:
            return parse_typed("--capacity", typed, Capacities.parse)
        if not self.asks:
            return Capacities.parse(default.value)
        by_position = {str(place): capacity for place, capacity in enumerate(Capacity, start=1)}

        def parse(answer: str) -> Capacities:
            places = answer.replace(",", " ").split()
            if places and all(place in by_position for place in places):
                return Capacities.of(by_position[place] for place in places)
            return Capacities.parse(answer)

        listed = tuple(capacity.label for capacity in Capacity)
        asked = Question(question, parse, default.label, listed, is_numbered=True)
        return self._required("--capacity", asked, Capacities.parse)

    def optional(
        self, flag: str, typed: str | None, question: str, parse: Callable[[str], T]
    ) -> T | None:
        """A value that may be left out; an empty answer or flag means none.

        Raises:
            UsageError: the value of the flag is wrong.
        """
        read = _or_none(parse)
        if typed is not None:
            return parse_typed(flag, typed, read)
        if not self.asks:
            return None
        return self._required(flag, Question(question, read, may_be_empty=True), read)

    def _corrected(
        self, field: Field, typed: str | None, today: date, shown: str
    ) -> dict[str, Any]:
        read = field.kind.reader(today)

        def parse_answer(answer: str) -> dict[str, Any]:
            if not answer:
                return {}
            is_emptied = field.may_be_empty and answer == NO_VALUE
            return {field.name: None if is_emptied else read(answer)}

        if typed is not None:
            return {field.name: _read_typed(field, typed, today)}
        if not self.asks:
            return {}
        hint = _("“-” for none") if field.may_be_empty else ""
        return ask(f"{field.label} [{shown}] {hint}".rstrip(), parse_answer, "")


@dataclass(frozen=True, slots=True)
class _Lacking:
    """What must be said and was not: its flag, what it is, an example; what may be said instead."""

    flag: str
    question: str
    example: str
    instead: str = ""


def missing(lacking: Sequence[_Lacking]) -> UsageError:
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
    return missing([_Lacking(field.flag, field.label, field.example)])


def _untold(
    fields: Iterable[Field], typed: TypedFacts, today: date, expected: Expected
) -> tuple[dict[str, Any], list[_Lacking]]:
    """What flags say or is usual, and what must be said besides."""
    values: dict[str, Any] = {}
    lacking: list[_Lacking] = []
    for field in fields:
        usual, text = expected(field.name, values), typed.get(field.name)
        known = field.default if usual.value is None else usual.value
        values[field.name] = known if text is None else _read_typed(field, text, today)
        is_left_out = field.may_be_empty and usual.is_settled
        if text is None and known is None and field.is_required and not is_left_out:
            lacking.append(_Lacking(field.flag, field.label, field.example, usual.instead))
    return values, lacking


def _read_typed(field: Field, typed: str | None, today: date) -> Any:
    """The value of a flag; an empty one means none where there may be none.

    Raises:
        UsageError: it is wrong.
    """
    if typed is None or (field.may_be_empty and not typed.strip()):
        return None
    return parse_typed(field.flag, typed, field.kind.reader(today))


def _choice(
    words: str, terms: type[Choice], offered: Mapping[Choice, str] | None, default: str | None
) -> Question[Choice]:
    """The question for one term of a list."""
    labels = offered or {term: term.label for term in terms}

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


def _asked(question: Question[T], if_left_out: str) -> tuple[T, str]:
    """An answer; one that is left out only where that is meant, as a question after it finds."""
    while True:
        value, answer = question.ask()
        if value is not None or not if_left_out or ask_yes_no(if_left_out, default=_("no")):
            return value, answer


def _again(question: Question[T], line: Line, reread: Callable[[str], T]) -> Question[T]:
    """The question for an answer that there is, which stays with Enter alone."""

    def read(answer: str) -> T:
        return reread(line.typed) if answer == line.shown else question.read(answer)

    return replace(question, read=read, default=line.shown, present=line.typed)


def _or_none(read: Callable[[str], T]) -> Callable[[str], T | None]:
    return lambda answer: read(answer) if answer.strip() else None


def _shown_of(field: Field) -> Callable[[Any], str]:
    return lambda value: shown_as(field, value)


def _label(value: Any) -> str:
    """A value that is no fact, as people read it; empty where that is as it was typed."""
    return "–" if value is None else str(getattr(value, "label", ""))
