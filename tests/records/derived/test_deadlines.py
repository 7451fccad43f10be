"""What is kept up to date command by command equals a rebuild of the whole register."""

import hashlib
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from sqlmodel import Session, select

from tests.conftest import entry
from tiepdan import paths
from tiepdan.facts import petition_event as facts
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records.derived import deadlines, fingerprint
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.importing.register import import_register
from tiepdan.records.schema.tables import MeetingEvent, Office, PetitionEvent
from tiepdan.records.writing import session as sessions
from tiepdan.records.writing.meetings.meetings import get_meeting
from tiepdan.records.writing.petitions.petitions import get_petition, record_event

TODAY = date(2026, 11, 22)
_DERIVED = (
    "SELECT petition_id, meeting_id, limit_id, version_id, severity, started_on, raw_due, due,"
    " alternative_due, late_after, done_on, done_by, paused_since, is_provisional"
    " FROM deadline ORDER BY 1, 2, 3, 6",
    "SELECT * FROM petition_standing ORDER BY petition_id",
)


def _derived(path: Path) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(sql).fetchall() for sql in _DERIVED]


def _register(path: Path) -> None:
    register = paths.data_folder() / "ky-chau"
    sessions.create(path, entry(), fill=partial(import_register, folder=register, today=TODAY))


def test_a_whole_import_equals_a_rebuild(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    _register(path)
    kept = _derived(path)
    assert len(kept[0]) == 39
    with sessions.writing(path) as session:
        deadlines.rebuild_all(driver_connection(session))
    assert _derived(path) == kept


def test_command_by_command_equals_a_rebuild(tmp_path: Path) -> None:
    """Each kind of change in a transaction of its own, compared with a rebuild after each."""
    path = tmp_path / "r.db"
    _register(path)
    opinion = PetitionNumber(2020, 3)

    def change(do: Callable[[Session], object]) -> None:
        with sessions.writing(path, entry()) as session:
            do(session)
        kept = _derived(path)
        with sessions.writing(path) as session:
            deadlines.rebuild_all(driver_connection(session))
        assert _derived(path) == kept

    def delete_answer(session: Session) -> None:
        petition = get_petition(session, opinion)
        answer = session.exec(
            select(PetitionEvent).where(
                PetitionEvent.petition_id == petition.id,
                PetitionEvent.kind == PetitionEventKind.ANSWERED,
            )
        ).one()
        session.delete(answer)

    def answer_again(session: Session) -> None:
        record_event(
            session,
            opinion,
            facts.PetitionEvent(kind=PetitionEventKind.ANSWERED, happened_on=date(2020, 11, 5)),
        )

    def move_to_another_dialogue(session: Session) -> None:
        petition = get_petition(session, opinion)
        petition.meeting_id = 32
        session.add(petition)

    def delete_notice(session: Session) -> None:
        session.delete(session.exec(select(MeetingEvent)).first())

    def move_the_meeting(session: Session) -> None:
        meeting = get_meeting(session, 24)
        meeting.meets_on = date(2020, 9, 25)
        session.add(meeting)

    def become_remote_and_of_another_province(session: Session) -> None:
        office = session.get(Office, 1)
        assert office
        office.is_remote, office.province = True, "Nghệ An"
        session.add(office)

    before = _derived(path)
    for step in (
        delete_answer,
        answer_again,
        move_to_another_dialogue,
        delete_notice,
        move_the_meeting,
        become_remote_and_of_another_province,
    ):
        change(step)
        after = _derived(path)
        assert after != before, step.__name__
        before = after


def test_the_derived_rows_are_those_of_this_counting_version() -> None:
    """Fails when counting changes: then raise ``COUNTING_VERSION`` and mend this digest."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.db"
        _register(path)
        digest = hashlib.blake2b(repr(_derived(path)).encode(), digest_size=8).hexdigest()

    known = (b"7", "63fecc31c3bc5a42")
    assert (fingerprint.COUNTING_VERSION, digest) == known, (
        f'if the counting was to change: COUNTING_VERSION = b"{int(known[0]) + 1}" in'
        f' derived/fingerprint.py, and here known = (b"{int(known[0]) + 1}", "{digest}")'
    )
