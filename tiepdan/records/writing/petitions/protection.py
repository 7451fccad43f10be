"""A denouncer's waiver of the protection of their identity."""

from datetime import date

from sqlmodel import Session

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.facts import subjects as facts
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.records.schema.tables import Petition
from tiepdan.records.writing.petitions.anonymity import check_is_named
from tiepdan.records.writing.petitions.links import check_links
from tiepdan.records.writing.petitions.petitions import denounces, get_petition


def waive(session: Session, number: PetitionNumber, *, waived_on: date, document: str) -> None:
    """Record a waiver (Nghị định 156/2026/NĐ-CP, Điều 6): from now on nothing is covered.

    Raises:
        NotFoundError: there is no such petition.
        RefusedError: it is no denunciation, or an anonymous one; was waived already, or before it
            was received; or it is linked to another one, which stays protected.
    """
    petition = get_petition(session, number)
    check_may_be_waived(number, petition)
    check_is_named(petition)
    check_waived_on(waived_on, petition.received_on)
    petition.protection_waived_on = waived_on
    petition.protection_waiver = document
    session.add(petition)
    session.flush()
    check_links(session, petition, is_newly_shown_or_hidden=True)


def check_may_be_waived(number: PetitionNumber, petition: facts.Petition | Petition) -> None:
    """Refuse a waiver by whichever document, where there is no protection to waive.

    Raises:
        RefusedError: it is no denunciation, or its protection was waived already.
    """
    if not denounces(petition):
        raise RefusedError(
            _("{number} is a {kind}; only a denouncer's identity is protected.").format(
                number=number, kind=petition.kind.label
            )
        )
    if petition.protection_waived_on:
        raise RefusedError(
            _(
                "{number}: protection was waived on {day} already ({document}); where that is"
                " wrong, tiepdan history {number} shows which operation to tiepdan undo."
            ).format(
                number=number,
                day=show_date(petition.protection_waived_on),
                document=petition.protection_waiver,
            )
        )


def check_waived_on(waived_on: date, received_on: date) -> None:
    """Refuse a waiver before the petition was received.

    Raises:
        RefusedError: it is.
    """
    if waived_on < received_on:
        raise RefusedError(
            _("The waiver is on {day}, before the petition was received ({received}).").format(
                day=show_date(waived_on), received=show_date(received_on)
            )
        )
