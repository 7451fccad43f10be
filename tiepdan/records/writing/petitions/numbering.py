"""The number of a petition: within its year of receipt, and never given twice.

A number that was told to a citizen may stand on a paper, so it stays taken when what was recorded
under it is taken back; the journal knows it. One that the clerk names herself, as files of an older
book do, is hers to use again: an import that was taken back is put right and brought in anew.
"""

from sqlmodel import Session, func, select

from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.records.file.connection import driver_connection
from tiepdan.records.reading.petitions.numbers import numbers_taken_back
from tiepdan.records.schema.tables import Petition


def free_number(session: Session, year: int, wanted: PetitionNumber | None) -> PetitionNumber:
    """The next number of a year, or the one that is wanted.

    Raises:
        RefusedError: a petition has that one, or it is of another year.
    """
    if wanted is None:
        last = session.exec(select(func.max(Petition.sequence)).where(Petition.year == year)).one()
        gone = numbers_taken_back(driver_connection(session), year)
        return PetitionNumber(year, max(last or 0, *gone, 0) + 1)
    if wanted.year != year:
        raise RefusedError(
            _("The number {number} is not of the year of receipt, {year}.").format(
                number=wanted, year=year
            )
        )
    taken = session.exec(
        select(Petition.id).where(Petition.year == year, Petition.sequence == wanted.sequence)
    ).first()
    if taken is not None:
        raise RefusedError(
            _(
                "The number {number} is already given; write another one, or correct what has it:"
                " tiepdan edit {number}"
            ).format(number=wanted)
        )
    return wanted
