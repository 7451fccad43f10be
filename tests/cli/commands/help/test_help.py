"""``tiepdan help`` and ``--help``: how a command is used, in both languages, by an example."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Tiepdan
from tests.commands import COMMANDS
from tests.examples import HANDBOOK, text_of
from tiepdan import paths
from tiepdan.errors import EXIT_CODES
from tiepdan.reports.handbook import example_of, read_pages


def test_the_main_page_has_the_panels(tiepdan: Tiepdan) -> None:
    run = tiepdan("--help")
    assert run.code == 0
    for command in COMMANDS:
        assert command in run.out
    for panel in ("Each morning", "Petitions", "Meetings", "Documents", "Data"):
        assert panel in run.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(tiepdan: Tiepdan, command: str) -> None:
    run = tiepdan(command, "--help")
    assert run.code == 0
    assert "Usage" in run.out
    assert "<bool>" not in run.out


def test_every_command_is_in_the_handbook() -> None:
    """Also among those that are listed for looking up."""
    texts = {page.stem[3:]: text_of(page) for page in HANDBOOK}
    for command in COMMANDS:
        typed = re.compile(rf"tiepdan {command}(?!-)\b")
        pages = [name for name, text in texts.items() if typed.search(text)]
        assert "tra-cuu" in pages, command
        assert len(pages) > 1, command


def test_help_is_vietnamese_unless_english_is_asked_for() -> None:
    environment = {key: value for key, value in os.environ.items() if key != "TIEPDAN_LANG"}
    shown = subprocess.run(
        [sys.executable, "-m", "tiepdan", "overdue", "--help"],
        capture_output=True,
        env=environment,
        check=True,
    ).stdout.decode()
    assert "Tùy chọn" in shown
    for english in ("Usage", "Options", "OPTIONS", "env var", "Show this", "required"):
        assert english not in shown


def test_it_is_the_page_that_the_command_shows_itself(tiepdan: Tiepdan) -> None:
    asked, own = tiepdan("help", "accept"), tiepdan("accept", "--help")
    assert (asked.code, asked.err) == (0, "")
    assert asked.out == own.out
    assert tiepdan("help").out == tiepdan("--help").out


def test_the_page_has_an_example_and_says_where_to_read_on(tiepdan: Tiepdan) -> None:
    out = tiepdan("help", "accept").out
    assert "Example: tiepdan accept 1 --document 31/TB-UBND" in out
    assert "Read on: tiepdan handbook khieu-nai" in out


def test_every_command_has_an_example_in_the_handbook() -> None:
    pages = read_pages(paths.data_folder())
    for command in COMMANDS:
        found = example_of(pages, command)
        assert found, command
        assert found.line.split()[:2] == ["tiepdan", command]


def test_without_a_handbook_there_is_the_page_all_the_same(
    tiepdan: Tiepdan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path)
    run = tiepdan("help", "accept")
    assert run.code == 0
    assert "PETITION" in run.out
    assert "Example" not in run.out


def test_the_main_page_has_the_exit_codes(tiepdan: Tiepdan) -> None:
    out = " ".join(tiepdan("--help").out.split())
    for code, meaning in EXIT_CODES.items():
        assert f"{code} {meaning}" in out


def test_choices_are_listed_as_people_read_them(tiepdan: Tiepdan) -> None:
    out = " ".join(tiepdan("add-petition", "--help").out.replace("│", " ").split())
    for words in ("complaint; denunciation; proposal; feedback", "land; housing and property;"):
        assert words in out


def test_no_page_shows_a_type_of_python_or_a_code(process: Tiepdan) -> None:
    """One process for all: the pages are those of Vietnamese."""
    run = process("help", env={"TIEPDAN_LANG": "vi"})
    assert run.code == 0
    for command in ("accept", "add-petition", "petitions", "stats", "decide", "decline", "search"):
        page = process("help", command, env={"TIEPDAN_LANG": "vi"}).out
        assert not re.search(r"<\w+>|\{\w+\}", page), command
        helps, _example = page.split("Ví dụ: ")
        assert not re.search(r"\b[a-z]+_[a-z]+\b", helps), command


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("delete", "undo, void"),
        ("list", "petitions, meetings"),
        ("new", "add-petition"),
        ("xoa", "undo, void"),
        ("thêm", "add-petition"),
        ("SỬA", "edit, edit-event"),
        ("tìm", "search"),
        ("overdu", "overdue"),
    ],
)
def test_other_words_lead_to_the_command(tiepdan: Tiepdan, typed: str, meant: str) -> None:
    run = tiepdan(typed, "x")
    assert (run.code, run.out) == (2, "")
    assert f"Did you mean {meant}" in run.err


def test_several_words_are_taken_together(tiepdan: Tiepdan) -> None:
    assert "Did you mean overdue?" in tiepdan("quá", "hạn").err
    assert "Did you mean decline?" in tiepdan("không", "thụ", "lý", "3").err
    assert "Did you mean" not in tiepdan("hoàn", "toàn").err


def test_help_of_what_is_no_command_leads_there_too(tiepdan: Tiepdan) -> None:
    run = tiepdan("help", "xóa")
    assert (run.code, run.out) == (2, "")
    assert "Did you mean undo" in run.err
