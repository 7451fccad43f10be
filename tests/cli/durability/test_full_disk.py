"""No room, no permission, no drive: one sentence, the register as it was, nothing left behind."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Tiepdan
from tests.records import durable
from tests.records.registers import names_in
from tiepdan.records.file.elsewhere import known_of
from tiepdan.records.file.location import backup_folder

INIT = ("init", "--name", "Xã", "--province", "Hà Tĩnh", "--no-input")


def _mount(*arguments: str) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no file system can be mounted here: {done.stderr}")


@pytest.fixture
def drive(
    tiepdan: Tiepdan, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A small drive with the register on it, in which something is recorded and copied today."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may mount a file system")
    folder = tmp_path / "drive"
    folder.mkdir()
    _mount("-t", "tmpfs", "-o", "size=6m,mode=0700", "none", str(folder))
    try:
        register = folder / "r.db"
        shutil.copy(database, register)
        monkeypatch.setenv("TIEPDAN_DB", str(register))
        assert tiepdan(*durable.ADD).code == 0
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)


def _fill(drive: Path, *, but: int = 0) -> None:
    """Leave that many bytes free."""
    with (drive / "photos.zip").open("wb", buffering=0) as photos, suppress(OSError):
        while True:
            photos.write(bytes(4096))
    with (drive / "photos.zip").open("r+b") as photos:
        photos.truncate((drive / "photos.zip").stat().st_size - but)


def _is_one_sentence(run: Run) -> None:
    assert run.code == 6, (run.code, run.err)
    assert run.err.count("\n") == 1, run.err
    assert run.err.endswith(".\n")
    assert run.out == ""


TRIED = {
    "write": durable.ADD,
    "import": durable.IMPORT,
    "init": (*INIT, "--db", "new/office/new.db"),
    "backup": ("backup",),
    "backup to a file": ("backup", "copy.db"),
    "export": ("export", "files"),
}
ROOM_IN_USUAL_RUNS = {"write": 0, "import": 200_000, "export": 0}
"""Bytes that are left free: none, or too few; for the other commands 20,000."""


@pytest.mark.parametrize(
    ("arguments", "room"),
    [
        pytest.param(
            arguments,
            room,
            id=f"{name}-{room}",
            marks=() if room == ROOM_IN_USUAL_RUNS.get(name, 20_000) else pytest.mark.exhaustive,
        )
        for name, arguments in TRIED.items()
        for room in (0, 20_000, 200_000)
    ],
)
def test_a_full_disk(
    tiepdan: Tiepdan,
    drive: Path,
    arguments: tuple[str, ...],
    room: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    register = drive / "r.db"
    old = durable.logical(register)
    _fill(drive, but=room)
    monkeypatch.chdir(drive)
    before = _files(drive), names_in(backup_folder(register))
    run = tiepdan(*arguments)
    needs_little = arguments[0] in {"add-petition", "export"}
    if run.code or not needs_little or not room:
        _is_one_sentence(run)
        assert "full" in run.err
        assert durable.logical(register) == old
        assert (_files(drive), names_in(backup_folder(register))) == before
    assert durable.problems_of(register) == []
    (drive / "photos.zip").unlink()
    assert tiepdan(*durable.ADD).code == 0
    assert durable.problems_of(register) == []


def test_restoring_on_a_full_disk(tiepdan: Tiepdan, drive: Path, tmp_path: Path) -> None:
    register = drive / "r.db"
    for arguments in (("backup", str(tmp_path / "copy.db")), durable.ADD):
        assert tiepdan(*arguments).code == 0
    old = durable.logical(register)
    for room in (0, 100_000, 900_000):
        _fill(drive, but=room)
        run = tiepdan("restore", str(tmp_path / "copy.db"), "--yes", "--no-input")
        if run.code:
            _is_one_sentence(run)
            assert durable.logical(register) == old
            assert durable.problems_of(register) == []
        (drive / "photos.zip").unlink()
    run = tiepdan("restore", str(tmp_path / "copy.db"), "--yes", "--no-input")
    assert run.code == 0, run.err
    assert durable.broken_promises(register, [1]) == []


def test_an_automatic_copy_that_finds_no_room_is_only_told_of(
    tiepdan: Tiepdan, drive: Path
) -> None:
    register = drive / "r.db"
    shutil.rmtree(backup_folder(register))
    _fill(drive, but=300_000)
    run = tiepdan(*durable.ADD)
    assert run.code == 0, run.err
    assert "No automatic copy could be made today" in run.err
    assert durable.broken_promises(register, [1, 2]) == []
    assert not backup_folder(register).exists()


def test_another_drive_without_room_stops_nothing(
    tiepdan: Tiepdan, drive: Path, tmp_path: Path
) -> None:
    """A stick that is full: the work goes on, it is told, and nothing half written lies there."""
    register = tmp_path / "so.db"
    shutil.copy(drive / "r.db", register)
    config = ("config", "copies-elsewhere", str(drive), "--json", "--db", str(register))
    assert "No copy can be made there" not in tiepdan(*config).err
    _fill(drive, but=100_000)
    run = tiepdan(*config)
    assert (run.code, known_of(register).folder) == (0, drive)
    assert "No copy can be made there now: " in run.err
    assert "the disk is full" in run.err
    for _time in range(2):
        run = tiepdan(*durable.ADD, "--db", str(register))
        assert run.code == 0, run.err
        assert "No copy could be made on the other drive" in run.err
        assert not (drive / "so.db.backups").exists()
    assert known_of(register).last is None
    run = tiepdan("backup", str(drive), "--db", str(register))
    _is_one_sentence(run)
    assert "room" in run.err
    (drive / "photos.zip").unlink()
    run = tiepdan(*durable.ADD, "--db", str(register))
    assert (run.code, "other drive" in run.err) == (0, False)
    assert known_of(register).last == date.today()  # noqa: DTZ011 (as copies are named)


def _files(drive: Path) -> set[str]:
    """What lies on the drive, but for what SQLite leaves empty where it cannot tidy up."""
    return names_in(drive) - {"r.db-wal", "r.db-shm"}


def test_reading_needs_no_room(tiepdan: Tiepdan, drive: Path) -> None:
    for name in ("r.db-wal", "r.db-shm"):
        (drive / name).unlink(missing_ok=True)
    _fill(drive)
    assert len(tiepdan("petitions", "--json").data) == 1


def test_a_drive_that_can_only_be_read(tiepdan: Tiepdan, drive: Path) -> None:
    for name in ("r.db-wal", "r.db-shm"):
        (drive / name).unlink(missing_ok=True)
    _mount("-o", "remount,ro", str(drive))
    old = (drive / "r.db").read_bytes()
    assert len(tiepdan("petitions", "--json").data) == 1
    assert tiepdan("check").code == 0
    for arguments in (
        durable.ADD, durable.IMPORT, ("backup",), (*INIT, "--db", str(drive / "new.db")),
    ):  # fmt: skip
        _is_one_sentence(tiepdan(*arguments))
    assert (drive / "r.db").read_bytes() == old


def test_a_drive_that_is_gone(tiepdan: Tiepdan, drive: Path) -> None:
    subprocess.run(["umount", "-l", str(drive)], check=True)
    for arguments in (("overdue",), durable.ADD, ("backup",)):
        run = tiepdan(*arguments)
        assert run.code == 3
        assert run.err.count("\n") == 1
    assert names_in(drive) == set()


def test_a_drive_taken_out_while_it_is_written(drive: Path, tiepdan: Tiepdan) -> None:
    """What has been opened goes on to exist for the process, and may be acknowledged or not."""
    register = drive / "r.db"
    (drive / "r.db-wal").unlink(missing_ok=True)
    writing = durable.begin(register, *durable.IMPORT)
    while not (drive / "r.db-wal").exists():
        assert writing.process.poll() is None
    shutil.rmtree(drive, ignore_errors=True)
    ended = writing.end()
    assert ended.code in {0, 3, 6}, ended.said
    if ended.code:
        assert ended.said.count("\n") == 1, ended.said
    assert tiepdan("overdue").code in {3, 6}


_TODAY_IS_COPIED = f"auto-{date.today().isoformat()}.db"  # noqa: DTZ011 (the PC's own day)


@pytest.mark.exhaustive
@pytest.mark.skipif(sys.platform == "win32", reason="no limit to set")
@pytest.mark.parametrize("arguments", [durable.IMPORT, ("backup",), (*INIT, "--db", "new.db")])
def test_a_file_that_may_grow_no_more(
    tiepdan: Tiepdan, database: Path, arguments: tuple[str, ...], tmp_path: Path
) -> None:
    """As a full disk, wherever the tests run: no file may pass the size of the register."""
    assert tiepdan(*durable.ADD).code == 0
    old, before = durable.logical(database), names_in(tmp_path)
    limit = database.stat().st_size - 200_000
    script = (
        "import resource, sys; sys.dont_write_bytecode = True;"  # or half a module would stay
        f" resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}));"
        " from tiepdan.cli.main import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=durable.environment(database), cwd=tmp_path, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if arguments == durable.IMPORT and done.returncode == 0:
        return  # the write-ahead log had room enough
    _is_one_sentence(Run(done.returncode, done.stdout, done.stderr))
    assert durable.logical(database) == old
    assert durable.problems_of(database) == []
    assert names_in(tmp_path) == before
    assert names_in(backup_folder(database)) == {_TODAY_IS_COPIED}
