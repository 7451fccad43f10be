"""Every command of the program, as a test may look at it."""

from tiepdan.cli.panels import PANELS
from tiepdan.cli.running.commands import imported

COMMANDS = {name: imported(name) for panel in PANELS for name in panel.commands}
