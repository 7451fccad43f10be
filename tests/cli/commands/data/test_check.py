"""``tiepdan check``: what it prints, its exit code, and that it leaves the file as it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import PROPOSAL, Tiepdan, do
from tests.records import durable
from tests.records.registers import names_in
from tests.records.schema.test_migrations import make_first_register
from tiepdan.records.file.location import backup_folder

CHECKS = [
    "file", "references between rows", "schema", "journal", "rows as the journal has them",
    "calendar", "deadlines and standings", "days of the reports", "search index", "figures",
    "log beside the database", "copies beside the database",
]  # fmt: skip


def alter(path: Path, *statements: str) -> None:
    """Behind the program's back."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_a_sound_register(tiepdan: Tiepdan, ky_chau: Path) -> None:
    before = ky_chau.read_bytes()
    run = tiepdan("check")
    assert (run.code, run.err) == (0, "")
    assert [line.split("│")[1].strip() for line in run.out.splitlines() if "in order" in line] == (
        CHECKS
    )
    assert "dates there are provisional" in run.out
    assert "Seal of the journal: 1:" in run.out
    rows = tiepdan("check", "--json").data
    assert [(row["check"], row["ok"], row["problem"]) for row in rows] == [
        (name, True, None) for name in CHECKS
    ]
    assert ky_chau.read_bytes() == before


def test_the_seal_is_that_of_the_last_operation(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, PROPOSAL)
    with closing(sqlite3.connect(database)) as connection:
        (seal,) = connection.execute("SELECT hash FROM operation WHERE id = 2").fetchone()
    assert f"Seal of the journal: 2:{seal[:16]}\n" in tiepdan("check").out


@pytest.mark.parametrize(
    ("statement", "check", "sentence"),
    [
        ("UPDATE petition SET people_count = 9 WHERE id = 2", "rows as the journal has them",
         "petition, row 2 is not as the journal has it."),
        ("UPDATE deadline SET due = '2026-01-01' WHERE id = 1", "deadlines and standings",
         "its deadlines or its standing are not what a fresh count gives."),
        ("DELETE FROM calendar_day WHERE day = '2026-11-24'", "calendar",
         "The stored calendar is not what the data files give."),
        ("DROP TRIGGER operation_is_kept", "schema", "The schema of the database was altered."),
    ],
)  # fmt: skip
def test_a_tampered_register(
    tiepdan: Tiepdan, ky_chau: Path, statement: str, check: str, sentence: str
) -> None:
    alter(ky_chau, statement)
    before = ky_chau.read_bytes()
    run = tiepdan("check")
    assert run.code == 6
    assert sentence in run.out
    assert "problems were found" in run.err
    assert "tiepdan restore" in run.err
    assert "Seal of the journal" not in run.out
    rows = tiepdan("check", "--json")
    assert rows.code == 6
    (wrong,) = {row["check"] for row in rows.data if not row["ok"]}
    assert wrong == check
    assert ky_chau.read_bytes() == before


def test_a_citizen_is_not_named_where_something_is_wrong(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, (*PROPOSAL, "--summary", "Kín 77"))
    alter(database, "UPDATE petition SET summary = 'Kín 78'")
    for arguments in ((), ("--json",)):
        run = tiepdan("check", *arguments)
        assert run.code == 6
        assert "Kín" not in run.out + run.err


def test_a_file_of_another_program_or_none(tiepdan: Tiepdan, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    alter(other, "CREATE TABLE x (y)")
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    for path, code in ((other, 6), (broken, 6), (tmp_path / "none.db", 3)):
        run = tiepdan("check", "--db", str(path))
        assert (run.code, run.out, len(run.err.splitlines())) == (code, "", 1)
        assert str(path) in run.err


def test_a_schema_that_is_no_text(tiepdan: Tiepdan, ky_chau: Path) -> None:
    """SQLite quotes it in its complaint, byte for byte."""
    content = ky_chau.read_bytes()
    ky_chau.write_bytes(content.replace(b'CREATE TABLE "office"', b'CREATE \xc9ABLE "office"', 1))
    for command in ("check", "history", "petitions"):
        run = tiepdan(command)
        assert (run.code, len(run.err.splitlines())) == (6, 1)
        assert "is damaged" in run.err


def test_a_cut_file(tiepdan: Tiepdan, ky_chau: Path) -> None:
    content = ky_chau.read_bytes()
    ky_chau.write_bytes(content[: len(content) // 2])
    run = tiepdan("check")
    assert run.code == 6
    assert "Traceback" not in run.err
    assert ky_chau.read_bytes() == content[: len(content) // 2]


def test_an_earlier_schema_is_left_as_it_is(tiepdan: Tiepdan, tmp_path: Path) -> None:
    path = tmp_path / "first.db"
    make_first_register(path)
    before = path.read_bytes()
    run = tiepdan("check", "--db", str(path))
    assert run.code == 0
    assert "written by an earlier program" in run.out
    rows = tiepdan("check", "--db", str(path), "--json").data
    assert [row["check"] for row in rows] == [
        *CHECKS[:2],
        "schema",
        "rows as the journal has them",
        *CHECKS[-2:],
    ]
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", ["0000", "0001", "0002", "0003"])
def test_a_schema_that_is_said_to_be_earlier_than_it_is(
    tiepdan: Tiepdan, database: Path, version: str
) -> None:
    alter(database, f"UPDATE alembic_version SET version_num = '{version}'")
    before = database.read_bytes()
    run = tiepdan("check")
    assert run.code == 6
    assert "The schema of the database was altered." in run.out
    for command in (("overdue",), ("history",), ("undo", "--yes"), durable.IMPORT):
        run = tiepdan(*command)
        assert (run.code, len(run.err.splitlines())) == (6, 1)
        assert f"marked as of schema {version}" in run.err
    assert database.read_bytes() == before
    assert not backup_folder(database).exists()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("UPDATE alembic_version SET version_num = '0004'", "marked as of schema 0004"),
        ("UPDATE alembic_version SET version_num = 'abc'", "is damaged"),
        ("DELETE FROM alembic_version", "is damaged"),
    ],
)
def test_no_copy_is_made_of_what_no_program_opens(
    tiepdan: Tiepdan, database: Path, tmp_path: Path, change: str, sentence: str
) -> None:
    alter(database, change)
    copy = tmp_path / "copy.db"
    run = tiepdan("backup", str(copy))
    assert (run.code, sentence in run.err, copy.exists()) == (6, True, False)


@pytest.mark.parametrize("command", [("restore",), ("restore", "copy.db", "--yes")])
def test_a_file_that_was_no_register_is_not_replaced(
    tiepdan: Tiepdan, database: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    letter, copy = tmp_path / "x.txt", tmp_path / "copy.db"
    letter.write_text("Kính gửi ủy ban", encoding="utf-8")
    assert tiepdan("backup", str(copy)).code == 0
    run = tiepdan(
        *(str(copy) if word == "copy.db" else word for word in command), "--db", str(letter)
    )
    assert (run.code, "is not a database of tiepdan" in run.err) == (6, True)
    assert letter.read_text(encoding="utf-8") == "Kính gửi ủy ban"


def test_an_earlier_schema_that_was_altered(tiepdan: Tiepdan, tmp_path: Path) -> None:
    path = make_first_register(tmp_path / "first.db")
    assert tiepdan("check", "--db", str(path)).code == 0
    alter(path, "CREATE TABLE extra (x)")
    run = tiepdan("check", "--db", str(path))
    assert run.code == 6
    assert "The schema of the database was altered." in run.out


def test_an_upgrade_that_fails_leaves_nothing_behind(
    tiepdan: Tiepdan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_first_register(tmp_path / "first.db")
    before = path.read_bytes()

    def fails(*_arguments: object) -> None:
        assert names_in(backup_folder(path))
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("tiepdan.records.writing.upgrading.operations.note_as_found", fails)
    for _try in range(2):
        assert tiepdan("overdue", "--db", str(path)).code
        assert path.read_bytes() == before
        assert not backup_folder(path).exists()


def test_an_upgrade_of_which_no_copy_can_be_made_leaves_nothing_behind(
    tiepdan: Tiepdan, tmp_path: Path
) -> None:
    path = make_first_register(tmp_path / "first.db")
    alter(path, "PRAGMA foreign_keys = OFF", "UPDATE visit SET petitioner_id = 99")
    before = path.read_bytes()
    assert tiepdan("overdue", "--db", str(path)).code == 6
    assert path.read_bytes() == before
    assert not backup_folder(path).exists()


def test_a_newer_schema_is_refused(tiepdan: Tiepdan, database: Path) -> None:
    alter(database, "UPDATE alembic_version SET version_num = '9999'")
    run = tiepdan("check")
    assert run.code == 6
    assert "newer tiepdan" in run.err


def test_after_an_update_of_the_data_nothing_is_wrong(tiepdan: Tiepdan, ky_chau: Path) -> None:
    alter(ky_chau, "UPDATE derivation SET fingerprint = 'old:old'")
    before = ky_chau.read_bytes()
    run = tiepdan("check")
    assert run.code == 0
    assert "The law or calendar data were updated" in run.out
    assert ky_chau.read_bytes() == before


def test_what_is_not_compared_is_not_called_in_order(tiepdan: Tiepdan, ky_chau: Path) -> None:
    alter(
        ky_chau, "UPDATE derivation SET fingerprint = 'x'", "UPDATE deadline SET due = '2020-01-01'"
    )
    run = tiepdan("check")
    assert (run.code, "deadlines and standings" in run.out) == (0, False)
    assert "counts all deadlines anew" in run.out


def test_a_register_without_a_word_of_what_it_was_derived_from(
    tiepdan: Tiepdan, ky_chau: Path
) -> None:
    alter(ky_chau, "DELETE FROM derivation")
    assert tiepdan("petitions").code == 0
    assert tiepdan("check").code == 0
