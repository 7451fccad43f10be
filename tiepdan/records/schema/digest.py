"""What the schema of a register is known by."""

import hashlib
import sqlite3


def schema_digest(connection: sqlite3.Connection) -> str:
    """What the schema is known by, whatever the order in which its parts were made."""
    parts = sorted(
        " ".join(sql.replace('"', "").split())
        for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
