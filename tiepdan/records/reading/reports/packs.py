"""Which packs of a province's own rules there are, and which bind this office."""

import sqlite3

from tiepdan import paths
from tiepdan.law.limits.time_limits import LocalPack
from tiepdan.law.toml.laws import load_duties, load_limits, packs
from tiepdan.records.derived.cases import is_bound


def known_packs(connection: sqlite3.Connection | None) -> list[tuple[LocalPack, bool]]:
    """Every pack, and whether it is on; without a register all are, for want of a province."""
    folder = paths.data_folder()
    known = packs((*load_limits(folder), *load_duties(folder)))
    if connection is None:
        return [(pack, True) for pack in known]
    is_on = is_bound(connection)
    return [(pack, is_on(pack)) for pack in known]
