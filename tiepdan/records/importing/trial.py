"""An import that is tried and taken back: everything that the rules refuse of it, at once."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from tiepdan.records.importing.register import import_lines
from tiepdan.records.importing.rows import RowError
from tiepdan.records.importing.sources import Source
from tiepdan.records.writing import session as sessions


class _TakenBackError(Exception):
    """Ends the transaction without writing it."""


def problems_in(path: Path, source: Source, *, today: date) -> list[RowError]:
    """What would be refused if it were recorded; the register stays as it is.

    Raises:
        DataFileError: something is wrong that belongs to no single line.
        DatabaseError: the register cannot be used.
    """
    problems: list[RowError] = []
    with suppress(_TakenBackError), sessions.writing(path) as session:
        import_lines(session, source, today=today, problems=problems)
        raise _TakenBackError
    return problems
