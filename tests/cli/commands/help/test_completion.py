"""``tiepdan completion``: the script of a shell, and what it is then told beside commands."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import COMPLAINT, DENUNCIATION, DIALOGUE, Tiepdan, do

CASES = (
    (*COMPLAINT, "--officer", "Lê Thị Hoa"),
    (*DENUNCIATION, "--officer", "Kín Đáo"),
    DIALOGUE,
    ("accept", "1", "--on", "16/07/2026"),
)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_is_printed(tiepdan: Tiepdan, shell: str) -> None:
    run = tiepdan("completion", shell)
    assert (run.code, run.err) == (0, "")
    assert "_TIEPDAN_COMPLETE" in run.out.upper()


def test_no_shell_is_asked_for_it(
    process: Tiepdan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a PC without bash, or with one that starts a whole other system, it is not run."""
    usual = process("completion", "bash")
    monkeypatch.setenv("PATH", str(tmp_path))
    run = process("completion", "bash")
    assert (run.code, run.out, run.err) == (0, usual.out, "")
    assert process("--show-completion", "bash").out == usual.out


def test_another_shell_is_refused_with_those_that_can(tiepdan: Tiepdan) -> None:
    run = tiepdan("completion", "cmd")
    assert (run.code, run.out) == (2, "")
    assert "“cmd”" in run.err
    assert "powershell" in run.err


def _completed(process: Tiepdan, *words: str, shell: str = "bash") -> list[str]:
    """What bash is offered for the last word."""
    run = process(
        env={
            **os.environ,
            "_TIEPDAN_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": "\n".join(["tiepdan", *words]),
            "COMP_CWORD": str(len(words)),
            "_TYPER_COMPLETE_ARGS": " ".join(["tiepdan", *words]),
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
        }
    )
    assert run.code == 0, run.err
    return run.out.split("\n")[:-1] if run.out.strip() else []


def test_numbers_officers_and_words_are_completed(process: Tiepdan, cases: Path) -> None:
    assert _completed(process, "accept", "2026-") == ["2026-0002", "2026-0001"]
    assert _completed(process, "show", "B") == ["B1"]
    assert _completed(process, "overdue", "--officer", "Lê") == ["Lê\\ Thị\\ Hoa"]
    assert _completed(process, "add-petition", "--field", "hou") == ["housing-and-property"]
    assert _completed(process, "add-petition", "--kind", "c") == ["complaint"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("record", "1", "taken"), ["taken-to-second-instance", "taken-to-court"]),
        (("record", "B1", "conc"), ["conclusion-notice-issued"]),
        (("edit-event", "1", ""), ["accepted"]),
        (("edit-event", "2", "accepted"), ["accepted"]),  # of a protected case all are offered
        (("edit-event", "2", "decided"), ["decided", "decided-at-second-instance"]),
        (("assign", "1", "Lê"), ["Lê\\ Thị\\ Hoa"]),
        (("help", "edit-e"), ["edit-event"]),
        (("handbook", "to-"), ["to-cao"]),
        (("undo", ""), ["5", "4", "3", "2", "1"]),
        (("petitions", "--hamlet", ""), ["Hiệu\\ Châu"]),
        (("add-petition", "--hamlet", ""), ["Hiệu\\ Châu"]),
        (("petitions", "--hamlet", "Thôn"), []),  # a denouncer's
        (("history", "B"), ["B1"]),
        (("void", "B"), ["B1"]),
        (("link", "1", "--continues", "2026-0002"), ["2026-0002"]),
    ],
)
def test_what_is_typed_after_a_number_or_a_flag_is_completed(
    process: Tiepdan, cases: Path, words: tuple[str, ...], expected: list[str]
) -> None:
    assert _completed(process, *words) == expected


def test_of_a_protected_case_there_is_its_number_alone(process: Tiepdan, cases: Path) -> None:
    assert _completed(process, "petitions", "--officer", "K") == []
    assert "2" in _completed(process, "accept", "2")


def test_without_a_register_nothing_is_completed_and_nothing_said(
    process: Tiepdan, tmp_path: Path
) -> None:
    assert _completed(process, "show", "2") == []


def test_a_word_completed_is_one_that_the_command_takes(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, ("edit", "1", "--field", "housing-and-property"))


def test_every_command_has_the_same_options_where_nothing_that_writes_is_imported() -> None:
    listed = (
        "from tiepdan.cli.panels import PANELS\n"
        "from tiepdan.cli.running.commands import imported\n"
        "for name in [name for panel in PANELS for name in panel.commands]:\n"
        "    print(name, [(one.name, one.opts, one.nargs) for one in imported(name).params])\n"
    )
    prepared = "from tiepdan.cli.running import completion\ncompletion.prepare()\n"
    whole, prepared_whole = (
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
        for code in (listed, prepared + listed)
    )
    assert whole.stdout.count(b"\n") > 70
    assert prepared_whole.stdout == whole.stdout
