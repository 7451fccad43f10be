"""What the schema of a register is known by, and should be."""

import hashlib
import re
import sqlite3
from pathlib import Path

_MIGRATIONS = Path(__file__).parent / "migrations" / "versions"


def schema_digest(connection: sqlite3.Connection) -> str:
    """What the schema is known by, whatever the order in which its parts were made."""
    parts = sorted(
        " ".join(sql.replace('"', "").split())
        for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def known_digest(version: str) -> str:
    """What the schema is known by that a migration leaves, as the migration itself says.

    It is read and not imported, for that would bring in Alembic.
    """
    (file,) = _MIGRATIONS.glob(f"{version}_*.py")
    found = re.search(r'^SCHEMA_DIGEST = "(\w*)"', file.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else ""
