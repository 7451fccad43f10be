"""What several lists share."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Protocol

from tiepdan.dates import show_date
from tiepdan.facts.fact import Covered, Field, fields_of
from tiepdan.facts.petition import Petition
from tiepdan.facts.petitioner import Petitioner
from tiepdan.facts.values import ANNOUNCEMENTS, CAPACITIES, MEETING_NUMBER, PETITION_NUMBER
from tiepdan.i18n import _
from tiepdan.law.counting.calendar import SATURDAY, DayStatus
from tiepdan.law.vocabulary.calendar import Weekday
from tiepdan.numbers import show_meeting_number
from tiepdan.reports.model import Column, Rank, Table, Value

Fact = tuple[str | None, str | None, Value]
"""A key for data, a label for people, and a value; either may be missing, as in a ``Column``."""


def facts_table(facts: Sequence[Fact], *, title: str = "") -> Table:
    """One row, one column for each fact that is known; always all of them as data."""
    return Table(
        key="facts",
        is_facts=True,
        title=title,
        columns=tuple(
            Column(key, label if value is not None else None) for key, label, value in facts
        ),
        rows=[tuple(value for _key, _label, value in facts)],
    )


def fact_lines(facts: object) -> dict[str, tuple[Fact, ...]]:
    """The facts of one subject by name, each as ``facts_table`` takes it.

    Of what is covered only that it is there is shown, where it must be there.
    """
    fields = fields_of(type(facts))
    return {name: _lines(field, getattr(facts, name)) for name, field in fields.items()}


_SEVERAL = frozenset({ANNOUNCEMENTS, CAPACITIES})
_SHOWN_IN_WORDS = _SEVERAL | {MEETING_NUMBER, PETITION_NUMBER}


def _lines(field: Field, value: Any) -> tuple[Fact, ...]:
    if isinstance(value, Covered):
        hidden = (field.heading, None, None)
        return (hidden, (None, field.label, kept_secret())) if field.is_required else (hidden,)
    if value is None or field.kind in _SHOWN_IN_WORDS:
        shown = None if value is None else field.kind.show(value)
        data = value if field.kind in _SEVERAL else shown
        return ((field.heading, None, data), (None, field.label, shown))
    if isinstance(value, int) and not isinstance(value, bool):
        return ((field.heading, None, value), (None, field.label, field.kind.show(value)))
    return ((field.heading, field.label, value),)


def listed_columns(*subjects: type) -> tuple[Column, ...]:
    """A column for each fact that lists show; as ``listed_values``."""
    return tuple(column for field in _listed(subjects) for column in _columns(field, is_shown=True))


def listed_values(*subjects: object) -> tuple[Value, ...]:
    """The facts of a row that lists show, for ``listed_columns``."""
    return tuple(
        value
        for subject in subjects
        for field in _listed((type(subject),))
        for value in _values(field, subject)
    )


def _listed(subjects: Sequence[type]) -> Iterator[Field]:
    for subject in subjects:
        yield from (field for field in fields_of(subject).values() if field.fact.is_listed)


def further_columns(
    subject: type, placed: Collection[str], rows: Iterable[object] | None = None
) -> tuple[Column, ...]:
    """A column for each fact that a table does not place itself; as ``further_values``.

    All of them are there as data, and for people those that lists show; in the file of a petition
    or meeting, whose ``rows`` they are, each that is known of one.
    """
    facts = None if rows is None else tuple(rows)
    return tuple(
        column
        for field in _further(subject, placed)
        for column in _columns(
            field,
            is_shown=field.fact.is_listed
            if facts is None
            else any(getattr(one, field.name) is not None for one in facts),
        )
    )


def further_values(facts: object, placed: Collection[str]) -> tuple[Value, ...]:
    """The facts that a table does not place itself, for ``further_columns``."""
    return tuple(
        value for field in _further(type(facts), placed) for value in _values(field, facts)
    )


def _further(subject: type, placed: Collection[str]) -> Iterator[Field]:
    return (field for name, field in fields_of(subject).items() if name not in placed)


def _columns(field: Field, *, is_shown: bool) -> tuple[Column, Column]:
    name = field.label if is_shown else None
    return Column(field.heading, None), Column(None, name, 10, rank=Rank.SPARE)


def _values(field: Field, facts: object) -> tuple[Value, Value]:
    value = getattr(facts, field.name)
    # What is written as it is shown stays a date or a number, for media that know them.
    is_plain = isinstance(value, date | bool) or (
        isinstance(value, int) and field.kind.show(value) == str(value)
    )
    return known(value), value if is_plain else shown(field, facts)


def shown(field: Field, facts: object) -> str | None:
    """A fact as a list shows it: in words, or a sign that it is kept secret."""
    value = getattr(facts, field.name)
    if isinstance(value, Covered):
        return kept_secret()
    return None if value is None else field.kind.show(value)


def known(text: Value) -> Value:
    """The text as data: nothing where it is covered."""
    return None if isinstance(text, Covered) else text


def no_body() -> str:
    """The sign of a gap: it went to another body, and nobody said to which."""
    return _("no body recorded")


def or_secret(text: str | None) -> str | None:
    """The text, or where it is covered a sign that it is kept secret."""
    return kept_secret() if isinstance(text, Covered) else text


def who_petitions(petition: Petition, petitioner: Petitioner) -> str | None:
    """The name, a sign that it is kept secret, or that there is none to be kept."""
    return _("anonymous") if petition.is_anonymous else or_secret(petitioner.name)


def label(subject: type, name: str) -> str:
    """What a fact of a subject is called, wherever it is shown."""
    return fields_of(subject)[name].label


def kept_secret() -> str:
    """What stands in the place of text that would give a denouncer away."""
    return _("(kept secret)")


def meeting_number(meeting_id: int | None) -> str | None:
    """The number to show for a meeting, if there is one."""
    return None if meeting_id is None else show_meeting_number(meeting_id)


class _Voidable(Protocol):
    @property
    def voided_on(self) -> date | None: ...


class _VoidWithReason(_Voidable, Protocol):
    @property
    def void_reason(self) -> str | None: ...


def void_columns(rows: Sequence[_Voidable]) -> tuple[Column, ...]:
    """Since when each row is void and why, to people only where one is; as ``void_values``."""
    is_any_void = any(row.voided_on for row in rows)
    return (
        Column("voided_on", None),
        Column("void_reason", None),
        Column(None, _("Void") if is_any_void else None, 10, rank=Rank.BELOW),
    )


def void_values(row: _VoidWithReason) -> tuple[Value, ...]:
    """Since when a row is void and why, for ``void_columns``."""
    words = None
    if row.voided_on:
        words = show_date(row.voided_on)
        words += f": {row.void_reason}" if row.void_reason else ""
    return (row.voided_on, row.void_reason, words)


def void_facts(voided_on: date | None, reason: str | None) -> tuple[Fact, ...]:
    """Since when something is void, and why."""
    return (
        ("voided_on", _("Void since"), voided_on),
        ("void_reason", _("Why it is void"), reason),
    )


def void_note(rows: Sequence[_Voidable]) -> tuple[str, ...]:
    """Says how many of the rows shown are void, where some are."""
    return void_count_note(len(rows) - count_live(rows))


def void_count_note(count: int) -> tuple[str, ...]:
    """The same of a list whose void rows are counted already."""
    return (_("Shown, but void and not counted: {count}.").format(count=count),) if count else ()


def count_live(rows: Sequence[_Voidable]) -> int:
    """How many of the rows shown count: all but those that are void."""
    return sum(row.voided_on is None for row in rows)


def cut_note(shown: int, total: int) -> tuple[str, ...]:
    """Says that a list is not whole, where it is not."""
    if shown >= total:
        return ()
    return (
        _("The latest {shown} of {total} are shown; see them all with --all.").format(
            shown=shown, total=total
        ),
    )


def weekday_label(day: date) -> str:
    """The name of its weekday."""
    if day.weekday() >= SATURDAY:
        return _("Saturday") if day.weekday() == SATURDAY else _("Sunday")
    return list(Weekday)[day.weekday()].label


def reason_off(status: DayStatus) -> str:
    """Why a day is not worked: its name, else the weekday."""
    return status.name or weekday_label(status.day)
