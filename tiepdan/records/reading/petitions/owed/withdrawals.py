"""Cases that were withdrawn after they had been accepted, and so are still to be ended."""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tiepdan import paths
from tiepdan.law.vocabulary.petition import PetitionKind, PetitionState
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A complaint or denunciation withdrawn on a day, and the article by which it goes on.

    While it is suspended its time to resolve stands still.
    """

    number: PetitionNumber
    kind: PetitionKind
    withdrawn_on: date
    article: str
    is_suspended: bool


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
        # Its standing may tell of a suspension since; the day is that of the withdrawal.
        "SELECT p.year, p.sequence, p.kind, min(e.happened_on) AS withdrawn_on, p.officer, ("
        "SELECT turn.kind FROM petition_event AS turn WHERE turn.petition_id = p.id"
        f" AND turn.kind IN ('{_SUSPENDED}', '{PetitionEventKind.RESUMED}')"
        " AND turn.happened_on <= :today ORDER BY turn.happened_on DESC, turn.id DESC LIMIT 1"
        f") = '{_SUSPENDED}' FROM petition_standing AS s"
        " JOIN petition AS p ON p.id = s.petition_id"
        " JOIN petition_event AS e ON e.petition_id = p.id"
        f" WHERE s.state IN ('{PetitionState.WITHDRAWN}', '{PetitionState.SUSPENDED}')"
        f" AND e.kind = '{PetitionEventKind.WITHDRAWN}' AND e.happened_on <= :today"
        " GROUP BY p.id ORDER BY withdrawn_on, p.year, p.sequence",
        {"today": str(today)},
    )
    return [
        Withdrawal(
            PetitionNumber(year, sequence),
            PetitionKind(kind),
            date.fromisoformat(withdrawn_on),
            _article(PetitionKind(kind)),
            bool(is_suspended),
        )
        for year, sequence, kind, withdrawn_on, officer, is_suspended in rows
        if number in {None, PetitionNumber(year, sequence)}
        and (not officers or officer in officers)
    ]


_SUSPENDED = PetitionEventKind.SUSPENDED


def _article(kind: PetitionKind) -> str:
    from tiepdan.law.toml.procedure import load_procedure  # noqa: PLC0415 (start-up: each morning)

    return load_procedure(paths.data_folder())[kind][PetitionEventKind.TERMINATED].article
