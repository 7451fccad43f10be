"""pip of the Python that builds, saying nothing but what went wrong."""

import subprocess
import sys


def pip(*arguments: object) -> None:
    """Run pip; what it complains about is shown, and ends the build.

    Raises:
        SystemExit: it complained.
    """
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*command, *map(str, arguments)], check=False)
    if done.returncode:
        raise SystemExit(f"pip {arguments[0]} ended with exit code {done.returncode}: see above")
