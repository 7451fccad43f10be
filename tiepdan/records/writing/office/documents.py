"""Recording the documents issued, and sanctions."""

from sqlmodel import Session

from tiepdan.errors import RefusedError
from tiepdan.facts import subjects as facts
from tiepdan.facts.document import Document as DocumentFacts
from tiepdan.facts.fact import fields_of, values_of
from tiepdan.i18n import _
from tiepdan.law.procedure.meeting_checks import check_old_day
from tiepdan.numbers import PetitionNumber, document_not_found, sanction_not_found
from tiepdan.records.schema.tables import Document, Petition, Sanction, row_id, save
from tiepdan.records.writing.corrections import Facts, change, check_changed
from tiepdan.records.writing.meetings.meetings import check_meeting_of, get_meeting
from tiepdan.records.writing.petitions.petitions import get_petition, is_protected
from tiepdan.records.writing.undoing.void_rows import get_live


def add_document(session: Session, document: facts.Document) -> int:
    """Record a document issued; returns its number in the list.

    Raises:
        NotFoundError: the petition or meeting it belongs to does not exist.
        RefusedError: the day is outside the register.
    """
    check_old_day(document.issued_on)
    if document.meeting_id is not None:
        get_meeting(session, document.meeting_id)
    number = document.petition_id
    values = {
        **values_of(document),
        "petition_id": row_id(get_petition(session, number)) if number else None,
    }
    return save(session, Document(**values))


def add_sanction(session: Session, sanction: facts.Sanction) -> int:
    """Record that someone was held to account; returns its number.

    Raises:
        RefusedError: the day is outside the register.
    """
    check_old_day(sanction.imposed_on)
    return save(session, Sanction(**values_of(sanction)))


def correct_document(session: Session, document_id: int, *, facts: Facts) -> list[str]:
    """Correct facts of a document; returns the columns that changed.

    Raises:
        NotFoundError: there is no such document, or no such petition or meeting.
        RefusedError: nothing differs, it is void, the day is outside the register, or it leaves a
            protected denunciation with what is kept secret there.
    """
    document = get_live(session, Document, document_id, document_not_found)
    check_meeting_of(session, facts)
    number = facts.get("petition_id")
    if isinstance(number, PetitionNumber):
        facts = {**facts, "petition_id": row_id(get_petition(session, number))}
    is_secret = _is_of_protected(session, document)
    changed = change(document, facts, is_secret=is_secret)
    check_changed(changed)
    kept = [
        field.flag
        for field in fields_of(DocumentFacts).values()
        if field.is_secret and field.name not in facts and getattr(document, field.name)
    ]
    if is_secret and kept and not _is_of_protected(session, document):
        raise RefusedError(
            _(
                "Document {number} is about a denunciation, and what it says is kept secret; to"
                " link it otherwise, write that anew as everybody may read it: {flags}."
            ).format(number=document_id, flags=", ".join(kept))
        )
    check_old_day(document.issued_on)
    session.add(document)
    session.flush()
    return changed


def correct_sanction(session: Session, sanction_id: int, *, facts: Facts) -> list[str]:
    """Correct facts of a sanction; returns the columns that changed.

    Its note is in no list: a right guess at it is answered as a wrong one.

    Raises:
        NotFoundError: there is no such sanction.
        RefusedError: nothing differs, it is void, or the day is outside the register.
    """
    sanction = get_live(session, Sanction, sanction_id, sanction_not_found)
    changed = change(sanction, facts, is_secret=True)
    check_changed(changed)
    check_old_day(sanction.imposed_on)
    session.add(sanction)
    session.flush()
    return changed


def _is_of_protected(session: Session, document: Document) -> bool:
    if document.petition_id is None:
        return False
    return is_protected(session.get_one(Petition, document.petition_id))
