"""The examples of the README and the handbook: read from their text, and run as a reader would.

``python -m tests.examples`` writes anew what each shows, where the program prints something else
by now: look at the difference before it is committed. An example that shows only ``…`` gets its
first line.
"""

import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from tests.terminal import Terminal
from tiepdan.output.screen.wrapping import wrapped

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
HANDBOOK = sorted((ROOT / "data" / "handbook").glob("*.md"))
PAGES = (README, *HANDBOOK)

COLUMNS = 80
"""A usual terminal, on which the handbook is read too."""

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^```(?:csv|toml) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_DAY = re.compile(r"# .*?(\d{2}/\d{2}/\d{4})\n")
_PROMPT = "$ "
_LEFT_OUT = "…\n"
_STYLE = re.compile("\x1b\\[[0-9;]*m")

_OVERWRITTEN = re.compile("[^\n]*\r +\r")
"""What was told of progress, and what stands in its place now."""

_OF_THE_READER = (
    (r"\d{2}/\d{2}/\d{4} \d{2}:\d{2}", "22/11/2026 08:15"),
    (r"\d{4}-\d{2}-\d{2}-\d{4}(?=\.)", "2026-11-22-0815"),
    (r"(?<=:)[0-9a-f]{16}\b", "8f14e45fceea167a"),
    (r"\d{2}/\d{2}/\d{4}(       │ auto-)\d{4}-\d{2}-\d{2}", r"22/11/2026\g<1>2026-11-22"),
)
"""Moments, seals and days of copies are the reader's own; the pages show these."""

OFFICE = (
    'init --name "Xã Kỳ Châu" --province "Hà Tĩnh" --weekday "thứ năm" --half-day chiều'
    ' --clerk "Nguyễn Thị Hoa"'
)
"""What stands before the examples of a page that makes no register itself."""


@dataclass(frozen=True)
class Example:
    """A command line with the output shown below it, from ``start`` to ``end`` of its page."""

    line: str
    day: str | None
    """The day on which it is typed, if a line ``# … 06/07/2026`` above said so."""

    output: str
    start: int
    end: int

    @property
    def words(self) -> list[str]:
        """What is typed after the name of the program."""
        program, *words = shlex.split(self.line)
        if program != "tiepdan":
            raise AssertionError(self.line)
        return words


def text_of(page: Path) -> str:
    """What is written on a page."""
    return page.read_text(encoding="utf-8")


def examples(text: str) -> Iterator[Example]:
    """Each command line of the console blocks, in order."""
    day = line = None
    for block in _BLOCK.finditer(text):
        start = end = block.start(1)
        for shown in block.group(1).splitlines(keepends=True):
            is_typed, named = shown.startswith(_PROMPT), _DAY.fullmatch(shown)
            if line and (is_typed or named):
                yield Example(line, day, text[start:end], start, end)
                line = None
            end += len(shown)
            if is_typed:
                line, start = shown.removeprefix(_PROMPT).rstrip("\n"), end
            day = named.group(1) if named else day
        if line:
            yield Example(line, day, text[start:end], start, end)
            line = None


def write_files(text: str, folder: Path) -> None:
    """The files that the examples read, as the page shows them."""
    for name, content in _FILE.findall(text):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")


def makes_a_register(text: str) -> bool:
    """Whether a page begins before there is a register."""
    return "$ tiepdan init " in text


def environment_for(home: Path) -> dict[str, str]:
    """A newcomer's environment: nothing of tiepdan is set, and no database is there yet."""
    mine = {key: value for key, value in os.environ.items() if not key.startswith("TIEPDAN_")}
    mine.pop("NO_COLOR", None)
    return {
        **mine,
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "TIEPDAN_DB": "tiepdan.db",  # where it is typed: no line is the longer for the folder
        "COLUMNS": str(COLUMNS),
    }


def shown(output: str, home: Path) -> str:
    """The output as a page shows it: without styles, spaces at line ends, what is the reader's."""
    here = f"{home}{os.sep}"
    left = _OVERWRITTEN.sub("", output.replace("\r\n", "\n"))
    lines = _STYLE.sub("", left).splitlines()
    plain = "\n".join(_broken_anew(paragraph, here) for paragraph in _paragraphs(lines, here))
    for pattern, example in _OF_THE_READER:
        plain = re.sub(pattern, example, plain)
    return "".join(line.rstrip() + "\n" for line in plain.splitlines())


def _paragraphs(lines: Iterable[str], here: str) -> Iterator[list[str]]:
    """The lines in groups of those that were one before they were broken for want of room."""
    group: list[str] = []
    for line in lines:
        first = line if line.startswith((here, "tiepdan ")) else line.partition(" ")[0]
        if group and (not first or len(group[-1]) + 1 + len(first) <= COLUMNS):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _broken_anew(lines: Sequence[str], here: str) -> str:
    """As it were broken if the reader's folder had no name; its name's length is no matter then."""
    if not any(here in line for line in lines):
        return "\n".join(lines)
    return wrapped(" ".join(lines).replace(here, ""), COLUMNS)


def as_printed(output: str, example: str) -> str:
    """The output with lines left out where the example leaves some out, if it can be fitted."""
    if _LEFT_OUT not in example:
        return output
    pattern = "(?:.*\n)*".join(map(re.escape, example.split(_LEFT_OUT)))
    return example if re.fullmatch(pattern, output) else output


def set_up_office(terminal: Terminal, home: Path) -> None:
    """Make the register that stands before the examples of most pages."""
    code, printed = terminal.run(shlex.split(OFFICE), environment_for(home), home)
    if code:
        raise AssertionError(printed)


def outputs(
    text: str, terminal: Terminal, home: Path, office: Path
) -> Iterator[tuple[Example, int, str]]:
    """Each example of a page with the exit code and the output that its line has, one after all.

    They begin with what ``set_up_office`` made in ``office``, unless the page makes a register.
    """
    environment = environment_for(home)
    write_files(text, home)
    if not makes_a_register(text):
        shutil.copytree(office, home, dirs_exist_ok=True)
    for example in examples(text):
        today = {"TIEPDAN_TODAY": example.day} if example.day else {}
        code, printed = terminal.run(example.words, {**environment, **today}, home)
        yield example, code, shown(printed, home)


def _shown_anew(output: str, example: str) -> str:
    """The output, with about the lines left out that the example leaves out."""
    if example == _LEFT_OUT:
        first, _newline, rest = output.partition("\n")
        return f"{first}\n{_LEFT_OUT if rest else ''}"
    if as_printed(output, example) == example or _LEFT_OUT not in example:
        return as_printed(output, example)
    first_piece, *pieces, last_piece = example.split(_LEFT_OUT)
    left = output.splitlines(keepends=True)
    ends = len(left) - last_piece.count("\n")
    left, end = left[:ends], left[ends:]
    shown_lines: list[str] = []
    for piece in (first_piece, *pieces):
        lines = piece.splitlines(keepends=True)
        likeness = [_likeness(left[at:], lines) for at in range(len(left) - len(lines) + 1)]
        start = likeness.index(max(likeness)) if shown_lines and likeness else 0
        shown_lines.append("".join(left[start : start + len(lines)]))
        left = left[start + len(lines) :]
    return _LEFT_OUT.join([*shown_lines, "".join(end)])


def _likeness(lines: Sequence[str], piece: Sequence[str]) -> float:
    pairs = zip(lines, piece, strict=False)
    return sum(SequenceMatcher(None, *pair, autojunk=False).ratio() for pair in pairs)


def _written_anew(text: str, terminal: Terminal, office: Path) -> str:
    parts, written = [], 0
    with tempfile.TemporaryDirectory() as home:
        for example, code, output in outputs(text, terminal, Path(home), office):
            if code:
                raise SystemExit(f"{example.line}\n{output}")
            parts += [text[written : example.start], _shown_anew(output, example.output)]
            written = example.end
    return "".join([*parts, text[written:]])


def _write_anew(pages: Iterable[Path]) -> None:
    with (
        tempfile.TemporaryDirectory() as home,
        closing(Terminal(environment_for(Path(home)))) as terminal,
    ):
        set_up_office(terminal, Path(home))
        for page in pages:
            page.write_text(_written_anew(text_of(page), terminal, Path(home)), encoding="utf-8")


if __name__ == "__main__":
    _write_anew(map(Path, sys.argv[1:] or PAGES))
