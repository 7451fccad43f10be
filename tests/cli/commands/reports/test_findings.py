"""What the words of a report contradict."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Given, Tiepdan


def test_per_cents_stand_beside_their_numbers(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    wrong = {
        "Kiến nghị được trả lời đạt 100%.": "per-cent",
        "Năm 2026 giải quyết đạt 95,5 % số đơn.": "per-cent",
        "Giải quyết 19/19 đơn (100%).": None,
        "Giải quyết 12/15 đơn, đạt 80%.": None,
        "Giải quyết 12/15 đơn, đạt 85%.": "share",
        "Giải quyết 19 đơn, đạt 100%.": None,
        "Kinh tế tăng 9,5% mỗi năm.": None,
        "Từ ngày 01/01/2026 trả lời đạt 100%": "per-cent",
    }
    file = tmp_path / "loi.txt"
    file.write_text("\n".join(wrong), encoding="utf-8")
    command = ("report", "doi-thoai", "--from", "2026", "--to", "2026")
    assert tiepdan(*command, "--write", "danh-gia", "--text", str(file)).code == 0
    found = tiepdan(*command, "--json").data["findings"]
    assert [one["check"] for one in found] == [check for check in wrong.values() if check]


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


# --- The Party secretary's report, and shares in texts --------------------------------------------


def test_the_secretary_is_not_credited_with_what_the_chair_did(
    tiepdan: Tiepdan, given: Given
) -> None:
    given(
        ("add-meeting", "--kind", "periodic_reception", "--on", "05/03/2026", "--capacity",
         "committee_chair", "--status", "held", "--people", "1"),
        ("add-visit", "--meeting", "B1", "--on", "05/03/2026", "--content", "Hỏi về đất",
         "--matter", "new"),
        ("add-meeting", "--kind", "periodic_reception", "--on", "12/03/2026", "--capacity",
         "party_secretary,committee_chair", "--status", "held", "--people", "4"),
        ("add-visit", "--meeting", "B2", "--on", "12/03/2026", "--content", "Hỏi về đường",
         "--matter", "new", "--people", "4"),
        ("add-petition", "--kind", "proposal", "--received", "13/03/2026", "--channel", "post",
         "--addressed-to", "party", "--name", "A", "--field", "land", "--summary", "Cấp sổ"),
        ("add-petition", "--kind", "proposal", "--received", "13/03/2026", "--channel", "post",
         "--addressed-to", "committee", "--name", "B", "--field", "land", "--summary", "Cấp sổ"),
    )  # fmt: skip
    out = tiepdan("report", "dang-thang", "--period", "month 3/2026").out
    assert "Bí thư tiếp dân: 01 buổi định kỳ, đột xuất; 01 lượt, 04 người." in out
    assert "Đơn, ý kiến gửi cấp ủy, Bí thư: 01, đã kết thúc 0." in out
    assert "Toàn xã, theo lịch 02 buổi tiếp dân định kỳ" in out


def test_shares_in_texts_are_recomputed(tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path) -> None:
    right = {
        "đã giải quyết 18/20 đơn (90%)": None,
        "40% đất đai (4/10), 50% đơn khác (5/10)": None,
        "giải quyết 1/3 đơn (33,3%)": None,
        "giải quyết 2/3 đơn (67%)": None,
        "giải quyết 18/20 đơn (95%)": "18/20 (90%)",
        "giải quyết 95% (18/20) số đơn": "18/20 (90%)",
        "giải quyết 18 trong 20 đơn, đạt 95%": "18/20 (90%)",
        "giải quyết 3/2 đơn (150%)": "–",
    }
    file = tmp_path / "a.txt"
    file.write_text("\n".join(right), encoding="utf-8")
    days = ("--from", "2019", "--to", "2023")
    assert tiepdan("report", "qd11", *days, "--write", "tra-loi", "--text", str(file)).code == 0
    found = tiepdan("report", "qd11", *days, "--json").data["findings"]
    said = [one["sentence"] for one in found if one["check"] == "share"]
    assert [sentence.rpartition("; it is ")[2] for sentence in said] == [
        f"{share}." for share in right.values() if share
    ]
