"""The migrations make exactly the schema that the tables describe."""

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlmodel import SQLModel

from tests.conftest import entry
from tests.records.schema.newest import newest
from tiepdan import paths
from tiepdan.records import database
from tiepdan.records.derived import deadlines
from tiepdan.records.file import state
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.file.sqlite.engine import opened
from tiepdan.records.importing.register import import_register
from tiepdan.records.journal.fact_tables import FACT_TABLES
from tiepdan.records.schema import derived_tables, journal_tables, tables  # noqa: F401 (they fill SQLModel.metadata)
from tiepdan.records.schema.migrating import MIGRATIONS
from tiepdan.records.schema.migrations.copying import amend_table, with_column
from tiepdan.records.schema.newest import FILE
from tiepdan.records.writing import session as sessions

KY_CHAU = paths.data_folder() / "ky-chau"


def _statements(path: Path) -> dict[str, str]:
    engine = sqlalchemy.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND sql IS NOT NULL"
        )
        found = {name: "".join(sorted(_normal(sql))) for name, sql in rows}
    engine.dispose()
    return found


def _normal(sql: str) -> list[str]:
    return sorted(line.strip().rstrip(",") for line in sql.replace('"', "").splitlines())


def test_a_migrated_database_has_the_schema_of_the_tables(tmp_path: Path) -> None:
    migrated = tmp_path / "migrated.db"
    sessions.create(migrated, entry(), fill=lambda _session: None)
    described = tmp_path / "described.db"
    engine = sqlalchemy.create_engine(f"sqlite:///{described}")
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    found = _statements(migrated)
    version = found.pop("alembic_version")
    assert version
    assert found == _statements(described)


def test_a_new_register_begins_with_what_all_migrations_make() -> None:
    written, _digest = newest()
    assert FILE.read_text(encoding="utf-8") == written, "python -m tests.records.schema.newest"


def _is_described(name: str | None, kind: str, _parents: object) -> bool:
    """Whether SQLAlchemy can describe it: of the search index it knows the making only."""
    return kind != "table" or not str(name).startswith("search")


def test_alembic_itself_sees_no_difference_and_the_known_version(tmp_path: Path) -> None:
    path = tmp_path / "migrated.db"
    sessions.create(path, entry(), fill=lambda _session: None)
    engine = sqlalchemy.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_described})
        assert context.get_current_revision() == state.SCHEMA_VERSION
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def test_a_filled_table_can_be_rebuilt_by_a_migration(tmp_path: Path) -> None:
    """As every later change of a closed list will have to: by copying the table."""
    path = tmp_path / "filled.db"
    sessions.create(
        path,
        entry(),
        fill=partial(import_register, folder=KY_CHAU, today=date(2026, 1, 1)),
    )
    migrating = opened(path, foreign_keys=False)  # as migrations run
    with migrating as engine, engine.begin() as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("petition", recreate="always") as batch:
            batch.add_column(sqlalchemy.Column("extra", sqlalchemy.String))
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
        count = connection.exec_driver_sql("SELECT count(*) FROM petition_event").scalar_one()
    assert count == 31


FIRST_REGISTER: Mapping[str, Mapping[str, Any] | list[Mapping[str, Any]]] = {
    "office": {
        "id": 1, "name": "Xã Thử", "province": "Hà Tĩnh", "is_remote": 0,
        "reception_weekday": "thursday", "reception_half_day": "afternoon",
    },
    "meeting": [
        {"id": 3, "kind": "periodic_dialogue", "meets_on": "2026-06-16", "status": "held",
         "place": "Hội trường", "chair": "Bà A", "capacity": "committee_chair",
         "officer": "Ông B", "people_present": 40, "content": "Đường"},
        {"id": 7, "kind": "periodic_reception", "meets_on": "2026-07-02", "status": "not_held",
         "not_held_reason": "storm_flood", "not_held_note": "bão số 3", "moved_to": "2026-07-03"},
    ],
    "meeting_event": {
        "id": 2, "meeting_id": 3, "kind": "conclusion_notice", "happened_on": "2026-06-23",
        "document_number": "58/TB", "note": "niêm yết",
    },
    "petitioner": {
        "id": 4, "name": "Công dân 01", "id_number": "038", "address": "Ngõ 5",
        "hamlet": "Hiệu Châu", "phone": "0912",
    },
    "petition": [
        {"id": 5, "year": 2026, "sequence": 9, "received_on": "2026-06-29", "channel": "post",
         "kind": "complaint", "field": "land", "is_within_competence": 1, "petitioner_id": 4,
         "people_count": 2, "officer": "Ông B", "summary": "Ranh giới"},
        {"id": 8, "year": 2026, "sequence": 12, "received_on": "2026-06-16",
         "channel": "dialogue", "kind": "proposal", "field": "other", "is_within_competence": 1,
         "petitioner_id": 4, "meeting_id": 3, "people_count": 1, "summary": "Sửa đường"},
    ],
    "petition_event": [
        {"id": 6, "petition_id": 5, "kind": "accepted", "happened_on": "2026-07-08",
         "document_number": "31/TB", "note": "đủ điều kiện"},
        {"id": 9, "petition_id": 5, "kind": "decided", "happened_on": "2026-08-03",
         "result": "upheld"},
    ],
    "visit": {
        "id": 3, "visited_on": "2026-06-25", "receiver": "clerk", "people_count": 6,
        "matter": "new", "petitioner_id": 4, "content": "Hỏi", "advice": "Đã giải thích",
    },
    "visit_petition": {"visit_id": 3, "petition_id": 5},
    "document": {
        "id": 2, "issuer": "committee", "type": "decision", "number": "45/QĐ",
        "issued_on": "2026-08-03", "title": "Giải quyết", "petition_id": 5,
    },
    "sanction": {"id": 2, "subject": "head", "form": "khiển trách", "imposed_on": "2026-08-05"},
    "calendar_day": {
        "day": "2026-06-16", "is_worked": 1, "is_confirmed": 1, "worked_count": 7,
    },
    "deadline": {
        "id": 1, "petition_id": 5, "limit_id": "TCD-10", "version_id": "TCD-10",
        "started_on": "2026-06-29", "raw_due": "2026-01-01", "due": "2026-01-01",
        "late_after": "2026-01-01", "is_provisional": 0,
    },
    "petition_standing": {"petition_id": 8, "state": "closed", "since": "2026-01-01"},
    "derivation": {"id": 1, "fingerprint": "of another time", "holidays_version": "0.1"},
}  # fmt: skip
"""A row or two of every table of the first schema; the derived ones hold what is not so."""

DERIVED = {"calendar", "calendar_day", "deadline", "petition_standing", "report_day", "derivation"}


def _rows(table: str) -> list[Mapping[str, Any]]:
    found = FIRST_REGISTER[table]
    return found if isinstance(found, list) else [found]


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return make_first_register(tmp_path / "first.db")


@pytest.fixture(scope="module")
def brought_on(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register of the first schema after the first command, which only looked; to be read."""
    path = make_first_register(tmp_path_factory.mktemp("brought-on") / "first.db")
    with database.reading(path):
        pass
    return path


def make_first_register(path: Path) -> Path:
    """A register of the first schema, filled without a word of this program's own."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = sqlalchemy.create_engine(f"sqlite:///{path}", poolclass=sqlalchemy.NullPool)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        for table in FIRST_REGISTER:
            for row in _rows(table):
                marks = ", ".join("?" for _column in row)
                connection.execute(
                    f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values())
                )
        connection.commit()
    return path


def test_the_first_register_has_a_row_in_every_table(first: Path) -> None:
    with closing(sqlite3.connect(first)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    assert {name for (name,) in tables} == {"alembic_version", *FIRST_REGISTER}


def test_a_filled_register_of_the_first_schema_keeps_every_row(brought_on: Path) -> None:
    with database.reading(brought_on) as connection:
        for table in FIRST_REGISTER.keys() - DERIVED:
            found = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
            assert len(found) == len(_rows(table)), table
            for old, new in zip(_rows(table), found, strict=True):
                assert {column: new[column] for column in old} == dict(old), table
        assert [row["is_online"] for row in connection.execute("SELECT * FROM meeting")] == [0, 0]
        for row in connection.execute("SELECT * FROM petition_event"):
            assert (row["extended_days"], row["extended_to"], row["complexity"]) == (None,) * 3
        for row in connection.execute("SELECT * FROM petition"):
            at_a_meeting = row["channel"] in {"dialogue", "voter_contact"}
            assert row["form"] == ("opinion" if at_a_meeting else "written")
            assert (row["is_mixed"], row["is_anonymous"], row["sent_by"]) == (0, 0, None)
        [office] = connection.execute("SELECT * FROM office").fetchall()
        assert (office["valid_from"], office["population"], office["recipients"]) == (None,) * 3
        [(uid,)] = connection.execute("SELECT uid FROM register").fetchall()
        assert len(uid) == len("01234567-89ab-cdef-0123-456789abcdef")
        for table in ("calendar_override", "pack_switch", "staff"):
            assert connection.execute(f"SELECT * FROM {table}").fetchall() == []
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        assert version == state.SCHEMA_VERSION


def test_a_register_of_the_first_schema_gains_what_follows_from_it(
    brought_on: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(brought_on, tmp_path / "r.db"))
    with database.reading(path) as connection:
        days = connection.execute("SELECT count(*), min(day), max(day) FROM calendar_day")
        assert tuple(days.fetchone()) == (10227, "2013-01-01", "2040-12-31")
        found = connection.execute(
            "SELECT petition_id, meeting_id, limit_id, due, done_on FROM deadline"
        ).fetchall()
        standings = connection.execute(
            "SELECT petition_id, state, finished_on FROM petition_standing ORDER BY petition_id"
        ).fetchall()
    assert {
        (5, None, "KN-27", "2026-07-09", "2026-07-08"),
        (5, None, "KN-28", "2026-08-07", "2026-08-03"),
        (5, None, "KN-32", "2026-08-06", None),
        (8, None, "TCD-10", "2026-06-30", None),
        (None, 3, "DT-HT1", "2026-06-30", "2026-06-23"),
        (None, 3, "DT-HT2", "2026-08-04", None),
    } <= {tuple(row) for row in found}
    assert [tuple(row) for row in standings] == [(5, "resolved", "2026-08-03"), (8, "new", None)]
    with sessions.writing(path) as session:
        assert deadlines.rebuild_all(driver_connection(session)) == []


def test_a_register_of_the_first_schema_takes_on_the_schema_of_the_tables(
    brought_on: Path, tmp_path: Path
) -> None:
    fresh = tmp_path / "fresh.db"
    sessions.create(fresh, entry(), fill=lambda _session: None)
    assert _statements(brought_on) == _statements(fresh)


def test_numbers_go_on_after_those_of_the_first_schema(brought_on: Path) -> None:
    with database.reading(brought_on) as connection:
        found = connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall()
    names = {name for name, _seq in found} & FIRST_REGISTER.keys()
    last = {name: max(row["id"] for row in _rows(name)) for name in names}
    assert {name: seq for name, seq in found if name in names} == last
    with database.reading(brought_on) as connection:
        meetings = connection.execute("SELECT id, row_key FROM meeting ORDER BY id").fetchall()
    assert [tuple(row) for row in meetings] == [(3, 3), (7, 7)]


def test_lists_grow_and_what_another_migration_added_stays(tmp_path: Path) -> None:
    """A table is amended from its own SQL: a column that nobody here knows is still there."""
    path = tmp_path / "first.db"
    make_first_register(path)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with opened(path, foreign_keys=False) as engine, engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
        connection.exec_driver_sql("ALTER TABLE meeting ADD COLUMN unknown VARCHAR")
        connection.exec_driver_sql("UPDATE meeting SET unknown = 'giữ lại'")
        command.upgrade(config, "head")
        kinds = {"people_conference", "periodic_reception"}
        connection.exec_driver_sql(
            "UPDATE meeting SET kind = 'people_conference' WHERE kind = 'periodic_dialogue'"
        )
        rows = connection.exec_driver_sql("SELECT kind, unknown FROM meeting").fetchall()
        assert {tuple(row) for row in rows} == {(kind, "giữ lại") for kind in kinds}
        with pytest.raises(sqlalchemy.exc.IntegrityError):
            connection.exec_driver_sql("UPDATE meeting SET kind = 'something_else'")
        indexes = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'meeting'"
        )
        assert {"ix_meeting_meets_on", "ix_meeting_replaces_id"} <= {name for (name,) in indexes}


def test_a_column_can_be_added_behind_every_column_of_every_table(tmp_path: Path) -> None:
    """As for each new fact: the table is made anew, with its rows, indexes and constraints."""
    path = tmp_path / "r.db"
    sessions.create(
        path, entry(), fill=partial(import_register, folder=KY_CHAU, today=date(2026, 1, 1))
    )
    with opened(path, foreign_keys=False) as engine, engine.begin() as connection:
        for table in FACT_TABLES:
            before = sqlalchemy.inspect(connection)
            columns = [column["name"] for column in before.get_columns(table)]
            known = f"SELECT {', '.join(columns)} FROM {table}"
            rows = connection.exec_driver_sql(known).fetchall()
            with Operations.context(MigrationContext.configure(connection)):
                for name in columns:
                    amend_table(table, with_column(name, f"after_{name} VARCHAR"))
            after = sqlalchemy.inspect(connection)
            assert [column["name"] for column in after.get_columns(table)] == [
                made for name in columns for made in (name, f"after_{name}")
            ]
            # A condition of an index is equal to another by its text alone.
            assert (
                str(after.get_indexes(table)).split(" at 0x")[0]
                == str(before.get_indexes(table)).split(" at 0x")[0]
            )
            assert connection.exec_driver_sql(known).fetchall() == rows
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
