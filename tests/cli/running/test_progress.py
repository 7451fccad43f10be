"""How far a long file has come is said on a terminal alone, and goes away."""

import io
import sys

import pytest

from tiepdan.cli.running import progress


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
    assert terminal.getvalue() == (
        "\r\x1b[KWriting … 2 rows\r\x1b[KWriting … 4 rows\r\x1b[K"
    )  # fmt: skip


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
