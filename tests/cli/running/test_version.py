"""What --version names: all in which two PCs may differ."""

import platform
import re
import sqlite3
from importlib.metadata import version

import pytest

from tiepdan.cli.running.version import print_version
from tiepdan.records.file.state import SCHEMA_VERSION


def test_program_schema_python_sqlite_law_and_calendar(capsys: pytest.CaptureFixture[str]) -> None:
    print_version()
    program, schema, law, calendar = capsys.readouterr().out.splitlines()
    assert program == f"tiepdan {version('tiepdan')}"
    assert schema == (
        f"schema {SCHEMA_VERSION}, Python {platform.python_version()},"
        f" SQLite {sqlite3.sqlite_version}"
    )
    assert re.fullmatch(r"law [0-9a-f]{8}, newest wording since \d{2}/\d{2}/\d{4}", law)
    assert re.fullmatch(
        rf"calendar [0-9a-f]{{8}}, confirmed to \d{{4}}; holidays {version('holidays')}", calendar
    )
