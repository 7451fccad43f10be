"""The office that keeps this register."""

from sqlmodel import Session

from tiepdan.law.vocabulary.calendar import HalfDay, Weekday
from tiepdan.records.derived import deadlines
from tiepdan.records.derived.moved_deadlines import Move
from tiepdan.records.file.connection import driver_connection
from tiepdan.records.schema.tables import Office, PackSwitch


def set_up(
    session: Session,
    *,
    name: str,
    province: str,
    is_remote: bool,
    reception_weekday: Weekday,
    reception_half_day: HalfDay,
) -> Office:
    """Record the commune, once, before anything else.

    ``is_remote`` (vùng sâu, vùng xa đi lại khó khăn) lengthens limits of the Luật Khiếu nại;
    ``province`` (without *tỉnh* or *thành phố*) chooses the local rules.
    """
    office = Office(
        name=name,
        province=province,
        is_remote=is_remote,
        reception_weekday=reception_weekday,
        reception_half_day=reception_half_day,
    )
    session.add(office)
    session.flush()
    return office


def switch_pack(session: Session, pack: str, *, is_on: bool) -> list[Move]:
    """Have a province's own rules bind this office or not; tells which deadlines that concerns."""
    switch = session.get(PackSwitch, pack) or PackSwitch(pack=pack, is_on=is_on)
    switch.is_on = is_on
    session.add(switch)
    session.flush()
    return deadlines.refresh(driver_connection(session))
