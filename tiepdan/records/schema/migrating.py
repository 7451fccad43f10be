"""Running the migrations: nothing but the schema, and what each of them does to the rows."""

from pathlib import Path

import sqlalchemy

from tiepdan.records.file.sqlite.connection import sqlite_connection
from tiepdan.records.schema import counters

MIGRATIONS = Path(__file__).parent / "migrations"


def bring_to(connection: sqlalchemy.Connection, version: str) -> None:
    """Run the migrations up to a version; tables made anew go on counting where they were."""
    from alembic import command  # noqa: PLC0415 (only for a new or an older database)
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    driver = sqlite_connection(connection)
    before = counters.counters(driver)
    command.upgrade(config, version)
    counters.put_back(driver, before)
