"""An office that changed, and its people, from files."""

import sqlite3
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import entry
from tiepdan.errors import DataFileError
from tiepdan.records.importing.register import import_register
from tiepdan.records.writing import session as sessions

OFFICE = (
    "tên xã,tỉnh,từ ngày,mã đơn vị hành chính,dân số,dân số tính đến ngày\n"
    "Xã Thử,Hà Tĩnh,,12345,,\n"
    "Phường Mới,Hà Tĩnh,01/07/2025,12346,12.500,01/07/2025\n"
)
STAFF = (
    "name,role,position,since,until\n"
    "Ông A,chủ tịch,,2025-07-01,\n"
    "Bà B,TL,Chánh Văn phòng,2025-07-01,\n"
)


def imported(tmp_path: Path, *, office: str = OFFICE, staff: str = STAFF) -> Path:
    folder, path = tmp_path / "files", tmp_path / "r.db"
    folder.mkdir(exist_ok=True)
    (folder / "office.csv").write_text(office, encoding="utf-8")
    (folder / "staff.csv").write_text(staff, encoding="utf-8")
    fill = partial(import_register, folder=folder, today=date(2026, 11, 22))
    if path.exists():
        with sessions.writing(path, entry()) as session:
            fill(session)
    else:
        sessions.create(path, entry(), fill=fill)
    return path


def test_each_later_line_is_a_change_with_its_day(tmp_path: Path) -> None:
    path = imported(tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(
            "SELECT id, name, valid_from, administrative_code, population FROM office"
        ).fetchall() == [
            (1, "Xã Thử", None, "12345", None),
            (2, "Phường Mới", "2025-07-01", "12346", 12500),
        ]
        assert connection.execute("SELECT role, name FROM staff ORDER BY id").fetchall() == [
            ("chair", "Ông A"),
            ("by_order", "Bà B"),
        ]
        (ids,) = connection.execute("SELECT count(*) FROM register").fetchone()
        assert ids == 1
    # A register that has its office keeps it, and its changes.
    imported(tmp_path, office=OFFICE.replace("Mới", "Khác"), staff="name,role,since\n")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM office").fetchone() == (2,)
        assert connection.execute("SELECT count(*) FROM register").fetchone() == (1,)


@pytest.mark.parametrize(
    ("office", "staff", "said"),
    [
        (OFFICE.replace("Tĩnh,,", "Tĩnh,01/01/2020,"), STAFF, "01/01/2020"),
        (OFFICE.replace("01/07/2025,12346", ",12346"), STAFF, "from which day"),
        (OFFICE + "Phường Xa,Hà Tĩnh,01/06/2025,,,\n", STAFF, "01/06/2025"),
        (OFFICE + "Phường Xa,Hà Tĩnh,01/06/2030,,,\n", STAFF, "future"),
        (OFFICE.replace(",12.500,01/07/2025", ",12.500,"), STAFF, "--population-on"),
        (OFFICE.replace("12345", "123"), STAFF, "five digits"),
        (OFFICE, STAFF.replace("Chánh Văn phòng", ""), "--position"),
        (OFFICE, STAFF + "Ông C,chủ tịch,,2026-01-01,\n", "Ông A"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, office: str, staff: str, said: str) -> None:
    with pytest.raises(DataFileError, match=said):
        imported(tmp_path, office=office, staff=staff)
    assert not (tmp_path / "r.db").exists()
