"""What a killed process left of a file goes with the next one; what is being written stays."""

import errno
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.records.registers import make_register, names_in, start
from tiepdan.records.copies import making
from tiepdan.records.file import unfinished

_WRITING = """
import sys, time
from pathlib import Path
from types import SimpleNamespace
from tiepdan.records.file import publishing
def make(file):
    file.write_bytes(b"half")
    print("ready", flush=True)
    sys.stdin.readline()
    file.write_bytes(b"whole")
publishing.publish(make, Path(sys.argv[1]))
"""


def test_what_is_being_written_stays_until_it_has_its_name(tmp_path: Path) -> None:
    register = make_register(tmp_path / "r.db")
    process = start(_WRITING, tmp_path / "slow.db", stdin=-1)
    (half,) = unfinished.unfinished_files(tmp_path)
    old = half.stat().st_mtime - 10 * 24 * 60 * 60
    os.utime(half, (old, old))
    making.copy_register(register, tmp_path / "other.db")
    assert unfinished.unfinished_files(tmp_path) == [half]
    process.communicate("go on\n")
    assert process.returncode == 0
    assert (tmp_path / "slow.db").read_bytes() == b"whole"
    assert names_in(tmp_path) == {"r.db", "other.db", "slow.db"}


def test_what_a_killed_process_left_goes_at_once(tmp_path: Path) -> None:
    process = start(_WRITING, tmp_path / "slow.db", stdin=-1)
    (half,) = unfinished.unfinished_files(tmp_path)
    process.kill()
    process.communicate()
    assert half.exists()
    unfinished.remove_abandoned(tmp_path)
    assert names_in(tmp_path) == set()


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    others = {"r.db", ".r.db-tiepdan-unfinished", "x.tiepdan-unfinished", ".r.db-abcdefgh"}
    for name in others:
        (tmp_path / name).touch()
    unfinished.remove_abandoned(tmp_path)
    unfinished.remove_abandoned(tmp_path / "not plugged in")
    assert names_in(tmp_path) == others


@pytest.mark.skipif(sys.platform == "win32", reason="there that it is open is enough")
def test_where_nothing_tells_who_writes_it_is_kept_for_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_handle: int) -> None:
        raise OSError

    monkeypatch.setattr(unfinished, "_lock", no_locks)
    with unfinished.passing_file(tmp_path / "r.db") as file:
        unfinished.remove_abandoned(tmp_path)
        assert file.exists()
        old = file.stat().st_mtime - 25 * 60 * 60
        os.utime(file, (old, old))
        unfinished.remove_abandoned(tmp_path)
        assert not file.exists()
    assert names_in(tmp_path) == set()


def test_a_folder_that_may_not_be_written_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where `tempfile` on Windows would try one name after another."""

    def refuse(path: Path, *_flags: int) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr("tempfile._os", SimpleNamespace(**{**vars(os), "name": "nt"}))
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(PermissionError), unfinished.passing_file(tmp_path / "r.db"):
        pass
