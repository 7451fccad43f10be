"""Whether words would tell who petitions: no such word may stand where every eye reads."""

import json
import sqlite3

from tiepdan.facts.fact import secret_names
from tiepdan.facts.petitioner import Petitioner
from tiepdan.records.reading.rows import named
from tiepdan.records.reading.shown import uncovered
from tiepdan.text import tells

_WHO = secret_names(Petitioner)


def tells_petitioner(connection: sqlite3.Connection, petition_id: int, words: str) -> bool:
    """Whether something that is, or ever was, recorded of a petitioner stands in words.

    Whoever compares must have left a trace before: the answer tells whether a guess is right.
    """
    return any(tells(words, secret) for secret in _ever_recorded(connection, petition_id))


def _ever_recorded(connection: sqlite3.Connection, petition_id: int) -> set[str]:
    """The identity now, and what the journal has of it; of a name the given name too."""
    rows = [dict(row) for row in named(connection, _NOW, (petition_id,))]
    for row in named(connection, _BEFORE, (str(petition_id),)):
        personal = json.loads(row["personal"])
        rows += [one for one in (personal["before"], personal["after"]) if one]
    found = {row[column] for row in rows for column in _WHO if row.get(column)}
    names = (row.get("name") or "" for row in rows)  # what is anonymous has none
    return found | {name.split()[-1] for name in names if name.strip()}


_NOW = f"{uncovered('petition')} SELECT {', '.join(_WHO)} FROM uncovered_petition WHERE id = ?"
_BEFORE = (
    "SELECT c.personal FROM change AS c WHERE c.table_name = 'petitioner'"
    " AND c.personal IS NOT NULL AND c.row_key IN"
    " (SELECT CAST(json_extract(p.personal, '$.after.petitioner_id') AS TEXT) FROM change AS p"
    "  WHERE p.table_name = 'petition' AND p.row_key = ? AND p.personal IS NOT NULL)"
)
