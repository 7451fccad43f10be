"""Who petitions or comes, where one person may have occasion several petitions and visits."""

from sqlmodel import Session, select

from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.schema.tables import Petition, Petitioner, Visit, row_id, save
from tiepdan.records.secrecy import is_visit_covered
from tiepdan.records.writing.petitions.petitions import is_protected


def petitioner_of_its_own(
    session: Session, occasion: Petition | Visit, *, is_other: bool = False
) -> Petitioner | None:
    """The person as a petition or visit has them, to be corrected; None where a visit has none.

    Corrected in one place and changed in another, the two would tell that they are of one person:
    where a denouncer is protected, and another petition or visit of theirs is shown, each gets a
    row of its own. So does what is of another person from now on (``is_other``): of nobody known,
    or of somebody.
    """
    if occasion.petitioner_id is None:
        return None
    petitioner = session.get_one(Petitioner, occasion.petitioner_id)
    others = _others(session, occasion)
    is_hidden = _is_hidden(session, occasion)
    if not (others and is_other) and all(_is_hidden(session, one) == is_hidden for one in others):
        return petitioner
    own = Petitioner(**petitioner.model_dump(exclude={"id"}))
    occasion.petitioner_id = save(session, own)
    session.add(occasion)
    return own


def _others(session: Session, occasion: Petition | Visit) -> list[Petition | Visit]:
    """The other petitions and visits of the same person."""
    person = occasion.petitioner_id
    every: list[Petition | Visit] = [
        *session.exec(select(Petition).where(Petition.petitioner_id == person)).all(),
        *session.exec(select(Visit).where(Visit.petitioner_id == person)).all(),
    ]
    return [one for one in every if one is not occasion]


def _is_hidden(session: Session, occasion: Petition | Visit) -> bool:
    if isinstance(occasion, Petition):
        return is_protected(occasion)
    return is_visit_covered(driver_connection(session), row_id(occasion))
