"""What every correction shares: taking the new values, and saying what changed."""

from collections.abc import Iterable, Mapping, Sequence

from tiepdan.cli.asking.form import Correction, Form
from tiepdan.cli.running.writing import Writing
from tiepdan.errors import InterruptedError_, TiepdanError, UsageError
from tiepdan.i18n import _
from tiepdan.reports.lists.labels import column_label, value_label


def corrected(
    form: Form, corrections: Sequence[Correction], shown: Mapping[str, str]
) -> dict[str, object]:
    """The new values by column, from the flags or asked one after the other.

    Raises:
        UsageError: a value is wrong, or nothing was given.
        InterruptedError_: everything was kept at the prompt.
    """
    new = new_values(form, corrections, shown)
    if not new:
        raise nothing_said(form, (correction.flag for correction in corrections))
    return new


def new_values(
    form: Form, corrections: Iterable[Correction], shown: Mapping[str, str]
) -> dict[str, object]:
    """As ``corrected``, and empty where nothing was given."""
    new: dict[str, object] = {}
    for correction in corrections:
        new |= form.corrected(
            correction, column_label(correction.column), shown.get(correction.column, "–")
        )
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


def tell(register: Writing, what: str, changed: Iterable[str]) -> None:
    """Which facts were corrected; their values are for the journal's own columns alone."""
    register.tell(
        _("{what}: corrected {facts}.").format(
            what=what, facts=", ".join(column_label(column).lower() for column in changed)
        )
    )


def shown_value(table: str, column: str, row: object) -> str:
    """The present value of a fact in words."""
    return value_label(table, column, getattr(row, column), {})
