"""pip of the Python that builds, saying nothing but what went wrong."""

import subprocess
import sys


def pip(*arguments: object) -> None:
    """Run pip; what it complains about is shown, and ends the build."""
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*command, *map(str, arguments)], check=True)
