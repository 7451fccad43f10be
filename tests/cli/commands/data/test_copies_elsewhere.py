"""A folder on another drive for each day's copy: set, told of, and asked for in the morning."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import PROPOSAL, Tiepdan
from tiepdan.records.file import elsewhere
from tiepdan.records.file.location import backup_folder

NONE_YET = "There is no copy on another drive yet."


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "E" / "sao lưu"
    folder.mkdir(parents=True)
    return folder


def _shown(tiepdan: Tiepdan) -> str:
    (row,) = [
        row for row in tiepdan("config", "--json").data if row["setting"] == "copies-elsewhere"
    ]
    return str(row["value"])


def test_it_is_set_shown_and_taken_back(tiepdan: Tiepdan, database: Path, stick: Path) -> None:
    assert _shown(tiepdan) == "none"
    run = tiepdan("config", "copies-elsewhere", str(stick), "--json")
    assert run.code == 0, run.err
    assert f"From now on each day's copy goes to {stick} too." in run.err
    assert "whoever has the drive reads them" in run.err
    assert "on the drive of the register" in run.err  # as the folders of a test are
    assert _shown(tiepdan) == str(stick)
    assert tiepdan("config", "copies-elsewhere", "-", "--json").code == 0
    assert _shown(tiepdan) == "none"


def test_the_folder_is_made_on_a_drive_that_is_there(
    tiepdan: Tiepdan, database: Path, stick: Path
) -> None:
    run = tiepdan("config", "copies-elsewhere", str(stick / "năm 2026"), "--json")
    assert run.code == 0, run.err
    assert (stick / "năm 2026").is_dir()


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("copies-elsewhere",), 2, "tiepdan config copies-elsewhere E:"),
        (("colour", "blue"), 2, "“colour” is not set here"),
        (("copies-elsewhere", "/no/such/drive"), 3, "is the drive plugged in?"),
    ],
)
def test_what_cannot_be_set(
    tiepdan: Tiepdan, database: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    run = tiepdan("config", *words)
    assert (run.code, run.out, len(run.err.splitlines())) == (code, "", 1)
    assert told in run.err
    assert not database.with_name(f"{database.name}.elsewhere").exists()


def test_the_first_entry_of_a_day_copies_there(
    tiepdan: Tiepdan, database: Path, stick: Path
) -> None:
    elsewhere.set_folder(database, stick)
    assert NONE_YET in tiepdan().out
    run = tiepdan(*PROPOSAL)
    assert run.code == 0
    assert "other drive" not in run.err
    (copy,) = (stick / f"{database.name}.backups").iterdir()
    assert copy.name.startswith("auto-")
    assert NONE_YET in tiepdan().out  # for the folders of a test are on the register's own drive


def test_a_drive_that_is_not_there_stops_nothing_and_is_told_once(
    tiepdan: Tiepdan, database: Path, stick: Path
) -> None:
    elsewhere.set_folder(database, stick)
    stick.rmdir()
    first, second = tiepdan(*PROPOSAL), tiepdan(*PROPOSAL)
    assert (first.code, second.code) == (0, 0)
    assert "No copy could be made on the other drive" in first.err
    assert str(stick) in first.err
    assert "other drive" not in second.err
    # Plugged in the same day, it is copied to with the next entry.
    stick.mkdir()
    assert tiepdan(*PROPOSAL).code == 0
    assert (stick / f"{database.name}.backups").is_dir()


def test_the_morning_says_that_the_last_one_is_old(tiepdan: Tiepdan, database: Path) -> None:
    assert NONE_YET in tiepdan().out
    assert tiepdan("--json").data["last_copy_elsewhere"] is None
    elsewhere.note_copy(database, date(2026, 11, 14))
    said = "The last copy on another drive is of 14/11/2026."
    assert said in tiepdan("--today", "22/11/2026").out
    assert said not in tiepdan("--today", "21/11/2026").out
    assert tiepdan("--json").data["last_copy_elsewhere"] == "2026-11-14"


def test_a_copy_made_by_hand_counts_where_it_outlives_the_drive(
    tiepdan: Tiepdan, database: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = tiepdan("backup", str(stick / "same-drive.db"))
    assert (run.code, "on the drive of the register" in run.err) == (0, True)
    assert NONE_YET in tiepdan().out
    monkeypatch.setattr(elsewhere, "is_on_another_drive", lambda *_places: True)
    run = tiepdan("backup", str(stick))
    assert (run.code, "on the drive of the register" in run.err) == (0, False)
    assert NONE_YET not in tiepdan().out


def test_the_morning_names_the_folder_that_was_set(
    tiepdan: Tiepdan, database: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "  tiepdan backup E:\\\n" in tiepdan().out
    elsewhere.set_folder(database, stick)
    # A copy there would not do: it is on the register's own drive.
    assert "  tiepdan backup E:\\\n" in tiepdan().out
    monkeypatch.setattr(elsewhere, "is_on_another_drive", lambda *_places: True)
    assert f'  tiepdan backup "{stick}"\n' in tiepdan().out


def test_where_all_beside_the_register_is_lost_the_other_drive_has_it(
    tiepdan: Tiepdan, database: Path, stick: Path
) -> None:
    elsewhere.set_folder(database, stick)
    assert tiepdan(*PROPOSAL).code == 0
    database.unlink()
    shutil.rmtree(backup_folder(database))
    overdue, init = tiepdan("overdue"), tiepdan("init", "--name", "Xã Thử", "--province", "Hà Tĩnh")
    assert (overdue.code, init.code) == (3, 4)
    for run in (overdue, init):
        assert f"each day's copy went to {stick}" in run.err
    (row,) = tiepdan("restore", "--json").data
    assert row["path"].startswith(str(stick))
    run = tiepdan("restore", row["file"])
    assert run.code == 0, run.err
    assert tiepdan("petitions", "--json").data == []  # as it was before the first entry of the day
