"""What was said at the prompts of one command: shown before it is recorded, and corrected."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tiepdan.cli.asking.prompting.prompts import ask, no_such_line, place_typed
from tiepdan.cli.running.screen.printing import say
from tiepdan.dates import show_date
from tiepdan.facts.fact import Field
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.reports.lists.parts import kept_secret


@dataclass(frozen=True, slots=True)
class Line:
    """A line of what is to be recorded; or, while it is not ``is_said``, what may be said besides.

    ``typed`` is its value as it may be typed, ``shown`` as people read it. Where secrets are
    covered it is not shown again if it ``is_secret``. ``doubt`` is what is unusual of it.
    """

    key: str
    label: str
    typed: str
    shown: str
    is_said: bool
    is_secret: bool = False
    doubt: str = ""


def line_of(key: str, fact: Field) -> Line:
    """The line of a fact that was said, without its value."""
    return Line(key, fact.label, "", "", is_said=True, is_secret=fact.is_covered_with_secrets)


@dataclass(slots=True)
class Dialogue:
    """The answers so far, as they may be typed, by what they are about: none is asked for twice.

    The dialogue is gone through anew after each correction, with the answers there are. So what
    applies no longer is left out, and what applies now is asked for. ``reopened`` is what was said
    only when the record was shown.
    """

    answers: dict[str, str] = field(default_factory=dict)
    reopened: set[str] = field(default_factory=set)
    corrected: Line | None = None
    lines: list[Line] = field(default_factory=list)
    is_covered: bool = True
    """Whether secrets stay covered: until it is known of what the record is."""
    _numbers: dict[str, int] = field(default_factory=dict)
    """By which numbers lines are called, by their keys: as long as the record is shown."""

    def begin(self) -> None:
        """Go through it anew."""
        self.lines.clear()
        self.is_covered = True

    @property
    def is_open(self) -> bool:
        """Whether the record has been shown."""
        return bool(self._numbers)

    @property
    def has_several(self) -> bool:
        """Whether there is so much of it that it is shown before it is recorded."""
        return self.is_open or sum(line.is_said for line in self.lines) > 1

    def is_new(self, key: str) -> bool:
        """Whether something applies only since the record was shown, so that it is asked for."""
        return self.is_open and key not in self._numbers

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

    def is_confirmed(self, question: str) -> bool:
        """Show what is to be recorded, and ask for the number of a line to correct, or Enter.

        Raises:
            InterruptedError_: Ctrl-C, or the end of the input.
        """
        said = [line for line in self.lines if line.is_said]
        for line in (*said, *(one for one in self.lines if not one.is_said)):
            self._numbers.setdefault(line.key, len(self._numbers) + 1)
        numbered = {self._numbers[line.key]: line for line in self.lines}
        for text in self._shown(sorted(numbered.items())):
            say(text)

        def parse(answer: str) -> Line | None:
            if not answer:
                return None
            place = place_typed(answer)
            if place not in numbered:
                raise no_such_line(answer, max(numbered))
            # While it is gone through anew, what was seen of the line may be seen.
            return replace(numbered[place], is_secret=self._is_hidden(numbered[place]))

        self.corrected = ask(question, parse, None)
        if self.corrected:
            self.reopened.add(self.corrected.key)
        return self.corrected is None

    def _shown(self, numbered: Sequence[tuple[int, Line]]) -> Iterator[str]:
        yield ""
        width = len(str(max(number for number, _line in numbered)))
        for number, line in numbered:
            if line.is_said:
                yield f"  {number:>{width}}. {line.label}: {self.value_of(line)}"
                if line.doubt and not self._is_hidden(line):
                    yield f"  {'':>{width}}  ({line.doubt})"
        more = (
            f"{number}.\u00a0{line.label}" + (f" [{self.value_of(line)}]" if line.typed else "")
            for number, line in numbered
            if not line.is_said
        )
        if others := " · ".join(more):
            yield _("More may be said: {facts}").format(facts=others)

    def value_of(self, line: Line) -> str:
        """What is shown of its value."""
        return kept_secret() if self._is_hidden(line) else line.shown

    def _is_hidden(self, line: Line) -> bool:
        return line.is_secret and self.is_covered


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
        case str() | int() | PetitionNumber():
            return str(value)
    return answer


def shown_as(fact: Field, value: Any) -> str:
    """A value as whoever typed it reads it: whole, also where lists show its end alone."""
    if value is None:
        return "–"
    return str(value) if fact.is_secret else fact.kind.show(value)
