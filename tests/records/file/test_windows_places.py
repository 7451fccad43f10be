"""Where a file really lies on Windows, and who may read it: by what paths and variables say."""

from pathlib import Path, PureWindowsPath

import pytest

from tiepdan.records.file import location
from tiepdan.records.file.windows_places import in_the_store, shared_sentence, store_sentence

DATA = "C:\\Users\\hanh\\AppData\\Local"
ENVIRONMENT = {"LOCALAPPDATA": DATA, "USERPROFILE": "C:\\Users\\hanh"}
STORE = (
    "C:\\Program Files\\WindowsApps"
    "\\PythonSoftwareFoundation.Python.3.13_3.13.752.0_x64__qbz5n2kfra8p0"
)
REGISTER = PureWindowsPath(DATA, "tiepdan", "tiepdan.db")


def test_the_python_of_the_store_keeps_a_register_in_its_own_package() -> None:
    real = in_the_store(REGISTER, python=STORE, environment=ENVIRONMENT)
    assert real == PureWindowsPath(
        DATA, "Packages", "PythonSoftwareFoundation.Python.3.13_qbz5n2kfra8p0", "LocalCache",
        "Local", "tiepdan", "tiepdan.db",
    )  # fmt: skip
    assert str(real) in store_sentence(REGISTER, real)
    assert in_the_store(real, python=STORE, environment=ENVIRONMENT) is None


@pytest.mark.parametrize(
    ("path", "python"),
    [
        (REGISTER, "C:\\Program Files\\Python313"),
        (PureWindowsPath("D:\\tiepdan\\tiepdan.db"), STORE),
        (PureWindowsPath("C:\\Users\\hanh\\Documents\\so.db"), STORE),
    ],
)
def test_anything_else_lies_where_it_says(path: PureWindowsPath, python: str) -> None:
    assert in_the_store(path, python=python, environment=ENVIRONMENT) is None


def test_who_may_read_a_register_outside_the_users_own_folder_is_told() -> None:
    shared = PureWindowsPath("D:\\so\\tiepdan.db")
    told = shared_sentence(shared, environment=ENVIRONMENT, on_windows=True)
    assert told
    assert "other accounts of this PC may, or a second clerk may not" in told
    assert shared_sentence(REGISTER, environment=ENVIRONMENT, on_windows=True) is None
    assert shared_sentence(shared, environment=ENVIRONMENT, on_windows=False) is None


def test_a_letter_or_a_junction_that_leads_to_a_share_is_seen_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = PureWindowsPath("\\\\may-chu\\chung\\so.db")
    monkeypatch.setattr(location, "_real", lambda _path: real)
    assert location.is_on_network(Path("so.db"), mounts="")


def test_that_it_lies_in_the_store_is_among_what_is_warned_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real = PureWindowsPath("C:\\elsewhere\\so.db")
    monkeypatch.setattr("tiepdan.records.file.windows_places.in_the_store", lambda _path: real)
    assert str(real) in (location.risky_place(tmp_path / "so.db", mounts="") or "")


def test_who_may_read_it_is_told_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tiepdan.records.file.windows_places.shared_sentence", lambda _path: "Who.")
    monkeypatch.setattr(location, "risky_place", lambda _path: None)
    told = [location.warn_once(tmp_path / "so.db", tmp_path / "own") for _time in range(2)]
    assert told == ["Who.", None]
