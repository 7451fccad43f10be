"""The README's console examples, run in order on a terminal, print what it shows."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.terminal import Terminal

pytest.importorskip("termios", reason="needs a POSIX terminal")

README = Path(__file__).parents[1] / "README.md"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^```csv\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE_NAME = "y-kien.csv"
_LEFT_OUT = "…\n"
_STYLE = re.compile("\x1b\\[[0-9;]*m")


def examples(text: str) -> Iterator[tuple[str, str]]:
    """Each command of the console blocks with the output shown below it."""
    for block in _BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _newline, output = part.partition("\n")
            yield command, output


def write_files(text: str, folder: Path) -> None:
    """The file that the examples read, as the README shows it."""
    (content,) = _FILE.findall(text)
    (folder / _FILE_NAME).write_text(content, encoding="utf-8")


def output_of(terminal: Terminal, command: str, environment: dict[str, str]) -> str:
    """What a command prints on a terminal, without styles and spaces at line ends."""
    words = shlex.split(command)
    if words[0] == "export":
        name, _equals, value = words[1].partition("=")
        environment[name] = value
        return ""
    assert words[0] == "tiepdan"
    code, printed = terminal.run(words[1:], environment)
    assert code == 0, printed
    plain = _STYLE.sub("", printed).replace("\r\n", "\n")
    return "".join(line.rstrip() + "\n" for line in plain.splitlines())


def environment_for(home: Path) -> dict[str, str]:
    """A newcomer's environment: nothing of tiepdan is set, and no database is there yet."""
    mine = {key: value for key, value in os.environ.items() if not key.startswith("TIEPDAN_")}
    mine.pop("NO_COLOR", None)
    mine.pop("COLUMNS", None)
    return {
        **mine,
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "TIEPDAN_DB": str(home / "x.db"),
    }


_OF_THE_READER = (
    (r"\d{2}/\d{2}/\d{4} \d{2}:\d{2}", "22/11/2026 08:15"),
    (r"\d{4}-\d{2}-\d{2}-\d{4}\.", "2026-11-22-0815."),
    (r"(?<=:)[0-9a-f]{16}\b", "8f14e45fceea167a"),
)


def shown(output: str, home: Path) -> str:
    """The output as the README shows it: file, moments and seal are the reader's own."""
    output = output.replace(str(home / "x.db"), "tiepdan.db")
    for pattern, example in _OF_THE_READER:
        output = re.sub(pattern, example, output)
    return output


def as_printed(output: str, example: str) -> str:
    """The output with lines left out where the example leaves some out, if it can be fitted."""
    if _LEFT_OUT not in example:
        return output
    pattern = "(?:.*\n)*".join(map(re.escape, example.split(_LEFT_OUT)))
    return example if re.fullmatch(pattern, output) else output


def test_the_readme_shows_what_the_program_prints(tmp_path: Path) -> None:
    environment = environment_for(tmp_path)
    text = README.read_text(encoding="utf-8")
    write_files(text, tmp_path)
    found = list(examples(text))
    assert len(found) > 15
    with closing(Terminal(environment, tmp_path)) as terminal:
        for command, example in found:
            output = shown(output_of(terminal, command, environment), tmp_path)
            assert as_printed(output, example) == example, command


def test_its_first_commands_do_so_as_started_by_a_shell(tmp_path: Path) -> None:
    environment = environment_for(tmp_path)
    found = [(shlex.split(command), command) for command, _output in examples(README.read_text())]
    for words, command in [pair for pair in found if pair[0][0] == "tiepdan"][:3]:
        done = subprocess.run(
            [sys.executable, "-m", "tiepdan", *words[1:]],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=environment,
            cwd=tmp_path,
            check=False,
        )
        assert done.returncode == 0, (command, done.stderr)
