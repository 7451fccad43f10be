"""The migrations make exactly the schema that the tables describe."""

from datetime import date
from functools import partial
from pathlib import Path

import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlmodel import SQLModel

from tiepdan import paths
from tiepdan.records import condition, importing
from tiepdan.records import session as sessions


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
    sessions.create(migrated, fill=lambda _session: None)
    described = tmp_path / "described.db"
    engine = sqlalchemy.create_engine(f"sqlite:///{described}")
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    found = _statements(migrated)
    version = found.pop("alembic_version")
    assert version
    assert found == _statements(described)


def test_alembic_itself_sees_no_difference_and_the_known_version(tmp_path: Path) -> None:
    path = tmp_path / "migrated.db"
    sessions.create(path, fill=lambda _session: None)
    engine = sqlalchemy.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == condition.SCHEMA_VERSION
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def test_a_filled_table_can_be_rebuilt_by_a_migration(tmp_path: Path) -> None:
    """As every later change of a closed list will have to: by copying the table."""
    path = tmp_path / "filled.db"
    register = paths.data_folder() / "ky-chau"
    sessions.create(
        path,
        fill=partial(importing.import_register, folder=register, today=date(2026, 1, 1)),
    )
    migrating = sessions._engine(path, foreign_keys=False)  # noqa: SLF001 (as migrations run)
    with migrating as engine, engine.begin() as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("petition", recreate="always") as batch:
            batch.add_column(sqlalchemy.Column("extra", sqlalchemy.String))
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
        count = connection.exec_driver_sql("SELECT count(*) FROM petition_event").scalar_one()
    assert count == 31
