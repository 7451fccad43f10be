"""Restoring: the old register or the new one, at each moment, and the old one kept in any case."""

import os
import sqlite3
import struct
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tests.records.registers import (
    PASSPHRASE,
    add_people,
    cheap_keys,
    content_of_copy,
    killed_at_moments,
    logical,
    make_register,
    names_in,
    people,
    start,
)
from tiepdan.errors import DatabaseError, NotFoundError, UsageError
from tiepdan.records.copies import making, restoring
from tiepdan.records.file.location import backup_folder
from tiepdan.records.file.state import APPLICATION_ID

NOW = datetime(2026, 11, 23, 9, 31, 5)  # noqa: DTZ001 (the clerk's own time)
ASIDE = "replaced-2026-11-23-093105.db"


def _no_problem(connection: sqlite3.Connection) -> Sequence[str]:
    return []


in_each_mode = pytest.mark.parametrize("register", ["delete", "wal"], indirect=True)
"""Where it matters whether changes are in a file beside the register; the others are tried so too,
but not in each run."""


def _restore(copy: Path, database: Path, passphrase: str | None = None) -> Path | None:
    return restoring.restore(copy, database, passphrase=passphrase, check=_no_problem, now=NOW)


@pytest.fixture(params=["delete", pytest.param("wal", marks=pytest.mark.exhaustive)])
def register(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    folder = tmp_path / "register"
    folder.mkdir()
    return make_register(folder / "r.db", people=20, journal=request.param)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    original = make_register(tmp_path / "original.db", people=3)
    making.copy_register(original, tmp_path / "copy.db")
    original.unlink()
    return tmp_path / "copy.db"


@in_each_mode
def test_the_register_becomes_the_copy_and_the_old_one_is_kept(register: Path, copy: Path) -> None:
    old, new, kept_as = logical(register), logical(copy), _journal(register)
    inode = register.stat().st_ino
    aside = _restore(copy, register)
    assert aside == backup_folder(register) / ASIDE
    assert (logical(register), logical(aside)) == (new, old)
    assert _journal(register) == kept_as
    assert register.stat().st_ino == inode
    with closing(sqlite3.connect(register)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (0,)
    assert names_in(aside.parent) == {ASIDE}


def test_the_old_one_can_be_restored_in_turn(register: Path, copy: Path) -> None:
    old = logical(register)
    aside = _restore(copy, register)
    assert aside
    second = _restore(aside, register)
    assert second
    assert second.name == ASIDE.replace(".db", "-2.db")
    assert logical(register) == old


def test_an_encrypted_copy(
    register: Path, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheap_keys(monkeypatch)
    hidden = tmp_path / "copy.tiepdan"
    making.copy_encrypted(copy, hidden, PASSPHRASE)
    old = logical(register)
    with pytest.raises(UsageError):
        _restore(hidden, register)
    with pytest.raises(DatabaseError, match="passphrase"):
        _restore(hidden, register, "another one")
    assert logical(register) == old
    assert _restore(hidden, register, PASSPHRASE)
    assert logical(register) == logical(copy)


@pytest.mark.parametrize(
    "page_size", [512, pytest.param(1024, marks=pytest.mark.exhaustive), 65536]
)
def test_pages_of_another_size(register: Path, copy: Path, page_size: int) -> None:
    journal, old = _journal(register), logical(register)
    with closing(sqlite3.connect(register)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA page_size = {page_size}")
        connection.execute("VACUUM")
        connection.execute(f"PRAGMA journal_mode = {journal}")
    aside = _restore(copy, register)
    assert aside
    assert (logical(register), logical(aside)) == (logical(copy), old)
    # And back, from the unusual size.
    assert _restore(aside, register)
    assert logical(register) == old


def test_where_there_was_none(copy: Path, tmp_path: Path) -> None:
    database = tmp_path / "new" / "deep" / "r.db"
    assert _restore(copy, database) is None
    assert logical(database) == logical(copy)
    assert names_in(database.parent) == {"r.db"}
    if os.name != "nt":
        modes = [path.stat().st_mode & 0o777 for path in (database.parents[1], database.parent)]
        assert modes == [0o700, 0o700]
        assert database.stat().st_mode & 0o777 == 0o600


def test_what_lies_beside_no_register_is_not_taken_for_its_changes(
    copy: Path, tmp_path: Path
) -> None:
    database = tmp_path / "new" / "r.db"
    database.parent.mkdir()
    database.with_name("r.db-journal").write_bytes(b"left over")
    assert _restore(copy, database) is None
    assert logical(database) == logical(copy)
    assert names_in(backup_folder(database)) == {f"{ASIDE}-journal"}


@pytest.mark.parametrize("damage", ["nothing in it", "no header", "cut off"])
def test_a_damaged_register_is_moved_aside_as_it_is(
    register: Path, copy: Path, damage: str
) -> None:
    whole = register.read_bytes()
    left = {"nothing in it": b"", "no header": b"\xff" * 5000, "cut off": whole[:9000]}[damage]
    register.write_bytes(left)
    register.with_name("r.db-wal").write_bytes(b"what was not yet in it")
    aside = _restore(copy, register)
    assert aside
    assert aside.read_bytes() == left
    assert aside.with_name(f"{ASIDE}-wal").read_bytes() == b"what was not yet in it"
    assert logical(register) == logical(copy)
    if os.name != "nt":
        assert register.stat().st_mode & 0o777 == 0o600


def test_a_register_whose_pages_are_damaged_is_kept_page_for_page(
    tmp_path: Path, copy: Path
) -> None:
    register = make_register(tmp_path / "r.db", people=2000)
    with register.open("r+b") as file:
        file.seek(-3 * 4096, os.SEEK_END)
        file.write(b"\xff" * 4096)
    damaged = register.read_bytes()
    aside = _restore(copy, register)
    assert aside
    assert aside.read_bytes()[4096:] == damaged[4096:]
    assert logical(register) == logical(copy)


@in_each_mode
def test_what_a_crash_cut_off_is_taken_back_before_it_is_kept(register: Path, copy: Path) -> None:
    old = logical(register)
    crash = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        " c.execute('PRAGMA cache_size = 1'); c.execute('BEGIN IMMEDIATE');"
        " c.executemany('INSERT INTO petitioner (name) VALUES (?)', [('x' * 200,)] * 3000);"
        " os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", crash, register], check=False).returncode == 9
    aside = _restore(copy, register)
    assert aside
    assert (logical(register), logical(aside)) == (logical(copy), old)


@pytest.mark.parametrize("page_count", [0, 2])
def test_a_damaged_register_with_a_journal_beside_it(
    tmp_path: Path, copy: Path, page_count: int
) -> None:
    register = make_register(tmp_path / "r.db")
    register.write_bytes(b"\xff" * 8192)
    # https://www.sqlite.org/fileformat.html#the_rollback_journal: hot, with no page in it.
    numbers = struct.pack(">5I", 0, 0, page_count, 512, 4096)
    header = bytes.fromhex("d9d505f920a163d7") + numbers
    register.with_name("r.db-journal").write_bytes(header.ljust(512, b"\0"))
    aside = _restore(copy, register)
    assert aside
    assert logical(register) == logical(copy)


def test_copies_that_are_refused_change_nothing(register: Path, copy: Path, tmp_path: Path) -> None:
    old = register.read_bytes()
    letter = tmp_path / "letter.db"
    letter.write_text("Kính gửi ủy ban", encoding="utf-8")
    newer, other, no_schema = (tmp_path / f"{name}.db" for name in ("newer", "other", "none"))
    for path, statement in (
        (newer, "UPDATE alembic_version SET version_num = '9999'"),
        (other, "PRAGMA application_id = 1"),
        (no_schema, "DELETE FROM alembic_version"),
    ):
        path.write_bytes(copy.read_bytes())
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("PRAGMA user_version = 0")
            connection.execute(statement)
    for path, sentence in (
        (letter, "no copy made by tiepdan"),
        (newer, "newer tiepdan"),
        (other, "not a database of tiepdan"),
        (no_schema, "damaged"),
    ):
        with pytest.raises(DatabaseError, match=sentence):
            _restore(path, register)
    with pytest.raises(UsageError, match="is a folder"):
        _restore(tmp_path, register)
    with pytest.raises(NotFoundError):
        _restore(tmp_path / "missing.db", register)
    assert register.read_bytes() == old
    assert not backup_folder(register).exists()


def test_what_the_check_finds_is_shown_and_nothing_changed(register: Path, copy: Path) -> None:
    old = register.read_bytes()

    def check(connection: sqlite3.Connection) -> Sequence[str]:
        (count,) = connection.execute("SELECT count(*) FROM petitioner").fetchone()
        return [f"{count} people are one too many", "and more"]

    with pytest.raises(DatabaseError, match=r"3 people are one too many$"):
        restoring.restore(copy, register, passphrase=None, check=check, now=NOW)
    assert register.read_bytes() == old


def test_the_database_of_another_program_is_not_replaced(tmp_path: Path, copy: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE t (x)")
    before = other.read_bytes()
    with pytest.raises(DatabaseError, match="not a database of tiepdan"):
        _restore(copy, other)
    assert other.read_bytes() == before


@in_each_mode
def test_a_register_in_use_is_waited_for_and_then_told_of(
    register: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIEPDAN_LOCK_WAIT", "0.2")
    old = logical(register)
    for statement in ("BEGIN IMMEDIATE", "BEGIN; SELECT count(*) FROM petition"):
        with closing(sqlite3.connect(register, isolation_level=None)) as other:
            for part in statement.split(";"):
                other.execute(part).fetchone()
            with pytest.raises(DatabaseError, match="locked: another program has been using it"):
                _restore(copy, register)
    assert logical(register) == old
    assert not backup_folder(register).exists()


_NO_ROOM = """
import resource, sys
from datetime import datetime
from pathlib import Path
from tiepdan.errors import DatabaseError
from tiepdan.records.copies import restoring
copy, database = map(Path, sys.argv[1:])
room = database.stat().st_size + 50_000
sys.dont_write_bytecode = True  # or half a compiled module would stay
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
try:
    restoring.restore(
        copy, database, passphrase=None, check=lambda connection: [], now=datetime.now()
    )
except DatabaseError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit to set")
def test_where_there_is_no_room_the_old_one_stays(register: Path, tmp_path: Path) -> None:
    large = make_register(tmp_path / "large.db", people=5000)
    old = logical(register)
    done = subprocess.run(
        [sys.executable, "-c", _NO_ROOM, large, register],
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(register) in done.stdout
    assert logical(register) == old


class _InUseError(PermissionError):
    """As Windows refuses to move what a program has open."""

    winerror = 32


@pytest.mark.parametrize("held", ["r.db", "r.db-wal", "r.db-shm"])
@pytest.mark.parametrize(
    ("has_links", "is_told_late"), [(True, False), (True, True), (False, True)]
)
def test_a_restore_that_fails_changes_nothing(
    tmp_path: Path,
    copy: Path,
    monkeypatch: pytest.MonkeyPatch,
    held: str,
    *,
    has_links: bool,
    is_told_late: bool,
) -> None:
    """Also where only the last step is refused, after all others were done."""
    folder = tmp_path / "register"
    folder.mkdir()
    (folder / "r.db").write_bytes(b"\xff" * 8192)
    for name in ("r.db-wal", "r.db-shm"):
        (folder / name).write_bytes(name.encode() * 100)
    before = _contents(folder)
    replace, rename = Path.replace, Path.rename

    def replaced(self: Path, target: Path) -> Path:
        if target.name == held:
            raise _InUseError
        return replace(self, target)

    def renamed(self: Path, target: Path) -> Path:
        if self.name == held and self.parent == folder and not (is_told_late and held == "r.db"):
            raise _InUseError
        return rename(self, target)

    def linked(_source: Path, _target: Path) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", replaced)
    monkeypatch.setattr(Path, "rename", renamed)
    if not has_links:
        monkeypatch.setattr(os, "link", linked)
    with pytest.raises(DatabaseError) as refused:
        _restore(copy, folder / "r.db")
    assert "nothing was changed: another program has it open" in str(refused.value)
    assert _contents(folder) == before


def _contents(folder: Path) -> dict[Path, bytes]:
    """All files of a folder; what is in a -shm SQLite makes anew whenever it looks."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {file: b"" if file.name.endswith("-shm") else file.read_bytes() for file in files}


_WRITE = """
import sqlite3, sys
from contextlib import closing
print("ready", flush=True)
for number in range(100_000):
    with closing(sqlite3.connect(sys.argv[1], timeout=30, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO petitioner (name) VALUES (?)", (f"w{number}",))
        connection.execute("COMMIT")
    print(number, flush=True)
"""


@in_each_mode
def test_no_row_of_another_process_is_lost_between_keeping_and_replacing(
    register: Path, copy: Path
) -> None:
    with (register.parent / "written").open("w+", encoding="ascii") as written:
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITE, register], stdout=written, stderr=subprocess.PIPE
        )
        time.sleep(0.5)
        aside = _restore(copy, register)
        time.sleep(0.5)
        assert writer.poll() is None
        writer.kill()
        writer.communicate()
        written.seek(0)
        acknowledged = {f"w{line.strip()}" for line in written.readlines()[1:-1]}
    assert aside
    before = {name for name in people(aside) if name.startswith("w")}
    after = {name for name in people(register) if name.startswith("w")}
    assert before
    assert after
    assert not before & after
    assert acknowledged <= before | after
    assert set(people(copy)) <= set(people(register))


_RESTORE = """
import sys
from datetime import datetime
from pathlib import Path
from tiepdan.records.copies import restoring
copy, database = map(Path, sys.argv[1:])
print("ready", flush=True)
restoring.restore(copy, database, passphrase=None, check=lambda connection: [], now=datetime.now())
"""


@pytest.mark.exhaustive
@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_killed_at_any_moment_it_is_the_old_or_the_new(tmp_path: Path, journal: str) -> None:
    register = make_register(tmp_path / "r.db", people=6000, journal=journal)
    making.copy_register(register, tmp_path / "old.db")
    add_people(register, ["Mới" * 50] * 6000)
    making.copy_register(register, tmp_path / "new.db")
    states = {name: people(tmp_path / f"{name}.db") for name in ("old", "new")}

    def begin() -> subprocess.Popen[str]:
        _restore(tmp_path / "old.db", register)
        return start(_RESTORE, tmp_path / "new.db", register)

    def check() -> None:
        with closing(sqlite3.connect(register)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert people(register) in states.values()

    killed_at_moments(begin, check)
    for file in backup_folder(register).glob("replaced-*.db"):
        assert content_of_copy(file, None)


def _journal(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
        return str(mode)
