"""Every command explains itself, in both languages, and is in the README."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Tiepdan
from tests.commands import COMMANDS

README = Path(__file__).parents[2] / "README.md"


def test_without_a_command_the_panels_are_shown(tiepdan: Tiepdan) -> None:
    run = tiepdan("--help")
    assert run.code == 0
    for command in COMMANDS:
        assert command in run.out
    for panel in ("Each morning", "Petitions", "Meetings", "Documents", "Data"):
        assert panel in run.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(tiepdan: Tiepdan, command: str) -> None:
    run = tiepdan(command, "--help")
    assert run.code == 0
    assert "Usage" in run.out
    assert "<bool>" not in run.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"tiepdan {command}" in README.read_text(encoding="utf-8")


def test_help_is_vietnamese_unless_english_is_asked_for() -> None:
    environment = {key: value for key, value in os.environ.items() if key != "TIEPDAN_LANG"}
    shown = subprocess.run(
        [sys.executable, "-m", "tiepdan", "overdue", "--help"],
        capture_output=True,
        env=environment,
        check=True,
    ).stdout.decode()
    assert "Tùy chọn" in shown
    for english in ("Usage", "Options", "OPTIONS", "env var", "Show this", "required"):
        assert english not in shown
