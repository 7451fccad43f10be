"""What was said at the prompts of one command: shown before it is recorded, and corrected."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tiepdan.cli.asking.prompts import ask, place_typed
from tiepdan.cli.running.printing import say
from tiepdan.dates import show_date
from tiepdan.errors import UsageError
from tiepdan.facts.fact import Field
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.reports.lists.parts import kept_secret
from tiepdan.text import quoted


@dataclass(frozen=True, slots=True)
class Line:
    """A line of what is to be recorded; or, while it is not ``is_said``, what may be said besides.

    ``typed`` is its value as it may be typed, ``shown`` as people read it.
    """

    key: str
    label: str
    typed: str
    shown: str
    is_said: bool


@dataclass(slots=True)
class Dialogue:
    """The answers so far, as they may be typed, by what they are about: none is asked for twice.

    The dialogue is gone through anew after each correction, with the answers there are. So what
    applies no longer is left out, and what applies now is asked for. ``reopened`` is what was said
    only when the record was shown.
    """

    answers: dict[str, str] = field(default_factory=dict)
    reopened: set[str] = field(default_factory=set)
    secrets: set[str] = field(default_factory=set)
    """Keys of what could tell who somebody is: of a denunciation it is not shown again."""
    corrected: Line | None = None
    lines: list[Line] = field(default_factory=list)

    def is_reopened(self, key: str) -> bool:
        """Whether another value than the usual or typed one was asked for."""
        return key in self.reopened

    def has_said(self, key: str) -> bool:
        """Whether it was asked for when the record was shown, now or before Ctrl-C."""
        return key in self.reopened or key in self.answers

    def taken_up(self, key: str) -> Line | None:
        """The line that is to be corrected, where it is this one; it is corrected once."""
        line = self.corrected
        if line is None or line.key != key:
            return None
        self.corrected = None
        return line

    def is_confirmed(self) -> bool:
        """Show what is to be recorded, and ask for the number of a line to correct, or Enter.

        Raises:
            InterruptedError_: Ctrl-C, or the end of the input.
        """
        said = [line for line in self.lines if line.is_said]
        numbered = [*said, *(line for line in self.lines if not line.is_said)]
        hidden = self.secrets if self._is_of_a_denunciation() else set()
        for text in _shown(said, numbered[len(said) :], hidden):
            say(text)

        def parse(answer: str) -> Line | None:
            if not answer:
                return None
            place = place_typed(answer)
            if not 0 < place <= len(numbered):
                raise UsageError(
                    _("“{typed}” is no number of a line from 1 to {last}.").format(
                        typed=quoted(answer), last=len(numbered)
                    )
                )
            return numbered[place - 1]

        self.corrected = ask(_("Enter to record it, or the number of a line"), parse, None)
        if self.corrected:
            self.reopened.add(self.corrected.key)
        return self.corrected is None

    def _is_of_a_denunciation(self) -> bool:
        """Whether what was said is a denunciation, or has one among its contents."""
        typed = {line.key: line.typed for line in self.lines}
        return typed.get("kind") == PetitionKind.DENUNCIATION or (
            typed.get("contains_denunciation") == typed_as(value=True)
        )


def _shown(said: Sequence[Line], others: Sequence[Line], hidden: Container[str]) -> Iterator[str]:
    yield ""
    width = len(str(len(said)))
    for number, line in enumerate(said, start=1):
        yield f"  {number:>{width}}. {line.label}: {_value_of(line, hidden)}"
    if others:
        more = (
            f"{number}.\u00a0{line.label}" + (f" [{_value_of(line, hidden)}]" if line.typed else "")
            for number, line in enumerate(others, start=len(said) + 1)
        )
        yield _("More may be said: {facts}").format(facts=" · ".join(more))


def _value_of(line: Line, hidden: Container[str]) -> str:
    return kept_secret() if line.key in hidden else line.shown


def typed_as(value: Any, answer: str = "") -> str:
    """A value as it may be typed again, the same on any day; empty for none.

    What is neither text, number nor day may only be typed as it was in the ``answer``.
    """
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case date():
            return show_date(value)
        case str() | int():
            return str(value)
    return answer


def shown_as(fact: Field, value: Any) -> str:
    """A value as whoever typed it reads it: whole, also where lists show its end alone."""
    if value is None:
        return "–"
    return str(value) if fact.is_secret else fact.kind.show(value)
