"""A section of a report is written in the office's own editor, on a real terminal."""

import os
import shlex
import sys
from pathlib import Path

import pytest

from tests.cli.asking.test_prompts import converse
from tests.cli.conftest import Tiepdan

YEAR = ("report", "doi-thoai", "--from", "2026", "--to", "2026")
WRITE = (*YEAR, "--write", "danh-gia")


def _editor(folder: Path, code: str) -> str:
    """The command of an editor that does this with the ``text`` of the ``file``."""
    script = folder / "trình soạn thảo.py"
    script.write_text(
        "import pathlib, sys\n"
        "file = pathlib.Path(sys.argv[-1])\n"
        "text = file.read_text(encoding='utf-8')\n" + code,
        encoding="utf-8",
    )
    return f"{shlex.quote(sys.executable)} {shlex.quote(str(script))} --wait"


def _set(monkeypatch: pytest.MonkeyPatch, **editors: str) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    for name, command in editors.items():
        monkeypatch.setenv(name, command)


def test_what_was_typed_there_is_kept(
    tiepdan: Tiepdan, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    code = f"pathlib.Path({str(seen)!r}).write_text(text + str(file.stat().st_mode & 0o77))\n"
    _set(monkeypatch, VISUAL=_editor(tmp_path, f"{code}file.write_text(text + 'Tốt.\\n')\n"))
    code_, screen = converse(*WRITE, answers=[])
    assert code_ == 0, screen
    # What the section is about stands above, as a remark.
    assert seen.read_text(encoding="utf-8").startswith("# ưu điểm, hạn chế")
    assert "\nTốt.\n" in tiepdan(*YEAR).out
    _set(monkeypatch, EDITOR=_editor(tmp_path, "file.write_text(text.replace('Tốt', 'Khá'))\n"))
    assert converse(*WRITE, answers=[])[0] == 0
    assert "\nKhá.\n" in tiepdan(*YEAR).out


@pytest.mark.parametrize(
    ("code", "said", "exit_code"),
    [
        ("sys.exit(3)\n", "ended with code 3", 2),
        ("", "empty", 2),
        ("file.write_text('# chỉ ghi chú\\n')\n", "empty", 2),
        ("file.write_bytes(b'\\xff\\xfe')\n", "UTF-8", 2),
        ("file.unlink()\n", "cannot be read", 5),
    ],
)
def test_without_a_text_nothing_is_written(
    database: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: str,
    said: str,
    exit_code: int,
) -> None:
    _set(monkeypatch, EDITOR=_editor(tmp_path, code))
    before = database.read_bytes()
    found, screen = converse(*WRITE, answers=[])
    assert (found, said in screen) == (exit_code, True), screen
    assert database.read_bytes() == before


@pytest.mark.parametrize(
    ("editor", "said"),
    [("", "set VISUAL or EDITOR"), ("khong-co-lenh-nay", "cannot be started"), ("'", "VISUAL")],
)
@pytest.mark.skipif(os.name == "nt", reason="there Notepad is the editor")
def test_an_editor_that_is_none_is_said(
    database: Path, monkeypatch: pytest.MonkeyPatch, editor: str, said: str
) -> None:
    _set(monkeypatch, **({"EDITOR": editor} if editor else {}))
    found, screen = converse(*WRITE, answers=[])
    assert (found, said in screen) == (2, True), screen
