"""The lock fits what pyproject.toml asks for, and names nothing that may not be handed on."""

import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from windows.licences import ALLOWED, licence_of
from windows.lock import LOCK, WINDOWS, Locked, read_lock, windows_packages

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TOOLS = LOCK.with_name("lock-dev.txt")


@pytest.mark.parametrize(
    ("lock", "asked_for"),
    [
        (LOCK, PROJECT["dependencies"]),
        (TOOLS, [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]),
    ],
    ids=["what runs", "tools"],
)
def test_the_lock_has_a_version_that_may_be_used(lock: Path, asked_for: list[str]) -> None:
    versions = {one.name: one.version for one in read_lock(lock)}
    for requirement in map(Requirement, asked_for):
        assert versions[requirement.name] in requirement.specifier, requirement


def test_the_tools_come_with_the_very_versions_that_run() -> None:
    assert {*read_lock(LOCK)} <= {*read_lock(TOOLS)}


@pytest.mark.parametrize("lock", [LOCK, TOOLS], ids=lambda lock: lock.name)
def test_every_file_of_the_lock_has_a_hash(lock: Path) -> None:
    assert all(one.hashes for one in read_lock(lock))


def test_a_windows_pc_gets_what_it_alone_needs() -> None:
    assert {one.name for one in windows_packages()} >= {"colorama", "tzdata", "sqlalchemy"}
    elsewhere = {**WINDOWS, "sys_platform": "linux"}
    assert [one.name for one in read_lock() if not one.is_needed(elsewhere)] == ["colorama"]


@pytest.mark.parametrize("one", read_lock(), ids=lambda one: one.name)
def test_what_runs_may_be_handed_on(one: Locked) -> None:
    try:
        told = metadata(one.name)
    except PackageNotFoundError:
        pytest.skip("not needed on this machine; the folder for Windows is looked at when built")
    assert licence_of(told) in ALLOWED
