"""Who petitions or comes, where one person may have occasion several petitions and visits."""

from sqlmodel import Session, select

from tiepdan.records.file.connection import driver_connection
from tiepdan.records.schema.tables import Petition, Petitioner, Visit, row_id, save
from tiepdan.records.secrecy import is_visit_covered
from tiepdan.records.writing.petitions.petitions import is_protected


def petitioner_of_its_own(session: Session, occasion: Petition | Visit) -> Petitioner | None:
    """The person as a petition or visit has them, to be corrected; None where a visit has none.

    Corrected in one place and changed in another, the two would tell that they are of one person:
    where a denouncer is protected, and another petition or visit of theirs is shown, each gets a
    row of its own.
    """
    if occasion.petitioner_id is None:
        return None
    petitioner = session.get_one(Petitioner, occasion.petitioner_id)
    if not _is_shared_across(session, occasion):
        return petitioner
    own = Petitioner(**petitioner.model_dump(exclude={"id"}))
    occasion.petitioner_id = save(session, own)
    session.add(occasion)
    return own


def _is_shared_across(session: Session, occasion: Petition | Visit) -> bool:
    """Whether the person also stands where protection differs."""
    person = occasion.petitioner_id
    others: list[Petition | Visit] = [
        *session.exec(select(Petition).where(Petition.petitioner_id == person)).all(),
        *session.exec(select(Visit).where(Visit.petitioner_id == person)).all(),
    ]
    is_hidden = _is_hidden(session, occasion)
    return any(_is_hidden(session, other) != is_hidden for other in others if other is not occasion)


def _is_hidden(session: Session, occasion: Petition | Visit) -> bool:
    if isinstance(occasion, Petition):
        return is_protected(occasion)
    return is_visit_covered(driver_connection(session), row_id(occasion))
