"""What .ci/build-windows and .ci/prove-windows start, once the tools that they need are there."""

import sys
from importlib import import_module
from importlib.util import find_spec

NEEDED = ("babel", "hatchling", "packaging", "typer")
"""Of what is installed from the locks, what fails first where nothing is."""


def main(program: str) -> None:
    """Start the program of that name with the options that follow it.

    Raises:
        SystemExit: this Python has not the tools.
    """
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise SystemExit(
            f"{sys.executable} has not what this needs ({', '.join(missing)}): first run the line"
            " of README.md for the tests, . .venv/bin/activate && pip install -r .ci/lock-dev.txt …"
        )
    import_module(f"windows.{program}").main()


if __name__ == "__main__":
    main(sys.argv.pop(1))
