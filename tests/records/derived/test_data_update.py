"""New law or calendar files: what they move is moved once, at the first opening, and told once."""

import json
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from tests.conftest import entry
from tests.records.registers import content_of, lay
from tests.records.writing.test_session import _office
from tiepdan import paths
from tiepdan.cli.main import app
from tiepdan.cli.running import program
from tiepdan.errors import DataFileError, NotFoundError, RefusedError
from tiepdan.facts.petition import Petition
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.facts.petitioner import Petitioner
from tiepdan.law.counting.calendar import Grounds
from tiepdan.law.vocabulary.petition import Channel, PetitionKind, SubjectField
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records import database
from tiepdan.records.derived import deadlines
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.writing import session as sessions
from tiepdan.records.writing.office import days_off
from tiepdan.records.writing.petitions import petitions

COMPLAINT = PetitionNumber(2026, 1)
UPDATED = "The law or the calendar was updated; open deadlines moved:"
MOVED = [UPDATED, "  2026-0001 KN-27: 30/11/2026 → 01/12/2026",
         "  2026-0001 TCD-10: 03/12/2026 → 04/12/2026"]  # fmt: skip
STORM = """
[[day]]
date = 2026-11-26
kind = "holiday"
name = "Nghỉ do bão"
authority = "77/CĐ-TTg"
source = "https://chinhphu.vn"
"""


@dataclass(frozen=True)
class Run:
    """What a command line did."""

    code: int
    out: str
    told: list[str]


Tiepdan = Callable[..., Run]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data files that a test may change, in the place of the program's own."""
    folder = tmp_path / "data"
    for part in ("laws", "calendar", "procedure", "periods"):
        shutil.copytree(paths.data_folder() / part, folder / part)
    shutil.copy(paths.data_folder() / "numbers.toml", folder)
    monkeypatch.setattr(paths, "data_folder", lambda: folder)
    return folder


@pytest.fixture
def path(data: Path, tmp_path: Path) -> Path:
    """A complaint of 18/11/2026 that nobody accepted yet, and one decided in August."""
    return lay(_made(), tmp_path / "r.db")


@cache
def _made() -> bytes:
    """By the files of law as they come; a copy of them is the same to a register."""
    return content_of(lambda path: sessions.create(path, entry(), fill=_register))


@pytest.fixture
def tiepdan(
    path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Iterator[Tiepdan]:
    monkeypatch.setenv("TIEPDAN_DB", str(path))
    monkeypatch.setenv("TIEPDAN_TODAY", "22/11/2026")
    before = dict(os.environ)

    def run(*arguments: str) -> Run:
        capfd.readouterr()
        code = program.run(app, list(arguments))
        captured = capfd.readouterr()
        return Run(code, captured.out, captured.err.splitlines())

    yield run
    os.environ.clear()
    os.environ.update(before)


def _register(session: Session) -> None:
    _office(session)
    _complaint(session, date(2026, 11, 18))
    decided = _complaint(session, date(2026, 7, 6))
    for kind, day in (
        (PetitionEventKind.ACCEPTED, date(2026, 7, 16)),
        (PetitionEventKind.DECIDED, date(2026, 8, 10)),
        (PetitionEventKind.RESULT_SENT, date(2026, 8, 12)),
        (PetitionEventKind.PUBLISHED, date(2026, 8, 12)),
        (PetitionEventKind.ENFORCED, date(2026, 9, 14)),
    ):
        petitions.record_event(session, decided, PetitionEvent(kind=kind, happened_on=day))


def _complaint(session: Session, received_on: date) -> PetitionNumber:
    return petitions.add_petition(
        session,
        Petition(
            kind=PetitionKind.COMPLAINT,
            received_on=received_on,
            channel=Channel.POST,
            field=SubjectField.LAND,
            summary="Ranh giới",
        ),
        petitions.add_petitioner(session, Petitioner(name="Công dân 01")),
    )


def _append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def _replace(file: Path, pattern: str, replacement: str) -> None:
    text, count = re.subn(pattern, replacement, file.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert count == 1
    file.write_text(text, encoding="utf-8")


def _add_storm(data: Path) -> None:
    _append(data / "calendar" / "2026.toml", STORM)


def _due(path: Path) -> dict[str, str]:
    """The last days stored for the open complaint."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT limit_id, due FROM deadline WHERE petition_id = 1")
        return dict(rows.fetchall())


def _assert_as_rebuilt(path: Path) -> None:
    query = (
        "SELECT petition_id, limit_id, version_id, started_on, raw_due, due, alternative_due,"
        " late_after, done_on, done_by, is_provisional FROM deadline ORDER BY 1, 2, 4"
    )
    with closing(sqlite3.connect(path)) as connection:
        kept = connection.execute(query).fetchall()
    with sessions.writing(path) as session:
        assert deadlines.rebuild_all(driver_connection(session)) == []
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(query).fetchall() == kept


OTHERS = [["overdue"], ["explain", "1"], ["duties"]]


@pytest.mark.parametrize(
    "command",
    [
        ["show", "1"],
        ["holidays"],
        *(pytest.param(other, marks=pytest.mark.exhaustive) for other in OTHERS),
    ],
)
def test_a_command_that_only_looks_moves_and_tells_once(
    tiepdan: Tiepdan, path: Path, data: Path, command: list[str]
) -> None:
    """Told on standard error, so that what is printed as data stays data."""
    assert tiepdan(*command, "--json").told == []
    _add_storm(data)
    first = tiepdan(*command, "--json")
    assert (first.code, first.told) == (0, MOVED)
    assert _due(path)["KN-27"] == "2026-12-01"
    second = tiepdan(*command, "--json")
    assert (second.told, json.loads(second.out)) == ([], json.loads(first.out))


def test_nothing_that_is_printed_is_stale(tiepdan: Tiepdan, path: Path, data: Path) -> None:
    def last_day(number: str, limit: str) -> Any:
        rows = json.loads(tiepdan("show", number, "--json").out)["deadlines"]
        return next(row["due"] for row in rows if row["limit"] == limit)

    assert (last_day("1", "KN-27"), last_day("2", "KN-28")) == ("2026-11-30", "2026-08-17")
    _add_storm(data)
    _append(data / "calendar" / "2026.toml", STORM.replace("11-26", "08-17"))
    assert (last_day("1", "KN-27"), last_day("2", "KN-28")) == ("2026-12-01", "2026-08-18")
    _replace(data / "calendar" / "2026.toml", r"\n\[\[day\]\]\ndate = 2026-11-26.*", "\n")
    assert (last_day("1", "KN-27"), last_day("2", "KN-28")) == ("2026-11-30", "2026-08-17")
    _assert_as_rebuilt(path)


def test_a_command_that_writes_tells_as_well(tiepdan: Tiepdan, path: Path, data: Path) -> None:
    _add_storm(data)
    run = tiepdan("add-sanction", "--whom", "head", "--form", "khiển trách")
    assert (run.code, run.told[:3]) == (0, MOVED)
    assert tiepdan("overdue").told == []


def test_what_failed_is_told_by_the_next(tiepdan: Tiepdan, path: Path, data: Path) -> None:
    before = path.read_bytes()
    _add_storm(data)
    with pytest.raises(NotFoundError), sessions.writing(path, entry()):
        raise NotFoundError("There is no such meeting.")
    assert path.read_bytes() == before
    assert tiepdan("overdue").told == MOVED


def test_what_is_read_before_a_refusal_is_told_with_it(
    tiepdan: Tiepdan, path: Path, data: Path
) -> None:
    _add_storm(data)
    run = tiepdan("hold", "B9")
    assert run.code == 3
    assert run.told[:-1] == MOVED
    assert tiepdan("overdue").told == []


def test_a_change_that_moves_nothing_is_silent(tiepdan: Tiepdan, path: Path, data: Path) -> None:
    """The closed case moves, and a year is confirmed: neither moves what anybody still owes."""
    _append(data / "calendar" / "2026.toml", STORM.replace("11-26", "08-17"))
    _replace(data / "calendar" / "2027.toml", "confirmed = false", "confirmed = true")
    assert _due(path)["TCD-41"] == "2027-01-04"
    run = tiepdan("show", "1", "--json")
    assert run.told == []
    provisional = {row["limit"]: row["provisional"] for row in json.loads(run.out)["deadlines"]}
    assert provisional == {"KN-27": False, "TCD-10": False, "TCD-41": False}
    _assert_as_rebuilt(path)


def test_the_offices_own_days_outlive_an_update(tiepdan: Tiepdan, path: Path, data: Path) -> None:
    with sessions.writing(path, entry()) as session:
        changes = {date(2026, 11, 26): False, date(2026, 11, 24): True}
        days_off.change_days(session, changes, Grounds("theo lệnh huyện"))
    _add_storm(data)
    run = tiepdan("holidays", "2026", "--json")
    assert run.told == []
    kinds = {row["date"]: row["kind"] for row in json.loads(run.out)}
    assert (kinds["2026-11-26"], kinds["2026-11-24"]) == ("office_off", "office_work")
    _assert_as_rebuilt(path)


def test_an_amended_limit_moves(tiepdan: Tiepdan, path: Path, data: Path) -> None:
    _replace(data / "laws" / "khieu-nai.toml", r'(id = "KN-27b"\namount = )7', r"\g<1>5")
    run = tiepdan("overdue", "--json")
    assert run.told == [UPDATED, "  2026-0001 KN-27: 30/11/2026 → 26/11/2026"]
    assert json.loads(run.out) == []
    assert tiepdan("overdue").told == []
    _assert_as_rebuilt(path)


def test_a_new_wording_governs_what_starts_under_it(
    tiepdan: Tiepdan, path: Path, data: Path
) -> None:
    """Appended, never edited over: the case of July keeps its seven days."""
    file = data / "laws" / "khieu-nai.toml"
    text = file.read_text(encoding="utf-8")
    start = text.index('[[limit.version]]\nid = "KN-27b"')
    end = text.index("[[limit]]", start)
    old = text[start:end].replace("since = 2026-07-01", "since = 2026-07-01\nuntil = 2026-10-31")
    new = (
        text[start:end]
        .replace('"KN-27b"', '"KN-27c"')
        .replace("amount = 7", "amount = 3")
        .replace("since = 2026-07-01", "since = 2026-11-01")
    )
    file.write_text(text[:start] + old + new + text[end:], encoding="utf-8")
    assert tiepdan("overdue").told == [UPDATED, "  2026-0001 KN-27: 30/11/2026 → 23/11/2026"]
    with database.reading(path) as connection:
        versions = connection.execute(
            "SELECT petition_id, version_id FROM deadline WHERE limit_id = 'KN-27' ORDER BY 1"
        ).fetchall()
    assert [tuple(row) for row in versions] == [(1, "KN-27c"), (2, "KN-27b")]


def test_a_limit_that_is_new_and_one_that_is_gone(tiepdan: Tiepdan, path: Path, data: Path) -> None:
    file = data / "laws" / "tiep-cong-dan.toml"
    text = file.read_text(encoding="utf-8")
    start = text.index('[[limit]]\nid = "TCD-10"')
    end = text.index("[[limit]]", start + 1)
    renamed = text[start:end].replace('"TCD-10"', '"TCD-99"').replace("amount = 10", "amount = 12")
    file.write_text(text[:start] + renamed + text[end:], encoding="utf-8")
    assert tiepdan("due").told == [
        UPDATED,
        "  2026-0001 TCD-10: 03/12/2026 → –",
        "  2026-0001 TCD-99: – → 07/12/2026",
    ]
    assert "TCD-10" not in _due(path)


def test_another_article_alone_is_shown_and_moves_nothing(
    tiepdan: Tiepdan, path: Path, data: Path
) -> None:
    _replace(
        data / "laws" / "tiep-cong-dan.toml", "42/2013/QH13, Điều 28 khoản 1", "42/2013, Điều 28a"
    )
    run = tiepdan("show", "1")
    assert run.told == []
    assert "Điều 28a" in run.out.replace("\n", " ")


def test_many_moves_are_counted(tiepdan: Tiepdan, path: Path, data: Path) -> None:
    with sessions.writing(path, entry()) as session:
        for _number in range(11):
            _complaint(session, date(2026, 11, 18))
    _add_storm(data)
    told = tiepdan("overdue").told
    assert len(told) == 22
    assert told[-1] == "… and 4 more."


def test_a_spoilt_file_changes_nothing(tiepdan: Tiepdan, path: Path, data: Path) -> None:
    before = path.read_bytes()
    _append(data / "calendar" / "2026.toml", '[[day]]\ndate = 2026-11-26\nkind = "bão"\n')
    run = tiepdan("overdue", "--json")
    assert (run.code, run.out) == (5, "")
    assert "2026.toml" in run.told[0]
    assert path.read_bytes() == before
    with pytest.raises(DataFileError), sessions.writing(path):
        pass
    _replace(data / "calendar" / "2026.toml", r"\[\[day\]\]\ndate = 2026-11-26.*", STORM)
    assert tiepdan("overdue").told == MOVED


def test_a_transaction_that_fails_takes_the_update_back(path: Path, data: Path) -> None:
    before = path.read_bytes()
    _add_storm(data)
    with pytest.raises(RefusedError), sessions.writing(path):
        raise RefusedError("no")
    assert path.read_bytes() == before


def test_periodic_dialogues_counted_as_conferences_before_are_named_once(
    tiepdan: Tiepdan, path: Path
) -> None:
    """As the law was counted before: DT-43 for every dialogue whose chair is not the secretary."""
    for kind, number in (("ĐTĐK", "B1"), ("ĐTĐX", "B2"), ("ĐTĐK", "B3")):
        run = tiepdan("add-meeting", "--kind", kind, "--on", "10/11/2026", "--status", "held")
        assert run.code == 0, (number, run.told)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "INSERT INTO deadline (meeting_id, limit_id, version_id, severity, started_on, raw_due,"
            " due, late_after, is_met, is_provisional) VALUES (?, 'DT-43b', 'DT-43b', 'duty',"
            " '2026-11-10', '2026-11-20', '2026-11-20', '2026-11-20', 0, 0)",
            [(1,), (2,)],
        )
        connection.execute("UPDATE derivation SET fingerprint = 'of:another:time'")
    told = tiepdan("overdue").told
    assert "  B1 DT-43b: 20/11/2026 → –" in told
    (named,) = [line for line in told if "tiepdan edit-meeting B1 --kind" in line]
    assert named.endswith(": B1.")
    assert tiepdan("overdue").told == []
    assert {row["kind"] for row in json.loads(tiepdan("meetings", "--json").out)} == {
        "periodic_dialogue", "ad_hoc_dialogue",
    }  # fmt: skip
    assert tiepdan("edit-meeting", "B1", "--kind", "people_conference").code == 0
    rows = json.loads(tiepdan("show", "B1", "--json").out)["deadlines"]
    assert {row["limit"] for row in rows} == {"DT-43b"}
