"""Recording how denouncers and those near to them are protected (Luật Tố cáo, Điều 47 to 58)."""

from sqlmodel import Session, col, select

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.facts import subjects as facts
from tiepdan.facts.fact import values_of
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records.reading.petitions.protections import protection_not_found
from tiepdan.records.schema.tables import Petition, Protection, row_id, save
from tiepdan.records.writing.corrections import Facts, change, check_changed
from tiepdan.records.writing.petitions.anonymity import check_is_named
from tiepdan.records.writing.petitions.petitions import get_petition, is_protected


def protect(session: Session, number: PetitionNumber, protection: facts.Protection) -> int:
    """Record a decision on protection; returns the number given.

    Raises:
        NotFoundError: there is no such petition.
        RefusedError: it is no denunciation, or an anonymous one, or void; nobody is protected, or
            more denouncers than there are; its days do not fit; or it is recorded like that
            already.
    """
    petition = get_petition(session, number)
    row = Protection(petition_id=row_id(petition), **values_of(protection))
    _check(petition, row)
    for other in _of(session, petition):
        if (other.measures, other.starts_on) == (row.measures, row.starts_on):
            raise RefusedError(
                _(
                    "{number} has this protection since {day} already (protection {other}); to"
                    " correct it: tiepdan edit-protection {other}"
                ).format(number=number, day=show_date(row.starts_on), other=other.id)
            )
    return save(session, row)


def add_as_recorded(session: Session, number: PetitionNumber, protection: facts.Protection) -> int:
    """Record a decision of a petition that is void or destroyed; returns the number given.

    Raises:
        NotFoundError: there is no such petition.
    """
    petition = get_petition(session, number)
    return save(session, Protection(petition_id=row_id(petition), **values_of(protection)))


def correct_protection(session: Session, protection_id: int, *, facts: Facts) -> list[str]:
    """Correct a decision on protection; returns the columns that changed.

    Raises:
        NotFoundError: there is no such decision.
        RefusedError: nothing differs, or as for ``protect``.
    """
    row, petition = _recorded(session, protection_id)
    changed = change(row, facts, is_secret=is_protected(petition))
    check_changed(changed)
    _check(petition, row)
    session.add(row)
    session.flush()
    return changed


def remove_protection(session: Session, protection_id: int) -> None:
    """Take out a decision that there never was; the journal keeps it.

    Raises:
        NotFoundError: there is no such decision.
    """
    row, _petition = _recorded(session, protection_id)
    session.delete(row)
    session.flush()


def check_protections(session: Session, petition: Petition) -> None:
    """Refuse a petition that does not fit the protections recorded of it any more.

    Raises:
        RefusedError: one of them does not; the sentence says why.
    """
    for row in _of(session, petition):
        _check(petition, row)


def _of(session: Session, petition: Petition) -> list[Protection]:
    return list(
        session.exec(
            select(Protection)
            .where(Protection.petition_id == row_id(petition))
            .order_by(col(Protection.id))
        )
    )


def _recorded(session: Session, protection_id: int) -> tuple[Protection, Petition]:
    row = session.get(Protection, protection_id)
    if row is None:
        raise protection_not_found(protection_id)
    petition = session.get_one(Petition, row.petition_id)
    # Of what is void nothing is corrected.
    return row, get_petition(session, PetitionNumber(petition.year, petition.sequence))


def _check(petition: Petition, row: Protection) -> None:
    number = PetitionNumber(petition.year, petition.sequence)
    if petition.kind is not PetitionKind.DENUNCIATION:
        raise RefusedError(
            _("{number} is a {kind}; only denouncers are protected (LTC Điều 47).").format(
                number=number, kind=petition.kind.label
            )
        )
    check_is_named(petition)
    if not row.persons + row.relatives:
        raise RefusedError(
            _("Nobody would be protected; say how many: --persons 1 or --relatives 2.")
        )
    if row.persons > petition.people_count:
        raise RefusedError(
            _(
                "{persons} denouncers cannot be protected: {number} is of {people}; if they are"
                " more, correct it first: tiepdan edit {number} --people {persons}"
            ).format(persons=row.persons, number=number, people=petition.people_count)
        )
    if row.starts_on < petition.received_on:
        raise RefusedError(
            _(
                "The protection would begin on {day}, before the denunciation was received"
                " ({received})."
            ).format(day=show_date(row.starts_on), received=show_date(petition.received_on))
        )
    if row.ends_on is not None and row.ends_on < row.starts_on:
        raise RefusedError(
            _("The protection would end on {end}, before it begins ({start}).").format(
                end=show_date(row.ends_on), start=show_date(row.starts_on)
            )
        )
