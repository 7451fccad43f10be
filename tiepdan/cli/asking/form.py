"""Asking for what was not typed: every prompt has a flag, and with any flag nothing is asked."""

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from tiepdan.characters import without_keys
from tiepdan.cli.asking.fact_options import TypedFacts
from tiepdan.cli.asking.options import parse_typed
from tiepdan.cli.running import writes
from tiepdan.errors import InterruptedError_, UsageError
from tiepdan.facts.fact import Field, fields, made
from tiepdan.i18n import _
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.vocabulary.calendar import Weekday
from tiepdan.law.vocabulary.meeting import Capacity
from tiepdan.law.vocabulary.terms import Term
from tiepdan.parsing import parse_yes_no
from tiepdan.text import within_sentence

T = TypeVar("T")
Choice = TypeVar("Choice", bound=Term)


@dataclass(frozen=True, slots=True)
class UsualValue:
    """What a fact is where nobody says another value; once it ``is_settled`` it is not asked for.

    ``offered`` are the terms to choose from, by what they are called here, where not all fit; of
    what is written freely, what may be answered by its place in the list as well. What is required
    and may be empty all the same is left out only after a yes to ``if_left_out``, or by the flag
    that stands ``instead``.
    """

    value: Any = None
    is_settled: bool = False
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


NO_VALUE = "-"
"""What empties a fact at a prompt, where Enter leaves it as it is."""


class Form:
    """The values of one command: from its flags, or asked line by line.

    It asks only when none of the flags was given, at a terminal, and without ``--no-input``.
    """

    def __init__(self, given: Iterable[str | None], *, no_input: bool) -> None:
        self.asks = all(typed is None for typed in given) and can_ask(no_input=no_input)

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
            UsageError: one is missing or wrong, and asking is not possible.
        """
        values: dict[str, Any] = {}
        for field in fields:
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

    def _value(self, field: Field, typed: str | None, today: date, usual: UsualValue) -> Any:
        read = field.kind.reader(today)
        if typed is not None:
            is_emptied = field.may_be_empty and not typed.strip()
            return None if is_emptied else parse_typed(field.flag, typed, read)
        known = field.default if usual.value is None else usual.value
        if self.asks and not usual.is_settled:
            return self._answer(field, read, known, usual)
        is_left_out = field.may_be_empty and usual.is_settled
        if known is None and field.is_required and not is_left_out:
            raise missing(field.flag, field.label, field.example, instead=usual.instead)
        return known

    def _answer(
        self, field: Field, read: Callable[[str], Any], known: Any, usual: UsualValue
    ) -> Any:
        if field.kind.terms and not field.may_be_empty:
            return self.choice(
                field.flag, None, field.label, field.kind.terms, default=known,
                offered=usual.offered,
            )  # fmt: skip
        if usual.offered:
            read = _by_place(usual.offered, read)
        question = field.label
        if choices := field.choices:
            question = f"{question} ({choices})"
        shown = None if known is None else field.kind.show(known)
        if field.is_required and usual.if_left_out and shown is None:
            return _unless_left_out(question, read, usual.if_left_out)
        if field.may_be_empty and not field.is_required and shown is None:
            return self.optional(field.flag, None, question, read)
        return ask(question, read, shown)

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
        if self.asks:
            return ask(question, parse, default)
        if default is None:
            raise missing(flag, question, example)
        return parse(default)

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
        members = list(labels)
        # Vietnamese weekdays are numbers themselves: a place in the list would mislead.
        is_numbered = self.asks and terms is not Weekday
        if self.asks and typed is None:
            _list(labels.values(), is_numbered=is_numbered)

        def parse(answer: str) -> Choice:
            position = int(answer) if is_numbered and answer.isascii() and answer.isdigit() else 0
            if 0 < position <= len(members):
                return members[position - 1]
            return terms.parse(answer, among=labels)

        return self.required(
            flag,
            typed,
            question,
            parse,
            example=members[0].value,
            default=default.label if default else None,
        )

    def capacities(self, typed: str | None, question: str, *, default: Capacity) -> Capacities:
        """The capacities of a chair; at a prompt their positions in the list will do.

        Raises:
            UsageError: as for ``required``.
        """
        by_position = {str(place): capacity for place, capacity in enumerate(Capacity, start=1)}
        if self.asks and typed is None:
            _list((capacity.label for capacity in Capacity), is_numbered=True)

        def parse(answer: str) -> Capacities:
            places = answer.replace(",", " ").split()
            if self.asks and places and all(place in by_position for place in places):
                return Capacities.of(by_position[place] for place in places)
            return Capacities.parse(answer)

        return self.required(
            "--capacity",
            typed,
            question,
            parse,
            example=default.value,
            default=default.label,
        )

    def optional(
        self, flag: str, typed: str | None, question: str, parse: Callable[[str], T]
    ) -> T | None:
        """A value that may be left out; an empty answer or flag means none.

        Raises:
            UsageError: the value of the flag is wrong.
        """
        if typed is not None:
            return parse_typed(flag, typed, parse) if typed.strip() else None
        if not self.asks:
            return None
        return ask(
            _("{question} (Enter to skip)").format(question=question),
            lambda answer: parse(answer) if answer.strip() else None,
            "",
        )

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
            is_emptied = field.may_be_empty and not typed.strip()
            return {field.name: None if is_emptied else parse_typed(field.flag, typed, read)}
        if not self.asks:
            return {}
        hint = _("“-” for none") if field.may_be_empty else ""
        return ask(f"{field.label} [{shown}] {hint}".rstrip(), parse_answer, "")


def missing(flag: str, question: str, example: str, *, instead: str = "") -> UsageError:
    """The sentence for what must be said, and was not; with what may be said ``instead``."""
    sentence = _("{flag} is missing ({question}); for example: {flag} {example}").format(
        flag=flag, question=within_sentence(question), example=example
    )
    return UsageError("; ".join(filter(None, (sentence, instead))))


def can_ask(*, no_input: bool) -> bool:
    """Whether somebody is there to answer, and may be asked."""
    return not no_input and sys.stdin.isatty() and sys.stderr.isatty()


def check_can_confirm(*, yes: bool, no_input: bool) -> None:
    """Refuse at once what would have to be confirmed where nobody can be asked.

    Raises:
        UsageError: there is no ``--yes``, and no terminal or ``--no-input``.
    """
    if not (yes or writes.is_dry() or can_ask(no_input=no_input)):
        raise UsageError(_("Nothing was written; say --yes to do it without being asked."))


def confirm(question: str, *, yes: bool) -> None:
    """Go on only after a yes, said before or now; a dry run needs none.

    Raises:
        InterruptedError_: the answer is no.
    """
    if yes or writes.is_dry():
        return
    if not ask(_("{question} (yes/no)").format(question=question), parse_yes_no, _("no")):
        raise InterruptedError_(_("Nothing was written."))


def ask(question: str, parse: Callable[[str], T], default: str | None) -> T:
    """Ask until the answer can be understood; ``default`` is what an empty one means.

    Raises:
        InterruptedError_: Ctrl-C, or the end of the input.
    """
    hint = f" [{default}]" if default else ""
    while True:
        _say(f"{question}{hint}: ", end="")
        # Plain line input: raw-mode editors break Vietnamese keyboards (Telex, VNI).
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            _say("")
            raise InterruptedError_(_("Interrupted; nothing was written.")) from None
        if not line:
            _say("")
            raise InterruptedError_(_("The input ended; nothing was written."))
        answer = without_keys(line).strip()
        try:
            return parse(answer or (default if default is not None else ""))
        except UsageError as error:
            _say(str(error))


def _unless_left_out(question: str, read: Callable[[str], T], is_meant: str) -> T | None:
    """A value; where it is left out on purpose, as a question after it finds, None."""
    while True:
        answer = ask(question, lambda typed: read(typed) if typed.strip() else None, "")
        if answer is not None:
            return answer
        if ask(_("{question} (yes/no)").format(question=is_meant), parse_yes_no, _("no")):
            return None


def _by_place(offered: Mapping[Any, str], read: Callable[[str], T]) -> Callable[[str], T]:
    """List what was written before; its place in the list will do, and so does anything else."""
    names = list(offered)
    _list(offered.values(), is_numbered=True)

    def parse(answer: str) -> T:
        place = int(answer) if answer.isascii() and answer.isdigit() else 0
        return read(names[place - 1] if 0 < place <= len(names) else answer)

    return parse


def _list(labels: Iterable[str], *, is_numbered: bool) -> None:
    for position, label in enumerate(labels, start=1):
        _say(f"  {position}. {label}" if is_numbered else f"  {label}")


def _say(text: str, end: str = "\n") -> None:
    sys.stderr.write(text + end)
    sys.stderr.flush()
