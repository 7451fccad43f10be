"""Copies on another drive: each day's goes there, once the drive is plugged in."""

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path, PureWindowsPath

import pytest

from tests.records.registers import logical, make_register, names_in
from tests.records.writing.test_session import _office
from tiepdan.errors import DatabaseError
from tiepdan.records.copies import destroyed_data, rotation
from tiepdan.records.copies.elsewhere import copy_of_day, folders_of_copies, missing_sentence
from tiepdan.records.file.elsewhere import Elsewhere, known_of, note_copy, set_folder
from tiepdan.records.file.location import backup_folder
from tiepdan.records.journal.operations import Entry
from tiepdan.records.writing import session as sessions

TODAY = date(2026, 11, 23)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    (tmp_path / "C").mkdir()
    return make_register(tmp_path / "C" / "r.db")


@pytest.fixture
def stick(tmp_path: Path, register: Path) -> Path:
    folder = tmp_path / "E" / "sao lưu"
    folder.mkdir(parents=True)
    set_folder(register, folder)
    return folder


def _day(register: Path, day: date) -> Path | None:
    rotation.daily_copy(register, day)
    return copy_of_day(register, day)


def test_the_copy_of_the_day_is_there_too(register: Path, stick: Path) -> None:
    copy = _day(register, TODAY)
    assert copy == stick / "r.db.backups" / "auto-2026-11-23.db"
    beside = backup_folder(register) / copy.name
    assert copy.read_bytes() == beside.read_bytes()
    known = known_of(register)
    assert known.folder == stick
    assert known.last is None  # on the register's own drive it saves nothing
    assert copy_of_day(register, TODAY) is None
    assert logical(copy) == logical(register)


def test_only_one_on_another_drive_is_a_copy_elsewhere(register: Path) -> None:
    own = register.stat().st_dev
    drives = (Path("/dev/shm"), Path("/var/tmp"))  # noqa: S108 (one of them is another drive)
    other = next((one for one in drives if one.is_dir() and one.stat().st_dev != own), None)
    if other is None:
        pytest.skip("no second drive")
    with tempfile.TemporaryDirectory(dir=other) as folder:
        set_folder(register, Path(folder))
        assert _day(register, TODAY)
        assert known_of(register).last == TODAY


def test_nobody_asked_for_it(register: Path) -> None:
    assert _day(register, TODAY) is None
    assert known_of(register) == Elsewhere()
    assert names_in(register.parent) == {"r.db", "r.db.backups"}


def test_a_drive_that_is_not_plugged_in_is_told_and_served_later(
    register: Path, stick: Path
) -> None:
    stick.parent.rename(stick.parent.with_name("drawer"))
    with pytest.raises(DatabaseError, match="is the drive plugged in"):
        _day(register, TODAY)
    assert not stick.parent.exists()  # nothing is made where the drive would be
    stick.parent.with_name("drawer").rename(stick.parent)
    assert copy_of_day(register, TODAY)


def test_a_stick_with_another_letter_is_thought_of() -> None:
    for folder, other in (("E:\\Sao lưu", "F:\\Sao lưu"), ("F:\\", "G:"), ("f:\\a", "G:\\a")):
        sentence = missing_sentence(PureWindowsPath(folder))
        assert folder in sentence
        assert sentence.endswith(f'tiepdan config copies-elsewhere "{other}"')
    share = missing_sentence(PureWindowsPath("\\\\server\\sao"))
    assert share == "There is no folder \\\\server\\sao\\; does the network reach it?"


def test_what_cannot_be_written_there_leaves_nothing(register: Path, stick: Path) -> None:
    (stick / "r.db.backups").write_text("")
    with pytest.raises(DatabaseError):
        _day(register, TODAY)
    assert names_in(stick) == {"r.db.backups"}
    assert known_of(register).last is None


def test_there_they_are_thinned_out_as_well(register: Path, stick: Path) -> None:
    for number in range(12):
        _day(register, TODAY + timedelta(days=number))
    assert names_in(stick / "r.db.backups") == names_in(backup_folder(register))
    assert len(names_in(stick / "r.db.backups")) < 12


def test_a_day_that_a_wrong_clock_wrote_is_none_and_is_corrected(register: Path) -> None:
    note_copy(register, date.today() + timedelta(days=365))  # noqa: DTZ011 (the PC's own day)
    assert known_of(register).last is None
    note_copy(register, TODAY)
    assert known_of(register).last == TODAY


@pytest.mark.parametrize("content", ["", "[]", '{"folder": 3}', '{"last": "soon"}', "\xff"])
def test_what_cannot_be_read_is_as_if_it_were_not_there(register: Path, content: str) -> None:
    (register.parent / "r.db.elsewhere").write_text(content, encoding="latin-1")
    assert known_of(register) == Elsewhere()


def test_two_registers_share_a_folder(register: Path, stick: Path, tmp_path: Path) -> None:
    other = make_register(tmp_path / "C" / "other.db", people=3)
    set_folder(other, stick)
    assert _day(register, TODAY) != _day(other, TODAY)
    assert names_in(stick) == {"r.db.backups", "other.db.backups"}


@pytest.fixture
def namesake(tmp_path: Path, register: Path, stick: Path) -> Path:
    """Another register of the same name, of which copies lie in the same folder already."""
    (tmp_path / "D").mkdir()
    other = tmp_path / "D" / register.name
    sessions.create(other, Entry("Người khác", "test", "Written by a test."), fill=_office)
    set_folder(other, stick)
    assert _day(other, TODAY)
    return other


def test_two_registers_of_one_name_are_kept_apart(
    register: Path, namesake: Path, stick: Path
) -> None:
    for day in (TODAY, TODAY + timedelta(days=1)):
        for one, folder in ((namesake, "r.db.backups"), (register, "r.db-2.backups")):
            assert _day(one, day) in {stick / folder / rotation.name_of_day(day), None}
            assert folders_of_copies(one) == [backup_folder(one), stick / folder]
    for one, folder in ((namesake, "r.db.backups"), (register, "r.db-2.backups")):
        assert names_in(stick / folder) == {"auto-2026-11-23.db", "auto-2026-11-24.db"}
        assert {logical(copy) == logical(one) for copy in (stick / folder).iterdir()} == {True}


def test_a_register_that_is_lost_finds_its_own_copies(
    register: Path, namesake: Path, stick: Path
) -> None:
    copy = _day(register, TODAY)
    register.unlink()
    assert copy
    assert folders_of_copies(register) == [backup_folder(register), copy.parent]


def test_own_copies_are_found_whatever_became_of_the_others(
    register: Path, namesake: Path, stick: Path
) -> None:
    own = _day(register, TODAY)
    assert own
    (other,) = (stick / "r.db.backups").iterdir()
    other.write_bytes(other.read_bytes()[:5000])
    assert folders_of_copies(register)[1] == own.parent
    shutil.rmtree(other.parent)
    assert folders_of_copies(register)[1] == own.parent
    register.unlink()
    assert folders_of_copies(register)[1] == own.parent
    assert _day(namesake, TODAY) == stick / "r.db.backups" / own.name


def test_the_copy_of_a_register_that_was_replaced_since_is_not_taken(
    register: Path, namesake: Path, stick: Path, tmp_path: Path
) -> None:
    rotation.daily_copy(register, TODAY)
    shutil.copy(namesake, register)
    folder = tmp_path / "F"
    folder.mkdir()
    set_folder(register, folder)
    copy = copy_of_day(register, TODAY)
    assert copy
    assert logical(copy) == logical(namesake)


def test_what_was_destroyed_is_looked_for_there_too(register: Path, stick: Path) -> None:
    copy = _day(register, TODAY)
    assert copy in [*destroyed_data._own_copies(register)]  # noqa: SLF001
    assert destroyed_data.unreached_folder(register) is None
    shutil.rmtree(stick)
    assert destroyed_data.unreached_folder(register) == stick
