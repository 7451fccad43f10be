import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import year
from tests.conftest import made_once
from tests.forked import begin_captured

MAKER = Path(__file__).parents[1] / "bench" / "make_register.py"


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of some hundred petitions of fourteen years, open, ended, in time and late."""

    def make(folder: Path) -> None:
        subprocess.run(
            [
                sys.executable, str(MAKER), "--petitions", "500", "--open", "40",
                "--today", "2026-11-20", str(folder / "register.db"),
            ],
            check=True,
            capture_output=True,
        )  # fmt: skip

    return made_once(tmp_path_factory, "made-up", make) / "register.db"


@pytest.fixture(scope="session")
def year_of_a_commune(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year typed in day by day, by the command line itself, with every fact there is."""

    def make(folder: Path) -> None:
        assert year.make(folder / "year.db", scale=0.07) > 100

    return made_once(tmp_path_factory, "year", make) / "year.db"


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register of the commune whose real report is known."""

    def make(folder: Path) -> None:
        line = ("demo", "--db", str(folder / "ky-chau.db"))
        demo = begin_captured(line, {"TIEPDAN_LANG": "en"})
        code, _out, said = demo.end(within_seconds=60)
        assert code == 0, said

    return made_once(tmp_path_factory, "reference", make) / "ky-chau.db"
