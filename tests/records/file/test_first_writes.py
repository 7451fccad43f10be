import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from tiepdan.records.file.sqlite.first_writes import FirstWrites


@pytest.fixture
def connection() -> Iterator[FirstWrites]:
    """Two tables that notes are taken of; the first write to each way is prepared for."""
    with closing(sqlite3.connect(":memory:", factory=FirstWrites, isolation_level=None)) as made:
        for statement in (
            "PRAGMA foreign_keys = ON",
            "CREATE TABLE whole (id INTEGER PRIMARY KEY)",
            "CREATE TABLE part (id INTEGER PRIMARY KEY,"
            " whole_id INTEGER REFERENCES whole (id) ON DELETE CASCADE)",
            "CREATE TABLE note (words TEXT)",
            "CREATE TABLE other (id INTEGER)",
        ):
            made.execute(statement)
        made.executemany("INSERT INTO whole VALUES (?)", [(100,)])  # known to it from before

        def note(verb: str, table: str) -> None:
            row = "OLD" if verb == "DELETE" else "NEW"
            made.execute(
                f"CREATE TEMPORARY TRIGGER IF NOT EXISTS {verb}_{table}"
                f" AFTER {verb} ON main.{table}"
                f" BEGIN INSERT INTO note VALUES ('{verb} {table} ' || {row}.id); END"
            )

        made.prepare_with(note, {"whole", "part"})
        yield made


def _notes(connection: FirstWrites) -> list[str]:
    return [words for (words,) in connection.execute("SELECT words FROM note")]


def test_each_write_is_prepared_for(connection: FirstWrites) -> None:
    connection.execute("INSERT INTO whole VALUES (1)")
    connection.execute("INSERT INTO whole VALUES (?)", (2,))
    connection.execute("UPDATE whole SET id = 3 WHERE id = 2")
    connection.execute("INSERT INTO other VALUES (1)")
    assert _notes(connection) == ["INSERT whole 1", "INSERT whole 2", "UPDATE whole 3"]


def test_no_row_of_an_iterator_is_lost(connection: FirstWrites) -> None:
    connection.executemany("INSERT INTO whole VALUES (?)", ((number,) for number in range(3)))
    connection.executemany("INSERT INTO part VALUES (?, ?)", iter([(7, 0), (8, 1)]))
    connection.executemany("INSERT INTO part VALUES (?, ?)", iter([]))
    assert _notes(connection) == [
        "INSERT whole 0", "INSERT whole 1", "INSERT whole 2", "INSERT part 7", "INSERT part 8"
    ]  # fmt: skip


def test_a_write_by_a_foreign_key_is_prepared_for(connection: FirstWrites) -> None:
    connection.execute("INSERT INTO part VALUES (7, 100)")
    connection.execute("DELETE FROM whole")
    assert sorted(_notes(connection)) == ["DELETE part 7", "DELETE whole 100", "INSERT part 7"]


def test_what_a_savepoint_took_back_is_prepared_again(connection: FirstWrites) -> None:
    for statement in (
        "BEGIN", "SAVEPOINT here", "INSERT INTO whole VALUES (1)", "ROLLBACK TO here",
        "INSERT INTO whole VALUES (1)", "COMMIT", "INSERT INTO whole VALUES (2)",
    ):  # fmt: skip
        connection.execute(statement)
    assert _notes(connection) == ["INSERT whole 1", "INSERT whole 2"]


def test_other_refusals_stay(connection: FirstWrites) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO whole VALUES (100)")
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        connection.execute("INSERT INTO nowhere VALUES (1)")
    with pytest.raises(sqlite3.DatabaseError, match="not authorized"):  # rather than unnoted
        connection.executescript("INSERT INTO part VALUES (1, 100)")


def _interrupted(*_arguments: object) -> None:
    raise KeyboardInterrupt


def test_ctrl_c_while_sqlite_calls_back_is_ctrl_c(connection: FirstWrites) -> None:
    connection.create_function("interrupted", 1, _interrupted)
    connection.execute("BEGIN")
    with pytest.raises(KeyboardInterrupt):
        connection.execute("INSERT INTO other VALUES (interrupted(1))")
    connection.execute("INSERT INTO other VALUES (2)")
    with pytest.raises(sqlite3.OperationalError):
        connection.execute("INSERT INTO nowhere VALUES (1)")
    assert [*connection.execute("SELECT id FROM other")] == [(2,)]


def test_ctrl_c_while_a_write_is_judged_is_ctrl_c(connection: FirstWrites) -> None:
    class Watched(frozenset[str]):
        def __contains__(self, table: object) -> bool:
            raise KeyboardInterrupt

    connection.prepare_with(_interrupted, Watched())
    with pytest.raises(KeyboardInterrupt):
        connection.execute("INSERT INTO other VALUES (1)")


def test_a_function_that_fails_is_no_ctrl_c(connection: FirstWrites) -> None:
    connection.create_function("failing", 1, lambda number: 1 // number)
    with pytest.raises(sqlite3.OperationalError):
        connection.execute("INSERT INTO other VALUES (failing(0))")
