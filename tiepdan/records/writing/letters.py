"""Recording a letter: the document once it has its number, and the step that it is the paper of."""

from collections.abc import Collection
from datetime import date

from tiepdan.errors import RefusedError
from tiepdan.facts.document import Document
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.records.file.sqlite.connection import RegisterSession, driver_connection
from tiepdan.records.reading.letters import OwnStep, is_number_taken
from tiepdan.records.writing.meetings.meetings import record_meeting_event
from tiepdan.records.writing.office.documents import add_document
from tiepdan.records.writing.petitions.petitions import record_event


def record_letter(
    session: RegisterSession, document: Document, *, own_steps: Collection[OwnStep]
) -> int:
    """Record a letter as a document; returns its number in the list.

    ``own_steps`` are those that it is the paper of, which may name its number.

    Raises:
        NotFoundError: the petition or meeting does not exist.
        RefusedError: another paper of that year has the number.
    """
    if document.number:
        _check_number(session, document.number, document.issued_on, own_steps)
    return add_document(session, document)


def record_step(
    session: RegisterSession, subject: PetitionNumber | int, step: PetitionEvent | MeetingEvent
) -> None:
    """Record the step of a letter, of a petition or of the meeting with that number.

    Raises:
        RefusedError: the procedure does not allow it at this point.
    """
    if isinstance(subject, PetitionNumber) and isinstance(step, PetitionEvent):
        record_event(session, subject, step, may_go_either_way=False)
    elif isinstance(subject, int) and isinstance(step, MeetingEvent):
        record_meeting_event(session, subject, step)
    else:
        raise TypeError(f"{step.kind} is no step of {subject}")


def _check_number(
    session: RegisterSession, number: str, day: date, own_steps: Collection[OwnStep]
) -> None:
    if is_number_taken(driver_connection(session), number, day, own_steps):
        raise RefusedError(
            _(
                "The number {number} is taken in {year} already; tiepdan documents lists the"
                " papers, and without --number it stays open."
            ).format(number=number, year=day.year)
        )
