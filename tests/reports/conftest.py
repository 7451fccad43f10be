import subprocess
import sys
from pathlib import Path

import pytest

MAKER = Path(__file__).parents[1] / "bench" / "make_register.py"


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of some hundred petitions of fourteen years, open, ended, in time and late."""
    path = tmp_path_factory.mktemp("made-up") / "register.db"
    subprocess.run(
        [
            sys.executable, str(MAKER), "--petitions", "500", "--open", "40",
            "--today", "2026-11-20", str(path),
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return path
