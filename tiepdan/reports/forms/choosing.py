"""Which form a typed name means, of those of the circular in force at the end of a period."""

from collections.abc import Iterable, Sequence

from tiepdan.dates import show_date
from tiepdan.errors import NotFoundError, UsageError
from tiepdan.i18n import _
from tiepdan.reports.forms.form import Form
from tiepdan.reports.period import Period
from tiepdan.text import quoted, word_key

ALL = "forms"
"""Stands for every form of a period."""


def forms_of(forms: Iterable[Form], period: Period) -> tuple[Form, ...]:
    """The forms of a period; of two with one id the last, which is the office's own.

    It is the set in force on the last day of the period.
    """
    by_id = {form.form: form for form in forms if form.is_in_force(period.last_day)}
    return tuple(by_id[form_id] for form_id in sorted(by_id))


def is_form_name(typed: str, forms: Iterable[Form]) -> bool:
    """Whether a name means a form of any time, or all of them."""
    key = _key(typed)
    return key == ALL or any(_is_meant(form, key) for form in forms)


def choose_forms(names: Sequence[str], forms: Sequence[Form], period: Period) -> tuple[Form, ...]:
    """The forms meant by their names, as ``01/TCD``, ``01-tcd``, ``tcd`` or ``01``, each once.

    Raises:
        NotFoundError: there is none of that name, or none of the period.
        UsageError: a name means several of them.
    """
    known = forms_of(forms, period)
    found: list[Form] = []
    for name in names:
        chosen = known if _key(name) == ALL else (_choose(name, known, forms, period),)
        if not chosen:
            raise NotFoundError(_none_of_period(forms, period))
        found += [form for form in chosen if form not in found]
    return tuple(found)


def _choose(name: str, known: Sequence[Form], forms: Sequence[Form], period: Period) -> Form:
    key = _key(name)
    found = [form for form in known if _key(form.form) == key]
    found = found or [form for form in known if _is_meant(form, key)]
    if len(found) > 1:
        raise UsageError(
            _("“{name}” may be {forms}; write the whole number.").format(
                name=quoted(name), forms=", ".join(form.form for form in found)
            )
        )
    if found:
        return found[0]
    others = [form for form in forms if _is_meant(form, key)]
    if others:
        raise NotFoundError(
            _("{form} is a form for other periods: {spans}. {rest}").format(
                form=others[0].form,
                spans="; ".join(_span(form) for form in others),
                rest=_none_of_period(forms, period) if not known else _names_of(known, period),
            )
        )
    raise NotFoundError(
        _("There is no form “{name}”. {rest}").format(
            name=quoted(name),
            rest=_names_of(known, period) if known else _none_of_period(forms, period),
        )
    )


def _is_meant(form: Form, key: str) -> bool:
    """Whether a key is the whole number of a form or one side of its stroke."""
    return key in {_key(form.form), *map(_key, form.form.split("/"))}


def _key(typed: str) -> str:
    """How a name is compared: ``01/TCD``, ``1-tcd`` and ``01 TCD`` are one."""
    return word_key(typed).lstrip("0")


def _span(form: Form) -> str:
    if form.until is None:
        return _("those that end on {first} or later ({circular})").format(
            first=show_date(form.since), circular=form.circular
        )
    return _("those that end from {first} to {last} ({circular})").format(
        first=show_date(form.since), last=show_date(form.until), circular=form.circular
    )


def _names_of(known: Sequence[Form], period: Period) -> str:
    return _("The forms of {period} are {forms}.").format(
        period=period, forms=", ".join(form.form for form in known)
    )


def _none_of_period(forms: Sequence[Form], period: Period) -> str:
    first = min(form.since for form in forms)
    return _(
        "No form is known for {period}: the first ones here are those for periods that end on"
        " {first} or later."
    ).format(period=period, first=show_date(first))
