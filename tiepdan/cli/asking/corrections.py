"""What every correction shares: taking the new values, and saying what changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, TypeVar

from tiepdan.cli.asking.fact_options import TypedFacts
from tiepdan.cli.asking.flags import read_typed
from tiepdan.cli.asking.prompting.dialogue import Dialogue, line_of, shown_as, typed_as
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.prompts import NO_VALUE
from tiepdan.cli.asking.prompting.questions import again, fact_question
from tiepdan.cli.asking.prompting.usual import UsualValue
from tiepdan.cli.running.writing.writing import Writing
from tiepdan.errors import InterruptedError_, TiepdanError, UsageError
from tiepdan.facts.fact import Covered, Field, fields_of
from tiepdan.i18n import _
from tiepdan.reports.lists.parts import kept_secret
from tiepdan.text import within_sentence

Outcome = TypeVar("Outcome")


def corrected(
    form: Form,
    fields: Iterable[Field],
    typed: TypedFacts,
    *,
    today: date,
    shown: Mapping[str, str],
) -> dict[str, Any]:
    """The new values by their names, from the flags; or of the lines that are being corrected.

    ``shown`` is what each is now, in words.

    Raises:
        UsageError: the value of a flag is wrong.
    """
    new: dict[str, Any] = {}
    for field in fields:
        text = typed.get(field.name)
        if text is not None:
            new[field.name] = read_typed(field, text, today)
        elif form.asks:
            new |= _corrected_line(form.dialogue, field, today, shown.get(field.name, "–"))
    return new


def correcting(
    form: Form,
    tell: Callable[[], dict[str, Any]],
    write: Callable[[dict[str, Any]], Outcome],
    flags: Iterable[str],
    *,
    is_protected: Callable[[dict[str, Any]], bool] | bool,
) -> Outcome:
    """What came of a correction; at a prompt the record is shown, to be corrected line by line.

    ``tell`` gives what was ``corrected``, ``flags`` are those that would correct something.

    Raises:
        UsageError: a value is wrong, or nothing was given.
        InterruptedError_: nothing was corrected at the prompt.
    """

    def record(new: dict[str, Any]) -> Outcome:
        if not new:
            raise nothing_said(form, flags)
        return write(new)

    return form.recorded(tell, record, is_protected=is_protected)


def correcting_facts(
    form: Form,
    fields: Sequence[Field],
    typed: TypedFacts,
    write: Callable[[dict[str, Any]], Outcome],
    *,
    recorded: object,
    today: date,
    is_protected: bool,
) -> Outcome:
    """``correcting`` the facts of one subject; ``recorded`` is what they are now.

    Raises:
        UsageError: a value is wrong, or nothing was given.
        InterruptedError_: nothing was corrected at the prompt.
    """
    return correcting(
        form,
        partial(corrected, form, fields, typed, today=today, shown=shown_facts(recorded)),
        write,
        (field.flag for field in fields),
        is_protected=is_protected,
    )


_KEPT = object()
"""The answer that leaves a value as it is."""


def _corrected_line(dialogue: Dialogue, field: Field, today: date, shown: str) -> dict[str, Any]:
    """The line of a fact, with its new value where it has one."""
    key, before = field.name, line_of(field.name, field)
    question, reread = fact_question(field, field.kind.reader(today), None, UsualValue())
    if (taken := dialogue.taken_up(key)) or dialogue.is_new(key):
        present = shown
        if taken and taken.typed:  # it was corrected before
            present = dialogue.value_of(replace(taken, shown=taken.typed))
        value, answer = replace(
            again(question, present, lambda: _KEPT),
            present="" if field.is_secret else present,
        ).ask()
        if value is not _KEPT:
            dialogue.answers[key] = typed_as(value, answer) or NO_VALUE
    typed = dialogue.answers.get(key)
    if typed is None:
        dialogue.lines.append(replace(before, shown=shown, is_secret=False))
        return {}
    value = None if typed == NO_VALUE else reread(typed)
    words = f"{shown} → {shown_as(field, value)}"
    doubt = field.kind.doubt(value) if value else ""
    dialogue.lines.append(replace(before, typed=typed, shown=words, doubt=doubt))
    return {field.name: value}


def nothing_said(form: Form, flags: Iterable[str]) -> TiepdanError:
    """The sentence for a correction that corrects nothing: by its flags, or kept at the prompt."""
    if form.asks:
        return InterruptedError_(_("Nothing was written."))
    return UsageError(
        _("There is nothing to correct; say what it should be: {flags}.").format(
            flags=", ".join(flags)
        )
    )


def tell(register: Writing, what: str, labels: Iterable[str]) -> None:
    """Which facts were corrected; their values are for the journal's own columns alone."""
    register.tell(
        _("{what}: corrected {facts}.").format(
            what=what, facts=", ".join(within_sentence(label) for label in labels)
        )
    )


def labels_of(names: Iterable[str], *subjects: type) -> list[str]:
    """What facts of these subjects are called."""
    known = {name: field for subject in subjects for name, field in fields_of(subject).items()}
    return [known[name].label for name in names]


def shown_facts(*subjects: object) -> dict[str, str]:
    """The present facts in words by their names; what is covered stays so."""
    return {
        field.name: _shown(field, getattr(subject, field.name))
        for subject in subjects
        for field in fields_of(type(subject)).values()
    }


def has_covered(*subjects: object) -> bool:
    """Whether anything of what is recorded is covered, so that what is typed now is as well."""
    return any(
        isinstance(getattr(subject, name), Covered)
        for subject in subjects
        for name in fields_of(type(subject))
    )


def _shown(field: Field, value: Any) -> str:
    if isinstance(value, Covered):
        return kept_secret()
    return "–" if value is None else field.kind.show(value)
