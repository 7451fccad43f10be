"""Who petitions, where one person may have brought several petitions and visits."""

from sqlmodel import Session, select

from tiepdan.records.file.connection import driver_connection
from tiepdan.records.schema.tables import Petition, Petitioner, Visit, row_id, save
from tiepdan.records.secrecy import is_visit_covered
from tiepdan.records.writing.petitions.petitions import is_protected


def petitioner_of_its_own(session: Session, petition: Petition) -> Petitioner:
    """The person as a petition has them, to be corrected; apart from what is shown or hidden else.

    Corrected in one place and changed in another, the two would tell that they are of one person:
    where a denouncer is protected, and another petition or visit of theirs is shown, each gets a
    row of its own.
    """
    petitioner = session.get_one(Petitioner, petition.petitioner_id)
    if not _is_shared_across(session, petition):
        return petitioner
    own = Petitioner(**petitioner.model_dump(exclude={"id"}))
    petition.petitioner_id = save(session, own)
    session.add(petition)
    return own


def _is_shared_across(session: Session, petition: Petition) -> bool:
    """Whether the person also stands where protection differs."""
    person, hidden = petition.petitioner_id, is_protected(petition)
    others = session.exec(
        select(Petition).where(Petition.petitioner_id == person, Petition.id != petition.id)
    )
    visits = session.exec(select(Visit).where(Visit.petitioner_id == person))
    connection = driver_connection(session)
    return any(is_protected(other) != hidden for other in others) or any(
        is_visit_covered(connection, row_id(visit)) != hidden for visit in visits
    )
