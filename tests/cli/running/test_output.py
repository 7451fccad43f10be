"""``-o FILE``: which files, what is said of them, and that they are there whole or not at all."""

import json
import os
import re
import stat
import subprocess
import sys
from itertools import count, product
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.conftest import COMPLAINT, Given, Tiepdan
from tests.cli.output_files import endings_of, text_in
from tests.records.registers import names_in
from tiepdan.cli.running.screen.progress import Progress, watched
from tiepdan.reports.model import Column, Report, Table

ENDINGS = endings_of("petitions")

links = pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
no_dot = pytest.mark.skipif(sys.platform == "win32", reason="there no name ends so")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("ending", ENDINGS)
def test_it_says_what_it_wrote_and_prints_nothing(
    tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path, ending: str
) -> None:
    run = tiepdan("petitions", "-o", f"đơn{ending}")
    file = tmp_path / f"đơn{ending}"
    assert (run.code, run.out) == (0, "")
    assert run.err == f"Wrote 19 rows to {file}.\n"
    assert file.stat().st_size > 1_000
    assert sys.platform == "win32" or stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_whole_list_is_written(
    tiepdan: Tiepdan, ky_chau: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr("tiepdan.cli.asking.options.LIST_LENGTH", 2)
    assert "2 of 19" in tiepdan("petitions").out
    run = tiepdan("petitions", "-o", f"x{ending}")
    assert "19 rows" in run.err


def test_json_is_what_is_printed(tiepdan: Tiepdan, ky_chau: Path) -> None:
    for command in (("petitions",), ("stats",), ("limits",), ("show", "B24"), ("meetings",)):
        assert tiepdan(*command, "-o", "x.json", "--force").code == 0
        assert json.loads(Path("x.json").read_bytes()) == tiepdan(*command, "--json").data


def test_all_limits_are_on_sheets_of_their_own(tiepdan: Tiepdan, ky_chau: Path) -> None:
    assert tiepdan("limits", "-o", "x.xlsx", "--today", "01/09/2026").code == 0
    assert CalamineWorkbook.from_path("x.xlsx").sheet_names == [
        "Time limits in force on 01-09-2",
        "Frequency duties in force on 01",
        "Numbers of the law in force on",
    ]


@pytest.mark.parametrize(
    "name",
    ["x.pdf", "x", pytest.param("x.", marks=no_dot), ".xlsx", "x.xlsx.bak", "x.ics", "/dev/null"],
)
def test_an_ending_that_says_nothing_is_refused_with_those_there_are(
    tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path, name: str
) -> None:
    before = names_in(tmp_path)
    run = tiepdan("petitions", "-o", name)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert ".xlsx, .csv, .json, .docx; for example -o " in run.err
    assert names_in(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("", 2, "is no path of a file"),
        ("folder.xlsx", 2, "is a folder; name a file in it"),
        ("none/x.xlsx", 3, "There is no folder none"),
        ("file.txt/x.xlsx", 3, "There is no folder file.txt"),
        ("there.csv", 4, f"There is a file at {{here}}{os.sep}there.csv already"),
        pytest.param("link.csv", 4, "There is a file at {here}/link.csv already", marks=links),
        (f"{'x' * 300}.xlsx", 2, "is too long"),
        (f"{'x' * 240}.xlsx", 2 if sys.platform == "win32" else 6, "is too long"),
    ],
)
def test_a_file_that_cannot_be_is_refused_in_one_sentence(
    tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path, name: str, code: int, words: str
) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "file.txt").touch()
    (tmp_path / "there.csv").write_text("mine")
    if name == "link.csv":
        (tmp_path / name).symlink_to("there.csv")
    before = names_in(tmp_path)
    run = tiepdan("petitions", "-o", name)
    assert (run.code, run.out, run.err.count("\n")) == (code, "", 1), run.err
    assert words.format(here=tmp_path) in run.err
    assert names_in(tmp_path) == before
    assert (tmp_path / "there.csv").read_text() == "mine"


@pytest.mark.parametrize(
    "target",
    [None, pytest.param("other.txt", marks=links), pytest.param("gone.txt", marks=links)],
)
def test_force_replaces_a_file_or_a_link_but_not_what_that_points_to(
    tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path, target: str | None
) -> None:
    (tmp_path / "other.txt").write_text("mine")
    there = tmp_path / "there.csv"
    if target:
        there.symlink_to(target)
    else:
        there.write_text("mine")
        there.chmod(0o644)
    refused = tiepdan("petitions", "-o", "there.csv")
    assert (refused.code, "--force" in refused.err) == (4, True)
    assert tiepdan("petitions", "-o", "there.csv", "--force").code == 0
    assert not there.is_symlink()
    assert "2019-0001" in there.read_text(encoding="utf-8")
    assert sys.platform == "win32" or stat.S_IMODE(there.stat().st_mode) == 0o600
    assert (tmp_path / "other.txt").read_text() == "mine"
    assert not (tmp_path / "gone.txt").exists()


def test_of_one_thing_no_rows_are_counted(tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    assert tiepdan("office", "-o", str(file)).err.strip() == f"Wrote {file}."


@links
def test_folders_may_be_links(tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert tiepdan("petitions", "-o", "link/a.csv").code == 0
    assert (tmp_path / "real" / "a.csv").is_file()


def test_no_register_is_replaced(tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path) -> None:
    register = ky_chau.rename(tmp_path / "r.json")
    before = register.read_bytes()
    run = tiepdan("petitions", "--db", str(register), "-o", "r.json", "--force")
    assert (run.code, run.out) == (4, "")
    assert "no file that may be replaced" in run.err
    assert register.read_bytes() == before


@pytest.mark.parametrize(
    "arguments", [("--force",), ("--json", "-o", "x.xlsx"), ("--force", "--json")]
)
def test_options_that_do_not_go_together(
    tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    run = tiepdan("overdue", *arguments)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert not (tmp_path / "x.xlsx").exists()


def test_who_denounces_is_revealed_on_the_screen_alone(tiepdan: Tiepdan, given: Given) -> None:
    given(COMPLAINT)
    run = tiepdan("show", "1", "--reveal", "Giao hồ sơ", "-o", "x.xlsx")
    assert (run.code, run.out) == (2, "")
    assert "--reveal" not in json.dumps(tiepdan("history", "--json").data)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_list_without_rows(tiepdan: Tiepdan, database: Path, ending: str) -> None:
    assert "Wrote 0 rows" in tiepdan("petitions", "-o", f"x{ending}").err
    assert Path(f"x{ending}").stat().st_size > 0


def test_rows_that_are_watched_are_the_same_rows() -> None:
    shown, rows = Progress(), [(1, "a"), (2, "b"), (3, "c")]
    table = Table(title="t", columns=(Column(None, "x"), Column(None, "y")), rows=rows)
    report = watched(Report("", "", (table,)), shown)
    assert isinstance(report, Report)
    (seen,) = report.tables
    assert [*seen.rows] == rows
    assert (len(seen.rows), seen.rows[1], seen.rows[:2]) == (3, rows[1], rows[:2])


# --- Whole, or not at all ------------------------------------------------------------------------

_LIMITED = (
    # Or half a compiled module would stay.
    "import resource, sys; sys.dont_write_bytecode = True;"
    " resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}));"
    " from tiepdan.cli.main import main; main()"
)
_KILLED = (
    "import os, sys\n"
    "seen = 0\n"
    "def hook(event, arguments):\n"
    "    global seen\n"
    "    if 'unfinished' in str(arguments):\n"
    "        seen += 1\n"
    "        if seen == {step}:\n"
    "            os.kill(os.getpid(), 9)\n"
    "sys.addaudithook(hook)\n"
    "from tiepdan.cli.main import main\n"
    "main()\n"
)
"""Killed before one of the things that it does to the passing file: opened, linked, renamed."""


def _alone(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )


def _beside(register: Path) -> set[str]:
    """What lies beside a register, but for what SQLite could not tidy up."""
    return {name for name in names_in(register.parent) if not name.startswith(register.name)}


@pytest.mark.skipif(sys.platform == "win32", reason="no limit to set")
@pytest.mark.parametrize(
    ("ending", "room", "force"),
    [
        *[(ending, 1_000, ("--force",)) for ending in ENDINGS],
        (".xlsx", 3_000, ()),
        *[
            pytest.param(ending, room, force, marks=pytest.mark.exhaustive)
            for ending, room, force in product(ENDINGS, (1_000, 3_000), ((), ("--force",)))
        ],
    ],
)
def test_a_full_disk_leaves_nothing_half(
    ky_chau: Path, tmp_path: Path, ending: str, room: int, force: tuple[str, ...]
) -> None:
    file = tmp_path / f"x{ending}"
    if force:
        file.write_text("mine")
    before = _beside(ky_chau)
    done = _alone(_LIMITED.format(room=room), "documents", "-o", file.name, *force)
    assert (done.returncode, done.stdout) == (6, "")
    assert done.stderr.count("\n") == 1, done.stderr
    assert "cannot be written" in done.stderr
    assert _beside(ky_chau) == before
    assert not force or file.read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="no signal to send")
@pytest.mark.parametrize(
    ("ending", "pace"),
    [
        (".csv", 4),
        *(pytest.param(ending, 1, marks=pytest.mark.exhaustive) for ending in ENDINGS),
    ],
)
def test_a_kill_leaves_the_old_file_or_the_new_one(
    ky_chau: Path, tmp_path: Path, ending: str, pace: int
) -> None:
    """At every moment, or at every fourth one."""
    file = tmp_path / f"x{ending}"
    states, code = set(), -9
    for step in count(1, pace):
        file.write_text("mine")
        code = _alone(_KILLED.format(step=step), "petitions", "-o", file.name, "--force").returncode
        is_old = file.read_bytes() == b"mine"
        states.add(is_old)
        assert is_old or "2023-0002" in text_in(file)
        if code == 0:
            break
        assert code == -9
    assert states == {True, False}
    # What was left behind goes with the next file that is written.
    assert not [name for name in names_in(tmp_path) if "unfinished" in name]


def test_what_has_come_meanwhile_is_left_untouched(
    tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path
) -> None:
    script = (
        "import sys\n"
        "def hook(event, arguments):\n"
        "    if event in {'os.link', 'os.rename'} and 'x.csv' in str(arguments[1]):\n"
        "        open('x.csv', 'x').write('mine')\n"
        "sys.addaudithook(hook)\n"
        "from tiepdan.cli.main import main\n"
        "main()\n"
    )
    done = _alone(script, "petitions", "-o", "x.csv")
    assert (done.returncode, done.stdout) == (4, "")
    assert Path("x.csv").read_text() == "mine"
    assert not [name for name in names_in(tmp_path) if "unfinished" in name]


def test_paper_carries_the_seal_of_the_journal(
    tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path
) -> None:
    """Every page of it says as of which operation it was; ``check`` takes the line as it stands."""
    seal = tiepdan("check").out.rpartition("Seal of the journal: ")[2].strip()
    files = {
        "a.xlsx": ("petitions",),
        "b.docx": ("report", "qd11", "--from", "2019", "--to", "2023"),
        "c.xlsx": ("report", "forms", "--from", "2024-04-01", "--to", "2024-04-30"),
    }
    for name, command in files.items():
        file = tmp_path / name
        assert tiepdan(*command, "-o", str(file)).code == 0
        with ZipFile(file) as parts:
            pages = [
                parts.read(one).decode()
                for one in parts.namelist()
                if re.search(r"worksheets/sheet\d+\.xml$|footer\d+\.xml$", one)
            ]
        assert pages, name
        assert all(seal in page for page in pages), name
    line = f"Printed on 22/11/2026 from the register as of operation {seal}"
    assert tiepdan("check", "--seal", line).code == 0
    number, _colon, digest = seal.partition(":")
    forged = f"{number}:{'0' * len(digest)}"
    assert tiepdan("check", "--seal", line.replace(seal, forged)).code == 6
    assert tiepdan("check", "--seal", f"{seal} {forged}").code == 2
