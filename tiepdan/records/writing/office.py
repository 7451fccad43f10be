"""The office that keeps this register."""

from sqlmodel import Session

from tiepdan.facts import office as facts
from tiepdan.facts.fact import values_of
from tiepdan.records.derived import deadlines
from tiepdan.records.derived.moved_deadlines import MovedDeadline
from tiepdan.records.file.connection import driver_connection
from tiepdan.records.schema.tables import Office, PackSwitch
from tiepdan.records.writing.corrections import Facts, change, check_changed


def set_up(session: Session, office: facts.Office) -> None:
    """Record the commune, once, before anything else."""
    session.add(Office(**values_of(office)))
    session.flush()


def correct_office(session: Session, *, facts: Facts) -> tuple[list[str], list[MovedDeadline]]:
    """Correct facts of the office; returns the columns that changed, and deadlines that moved.

    Its province chooses the local rules, and whether it is remote lengthens limits.

    Raises:
        RefusedError: nothing differs.
    """
    office = session.get_one(Office, 1)
    changed = change(office, facts)
    check_changed(changed)
    session.add(office)
    session.flush()
    return changed, deadlines.refresh(driver_connection(session))


def switch_pack(session: Session, pack: str, *, is_on: bool) -> list[MovedDeadline]:
    """Have a province's own rules bind this office or not; tells which deadlines that concerns."""
    switch = session.get(PackSwitch, pack) or PackSwitch(pack=pack, is_on=is_on)
    switch.is_on = is_on
    session.add(switch)
    session.flush()
    return deadlines.refresh(driver_connection(session))
