"""Which packs of a province's own rules there are, and which bind this office."""

from pathlib import Path

from tiepdan import paths
from tiepdan.law.limits.time_limits import LocalPack
from tiepdan.law.toml.laws import load_duties, load_limits, packs
from tiepdan.records.derived.cases import is_bound
from tiepdan.records.file.database import reading
from tiepdan.records.file.state import is_there


def known_packs(path: Path) -> list[tuple[LocalPack, bool]]:
    """Every pack, and whether it is on; without a register all of them are, for want of a province.

    Raises:
        DatabaseError: the register is there but cannot be read.
    """
    folder = paths.data_folder()
    known = packs((*load_limits(folder), *load_duties(folder)))
    if not is_there(path):
        return [(pack, True) for pack in known]
    with reading(path) as connection:
        is_on = is_bound(connection)
        return [(pack, is_on(pack)) for pack in known]
