"""The search index is right after every kind of write, and what is destroyed leaves it."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from tests.cli.conftest import COMPLAINT, DENUNCIATION, DIALOGUE, PROPOSAL, _environment, _templates
from tests.conftest import entry
from tests.records.schema.test_migrations import make_first_register
from tiepdan import paths
from tiepdan.cli.main import app
from tiepdan.cli.running import program
from tiepdan.law.vocabulary.register import RecordKind
from tiepdan.records import database
from tiepdan.records.checking import register
from tiepdan.records.derived import fingerprint, search_index
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.importing.register import import_register
from tiepdan.records.writing import session as sessions

_fixtures = (_environment, _templates)

FILED = (*PROPOSAL[:4], "01/10/2024", *PROPOSAL[5:], "--visit", "1")
STEPS: dict[str, tuple[str, ...]] = {
    "petition": COMPLAINT,
    "denunciation": DENUNCIATION,
    "meeting": (*DIALOGUE, "--content", "Đối thoại", "--place", "Hội trường"),
    "visit": ("add-visit", "--on", "01/10/2024", "--name", "Bà Lạc", "--content", "Hỏi"),
    "of a visit": FILED,
    "document": ("add-document", "--issuer", "party", "--type", "letter", "--title", "V/v mương",
                 "--on", "20/11/2026", "--petition", "2026-2"),
    "waiver": ("waive-protection", "2026-2", "--document", "Đơn"),
    "waiver taken back": ("undo", "--yes"),
    "waiver once more": ("undo", "9", "--yes"),
    "event": ("accept", "2026-1", "--on", "16/07/2026"),
    "import": ("import", "FOLDER"),
    "import taken back": ("undo", "--yes"),
    "filed": ("file", "2024-1", "--on", "02/10/2024"),
    "purge": ("purge", "--decision", "5/QĐ", "--yes"),
}  # fmt: skip
"""One write after the other, in one register."""


@pytest.fixture
def path(_templates: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = Path(shutil.copy(_templates["empty"], tmp_path / "r.db"))
    monkeypatch.setenv("TIEPDAN_DB", str(copy))
    return copy


def found(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT rowid, * FROM search ORDER BY rowid").fetchall()


def wrong(path: Path) -> list[str]:
    with database.as_found(path) as connection:
        return register.found_by(register.derived_checks()["search index"], connection)


def test_after_each_write_it_is_what_a_fresh_one_would_be(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "rows"
    shutil.copytree(paths.data_folder() / "ky-chau", folder)
    (folder / "office.csv").unlink()
    before = found(path)
    for name, step in STEPS.items():
        assert program.run(app, [str(folder) if word == "FOLDER" else word for word in step]) == 0
        assert wrong(path) == [], name
        after = found(path)
        is_same = name in {"denunciation", "document", "event", "filed"}
        assert (after == before) == is_same, name
        before = after
        with sessions.writing(path) as session:
            search_index.rebuild(driver_connection(session))
        assert found(path) == after, name


def test_a_restored_copy_brings_its_index(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    for line in (COMPLAINT, ("backup", str(copy)), PROPOSAL, ("restore", str(copy), "--yes")):
        assert program.run(app, [*line]) == 0
    assert wrong(path) == []
    assert len(found(path)) == 1


def test_a_register_of_an_earlier_program_gains_it(tmp_path: Path) -> None:
    path = make_first_register(tmp_path / "first.db")
    with database.reading(path) as connection:
        assert connection.execute("SELECT count(*) FROM search").fetchone()[0] == 6
        assert list(search_index.stale(connection)) == []


def test_it_is_made_anew_when_words_are_indexed_in_another_way(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program.run(app, [*COMPLAINT]) == 0
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE search SET what = 'x'")
    assert wrong(path)
    monkeypatch.setattr("tiepdan.records.derived.fingerprint.INDEXING_VERSION", "next")
    with database.reading(path) as connection:
        assert list(search_index.stale(connection)) == []


def test_the_index_is_that_of_this_indexing_version(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    register_of_ky_chau = partial(
        import_register, folder=paths.data_folder() / "ky-chau", today=date(2026, 11, 20)
    )
    sessions.create(path, entry(), fill=register_of_ky_chau)
    digest = hashlib.blake2b(repr(found(path)).encode(), digest_size=8).hexdigest()
    known = ("3", "cfbae803e674bade")
    assert (fingerprint.INDEXING_VERSION, digest) == known, (
        f'if it was to change: INDEXING_VERSION = "{int(known[0]) + 1}" in'
        f' derived/fingerprint.py, and here known = ("{int(known[0]) + 1}", "{digest}")'
    )


def test_only_what_was_changed_is_indexed_anew(path: Path) -> None:
    for line in (COMPLAINT, PROPOSAL):
        assert program.run(app, [*line]) == 0
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE search SET what = 'x'")
    with sessions.writing(path, entry()) as session:
        driver_connection(session).execute("UPDATE petition SET summary = 'Mương' WHERE id = 1")
    assert [row[1] for row in found(path)] == ["muong", "x"]


DAMAGES: dict[str, str] = {
    "a row that is missing": "DELETE FROM search WHERE rowid = 4",
    "a row too many": "INSERT INTO search (rowid, what) VALUES (8, 'x')",
    "another word": "UPDATE search SET exact_what = 'x' WHERE rowid = 4",
    "words that lead elsewhere": "UPDATE search_content SET c0 = 'x' WHERE id = 4",
    "a part that is missing": "DELETE FROM search_docsize",
    "no part at all": "DELETE FROM search_data WHERE id > 10",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_check_finds_a_damaged_index(path: Path, damage: str) -> None:
    assert program.run(app, [*COMPLAINT]) == 0
    assert wrong(path) == []
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(damage)
    assert wrong(path)
    assert program.run(app, ["check"]) == 6


def test_words_of_what_was_altered_are_destroyed_with_the_rest(path: Path) -> None:
    """Also those that only an old part of the index still had."""
    secret = "Mậtdấu"
    for line in ((*FILED[:-3], secret), ("file", "2024-1", "--on", "02/10/2024"), *[PROPOSAL] * 3):
        assert program.run(app, [*line]) == 0
    with sessions.writing(path, entry()) as session:
        driver_connection(session).execute("UPDATE petition SET summary = 'Khác' WHERE id = 1")
    assert "matdau" in path.read_bytes().decode(errors="replace")
    line = ("purge", "--decision", "5/QĐ", "--yes", "--with-copies")
    assert program.run(app, [*line]) == 0
    for file in (path, path.with_name(path.name + "-wal")):
        if file.exists():
            content = file.read_bytes().decode(errors="replace")
            assert "matdau" not in content
            assert secret.lower() not in content


def test_the_number_in_the_index_leads_back() -> None:
    for kind in RecordKind:
        for row in (1, 7, 10**9):
            number = search_index.row_number(kind, row)
            assert search_index.row_behind(number) == (kind, row)
