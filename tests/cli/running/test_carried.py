"""A register carried along with the program: found by the folder beside what starts it."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import PROPOSAL, Tiepdan
from tiepdan import paths


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A drive with the program in it, as the folder for Windows is made."""
    folder = tmp_path / "USB" / "Tiếp dân"
    (folder / "python").mkdir(parents=True)
    (folder / "tiepdan.cmd").touch()
    monkeypatch.setattr(sys, "executable", str(folder / "python" / "python.exe"))
    return folder


def _where(tiepdan: Tiepdan, *options: str) -> tuple[str, str]:
    rows = {row["setting"]: row for row in tiepdan("config", "--json", *options).data}
    return rows["database"]["value"], rows["database"]["source"]


def test_without_that_folder_it_is_the_users_own(tiepdan: Tiepdan, stick: Path) -> None:
    where, source = _where(tiepdan)
    assert not where.startswith(str(stick))
    assert source == "as usual"


def test_a_folder_of_that_name_beside_another_program_says_nothing(
    stick: Path, tiepdan: Tiepdan
) -> None:
    (stick / "so").mkdir()
    (stick / "tiepdan.cmd").unlink()
    assert _where(tiepdan)[1] == "as usual"


def test_all_that_is_kept_is_carried_along(
    tiepdan: Tiepdan, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stick / "so").mkdir()
    monkeypatch.delenv("TIEPDAN_CLERK")
    made = tiepdan(
        "init", "--name", "Xã Thử", "--province", "Hà Tĩnh", "--clerk", "Chị Hạnh", "--no-input"
    )
    assert made.code == 0, made.err
    assert (stick / "so" / "tiepdan.db").is_file()
    assert (stick / "so" / "clerk.txt").read_text(encoding="utf-8") == "Chị Hạnh\n"
    assert not (tmp_path / "home").exists()  # nothing is left on the PC
    assert _where(tiepdan)[1] == "carried along with the program"
    # Another letter at another PC, and the register is found as well.
    elsewhere = stick.parent.rename(tmp_path / "F") / stick.name
    monkeypatch.setattr(sys, "executable", str(elsewhere / "python" / "python.exe"))
    assert tiepdan().out.startswith("Xã Thử")


def test_what_is_said_stands_over_what_is_found(
    tiepdan: Tiepdan, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stick / "so").mkdir()
    monkeypatch.setenv("TIEPDAN_DB", str(tmp_path / "variable.db"))
    assert _where(tiepdan) == (str(tmp_path / "variable.db"), "TIEPDAN_DB")
    typed = str(tmp_path / "typed.db")
    assert _where(tiepdan, "--db", typed) == (typed, "--db")
    assert paths.user_folder() == stick / "so"


def test_that_it_is_passed_over_for_a_variable_is_said(
    tiepdan: Tiepdan, stick: Path, ky_chau: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Set on a PC once, it would have the clerk write into another register than she thinks."""
    assert tiepdan("overdue").err == ""
    carried = stick / "so"
    carried.mkdir()
    for command in ((), ("overdue",), ("overdue", "--json"), ("show", "9999")):
        said = tiepdan(*command).err.splitlines()[0]
        assert f"TIEPDAN_DB names {ky_chau}:" in said
        assert f"carried along in {carried};" in said
        assert "set TIEPDAN_DB=" in said
    assert tiepdan("overdue", "--db", str(ky_chau)).err == ""
    assert tiepdan("handbook").err == ""
    within = carried / "2020.db"
    shutil.copyfile(ky_chau, within)
    monkeypatch.setenv("TIEPDAN_DB", str(within))
    assert tiepdan("overdue").err == ""
    assert tiepdan("--db", str(ky_chau), "overdue").err == ""


INIT = ("init", "--name", "Xã Thử", "--province", "Hà Tĩnh", "--no-input")


@pytest.fixture
def at_home(tiepdan: Tiepdan, stick: Path) -> Path:
    """A register on the PC with a petition in it, and beside the program a new folder “so”."""
    assert tiepdan(*INIT).code == 0
    assert tiepdan(*PROPOSAL).code == 0
    (stick / "so").mkdir()
    return paths.usual_database()


def test_the_register_that_was_there_before_is_brought_along_as_is_said(
    tiepdan: Tiepdan, at_home: Path, stick: Path
) -> None:
    """In the one that she would make instead the numbers begin at 1 again."""
    told = tiepdan("petitions")
    assert told.code == 3
    assert f"You have one on this PC, {at_home};" in told.err
    assert told.err.strip() in tiepdan().out
    backup = re.search('tiepdan backup "([^"]+)" --db "([^"]+)", then tiepdan restore', told.err)
    assert backup
    assert tiepdan("backup", backup[1], "--db", backup[2]).code == 0
    copy = re.search(r"tiepdan restore (tiepdan-[\d-]+\.db)", tiepdan("restore").out)
    assert copy
    assert tiepdan("restore", copy[1]).code == 0
    assert (stick / "so" / "tiepdan.db").is_file()
    assert "2026-0002" in tiepdan(*PROPOSAL).err


def test_a_second_one_is_made_if_it_is_said_that_this_is_meant(
    tiepdan: Tiepdan, at_home: Path, stick: Path, tmp_path: Path
) -> None:
    assert tiepdan("export", str(tmp_path / "exported"), "--db", str(at_home)).code == 0
    for command, code in ((INIT, 4), (("import", str(tmp_path / "exported")), 3)):
        run = tiepdan(*command)
        assert (run.code, run.out) == (code, "")
        assert f"You have one on this PC, {at_home};" in run.err
    assert not (stick / "so" / "tiepdan.db").exists()
    assert tiepdan(*INIT, "--yes").code == 0
    assert tiepdan("petitions", "--json").data == []


def test_that_there_is_one_is_said_where_a_variable_names_an_empty_place(
    tiepdan: Tiepdan, at_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIEPDAN_DB", str(tmp_path / "tiepdan.db"))
    run = tiepdan("petitions")
    assert run.code == 3
    assert f"You have one at {at_home}; how it is moved: tiepdan handbook ban-sao." in run.err
    # What is on a stick that is not plugged in is not looked for elsewhere.
    monkeypatch.setenv("TIEPDAN_DB", str(tmp_path / "stick" / "tiepdan.db"))
    assert str(at_home) not in tiepdan("petitions").err
