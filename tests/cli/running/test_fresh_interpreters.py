"""What a forked process does for the other tests, one that starts Python anew does as well."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import PROPOSAL, Command, Run, Tiepdan
from tests.records.facts import facts


def _fresh(*arguments: str, env: dict[str, str]) -> Run:
    done = subprocess.run(
        [sys.executable, "-m", "tiepdan", *arguments],
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env={**os.environ, **env},
        timeout=60,
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr)


TRIED: tuple[tuple[Command, int, str], ...] = (
    (("overdue", "--today", "26/10/2020"), 0, "vi"), (("show", "2020-0003", "--json"), 0, "en"),
    (("show", "99"), 3, "vi"), (("add-petition",), 2, "en"), (("add-document", "--help"), 0, "vi"),
)  # fmt: skip
OTHER = {"en": "vi", "vi": "en"}


@pytest.mark.parametrize(
    ("command", "code", "language"),
    [
        *TRIED,
        *(
            pytest.param(command, code, OTHER[language], marks=pytest.mark.exhaustive)
            for command, code, language in TRIED
        ),
    ],
)
def test_reading_and_refusing(
    process: Tiepdan, ky_chau: Path, command: Command, code: int, language: str
) -> None:
    env = {"TIEPDAN_LANG": language}
    fresh = _fresh(*command, env=env)
    assert fresh.code == code
    assert process(*command, env=env) == fresh


def test_writing(
    process: Tiepdan, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other" / database.name
    other.parent.mkdir()
    other.write_bytes(database.read_bytes())
    said = process(*PROPOSAL)
    assert said == _fresh(*PROPOSAL, env={"TIEPDAN_DB": str(other)})
    assert facts(database) == facts(other)
