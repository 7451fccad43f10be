"""An import that is tried and taken back: what would come of it, and all that the rules refuse."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tiepdan.records.importing.register import Imported, SoFar, import_lines
from tiepdan.records.importing.rows import RowError
from tiepdan.records.importing.sources import Source
from tiepdan.records.writing import session as sessions


@dataclass(frozen=True, slots=True)
class Tried:
    """What would be recorded, and what of the lines would be refused."""

    imported: Imported
    problems: Sequence[RowError]


class _TakenBackError(Exception):
    """Ends the transaction without writing it."""


def try_lines(
    path: Path, source: Source, *, today: date, is_update: bool, so_far: SoFar | None = None
) -> Tried:
    """What would come of the lines if they were recorded; the register stays as it is.

    It is taken back, and not kept until somebody has said yes to it: a question would keep
    everybody else from writing for as long as it waits.

    Raises:
        DataFileError: something is wrong that belongs to no single line.
        DatabaseError: the register cannot be used.
    """
    problems: list[RowError] = []
    with suppress(_TakenBackError), sessions.writing(path) as session:
        imported = import_lines(
            session, source, today=today, problems=problems, is_update=is_update, so_far=so_far
        )
        raise _TakenBackError
    return Tried(imported, problems)
