"""Files that a register must not be taken for, laid where the story looks for them."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from windows.story import NEWER, OTHER


def lay_registers(desk: Path) -> None:
    """Lay a register of a newer program, and a file that is none."""
    newer = desk / NEWER
    _make(newer)
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    shutil.rmtree(newer.with_name(f"{NEWER}.backups"), ignore_errors=True)
    (desk / OTHER).write_text("đây không phải sổ\n" * 1000, encoding="utf-8")


def _make(register: Path) -> None:
    command = [sys.executable, "-m", "tiepdan", "demo", "--db", str(register)]
    checkout = Path(__file__).parents[2]
    subprocess.run(command, cwd=checkout, check=True, capture_output=True)
