"""A value that cannot be: one sentence with what and where, for every command that stumbles."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import COMPLAINT, DIALOGUE, PROPOSAL, Tiepdan
from tests.records.checking.test_register import GUARDS

CASES = (
    COMPLAINT,
    ("accept", "1", "--on", "14/07/2026"),
    PROPOSAL,
    DIALOGUE,
    ("add-visit", "--on", "07/07/2026", "--people", "1", "--content", "Hỏi"),
    ("add-sanction", "--whom", "head", "--form", "khiển trách"),
)
COMMANDS = (
    ("overdue",), ("petitions",), ("show", "1"), ("stats", "--from", "2026", "--to", "2026"),
    ("history",), ("history", "1"), ("meetings",), ("visits",), ("duties",), ("search", "duong"),
    ("calendar", "2026"), ("explain", "1"), ("check",), ("backup", "copy.db"),
    ("note", "1", "x", "--no-input"), ("edit", "1", "--people", "3", "--no-input"),
    (*PROPOSAL, "--no-input"), ("undo", "--yes"), ("add-day-off", "24/11/2026", "--reason", "Bão"),
)  # fmt: skip
NAMED = (
    ("deadline", "due", "'2026-x6-10'", "overdue"),
    ("petition", "received_on", "'2026-06-0A'", "petitions"),
    ("calendar_day", "kind", "'zz'", "explain 1"),
    ("calendar_day", "worked_count", "'x'", "overdue"),
    ("calendar", "first_day", "'2013-02-30'", "note 1 x --no-input"),
    ("calendar", "states", "x'ff'", "note 1 x --no-input"),
    ("petition", "year", "'zz'", "petitions"),
    ("petition_event", "happened_on", "'2026-02-30'", "show 1"),
    ("change", "open", "'{'", "history 1"),
    ("operation", "recorded_at", "'zz'", "history"),
    ("petition", "summary", "x'ff'", "search duong"),
    ("petition", "kind", "'zz'", "petitions"),
    ("petition_standing", "state", "'zz'", "petitions"),
)
"""Of each kind of value one, and a command that stumbled over it."""
ONE_OF_ALL = ("petition", "received_on")
"""What most commands stumble over."""


def alter(path: Path, table: str, column: str, value: str) -> None:
    """All rows, without the schema's guards."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        guards = [
            connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
            for name in GUARDS
        ]
        for name in GUARDS:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(f"UPDATE OR IGNORE {table} SET {column} = {value}")
        for (guard,) in guards:
            connection.execute(guard)


@pytest.mark.parametrize(("table", "column", "value", "command"), NAMED)
def test_a_damaged_value_is_named(
    tiepdan: Tiepdan, cases: Path, table: str, column: str, value: str, command: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(cases.parent)
    alter(cases, table, column, value)
    lines = [line for line in COMMANDS if " ".join(line) == command or line[0] in {"check", "undo"}]
    assert len(lines) == 3
    _run_each(tiepdan, cases, (table, column, command), lines)


@pytest.mark.parametrize(
    ("table", "column", "value", "command"),
    [
        pytest.param(*named, marks=() if named[:2] == ONE_OF_ALL else pytest.mark.exhaustive)
        for named in NAMED
    ],
)
def test_a_damaged_value(
    tiepdan: Tiepdan, cases: Path, table: str, column: str, value: str, command: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(cases.parent)
    alter(cases, table, column, value)
    _run_each(tiepdan, cases, (table, column, command), COMMANDS)


def _run_each(
    tiepdan: Tiepdan, cases: Path, damage: tuple[str, str, str], lines: Iterable[tuple[str, ...]]
) -> None:
    table, column, command = damage
    damaged = cases.read_bytes()
    for arguments in lines:
        run = tiepdan(*arguments)
        assert run.code in {0, 2, 3, 4, 6}, (arguments, run.err)
        if run.code == 6 and arguments[0] != "check":
            assert len(run.err.splitlines()) == 1, (arguments, run.err)
        if " ".join(arguments) == command:
            assert run.code == 6, (arguments, run.out, run.err)
            assert f"{table}, row " in run.err
            assert f"{column} holds a value that it cannot have." in run.err
            assert "tiepdan restore" in run.err
        if cases.read_bytes() != damaged:
            cases.write_bytes(damaged)
        Path("copy.db").unlink(missing_ok=True)


@pytest.mark.parametrize("command", [("backup",), ("petitions",), ("check",), PROPOSAL])
def test_a_garbled_page(tiepdan: Tiepdan, cases: Path, command: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(cases)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        (page_size,) = connection.execute("PRAGMA page_size").fetchone()
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'petition'"
        ).fetchone()
    whole = cases.read_bytes()
    for garbage in (b"\0", b"\xff", b"Sao"):
        content = bytearray(whole)
        content[(root - 1) * page_size : root * page_size] = (garbage * page_size)[:page_size]
        cases.write_bytes(content)
        run = tiepdan(*command)
        assert run.code == 6, (garbage, run.err)
        assert len(run.err.splitlines()) == 1


def test_a_fault_of_the_program_is_not_called_damage(
    tiepdan: Tiepdan, cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise ValueError

    monkeypatch.setattr("tiepdan.records.reading.limits.overdue", fail)
    run = tiepdan("overdue")
    assert (run.code, "unexpected" in run.err) == (1, True)
