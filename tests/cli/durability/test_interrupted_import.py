"""An office's book goes in whole or not at all, whenever somebody presses Ctrl-C."""

import io
import sys
from datetime import date
from pathlib import Path

import pytest

from tests import forked
from tests.cli.conftest import Tiepdan
from tests.records import durable
from tests.records.importing.books.making import line, write_book
from tiepdan.cli.running.screen import progress
from tiepdan.errors import InterruptedError_

LINES = [line(number, date(2026, 1, 5), f"Hộ {number}") for number in range(1, 6)]


@pytest.mark.parametrize("place", ["1", "5", "10"])
def test_ctrl_c_leaves_nothing(database: Path, place: str) -> None:
    file = write_book(database.parent / "so.xlsx", LINES)
    before = durable.logical(database)
    code, _out, said = forked.begin_captured(
        ("import", str(file), "--yes"),
        durable.environment(database),
        folder=database.parent,
        around=("tests.records.interrupting", place),
    ).end()
    assert (code, "Interrupted; nothing was written." in said) == (
        InterruptedError_.exit_code,
        True,
    )
    assert durable.logical(database) == before
    assert durable.problems_of(database) == []
    done = durable.run(database, "import", str(file), "--yes")
    assert "Added from so.xlsx: 5 lines." in done.said


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_shows_how_far_it_is(
    database: Path, tiepdan: Tiepdan, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_book(database.parent / "so.xlsx", LINES * 4)
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_BETWEEN", 0.0)
    monkeypatch.setattr(sys, "stderr", terminal := _Terminal())
    assert tiepdan("import", str(file), "--yes").code == 0
    for work in ("Trying the lines", "Recording the lines"):
        assert f"{work} … █" in terminal.getvalue()
