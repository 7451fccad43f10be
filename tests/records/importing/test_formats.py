"""A register's own files in every format: as workbooks, sheets of one, and in other encodings."""

import csv
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
import xlsxwriter

from tests.conftest import entry
from tiepdan.records import database
from tiepdan.records.importing.register import import_register
from tiepdan.records.writing import session as sessions

TODAY = date(2026, 11, 22)
PETITIONERS = [["number", "name", "hamlet"], ["1", "Hộ 01", "Hiệu Châu"], ["2", "Hộ 02", "Xóm; 5"]]
PETITIONS = [
    ["number", "received_on", "channel", "kind", "field", "petitioner", "summary"],
    ["2026-0001", "05/01/2026", "post", "proposal", "land", "1", "Cống thoát nước"],
    ["2026-0002", "06/01/2026", "post", "feedback", "other", "2", "Đèn đường"],
]
OFFICE = [["name", "province"], ["Xã Thử", "Hà Tĩnh"]]
FILES = {"office": OFFICE, "petitioners": PETITIONERS, "petitions": PETITIONS}


def _text(folder: Path, *, encoding: str = "utf-8", separator: str = ",", first: str = "") -> Path:
    for name, rows in FILES.items():
        with (folder / f"{name}.csv").open("w", encoding=encoding, newline="") as file:
            file.write(first)
            csv.writer(file, delimiter=separator).writerows(rows)
    return folder


def _sheets(book: xlsxwriter.Workbook, names: list[str]) -> None:
    for name in names:
        sheet = book.add_worksheet(name)
        for place, cells in enumerate(FILES[name]):
            sheet.write_row(place, 0, cells)
        sheet.write_blank(9, 12, None, book.add_format({"bold": True}))


def _workbooks(folder: Path) -> Path:
    for name in FILES:
        with xlsxwriter.Workbook(folder / f"{name}.xlsx") as book:
            _sheets(book, [name])
    return folder


def _one_workbook(folder: Path) -> Path:
    with xlsxwriter.Workbook(folder / "so.xlsx") as book:
        _sheets(book, [*FILES])
    return folder / "so.xlsx"


FORMATS: dict[str, Callable[[Path], Path]] = {
    "UTF-16": partial(_text, encoding="utf-16", separator=";"),
    "sep=": partial(_text, separator="\t", first="sep=\t\r\n"),
    "workbooks": _workbooks,
    "one workbook": _one_workbook,
}


@pytest.mark.parametrize("make", FORMATS.values(), ids=[*FORMATS])
def test_every_format_gives_the_same_register(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = tmp_path / "r.db"
    (tmp_path / "so").mkdir()
    source = make(tmp_path / "so")
    sessions.create(path, entry(), fill=partial(import_register, folder=source, today=TODAY))
    with database.reading(path) as connection:
        found = connection.execute(
            "SELECT p.year, p.sequence, p.received_on, p.summary, w.name, w.hamlet FROM petition p"
            " JOIN petitioner w ON w.id = p.petitioner_id ORDER BY p.sequence"
        ).fetchall()
    assert [tuple(row) for row in found] == [
        (2026, 1, "2026-01-05", "Cống thoát nước", "Hộ 01", "Hiệu Châu"),
        (2026, 2, "2026-01-06", "Đèn đường", "Hộ 02", "Xóm; 5"),
    ]
