"""The small table of commands, and the files that it speaks of."""

from pathlib import Path

import pytest

from tests.commands import COMMANDS
from tiepdan.cli import commands
from tiepdan.cli.panels import PANELS, Panel, module_of

FOLDER = Path(commands.__path__[0])


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.folder)
def test_a_panel_can_be_seen_at_a_glance(panel: Panel) -> None:
    assert 0 < len(panel.commands) <= 12


def test_every_command_has_a_file_of_its_name_and_every_file_a_command() -> None:
    listed = {module_of(panel, name) for panel in PANELS for name in panel.commands}
    written = {
        f"{commands.__name__}.{file.parent.name}.{file.stem}"
        for file in FOLDER.glob("*/*.py")
        if file.name != "__init__.py"
    }
    assert written == listed


def test_no_command_is_in_two_panels() -> None:
    assert sum(len(panel.commands) for panel in PANELS) == len(COMMANDS)
