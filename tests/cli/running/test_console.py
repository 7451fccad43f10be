"""A console of Windows, as far as its modes tell: without escapes, and with typing unseen."""

import io
import os
import sys
from dataclasses import dataclass, field

import pytest

from tiepdan.cli.running.screen import console
from tiepdan.cli.running.screen.streams import is_reader_gone

ESCAPES, ECHO = 0x4, 0x4


@dataclass
class FakeConsole:
    """Streams of a console with their modes; one of Windows 7 or 8 ``knows_escapes`` not."""

    modes: dict[int, int]
    knows_escapes: bool = True
    changes: list[tuple[int, int]] = field(default_factory=list)

    def mode(self, descriptor: int) -> int | None:
        return self.modes.get(descriptor)

    def set_mode(self, descriptor: int, mode: int) -> bool:
        if descriptor and mode & ESCAPES and not self.knows_escapes:
            return False
        self.changes.append((descriptor, mode))
        self.modes[descriptor] = mode
        return True


def test_a_console_is_told_to_obey_escapes() -> None:
    screen = FakeConsole({1: 3, 2: 3})
    console.prepare(screen)
    assert screen.modes == {1: 7, 2: 7}
    assert "NO_COLOR" not in os.environ


def test_where_it_cannot_nothing_is_coloured() -> None:
    console.prepare(FakeConsole({1: 3, 2: 3}, knows_escapes=False))
    assert os.environ["NO_COLOR"] == console.CANNOT


def test_what_the_clerk_says_of_colours_stays_the_clerks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    console.prepare(FakeConsole({1: 3, 2: 3}, knows_escapes=False))
    assert os.environ["NO_COLOR"] == "1"


def test_a_pipe_and_a_console_that_obeys_are_left_as_they_are() -> None:
    screen = FakeConsole({2: 7})
    console.prepare(screen)
    assert screen.changes == []
    assert "NO_COLOR" not in os.environ


def _type(monkeypatch: pytest.MonkeyPatch, typed: str) -> io.StringIO:
    """Have it typed; returns the screen."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    monkeypatch.setattr(sys, "stderr", screen := io.StringIO())
    return screen


def test_what_is_typed_unseen_is_a_line_of_the_consoles_own_editor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = _type(monkeypatch, "à bốn từ\n")
    keyboard = FakeConsole({0: 0x1F7})
    assert console.read_unseen("Passphrase: ", keyboard) == "à bốn từ"
    unseen, again = keyboard.changes
    assert not unseen[1] & ECHO
    assert unseen[1] & 0x3 == 0x3
    assert again == (0, 0x1F7)
    assert screen.getvalue() == "Passphrase: \n"


def test_the_end_of_the_input_is_no_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    _type(monkeypatch, "")  # Ctrl-Z and Enter
    keyboard = FakeConsole({0: 0x1F7})
    with pytest.raises(EOFError):
        console.read_unseen("Passphrase: ", keyboard)
    assert keyboard.modes == {0: 0x1F7}


class _Error(OSError):
    def __init__(self, code: int, number: int | None = None) -> None:
        super().__init__(code, "")
        self.winerror = number


@pytest.mark.parametrize(
    ("error", "on_windows", "is_gone"),
    [
        (BrokenPipeError(32, ""), False, True),
        (_Error(22), True, True),
        (_Error(22), False, False),
        (_Error(22, 232), True, True),
        (_Error(22, 109), True, True),
        (_Error(22, 39), True, False),  # the disk is full
        (_Error(28), True, False),
    ],
)
def test_a_reader_that_stops_early(error: OSError, *, on_windows: bool, is_gone: bool) -> None:
    assert is_reader_gone(error, on_windows=on_windows) == is_gone
