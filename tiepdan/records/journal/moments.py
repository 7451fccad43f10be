"""Moments as the journal stores them: in UTC, to the second."""

from datetime import UTC, datetime

_FORM = "%Y-%m-%dT%H:%M:%SZ"


def moment(stored: str) -> datetime:
    """The moment at which an operation was recorded, in UTC.

    Raises:
        ValueError: it is none.
    """
    return datetime.strptime(stored, _FORM).replace(tzinfo=UTC)


def stored_moment(at: datetime) -> str:
    """A moment in UTC as it is stored; later ones sort after earlier ones."""
    return at.strftime(_FORM)
