"""A letter beside what the library alone takes: ``python -m tests.bench.letters [--runs 30]``.

In one process, so that its start and imports count for nothing: the filling of a template with its
gaps marked, beside docxtpl that opens, fills and saves it, and the whole command, from the register
to the file on the disk, beside the same: before its step is recorded, when it must be found out
which steps are possible, and after. Medians of pairs, processor time. The exit code is 1 where
the filling takes more than ``--most`` times docxtpl alone.
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

from docxtpl import DocxTemplate

from tiepdan.cli.main import app
from tiepdan.cli.running import program
from tiepdan.output.word.letters import write_letter
from tiepdan.reports.letters.filling import FIELDS, Filled, Gap
from tiepdan.reports.letters.kind import LetterSubject
from tiepdan.reports.letters.loading import official_folder

_TEMPLATE = official_folder() / "acceptance-2026.docx"
_VALUES = {name: field.example for name, field in FIELDS[LetterSubject.PETITION].items()}
_FILLED: Filled = {**_VALUES, "id_issued_on": Gap("…"), "id_issued_at": Gap("…")}
_CASE = (
    ("init", "--name", "Xã Thử", "--province", "Hà Tĩnh"),
    ("add-petition", "--kind", "complaint", "--received", "13/07/2026", "--name", "Công dân 01",
     "--field", "land", "--channel", "post", "--summary", "Tranh chấp ranh giới", "--no-input"),
)  # fmt: skip
_LETTER = ("letter", "1", "acceptance", "-o", "letter.docx", "--force")
_STEP = ("accept", "1", "--no-input")


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
        ratio = _compare("filling", _fill, asked.runs)
        _compare("the command", lambda: _run(_LETTER), asked.runs)
        _run(_STEP)
        _compare("the command, its step recorded", lambda: _run(_LETTER), asked.runs)
        os.chdir("/")
    return int(ratio > asked.most)


def _compare(name: str, work: Callable[[], object], runs: int) -> float:
    """How many times as long something takes as docxtpl alone."""
    pairs = [(_seconds(work), _seconds(_library)) for _run_ in range(runs + 1)]
    ours, theirs = zip(*pairs[1:], strict=True)  # the first pair imports
    ratio = median(one / other for one, other in pairs[1:])
    own, bare = (median(one) * 1000 for one in (ours, theirs))
    sys.stdout.write(f"{name} {own:.1f} ms, docxtpl {bare:.1f} ms: {ratio:.2f}\n")
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


def _fill() -> None:
    write_letter(_TEMPLATE, _FILLED, Path("filled.docx"))


if __name__ == "__main__":
    sys.exit(main())
