"""Which tiepdan this is."""

import sys
from importlib.metadata import PackageNotFoundError, version

from tiepdan.i18n import _


def print_version() -> None:
    """Print the name and version of the program, as it was installed."""
    try:
        number = version("tiepdan")
    except PackageNotFoundError:
        number = _("(not installed, run from its folder)")
    sys.stdout.write(f"tiepdan {number}\n")
