"""A register of an earlier program that somebody altered is not taken for true by an upgrade."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import PROPOSAL, Command, Tiepdan
from tests.records.schema.test_counters import OLD


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "r.db"
    path.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(OLD.read_text(encoding="utf-8"))
    monkeypatch.setenv("TIEPDAN_DB", str(path))
    return path


ALTERED = {
    "petition, row 1: kind holds a value": "UPDATE petition SET kind = 'zz'",
    "meeting, row 1: kind holds a value": "UPDATE meeting SET kind = 'zz'",
    "office, row 1: name holds a value": "UPDATE office SET name = x'ff'",
    "petition, row 1: received_on holds": "UPDATE petition SET received_on = '2026-06-0A'",
    "petition, row 1 is not as": "UPDATE petition SET received_on = '2026-07-03'",
    "petitioner, row 1 is not as": "UPDATE petitioner SET name = 'Công dân khác'",
    "petitioner, row 9 is not as": "INSERT INTO petitioner (id, name) VALUES (9, 'Thêm')",
}


@pytest.mark.parametrize(("problem", "statement"), ALTERED.items())
def test_what_was_altered_is_named_and_nothing_changed(
    tiepdan: Tiepdan, old: Path, problem: str, statement: str
) -> None:
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(statement)
    before = old.read_bytes()
    # Whatever is found, it is looked for in one way.
    commands: tuple[Command, ...] = (("overdue",), PROPOSAL)
    for command in commands if problem == next(iter(ALTERED)) else commands[1:]:
        run = tiepdan(*command)
        assert (run.code, problem in run.err, len(run.err.splitlines())) == (6, True, 1), run.err
    run = tiepdan("check")
    assert (run.code, problem in run.out) == (6, True)
    assert old.read_bytes() == before
    assert not list(old.parent.glob("*.backups/before-upgrade-*"))


def test_what_nobody_altered_is_upgraded(tiepdan: Tiepdan, old: Path) -> None:
    assert [tiepdan(command).code for command in ("check", "overdue", "check")] == [0, 0, 0]
