"""Markers stand wherever a denouncer could be known from; nothing printed or logged shows one."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.output_files import endings_of, text_in
from tests.cli.walks.conftest import Planted
from tests.cli.walks.walking import (
    COMMANDS,
    EXCEPTED,
    FILES,
    MARKERS,
    READING,
    WRITING,
    WRONG,
    Seen,
    files_in,
    leaks,
    lines_of,
    markers_in,
    put,
    run,
    strays,
    tamper,
    walk,
    write_files,
)
from tiepdan.cli.running.screen.output import TABLES
from tiepdan.facts.fact import secret_names
from tiepdan.facts.petitioner import Petitioner
from tiepdan.facts.subjects import SUBJECTS
from tiepdan.records import database as database_file
from tiepdan.records.reading.shown import shown


@pytest.fixture
def database(planted: Planted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "r.db"
    put(planted.template, path)
    monkeypatch.setenv("TIEPDAN_DB", str(path))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_files(tmp_path / "files")


def test_every_secret_of_every_subject_is_planted() -> None:
    secrets = {
        (table, name) for table, subject in SUBJECTS.items() for name in secret_names(subject.facts)
    }
    assert len(MARKERS) == len(set(MARKERS.values()))
    assert len(MARKERS) == len(secrets) - 1 + len(secret_names(Petitioner))


def test_every_command_is_walked_or_excepted() -> None:
    assert {*READING, *WRITING, *EXCEPTED} == COMMANDS


def test_the_markers_are_there_to_be_found(planted: Planted) -> None:
    written = planted.template.read_bytes().decode(errors="replace")
    assert set(markers_in(written)) == set(MARKERS)
    assert markers_in("│ a │ 8880777 │\n│ b │ 66655   │") == ["id_number"]
    name = MARKERS["name"].upper()
    assert markers_in(f"Tên: {name[:2]}\n     {name[2:]}") == ["name"]


SHOWN = ("petition", "petition_event", "visit", "document", "sanction", "void")


@pytest.mark.parametrize("table", SHOWN)
def test_no_secret_is_in_a_row_that_is_covered(planted: Planted, table: str) -> None:
    """Already as SQL: whatever a list then makes of the row."""
    secrets = {*secret_names(SUBJECTS[table].facts)}
    if SUBJECTS[table].names_petitioner:
        secrets |= {*secret_names(Petitioner)}
    with database_file.reading(planted.template) as connection:
        rows = connection.execute(
            f"{shown(table)} SELECT * FROM shown_{table} WHERE is_covered"
        ).fetchall()
    assert rows
    assert {name for row in rows for name in secrets if row[name] is not None} == set()


def test_recording_shows_no_marker(planted: Planted) -> None:
    assert leaks(planted.seen) == []


def test_no_data_show_a_marker(planted: Planted, database: Path, folder: Path) -> None:
    lines = [(*line, "--json") for line in lines_of(READING)]
    assert leaks(walk(planted.template, database, folder, lines)) == []


ENDINGS = sorted({one for name in READING for one in endings_of(name)})


@pytest.mark.parametrize(
    "ending",
    [ending if ending == ".csv" else pytest.param(ending, marks=pytest.mark.exhaustive)
     for ending in ENDINGS],
)  # fmt: skip
def test_no_file_shows_a_marker(
    planted: Planted, database: Path, folder: Path, tmp_path: Path, ending: str
) -> None:
    lines = [line for line in lines_of(READING) if ending in endings_of(line[0])]
    _write_each(planted, database, folder, tmp_path / f"file{ending}", lines)


@pytest.mark.parametrize("ending", [ending for ending in ENDINGS if ending != ".csv"])
def test_no_file_of_each_command_shows_a_marker(
    planted: Planted, database: Path, folder: Path, tmp_path: Path, ending: str
) -> None:
    """Other lines give the same cells as in the files of another ending; texts are in one alone."""
    lines = [
        (name, *line)
        for name, typed in READING.items()
        if ending in endings_of(name)
        for line in (typed if name == "report" else typed[:1])
    ]
    _write_each(planted, database, folder, tmp_path / f"file{ending}", lines)


def _write_each(
    planted: Planted, database: Path, folder: Path, file: Path, lines: list[tuple[str, ...]]
) -> None:
    for line in lines:
        (seen,) = walk(planted.template, database, folder, [(*line, "-o", str(file), "--force")])
        if seen.code == 2 and "is written as" in seen.text:  # a report in words is no table
            assert line[0] == "report"
            assert leaks([seen]) == []
            continue
        assert seen.code == 0, seen
        assert leaks([seen, Seen(seen.line, 0, text_in(file))]) == []
    assert {line[0] for line in lines} >= (TABLES_TOO if file.suffix in TABLES else set())


TABLES_TOO = set(READING) - {"clerk", "completion", "handbook", "help", "purge", "report"}
"""What has no list of its own, or one that only asks a question."""


def test_no_exported_file_shows_a_marker(database: Path, tmp_path: Path) -> None:
    assert run("export", str(tmp_path / "out")).code == 0
    found = {
        file.name: markers_in(file.read_text(encoding="utf-8-sig"))
        for file in (tmp_path / "out").iterdir()
    }
    assert {name: markers for name, markers in found.items() if markers} == {}
    assert {"petitions.csv", "petitioners.csv", "left_out.csv"} <= found.keys()
    assert run("export", str(tmp_path / "all"), "--reveal", "chuyển máy mới").code == 0
    everything = "".join(
        file.read_text(encoding="utf-8-sig") for file in (tmp_path / "all").iterdir()
    )
    assert {"name", "summary", "note", "title", "void_reason"} <= {*markers_in(everything)}


@pytest.mark.exhaustive
@pytest.mark.parametrize("width", [30, 110])
def test_no_width_shows_a_marker(
    planted: Planted, database: Path, folder: Path, width: int
) -> None:
    lines = [line for line in lines_of(READING) if "--rows" not in line]
    assert leaks(walk(planted.template, database, folder, lines, width=width)) == []


@pytest.mark.exhaustive
def test_wrong_arguments_show_no_marker(planted: Planted, database: Path, folder: Path) -> None:
    lines = [(name, *wrong) for name in sorted(COMMANDS - EXCEPTED.keys()) for wrong in WRONG]
    assert leaks(walk(planted.template, database, folder, lines)) == []


@pytest.mark.exhaustive
def test_no_vietnamese_shows_a_marker(planted: Planted, database: Path, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.walks.walking", planted.template, database, folder],
        env={**os.environ, "TIEPDAN_LANG": "vi"},
        capture_output=True,
        text=True,
        check=True,
    )
    seen = [Seen(**one) for one in json.loads(done.stdout)]
    assert {one.line.split()[0] for one in seen} >= {*READING, *WRITING}
    assert "Đơn" in "".join(one.text for one in seen)
    assert leaks(seen) == []


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    "place",
    [
        "tiepdan.cli.asking.options.database_path", "tiepdan.output.screen.terminal.write",
        "tiepdan.output.json.write", "tiepdan.records.journal.operations.seal",
        "tiepdan.records.derived.deadlines.refresh",
        "tiepdan.records.writing.petitions.petitions.add_petitioner",
    ],
)  # fmt: skip
def test_no_failure_of_the_program_shows_or_logs_a_marker(
    planted: Planted,
    database: Path,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise KeyError(" ".join(MARKERS.values()))

    monkeypatch.setattr(place, fail)
    lines = [
        line
        for line in lines_of(READING, WRITING)
        if "--rows" not in line and line[0] in {"petitions", "show", "add-petition", "accept"}
    ]
    lines += [(*line, "--json") for line in lines if line[0] == "petitions"]
    seen = list(walk(planted.template, database, folder, lines))
    assert any("unexpected" in one.text for one in seen)
    assert leaks(seen) == []
    (log,) = (tmp_path / "home").rglob("error.log")
    assert markers_in(log.read_text(encoding="utf-8")) == []
    assert strays(tmp_path, folder) == []


@pytest.mark.exhaustive
def test_a_tampered_register_shows_no_marker(planted: Planted, database: Path) -> None:
    seen = []
    for _way in tamper(database):
        seen += [run("check"), run("petitions"), run("show", "1"), run("history", "1")]
    assert {one.code for one in seen} == {0, 6}
    assert leaks(seen) == []
    assert strays(database.parent) == []


WRONG_CELLS = [
    (file, line, column)
    for file, text in FILES.items()
    if file != "visit_petitions.csv"
    for line in [1]
    for column, name in enumerate(text.splitlines()[0].split(","))
    if name not in MARKERS
]


@pytest.mark.parametrize("place", ["name", "id_number"])
def test_no_wrong_line_of_a_file_is_quoted(database: Path, folder: Path, place: str) -> None:
    for file, line, column in WRONG_CELLS:
        rows = [row.split(",") for row in FILES[file].splitlines()]
        rows[line][column] = MARKERS[place]
        (folder / file).write_text("\n".join(map(",".join, rows)), encoding="utf-8")
        seen = run("import", str(folder))
        assert seen.code == 5, (file, column)
        assert f"{file}, line 2" in seen.text
        assert leaks([seen]) == [], (file, column)
        (folder / file).write_text(FILES[file], encoding="utf-8")


@pytest.mark.parametrize("file", FILES)
def test_no_broken_file_is_quoted(database: Path, folder: Path, file: str) -> None:
    header, line, *_rest = FILES[file].splitlines()
    for broken in (
        f"{header}\n{line},{MARKERS['name']}\n", f"{header}\n{MARKERS['name']}\n",
        f'{header}\n"{line}\n', f"{line}\n", f"{line}\n{line}\n", f"{header}\n{line}\n{line}\n",
        f"{header}\n{MARKERS['name']},{line}\n",
    ):  # fmt: skip
        (folder / file).write_text(broken, encoding="utf-8")
        assert leaks([run("import", str(folder))]) == [], broken
    (folder / file).write_bytes(FILES[file].encode("utf-16"))
    assert leaks([run("import", str(folder))]) == []


def test_whatever_is_made_is_for_the_user_alone(database: Path, folder: Path) -> None:
    home = Path(os.environ["XDG_DATA_HOME"])
    for line in (
        ("init", "--name", "Xã Thử", "--province", "Hà Tĩnh", "--clerk", "Bà A", "--db",
         str(home / "a" / "b" / "mới.db")),
        ("backup",), ("restore", str(database), "--yes"), ("accept", "3"),
    ):  # fmt: skip
        run(*line)
    made = [*files_in(home), *files_in(database.with_name("r.db.backups"))]
    assert {file.name for file in made} >= {"mới.db", "clerk.txt"}
    for path in made:
        if os.name != "nt":  # there the rights of the folder decide
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
            assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700, path
