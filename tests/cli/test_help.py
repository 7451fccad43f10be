"""Every command explains itself, in both languages, and is in the handbook."""

import os
import re
import subprocess
import sys

import pytest

from tests.cli.conftest import Tiepdan
from tests.commands import COMMANDS
from tests.examples import HANDBOOK, text_of


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
def test_every_command_is_in_the_handbook(command: str) -> None:
    """Also among those that are listed for looking up."""
    pages = [page for page in HANDBOOK if re.search(rf"tiepdan {command}(?!-)\b", text_of(page))]
    assert "tra-cuu" in [page.stem[3:] for page in pages]
    assert len(pages) > 1


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
