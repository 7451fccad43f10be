"""The journal: one mechanism notes every change of a fact, whoever makes it, and seals it."""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from sqlmodel import AutoString, Session, SQLModel

from tests.conftest import entry
from tests.records.registers import make_register
from tiepdan.dates import LAST_DAY
from tiepdan.errors import RefusedError
from tiepdan.facts import petitioner as facts
from tiepdan.facts.fact import fields_of, secret_names
from tiepdan.facts.subjects import SUBJECTS
from tiepdan.law.vocabulary.calendar import HalfDay, Weekday
from tiepdan.law.vocabulary.document import DocumentType, Issuer, Sanctioned
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.journal.fact_tables import FACT_TABLES, PERSONAL_COLUMNS, is_only_number
from tiepdan.records.journal.moments import moment
from tiepdan.records.journal.operations import FIRST_HASH, OPERATION_COLUMNS, Entry
from tiepdan.records.schema import derived_tables, journal_tables
from tiepdan.records.schema.tables import CalendarOverride, Document, Office, Petitioner, Sanction
from tiepdan.records.writing import session as sessions

PERSONAL_FOR_EVER = {
    "petitioner": {"name", "id_number", "address", "hamlet", "phone"},
    "petition": {"summary", "protection_waiver"},
    "petition_event": {"note"},
    "petition_link": {"note"},
    "visit": {"content", "advice"},
    "document": {"title"},
    "sanction": {"note"},
    "void": {"reason"},
}
"""Texts in which a citizen may be named: whatever a fact says later, the journal can forget them.

New facts need not be added here: each says itself whether it is secret.
"""

LINKS_TO_PEOPLE = {"petition": {"petitioner_id"}, "visit": {"petitioner_id"}}

DAY = date(2026, 11, 12)
CLERK = "Nguyễn Thị Ghi"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_register(tmp_path / "r.db")


def done(words: str = "Done by a test.") -> Entry:
    return Entry(CLERK, "test", words)


def query(path: Path, sql: str, *parameters: object) -> list[Any]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql, parameters).fetchall()


def noted(path: Path, table: str) -> list[tuple[Any, Any]]:
    """Each noted change of a table, open and personal columns together: before and after."""
    found = []
    for open_, personal in query(
        path, "SELECT open, personal FROM change WHERE table_name = ? ORDER BY id", table
    ):
        parts = [json.loads(open_), json.loads(personal or "{}")]
        before, after = (
            {key: value for part in parts for key, value in (part.get(moment) or {}).items()}
            for moment in ("before", "after")
        )
        found.append((before or None, after or None))
    return found


def as_stored(path: Path, table: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]


# --- Nothing is left out ------------------------------------------------------------------------


def test_every_table_is_one_of_facts_or_derived_or_of_the_journal() -> None:
    derived = {
        str(table.__tablename__)
        for table in vars(derived_tables).values()
        if isinstance(table, type)
        and issubclass(table, SQLModel)
        and table.__module__ == derived_tables.__name__
    }
    journal = {
        str(table.__tablename__) for table in (journal_tables.Operation, journal_tables.Change)
    }
    assert derived == {
        "calendar", "calendar_day", "deadline", "petition_standing", "report_day", "derivation"
    }  # fmt: skip
    assert sorted(SQLModel.metadata.tables) == sorted([*FACT_TABLES, *derived, *journal])


def test_every_table_of_facts_comes_after_those_it_refers_to() -> None:
    for place, name in enumerate(FACT_TABLES):
        referred = {key.column.table.name for key in SQLModel.metadata.tables[name].foreign_keys}
        # A meeting may refer to an earlier one, whose row comes first.
        assert referred <= {*FACT_TABLES[:place], *({name} & {"meeting"})}, name


def test_of_every_text_its_fact_says_whether_it_may_tell_of_a_citizen() -> None:
    for name in FACT_TABLES:
        texts = {
            column.name
            for column in SQLModel.metadata.tables[name].columns
            if isinstance(column.type, sqlalchemy.String | AutoString)
            and not isinstance(column.type, sqlalchemy.Enum)
        }
        assert texts <= SUBJECTS[name].fields.keys(), name
        personal = PERSONAL_COLUMNS.get(name, frozenset())
        links = LINKS_TO_PEOPLE.get(name, set())
        assert personal == {*secret_names(SUBJECTS[name].facts)} | links, name
        assert personal >= PERSONAL_FOR_EVER.get(name, set()), name


@pytest.mark.parametrize(
    ("number", "is_only"),
    [
        ("31/TB-UBND", True), ("12/2026/QĐ-UBND", True), ("5", True), ("07/PĐX", True),
        ("Đơn của bà A", False), ("31/TB-UBND gửi bà A", False), ("", False), (None, False),
    ],
)  # fmt: skip
def test_what_is_the_mere_number_of_a_document(number: str | None, is_only: bool) -> None:
    assert is_only_number(number) is is_only


def test_every_link_to_a_person_is_personal() -> None:
    for name in FACT_TABLES:
        for column in SQLModel.metadata.tables[name].columns:
            if any(key.column.table.name == "petitioner" for key in column.foreign_keys):
                assert column.name in PERSONAL_COLUMNS[name]


# --- Every way of writing -----------------------------------------------------------------------


def _with_the_orm(session: Session) -> None:
    person = Petitioner(name="Hộ 07", hamlet="Thôn Bắc")
    session.add(person)
    session.flush()
    person.phone = "0912"
    session.add(person)
    session.flush()
    session.delete(person)


def _with_core(session: Session) -> None:
    people = SQLModel.metadata.tables["petitioner"]
    _insert_persons(session, [{"name": "Hộ 07", "hamlet": "Thôn Bắc"}])
    session.execute(people.update().values(phone="0912"))
    session.execute(people.delete())


def _with_plain_sql(session: Session) -> None:
    connection = driver_connection(session)
    connection.execute("INSERT INTO petitioner (name, hamlet) VALUES ('Hộ 07', 'Thôn Bắc')")
    connection.execute("UPDATE petitioner SET phone = '0912'")
    connection.execute("DELETE FROM petitioner")


@pytest.mark.parametrize("write", [_with_the_orm, _with_core, _with_plain_sql])
def test_each_way_of_writing_is_noted_before_and_after(
    path: Path, write: Callable[[Session], None]
) -> None:
    with sessions.writing(path, done()) as session:
        write(session)
    empty = dict.fromkeys(fields_of(facts.Petitioner))
    new = empty | {"id": 1, "name": "Hộ 07", "hamlet": "Thôn Bắc"}
    called = new | {"phone": "0912"}
    assert noted(path, "petitioner") == [(None, new), (new, called), (called, None)]


def test_many_rows_at_once_are_noted_one_by_one(path: Path) -> None:
    with sessions.writing(path, done()) as session:
        _insert_persons(session, [{"name": f"Hộ {number}"} for number in range(300)])
    assert [after for _before, after in noted(path, "petitioner")] == as_stored(path, "petitioner")


def _one_of_each(session: Session) -> None:
    """A row in every table of facts, in plain SQL: what the tables need and no more."""
    connection = driver_connection(session)
    for sql in (
        "UPDATE office SET is_remote = 1",
        "UPDATE register SET uid = 'x'",
        "INSERT INTO staff (name, role, since) VALUES ('Ông A', 'chair', '2026-01-01')",
        "INSERT INTO meeting (id, kind, meets_on, is_online, status)"
        " VALUES (1, 'periodic_dialogue', '2026-11-10', 0, 'held')",
        "INSERT INTO meeting_event (meeting_id, kind, happened_on, note)"
        " VALUES (1, 'conclusion_notice', '2026-11-16', 'niêm yết')",
        "INSERT INTO petitioner (name) VALUES ('Hộ 07')",
        *[
            "INSERT INTO petition (year, sequence, received_on, channel, kind, level, field,"
            " is_within_competence, petitioner_id, meeting_id, people_count, summary) VALUES"
            f" (2026, {sequence}, '2026-11-10', 'dialogue', 'proposal', 'first', 'land', 1, 1, 1,"
            " 1, 'Đường')"
            for sequence in (1, 2)
        ],
        "INSERT INTO petition_event (petition_id, kind, happened_on, note)"
        " VALUES (1, 'answered', '2026-11-12', 'đã rõ')",
        "INSERT INTO decision_measure VALUES (1, 'persons_restored', 1, 5)",
        "INSERT INTO protection (petition_id, measures, persons, relatives, starts_on)"
        " VALUES (1, 'secrecy', 1, 0, '2026-11-12')",
        "INSERT INTO petition_link (petition_id, earlier_id, kind, linked_on, note)"
        " VALUES (2, 1, 'duplicate', '2026-11-12', 'như đơn trước')",
        "INSERT INTO visit (visited_on, meeting_id, receiver, people_count, matter, content)"
        " VALUES ('2026-11-10', 1, 'head', 1, 'new', 'Hỏi')",
        "INSERT INTO visit_petition VALUES (1, 1)",
        "INSERT INTO document (issuer, type, effect, issued_on, title, petition_id)"
        " VALUES ('committee', 'notice', 'new', '2026-11-12', 'Thông báo', 1)",
        "INSERT INTO sanction (subject, form, imposed_on) VALUES ('official', 'khiển trách',"
        " '2026-11-12')",
        "INSERT INTO training (kind, held_on, title, classes) VALUES"
        " ('dissemination', '2026-11-12', 'Luật', 1)",
        "INSERT INTO inspection VALUES (1, '2026-11-12', 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL)",
        "INSERT INTO opening (id, begins_on) VALUES (1, '2019-01-01')",
        "INSERT INTO opening_line (kind, received, resolved, closed, carried_forward)"
        " VALUES ('proposal', 1, 1, 0, 0)",
        "INSERT INTO report_request (body, document_number, letter_on, content) VALUES"
        " ('UBND tỉnh', '758/UBND-TTr', '2026-11-16', 'Sơ kết')",
        "INSERT INTO sent_report (request_id, sent_on) VALUES (1, '2026-11-20')",
        "INSERT INTO sent_part (sent_report_id, name, content) VALUES (1, '01/TCD', '{}')",
        "INSERT INTO text_block (report, section, period_from, period_to, content) VALUES"
        " ('qd11', 'nhan-xet', '2026-01-01', '2026-12-31', 'Tốt')",
        "INSERT INTO void (visit_id, voided_on, reason) VALUES (1, '2026-11-12', 'nhập nhầm')",
        "INSERT INTO void (sanction_id, voided_on, reason) VALUES (1, '2026-11-12', 'nhập nhầm')",
        "INSERT INTO calendar_override VALUES ('2026-11-25', 0, 'Bão', NULL)",
        "INSERT INTO pack_switch VALUES ('ha-tinh', 0)",
    ):  # fmt: skip
        connection.execute(sql)


def test_every_table_of_facts_is_noted_with_its_petition_and_meeting(path: Path) -> None:
    with sessions.writing(path, done()) as session:
        _one_of_each(session)
    for table in FACT_TABLES:
        _before, after = noted(path, table)[-1]
        assert after == as_stored(path, table)[-1], table
    assert query(
        path,
        "SELECT table_name, row_key, petition_id, meeting_id FROM change WHERE operation_id ="
        " (SELECT max(id) FROM operation) ORDER BY id",
    ) == [
        ("office", "1", None, None),
        ("register", "1", None, None),
        ("staff", "1", None, None),
        ("meeting", "1", None, 1),
        ("meeting_event", "1", None, 1),
        ("petitioner", "1", None, None),
        ("petition", "1", 1, 1),
        ("petition", "2", 2, 1),
        ("petition_event", "1", 1, None),
        ("decision_measure", "1/persons_restored", 1, None),
        ("protection", "1", 1, None),
        ("petition_link", "2/1", 2, None),
        ("visit", "1", None, 1),
        ("visit_petition", "1/1", 1, None),
        ("document", "1", 1, None),
        ("sanction", "1", None, None),
        ("training", "1", None, None),
        ("inspection", "1", None, None),
        ("opening", "1", None, None),
        ("opening_line", "1", None, None),
        ("report_request", "1", None, None),
        ("sent_report", "1", None, None),
        ("sent_part", "1", None, None),
        ("text_block", "1", None, None),
        ("void", "1", None, None),
        ("void", "2", None, None),
        ("calendar_override", "2026-11-25", None, None),
        ("pack_switch", "ha-tinh", None, None),
    ]


def test_no_personal_text_is_among_what_anybody_may_see(path: Path) -> None:
    with sessions.writing(path, done()) as session:
        session.add(
            Document(
                issuer=Issuer.COMMITTEE,
                type=DocumentType.NOTICE,
                number="5/TB",
                issued_on=DAY,
                title="Kín 77",
            )
        )
        session.add(
            Document(
                issuer=Issuer.COMMITTEE,
                type=DocumentType.NOTICE,
                number="Thư của bà Kín",
                issued_on=DAY,
                title="Kín 77",
            )
        )
        session.add(Sanction(subject=Sanctioned.OFFICIAL, form="x", imposed_on=DAY, note="Kín 77"))
    ((opened,),) = query(path, "SELECT group_concat(open) FROM change")
    assert "5/TB" in opened
    assert "Thư của bà Kín" not in opened
    assert "Kín 77" not in opened


# --- Who, when, what ----------------------------------------------------------------------------


def test_an_operation_says_who_when_and_what(path: Path) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    with sessions.writing(
        path, Entry(CLERK, "add-sanction", "Một lời.", reason="Vì sao")
    ) as session:
        session.add(Sanction(subject=Sanctioned.OFFICIAL, form="x", imposed_on=DAY))
    ((number, recorded_at, *said),) = query(
        path,
        "SELECT id, recorded_at, clerk, command, words, reason, petition_id, undoes"
        " FROM operation ORDER BY id DESC LIMIT 1",
    )
    assert number == 2
    assert said == [CLERK, "add-sanction", "Một lời.", "Vì sao", None, None]
    assert timedelta() <= moment(recorded_at) - before < timedelta(minutes=1)


def test_the_journal_sees_what_the_same_transaction_writes_and_nobody_before(path: Path) -> None:
    def entries() -> int:
        return int(query(path, "SELECT count(*) FROM change")[0][0])

    before = entries()
    with sessions.writing(path, done()) as session:
        session.add(Petitioner(name="Hộ 07"))
        connection = driver_connection(session)
        assert connection.execute("SELECT count(*) FROM change").fetchone() == (before + 1,)
        assert entries() == before
        assert query(path, "SELECT count(*) FROM petitioner") == [(0,)]
    assert entries() == before + 1


def test_what_changes_nothing_leaves_no_entry(path: Path) -> None:
    with sessions.writing(path, done()):
        pass  # also the first writing turns on the write-ahead log
    before = path.read_bytes()
    with sessions.writing(path, done()):
        pass
    assert path.read_bytes() == before
    assert query(path, "SELECT count(*) FROM operation") == [(1,)]


def test_a_look_at_a_secret_is_kept_though_it_changes_nothing(path: Path) -> None:
    seen = done()
    seen.is_kept = True
    with sessions.writing(path, seen):
        pass
    assert query(path, "SELECT id, clerk FROM operation WHERE id = 2") == [(2, CLERK)]


@pytest.mark.parametrize("unsaid", [None, Entry(CLERK, "test")])
def test_facts_do_not_change_without_a_word(path: Path, unsaid: Entry | None) -> None:
    before = path.read_bytes()
    with pytest.raises(AssertionError, match="journal"), sessions.writing(path, unsaid) as session:
        session.add(Petitioner(name="Hộ 07"))
    assert path.read_bytes() == before


class _FaultError(Exception):
    pass


@pytest.mark.parametrize("error", [_FaultError, RefusedError("no"), KeyboardInterrupt])
def test_nothing_is_noted_of_what_failed(
    path: Path, error: BaseException | type[BaseException]
) -> None:
    before = path.read_bytes()
    with pytest.raises(BaseException), sessions.writing(path, done()) as session:  # noqa: B017, PT011, PT012
        _one_of_each(session)
        session.flush()
        raise error
    assert path.read_bytes() == before


def _petition_on_the_last_day(session: Session) -> None:
    _one_of_each(session)
    connection = driver_connection(session)
    connection.execute("DELETE FROM decision_measure")
    connection.execute("DELETE FROM petition_event")
    connection.execute("UPDATE petition SET received_on = ?", (str(LAST_DAY),))


def test_what_cannot_be_derived_is_not_noted_either(path: Path) -> None:
    """The deadlines of a petition on the calendar's last day leave the calendar."""
    before = path.read_bytes()
    with pytest.raises(RefusedError), sessions.writing(path, done()) as session:
        _petition_on_the_last_day(session)
    assert path.read_bytes() == before


def test_the_triggers_that_note_are_not_left_in_the_file(path: Path) -> None:
    """They belong to the writing connection; the file keeps only those that guard the journal."""
    with sessions.writing(path, done()) as session:
        session.add(Petitioner(name="Hộ 07"))
    names = {name for (name,) in query(path, "SELECT name FROM sqlite_master WHERE type='trigger'")}
    assert names == {
        "operation_is_kept", "operation_is_not_altered", "change_is_kept", "change_is_not_altered",
    }  # fmt: skip


def test_an_id_is_never_given_twice(path: Path) -> None:
    for _round in range(2):
        with sessions.writing(path, done()) as session:
            session.add(Petitioner(name="Hộ 07"))
        with sessions.writing(path, done()) as session:
            driver_connection(session).execute("DELETE FROM petitioner")
    keys = query(path, "SELECT row_key FROM change WHERE table_name = 'petitioner'")
    assert keys == [("1",), ("1",), ("2",), ("2",)]


# --- The seal -----------------------------------------------------------------------------------


def _sealed_anew(path: Path) -> Iterator[str]:
    """The hash of each operation, from the description of the format alone."""
    previous = "0" * 64
    for operation in query(path, f"SELECT {OPERATION_COLUMNS} FROM operation ORDER BY id"):
        digest = hashlib.sha256(previous.encode())
        digest.update(json.dumps(list(operation)).encode())
        for change in query(
            path,
            "SELECT id, table_name, row_key, petition_id, meeting_id, open, personal_digest"
            " FROM change WHERE operation_id = ? ORDER BY id",
            operation[0],
        ):
            digest.update(json.dumps(list(change)).encode())
        previous = digest.hexdigest()
        yield previous


def test_operations_are_a_chain_of_hashes(path: Path) -> None:
    for number in range(3):
        with sessions.writing(path, done(f"Lần {number}")) as session:
            session.add(Petitioner(name=f"Hộ {number}"))
            session.merge(CalendarOverride(day=date(2026, 11, 25), is_worked=False,
                                           reason=f"Bão {number}"))  # fmt: skip
    hashes = [found for (found,) in query(path, "SELECT hash FROM operation ORDER BY id")]
    assert hashes == list(_sealed_anew(path))
    assert len(set(hashes)) == 4
    assert FIRST_HASH == "0" * 64


def test_personal_columns_are_known_by_a_salted_digest(path: Path) -> None:
    with sessions.writing(path, done()) as session:
        _insert_persons(session, [{"name": "Hộ 07"}, {"name": "Hộ 07"}])
    found = query(path, "SELECT personal, personal_digest FROM change WHERE personal IS NOT NULL")
    assert [hashlib.sha256(text.encode()).hexdigest() for text, _ in found] == [
        digest for _, digest in found
    ]
    # Two of the same name cannot be told to be of the same name, nor a name be guessed.
    assert len({json.loads(text)["salt"] for text, _ in found}) == 2
    assert all(len(json.loads(text)["salt"]) == 32 for text, _ in found)


# --- The file's own guard -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with a row in every table, for tests that do not change it."""
    path = make_register(tmp_path_factory.mktemp("filled") / "r.db")
    with sessions.writing(path, done()) as session:
        _one_of_each(session)
    return path


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM operation WHERE id = 2",
        "DELETE FROM change WHERE operation_id = 2",
        *[
            f"UPDATE operation SET {column} = {value}"
            for column, value in {
                "id": "id + 10", "recorded_at": "'2020-01-01T00:00:00Z'", "clerk": "'X'",
                "command": "'x'", "words": "'x'", "reason": "'x'", "petition_id": "7",
                "undoes": "1", "hash": "'x'",
            }.items()
        ],
        *[
            f"UPDATE change SET {column} = {value} WHERE operation_id = 2"
            for column, value in {
                "id": "id + 100", "operation_id": "1", "table_name": "'visit'", "row_key": "'9'",
                "petition_id": "7", "meeting_id": "7", "open": "'{}'", "personal": "'{}'",
                "personal_digest": "NULL",
            }.items()
        ],
        # A row without personal columns has no digest that would tell a new one from the old.
        *[
            f"UPDATE change SET {column} = {value} WHERE table_name = 'meeting'"
            for column, value in {
                "petition_id": "7", "meeting_id": "NULL", "personal": "'{}'",
                "personal_digest": "'x'",
            }.items()
        ],
        "UPDATE change SET personal = NULL, personal_digest = NULL WHERE operation_id = 2",
        "UPDATE change SET personal = NULL, open = '{}' WHERE operation_id = 2",
    ],
)  # fmt: skip
def test_another_program_cannot_alter_or_delete_what_was_noted(filled: Path, sql: str) -> None:
    before = filled.read_bytes()
    with closing(sqlite3.connect(filled)) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(sql)
        connection.rollback()
    assert filled.read_bytes() == before


def test_personal_data_can_be_emptied_and_the_chain_still_holds(path: Path) -> None:
    with sessions.writing(path, done()) as session:
        session.add(Petitioner(name="Hộ 07"))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE change SET personal = NULL")
    hashes = [found for (found,) in query(path, "SELECT hash FROM operation ORDER BY id")]
    assert hashes == list(_sealed_anew(path))


def test_a_new_register_begins_with_its_creation(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    made = entry()
    sessions.create(path, made, fill=lambda session: session.add(
        Office(name="Xã", province="Tỉnh", is_remote=False, reception_weekday=Weekday.THURSDAY,
               reception_half_day=HalfDay.MORNING)
    ))  # fmt: skip
    assert query(path, "SELECT id, clerk, words FROM operation") == [(1, made.clerk, made.words)]
    assert [after for _before, after in noted(path, "office")] == as_stored(path, "office")


def _insert_persons(session: Session, rows: list[dict[str, str]]) -> None:
    """Many rows at once, into the plain table: past the ORM, as nothing in the program does."""
    session.execute(SQLModel.metadata.tables["petitioner"].insert(), rows)
