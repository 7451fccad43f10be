"""The office that keeps this register: its versions, and its people."""

import uuid
from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, col, select

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.facts import office as facts
from tiepdan.facts.fact import fields_of, values_of
from tiepdan.facts.subjects import SUBJECTS
from tiepdan.i18n import _
from tiepdan.law.vocabulary.office import HEADS, NEEDS_POSITION
from tiepdan.records.derived import deadlines
from tiepdan.records.derived.moved_deadlines import MovedDeadline
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.reading.office.facts import staff_not_found
from tiepdan.records.schema.tables import Office, PackSwitch, Register, Staff, save
from tiepdan.records.writing.corrections import Facts, change, check_changed

_FIRST = 1
"""The number of the version that is open to the past."""


def set_up(session: Session, office: facts.Office) -> None:
    """Record the commune, once, before anything else; the register gets its id with it.

    Raises:
        RefusedError: it is to hold from a day only, or the population is of no day.
    """
    if office.valid_from is not None:
        raise RefusedError(
            _(
                "The commune as it was first holds from the beginning, not from {day}: leave its"
                " day empty."
            ).format(day=show_date(office.valid_from))
        )
    row = Office(id=_FIRST, **values_of(office))
    _check(row)
    session.add(row)
    session.add(Register(uid=str(uuid.uuid4())))
    session.flush()


def correct_office(
    session: Session, *, facts: Facts, on: date | None = None
) -> tuple[list[str], list[MovedDeadline]]:
    """Correct facts of the office; returns the columns that changed, and deadlines that moved.

    That mends a slip: it was never as recorded. The last version is meant, or the one that was
    valid ``on`` a day, and with it those around it that have the wrong value from it. The province
    chooses the local rules, and whether the commune is remote lengthens limits.

    Raises:
        RefusedError: nothing differs, or the population is of no day.
    """
    versions = _versions(session)
    meant = [
        place
        for place, one in enumerate(versions)
        if on is None or one.valid_from is None or one.valid_from <= on
    ][-1]
    were = {name: getattr(versions[meant], name) for name in facts}
    changed = change(versions[meant], facts)
    check_changed(changed)
    for around in (versions[meant + 1 :], versions[:meant][::-1]):
        _mend_alike(around, {name: facts[name] for name in changed}, were)
    for office in versions:
        _check(office)
        session.add(office)
    session.flush()
    return changed, deadlines.refresh(driver_connection(session))


def _mend_alike(versions: Iterable[Office], facts: Facts, were: Facts) -> None:
    """Put new values into versions, one after the other, as far as each had the same wrong one.

    It was typed once and taken over with the next change. What nobody had said yet is said of the
    version meant alone: a room of today was not the one before the merger.
    """
    for office in versions:
        facts = {
            name: value
            for name, value in facts.items()
            if were[name] is not None and getattr(office, name) == were[name]
        }
        change(office, facts)


def change_office(
    session: Session, *, facts: Facts, valid_from: date
) -> tuple[list[str], list[MovedDeadline]]:
    """Have the office be otherwise from a day on; what it was stays valid before it.

    Returns the columns that changed, and deadlines that moved.

    Raises:
        RefusedError: nothing differs, another change holds from that day or a later one, or the
            population is of no day.
    """
    last = _last_before(session, valid_from)
    values = {name: getattr(last, name) for name in fields_of(SUBJECTS["office"].facts)}
    office = Office(**{**values, "valid_from": valid_from})
    changed = change(office, facts)
    check_changed(changed)
    _check(office)
    session.add(office)
    session.flush()
    return changed, deadlines.refresh(driver_connection(session))


def _last_before(session: Session, valid_from: date) -> Office:
    """The last version, if it is not of that day or a later one."""
    last = _versions(session)[-1]
    if last.valid_from is not None and valid_from <= last.valid_from:
        raise RefusedError(
            _(
                "The office changed on {last} already, and {day} is not after that; to correct what"
                " was recorded, leave --from out (for what was valid before, write --on {day})."
            ).format(last=show_date(last.valid_from), day=show_date(valid_from))
        )
    return last


def add_version(session: Session, office: facts.Office) -> None:
    """Record a later version of the office as a file tells it, whatever it changes.

    Raises:
        RefusedError: it holds from no day, or from one that is not after the version before.
    """
    if office.valid_from is None:
        raise RefusedError(
            _("The commune is there already; a later line must say from which day it holds.")
        )
    _last_before(session, office.valid_from)
    row = Office(**values_of(office))
    _check(row)
    session.add(row)
    session.flush()
    deadlines.refresh(driver_connection(session))


def switch_pack(session: Session, pack: str, *, is_on: bool) -> list[MovedDeadline]:
    """Have a province's own rules bind this office or not; tells which deadlines that concerns."""
    switch = session.get(PackSwitch, pack) or PackSwitch(pack=pack, is_on=is_on)
    switch.is_on = is_on
    session.add(switch)
    session.flush()
    return deadlines.refresh(driver_connection(session))


def add_staff(session: Session, staff: facts.Staff) -> int:
    """Record who signs or receives for the office; returns the number in the list.

    Raises:
        RefusedError: it ends before it begins, a position is missing, or there is another head.
    """
    row = Staff(**values_of(staff))
    _check_staff(session, row)
    return save(session, row)


def correct_staff(session: Session, staff_id: int, *, facts: Facts) -> list[str]:
    """Correct what was recorded of somebody, or say until when; returns the columns that changed.

    Raises:
        NotFoundError: nobody has this number.
        RefusedError: nothing differs, or as for ``add_staff``.
    """
    row = session.get(Staff, staff_id)
    if row is None:
        raise staff_not_found(staff_id)
    changed = change(row, facts)
    check_changed(changed)
    _check_staff(session, row)
    session.add(row)
    session.flush()
    return changed


def _versions(session: Session) -> list[Office]:
    return [*session.exec(select(Office).order_by(col(Office.id)))]


def _check(office: Office) -> None:
    if (office.population is None) != (office.population_on is None):
        raise RefusedError(
            _(
                "A number of people is of a day: write both --population and --population-on, or"
                " neither."
            )
        )


def _check_staff(session: Session, row: Staff) -> None:
    if row.until is not None and row.until < row.since:
        raise RefusedError(
            _("The last day, {until}, is before the first one, {since}.").format(
                until=show_date(row.until), since=show_date(row.since)
            )
        )
    if row.role in NEEDS_POSITION and row.position is None:
        raise RefusedError(
            _(
                '{role}: the signature names a position; say which: --position "Chánh Văn phòng"'
            ).format(role=row.role.label)
        )
    if row.role in HEADS:
        _check_only_head(session, row)


def _check_only_head(session: Session, row: Staff) -> None:
    """Refuse a second chair for the same days: who signs must be one person."""
    with session.no_autoflush:
        others = session.exec(select(Staff).where(col(Staff.role).in_(HEADS))).all()
    for other in others:
        if (
            other.id != row.id
            and (row.until is None or other.since <= row.until)
            and (other.until is None or row.since <= other.until)
        ):
            raise RefusedError(
                _(
                    "{name} is {role} from {since} already; end that first:"
                    " tiepdan edit-staff {number} --until …"
                ).format(
                    name=other.name,
                    role=other.role.label,
                    since=show_date(other.since),
                    number=other.id,
                )
            )
