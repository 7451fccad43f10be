"""What every correction shares: putting new values into a row, and judging what stands beside it.

A correction must leave a case that could have been recorded in the first place; the old values
stay in the journal.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import SQLModel

from tiepdan.errors import RefusedError
from tiepdan.facts.subjects import SUBJECTS
from tiepdan.i18n import _

Facts = Mapping[str, object]
"""New values by the name of their column."""


def change(row: SQLModel, facts: Facts, *, is_secret: bool = False) -> list[str]:
    """Put the new values into a row; returns the columns in which they differ."""
    changed = differing(row, facts, is_secret=is_secret)
    for column in changed:
        setattr(row, column, facts[column])
        flag_modified(row, column)
    return changed


def differing(row: SQLModel, values: Facts, *, is_secret: bool = False) -> list[str]:
    """The columns in which a row differs from these values.

    Of a secret row the personal ones count as different, and are written, whatever they are: the
    answer and what the journal notes are the same for a right guess and a wrong one.
    """
    hidden = SUBJECTS[str(row.__tablename__)].covered_with_secrets if is_secret else frozenset()
    return [
        column
        for column, value in values.items()
        if column in hidden or getattr(row, column) != value
    ]


def present_values(row: SQLModel, columns: Iterable[str]) -> dict[str, object]:
    """What stands in these columns."""
    return {column: getattr(row, column) for column in columns}


def check_changed(changed: Sequence[str]) -> None:
    """Refuse a correction that corrects nothing.

    Raises:
        RefusedError: nothing differs.
    """
    if not changed:
        raise RefusedError(_("Nothing to correct: it is recorded like that already."))


@contextmanager
def explained() -> Iterator[None]:
    """What was recorded later and no longer fits is told as that."""
    try:
        yield
    except RefusedError as error:
        raise RefusedError(
            _("With this correction something recorded would no longer fit: {reason}").format(
                reason=error
            )
        ) from error
