"""Linking a petition to an earlier one that it repeats or continues; both stay what they are."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, or_, select

from tiepdan.dates import show_date
from tiepdan.errors import NotFoundError, RefusedError
from tiepdan.facts import link as facts
from tiepdan.facts.fact import values_of
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition import LinkKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records.schema.tables import Petition, PetitionLink, row_id
from tiepdan.records.writing.petitions.cases import join
from tiepdan.records.writing.petitions.petitions import get_petition, is_protected


@dataclass(frozen=True, slots=True)
class MadeLink:
    """What a link brings about: whether the earlier petition ``is_newly_secret``.

    Of a link that is shown nowhere ``secret_id`` is the petition that is secret: for the journal,
    which keeps that somebody linked them, whether or not they were linked before.
    """

    is_newly_secret: bool = False
    secret_id: int | None = None


def link(session: Session, number: PetitionNumber, to: facts.PetitionLink) -> MadeLink:
    """Note that a petition repeats or continues an earlier one, or is of one case with another.

    What a denunciation is split off from names who denounces, so that it is kept as secret from
    now on. Its other parts are not: the link of such a part is shown nowhere but in a look at what
    is secret.

    Raises:
        NotFoundError: one of them does not exist.
        RefusedError: they are one and the same, linked already or in a circle; the earlier one
            was received later; the link is made before the petition was received; or it would
            tell who denounces.
    """
    if to.kind is LinkKind.SAME_CASE:
        join(session, number, to)
        return MadeLink()
    later, earlier = get_petition(session, number), get_petition(session, to.earlier_id)
    _check_days(to.kind, number, later, to.earlier_id, earlier, to.linked_on)
    if to.kind is LinkKind.SPLIT:
        return _split_off(session, number, later, earlier, to)
    # Before all that would say whether they are linked: one may have become a denunciation since.
    if is_protected(later) != is_protected(earlier):
        raise RefusedError(
            _(
                "{number} and {earlier} are not linked: one of them is a denunciation under"
                " protection, and the other would tell who denounces."
            ).format(number=number, earlier=to.earlier_id)
        )
    add_as_recorded(session, number, to)
    return MadeLink()


def are_linked(session: Session, number: PetitionNumber, earlier: PetitionNumber) -> bool:
    """Whether a link of two petitions is there, and anybody may know it.

    Of a denunciation under protection and what is no such, nobody may: it is none here.
    """
    one, other = get_petition(session, number), get_petition(session, earlier)
    return is_protected(one) == is_protected(other) and (
        session.get(PetitionLink, (row_id(one), row_id(other))) is not None
        or session.get(PetitionLink, (row_id(other), row_id(one))) is not None
    )


def add_as_recorded(session: Session, number: PetitionNumber, to: facts.PetitionLink) -> None:
    """Link petitions that were linked before, one of which is void or destroyed.

    Raises:
        NotFoundError: one of them does not exist.
        RefusedError: they are linked already.
    """
    later, earlier = get_petition(session, number), get_petition(session, to.earlier_id)
    _check_not_linked(session, number, later, to.earlier_id, earlier)
    _add(session, later, earlier, to)


def _split_off(
    session: Session,
    number: PetitionNumber,
    part: Petition,
    whole: Petition,
    to: facts.PetitionLink,
) -> MadeLink:
    is_newly_secret = is_protected(part) and not is_protected(whole)
    if is_newly_secret:
        if whole.protection_waived_on:
            raise RefusedError(
                _(
                    "The protection of {whole} was waived, and not that of {number}, which was"
                    " split off from it: waive that first (tiepdan waive-protection {number})."
                ).format(whole=to.earlier_id, number=number)
            )
        whole.contains_denunciation = True
        session.add(whole)
        check_links(session, whole, is_newly_shown_or_hidden=True)
    if is_protected(part) == is_protected(whole):
        _check_not_linked(session, number, part, to.earlier_id, whole)
        _add(session, part, whole, to)
        return MadeLink(is_newly_secret)
    # Whoever guesses that they are linked is answered the same as whoever links them.
    if session.get(PetitionLink, (row_id(part), row_id(whole))) is None:
        _add(session, part, whole, to)
    return MadeLink(secret_id=row_id(whole))


def _add(session: Session, later: Petition, earlier: Petition, to: facts.PetitionLink) -> None:
    session.add(
        PetitionLink(petition_id=row_id(later), **{**values_of(to), "earlier_id": row_id(earlier)})
    )
    session.flush()


def unlink(session: Session, one: PetitionNumber, other: PetitionNumber) -> int | None:
    """Take the link of two petitions away, whichever is named first.

    Where a link would tell who denounces, nothing says whether there was one; then the denunciation
    is given back, so that the journal keeps the try.

    Raises:
        NotFoundError: one of them does not exist, or they are not linked.
    """
    petitions = [get_petition(session, number) for number in (one, other)]
    ids = [row_id(petition) for petition in petitions]
    secret = [row_id(petition) for petition in petitions if is_protected(petition)]
    is_covered = len(secret) == 1
    both = [session.get(PetitionLink, key) for key in (tuple(ids), tuple(ids[::-1]))]
    # That they are of one case stands beside another link, and goes by “separate”.
    found = min(
        (link for link in both if link), key=lambda link: link.kind is LinkKind.SAME_CASE,
        default=None,
    )  # fmt: skip
    if found is None and not is_covered:
        raise NotFoundError(
            _("{number} and {earlier} are not linked; tiepdan show shows the links of each.")
            .format(number=one, earlier=other)
        )  # fmt: skip
    if found is not None:
        session.delete(found)
        session.flush()
    return secret[0] if is_covered else None


def check_links(session: Session, petition: Petition, *, is_newly_shown_or_hidden: bool) -> None:
    """Refuse a petition as it is now when its links could not have been made with it.

    Nothing is said of a link that is not shown: it would tell who denounces.

    Raises:
        RefusedError: the earlier of two was received later, a link is older than its petition, or
            one would now tell who denounces.
    """
    petition_id = row_id(petition)
    found = session.exec(
        select(PetitionLink).where(
            or_(
                col(PetitionLink.petition_id) == petition_id,
                col(PetitionLink.earlier_id) == petition_id,
            )
        )
    ).all()
    for made in found:
        later = session.get_one(Petition, made.petition_id)
        earlier = session.get_one(Petition, made.earlier_id)
        numbers = [PetitionNumber(one.year, one.sequence) for one in (later, earlier)]
        if is_protected(later) == is_protected(earlier):
            if made.kind is not LinkKind.SAME_CASE:  # of which neither need be the earlier one
                _check_days(made.kind, numbers[0], later, numbers[1], earlier, made.linked_on)
        elif is_newly_shown_or_hidden and not (
            made.kind is LinkKind.SPLIT and is_protected(earlier)
        ):  # another part of what names who denounces is shown, and their link is not
            if made.kind is LinkKind.SPLIT:
                raise RefusedError(
                    _(
                        "{number} was split off from {earlier}, and only one of them would be under"
                        " protection. Say first that {earlier} names who denounces (tiepdan edit"
                        " {earlier} --contains-denunciation yes), or take the link away (tiepdan"
                        " unlink {number} {earlier})."
                    ).format(number=numbers[0], earlier=numbers[1])
                )
            raise RefusedError(
                _(
                    "{number} and {earlier} are linked, and only one of them would be a"
                    " denunciation under protection: the other would tell who denounces. Take the"
                    " link away first: tiepdan unlink {number} {earlier}"
                ).format(number=numbers[0], earlier=numbers[1])
            )


_FLAGS = {
    LinkKind.DUPLICATE: "--duplicate-of",
    LinkKind.CONTINUATION: "--continues",
    LinkKind.SPLIT: "--split-from",
}


def _check_days(
    kind: LinkKind,
    number: PetitionNumber,
    later: Petition,
    earlier_number: PetitionNumber,
    earlier: Petition,
    linked_on: date,
) -> None:
    if later.id == earlier.id:
        raise RefusedError(_("{number} cannot be linked to itself.").format(number=number))
    if earlier.received_on > later.received_on:
        raise RefusedError(
            _(
                "{earlier} was received on {day}, after {number} ({received}); link it the other"
                " way: tiepdan link {earlier} {flag} {number}"
            ).format(
                flag=_FLAGS[kind],
                earlier=earlier_number,
                day=show_date(earlier.received_on),
                number=number,
                received=show_date(later.received_on),
            )
        )
    if linked_on < later.received_on:
        raise RefusedError(
            _("The link is made on {day}, before {number} was received ({received}).").format(
                day=show_date(linked_on), number=number, received=show_date(later.received_on)
            )
        )


def _check_not_linked(
    session: Session,
    number: PetitionNumber,
    later: Petition,
    earlier_number: PetitionNumber,
    earlier: Petition,
) -> None:
    if session.get(PetitionLink, (row_id(later), row_id(earlier))):
        raise RefusedError(
            _(
                "{number} is linked to {earlier} already; if it should not be: tiepdan unlink"
                " {number} {earlier}"
            ).format(number=number, earlier=earlier_number)
        )
    if row_id(later) in _all_earlier(session, row_id(earlier)):
        raise RefusedError(
            _(
                "{earlier} is itself linked to {number}, and a link back would be a circle; take"
                " that one away first: tiepdan unlink {earlier} {number}"
            ).format(number=number, earlier=earlier_number)
        )


def _all_earlier(session: Session, petition_id: int) -> set[int]:
    """Whatever a petition is linked to, over however many links."""
    found: set[int] = set()
    new = {petition_id}
    while new:
        rows = session.exec(
            select(PetitionLink.earlier_id).where(
                col(PetitionLink.petition_id).in_(new), PetitionLink.kind != LinkKind.SAME_CASE
            )
        )
        new = set(rows) - found
        found |= new
    return found
