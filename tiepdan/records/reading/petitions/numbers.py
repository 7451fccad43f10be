"""Numbers of petitions that were given, and of which what was recorded was taken back."""

import sqlite3


def numbers_taken_back(connection: sqlite3.Connection, year: int) -> frozenset[int]:
    """Those of a year, within it; as the journal has them, and no petition has now."""
    return frozenset(
        sequence
        for (sequence,) in connection.execute(
            "SELECT json_extract(c.open, '$.before.sequence') FROM operation AS o"
            " JOIN change AS c ON c.operation_id = o.id"
            " WHERE o.undoes IS NOT NULL AND c.table_name = 'petition'"
            " AND json_extract(c.open, '$.after') IS NULL"
            " AND json_extract(c.open, '$.before.year') = :year"
            " EXCEPT SELECT sequence FROM petition WHERE year = :year",
            {"year": year},
        )
    )
