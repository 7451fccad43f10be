"""What ``check`` finds: each kind of tampering, and damage anywhere in the file."""

import hashlib
import os
import random
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import entry
from tests.records.writing.test_session import _office
from tiepdan import paths
from tiepdan.errors import DatabaseError
from tiepdan.law.counting.calendar import Grounds
from tiepdan.numbers import PetitionNumber
from tiepdan.records import database
from tiepdan.records.checking import register
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.file.state import SCHEMA_VERSION
from tiepdan.records.importing.register import import_register
from tiepdan.records.journal import operations
from tiepdan.records.journal.fact_tables import FACT_TABLES
from tiepdan.records.journal.operations import Entry, operation_hash, sealed_changes
from tiepdan.records.reading.source_views import add_views
from tiepdan.records.schema.digest import known_digest, schema_digest
from tiepdan.records.writing import session as sessions
from tiepdan.records.writing.office import days_off
from tiepdan.records.writing.petitions import purging
from tiepdan.reports import register_check
from tiepdan.reports.statistics.sum_checks import disagreements

TODAY = date(2026, 11, 22)
FLIPS = int(os.environ.get("TIEPDAN_TEST_FLIPS", "80"))
"""How many bytes of a register are damaged in turn; more of them take a while."""

GUARDS = (
    "operation_is_kept",
    "operation_is_not_altered",
    "change_is_kept",
    "change_is_not_altered",
)

MORE = (
    "INSERT INTO petition_event (petition_id, kind, happened_on, note)"
    " VALUES (1, 'published', '2026-11-12', 'niêm yết')",
    "INSERT INTO decision_measure VALUES (1, 'persons_restored', 1, 5)",
    "INSERT INTO petition_link (petition_id, earlier_id, kind, linked_on)"
    " VALUES (2, 1, 'duplicate', '2026-11-12')",
    "INSERT INTO sanction (subject, form, imposed_on) VALUES ('official', 'x', '2026-11-12')",
    "INSERT INTO pack_switch VALUES ('ha-tinh', 1)",
    "INSERT INTO document (issuer, type, effect, issued_on, title)"
    " VALUES ('committee', 'notice', 'new', '2026-11-12', 'Thông báo')",
    "INSERT INTO staff (name, role, since) VALUES ('Ông A', 'chair', '2026-01-01')",
    "INSERT INTO protection (petition_id, measures, persons, relatives, starts_on)"
    " VALUES (1, 'secrecy', 1, 0, '2026-11-12')",
    "INSERT INTO training (kind, held_on, title, classes) VALUES"
    " ('dissemination', '2026-11-12', 'Luật', 1)",
    "INSERT INTO inspection VALUES (1, '2026-11-12', 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL)",
    "INSERT INTO opening (id, begins_on) VALUES (1, '2019-01-01')",
    "INSERT INTO opening_line (kind, received, resolved, closed, carried_forward)"
    " VALUES ('proposal', 1, 1, 0, 0)",
    "INSERT INTO report_request (body, document_number, letter_on, content) VALUES"
    " ('UBND tỉnh', '758/UBND-TTr', '2026-11-16', 'Sơ kết')",
    "INSERT INTO sent_report (report, period, sent_on) VALUES ('BC-TTR', 'Q3/2026', '2026-09-17')",
    "INSERT INTO sent_part (sent_report_id, name, content) VALUES (1, '01/TCD', '{}')",
    "INSERT INTO text_block (report, section, period_from, period_to, content) VALUES"
    " ('qd11', 'nhan-xet', '2026-01-01', '2026-12-31', 'Tốt')",
    "INSERT INTO void (sanction_id, voided_on, reason) VALUES (1, '2026-11-13', 'nhập nhầm')",
)  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with rows in every table, made by three operations."""
    path = tmp_path_factory.mktemp("sound") / "r.db"
    folder = paths.data_folder() / "ky-chau"
    sessions.create(
        path,
        entry(),
        fill=lambda session: import_register(session, folder, today=TODAY),
    )
    with sessions.writing(path, entry()) as session:
        days_off.change_days(session, {date(2026, 11, 25): False}, Grounds("Bão", None))
    with sessions.writing(path, entry()) as session:
        for sql in MORE:
            driver_connection(session).execute(sql)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return path


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path / "r.db"))


def found(path: Path) -> dict[str, list[str]]:
    """What each check finds; it must change nothing."""
    before = path.read_bytes()
    with database.as_found(path) as connection:
        findings = register_check.examine(connection, today=TODAY)
    assert path.read_bytes() == before
    return {finding.name: finding.problems for finding in findings if finding.problems}


OF_WHAT_IS_KEPT = register.file_checks() | register.content_checks()


def found_by(path: Path, checks: dict[str, register.Check]) -> dict[str, list[str]]:
    """What some of the checks find: each looks for itself, and all take six times as long."""
    with database.as_found(path) as connection:
        findings = {name: register.found_by(check, connection) for name, check in checks.items()}
    return {name: problems for name, problems in findings.items() if problems}


def remarks(path: Path) -> str:
    with database.as_found(path) as connection:
        return "\n".join(register_check.remarks(connection, today=TODAY))


def tamper(path: Path, *statements: str, foreign_keys: bool = False) -> None:
    """As somebody would who knows the file: without guards, which are put back afterwards."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        guards = [
            sql
            for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")
        ]
        assert len(guards) == len(GUARDS)
        connection.execute("PRAGMA synchronous = OFF")
        for guard in GUARDS:
            connection.execute(f"DROP TRIGGER {guard}")
        for statement in statements:
            changed = connection.execute(statement).rowcount
            assert changed, f"nothing to tamper with: {statement}"
        for guard in guards:
            connection.execute(guard)


def test_a_sound_register_has_nothing_wrong(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for table in FACT_TABLES:
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() != (0,), table
    assert found(path) == {}


def test_dropping_and_restoring_the_guards_is_no_damage(path: Path) -> None:
    tamper(path)
    assert found(path) == {}


# --- The journal --------------------------------------------------------------------------------

LAST = "(SELECT max(id) FROM operation)"
SEALED = "The journal ends with entry"


@pytest.mark.parametrize(
    ("statements", "sentence"),
    [
        *[
            ((f"UPDATE operation SET {column} = {value} WHERE id = 2",), "Operation 2 of the")
            for column, value in {
                "recorded_at": "'2020-01-01T00:00:00Z'", "clerk": "'X'", "command": "'x'",
                "words": "'x'", "reason": "'x'", "petition_id": "1", "undoes": "1",
                "hash": "hex(randomblob(32))",
            }.items()
        ],
        *[
            ((f"UPDATE change SET {column} = {value} WHERE operation_id = 2",), "Operation 2 of")
            for column, value in {
                "row_key": "'2026-11-26'", "table_name": "'office'", "petition_id": "1",
                "meeting_id": "1", "open": "replace(open, 'Bão', 'Lũ')",
                "personal_digest": "'x'",
            }.items()
        ],
        (("UPDATE change SET operation_id = 1 WHERE operation_id = 2",), "Operation 1 of the"),
        (("DELETE FROM operation WHERE id = 2",), "refers to a row of operation that is not there"),
        (("DELETE FROM change WHERE operation_id = 2",), "Operation 2 of the journal was altered"),
        (("DELETE FROM change WHERE operation_id = 2", "DELETE FROM operation WHERE id = 2"),
         "Operation 2 is missing"),
        ((f"DELETE FROM change WHERE operation_id = {LAST}",
          f"DELETE FROM operation WHERE id = {LAST}"), SEALED),
        (("INSERT INTO change (operation_id, table_name, row_key, open) VALUES (2, 'sanction', '9',"
          " '{\"before\":null,\"after\":null}')",), "Operation 2 of the journal was altered"),
        (("INSERT INTO change (operation_id, table_name, row_key, open) VALUES (77, 'sanction',"
          " '9', '{\"before\":null,\"after\":null}')",), "a row of operation that is not there"),
        (("INSERT INTO operation SELECT 4, recorded_at, clerk, command, words, reason, petition_id,"
          " undoes, hash FROM operation WHERE id = 3",), "Operation 4 of the journal was altered"),
        (("UPDATE change SET personal = replace(personal, 'niêm', 'niem')",), "were altered"),
        (("UPDATE change SET personal = '{}' WHERE operation_id = 2",), "were altered"),
        (("UPDATE change SET personal = NULL WHERE operation_id = 3",), "Operation 3: personal data"
         " in the journal were removed"),
        (("UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'operation'",), SEALED),
        (("UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'change'",), SEALED),
        (("DELETE FROM sqlite_sequence WHERE name = 'operation'",), SEALED),
    ],
)  # fmt: skip
def test_an_altered_journal(path: Path, statements: tuple[str, ...], sentence: str) -> None:
    tamper(path, *statements)
    problems = found_by(path, OF_WHAT_IS_KEPT)
    assert sentence in " ".join(problems.get("references between rows") or problems["journal"])


def test_one_hash_made_to_fit_breaks_the_next(path: Path) -> None:
    """Somebody alters an operation and computes its hash anew, but not those after it."""
    tamper(path, "UPDATE operation SET words = 'Không có gì' WHERE id = 2")
    with closing(sqlite3.connect(path)) as connection:
        (previous,) = connection.execute("SELECT hash FROM operation WHERE id = 1").fetchone()
        operation = connection.execute(
            "SELECT id, recorded_at, clerk, command, words, reason, petition_id, undoes"
            " FROM operation WHERE id = 2"
        ).fetchone()
        forged = operation_hash(previous, operation, sealed_changes(connection, 2))
    tamper(path, f"UPDATE operation SET hash = '{forged}' WHERE id = 2")
    assert found(path) == {"journal": ["Operation 3 of the journal was altered."]}


def test_a_tail_removed_with_every_trace_differs_from_the_facts_and_the_seal(path: Path) -> None:
    with database.as_found(path) as connection:
        on_paper = operations.last_seal(connection)
    tamper(
        path,
        "DELETE FROM change WHERE operation_id = 3",
        "DELETE FROM operation WHERE id = 3",
        "UPDATE sqlite_sequence SET seq = 2 WHERE name = 'operation'",
        "UPDATE sqlite_sequence SET seq = (SELECT max(id) FROM change) WHERE name = 'change'",
    )
    assert set(found(path)) == {"rows as the journal has them"}
    with database.as_found(path) as connection:
        assert operations.last_seal(connection) != on_paper


def test_what_was_destroyed_on_purpose_is_no_damage(path: Path) -> None:
    with sessions.writing(path, Entry("Người ghi", "purge", "Destroyed.")) as session:
        number = PetitionNumber(2020, 3)
        purging.purge(driver_connection(session), [number], today=TODAY)
    assert found(path) == {}
    tamper(path, "UPDATE change SET personal = NULL WHERE table_name = 'sanction'")
    assert "were removed" in found(path)["journal"][0]


# --- Facts --------------------------------------------------------------------------------------

ALTERED = {
    "office": "UPDATE office SET name = name || '!'",
    "register": "UPDATE register SET uid = 'X'",
    "staff": "UPDATE staff SET name = 'X'",
    "protection": "UPDATE protection SET relatives = 7",
    "training": "UPDATE training SET people = 7",
    "inspection": "UPDATE inspection SET units = 7",
    "report_request": "UPDATE report_request SET content = 'X'",
    "sent_report": "UPDATE sent_report SET sent_on = '2026-09-18'",
    "sent_part": "UPDATE sent_part SET content = '{\"numbers\": {}}'",
    "text_block": "UPDATE text_block SET content = 'X'",
    "opening": "UPDATE opening SET basis = 'X'",
    "opening_line": "UPDATE opening_line SET received = 0",
    "meeting": "UPDATE meeting SET officer = 'X' WHERE id = 3",
    "meeting_event": "UPDATE meeting_event SET document_number = 'X' WHERE id = 1",
    "petitioner": "UPDATE petitioner SET name = 'X' WHERE id = 2",
    "petition": "UPDATE petition SET summary = 'X' WHERE id = 2",
    "petition_event": "UPDATE petition_event SET note = 'X' WHERE id = 2",
    "decision_measure": "UPDATE decision_measure SET amount = 6",
    "petition_link": "UPDATE petition_link SET kind = 'continuation'",
    "visit": "UPDATE visit SET content = 'X' WHERE id = 2",
    "visit_petition": "UPDATE visit_petition SET petition_id = 1 WHERE rowid ="
    " (SELECT max(rowid) FROM visit_petition WHERE petition_id <> 1)",
    "document": "UPDATE document SET title = 'X' WHERE id = 2",
    "sanction": "UPDATE sanction SET note = 'X' WHERE id = 1",
    "void": "UPDATE void SET reason = 'X'",
    "calendar_override": "UPDATE calendar_override SET authority = 'X'",
    "pack_switch": "UPDATE pack_switch SET is_on = 0",
}
ADDED = {
    "petitioner": "INSERT INTO petitioner (name) VALUES ('X')",
    "petition_event": "INSERT INTO petition_event (petition_id, kind, happened_on)"
    " VALUES (1, 'published', '2026-11-13')",
    "document": "INSERT INTO document (issuer, type, effect, issued_on, title)"
    " VALUES ('party', 'plan', 'new', '2026-11-12', 'X')",
    "calendar_override": "INSERT INTO calendar_override VALUES ('2026-11-26', 0, 'X', NULL)",
}
FACTS = "rows as the journal has them"


def test_every_table_of_facts_is_tampered_with() -> None:
    assert set(ALTERED) == set(FACT_TABLES)


@pytest.mark.parametrize("table", FACT_TABLES)
def test_an_altered_fact(path: Path, table: str) -> None:
    tamper(path, ALTERED[table])
    assert found_by(path, OF_WHAT_IS_KEPT)[FACTS][0].startswith(f"{table}, row ")


@pytest.mark.parametrize("table", FACT_TABLES)
def test_a_removed_fact(path: Path, table: str) -> None:
    tamper(path, f"DELETE FROM {table} WHERE rowid = (SELECT max(rowid) FROM {table})")
    problems = found_by(path, OF_WHAT_IS_KEPT)
    if dangling := problems.get("references between rows"):
        assert f"refers to a row of {table} that is not there" in dangling[0]
    else:
        assert any(
            line.startswith(f"{table}, row ") and line.endswith("is missing.")
            for line in problems[FACTS]
        )


@pytest.mark.parametrize("table", ADDED)
def test_an_added_fact(path: Path, table: str) -> None:
    tamper(path, ADDED[table])
    problems = found_by(path, OF_WHAT_IS_KEPT)
    assert any(line.startswith(f"{table}, row ") for line in problems[FACTS])


@pytest.mark.parametrize("table", ["meeting", "petition", "petition_event", "visit"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sqlite_sequence SET seq = seq + 5 WHERE name = '{table}'",
        "UPDATE sqlite_sequence SET seq = 1 WHERE name = '{table}'",
        "DELETE FROM sqlite_sequence WHERE name = '{table}'",
    ],
)
def test_an_altered_counter_of_numbers(path: Path, table: str, statement: str) -> None:
    tamper(path, statement.format(table=table))
    assert found_by(path, OF_WHAT_IS_KEPT)[FACTS][0].startswith(
        f"{table}: the last number given is "
    )


def test_a_reference_to_nothing(path: Path) -> None:
    tamper(path, "UPDATE petition SET petitioner_id = 999 WHERE id = 2")
    assert found(path) == {
        "references between rows": [
            "petition, row 2 refers to a row of petitioner that is not there."
        ]
    }


# --- What is derived ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("check", "statement"),
    [
        ("deadlines and standings", "UPDATE deadline SET due = date(due, '+1 day') WHERE id = 2"),
        ("deadlines and standings", "UPDATE deadline SET is_provisional = 1 WHERE id = 2"),
        ("deadlines and standings", "DELETE FROM deadline WHERE meeting_id IS NOT NULL"),
        ("deadlines and standings", "DELETE FROM deadline WHERE id = 1"),
        ("deadlines and standings",
         "INSERT INTO deadline SELECT 999, petition_id, meeting_id, limit_id, version_id, severity,"
         " started_on, raw_due, due, alternative_due, late_after, done_on, done_by, is_met,"
         " paused_since, is_provisional FROM deadline WHERE id = 1"),
        ("deadlines and standings", "UPDATE petition_standing SET state = 'suspended'"
         " WHERE petition_id = 1"),
        ("deadlines and standings", "UPDATE petition_standing SET since = '2026-01-01'"
         " WHERE petition_id = 1"),
        ("deadlines and standings", "DELETE FROM petition_standing WHERE petition_id = 1"),
        ("calendar", "UPDATE calendar_day SET is_worked = 1 - is_worked WHERE day = '2026-11-24'"),
        ("calendar", "UPDATE calendar_day SET worked_count = 1 WHERE day = '2026-11-24'"),
        ("calendar", "UPDATE calendar_day SET authority = 'X' WHERE day = '2026-11-24'"),
        ("days of the reports", "DELETE FROM report_day WHERE period = 'Q4/2026'"),
        ("days of the reports", "UPDATE report_day SET due = '2026-12-31' WHERE due IS NOT NULL"),
        ("calendar", "DELETE FROM calendar_day WHERE day = (SELECT max(day) FROM calendar_day)"),
        ("calendar", "INSERT INTO calendar_day SELECT date(max(day), '+1 day'), 1, NULL, NULL,"
         " NULL, 0, max(worked_count) + 1 FROM calendar_day"),
        ("calendar", "UPDATE calendar SET first_day = date(first_day, '+1 day')"),
        ("calendar", "UPDATE calendar SET states = substr(states, 2)"),
        ("calendar", "DELETE FROM calendar"),
    ],
)  # fmt: skip
def test_altered_derived_rows(path: Path, check: str, statement: str) -> None:
    tamper(path, statement)
    assert found_by(path, {check: register.derived_checks()[check]})


def test_what_is_derived_is_looked_at_with_the_rest(path: Path) -> None:
    tamper(
        path,
        "UPDATE deadline SET due = date(due, '+1 day') WHERE id = 2",
        "UPDATE calendar_day SET authority = 'X' WHERE day = '2026-11-24'",
        "DELETE FROM report_day WHERE period = 'Q4/2026'",
    )
    assert set(found(path)) >= {"deadlines and standings", "calendar", "days of the reports"}


@pytest.mark.parametrize("column", ["fingerprint", "holidays_version"])
def test_derived_from_other_data_is_told_and_mended_by_the_next_command(
    path: Path, column: str
) -> None:
    tamper(
        path,
        f"UPDATE derivation SET {column} = '0:0'",
        "UPDATE calendar_day SET worked_count = 1 WHERE day = '2026-11-24'",
    )
    assert found(path) == {}
    assert "law or calendar data were updated" in remarks(path)
    with sessions.writing(path):
        pass
    assert found(path) == {}
    assert "were updated" not in remarks(path)


# --- The schema, the file, the figures ----------------------------------------------------------


def test_the_digest_of_the_schema_is_that_of_a_new_register(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    sessions.create(path, entry(), fill=_office)
    with database.as_found(path) as connection:
        parts = sorted(
            " ".join(sql.replace('"', "").split())
            for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL")
        )
        assert schema_digest(connection) == known_digest(SCHEMA_VERSION)
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    assert digest == known_digest(SCHEMA_VERSION)


@pytest.mark.parametrize(
    "statement",
    [
        *[f"DROP TRIGGER {guard}" for guard in GUARDS],
        "DROP INDEX ix_change_row",
        "CREATE INDEX extra ON visit (content)",
        "CREATE TABLE extra (x)",
        "CREATE TRIGGER extra AFTER INSERT ON visit BEGIN DELETE FROM visit; END",
        "ALTER TABLE sanction ADD COLUMN extra TEXT",
    ],
)
def test_an_altered_schema(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
    assert "schema" in found_by(path, OF_WHAT_IS_KEPT)


def test_a_damaged_page(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        (page_size,) = connection.execute("PRAGMA page_size").fetchone()
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'petition'"
        ).fetchone()
    content = bytearray(path.read_bytes())
    content[(root - 1) * page_size : root * page_size] = os.urandom(page_size)
    path.write_bytes(content)
    assert found(path)["file"][0] in {
        "The database file is damaged.", "It cannot be read to its end (DatabaseError).",
    }  # fmt: skip


def test_a_value_outside_its_list_breaks_the_file_and_the_figures(path: Path) -> None:
    """Not to be had through the schema, whose checks are switched off here."""
    tamper(path, "PRAGMA ignore_check_constraints = ON", "UPDATE petition SET kind = 'x'"
           " WHERE id = 1")  # fmt: skip
    assert found(path)
    with database.as_found(path) as connection:
        add_views(connection)
        (sentence, *_rest) = disagreements(connection, today=TODAY)
    assert "its parts add up to" in sentence


def test_the_figures_of_a_sound_register_add_up(path: Path) -> None:
    with database.as_found(path) as connection:
        add_views(connection)
        assert disagreements(connection, today=TODAY) == []


def test_gaps_in_the_numbers_are_remarked(path: Path) -> None:
    assert "Numbers of" not in remarks(path)
    tamper(path, "UPDATE petition SET sequence = 90 WHERE (year, sequence) = (2020, 3)")
    assert "Numbers of 2020: " in remarks(path)
    assert "the last is 90." in remarks(path)


@pytest.mark.parametrize(
    ("today", "is_near"), [(date(2026, 11, 22), False), (date(2049, 6, 1), True)]
)
def test_the_end_of_the_calendar_is_told_in_time(path: Path, today: date, is_near: bool) -> None:
    with database.as_found(path) as connection:
        said = "\n".join(register_check.remarks(connection, today=today))
    assert ("The calendar ends on" in said) == is_near


# --- A flipped bit, anywhere --------------------------------------------------------------------


def _logical(path: Path) -> list[str] | None:
    """Every statement that makes the register again; None where it cannot be read at all."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            return list(connection.iterdump())
    except (sqlite3.Error, UnicodeError):
        return None


def _is_told(path: Path) -> bool:
    try:
        with database.as_found(path) as connection:
            findings = register_check.examine(connection, today=TODAY)
            if register_check.problems_of(findings):
                return True
            said = "\n".join(register_check.remarks(connection, today=TODAY))
    except DatabaseError:
        return True
    return "were updated" in said or "earlier program" in said


@pytest.mark.exhaustive
def test_no_flipped_bit_goes_unnoticed(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    sessions.create(path, entry(), fill=_office)
    with sessions.writing(path, entry()) as session:
        for sql in (
            "INSERT INTO petitioner (name, hamlet) VALUES ('Hộ 07', 'Thôn Bắc')",
            "INSERT INTO petition (year, sequence, received_on, channel, kind, level, field,"
            " is_within_competence, petitioner_id, people_count, summary)"
            " VALUES (2026, 1, '2026-11-10', 'post', 'proposal', 'first', 'land', 1, 1, 1, 'Hỏi')",
        ):
            driver_connection(session).execute(sql)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("VACUUM")
    whole = path.read_bytes()
    before = _logical(path)
    chosen = random.Random(20261122)  # noqa: S311 (the same bytes each time)
    for _flip in range(FLIPS):
        place, bit = chosen.randrange(len(whole)), 1 << chosen.randrange(8)
        damaged = bytearray(whole)
        damaged[place] ^= bit
        path.write_bytes(damaged)
        assert _is_told(path) or _logical(path) == before, f"byte {place}, bit {bit}"
