"""An error repeats the beginning of what was typed, however long that is."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.walks.walking import run
from tests.commands import COMMANDS

LONG = "x" * 70_000
_REPEATED = "x" * 62


@pytest.mark.parametrize("command", sorted(COMMANDS.keys() - {"demo"}))
def test_no_argument_or_option_is_repeated_at_length(
    command: str, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tiepdan.cli.running.screen.streams.discard", lambda _stream: None)
    parameters: list[Any] = [*COMMANDS[command].params]
    flags = [one.opts[0] for one in parameters if one.opts[0].startswith("--") and not one.is_flag]
    lines = [(LONG,), (f"--{LONG}",), ("1", LONG), (f"--db={LONG}",)]
    for line in [*lines, *(("1", flag, LONG) for flag in flags)]:
        seen = run(command, *line)
        assert _REPEATED not in seen.text, line
        assert seen.code, line


def test_nor_is_a_command_or_a_variable(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("TIEPDAN_DB", "TIEPDAN_TODAY", "TIEPDAN_CLERK", "TIEPDAN_LOCK_WAIT"):
        with monkeypatch.context() as patch:
            patch.setitem(os.environ, variable, LONG[:30_000])  # Windows allows few more
            assert _REPEATED not in run("hold", "B1", "--no-input").text, variable
    assert _REPEATED not in run(LONG).text


def test_a_path_is_shown_whole(database: Path, tmp_path: Path) -> None:
    path = str(tmp_path / ("thư mục " * 10 + "x.db"))
    assert path in run("petitions", "--db", path).text
