"""What is not in the national database yet: in a sentence of the morning, and in the lists.

The lists tell what the morning counts, owed by now, from what is not owed yet.
"""

from collections.abc import Iterator, Sequence

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.records.reading.petitions.owed.national_database import (
    MOST_COUNTED,
    NotEntered,
    Number,
    ToEnter,
)
from tiepdan.reports.model import Column, Tone, Value


def asked_of(found: NotEntered | None) -> Iterator[str]:
    """How many should be there, since when, and how to see and record them; nothing of none."""
    if found is None:
        return
    yield _(
        "Not in the national database yet: petitions {petitions}, visits {visits}, the first since"
        " {first} ({article}): {commands}; then tiepdan entered NUMBER."
    ).format(
        commands=", ".join(
            f"tiepdan {listed} --not-entered"
            for listed, count in (("petitions", found.petitions), ("visits", found.visits))
            if count
        ),
        petitions=_shown(found.petitions),
        visits=_shown(found.visits),
        first=show_date(found.first),
        article=found.article,
    )


def _shown(count: int) -> str:
    return f"{count}+" if count == MOST_COUNTED else str(count)


def entry_columns(to_enter: ToEnter[Number] | None) -> tuple[Column, ...]:
    """The further columns of a list of what is not entered; none of another list."""
    if to_enter is None:
        return ()
    return (
        Column("to_enter_since", _("To be entered since"), tone=Tone.STRONG),
        Column("is_entry_owed", None),
    )


def entry_values(to_enter: ToEnter[Number] | None, number: Number) -> tuple[Value, ...]:
    """The values of ``entry_columns``."""
    if to_enter is None:
        return ()
    return to_enter.since[number], to_enter.is_owed(number)


def owed_entries(to_enter: ToEnter[Number] | None, numbers: Sequence[Number]) -> frozenset[int]:
    """The places of those that are owed by now, among the rows of these numbers."""
    if to_enter is None:
        return frozenset()
    return frozenset(place for place, number in enumerate(numbers) if to_enter.is_owed(number))


def entry_note(to_enter: ToEnter[Number] | None) -> Iterator[str]:
    """How many are owed by now, and how many not yet."""
    if to_enter is None:
        return
    yield _(
        "National database: {owed} to be there by now, since more than {days} days; {others} not"
        " yet: what is more recent, and complaints and denunciations that are not accepted."
    ).format(owed=to_enter.owed, days=to_enter.rule.days, others=to_enter.not_yet)
