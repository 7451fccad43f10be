"""The journal: every change of a fact, noted by one mechanism and sealed into a chain of hashes.

Triggers of the writing connection, made before a table is first written, note each row of a fact
table before and after, whoever changes it: the session, a bulk insert or plain SQL. At the end of
the transaction the operation that they belong to is written, with the hash of all of it and of the
operation before. Columns that could tell who somebody is are kept apart, under a salted digest of
their own, so that they can be destroyed one day (``purge``) without breaking the chain.
"""

import hashlib
import itertools
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from tiepdan.records.journal import clock
from tiepdan.records.journal.fact_tables import (
    FACT_TABLES,
    REASONS,
    FactTable,
    fact_table,
    fact_tables,
)
from tiepdan.records.journal.moments import stored_moment

if TYPE_CHECKING:
    from tiepdan.records.file.sqlite.first_writes import FirstWrites

FIRST_HASH = "0" * 64
"""What stands for the operation before the first one."""

OPERATION_COLUMNS = "id, recorded_at, clerk, command, words, reason, petition_id, undoes"
"""What the hash of an operation covers besides its changes, in this order."""

REASON = "reason"
"""The column that stands for why an operation was done."""


@dataclass(slots=True)
class Entry:
    """What a command does: by whom, and in words, once they are known; when, by the PC's clock.

    ``words`` name no person, nor does ``reason``, such as the number of a decision;
    ``private_reason`` might. ``is_kept`` keeps an entry that changed nothing, such as a look at a
    secret, of the petition ``petition_id``. ``undoes`` is the operation that this one takes back.
    ``is_written`` becomes true once it is on the disk; it stays false where nothing changed.
    """

    clerk: str
    command: str
    words: str = ""
    reason: str | None = None
    private_reason: str | None = None
    petition_id: int | None = None
    undoes: int | None = None
    is_kept: bool = False
    is_written: bool = False


def begin(connection: sqlite3.Connection) -> None:
    """Note every change of a fact from now on, until ``seal`` in the same transaction.

    The connection is one made for writing, by ``records/file/sqlite/engine.py``.
    """
    connection.create_function("sha256", 1, sha256, deterministic=True)
    connection.execute("CREATE TEMPORARY TABLE current_operation (id INTEGER, derived_to INTEGER)")
    connection.execute(
        "INSERT INTO current_operation SELECT"
        " coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'operation'), 0) + 1,"
        " coalesce((SELECT max(id) FROM change), 0)"
    )
    # Triggers for all that could be written take longer than most of what is.
    writing = cast("FirstWrites", connection)
    writing.prepare_with(partial(_make_trigger, connection), FACT_TABLES)


_ROWS = {"INSERT": (None, "NEW"), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD", None)}
"""What a trigger calls the row before and after."""


def _make_trigger(connection: sqlite3.Connection, verb: str, name: str) -> None:
    connection.execute(
        f"CREATE TEMPORARY TRIGGER IF NOT EXISTS note_{verb}_of_{name}"
        f" AFTER {verb} ON main.{name} BEGIN"
        f" {_note(fact_table(connection, name), *_ROWS[verb])}; END"
    )


def current_operation(connection: sqlite3.Connection) -> int:
    """The number that the operation now being noted will have."""
    (operation_id,) = connection.execute("SELECT id FROM current_operation").fetchone()
    return int(operation_id)


def seal(connection: sqlite3.Connection, entry: Entry | None) -> int | None:
    """Write the operation of the changes noted since ``begin``; its number, None if there is none.

    Raises:
        AssertionError: facts changed and no command says so: a fault of the program.
    """
    operation_id = current_operation(connection)
    (is_changed,) = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM change WHERE operation_id = ?)", (operation_id,)
    ).fetchone()
    if not is_changed and not (entry and entry.is_kept):
        return None
    if entry is None or not entry.words:
        raise AssertionError("facts changed without a word in the journal")
    if entry.private_reason is not None:
        _note_reason(connection, operation_id, entry.private_reason)
    connection.execute(
        "UPDATE change SET personal_digest = sha256(personal)"
        " WHERE operation_id = ? AND personal IS NOT NULL",
        (operation_id,),
    )
    last = connection.execute("SELECT hash FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    operation = (
        operation_id,
        stored_moment(clock.now()),  # whatever day the command looks as of
        entry.clerk,
        entry.command,
        entry.words,
        entry.reason,
        entry.petition_id,
        entry.undoes,
    )
    hashed = operation_hash(
        last[0] if last else FIRST_HASH, operation, sealed_changes(connection, operation_id)
    )
    connection.execute(
        f"INSERT INTO operation ({OPERATION_COLUMNS}, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*operation, hashed),
    )
    return operation_id


def _note_reason(connection: sqlite3.Connection, operation_id: int, reason: str) -> None:
    after = f"json_object('{REASON}', ?)"
    connection.execute(
        f"INSERT INTO change ({_COLUMNS}) VALUES (?, ?, ?, NULL, NULL,"
        f" json_object('before', NULL, 'after', NULL), {_salted(None, after)})",
        (operation_id, REASONS, str(operation_id), reason),
    )


def last_seal(connection: sqlite3.Connection) -> tuple[int, str]:
    """The last operation and its hash.

    Noted on paper, it shows later that nothing up to it was rewritten.
    """
    found = connection.execute("SELECT id, hash FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    return (found[0], found[1]) if found else (0, FIRST_HASH)


def operation_hash(
    previous: str, operation: Iterable[object], changes: Iterable[Iterable[object]]
) -> str:
    """The seal of an operation: over the one before it, its own columns and all its changes."""
    digest = hashlib.sha256(previous.encode())
    for row in itertools.chain((operation,), changes):
        digest.update(json.dumps([*row]).encode())
    return digest.hexdigest()


def sealed_changes(
    connection: sqlite3.Connection, operation_id: int
) -> Iterator[tuple[object, ...]]:
    """The changes of an operation as they are sealed: personal columns by their digest only."""
    yield from connection.execute(
        "SELECT id, table_name, row_key, petition_id, meeting_id, open, personal_digest"
        " FROM change WHERE operation_id = ? ORDER BY id",
        (operation_id,),
    )


def sha256(text: str) -> str:
    """The digest by which the journal knows a text that may be destroyed one day."""
    return hashlib.sha256(text.encode(errors="surrogateescape")).hexdigest()


def note_as_found(connection: sqlite3.Connection) -> None:
    """Note every row that differs from what the journal says last.

    Before the first entry that is the whole register; after a migration, the rows it altered.
    """
    for table in fact_tables(connection):
        personal = table.personal("now")
        was_personal = personal and "json_extract(was.personal, '$.after')"
        connection.execute(
            f"INSERT INTO change ({_COLUMNS}) SELECT (SELECT id FROM current_operation),"
            f" '{table.name}', {table.key('now')},"
            f" {table.subject('petition', 'now')}, {table.subject('meeting', 'now')},"
            " json_object('before', json(json_extract(was.open, '$.after')),"
            f" 'after', json({table.open('now')})), {_salted(was_personal, personal)}"
            f" FROM {table.name} AS now"
            f" LEFT JOIN change AS was ON was.id = {table.last_change('now')}"
            f" WHERE {table.differs('now', 'was')}"
        )


_COLUMNS = "operation_id, table_name, row_key, petition_id, meeting_id, open, personal"


def _note(table: FactTable, before: str | None, after: str | None) -> str:
    row = after or before or ""
    return (
        f"INSERT INTO change ({_COLUMNS}) VALUES ((SELECT id FROM current_operation),"
        f" '{table.name}', {table.key(row)},"
        f" {table.subject('petition', row)}, {table.subject('meeting', row)},"
        f" json_object('before', json({table.open(before) if before else 'NULL'}),"
        f" 'after', json({table.open(after) if after else 'NULL'})),"
        f" {_salted(before and table.personal(before), after and table.personal(after))})"
    )


def _salted(before: str | None, after: str | None) -> str:
    """SQL for personal columns before and after; the salt keeps their digest from being guessed."""
    if before is None and after is None:
        return "NULL"
    return (
        "json_object('salt', hex(randomblob(16)),"
        f" 'before', json({before or 'NULL'}), 'after', json({after or 'NULL'}))"
    )
