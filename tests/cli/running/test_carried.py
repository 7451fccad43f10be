"""A register carried along with the program: found by the folder beside what starts it."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Tiepdan
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
