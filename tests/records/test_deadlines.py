"""What is kept up to date command by command equals a rebuild of the whole register."""

import sqlite3
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from tiepdan import paths
from tiepdan.records import deadlines, importing
from tiepdan.records import session as sessions

TODAY = date(2026, 11, 22)
_DERIVED = (
    "SELECT petition_id, meeting_id, limit_id, version_id, started_on, raw_due, due,"
    " alternative_due, late_after, done_on, is_provisional FROM deadline ORDER BY 1, 2, 3, 5",
    "SELECT * FROM petition_standing ORDER BY petition_id",
)


def _derived(path: Path) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(sql).fetchall() for sql in _DERIVED]


def test_refreshing_what_was_touched_equals_rebuilding_everything(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    register = paths.data_folder() / "ky-chau"
    sessions.create(path, fill=partial(importing.import_register, folder=register, today=TODAY))
    kept = _derived(path)
    assert len(kept[0]) == 30
    with sessions.writing(path) as session:
        deadlines.rebuild_all(session)
    assert _derived(path) == kept
