"""backup and restore as they are typed: names, passphrases, confirmation, another computer."""

import errno
import os
import re
import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Given, Tiepdan
from tests.records import durable
from tests.records.registers import cheap_keys, names_in
from tests.records.schema.test_migrations import make_first_register
from tiepdan.errors import InterruptedError_
from tiepdan.records.file.location import backup_folder
from tiepdan.records.file.state import SCHEMA_VERSION

WORDS = "bốn từ không liên quan"
DATED = r"tiepdan-\d{4}-\d\d-\d\d-\d{4}(-\d+)?"
AUTO = f"auto-{date.today().isoformat()}.db"  # noqa: DTZ011 (the PC's own day)


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap_keys(monkeypatch)


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "words.txt"
    path.write_text(f"{WORDS}\nsecond line\n", encoding="utf-8")
    return path


@pytest.fixture
def register(given: Given) -> Path:
    return given(durable.ADD)


def test_beside_the_register_under_a_dated_name(tiepdan: Tiepdan, register: Path) -> None:
    for _time in range(2):
        run = tiepdan("backup")
        assert (run.code, run.out) == (0, "")
        assert str(backup_folder(register)) in run.err
        assert "on the drive of the register" not in run.err  # which beside it means
    names = sorted(names_in(backup_folder(register)) - {AUTO})
    assert len(names) == 2
    assert all(re.fullmatch(rf"{DATED}\.db", name) for name in names), names


def test_into_a_folder_such_as_a_stick(tiepdan: Tiepdan, register: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    run = tiepdan("backup", str(stick), "--json")
    (name,) = names_in(stick)
    assert re.fullmatch(rf"{DATED}\.db", name)
    data = run.data
    seal = data.pop("seal")
    assert data == {"path": str(stick / name), "encrypted": False}
    assert f": {seal}\n" in run.err
    assert durable.logical(stick / name) == durable.logical(register)


@pytest.mark.parametrize("typed", ["sao lưu", "sao lưu/", "30.11.2026", "copies.db/"])
def test_into_a_folder_that_is_to_be_made(
    tiepdan: Tiepdan, register: Path, tmp_path: Path, typed: str
) -> None:
    """A file without an ending would be in the way of the next copy."""
    folder = tmp_path / typed
    for count in (1, 2):
        run = tiepdan("backup", f"{tmp_path}/{typed}", "--json")
        assert run.code == 0, run.err
        assert Path(run.data["path"]).parent == folder
        assert (f"Made the folder {folder}." in run.err) == (count == 1)
        # A stick that is not plugged in has left its drive to the register's.
        assert "on the drive of the register" in run.err
    names = names_in(folder)
    assert len(names) == 2
    assert all(re.fullmatch(rf"{DATED}\.db", name) for name in names), names
    run = tiepdan("restore", str(folder), "--yes")
    assert run.code == 2
    assert f"is a folder; name a file in it, for example {folder / 'tiepdan-'}" in run.err
    assert tiepdan("restore", str(folder / min(names)), "--yes").code == 0


def test_no_folder_is_made_for_what_is_no_register(tiepdan: Tiepdan, tmp_path: Path) -> None:
    run = tiepdan("backup", str(tmp_path / "copies"), "--db", str(tmp_path / "none.db"))
    assert run.code == 3
    assert not (tmp_path / "copies").exists()


def test_a_file_without_an_ending_is_not_touched(
    tiepdan: Tiepdan, register: Path, tmp_path: Path
) -> None:
    (tmp_path / "copies").write_text("an older copy", encoding="utf-8")
    for typed in ("copies", "copies/"):
        run = tiepdan("backup", str(tmp_path / typed))
        assert (run.code, "There is a file at" in run.err) == (4, True)
    assert (tmp_path / "copies").read_text(encoding="utf-8") == "an older copy"


def test_onto_a_new_stick(
    tiepdan: Tiepdan, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows finds no file in the root of an empty drive, and `iterdir` hands that on."""
    stick, listed = tmp_path / "stick", Path.iterdir
    stick.mkdir()

    def as_windows(path: Path) -> Iterator[Path]:
        if path == stick:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        return listed(path)

    with monkeypatch.context() as windows:
        windows.setattr(Path, "iterdir", as_windows)
        assert tiepdan("backup", str(stick)).code == 0
    assert len(names_in(stick)) == 1


def test_a_file_that_is_there_is_not_touched(
    tiepdan: Tiepdan, register: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.docx"
    letter.write_text("dear")
    run = tiepdan("backup", str(letter))
    assert run.code == 4
    assert str(letter) in run.err
    assert letter.read_text(encoding="utf-8") == "dear"


def test_a_stick_that_is_not_plugged_in(tiepdan: Tiepdan, register: Path, tmp_path: Path) -> None:
    run = tiepdan("backup", str(tmp_path / "stick" / "copy.db"))
    assert run.code == 6
    assert run.err.count("\n") == 1
    assert not (tmp_path / "stick").exists()


def test_a_passphrase_from_a_file(
    tiepdan: Tiepdan, register: Path, words: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert tiepdan("backup", str(stick), "--passphrase-file", str(words)).code == 0
    (copy,) = stick.iterdir()
    assert re.fullmatch(rf"{DATED}\.tiepdan", copy.name)
    assert b"SQLite" not in copy.read_bytes()
    old = durable.logical(register)
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("something else\n", encoding="utf-8")
    run = tiepdan("restore", str(copy), "--yes", "--passphrase-file", str(wrong))
    assert run.code == 6
    assert "passphrase" in run.err
    run = tiepdan("restore", str(copy), "--yes", "--no-input")
    assert run.code == 2
    assert "--passphrase-file" in run.err
    assert durable.logical(register) == old
    run = tiepdan("restore", str(copy), "--yes", "--passphrase-file", str(words))
    assert run.code == 0, run.err
    assert durable.broken_promises(register, [1]) == []


def test_passphrase_files_that_do_not_do(
    tiepdan: Tiepdan, register: Path, words: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "short.txt").write_text("ngắn\n", encoding="utf-8")
    (tmp_path / "utf16.txt").write_text("bốn từ không liên quan\n", encoding="utf-16")
    for name in ("none.txt", "empty.txt", "short.txt", "utf16.txt"):
        copy = tmp_path / "copy.tiepdan"
        run = tiepdan("backup", str(copy), "--passphrase-file", str(tmp_path / name))
        assert run.code == 2, (name, run.err)
        assert run.err.count("\n") == 1
        assert not copy.exists()


def test_a_copy_that_is_not_there(tiepdan: Tiepdan, register: Path, tmp_path: Path) -> None:
    run = tiepdan("restore", str(tmp_path / "none.db"), "--yes", "--no-input")
    assert run.code == 3
    assert run.err.count("\n") == 1


def test_restoring_needs_a_yes_and_is_in_the_history(
    tiepdan: Tiepdan, register: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    assert tiepdan("backup", str(copy)).code == 0
    assert tiepdan(*durable.ADD).code == 0
    old = durable.logical(register)
    run = tiepdan("restore", str(copy), "--no-input")
    assert run.code == 2
    assert "--yes" in run.err
    assert durable.logical(register) == old
    run = tiepdan("restore", str(copy), "--yes", "--json")
    assert run.code == 0, run.err
    aside = Path(run.data["replaced"])
    assert aside.parent == backup_folder(register)
    assert durable.logical(aside) == old
    assert durable.broken_promises(register, [1]) == []
    assert "copy.db" in tiepdan("history", "--json").out
    # The number that was lost with the newer register is given again: it was never in this one.
    assert "2026-0002" in tiepdan(*durable.ADD).err


def test_on_another_computer(
    tiepdan: Tiepdan, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tiepdan("backup", str(tmp_path / "copy.db")).code == 0
    elsewhere = tmp_path / "elsewhere"
    monkeypatch.setenv("HOME", str(elsewhere))
    monkeypatch.setenv("XDG_DATA_HOME", str(elsewhere / "data"))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(elsewhere / "data"))
    monkeypatch.delenv("TIEPDAN_DB")
    shutil.rmtree(register.parent / f"{register.name}.backups")
    register.unlink()
    restore = ("restore", str(tmp_path / "copy.db"), "--no-input")
    assert tiepdan(*restore, "--dry-run").code == 0
    assert not elsewhere.exists()
    run = tiepdan(*restore)
    assert run.code == 0, run.err
    assert len(tiepdan("petitions", "--json").data) == 1
    assert tiepdan("check").code == 0
    assert (elsewhere / "data" / "tiepdan" / "tiepdan.db").exists()
    assert "It is the register of Xã Thử." in run.err


@pytest.mark.parametrize("options", [(), ("--passphrase-file", "words.txt")])
@pytest.mark.parametrize("name", ["Xã Bên", "Xã Thử"])
def test_a_copy_of_another_register_is_said_to_be_so(
    tiepdan: Tiepdan,
    register: Path,
    words: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    options: Command,
) -> None:
    monkeypatch.chdir(tmp_path)
    init = ("init", "--db", "other.db", "--name", name, "--province", "Hà Tĩnh", "--no-input")
    assert tiepdan(*init, "--clerk", "Người khác").code == 0
    ending = ".tiepdan" if options else ".db"
    for database in ("other.db", str(register)):
        copy = f"{Path(database).stem}-copy{ending}"
        assert tiepdan("backup", copy, *options, "--db", database).code == 0, copy
    own = tiepdan("restore", f"{register.stem}-copy{ending}", *options, "--yes")
    other = tiepdan("restore", f"other-copy{ending}", *options, "--yes", "--dry-run")
    assert (own.code, other.code) == (0, 0), own.err + other.err
    assert "another register" not in own.err
    said = f"that of {name}; this one is of Xã Thử." if name != "Xã Thử" else "of Xã Thử, begun"
    assert said in other.err


def test_a_copy_of_the_first_schema_is_brought_up_to_date(
    tiepdan: Tiepdan, register: Path, tmp_path: Path
) -> None:
    copy = make_first_register(tmp_path / "old copy.db")
    elsewhere = tiepdan("restore", str(copy), "--db", str(tmp_path / "other.db"))
    assert elsewhere.code == 0, elsewhere.err
    assert re.search(r"It is the register of Xã \w+", elsewhere.err), elsewhere.err
    run = tiepdan("restore", str(copy), "--yes", "--no-input")
    assert run.code == 0, run.err
    assert durable.schema_version(register) == SCHEMA_VERSION
    assert durable.numbers(register) == [9, 12]
    assert tiepdan("check").code == 0


def test_a_damaged_copy_is_refused(tiepdan: Tiepdan, register: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert tiepdan("backup", str(copy)).code == 0
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    old = durable.logical(register)
    run = tiepdan("restore", str(copy), "--yes", "--no-input")
    assert run.code == 6
    assert "damaged" in run.err
    assert durable.logical(register) == old


def test_the_first_change_of_a_day_makes_a_copy(tiepdan: Tiepdan, database: Path) -> None:
    old = durable.logical(database)
    folder = backup_folder(database)
    assert tiepdan("overdue").code == 0
    assert not folder.exists()
    run = tiepdan(*durable.ADD)
    assert run.err == "Recorded petition 2026-0001.\n"  # not a word of the copy
    assert names_in(folder) == {AUTO}
    assert durable.logical(folder / AUTO) == old
    made = (folder / AUTO).stat().st_mtime_ns
    assert tiepdan(*durable.ADD).code == 0
    assert names_in(folder) == {AUTO}
    assert (folder / AUTO).stat().st_mtime_ns == made


def test_old_automatic_copies_go_and_others_stay(tiepdan: Tiepdan, database: Path) -> None:
    folder = backup_folder(database)
    folder.mkdir()
    today = date.today()  # noqa: DTZ011 (the PC's own day)
    for days in range(1, 101):
        (folder / f"auto-{today - timedelta(days)}.db").touch()
    (folder / "tiepdan-2020-01-01-0800.db").touch()
    assert tiepdan(*durable.ADD).code == 0
    left = names_in(folder)
    assert {AUTO, "tiepdan-2020-01-01-0800.db"} <= left
    assert {f"auto-{today - timedelta(days)}.db" for days in range(1, 7)} <= left
    assert len(left) < 7 + 4 + 12 + 1


def test_what_is_no_copy_is_called_so(tiepdan: Tiepdan, register: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Kính gửi Ủy ban nhân dân xã" * 50, encoding="utf-8")
    run = tiepdan("restore", str(letter), "--yes")
    assert (run.code, run.err) == (6, f"{letter} is no copy made by tiepdan.\n")
    run = tiepdan("restore", str(tmp_path / "none.db"), "--yes")
    assert (run.code, run.err) == (3, f"There is no copy at {tmp_path / 'none.db'}.\n")
    for typed in (f"{tmp_path}/nodrive/copies", f"{tmp_path}/nodrive/copies/"):
        run = tiepdan("backup", typed)
        assert run.code == 3
        assert f"no folder {tmp_path / 'nodrive'}; is the drive plugged in?" in run.err
    assert not (tmp_path / "nodrive").exists()


def test_a_copy_into_a_synchronised_folder_is_warned_of(
    tiepdan: Tiepdan, register: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    run = tiepdan("backup", str(folder))
    assert run.code == 0
    assert "synchronised folder" in run.err


def test_who_is_asked_for_a_name_is_asked_before_anything_is_replaced(
    tiepdan: Tiepdan, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tiepdan("backup", "--json").data["path"]
    before = register.read_bytes()

    def interrupted(*, may_ask: bool) -> str:
        raise InterruptedError_("Interrupted; nothing was written.")

    monkeypatch.setattr("tiepdan.cli.commands.data.restore.clerk_name", interrupted)
    assert tiepdan("restore", copy, "--yes").code == 130
    assert register.read_bytes() == before


class TestTheRegisterIsGone:
    """Its copies lie beside it: nothing may lead to an empty one in its place."""

    @pytest.fixture
    def gone(self, tiepdan: Tiepdan, register: Path) -> Path:
        folder = backup_folder(register)
        assert tiepdan("backup", str(folder / "tiepdan-2026-11-20-0931.db")).code == 0
        for name in ("auto-2026-11-19.db", "before-upgrade-0003-2026-11-18-101112.db"):
            shutil.copy(folder / AUTO, folder / name)
        shutil.copy(folder / AUTO, folder / "replaced-2026-11-21-101112.db")
        (folder / AUTO).unlink()
        (folder / ".tiepdan-2026-11-29-0931.db-unfinished").write_bytes(b"")
        (folder / "auto-2026-13-01.db").write_bytes(b"")
        (folder / "notes.txt").write_bytes(b"")
        register.unlink()
        return register

    @pytest.mark.parametrize(
        "command", [("overdue",), durable.ADD, ("check",), ("backup",), ("undo", "--yes")]
    )
    def test_the_newest_copy_is_named(
        self, tiepdan: Tiepdan, gone: Path, command: tuple[str, ...]
    ) -> None:
        run = tiepdan(*command)
        assert (run.code, run.out, len(run.err.splitlines())) == (3, "", 1)
        # Not what a restore put aside, though it is newer.
        assert "20/11/2026 09:31" in run.err
        assert "tiepdan restore tiepdan-2026-11-20-0931.db" in run.err
        assert "init" not in run.err
        assert not gone.exists()

    def test_what_was_put_aside_is_better_than_nothing(self, tiepdan: Tiepdan, gone: Path) -> None:
        for file in backup_folder(gone).glob("*-2026-11-[12][089]*"):
            file.unlink()
        assert "tiepdan restore replaced-2026-11-21-101112.db" in tiepdan("overdue").err

    def test_init_does_not_hide_it(self, tiepdan: Tiepdan, gone: Path) -> None:
        init = ("init", "--name", "Xã Thử", "--province", "Hà Tĩnh")
        run = tiepdan(*init)
        assert (run.code, run.out) == (4, "")
        assert "tiepdan restore tiepdan-2026-11-20-0931.db" in run.err
        assert not gone.exists()
        assert tiepdan(*init, "--yes").code == 0

    def test_they_are_listed_the_newest_first(self, tiepdan: Tiepdan, gone: Path) -> None:
        rows = tiepdan("restore", "--json").data
        assert [(row["kind"], row["file"]) for row in rows] == [
            ("replaced", "replaced-2026-11-21-101112.db"),
            ("tiepdan", "tiepdan-2026-11-20-0931.db"),
            ("auto", "auto-2026-11-19.db"),
            ("before-upgrade", "before-upgrade-0003-2026-11-18-101112.db"),
        ]
        assert rows[1]["made_at"] == "2026-11-20T09:31:00"
        assert rows[1]["path"] == str(backup_folder(gone) / rows[1]["file"])
        text = tiepdan("restore").out
        assert "tiepdan restore replaced-2026-11-21-101112.db" in text
        assert "20/11/2026 09:31" in text

    @pytest.mark.usefixtures("gone")
    def test_one_is_taken_by_its_name_alone(self, tiepdan: Tiepdan) -> None:
        assert tiepdan("restore", "tiepdan-2026-11-20-0931.db").code == 0
        assert len(tiepdan("petitions", "--json").data) == 1

    @pytest.mark.skipif(os.name == "nt", reason="links need a right there")
    def test_a_link_to_what_is_gone(
        self, tiepdan: Tiepdan, gone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        link = tmp_path / "link.db"
        link.symlink_to(gone)
        monkeypatch.setenv("TIEPDAN_DB", str(link))
        assert "tiepdan restore tiepdan-2026-11-20-0931.db" in tiepdan("overdue").err


def test_an_automatic_copy_is_older_than_what_was_copied_on_its_day(
    tiepdan: Tiepdan, register: Path
) -> None:
    folder = backup_folder(register)
    first = f"tiepdan-{AUTO.removeprefix('auto-').removesuffix('.db')}-0513"
    names = [f"{first}.db", f"{first}-2.db", f"{first}-10.db", f"{first}-3.tiepdan"]
    for name in names:
        shutil.copy(folder / AUTO, folder / name)
    # As if the automatic one had been written, or put back from a stick, after all the others.
    os.utime(folder / AUTO)
    rows = tiepdan("restore", "--json").data
    assert [row["file"] for row in rows] == [names[2], names[3], names[1], names[0], AUTO]
    day = datetime.fromisoformat(rows[-1]["made_at"])
    assert rows[-1]["made_at"] == day.date().isoformat()
    register.unlink()
    told = tiepdan("overdue").err
    assert f"tiepdan restore {first}-10.db" in told
    assert f"{day:%d/%m/%Y} 05:13" in told
    for name in names:
        (folder / name).unlink()
    told = tiepdan("overdue").err
    assert f"({day:%d/%m/%Y})" in told
    assert f"tiepdan restore {AUTO}" in told


def test_while_the_register_is_there_the_copies_are_listed_too(
    tiepdan: Tiepdan, register: Path
) -> None:
    before = register.read_bytes()
    assert [row["file"] for row in tiepdan("restore", "--json").data] == [AUTO]
    assert register.read_bytes() == before


def test_without_a_copy_the_file_is_to_be_named(tiepdan: Tiepdan, database: Path) -> None:
    run = tiepdan("restore")
    assert (run.code, run.out) == (3, "")
    assert str(backup_folder(database)) in run.err
    database.unlink()
    assert "tiepdan init" in tiepdan("overdue").err
