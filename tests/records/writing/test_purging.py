"""What goes with a filed petition and what stays, where rows are shared; all of it or nothing."""

import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import entry
from tests.records.registers import KILLS
from tiepdan.numbers import PetitionNumber
from tiepdan.records.checking import register as checking
from tiepdan.records.copies import destroyed_data
from tiepdan.records.database import reading
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.importing.register import import_register
from tiepdan.records.journal.operations import Entry
from tiepdan.records.writing import session as sessions
from tiepdan.records.writing.petitions import purging
from tiepdan.reports import register_check

TODAY = date(2026, 11, 22)
FILES = {
    "office": "name,province,remote_area,reception_weekday,reception_half_day\n"
    "Xã Thử,Hà Tĩnh,không,thứ năm,chiều\n",
    "petitioners": "number,name,id_number,hamlet\n"
    "1,Shared77,111111111111,Một\n2,Alone77,222222222222,Hai\n3,Kept77,333333333333,Ba\n",
    "petitions": "number,received_on,channel,kind,field,petitioner,summary\n"
    "2024-0001,2024-10-01,post,TC,land,1,Text1\n"
    "2024-0002,2024-10-01,post,PA,land,2,Text2\n"
    "2024-0003,2024-10-01,post,PA,land,1,Text3\n"
    "2024-0004,2024-10-01,post,PA,land,3,Text4\n",
    "petition_events": "petition,kind,date,note\n"
    "2024-0001,filed,2024-10-10,Note1\n2024-0002,filed,2024-10-10,Note2\n"
    "2024-0004,filed,2026-10-01,Note4\n",
    "visits": "number,date,receiver,people_count,content,advice,petitioner\n"
    "1,2024-10-01,head,1,Visit1,Advice1,1\n"
    "2,2024-10-02,head,1,VisitOfBoth,AdviceOfBoth,2\n"
    "3,2024-10-03,clerk,1,VisitOfNone,AdviceOfNone,3\n",
    "visit_petitions": "visit,petition\n1,2024-0001\n2,2024-0001\n2,2024-0003\n",
    "documents": "issuer,type,date,title,petition\n"
    "committee,letter,2024-10-11,Title1,2024-0001\ncommittee,letter,2024-10-11,Title3,2024-0003\n",
}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("purging")
    for name, text in FILES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    path = folder / "template.db"
    sessions.create(path, entry(), fill=partial(import_register, folder=folder, today=TODAY))
    return path


@pytest.fixture
def register(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(template, tmp_path / "r.db"))


def _due(path: Path, today: date = TODAY) -> list[PetitionNumber]:
    with reading(path) as connection:
        return [row.number for row in purging.purgeable(connection, today=today)]


def _purge(path: Path, *numbers: PetitionNumber, today: date = TODAY) -> None:
    with sessions.writing(path, Entry("Người ghi", "purge", "Destroyed.")) as session:
        purging.purge(driver_connection(session), numbers, today=today)
    destroyed_data.wipe(path)


def _left(path: Path, *words: str) -> set[str]:
    """Which of these words any byte of the file and of its log still has."""
    content = b"".join(
        file.read_bytes()
        for suffix in ("", "-wal", "-shm", "-journal")
        if (file := path.with_name(path.name + suffix)).exists()
    )
    return {word for word in words if word.encode() in content}


def _problems(path: Path) -> list[str]:
    with reading(path) as connection:
        return register_check.problems_of(register_check.examine(connection, today=TODAY))


ONE, TWO, THREE = (PetitionNumber(2024, sequence) for sequence in (1, 2, 3))


def test_those_whose_year_is_over_are_found(register: Path) -> None:
    assert _due(register) == [ONE, TWO]
    assert _due(register, date(2025, 10, 10)) == []
    assert _due(register, date(2025, 10, 11)) == [ONE, TWO]


def test_a_person_with_another_petition_stays_there_alone(register: Path) -> None:
    _purge(register, ONE)
    assert _left(register, "Text1", "Note1", "Title1", "Visit1", "Advice1") == set()
    kept = {"Shared77", "111111111111", "Text3", "Title3", "VisitOfBoth", "AdviceOfBoth", "Alone77"}
    assert _left(register, *kept) == kept
    with closing(sqlite3.connect(register)) as connection:
        names = connection.execute(
            "SELECT w.name, w.hamlet, w.id_number FROM petition AS p"
            " JOIN petitioner AS w ON w.id = p.petitioner_id ORDER BY p.id"
        ).fetchall()
    assert names[0] == ("–", "Một", None)
    assert names[2] == ("Shared77", "Một", "111111111111")
    assert _problems(register) == []


def test_a_visit_about_two_petitions_goes_with_the_second(register: Path) -> None:
    _purge(register, ONE)
    assert _left(register, "VisitOfBoth") == {"VisitOfBoth"}
    with sessions.writing(register, Entry("Người ghi", "test", "Filed.")) as session:
        driver_connection(session).execute(
            "INSERT INTO petition_event (petition_id, kind, happened_on)"
            " SELECT id, 'filed', '2024-10-12' FROM petition WHERE sequence = 3"
        )
    assert _due(register) == [TWO, THREE]
    _purge(register, TWO, THREE)
    gone = {"VisitOfBoth", "AdviceOfBoth", "Shared77", "111111111111", "Alone77", "222222222222",
            "Text2", "Text3", "Note2", "Title3"}  # fmt: skip
    assert _left(register, *gone) == set()
    assert _left(register, "Kept77", "VisitOfNone") == {"Kept77", "VisitOfNone"}
    assert _problems(register) == []


def test_several_at_once_are_as_one_after_the_other(register: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(register, tmp_path / "other.db"))
    _purge(register, ONE, TWO)
    _purge(other, ONE)
    _purge(other, TWO)
    rows = [_rows(path) for path in (register, other)]
    assert rows[0] == rows[1]
    assert _due(register) == []


def _rows(path: Path) -> Mapping[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: connection.execute(sql).fetchall()
            for name, sql in {
                "petitions": "SELECT p.id, w.name, w.hamlet, w.phone, p.summary, p.purged_on"
                " FROM petition AS p JOIN petitioner AS w ON w.id = p.petitioner_id ORDER BY p.id",
                "visits": "SELECT v.id, v.content, v.advice, w.name FROM visit AS v"
                " LEFT JOIN petitioner AS w ON w.id = v.petitioner_id ORDER BY v.id",
                "events": "SELECT id, kind, happened_on, note FROM petition_event ORDER BY id",
                "documents": "SELECT id, title FROM document ORDER BY id",
                "people": "SELECT name, id_number FROM petitioner ORDER BY name, hamlet",
            }.items()
        }


def test_the_journal_says_that_its_personal_part_was_destroyed_not_lost(register: Path) -> None:
    _purge(register, ONE)
    with closing(sqlite3.connect(register)) as connection, connection:
        assert connection.execute(
            "SELECT count(*) FROM change WHERE personal IS NULL AND personal_digest IS NOT NULL"
        ).fetchone() > (0,)
        # What a purge had nothing to do with cannot be emptied without a word.
        connection.execute(
            "UPDATE change SET personal = NULL WHERE table_name = 'petitioner' AND row_key = '3'"
        )
    assert any("removed" in problem for problem in _problems(register))


_KILLS = max(3, KILLS // 2)

_SCRIPT = """
import sys
from datetime import date
from pathlib import Path
from tests.records.writing.test_purging import ONE, TWO, _purge
print("ready", flush=True)
_purge(Path(sys.argv[1]), ONE, TWO)
"""


@pytest.mark.exhaustive
def test_killed_at_any_moment_it_is_all_or_nothing(template: Path, tmp_path: Path) -> None:
    outcomes, took = set(), 0.0
    for number in range(_KILLS + 1):
        path = Path(shutil.copy(template, tmp_path / f"{number}.db"))
        with subprocess.Popen(
            [sys.executable, "-c", _SCRIPT, path], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout
            process.stdout.readline()
            started = time.monotonic()
            if took:  # the first one may end, and tells how long it takes
                time.sleep(took * number / _KILLS)
                process.kill()
            process.wait()
        took = took or time.monotonic() - started
        due = _due(path)
        assert due in ([ONE, TWO], [])
        outcomes.add(len(due))
        names = _rows(path)["petitions"]
        assert (names[0][1] == "–") == (names[1][1] == "–") == (not due)
        with reading(path) as connection:
            for check in checking.content_checks().values():
                assert checking.found_by(check, connection) == []
        destroyed_data.wipe(path)
        if not due:
            assert _left(path, "Text1", "Title1", "Note2") == set()
    assert 0 in outcomes
