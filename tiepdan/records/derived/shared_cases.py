"""Which petitions are one case (vụ việc), and by which of them the case is named.

A case is what links hold together: a duplicate joins by itself, others are joined by hand; what
merely continues an earlier petition is a case of its own until it is joined. Petitions that are
void still hold a case together, but are no members of it. A link between a denunciation under
protection and a petition whose petitioner is shown joins nothing: the two are often of the same
person. A case is named by its first petition: of the earliest day of receipt, and of one day the
one recorded first.
"""

import sqlite3
from collections.abc import Mapping

from tiepdan.law.vocabulary.petition import JOINING_LINKS
from tiepdan.records.live_rows import is_void
from tiepdan.records.secrecy import is_protected

_JOINING = ", ".join(f"'{kind}'" for kind in JOINING_LINKS)


def _near(wanted: str) -> str:
    """SQL: ``near``, all petitions that links lead to from those wanted, and these."""
    return (
        f"WITH RECURSIVE near (id) AS ({wanted}"
        " UNION SELECT link.earlier_id FROM near JOIN petition_link AS link"
        f" ON link.petition_id = near.id AND link.kind IN ({_JOINING})"
        " UNION SELECT link.petition_id FROM near JOIN petition_link AS link"
        f" ON link.earlier_id = near.id AND link.kind IN ({_JOINING}))"
    )


def want_whole_cases(connection: sqlite3.Connection) -> None:
    """Want, beside the petitions that are wanted, all that are of one case with them."""
    connection.execute(
        "INSERT OR IGNORE INTO wanted_petition"
        f" {_near('SELECT id FROM wanted_petition')} SELECT id FROM near"
    )


def first_of_cases(connection: sqlite3.Connection, wanted: str) -> Mapping[int, int]:
    """By which petition the case of each is named, of those wanted that are linked to others.

    Any other petition is a case of its own.
    """
    groups = _groups(connection, wanted)
    marks = ", ".join(map(str, groups))  # numbers of the database's own
    in_order = connection.execute(
        f"SELECT p.id FROM petition AS p WHERE p.id IN ({marks})"
        f" AND NOT {is_void('petition', 'p')} ORDER BY p.received_on, p.id"
    ).fetchall()
    first: dict[int, int] = {}
    for (petition,) in in_order:
        first.setdefault(groups[petition], petition)
    return {petition: first[groups[petition]] for (petition,) in in_order}


def members_of_case(connection: sqlite3.Connection, petition_id: int) -> frozenset[int]:
    """The petitions that links make one case with this one, it among them, void ones too.

    As the facts are now, whatever was derived from them.
    """
    groups = _groups(connection, f"VALUES ({petition_id})")
    own = groups.get(petition_id)
    return frozenset({petition_id, *(one for one, group in groups.items() if group == own)})


def _groups(connection: sqlite3.Connection, wanted: str) -> dict[int, int]:
    """Those that are linked, each with what its case is known by here."""
    parent: dict[int, int] = {}

    def root(petition: int) -> int:
        while parent.setdefault(petition, petition) != petition:
            parent[petition] = parent[parent[petition]]
            petition = parent[petition]
        return petition

    for one, other in connection.execute(
        f"{_near(wanted)} SELECT link.petition_id, link.earlier_id FROM near"
        " JOIN petition_link AS link ON link.petition_id = near.id"
        " JOIN petition AS one ON one.id = link.petition_id"
        " JOIN petition AS other ON other.id = link.earlier_id"
        f" WHERE link.kind IN ({_JOINING}) AND {is_protected('one')} = {is_protected('other')}"
    ):
        parent[root(one)] = root(other)
    return {petition: root(petition) for petition in parent}
