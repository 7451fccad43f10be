"""The migrations make exactly the schema that the tables describe."""

from pathlib import Path

import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

from tiepdan.records import condition
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
