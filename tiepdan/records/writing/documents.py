"""Recording the documents issued, and sanctions."""

from datetime import date

from sqlmodel import Session

from tiepdan.law.procedure.meeting_checks import check_in_register
from tiepdan.law.vocabulary.document import DocumentType, Issuer, Sanctioned
from tiepdan.numbers import PetitionNumber
from tiepdan.records.schema.tables import Document, Sanction, save
from tiepdan.records.writing.meetings.meetings import get_meeting
from tiepdan.records.writing.petitions.petitions import get_petition


def add_document(
    session: Session,
    *,
    issuer: Issuer,
    document_type: DocumentType,
    issued_on: date,
    title: str,
    number: str | None = None,
    petition: PetitionNumber | None = None,
    meeting_id: int | None = None,
) -> int:
    """Record a document issued; returns its number in the list.

    Raises:
        NotFoundError: the petition or meeting it belongs to does not exist.
        RefusedError: the day is outside the register.
    """
    check_in_register(issued_on)
    document = Document(
        issuer=issuer,
        type=document_type,
        number=number,
        issued_on=issued_on,
        title=title,
        petition_id=get_petition(session, petition).id if petition else None,
        meeting_id=get_meeting(session, meeting_id).id if meeting_id is not None else None,
    )
    return save(session, document)


def add_sanction(
    session: Session,
    *,
    subject: Sanctioned,
    form: str,
    imposed_on: date,
    note: str | None = None,
) -> int:
    """Record that someone was held to account; returns its number.

    Raises:
        RefusedError: the day is outside the register.
    """
    check_in_register(imposed_on)
    sanction = Sanction(subject=subject, form=form, imposed_on=imposed_on, note=note)
    return save(session, sanction)
