"""What arrives on the screen, in a pipe or in a file: always whole, always UTF-8, never obeyed."""

import os
import re
import shlex
import sqlite3
import struct
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests import forked
from tests.cli.conftest import PROPOSAL, Tiepdan
from tests.terminal import needs_terminal

NASTY = "[bold]Chợ[/bold] \x1b[31mđỏ\x1b[0m \x07\x9b2J \u202engược \u200f😀 👨‍👩‍👧 :smile: [/]"
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def on_a_terminal(*arguments: str, columns: int, env: dict[str, str] | None = None) -> str:
    """What a terminal of this width is sent."""
    needs_terminal()
    import fcntl  # noqa: PLC0415 (not on Windows)
    import pty  # noqa: PLC0415 (as above)
    import termios  # noqa: PLC0415 (as above)

    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", **(env or {})}
    environment.pop("COLUMNS", None)
    streams = forked.Streams(inner, inner, inner, is_terminal=True)
    process = forked.begin(arguments, streams, environment)
    os.close(inner)
    received = b""
    while True:
        try:
            part = os.read(outer, 65536)
        except OSError:
            break
        if not part:
            break
        received += part
    process.wait(timeout=60)
    os.close(outer)
    return received.decode()


def _without_styles(text: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", text)


@pytest.mark.parametrize(
    "env",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0", "LC_ALL": "POSIX"},
        {"TERM": "dumb", "NO_COLOR": "1"},
    ],
)
def test_vietnamese_comes_through_any_environment(
    process: Tiepdan, ky_chau: Path, env: dict[str, str]
) -> None:
    run = process("overdue", "--today", "26/10/2020", env=env)
    assert run.code == 0
    assert "bờ kè Sông Trí, thôn Hiệu Châu" in run.out


def test_vietnamese_is_understood_in_any_environment(process: Tiepdan, database: Path) -> None:
    run = process(*PROPOSAL, "--kind", "phản ánh", env={"LC_ALL": "POSIX", "PYTHONUTF8": "0"})
    assert run.code == 0, run.err
    (row,) = process("petitions", "--json").data
    assert (row["kind"], row["summary"]) == ("feedback", "Đề nghị sửa đường")


@pytest.mark.skipif(sys.platform == "win32", reason="its shell closes no stream")
def test_closed_streams_are_no_error(database: Path) -> None:
    for command in (PROPOSAL, ("petitions",)):
        line = shlex.join([sys.executable, "-m", "tiepdan", *command])
        done = subprocess.run(f"{line} >&-", shell=True, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        assert b"Traceback" not in done.stderr


def test_citizens_text_is_shown_as_text(process: Tiepdan, database: Path) -> None:
    assert process(*PROPOSAL).code == 0
    with closing(sqlite3.connect(database)) as connection, connection:
        # As an earlier program stored it; now such text comes in no more.
        connection.execute("UPDATE petition SET summary = :text, officer = :text", {"text": NASTY})
    for command in (
        ["petitions"], ["show", "1"], ["overdue", "--today", "01/06/2027"],
        ["stats", "--rows", "petitions_received"],
    ):  # fmt: skip
        run = process(*command)
        assert not _CONTROLS.search(run.out.replace("\n", ""))
        for shown in ("[bold]Chợ[/bold]", "␛[31mđỏ", "😀", ":smile: [/]"):
            assert shown in run.out
    assert process("petitions", "--json").data[0]["summary"] == NASTY


def test_what_nobody_sees_does_not_come_in(process: Tiepdan, database: Path) -> None:
    words = PROPOSAL[: PROPOSAL.index("--summary")]
    assert process(*words, "--summary", NASTY, "--officer", NASTY).code == 0
    (row,) = process("petitions", "--json").data
    assert row["summary"] == row["officer"] == "[bold]Chợ[/bold] đỏ ngược 😀 👨👩👧 :smile: [/]"


def test_citizens_text_cannot_break_an_error(process: Tiepdan, database: Path) -> None:
    run = process("accept", NASTY)
    assert run.code == 2
    assert not _CONTROLS.search(run.err.replace("\n", ""))
    assert "[bold]Chợ[/bold]" in run.err


def test_text_is_stored_in_nfc(process: Tiepdan, database: Path) -> None:
    decomposed = "Đấ\u0302t"  # more accents than a letter can compose with
    words = PROPOSAL[: PROPOSAL.index("--summary")]
    process(*words, "--summary", "Tie\u0302\u0301p co\u0302ng da\u0302n")
    process(*words, "--summary", decomposed)
    first, second = process("petitions", "--json").data
    assert first["summary"] == "Tiếp công dân"
    assert second["summary"] == "Đấ\u0302t"


@pytest.mark.skipif(sys.platform == "win32", reason="there what is typed is text")
def test_bytes_that_are_no_text_are_refused(database: Path) -> None:
    done = subprocess.run(
        [os.fsencode(part) for part in (sys.executable, "-m", "tiepdan", *PROPOSAL[:-1])]
        + [b"\xff\xfe"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert "UTF-8" in done.stderr.decode()


@pytest.mark.parametrize("columns", [20, 40, 80, 132])
def test_no_number_or_day_is_cut_on_a_terminal_of_any_width(ky_chau: Path, columns: int) -> None:
    shown = on_a_terminal("overdue", "--today", "26/10/2020", columns=columns)
    plain = _without_styles(shown)
    assert max(len(line) for line in plain.splitlines()) <= columns
    words = re.sub(r"[^\w]+", "", plain)
    for text in ("2020-0003", "DT-HT1", "13/10/2020"):
        assert set(re.sub(r"[^\w]+", " ", text).split()) <= set(re.findall(r"\w+", plain)) or (
            re.sub(r"[^\w]+", "", text) in words
        )


@pytest.mark.parametrize("columns", [60, 80])
def test_the_picture_of_today_is_one_screen(ky_chau: Path, columns: int) -> None:
    plain = _without_styles(on_a_terminal("--today", "26/10/2020", columns=columns))
    lines = plain.splitlines()
    assert len(lines) <= 23
    assert max(map(len, lines)) <= columns
    assert sum("13/10/2020" in line for line in lines) == 2
    assert "tiepdan overdue" in plain


def test_wide_letters_keep_the_columns_straight(process: Tiepdan, database: Path) -> None:
    words = PROPOSAL[: PROPOSAL.index("--summary")]
    process(*words, "--summary", "Đề nghị 😀 sửa đường 道路")
    process(*words, "--summary", "Đề nghị sửa đường")
    shown = _without_styles(on_a_terminal("petitions", columns=160)).splitlines()
    first, second = (line.partition("new")[0] for line in shown if line.startswith("2026-"))
    # Three wide letters take a column more each.
    assert len(first) + 3 == len(second)


def test_off_a_terminal_a_row_is_a_line(process: Tiepdan, ky_chau: Path) -> None:
    assert len(_rows(process("petitions").out)) == 19


@pytest.mark.parametrize("columns", [40, 79, 132])
def test_off_a_terminal_a_width_that_is_chosen_is_kept_and_nothing_is_left_out(
    process: Tiepdan, ky_chau: Path, columns: int
) -> None:
    """As for a pager, which shows whatever is longer than its window in several lines."""
    for command in (
        ("petitions",), ("overdue", "--today", "26/10/2020"), ("show", "2020-0003"), ("stats",),
        ("handbook", "to-cao"), ("report", "qd11", "--from", "2019", "--to", "2023"), ("config",),
    ):  # fmt: skip
        run = process(*command, env={"COLUMNS": str(columns)})
        assert run.code == 0
        assert _longest_but_for_what_is_pasted(run.out) <= columns, command
    chosen = " ".join(process("petitions", env={"COLUMNS": str(columns)}).out.split())
    for row in _rows(process("petitions").out):
        assert [cell for cell in row.split("│") if cell.strip() not in chosen] == []


def _rows(table: str) -> list[str]:
    return [line for line in table.splitlines() if line.startswith("│ 20")]


def _longest_but_for_what_is_pasted(text: str) -> int:
    """How long the longest line is that could have been broken: no command, path, example."""
    return max(
        (len(line) for line in text.splitlines() if not re.search(r"tiepdan |/|^ *[$│] ", line)),
        default=0,
    )


def test_colour_only_on_a_terminal_and_only_if_welcome(ky_chau: Path, process: Tiepdan) -> None:
    late = ("overdue", "--today", "26/10/2020")
    assert "\x1b[" not in process(*late).out
    assert "\x1b[1;31m" in on_a_terminal(*late, columns=200)
    for quiet in (
        on_a_terminal(*late, "--no-color", columns=200),
        on_a_terminal("--no-color", *late, columns=200),
        on_a_terminal(*late, columns=200, env={"NO_COLOR": "1"}),
    ):
        assert "31m" not in quiet


def test_data_goes_to_stdout_and_messages_to_stderr(process: Tiepdan, database: Path) -> None:
    run = process(*PROPOSAL, "--json")
    assert run.data["number"] == "2026-0001"
    assert "2026-0001" in run.err


@pytest.mark.skipif(
    sys.platform == "win32" or not Path("/bin/bash").exists(),
    reason="needs a shell with PIPESTATUS",
)
def test_a_reader_that_stops_early_is_no_error(ky_chau: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m tiepdan petitions --json | head -n 1; echo ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().split() == ["[", "0"]
    assert done.stderr == b""


@pytest.mark.skipif(
    sys.platform == "win32" or not Path("/dev/full").exists(),
    reason="needs a device that is always full",
)
def test_an_output_that_fails_does_not_deny_what_was_recorded(
    process: Tiepdan, database: Path
) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tiepdan", *PROPOSAL],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    message = done.stderr.decode()
    assert done.returncode == 0
    assert "Recorded petition 2026-0001. That is written; only the rest could not be" in message
    assert "nothing was written" not in message
    assert len(process("petitions", "--json").data) == 1


def test_data_is_the_same_in_every_language(process: Tiepdan, ky_chau: Path) -> None:
    for command in (["show", "2020-0003"], ["show", "B24"], ["overdue", "--today", "20/10/2020"]):
        english, vietnamese = (
            process(*command, "--json", env={"TIEPDAN_LANG": language}).data
            for language in ("en", "vi")
        )
        assert english == vietnamese
