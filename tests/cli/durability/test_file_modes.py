"""Whatever the program makes is for its user's eyes only, however careless the umask."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Tiepdan
from tests.records import durable
from tests.records.schema.test_migrations import make_first_register

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no mode bits")


@pytest.fixture(autouse=True)
def _careless_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def _modes(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): oct(path.stat().st_mode & 0o777)
        for path in sorted(folder.rglob("*"))
    }


def _assert_private(folder: Path) -> None:
    expected = {name: "0o700" if (folder / name).is_dir() else "0o600" for name in _modes(folder)}
    assert _modes(folder) == expected


def test_everything_that_is_made(
    tiepdan: Tiepdan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TIEPDAN_CLERK")
    made = tmp_path / "made"
    made.mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(made / "data"))
    path = made / "OneDrive" / "deep" / "r.db"
    monkeypatch.setenv("TIEPDAN_DB", str(path))
    words = tmp_path / "words.txt"
    words.write_text("bốn từ không liên quan\n", encoding="utf-8")
    for arguments in (
        ("init", "--name", "Xã", "--province", "Hà Tĩnh", "--clerk", "Chị Hà", "--no-input"),
        durable.ADD,
        ("backup",),
        ("backup", str(made / "copy.db")),
        ("backup", str(made / "copy.tiepdan"), "--passphrase-file", str(words)),
        ("restore", str(made / "copy.db"), "--yes", "--no-input"),
        ("restore", str(made / "copy.db"), "--yes", "--db", str(made / "another" / "r.db")),
        ("demo", "--db", str(made / "demo.db")),
    ):
        run = tiepdan(*arguments)
        assert run.code == 0, run.err

    def fail(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("tiepdan.records.reading.limits.overdue", fail)
    assert tiepdan("overdue").code == 1
    with closing(sqlite3.connect(path)) as other:  # so that what lies beside the file stays
        other.execute("SELECT count(*) FROM petition").fetchone()
        assert tiepdan(*durable.ADD).code == 0
        names = {Path(name).name for name in _modes(made)}
        assert names >= {
            "r.db", "r.db-wal", "r.db-shm", "copy.db", "copy.tiepdan", "clerk.txt", "error.log",
            "places-warned-of",
        }  # fmt: skip
        assert any(name.startswith("auto-") for name in names)
        assert any(name.startswith("replaced-") for name in names)
        _assert_private(made)


def test_a_copy_before_an_upgrade(
    tiepdan: Tiepdan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "made"
    made.mkdir(mode=0o700)
    register = make_first_register(made / "r.db")
    register.chmod(0o600)
    monkeypatch.setenv("TIEPDAN_DB", str(register))
    assert tiepdan("overdue").code == 0
    assert any("before-upgrade-" in name for name in _modes(made))
    _assert_private(made)


@pytest.mark.parametrize(
    "command",
    [
        ("add-sanction", "--whom", "head", "--form", "khiển trách"),
        ("overdue",),
        ("check",),
        ("backup",),
    ],
)
@pytest.mark.parametrize(("before", "after"), [(0o644, 0o600), (0o666, 0o600), (0o700, 0o700)])
def test_a_register_that_others_could_read_is_closed_to_them(
    tiepdan: Tiepdan, database: Path, command: tuple[str, ...], before: int, after: int
) -> None:
    database.chmod(before)
    assert tiepdan(*command).code == 0
    assert database.stat().st_mode & 0o777 == after


def test_reading_lets_nobody_write_who_could_not(tiepdan: Tiepdan, database: Path) -> None:
    database.chmod(0o444)
    assert tiepdan("overdue").code == 0
    assert database.stat().st_mode & 0o777 == 0o400


@pytest.mark.parametrize("content", [b"Danh b\xe1\xba\xa1\n", b"", "sqlite"])
@pytest.mark.parametrize(
    "command", [durable.IMPORT, durable.ADD, ("overdue",), ("backup",), ("undo", "--yes")]
)
def test_the_file_of_another_program_is_left_as_it_is(
    tiepdan: Tiepdan, tmp_path: Path, command: tuple[str, ...], content: bytes | str
) -> None:
    folder = tmp_path / "others"
    folder.mkdir()
    file = folder / "x.txt"
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("CREATE TABLE x (y)")
    file.chmod(0o664)
    before = file.read_bytes()
    run = tiepdan(*command, "--db", str(file))
    assert (run.code, len(run.err.splitlines())) == (6, 1)
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (before, 0o664)
    assert [each.name for each in folder.iterdir()] == ["x.txt"]
