"""The number of a petition: within its year of receipt, and never given twice.

A number that was told to a citizen may stand on a paper, so it stays taken when what was recorded
under it is taken back; the journal knows it. One that the clerk names herself, as files of an older
book do, is hers to use again: an import that was taken back is put right and brought in anew.
"""

from sqlmodel import Session

from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.reading.petitions.numbers import numbers_taken_back


def free_number(session: Session, year: int, wanted: PetitionNumber | None) -> PetitionNumber:
    """The next number of a year, or the one that is wanted.

    Raises:
        RefusedError: a petition has that one, or it is of another year.
    """
    connection = driver_connection(session)
    if wanted is None:
        (last,) = connection.execute(
            "SELECT max(sequence) FROM petition WHERE year = ?", (year,)
        ).fetchone()
        return PetitionNumber(year, max(last or 0, _last_taken_back(session, year)) + 1)
    if wanted.year != year:
        raise RefusedError(
            _("The number {number} is not of the year of receipt, {year}.").format(
                number=wanted, year=year
            )
        )
    (is_taken,) = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM petition WHERE year = ? AND sequence = ?)",
        (year, wanted.sequence),
    ).fetchone()
    if is_taken:
        raise RefusedError(
            _(
                "The number {number} is already given; write another one, or correct what has it:"
                " tiepdan edit {number}"
            ).format(number=wanted)
        )
    return wanted


def _last_taken_back(session: Session, year: int) -> int:
    """The highest number of a year that was taken back, 0 for none; looked up once.

    The journal gains its entry when all of a session is recorded, so that it stays the same.
    """
    known: dict[int, int] = session.info.setdefault(_last_taken_back, {})
    if year not in known:
        known[year] = max(numbers_taken_back(driver_connection(session), year), default=0)
    return known[year]
