"""What is one case (vụ việc): petitions joined and separated again, visits, marks. Nothing merges.

A link of the same case has no direction: it is kept from the one received first, so that it never
takes the place of a link by which the later one repeats or continues the earlier.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session, col, or_, select

from tiepdan.dates import show_date
from tiepdan.errors import NotFoundError, RefusedError
from tiepdan.facts import link as facts
from tiepdan.facts.fact import values_of
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition import LinkKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records.derived.shared_cases import members_of_case
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.schema.tables import Petition, PetitionLink, VisitPetition, row_id
from tiepdan.records.secrecy import is_visit_covered
from tiepdan.records.writing.corrections import Facts, change, check_changed
from tiepdan.records.writing.meetings.meetings import get_visit
from tiepdan.records.writing.petitions.petitions import get_petition, is_protected, link_visit


def join(session: Session, number: PetitionNumber, to: facts.PetitionLink) -> None:
    """Note that two petitions are one case; each stays what it is.

    Raises:
        NotFoundError: one of them does not exist.
        RefusedError: they are one and the same, or of one case already; the link is made before
            one of them was received; or it would tell who denounces.
    """
    one, other = get_petition(session, number), get_petition(session, to.earlier_id)
    if one.id == other.id:
        raise RefusedError(_("{number} cannot be joined to itself.").format(number=number))
    # Before all that would say whether they are joined: one may have become a denunciation since.
    if is_protected(one) != is_protected(other):
        raise RefusedError(
            _(
                "{number} and {other} are not joined: one of them is a denunciation under"
                " protection, and the other would tell who denounces."
            ).format(number=number, other=to.earlier_id)
        )
    if row_id(other) in _members(session, one):
        raise RefusedError(
            _(
                "{number} and {other} are of one case already; if they are not: tiepdan separate"
                " {number}"
            ).format(number=number, other=to.earlier_id)
        )
    later = max(one, other, key=_by_receipt)
    if to.linked_on < later.received_on:
        raise RefusedError(
            _("The link is made on {day}, before {number} was received ({received}).").format(
                day=show_date(to.linked_on),
                number=PetitionNumber(later.year, later.sequence),
                received=show_date(later.received_on),
            )
        )
    _add_link(session, one, other, replace(to, kind=LinkKind.SAME_CASE))


def separate(
    session: Session, number: PetitionNumber, separated_on: date
) -> Sequence[PetitionNumber]:
    """Take a petition out of its case; the others stay one, and are given back.

    Raises:
        NotFoundError: there is no such petition, or its case has no other.
        RefusedError: it is of the case as a duplicate.
    """
    petition = get_petition(session, number)
    others = _members(session, petition) - {row_id(petition)}
    if not others:
        raise NotFoundError(
            _("{number} is a case of its own; there is nothing to separate it from.").format(
                number=number
            )
        )
    links = [
        link
        for link in _links_of(session, petition)
        if others & {link.petition_id, link.earlier_id}
    ]
    for link in links:
        if link.kind is LinkKind.DUPLICATE:
            later, earlier = (
                _number(session.get_one(Petition, petition_id))
                for petition_id in (link.petition_id, link.earlier_id)
            )
            raise RefusedError(
                _(
                    "{later} is recorded as a duplicate of {earlier}, and so of one case with it;"
                    " if it is none: tiepdan unlink {later} {earlier}"
                ).format(later=later, earlier=earlier)
            )
    joined = [link for link in links if link.kind is LinkKind.SAME_CASE]
    for link in joined:
        session.delete(link)
    session.flush()
    _hold_together(session, others, joined, separated_on)
    return sorted(_number(session.get_one(Petition, other)) for other in others)


def join_visit(session: Session, number: PetitionNumber, visit_id: int) -> None:
    """Note that a visit belongs to the case of a petition: it was about that petition.

    Raises:
        NotFoundError: there is no such petition or visit.
        RefusedError: it is noted already, one of them is void, or it would tell who denounces.
    """
    petition = get_petition(session, number)
    get_visit(session, visit_id)
    session.flush()
    is_covered = is_visit_covered(driver_connection(session), visit_id)
    is_of_another = not is_covered and bool(_petitions_of_visit(session, visit_id))
    if (is_covered and not is_protected(petition)) or (is_of_another and is_protected(petition)):
        raise _would_tell(number, visit_id)
    link_visit(session, visit_id=visit_id, number=number)


def separate_visit(session: Session, number: PetitionNumber, visit_id: int) -> None:
    """Take a visit away from a petition, and so from its case; the visit itself stays.

    Raises:
        NotFoundError: there is no such petition or visit, or it is not about it.
        RefusedError: it would tell who denounces.
    """
    petition = get_petition(session, number)
    get_visit(session, visit_id)
    session.flush()
    # Whatever is recorded: the answer would tell whose visit it was.
    if is_visit_covered(driver_connection(session), visit_id) and not is_protected(petition):
        raise _would_tell(number, visit_id)
    link = session.get(VisitPetition, (visit_id, row_id(petition)))
    if link is None:
        raise NotFoundError(
            _("Visit {visit} is not about petition {number}.").format(visit=visit_id, number=number)
        )
    session.delete(link)
    session.flush()


def mark(session: Session, number: PetitionNumber, marks: Facts) -> list[str]:
    """Mark the case of a petition, or take a mark away; returns the columns that changed.

    Raises:
        NotFoundError: there is no such petition.
        RefusedError: it is marked like that already.
    """
    petition = get_petition(session, number)
    changed = change(petition, marks, is_secret=False)
    check_changed(changed)
    session.add(petition)
    session.flush()
    return changed


def _would_tell(number: PetitionNumber, visit_id: int) -> RefusedError:
    return RefusedError(
        _(
            "Visit {visit} and {number} do not go together: one of them is of a denunciation under"
            " protection, and the other would tell who denounces."
        ).format(visit=visit_id, number=number)
    )


def _members(session: Session, petition: Petition) -> frozenset[int]:
    session.flush()
    return members_of_case(driver_connection(session), row_id(petition))


def _links_of(session: Session, petition: Petition) -> Sequence[PetitionLink]:
    return session.exec(
        select(PetitionLink).where(
            or_(
                col(PetitionLink.petition_id) == row_id(petition),
                col(PetitionLink.earlier_id) == row_id(petition),
            )
        )
    ).all()


def _petitions_of_visit(session: Session, visit_id: int) -> Sequence[VisitPetition]:
    return session.exec(select(VisitPetition).where(VisitPetition.visit_id == visit_id)).all()


def _hold_together(
    session: Session, others: frozenset[int], joined: Sequence[PetitionLink], day: date
) -> None:
    """Join anew what only the petition taken out held together; of one piece it stays."""
    parts: list[Petition] = []
    left = set(others)
    in_order = sorted((session.get_one(Petition, other) for other in others), key=_by_receipt)
    for petition in in_order:
        if row_id(petition) in left:
            left -= _members(session, petition)
            parts.append(petition)
    for petition in parts[1:]:
        # As it was said of the one that held them, so that its document and note stay.
        said = next(
            (
                link
                for link in joined
                if _members(session, petition) & {link.petition_id, link.earlier_id}
            ),
            joined[0],
        )
        _add_link(
            session,
            parts[0],
            petition,
            facts.PetitionLink(
                kind=LinkKind.SAME_CASE,
                earlier_id=_number(petition),
                linked_on=day,
                document_number=said.document_number,
                note=said.note,
            ),
        )


def _add_link(session: Session, one: Petition, other: Petition, said: facts.PetitionLink) -> None:
    first, later = sorted((one, other), key=_by_receipt)
    session.add(
        PetitionLink(petition_id=row_id(first), **{**values_of(said), "earlier_id": row_id(later)})
    )
    session.flush()


def _by_receipt(petition: Petition) -> tuple[date, int]:
    return petition.received_on, row_id(petition)


def _number(petition: Petition) -> PetitionNumber:
    return PetitionNumber(petition.year, petition.sequence)
