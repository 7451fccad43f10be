"""What the words of a report contradict."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Tiepdan


@pytest.mark.parametrize(
    ("text", "checks"),
    [
        ("Kiến nghị được trả lời đạt 100%.", ["per-cent"]),
        ("Năm 2026 giải quyết đạt 95,5 % số đơn.", ["per-cent"]),
        ("Giải quyết 19/19 đơn (100%).", []),
        ("Giải quyết 12/15 đơn, đạt 80%.", []),
        ("Giải quyết 12/15 đơn, đạt 85%.", ["share"]),
        ("Giải quyết 19 đơn, đạt 100%.", []),
        ("Kinh tế tăng 9,5% mỗi năm.", []),
        ("Từ ngày 01/01/2026 trả lời đạt 100%", ["per-cent"]),
    ],
)
def test_per_cents_stand_beside_their_numbers(
    tiepdan: Tiepdan, database: Path, tmp_path: Path, text: str, checks: list[str]
) -> None:
    file = tmp_path / "loi.txt"
    file.write_text(text, encoding="utf-8")
    command = ("report", "doi-thoai", "--from", "2026", "--to", "2026")
    assert tiepdan(*command, "--write", "danh-gia", "--text", str(file)).code == 0
    assert [one["check"] for one in tiepdan(*command, "--json").data["findings"]] == checks


@pytest.mark.parametrize(
    ("last", "is_short"),
    [("31/12/2026", False), ("30/12/2026", True), ("29/11/2026", True), ("25/11/2026", False)],
)
def test_a_period_that_was_cut_short(
    tiepdan: Tiepdan, database: Path, last: str, is_short: bool
) -> None:
    data: Any = tiepdan("report", "doi-thoai", "--from", "2026", "--to", last, "--json").data
    found = [one["check"] for one in data["findings"]]
    assert ("ends-short" in found) is is_short
    assert data["to"] == str(date(*map(int, reversed(last.split("/")))))
