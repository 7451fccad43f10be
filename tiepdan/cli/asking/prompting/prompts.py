"""Questions at a terminal: each is asked until its answer can be understood."""

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from tiepdan.characters import without_keys
from tiepdan.cli.asking.prompting.keyboard import read_answer
from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.writing import writes
from tiepdan.errors import ChoiceError, InterruptedError_, NotFoundError, RefusedError, UsageError
from tiepdan.facts.values import no_doubt
from tiepdan.i18n import _
from tiepdan.parsing import parse_yes_no
from tiepdan.text import quoted, word_key

T = TypeVar("T")

NO_VALUE = "-"
"""What empties a fact, at a prompt or after a flag; it is the value of none."""

REFUSALS = (UsageError, NotFoundError, RefusedError)
"""What another answer can put right."""


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """A question, how its answer is read, and what an empty one means.

    ``listed`` is shown before it, to choose from by place where it ``is_numbered``. An answer
    that tells nothing of anybody ``is_recalled``: the arrow keys bring it back in this session.
    """

    words: str
    read: Callable[[str], T]
    default: str | None = None
    listed: tuple[str, ...] = ()
    is_numbered: bool = False
    is_recalled: bool = False
    present: str = ""
    """The answer to be corrected, which the arrow key brings back."""
    may_be_empty: bool = False
    is_needed: bool = False
    """Whether it is left out only where that is meant, so that nobody is invited to."""
    doubt: Callable[[Any], str] = no_doubt
    """What is unusual of a value: it is told, and whatever is answered then is taken."""

    def ask(self) -> tuple[T, str]:
        """The value of the first answer that can be understood, and that answer.

        Raises:
            InterruptedError_: Ctrl-C, or the end of the input.
        """
        for position, label in enumerate(self.listed, start=1):
            say(f"  {position}. {label}" if self.is_numbered else f"  {label}")
        default = self.default
        while True:
            prompt = f"{self.words}{self._hint(default)}: "
            try:
                line = read_answer(prompt, is_recalled=self.is_recalled, present=self.present)
            except KeyboardInterrupt:
                say("")
                raise InterruptedError_(_("Interrupted; nothing was written.")) from None
            except EOFError:
                say("")
                raise InterruptedError_(_("The input ended; nothing was written.")) from None
            answer = without_keys(line).strip() or default or ""
            if answer == NO_VALUE and self.may_be_empty:
                return self.read(""), ""
            try:
                value = self._read(answer)
            except REFUSALS as error:
                say(self._refusal(error, answer))
                continue
            doubt = self.doubt(value) if value and answer != default else ""
            if not doubt:
                return value, answer
            say(f"{doubt} " + _("Type it again, or press Enter if it is right."))
            default = answer

    def _read(self, answer: str) -> T:
        if answer == NO_VALUE != self.default:
            raise needed_here()
        return self.read(answer)

    def _refusal(self, error: Exception, answer: str) -> str:
        """What is wrong; where the choices stand above in a list, they are not said again."""
        if not isinstance(error, ChoiceError) or not self.listed:
            return str(error)
        if not self.is_numbered:
            return _("“{typed}” is none of those above.").format(typed=quoted(answer))
        sentence = _(
            "“{typed}” is none of those above: type its number (1–{last}) or its first letters."
        )
        if not answer:
            sentence = _("One must be chosen: type its number (1–{last}) or its first letters.")
        return sentence.format(typed=quoted(answer), last=len(self.listed))

    def _hint(self, default: str | None) -> str:
        """What an empty answer means, and how there is none."""
        is_offered = self.may_be_empty and not self.is_needed
        if not default:
            return " " + _("(Enter to skip)") if is_offered else ""
        return f" [{quoted(default)}]" + (" " + _("(“-” for none)") if is_offered else "")


def needed_here() -> UsageError:
    """The sentence for what means none, where something must be said."""
    return UsageError(_("“-” means that there is none, and here something must be said."))


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
    if not ask_yes_no(question, default=_("no")):
        raise InterruptedError_(_("Nothing was written."))


def ask_yes_no(question: str, *, default: str) -> bool:
    """A yes or a no.

    Raises:
        InterruptedError_: Ctrl-C, or the end of the input.
    """
    words = _("{question} (yes/no)").format(question=question)
    return ask(words, parse_yes_no, default)


def ask(question: str, parse: Callable[[str], T], default: str | None) -> T:
    """Ask until the answer can be understood; ``default`` is what an empty one means.

    Raises:
        InterruptedError_: Ctrl-C, or the end of the input.
    """
    return Question(question, parse, default).ask()[0]


def choose(words: str, offered: Mapping[T, str]) -> T:
    """One of a list, by its place there, or by its first letters where nothing else begins so.

    Raises:
        InterruptedError_: Ctrl-C, or the end of the input.
    """
    values, labels = list(offered), tuple(offered.values())

    def read(answer: str) -> T:
        if 0 < (place := place_typed(answer)) <= len(values):
            return values[place - 1]
        typed = word_key(answer)
        begun = [place for place, label in enumerate(labels) if word_key(label).startswith(typed)]
        if typed and len(begun) == 1:
            return values[begun[0]]
        raise no_such_line(answer, len(values))

    default = labels[0] if len(labels) == 1 else None
    return Question(words, read, default, labels, is_numbered=True).ask()[0]


def no_such_line(typed: str, last: int) -> UsageError:
    """The sentence for an answer that is no number of a line."""
    return UsageError(
        _("“{typed}” is no number of a line from 1 to {last}.").format(
            typed=quoted(typed), last=last
        )
    )


def place_typed(answer: str) -> int:
    """The place in a list that somebody typed; 0, where nothing stands, for any other answer."""
    return int(answer) if answer.isascii() and answer.isdigit() else 0


def by_place(offered: Iterable[Any], read: Callable[[str], T]) -> Callable[[str], T]:
    """A reader that takes the place in a list for what stands there; the rest as before."""
    values = list(offered)

    def parse(answer: str) -> T:
        place = place_typed(answer)
        return read(str(values[place - 1]) if 0 < place <= len(values) else answer)

    return parse


def by_places(offered: Iterable[Any], read: Callable[[str], T]) -> Callable[[str], T]:
    """A reader that takes several places in a list, with commas or spaces; the rest as before."""
    values = list(offered)

    def parse(answer: str) -> T:
        places = [place_typed(one) for one in answer.replace(",", " ").split()]
        if places and all(0 < place <= len(values) for place in places):
            return read(",".join(str(values[place - 1]) for place in places))
        return read(answer)

    return parse


def by_place_or_beginning(
    offered: Mapping[Any, str], read: Callable[[str], T]
) -> Callable[[str], T]:
    """As ``by_place``; the first letters will do as well, where nothing else begins so."""
    keys = {value: word_key(label) for value, label in offered.items()}

    def parse(answer: str) -> T:
        typed = word_key(answer)
        begun = [value for value, key in keys.items() if typed and key.startswith(typed)]
        return read(str(begun[0]) if len(begun) == 1 else answer)

    return by_place(offered, parse)
