"""What every correction shares: taking the new values, and saying what changed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from tiepdan.cli.asking.fact_options import TypedFacts
from tiepdan.cli.asking.form import Form
from tiepdan.cli.running.writing import Writing
from tiepdan.errors import InterruptedError_, TiepdanError, UsageError
from tiepdan.facts.fact import Covered, Field, fields_of
from tiepdan.i18n import _
from tiepdan.reports.lists.parts import kept_secret
from tiepdan.text import within_sentence


def corrected(
    form: Form,
    fields: Sequence[Field],
    typed: TypedFacts,
    *,
    today: date,
    shown: Mapping[str, str],
) -> dict[str, Any]:
    """The new values by their names, from the flags or asked one after the other.

    Raises:
        UsageError: a value is wrong, or nothing was given.
        InterruptedError_: everything was kept at the prompt.
    """
    new = form.correct(fields, typed, today=today, shown=shown)
    if not new:
        raise nothing_said(form, (field.flag for field in fields))
    return new


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


def _shown(field: Field, value: Any) -> str:
    if isinstance(value, Covered):
        return kept_secret()
    return "–" if value is None else field.kind.show(value)
