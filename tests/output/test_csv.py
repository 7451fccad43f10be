"""CSV as other programs read it."""

import csv
from datetime import date
from pathlib import Path

import pytest

from tests.hostile import HOSTILE
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.output import csv as medium
from tiepdan.reports.model import Column, Quantity, Report, Table, Unit
from tiepdan.text import displayable

COLUMNS = (
    Column("number", "Số"),
    Column("key", None),
    Column(None, "Ngày"),
    Column(None, "Người", is_number=True),
    Column(None, "Có"),
    Column(None, "Loại"),
    Column(None, "Tỷ lệ"),
)
ROW = (
    "2026-0001", "khóa", date(2026, 7, 6), -3, False, PetitionKind.COMPLAINT,
    Quantity(0.895, "17/19 (89,5%)", Unit.SHARE),
)  # fmt: skip


def _read(content: Report | Table, folder: Path) -> list[list[str]]:
    file = folder / "x.csv"
    medium.write(content, file)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines, strict=True))


def test_a_list_is_its_headings_and_rows_alone(tmp_path: Path) -> None:
    table = Table(title="Đơn: 1", columns=COLUMNS, rows=[ROW, (None,) * 7], notes=("Xong.",))
    assert _read(table, tmp_path) == [
        ["Số", "Ngày", "Người", "Có", "Loại", "Tỷ lệ"],
        ["2026-0001", "2026-07-06", "-3", "no", "complaint", "0.895"],
        [""] * 6,
    ]


def test_a_number_keeps_its_mark(tmp_path: Path) -> None:
    rows = [(Quantity(12, "12 *", mark="*"), Quantity(3, "3"))]
    table = Table(title="", columns=(Column(None, "a"), Column(None, "b")), rows=rows)
    assert _read(table, tmp_path)[1] == ["12 *", "3"]


def test_of_several_tables_each_has_its_title(tmp_path: Path) -> None:
    facts = Table(title="", columns=(Column("a", "Số"), Column("b", None)), rows=[("1", "2")],
                  is_facts=True)  # fmt: skip
    rows = Table(title="Sự việc", columns=(Column("a", "Ngày"),), rows=[(date(2026, 1, 2),)])
    data = Table(title="Chỉ là dữ liệu", columns=(Column("a", None),), rows=[("x",)])
    nothing = Table(title="Trống", columns=(Column("a", "b"),), rows=[], empty="Không có.")
    assert _read(Report("Đơn 1", "", (facts, nothing, data, rows)), tmp_path) == [
        ["Đơn 1"], ["Số", "1"], [], ["Sự việc"], ["Ngày"], ["2026-01-02"],
    ]  # fmt: skip


TEXTS = [text for text in HOSTILE if text.strip()]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text[:20]))
def test_no_text_is_a_formula(tmp_path: Path, text: str) -> None:
    (_headings, (cell, _last)) = _read(
        Table(title="", columns=(Column(None, "a"), Column(None, "b")), rows=[(text, 1)]), tmp_path
    )
    assert cell.removeprefix("'") == displayable(text).removeprefix("'")
    assert cell.strip()[0] not in "=+-@\t\r"


@pytest.mark.parametrize("text", ["=1+1", "+84", "-x", "@SUM(1)", " =1", "＝1", "- Đề nghị"])
def test_what_looks_like_a_formula_stands_behind_an_apostrophe(tmp_path: Path, text: str) -> None:
    rows = _read(Table(title="", columns=(Column(None, "=a"),), rows=[(text,)]), tmp_path)
    assert rows == [["'=a"], [f"'{text}"]]
