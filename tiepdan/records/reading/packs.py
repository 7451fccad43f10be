"""Which packs of a province's own rules there are, and which bind this office."""

from pathlib import Path

from tiepdan import paths
from tiepdan.law.load import load_duties, load_limits, packs
from tiepdan.law.rules import LocalPack, is_on
from tiepdan.records.cases import pack_switches
from tiepdan.records.database import reading


def known_packs(path: Path) -> list[tuple[LocalPack, bool]]:
    """Every pack, and whether it is on; without a register all of them are, for want of a province.

    Raises:
        DatabaseError: the register is there but cannot be read.
    """
    folder = paths.data_folder()
    known = packs((*load_limits(folder), *load_duties(folder)))
    if not path.exists():
        return [(pack, True) for pack in known]
    with reading(path) as connection:
        office = connection.execute("SELECT province FROM office").fetchone()
        switches = pack_switches(connection)
    province = office["province"] if office else ""
    return [(pack, is_on(pack, province, switches)) for pack in known]
