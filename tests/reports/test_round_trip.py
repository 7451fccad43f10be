"""A register that leaves as files and comes back from them is the same one, but for its id."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.cli.walks.walking import run
from tests.conftest import entry
from tiepdan.dates import LAST_DAY
from tiepdan.facts.subjects import SUBJECTS
from tiepdan.records import database
from tiepdan.records.exporting.register import export_register
from tiepdan.records.importing.register import import_register
from tiepdan.records.writing import session as sessions

Rows = Mapping[str, list[tuple[Any, ...]]]

_KEPT = ("meeting", "visit", "document", "sanction", "staff", "protection", "report_request",
         "sent_report", "training", "inspection", "office")  # fmt: skip
"""Where people know a row by its number, it is the same."""

_IDS = {
    "petition_id": "petition", "earlier_id": "petition", "petitioner_id": "petitioner",
    "event_id": "petition_event", "case_id": "petition",
}  # fmt: skip
_DERIVED = ("deadline", "petition_standing", "calendar", "calendar_day", "report_day")


def _known_by(connection: sqlite3.Connection) -> dict[str, dict[int, Any]]:
    """What stands for an id that files do not keep: number, person, place among events."""
    return {
        "petition": {
            row[0]: row[1:] for row in connection.execute("SELECT id, year, sequence FROM petition")
        },
        "petitioner": {
            row[0]: row[1:]
            for row in connection.execute(
                "SELECT id, name, id_number, address, hamlet, phone FROM petitioner"
            )
        },
        "petition_event": {
            row[0]: place
            for place, row in enumerate(
                connection.execute("SELECT id FROM petition_event ORDER BY id")
            )
        },
    }


def rows_of(path: Path) -> Rows:
    """The rows of every table, known by what files keep of them."""
    with closing(sqlite3.connect(path)) as connection:
        known = _known_by(connection)

        def values(table: str) -> Iterator[tuple[Any, ...]]:
            cursor = connection.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                yield tuple(
                    None
                    if name == "id" and table not in _KEPT
                    else known[_IDS[name]][value]
                    if name in _IDS and value is not None
                    else value
                    for name, value in zip(names, row, strict=True)
                )

        tables = {*SUBJECTS, *_DERIVED} - {"register"}
        return {table: sorted(values(table), key=repr) for table in sorted(tables)}


def _events(path: Path) -> list[tuple[Any, ...]]:
    """What happened, in the order in which it was recorded."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(
            "SELECT p.year, p.sequence, e.kind, e.happened_on FROM petition_event AS e"
            " JOIN petition AS p ON p.id = e.petition_id ORDER BY e.id"
        ).fetchall()


def _moved(path: Path, folder: Path) -> Path:
    """The register made anew from the files that it was written into."""
    (files := folder / "files").mkdir()
    with database.reading(path) as connection:
        exported = export_register(connection, files, is_revealed=True)
    assert exported.left_out == {}
    assert not (files / "left_out.csv").exists()
    fill = partial(import_register, folder=files, today=LAST_DAY)
    sessions.create(folder / "moved.db", entry(), fill=fill)
    return folder / "moved.db"


def _lines_added(path: Path, files: Path) -> dict[str, int]:
    """What a second import of the same files adds or finds otherwise."""
    with sessions.writing(path, entry()) as session:
        again = import_register(session, files, today=LAST_DAY)
    assert list(again.differing) == []
    return {name: count for name, count in again.added.items() if count}


def _figures(path: Path, *period: str) -> str:
    seen = run("stats", *period, "--json", "--db", str(path), "--today", "22/11/2026")
    assert seen.code == 0, seen.text
    return seen.text


@pytest.mark.parametrize("name", ["reference", "made_up", "year_of_a_commune"])
def test_a_register_comes_back_as_it_was(
    name: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    path: Path = request.getfixturevalue(name)
    moved = _moved(path, tmp_path)
    before, after = rows_of(path), rows_of(moved)
    for table, rows in before.items():
        assert after[table] == rows, table
    assert sum(map(len, before.values())) > 300
    assert _events(moved) == _events(path)
    assert _lines_added(moved, tmp_path / "files") == {}
    assert rows_of(moved) == after
    for period in (("--from", "2019", "--to", "2023"), ("--from", "2026", "--to", "2026")):
        assert _figures(moved, *period) == _figures(path, *period)
