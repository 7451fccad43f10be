"""The days of the reports follow from the data files, the province and its own rules."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import entry
from tests.records.writing.test_session import _office
from tiepdan import paths
from tiepdan.records import database
from tiepdan.records.derived import report_days
from tiepdan.records.writing import session as sessions

EARLIER = """\
province = "Hà Tĩnh"

[[report]]
id = "BC-TTR"
name = "Báo cáo công tác tiếp công dân, giải quyết khiếu nại, tố cáo"

[[report.version]]
id = "BC-TTR-HT"
since = 2026-01-01
data_day = 14
due_day = 15
quarter4 = "forms"
article = "Công văn giả định của UBND tỉnh"
source = "Giả định"
confidence = "verified"
"""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data files that a test may change."""
    folder = tmp_path / "data"
    shutil.copytree(paths.data_folder(), folder)
    monkeypatch.setattr(paths, "data_folder", lambda: folder)
    return folder


def _due(path: Path, period: str) -> str | None:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT due FROM report_day WHERE (report, period) = ('BC-TTR', ?)", (period,)
        ).fetchone()
    return found[0] if found else None


def test_a_province_asks_for_it_earlier_once_its_file_is_there(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    sessions.create(path, entry(), fill=_office)
    assert _due(path, "Q4/2026") == "2026-12-17"
    assert _due(path, "Q4/2025") == "2025-12-17"
    (data / "periods" / "local").mkdir()
    (data / "periods" / "local" / "ha-tinh.toml").write_text(EARLIER, encoding="utf-8")
    with database.reading(path) as connection:
        assert not report_days.is_stale(connection)
    assert _due(path, "Q4/2026") == "2026-12-15"
    assert _due(path, "Q4/2025") == "2025-12-17"  # before the letter of the province


def test_a_row_that_the_rules_do_not_give_is_found(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    sessions.create(path, entry(), fill=_office)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE report_day SET due = NULL WHERE period = 'Q4/2026'")
    with database.as_found(path) as connection:
        assert report_days.is_stale(connection)
