"""A letter beside what the library alone takes: ``python -m tests.bench.letters [--runs 30]``.

The whole command, from the register to the file, in one process, so that its start and imports
count for nothing; beside it docxtpl that opens the same template, fills it and saves it, and
python-docx that only opens and saves it. Medians of pairs. The exit code is 1 where the command
takes more than ``--most`` times docxtpl alone.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from statistics import median
from time import process_time

import docx
from docxtpl import DocxTemplate

from tiepdan.cli.main import app
from tiepdan.cli.running import program
from tiepdan.reports.letters.filling import FIELDS
from tiepdan.reports.letters.kind import LetterSubject
from tiepdan.reports.letters.loading import official_folder

_TEMPLATE = official_folder() / "acceptance-2026.docx"
_VALUES = {name: field.example for name, field in FIELDS[LetterSubject.PETITION].items()}
_CASE = (
    ("init", "--name", "Xã Thử", "--province", "Hà Tĩnh"),
    ("add-petition", "--kind", "complaint", "--received", "13/07/2026", "--name", "Công dân 01",
     "--field", "land", "--channel", "post", "--summary", "Tranh chấp ranh giới", "--no-input"),
)  # fmt: skip
_LETTER = ("letter", "1", "acceptance", "-o", "letter.docx", "--force")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the command line asks for; returns the exit code."""
    parser = argparse.ArgumentParser(description="Time a letter against its library.")
    parser.add_argument("--runs", type=int, default=30, metavar="COUNT")
    parser.add_argument("--most", type=float, default=1.5, metavar="RATIO")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ |= {"TIEPDAN_DB": str(Path(folder) / "r.db"), "TIEPDAN_TODAY": "20/07/2026"}
        for command in _CASE:
            _run(command)
        ratio = _compare("docxtpl fills", _library, asked.runs)
        _compare("python-docx opens and saves", _open_and_save, asked.runs)
        os.chdir("/")
    return int(ratio > asked.most)


def _compare(name: str, yardstick: Callable[[], object], runs: int) -> float:
    """How many times as long the command takes."""
    pairs = [(_seconds(lambda: _run(_LETTER)), _seconds(yardstick)) for _run_ in range(runs + 1)]
    ours, theirs = zip(*pairs[1:], strict=True)  # the first pair imports
    ratio = median(one / other for one, other in pairs[1:])
    sys.stdout.write(
        f"letter {median(ours) * 1000:.1f} ms, {name} {median(theirs) * 1000:.1f} ms: {ratio:.2f}\n"
    )
    return ratio


def _seconds(work: Callable[[], object]) -> float:
    before = process_time()
    work()
    return process_time() - before


def _run(command: Sequence[str]) -> None:
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = program.run(app, [*command])
    if code:
        raise SystemExit(said.getvalue())


def _library() -> None:
    made = DocxTemplate(_TEMPLATE)
    made.render(_VALUES)
    made.save("library.docx")


def _open_and_save() -> None:
    docx.Document(str(_TEMPLATE)).save("library.docx")


if __name__ == "__main__":
    sys.exit(main())
