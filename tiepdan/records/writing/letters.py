"""Recording a letter that has its number: the document, and the step that it is the paper of."""

from tiepdan.errors import RefusedError
from tiepdan.facts.document import Document
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.records.file.connection import RegisterSession, driver_connection
from tiepdan.records.reading.letters import is_number_taken
from tiepdan.records.writing.documents import add_document
from tiepdan.records.writing.petitions.petitions import record_event


def record_letter(session: RegisterSession, document: Document, step: PetitionEvent | None) -> int:
    """Record a letter as a document, and with it the ``step``; returns its number in the list.

    Raises:
        NotFoundError: the petition or meeting does not exist.
        RefusedError: the number is taken that year, or the procedure does not allow the step.
    """
    if document.number:
        check_number(session, document)
    if step and document.petition_id:
        record_step(session, document.petition_id, step)
    return add_document(session, document)


def check_number(session: RegisterSession, document: Document) -> None:
    """Refuse a number that another paper of that year has.

    Raises:
        RefusedError: it is taken.
    """
    number = document.number or ""
    if is_number_taken(
        driver_connection(session), number, document.issued_on, document.petition_id
    ):
        raise RefusedError(
            _(
                "The number {number} is taken in {year} already; “tiepdan documents” lists the"
                " papers, and without --number it stays open."
            ).format(number=number, year=document.issued_on.year)
        )


def record_step(session: RegisterSession, number: PetitionNumber, step: PetitionEvent) -> None:
    """Record the step of a letter whose number stays open.

    Raises:
        RefusedError: the procedure does not allow it at this point.
    """
    record_event(session, number, step, may_go_either_way=False)
