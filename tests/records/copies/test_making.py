"""A copy is one private file, whole and verified, or there is none."""

import os
import sqlite3
import subprocess
import sys
import time
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
    opened,
    people,
    start,
)
from tiepdan import paths
from tiepdan.errors import DatabaseError, NotFoundError, RefusedError, UsageError
from tiepdan.records.copies import making
from tiepdan.records.file.copies_beside import ENCRYPTED
from tiepdan.records.file.location import backup_folder

NOW = datetime(2026, 11, 23, 9, 31)  # noqa: DTZ001 (the clerk's own time)


@pytest.fixture(params=["delete", "wal"])
def register(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    folder = tmp_path / "register"
    folder.mkdir()
    return make_register(folder / "r.db", people=300, journal=request.param)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap_keys(monkeypatch)


def test_a_copy_is_equal_and_needs_no_second_file(register: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    making.copy_register(register, copy)
    with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert logical(copy) == logical(register)
    assert names_in(tmp_path) == {"register", "copy.db"}


def test_what_is_not_yet_in_the_main_file_is_copied(tmp_path: Path) -> None:
    register = make_register(tmp_path / "r.db", journal="wal")
    with closing(sqlite3.connect(register, isolation_level=None)) as open_elsewhere:
        open_elsewhere.execute("INSERT INTO petitioner (name) VALUES ('Mới')")
        assert register.with_name("r.db-wal").stat().st_size > 0
        making.copy_register(register, tmp_path / "copy.db")
    assert people(tmp_path / "copy.db") == ["Mới"]


def test_an_encrypted_copy_shows_nothing_and_opens_again(
    register: Path, tmp_path: Path, cheap: None
) -> None:
    copy = tmp_path / "copy.tiepdan"
    making.copy_encrypted(register, copy, PASSPHRASE)
    assert making.is_encrypted(copy)
    assert b"SQLite" not in copy.read_bytes()
    assert "Hộ 000001".encode() not in copy.read_bytes()
    with opened(content_of_copy(copy, PASSPHRASE)) as connection:
        assert sorted(connection.iterdump()) == logical(register)


@pytest.mark.skipif(os.name == "nt", reason="no mode bits")
def test_only_its_owner_may_read_a_copy(register: Path, tmp_path: Path, cheap: None) -> None:
    making.copy_register(register, tmp_path / "copy.db")
    making.copy_encrypted(register, tmp_path / "copy.tiepdan", PASSPHRASE)
    assert (tmp_path / "copy.db").stat().st_mode & 0o077 == 0
    assert (tmp_path / "copy.tiepdan").stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name == "nt", reason="no mode bits")
def test_each_folder_that_is_made_is_private(tmp_path: Path) -> None:
    paths.make_private_folder(tmp_path / "a" / "b")
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in ("a", "a/b")} == {0o700}
    paths.make_private_folder(tmp_path / "a" / "b")


def test_the_name_of_another_file_is_never_taken(register: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_text("somebody else's")
    with pytest.raises(RefusedError):
        making.copy_register(register, copy)
    assert copy.read_text() == "somebody else's"
    assert names_in(tmp_path) == {"register", "copy.db"}


def test_what_cannot_be_copied(register: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        making.copy_register(tmp_path / "none.db", tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE t (x)")
    with pytest.raises(DatabaseError, match="not a database of tiepdan"):
        making.copy_register(tmp_path / "other.db", tmp_path / "copy.db")
    with pytest.raises(DatabaseError, match="no such file or folder"):
        making.copy_register(register, tmp_path / "not plugged in" / "copy.db")
    with pytest.raises(UsageError, match="at least 8"):
        making.copy_encrypted(register, tmp_path / "copy.tiepdan", "ngắn")
    assert names_in(tmp_path) == {"register", "other.db"}


def test_a_damaged_register_gives_no_copy(tmp_path: Path) -> None:
    register = make_register(tmp_path / "r.db", people=3000)
    with register.open("r+b") as file:
        file.seek(-3 * 4096, os.SEEK_END)
        file.write(b"\xff" * 4096)
    with pytest.raises(DatabaseError, match="damaged"):
        making.copy_register(register, tmp_path / "copy.db")
    assert names_in(tmp_path) == {"r.db"}


def test_a_locked_register_is_waited_for_and_then_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = make_register(tmp_path / "r.db")
    monkeypatch.setenv("TIEPDAN_LOCK_WAIT", "0.1")
    with closing(sqlite3.connect(register, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseError, match="locked"):
            making.copy_register(register, tmp_path / "copy.db")
    assert names_in(tmp_path) == {"r.db"}


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="mode bits do not bind this user",
)
def test_a_folder_that_can_only_be_read(register: Path, tmp_path: Path) -> None:
    folder = tmp_path / "read only"
    folder.mkdir(mode=0o500)
    with pytest.raises(DatabaseError, match="permission denied"):
        making.copy_register(register, folder / "copy.db")
    assert names_in(folder) == set()


_NO_ROOM = """
import resource, sys
from pathlib import Path
from tiepdan.errors import DatabaseError
from tiepdan.records.copies import making
sys.dont_write_bytecode = True  # or half a compiled module would stay
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    making.copy_register(Path(sys.argv[1]), Path(sys.argv[2]))
except DatabaseError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit to set")
def test_where_the_file_finds_no_room_nothing_is_left(register: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _NO_ROOM, str(register), str(tmp_path / "copy.db")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "cannot be written" in done.stdout
    assert names_in(tmp_path) == {"register"}


_WRITE_PAIRS = """
import sqlite3, sys
from contextlib import closing
print("ready", flush=True)
for number in range(100_000):
    with closing(sqlite3.connect(sys.argv[1], timeout=30, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        for half in "ab":
            connection.execute(
                "INSERT INTO petitioner (name) VALUES (?)", (f"{half} {number}" + "x" * 3000,)
            )
        connection.execute("COMMIT")
"""


def test_a_copy_is_one_moment_of_a_register_being_written(register: Path, tmp_path: Path) -> None:
    writer = start(_WRITE_PAIRS, register)
    try:
        counts = []
        for number in range(8):
            copy = tmp_path / f"{number}.db"
            making.copy_register(register, copy)
            names = people(copy)[300:]
            assert [name[2:] for name in names[::2]] == [name[2:] for name in names[1::2]]
            counts.append(len(names))
            time.sleep(0.02)
        assert writer.poll() is None
    finally:
        writer.kill()
        writer.communicate()
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]


_COPY = """
import sys
from pathlib import Path
from tiepdan.records.copies import making
print("ready", flush=True)
making.copy_register(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.exhaustive
@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_a_killed_copying_leaves_a_whole_copy_or_none(tmp_path: Path, journal: str) -> None:
    register = make_register(tmp_path / "r.db", people=20_000, journal=journal)
    before, folder = logical(register), tmp_path / "copies"
    folder.mkdir()
    copy = folder / "copy.db"

    def begin() -> subprocess.Popen[str]:
        copy.unlink(missing_ok=True)
        return start(_COPY, register, copy)

    def check() -> None:
        if copy.exists():
            assert content_of_copy(copy, None)
        assert logical(register) == before

    killed_at_moments(begin, check)
    # What the killed ones left is removed by the first that comes a day later.
    for file in folder.iterdir():
        os.utime(file, (0, 0))
    copy.unlink(missing_ok=True)
    making.copy_register(register, copy)
    assert names_in(folder) == {"copy.db"}


def test_every_changed_byte_of_a_plain_copy_is_noticed(tmp_path: Path) -> None:
    register, copy = make_register(tmp_path / "r.db", people=50), tmp_path / "copy.db"
    making.copy_register(register, copy)
    whole = copy.read_bytes()
    name = whole.index("Hộ 000007".encode())
    for place in (*range(100), name, *range(100, len(whole), len(whole) // 200)):
        changed = bytearray(whole)
        changed[place] ^= 1 << place % 8
        copy.write_bytes(changed)
        with pytest.raises(DatabaseError):
            content_of_copy(copy, None)
    for end in (0, 50, 4096, len(whole) - 1):
        copy.write_bytes(whole[:end])
        with pytest.raises(DatabaseError):
            content_of_copy(copy, None)


def test_every_changed_byte_of_an_encrypted_copy_is_noticed(tmp_path: Path, cheap: None) -> None:
    register, copy = make_register(tmp_path / "r.db"), tmp_path / "copy.tiepdan"
    making.copy_encrypted(register, copy, PASSPHRASE)
    whole = copy.read_bytes()
    end = len(whole)
    for place in (*range(60), *range(60, end, end // 200), *range(end - 20, end)):
        changed = bytearray(whole)
        changed[place] ^= 1 << place % 8
        copy.write_bytes(changed)
        with pytest.raises(DatabaseError):
            content_of_copy(copy, PASSPHRASE)


def test_an_encrypted_copy_without_its_passphrase(tmp_path: Path, cheap: None) -> None:
    register, copy = make_register(tmp_path / "r.db"), tmp_path / "copy.tiepdan"
    making.copy_encrypted(register, copy, PASSPHRASE)
    with pytest.raises(UsageError, match="passphrase"):
        content_of_copy(copy, None)
    with pytest.raises(DatabaseError, match="passphrase"):
        content_of_copy(copy, PASSPHRASE.upper())


def test_a_file_copied_by_hand_counts_with_what_lies_beside_it(tmp_path: Path) -> None:
    register = make_register(tmp_path / "r.db", journal="wal")
    by_hand = tmp_path / "hand.db"
    with closing(sqlite3.connect(register, isolation_level=None)) as connection:
        connection.execute("INSERT INTO petitioner (name) VALUES ('Mới')")
        by_hand.write_bytes(register.read_bytes())
        old = content_of_copy(by_hand, None)
        assert names_in(tmp_path) == {"r.db", "r.db-wal", "r.db-shm", "hand.db"}
        by_hand.with_name("hand.db-wal").write_bytes(register.with_name("r.db-wal").read_bytes())
        new = content_of_copy(by_hand, None)
    for content, count in ((old, 0), (new, 1)):
        with opened(content) as connection:
            assert connection.execute("SELECT count(*) FROM petitioner").fetchone() == (count,)


def test_a_copy_of_a_copy_and_a_copy_that_was_worked_in(tmp_path: Path) -> None:
    register = make_register(tmp_path / "r.db")
    making.copy_register(register, tmp_path / "1.db")
    add_people(tmp_path / "1.db", ["Mới"])
    with pytest.raises(DatabaseError, match="checksum"):
        content_of_copy(tmp_path / "1.db", None)
    making.copy_register(tmp_path / "1.db", tmp_path / "2.db")
    with opened(content_of_copy(tmp_path / "2.db", None)) as connection:
        assert connection.execute("SELECT name FROM petitioner").fetchall() == [("Mới",)]


def test_names_of_copies() -> None:
    taken: list[str] = []
    for expected in ("tiepdan-2026-11-23-0931.db", "tiepdan-2026-11-23-0931-2.db"):
        assert making.dated_name(NOW, taken) == expected
        taken.append(expected)
    assert making.dated_name(NOW, taken) == "tiepdan-2026-11-23-0931-3.db"
    assert making.dated_name(NOW, taken, ENCRYPTED) == "tiepdan-2026-11-23-0931.tiepdan"


def test_the_folder_lies_beside_the_file_itself(tmp_path: Path) -> None:
    assert backup_folder(tmp_path / "a.db") == tmp_path / "a.db.backups"
    register = make_register(tmp_path / "r.db")
    link = tmp_path / "link.db"
    try:
        link.symlink_to(register)
    except OSError:
        pytest.skip("no links here")
    assert backup_folder(link) == tmp_path.resolve() / "r.db.backups"
    for number, path in enumerate((link, register)):
        making.copy_register(path, tmp_path / f"{number}.db")
    assert (tmp_path / "0.db").read_bytes() == (tmp_path / "1.db").read_bytes()
