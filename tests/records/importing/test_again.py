"""The same files again, or a longer version of them: only what is new goes in."""

import csv
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import entry, made_once
from tiepdan import paths
from tiepdan.numbers import PetitionNumber
from tiepdan.records import database
from tiepdan.records.checking.register import content_checks, found_by
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.importing.register import Imported, import_register
from tiepdan.records.reading.journal.history import history_of_petition
from tiepdan.records.reading.journal.sources import sources_of
from tiepdan.records.writing import session as sessions
from tiepdan.records.writing.undoing.undoing import last_operations, take_back

TODAY = date(2026, 11, 22)

FILES = {
    "meetings.csv": "number,kind,meets_on,status\n1,periodic_reception,2026-07-06,planned\n",
    "petitioners.csv": "number,name,hamlet\n1,Hộ 01,Thôn Đông\n2,Người Kín,Thôn Kín\n3,Hộ 03,\n",
    "visits.csv": (
        "number,visited_on,meeting,receiver,petitioner,kind,content\n"
        "1,2026-07-06,1,head,1,proposal,Xin làm cống\n"
        "2,2026-07-07,,clerk,2,denunciation,Lời kín\n"
    ),
    "petitions.csv": (
        "number,received_on,channel,kind,field,petitioner,summary,former_number\n"
        "2026-0001,2026-07-06,direct,proposal,land,1,Xin làm cống,\n"
        "2026-0002,2026-07-07,direct,denunciation,land,2,Lời kín,\n"
        "2026-0003,2026-07-08,post,complaint,land,3,Ranh giới thửa đất,45/2026\n"
    ),
    "visit_petitions.csv": "visit,petition\n1,2026-0001\n2,2026-0002\n",
    "petition_events.csv": (
        "petition,kind,happened_on,officer,note\n"
        "2026-0001,assigned,2026-07-07,Trần Văn B,\n2026-0002,noted,2026-07-08,,Điều kín\n"
    ),
    "documents.csv": "issuer,type,issued_on,title\ncommittee,plan,2026-07-01,Kế hoạch tiếp dân\n",
}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files, and the register made of them."""

    def make(folder: Path) -> None:
        (files := folder / "files").mkdir()
        for name, text in FILES.items():
            (files / name).write_text(text, encoding="utf-8")
        shutil.copy(paths.data_folder() / "ky-chau" / "office.csv", files)
        fill = partial(import_register, folder=files, today=TODAY)
        sessions.create(folder / "r.db", entry(), fill=fill)

    return made_once(tmp_path_factory, "import-again", make)


@pytest.fixture
def at(made: Path, tmp_path: Path) -> Path:
    """A copy of both, to be changed."""
    return Path(shutil.copytree(made, tmp_path / "at"))


def _import(at: Path, *, is_update: bool = False) -> Imported:
    with sessions.writing(at / "r.db", entry()) as session:
        return import_register(session, at / "files", today=TODAY, is_update=is_update)


def _add(at: Path, file: str, *lines: str) -> None:
    with (at / "files" / file).open("a", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in lines)


def _change(at: Path, file: str, line: int, **values: str) -> None:
    path = at / "files" / file
    with path.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    rows[line].update(values)
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def _rows(at: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(at / "r.db")) as connection:
        return connection.execute(sql).fetchall()


def _added(imported: Imported) -> Mapping[str, int]:
    return {name: count for name, count in imported.added.items() if count}


def _differing(imported: Imported) -> list[tuple[str, str, object, object]]:
    return [(one.number, one.field.name, one.recorded, one.said) for one in imported.differing]


def test_the_same_files_again_change_nothing(at: Path) -> None:
    before = _rows(at, "SELECT (SELECT count(*) FROM change), (SELECT hash FROM operation)")
    again = _import(at)
    assert _added(again) == {}
    assert {name: count for name, count in again.there.items() if count} == {
        "meetings": 1, "petitioners": 3, "visits": 2, "petitions": 3, "visit_petitions": 2,
        "petition_events": 2, "documents": 1,
    }  # fmt: skip
    assert (_differing(again), again.alike) == ([], [])
    assert _rows(at, "SELECT (SELECT count(*) FROM change), (SELECT hash FROM operation)") == before


def test_a_longer_version_adds_the_rest_and_knows_who_it_is_from(at: Path) -> None:
    _add(at, "visits.csv", "3,2026-07-09,,clerk,1,feedback,Hỏi lại")
    _add(at, "petitions.csv", "2026-0004,2026-07-10,post,feedback,land,3,Đường hỏng,46/2026")
    _add(at, "petition_events.csv", "2026-0001,answered,2026-07-14,,")
    assert _added(_import(at)) == {"visits": 1, "petitions": 1, "petition_events": 1}
    assert _rows(
        at,
        "SELECT w.name, count(*) FROM petitioner AS w JOIN"
        " (SELECT petitioner_id FROM petition UNION ALL SELECT petitioner_id FROM visit) AS of"
        " ON of.petitioner_id = w.id GROUP BY w.id ORDER BY w.name",
    ) == [("Hộ 01", 3), ("Hộ 03", 2), ("Người Kín", 2)]


def test_what_differs_is_named_and_changed_only_where_that_is_asked_for(at: Path) -> None:
    _change(at, "petitions.csv", 2, field="policy")
    _change(at, "petitioners.csv", 0, hamlet="Thôn Tây")
    _change(at, "documents.csv", 0, title="KẾ HOẠCH tiếp dân")
    _change(at, "petition_events.csv", 0, note="gấp")
    expected = [
        ("2026-0003", "field", "land", "policy"),
        ("1", "hamlet", "Thôn Đông", "Thôn Tây"),
        ("1", "title", "Kế hoạch tiếp dân", "KẾ HOẠCH tiếp dân"),
        ("2026-0001", "note", None, "gấp"),
    ]
    facts = (
        "SELECT (SELECT field FROM petition WHERE sequence = 3), (SELECT hamlet FROM petitioner"
        " WHERE name = 'Hộ 01'), (SELECT title FROM document),"
        " (SELECT note FROM petition_event WHERE kind = 'assigned')"
    )
    before = _rows(at, facts)
    assert sorted(_differing(_import(at)), key=str) == sorted(expected, key=str)
    assert _rows(at, facts) == before
    _import(at, is_update=True)
    assert _rows(at, facts) == [("policy", "Thôn Tây", "KẾ HOẠCH tiếp dân", "gấp")]
    assert _differing(_import(at)) == []


OFFICE_FILES = {
    "pack_switches.csv": "pack,on\nha-tinh,yes\n",
    "calendar_overrides.csv": "day,worked,reason\n2026-07-08,no,Bão số 1\n",
    "opening.csv": "begins_on,visits,visitors\n2026-07-01,3,4\n",
    "opening_lines.csv": "kind,received,resolved,closed,carried_forward\nproposal,5,3,1,1\n",
    "protections.csv": (
        "petition,measures,starts_on,document_number\n2026-0002,work,2026-07-08,1/QĐ\n"
    ),
    "sent_reports.csv": (
        "sent_on,period,document_number,list_number\n2026-09-17,quý III/2026,9/BC,1\n"
    ),
    "sent_parts.csv": "sent_report,name,content\n1,02/TCD,[1]\n",
}


def test_what_the_office_decided_is_corrected_and_what_was_sent_is_not(at: Path) -> None:
    for name, text in OFFICE_FILES.items():
        (at / "files" / name).write_text(text, encoding="utf-8")
    assert set(_added(_import(at))) == {name.removesuffix(".csv") for name in OFFICE_FILES}
    _change(at, "pack_switches.csv", 0, on="no")
    is_on = "SELECT is_on FROM pack_switch"
    assert [one.field.name for one in _import(at).differing] == ["is_on"]
    assert _rows(at, is_on) == [(1,)], "without being told nothing is switched"
    _change(at, "calendar_overrides.csv", 0, reason="Bão số 2")
    _change(at, "opening.csv", 0, visits="7", visitors="8")
    _change(at, "opening_lines.csv", 0, received="6", resolved="4")
    _change(at, "protections.csv", 0, document_number="2/QĐ")
    _change(at, "sent_reports.csv", 0, document_number="10/BC")
    _change(at, "sent_parts.csv", 0, content="[2]")
    again = _import(at, is_update=True)
    assert [one.row.place("content") for one in again.differing if one.stays] == [
        "sent_parts.csv:2"
    ]
    assert _rows(at, is_on) == [(0,)]
    assert _rows(at, "SELECT document_number FROM protection") == [("2/QĐ",)]
    assert _rows(at, "SELECT reason FROM calendar_override") == [("Bão số 2",)]
    assert _rows(at, "SELECT visits FROM opening") == [(7,)]
    assert _rows(at, "SELECT received FROM opening_line") == [(6,)]
    assert _rows(at, "SELECT document_number FROM sent_report") == [("10/BC",)]
    assert _rows(at, "SELECT content FROM sent_part") == [("[1]",)]
    [last] = _import(at, is_update=True).differing
    assert last.stays


def test_two_equal_lines_are_two_and_are_named(at: Path) -> None:
    visit = "2026-07-09,,clerk,1,feedback,Hỏi lại"
    _add(at, "visits.csv", f"3,{visit}", f"4,{visit}")
    longer = _import(at)
    assert _added(longer) == {"visits": 2}
    assert [[row.line for row in rows] for rows in longer.alike] == [[4, 5]]
    assert _added(_import(at)) == {}
    _add(at, "visits.csv", f"5,{visit}")
    assert _added(_import(at)) == {"visits": 1}


@pytest.mark.parametrize(
    "guess",
    [
        lambda at: _change(at, "petitioners.csv", 1, name="Người Khác", hamlet="Thôn Khác"),
        lambda at: _change(at, "petitions.csv", 1, summary="Lời khác"),
        lambda at: _change(at, "visits.csv", 1, content="Lời khác"),
        lambda at: _change(at, "petition_events.csv", 1, note="Điều khác"),
    ],
)
def test_no_answer_tells_what_is_secret(at: Path, guess: Callable[[Path], None]) -> None:
    right = _import(at, is_update=True)
    guess(at)
    wrong = _import(at, is_update=True)
    assert (wrong.added, wrong.there) == (right.added, right.there)
    assert _differing(wrong) == _differing(right) == []
    assert _rows(at, "SELECT name FROM petitioner WHERE id = 2") == [("Người Kín",)]


def test_a_number_of_another_petition_is_no_identity(at: Path) -> None:
    _change(at, "petitions.csv", 2, received_on="2026-07-09", summary="Việc khác")
    with pytest.raises(Exception, match="2026-0003 is already given"):
        _import(at)


def test_what_was_typed_by_hand_counts_however_it_is_written(at: Path) -> None:
    _change(at, "petitioners.csv", 0, name="HỘ 01")
    _change(at, "visits.csv", 0, content="xin lam cong")
    again = _import(at)
    assert _added(again) == {}
    assert {one.field.name for one in again.differing} == {"name", "content"}


def test_each_row_is_traced_to_its_line_and_all_is_taken_back_in_one_step(at: Path) -> None:
    _add(at, "petitions.csv", "2026-0004,2026-07-10,post,feedback,land,3,Đường hỏng,46/2026")
    _add(at, "petition_events.csv", "2026-0004,answered,2026-07-14,,")
    before = _rows(at, "SELECT * FROM petition UNION ALL SELECT * FROM petition")
    _import(at)
    with database.reading(at / "r.db") as connection:
        number = PetitionNumber(2026, 4)
        sources = sources_of(connection, history_of_petition(connection, number)[1])
        for check in content_checks().values():
            assert found_by(check, connection) == []
    files = {name: (at / "files" / name).read_bytes() for name in FILES}
    assert [(one.change.table, one.file, one.line) for one in sources] == [
        ("petition", "petitions.csv", 5), ("petition_event", "petition_events.csv", 4),
    ]  # fmt: skip
    kept = _rows(at, "SELECT json_extract(open, '$.after.sha256') FROM change"
                     " WHERE table_name = 'source' AND row_key = 'file/petitions.csv'")  # fmt: skip
    assert kept[-1:] == [(sha256(files["petitions.csv"]).hexdigest(),)]
    # Lines beside each other would tell, for good, who sent what.
    told = _rows(at, "SELECT row_key FROM change WHERE table_name = 'source'")
    assert not [key for (key,) in told if str(key).startswith(("petitioner/", "petition_link/"))]
    with sessions.writing(at / "r.db", entry()) as session:
        [operation] = last_operations(driver_connection(session), 1)
        take_back(driver_connection(session), operation.id)
    assert _rows(at, "SELECT * FROM petition UNION ALL SELECT * FROM petition") == before
    assert _added(_import(at)) == {"petitions": 1, "petition_events": 1}
