"""Whether a register is whole: the file, the references, the journal, and all that is derived.

Each check gives sentences about what it found, none where all is well. They only read.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator

from tiepdan.i18n import N_, _
from tiepdan.records.checking.values import impossible_values
from tiepdan.records.derived import calendar, deadlines, report_days, search_index
from tiepdan.records.derived.fingerprint import data_fingerprint, holidays_version
from tiepdan.records.file.state import SCHEMA_VERSION, is_table, stored_version
from tiepdan.records.journal.fact_tables import FactTable, fact_tables
from tiepdan.records.journal.operations import (
    FIRST_HASH,
    OPERATION_COLUMNS,
    operation_hash,
    sealed_changes,
    sha256,
)
from tiepdan.records.schema import counters
from tiepdan.records.schema.digest import known_digest, schema_digest

Check = Callable[[sqlite3.Connection], Iterator[str]]

_MOST_SENTENCES = 5
"""Of one check; a damaged file would give thousands."""


def file_checks() -> dict[str, Check]:
    """The checks that any register must pass before others make sense."""
    return {N_("file"): _file, N_("references between rows"): _references}


def content_checks() -> dict[str, Check]:
    """The checks of a register of this program's own schema."""
    return {
        N_("schema"): _schema,
        N_("journal"): _journal,
        N_("rows as the journal has them"): _facts,
    }


def derived_checks() -> dict[str, Check]:
    """The checks of what was derived from the law and calendar data of this program."""
    return {
        N_("calendar"): _calendar,
        N_("deadlines and standings"): _deadlines,
        N_("days of the reports"): _report_days,
        N_("search index"): _search,
    }


def found_by(check: Check, connection: sqlite3.Connection) -> list[str]:
    """The first sentences of a check; a file too damaged to be read is one of them."""
    found = []
    try:
        for sentence in check(connection):
            found.append(sentence)
            if len(found) == _MOST_SENTENCES:
                break
    except (sqlite3.DatabaseError, ValueError, TypeError, LookupError) as error:
        # What is read may be anything once the file is damaged.
        found.append(_("It cannot be read to its end ({kind}).").format(kind=type(error).__name__))
    return found


def is_own_schema(connection: sqlite3.Connection) -> bool:
    """Whether the schema is that of this program, and not one yet to be upgraded."""
    return stored_version(connection) == SCHEMA_VERSION


def mislabelled(connection: sqlite3.Connection) -> Iterator[str]:
    """Whether what is said to be the schema of an earlier program cannot become this one's."""
    from tiepdan.records.schema.trial_upgrade import digest_once_upgraded  # noqa: PLC0415 (SQLAlchemy)

    if digest_once_upgraded(connection) != known_digest(SCHEMA_VERSION):
        yield _("The schema of the database was altered.")


def earlier_rows(connection: sqlite3.Connection) -> Iterator[str]:
    """Rows of an earlier program's register that no program left as they are.

    Once it is upgraded, they would stand in the journal as they are.
    """
    is_readable = True
    for sentence in impossible_values(connection, is_earlier=True):
        is_readable = False
        yield sentence
    if not is_readable or not is_table(connection, "change"):
        return
    for table in fact_tables(connection):
        yield from _altered_rows(connection, table)


def _altered_rows(connection: sqlite3.Connection, table: FactTable) -> Iterator[str]:
    """As ``_facts_of``; which columns are personal may have been another matter then."""
    for key, was_open, was_personal, *row in connection.execute(
        f"SELECT {table.key('now')}, was.open, was.personal, now.* FROM {table.name} AS now"
        f" LEFT JOIN change AS was ON was.id = {table.last_change('now')}"
        f" WHERE {table.differs('now', 'was')}"
    ):
        noted: dict[str, object] = {}
        for part in (was_open, was_personal):
            noted |= (json.loads(part)["after"] or {}) if part else {}
        now = dict(zip(table.columns, row, strict=True))
        if not noted or any(now[name] != noted[name] for name in now.keys() & noted):
            yield _("{table}, row {row} is not as the journal has it.").format(
                table=table.name, row=key
            )


def check_seal(connection: sqlite3.Connection, operation_id: int, beginning: str) -> Iterator[str]:
    """Whether the journal still has the operation that a seal was noted of."""
    found = connection.execute(
        "SELECT hash FROM operation WHERE id = ?", (operation_id,)
    ).fetchone()
    if found is None or not str(found[0]).startswith(beginning):
        yield _("Operation {number} is not the one of the seal: the journal was rewritten.").format(
            number=operation_id
        )


def _file(connection: sqlite3.Connection) -> Iterator[str]:
    for (sentence,) in connection.execute(f"PRAGMA integrity_check({_MOST_SENTENCES})"):
        if sentence != "ok":
            # SQLite's own words may quote values of a row; only where the damage is, is told.
            yield _("The database file is damaged.")
            return


def _references(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _number in connection.execute("PRAGMA foreign_key_check"):
        yield _("{table}, row {row} refers to a row of {parent} that is not there.").format(
            table=table, row=row, parent=parent
        )


def _schema(connection: sqlite3.Connection) -> Iterator[str]:
    (versions,) = connection.execute("SELECT count(*) FROM alembic_version").fetchone()
    if schema_digest(connection) != known_digest(SCHEMA_VERSION) or versions != 1:
        yield _("The schema of the database was altered.")


def _journal(connection: sqlite3.Connection) -> Iterator[str]:
    connection.create_function("sha256", 1, sha256, deterministic=True)
    yield from _chain(connection)
    for table in ("operation", "change"):
        last, given = connection.execute(
            f"SELECT coalesce((SELECT max(id) FROM {table}), 0),"
            " coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0)",
            (table,),
        ).fetchone()
        if last != given:
            yield _("The journal ends with entry {last} of {table}, but {given} were made.").format(
                last=last, table=table, given=given
            )
    for (operation_id,) in connection.execute(
        "SELECT DISTINCT operation_id FROM change WHERE personal IS NOT NULL"
        " AND personal_digest IS NOT sha256(personal)"
    ):
        yield _("Operation {number}: personal data in the journal were altered.").format(
            number=operation_id
        )
    for (operation_id,) in connection.execute(
        "SELECT DISTINCT c.operation_id FROM change AS c"
        " WHERE c.personal IS NULL AND c.personal_digest IS NOT NULL AND NOT EXISTS"
        " (SELECT 1 FROM change AS p JOIN operation AS o ON o.id = p.operation_id"
        " WHERE o.command = 'purge' AND p.table_name = c.table_name AND p.row_key = c.row_key"
        " AND p.id >= c.id)"
    ):
        yield _("Operation {number}: personal data in the journal were removed.").format(
            number=operation_id
        )


def _chain(connection: sqlite3.Connection) -> Iterator[str]:
    previous, expected = FIRST_HASH, 1
    for *operation, stored in connection.execute(
        f"SELECT {OPERATION_COLUMNS}, hash FROM operation ORDER BY id"
    ):
        if operation[0] != expected:
            yield _("Operation {number} is missing from the journal.").format(number=expected)
        if operation_hash(previous, operation, sealed_changes(connection, operation[0])) != stored:
            yield _("Operation {number} of the journal was altered.").format(number=operation[0])
        previous, expected = stored, operation[0] + 1
    if connection.execute(
        "SELECT 1 FROM change WHERE operation_id NOT IN (SELECT id FROM operation) LIMIT 1"
    ).fetchone():
        yield _("The journal has changes that belong to no operation.")


def _facts(connection: sqlite3.Connection) -> Iterator[str]:
    # Counters that an earlier program lost are put back by the next command of this one.
    is_mended = is_derived_from_current_data(connection)
    counting = counters.counting_tables(connection) if is_mended else ()
    for table in fact_tables(connection):
        yield from _facts_of(connection, table)
        if table.name in counting:
            yield from _counter_of(connection, table.name)


def _facts_of(connection: sqlite3.Connection, table: FactTable) -> Iterator[str]:
    for (key,) in connection.execute(
        f"SELECT {table.key('now')} FROM {table.name} AS now"
        f" LEFT JOIN change AS was ON was.id = {table.last_change('now')}"
        f" WHERE {table.differs('now', 'was')}"
    ):
        yield _("{table}, row {row} is not as the journal has it.").format(
            table=table.name, row=key
        )
    for (key,) in connection.execute(
        "SELECT row_key FROM (SELECT row_key, max(id),"
        " json_extract(open, '$.after') IS NOT NULL AS is_noted FROM change"
        " WHERE table_name = ? GROUP BY row_key)"
        f" WHERE is_noted AND NOT EXISTS (SELECT 1 FROM {table.name} AS t"
        f" WHERE {table.is_named('t', 'row_key')}) ORDER BY row_key",
        (table.name,),
    ):
        yield _("{table}, row {row} is missing.").format(table=table.name, row=key)


def _counter_of(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    """Of a table whose numbers are never given twice, the counter must stand where they ended."""
    given = counters.counters(connection).get(table, 0)
    last = counters.last_seen(connection, table)
    if given != last and not (given > last and _may_pass_over_numbers(connection)):
        yield _("{table}: the last number given is {given}, not {last}.").format(
            table=table, given=given, last=last
        )


def _may_pass_over_numbers(connection: sqlite3.Connection) -> bool:
    """Whether there may be numbers that the journal never saw.

    A register older than its journal may have given some; files may have left rows out, whose
    numbers an import gives to nothing else.
    """
    return bool(
        connection.execute(
            "SELECT EXISTS (SELECT 1 FROM operation WHERE command = 'import' OR command = 'upgrade'"
            " AND id = (SELECT min(id) FROM operation))"
        ).fetchone()[0]
    )


def is_derived_from_current_data(connection: sqlite3.Connection) -> bool:
    """Whether the derived rows were made from the law and calendar data of this program."""
    found = connection.execute("SELECT fingerprint, holidays_version FROM derivation").fetchone()
    return bool(found and tuple(found) == (data_fingerprint(), holidays_version()))


def _calendar(connection: sqlite3.Connection) -> Iterator[str]:
    plain = connection.cursor()
    plain.row_factory = None  # ten thousand tuples
    stored = plain.execute(
        "SELECT day, is_worked, kind, name, authority, is_confirmed, worked_count"
        " FROM calendar_day ORDER BY day"
    ).fetchall()
    at_once = connection.execute("SELECT id, first_day, states FROM calendar").fetchall()
    days = connection.execute(calendar.AT_ONCE).fetchall()
    if stored != [*calendar.calendar_rows(connection)] or (
        [*map(tuple, at_once)] != [*map(tuple, days)]
    ):
        yield _("The stored calendar is not what the data files give.")


def _deadlines(connection: sqlite3.Connection) -> Iterator[str]:
    for number in deadlines.stale(connection):
        yield _("{number}: its deadlines or its standing are not what a fresh count gives.").format(
            number=number
        )


def _report_days(connection: sqlite3.Connection) -> Iterator[str]:
    if report_days.is_stale(connection):
        yield _("The stored days of the reports are not what the data files give.")


def _search(connection: sqlite3.Connection) -> Iterator[str]:
    for kind, row in search_index.stale(connection):
        yield _("{table}, row {row} is not in the search index as it is in the register.").format(
            table=kind.value, row=row
        )
    if not search_index.is_whole(connection):
        yield _("The search index is damaged.")
