"""Cases that were withdrawn after they had been accepted, and so are still to be ended."""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tiepdan import paths
from tiepdan.law.load_procedure import load_procedure
from tiepdan.law.vocabulary import PetitionEventKind, PetitionKind, PetitionState
from tiepdan.numbers import PetitionNumber


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A complaint or denunciation withdrawn on a day, and the article by which it goes on."""

    number: PetitionNumber
    kind: PetitionKind
    withdrawn_on: date
    article: str


def withdrawals(
    connection: sqlite3.Connection,
    *,
    today: date,
    number: PetitionNumber | None = None,
    officers: Collection[str] = (),
) -> list[Withdrawal]:
    """Those not ended by ``today``, the first withdrawn first; of one petition, or of officers.

    Raises:
        DataFileError: the file of the procedure is incomplete.
    """
    rows = connection.execute(
        "SELECT p.year, p.sequence, p.kind, s.since, p.officer FROM petition_standing AS s"
        " JOIN petition AS p ON p.id = s.petition_id"
        f" WHERE s.state = '{PetitionState.WITHDRAWN}' AND s.since <= ?"
        " ORDER BY s.since, p.year, p.sequence",
        (str(today),),
    )
    return [
        Withdrawal(
            PetitionNumber(year, sequence),
            PetitionKind(kind),
            date.fromisoformat(since),
            _article(PetitionKind(kind)),
        )
        for year, sequence, kind, since, officer in rows
        if number in {None, PetitionNumber(year, sequence)}
        and (not officers or officer in officers)
    ]


def _article(kind: PetitionKind) -> str:
    return load_procedure(paths.data_folder())[kind][PetitionEventKind.TERMINATED].article
