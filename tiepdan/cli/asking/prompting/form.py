"""Asking for what was not typed: every prompt has a flag, and what a flag says is not asked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, TypeVar

from tiepdan.cli.asking.fact_options import TypedFacts
from tiepdan.cli.asking.flags import Lacking, missing, read_typed, untold
from tiepdan.cli.asking.options import parse_typed
from tiepdan.cli.asking.prompting.dialogue import Dialogue, Line, line_of, shown_as, typed_as
from tiepdan.cli.asking.prompting.prompts import REFUSALS, Question, by_place, can_ask
from tiepdan.cli.asking.prompting.questions import (
    again,
    asked,
    choice_question,
    fact_question,
    or_none,
)
from tiepdan.cli.asking.prompting.usual import Expected, UsualValue, nothing_expected
from tiepdan.cli.running.screen.printing import say
from tiepdan.facts.fact import Field, fields, made
from tiepdan.i18n import _
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.vocabulary.meeting import Capacity
from tiepdan.law.vocabulary.terms import Term
from tiepdan.text import quoted_for_shell

T = TypeVar("T")
Outcome = TypeVar("Outcome")
Choice = TypeVar("Choice", bound=Term)


class Form:
    """The values of one command: from its flags, or asked line by line.

    A command line that says all it must is carried out. Where none of the flags was given, or one
    that must be is missing, what was not given is asked for: at a terminal, without ``--no-input``.
    """

    def __init__(self, given: Iterable[str | None], *, no_input: bool) -> None:
        self.can_ask = can_ask(no_input=no_input)
        self.asks = self.can_ask and all(typed is None for typed in given)
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
            values, lacking = untold(asked, typed, today, expected)
            if not lacking:
                return values
            self._go_on_to_ask(lacking)
        for field in asked:  # before anything is asked in vain
            read_typed(field, typed.get(field.name), today)
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

    def recorded(
        self,
        tell: Callable[[], T],
        record: Callable[[T], Outcome],
        *,
        is_protected: Callable[[T], bool] | bool = True,
    ) -> Outcome:
        """What became of what was told; what was asked is shown before, to be corrected.

        What is refused is asked again, and nothing that was typed is lost: only where it is left as
        it was it stays refused. A single answer is not shown again. Secrets are shown with the
        others only where the command says that the case is not one that ``is_protected``.

        Raises:
            UsageError: as for ``ask``.
            RefusedError: as it was raised inside; so of what another answer could put right.
            InterruptedError_: Ctrl-C, or the end of the input.
        """
        while True:
            self.dialogue.begin()
            try:
                told = tell()
                if not self.asks:
                    return record(told)
                self.dialogue.is_covered = (
                    is_protected if isinstance(is_protected, bool) else is_protected(told)
                )
                if self._is_confirmed():
                    return record(told)
            except REFUSALS as error:
                if not self.asks or not self.dialogue.lines:
                    raise
                say(str(error))
                if self.dialogue.is_confirmed(
                    _("Number of the line to correct, or Enter to leave it unrecorded")
                ):
                    raise

    def _is_confirmed(self) -> bool:
        dialogue = self.dialogue
        if not dialogue.has_several:
            return True
        if dialogue.answers:
            return dialogue.is_confirmed(_("Enter to record it, or the number of a line"))
        return dialogue.is_confirmed(
            _("Number of the line to correct, or Enter to leave all as it is")
        )

    def _go_on_to_ask(self, lacking: Sequence["Lacking"]) -> None:
        if not self.can_ask:
            raise missing(lacking)
        self.asks = True

    def _value(self, field: Field, typed: str | None, today: date, usual: UsualValue) -> Any:
        key = self.name + field.name
        is_reopened = self.dialogue.is_reopened(key)
        known = field.default if usual.value is None else usual.value
        if typed is not None and not is_reopened:
            known = read_typed(field, typed, today)
        elif not usual.is_settled or (usual.is_offered and self.dialogue.has_said(key)):
            question, reread = fact_question(field, field.kind.reader(today), known, usual)
            line = line_of(key, field)
            return self._take(line, question, reread, _shown_of(field), usual.if_left_out)
        if typed is not None or usual.is_offered:
            is_said = known not in (None, field.default)
            self.dialogue.lines.append(
                replace(
                    line_of(key, field),
                    typed=typed_as(known),
                    shown=shown_as(field, known),
                    is_said=is_said,
                    doubt=field.kind.doubt(known) if known else "",
                )
            )
        return known

    def _take(
        self,
        line: Line,
        question: Question[Any],
        reread: Callable[[str], Any],
        show: Callable[[Any], str],
        if_left_out: str = "",
    ) -> Any:
        """The answer that there is already, else the one that is given now."""
        answers, correction = self.dialogue.answers, self.dialogue.taken_up(line.key)
        value, is_taken = None, False
        if line.key in answers and correction is None:
            try:
                value, is_taken = reread(answers[line.key]), True
            except REFUSALS as error:  # what it goes with has changed
                say(str(error))
        if not is_taken:
            if correction and correction.typed:
                question = self._again(question, correction, reread)
            value, answer = asked(question, if_left_out)
            answers[line.key] = typed_as(value, answer)
        typed, doubt = answers[line.key], question.doubt(value) if value else ""
        self.dialogue.lines.append(
            replace(line, typed=typed, shown=show(value) or typed, doubt=doubt)
        )
        return value

    def _again(self, question: Question[T], line: Line, reread: Callable[[str], T]) -> Question[T]:
        """The question for an answer that there is; what is covered is not brought back."""
        shown = self.dialogue.value_of(line)
        present = line.typed if shown == line.shown else ""
        return replace(again(question, shown, partial(reread, line.typed)), present=present)

    def required(
        self,
        flag: str,
        typed: str | None,
        question: str,
        parse: Callable[[str], T],
        *,
        example: str,
        default: str | None = None,
        offered: Mapping[str, str] | None = None,
    ) -> T:
        """A value that must be there; ``default`` is what an empty answer means.

        ``offered`` are answers to choose from by their place, by what they are called.

        Raises:
            UsageError: the flag is missing or its value wrong, and asking is not possible.
        """
        if typed is not None:
            return parse_typed(flag, typed, parse)
        if not self.asks:
            if default is not None:
                return parse(default)
            self._go_on_to_ask([Lacking(flag, question, example)])
        read = by_place(offered, parse) if offered else parse
        listed = tuple(offered.values()) if offered else ()
        return self._required(
            flag, Question(question, read, default, listed, is_numbered=True), read
        )

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
        labels = offered or {term: term.label for term in terms.offered()}

        def parse(answer: str) -> Choice:
            return terms.parse(answer, among=labels)

        if typed is not None:
            return parse_typed(flag, typed, parse)
        if not self.asks:
            if default is not None:
                return default
            self._go_on_to_ask(
                [Lacking(flag, question, quoted_for_shell(next(iter(labels.values()))))]
            )
        asked = choice_question(question, terms, labels, default.label if default else None)
        return self._required(flag, asked, parse)

    def _required(self, flag: str, question: Question[T], reread: Callable[[str], T]) -> T:
        key = f"{self.name}{flag} {question.words}"  # a flag may be asked for several times
        line = Line(key, question.words, "", "", is_said=True)
        value: T = self._take(line, question, reread, _label)
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
        read = or_none(parse)
        if typed is not None:
            return parse_typed(flag, typed, read)
        if not self.asks:
            return None
        return self._required(flag, Question(question, read, may_be_empty=True), read)


def _shown_of(field: Field) -> Callable[[Any], str]:
    return lambda value: shown_as(field, value)


def _label(value: Any) -> str:
    """A value that is no fact, as people read it; empty where that is as it was typed."""
    return "–" if value is None else str(getattr(value, "label", ""))
