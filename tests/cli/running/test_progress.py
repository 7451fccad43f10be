"""How far a long file has come is said on a terminal alone, and goes away."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest

from tests.cli.conftest import COMPLAINT, Tiepdan
from tiepdan.cli.running.screen import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_after_a_while_it_says_how_many_rows_there_were(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter([0.0, 0.5, 1.1, 1.2, 1.21, 1.5, 1.6])
    monkeypatch.setattr(progress, "monotonic", lambda: next(seconds))
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with progress.progress() as shown:
        assert shown
        assert list(shown.watch(range(4))) == [0, 1, 2, 3]
    blank = f"\r{' ' * len('Writing … 2 rows')}\r"
    assert terminal.getvalue() == f"Writing … 2 rows{blank}Writing … 4 rows{blank}"


def test_what_is_short_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with progress.progress() as shown:
        assert shown
        list(shown.watch(range(3)))
    assert terminal.getvalue() == ""


def test_off_a_terminal_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress.progress() as shown:
        assert shown is None


def test_work_says_how_long_it_takes_and_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_BETWEEN", 0.01)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with progress.working("Checking") as work:
        _until(lambda: "Checking … 0 s" in terminal.getvalue())
        with progress.working("Within it"):
            work.so_far(1, 4)
            _until(lambda: "Checking … █████░░░░░░░░░░░░░░░ 25%" in terminal.getvalue())
    assert _left_on(terminal) == ""
    assert "Within it" not in terminal.getvalue()


def _left_on(terminal: Terminal) -> str:
    """What can still be read of all that was written over one another."""
    lines = []
    for line in terminal.getvalue().split("\n"):
        seen = ""
        for part in line.split("\r"):
            seen = part + seen[len(part) :]
        lines.append(seen.rstrip())
    return "\n".join(lines)


def _until(holds: Callable[[], bool]) -> None:
    for _time in range(1000):
        if holds():
            return
        sleep(0.01)
    raise AssertionError("it never came")


@pytest.mark.parametrize("line", [("check",), ("backup",), ("note", "1", "đã gọi")])
def test_long_commands_say_so_on_a_terminal_and_leave_nothing_there(
    monkeypatch: pytest.MonkeyPatch, tiepdan: Tiepdan, cases: Path, line: tuple[str, ...]
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_BETWEEN", 0.0)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    assert tiepdan(*line).code == 0
    assert " … " in terminal.getvalue()
    assert "\x1b" not in terminal.getvalue()  # not every console obeys escapes
    assert " … " not in _left_on(terminal)


CASES = (COMPLAINT,)
