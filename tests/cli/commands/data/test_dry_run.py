"""``--dry-run``: every check and every row, and nothing written.

Each command is tried by the walk over them in ``test_undo.py``.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import (
    COMPLAINT,
    DENUNCIATION,
    PROPOSAL,
    Given,
    Tiepdan,
    assert_refused,
    do,
)
from tests.commands import COMMANDS
from tiepdan.cli.panels import LOOKING
from tiepdan.cli.running.commands import imported

ACCEPTED = ("accept", "1", "--on", "16/07/2026")


def test_every_command_that_writes_has_it() -> None:
    flags = {name: {o for p in imported(name).params for o in p.opts} for name in COMMANDS}
    assert {name for name, own in flags.items() if "--dry-run" not in own} == LOOKING


def test_it_shows_rows_and_the_deadlines_that_move(tiepdan: Tiepdan, given: Given) -> None:
    path = given(COMPLAINT)
    before = path.read_bytes()
    run = tiepdan(*ACCEPTED, "--dry-run")
    for text in ("recorded “accepted” on 16/07/2026", "Rows before and after", "KN-28"):
        assert text in run.out
    data = tiepdan(*ACCEPTED, "--dry-run", "--json").data
    assert data["dry_run"]
    assert ("kind", "–", "accepted") in {
        (row["column"], row["before"], row["after"]) for row in data["changes"]
    }
    moved = {row["limit"]: (row["old_due"], row["new_due"]) for row in data["moved"]}
    assert moved["KN-27"][1] is None
    assert moved["KN-28"][0] is None
    assert path.read_bytes() == before


def test_what_would_be_refused_is(tiepdan: Tiepdan, given: Given) -> None:
    path = given(COMPLAINT, ACCEPTED)
    for command in ((*ACCEPTED, "--dry-run"), ("edit", "1", "--hamlet", "Hiệu Châu", "--dry-run")):
        tried, meant = tiepdan(*command), tiepdan(*command[:-1])
        assert (tried.code, tried.err) == (meant.code, meant.err)
        assert tried.code == 4
    assert_refused(tiepdan, path, ("accept", "9", "--dry-run"), "2026-0009", code=3)


def test_several_steps_are_tried_in_one(tiepdan: Tiepdan, given: Given) -> None:
    """And without a question, for nothing is taken back."""
    path = given(COMPLAINT, ACCEPTED)
    before = path.read_bytes()
    data = tiepdan("undo", "--steps", "2", "--dry-run", "--json", "--no-input").data
    assert "Took back operation 3" in data["words"]
    assert "Took back operation 2" in data["words"]
    # What is no secret now is none because it goes.
    assert "Công dân 01" in {row["before"] for row in data["changes"]}
    assert path.read_bytes() == before


def test_a_register_with_a_rollback_journal_is_not_touched_either(
    tiepdan: Tiepdan, given: Given
) -> None:
    path = given(COMPLAINT)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    before, changed = path.read_bytes(), path.stat().st_mtime_ns
    assert tiepdan(*ACCEPTED, "--dry-run").code == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, changed)


def _files(folder: Path) -> dict[Path, bytes]:
    """All but the two that SQLite keeps beside a register while it is read."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file: file.read_bytes() for file in files if file.name[-4:] not in {"-wal", "-shm"}}


def test_nothing_is_made_put_back_or_destroyed(
    tiepdan: Tiepdan, given: Given, tmp_path: Path
) -> None:
    given((*PROPOSAL, "--received", "03/11/2025"),
          ("file", "2025-0001", "--on", "10/11/2025"))  # fmt: skip
    copy = tmp_path / "copy.db"
    do(tiepdan, ("backup", str(copy)))
    before = _files(tmp_path)
    new = tmp_path / "new" / "r.db"
    made = ("init", "--name", "Xã Thử", "--province", "Hà Tĩnh", "--clerk", "Bà A")
    for command in (
        ("purge", "--decision", "15/QĐ-UBND", "--with-copies"),
        ("restore", str(copy)),
        (*made, "--db", str(new)),
    ):
        run = tiepdan(*command, "--dry-run")
        assert run.code == 0, run.err
        assert "A dry run: nothing was written." in run.err
    assert _files(tmp_path) == before
    assert not new.parent.exists()


def test_it_shows_nothing_of_a_denouncer(tiepdan: Tiepdan, given: Given) -> None:
    """Neither who it is, nor what would be uncovered by the command that is tried."""
    given(DENUNCIATION)
    for command in (
        DENUNCIATION,
        ("edit", "1", "--kind", "PA", "--reason", "phân loại lại theo Phiếu 12"),
        ("edit", "1", "--name", "Người Tố Cáo 77"),
        ("waive-protection", "1", "--document", "Đơn ngày 06/07/2026"),
        ("undo", "2"),
    ):
        for how in ((), ("--json",)):
            run = tiepdan(*command, "--dry-run", *how)
            assert run.code == 0, run.err
            for secret in ("Kín", "Người Tố Cáo", "038099000077", "0912345677", "tố cáo biết"):
                assert secret not in run.out + run.err, command
