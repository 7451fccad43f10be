"""The tree as its own tools see it: format, lint, types, and which folder may import which."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
CACHE = ROOT / ".mypy_cache"
NOT_WRITTEN = [] if CACHE.exists() else ["--cache-dir", os.devnull]
"""In a fresh copy types are looked at once: what mypy would keep for the next time costs a third
as much again."""


@pytest.mark.parametrize(
    "command",
    [
        [sys.executable, "-m", "ruff", "check", "."],
        [sys.executable, "-m", "ruff", "format", "--check", "."],
        [sys.executable, "-m", "mypy", *NOT_WRITTEN],
        [str(BIN / "lint-imports")],
    ],
    ids=["lint", "format", "types", "import contracts"],
)
def test_the_tree_is_clean(command: list[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_what_the_design_names_is_at_the_top() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\n")
    if tracked == [""]:
        pytest.skip("not a git checkout")
    visible = {path.split("/")[0].strip('"') for path in tracked if path and path[0] != "."}
    assert visible == {"tiepdan", "tests", "data", "pyproject.toml", "README.md", "LICENSE"}
