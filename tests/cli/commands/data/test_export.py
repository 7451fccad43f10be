"""The register as files: what is in them, who may be, and where they may be written."""

import csv
import os
from pathlib import Path

import pytest

from tests.cli.conftest import DENUNCIATION, DIALOGUE, PROPOSAL, Given, Tiepdan, do

ODD = (
    "=SUM(A1:A9)", "'=1+1", "''-x", "+84 912", "-5 người", "@ai", '“nháy” và "kép"',
    "a;b,c|d", "Ủy ban nhân dân xã Kỳ Châu, huyện Kỳ Anh", "'chỉ là nháy", "x" * 5000,
)  # fmt: skip

RECEPTION = ("add-meeting", "--kind", "periodic_reception", "--on", "10/11/2026")
AT_RECEPTION = ("add-visit", "--on", "10/11/2026", "--receiver", "head", "--meeting", "B2",
                "--content", "Hỏi đường", "--name", "Hộ 08", "--matter", "new")  # fmt: skip
BEFORE = (
    *(("add-document", "--issuer", "committee", "--type", "letter", "--on", "02/11/2026",
       "--title", text) for text in ODD),
    DIALOGUE, RECEPTION, AT_RECEPTION, PROPOSAL,
    ("add-petition", "--kind", "proposal", "--received", "10/11/2026", "--name", "Hộ 09",
     "--field", "land", "--channel", "reception", "--meeting", "B2", "--summary", "Nhập nhầm"),
    ("answer", "2026-2", "--on", "11/11/2026", "--document", "9/UBND"),
    # Void, and since then of a meeting that was not held.
    ("void", "2026-2", "--reason", "nhập hai lần, xem -1"),
    ("void", "--visit", "1", "--reason", "=nhầm"),
    ("edit-meeting", "B2", "--status", "not_held", "--reason", "bão"),
    ("void", "--document", "3", "--reason", "nhầm"),
)  # fmt: skip
EVERYTHING = (
    *BEFORE,
    # Told twice, and the first taken back (the first operation is init): the numbers have gaps.
    DIALOGUE, DIALOGUE, ("undo", str(len(BEFORE) + 2), "--yes"),
    ("add-day-off", "20/11/2026", "--reason", "Bão", "--authority", "12/UBND"),
    ("local-rules", "ha-tinh", "--off"),
    ("add-staff", "--name", "Ông A", "--role", "chair"),
    ("edit-office", "--name", "Xã Mới", "--from", "01/11/2026"),
    ("add-report-request", "--body", "UBND tỉnh", "--document", "9/UBND", "--on", "16/11/2026",
     "--content", "Chuyên đề"),
    ("send-report", "forms", "--period", "Q3/2026", "--on", "17/11/2026", "--document", "5/BC"),
    ("sent-report", "Q2/2026", "--on", "17/06/2026"),
    ("sent-report", "Q2/2026", "--on", "18/06/2026", "--again"),
    ("sent-report", "1", "--on", "20/11/2026"),
)  # fmt: skip

PROTECTED = (
    PROPOSAL, DENUNCIATION,
    ("protect", "2026-2", "--measure", "secrecy", "--on", "01/09/2026"),
    ("accept", "2026-2", "--on", "25/08/2026"),
    ("add-visit", "--on", "20/08/2026", "--receiver", "clerk", "--content", "Chuyện kín",
     "--name", "Người Tố Cáo 77", "--petition", "2026-2"),
    ("add-visit", "--on", "21/08/2026", "--receiver", "clerk", "--content", "Hỏi giờ",
     "--name", "Hộ 10", "--matter", "none"),
    ("add-document", "--issuer", "committee", "--type", "letter", "--title", "Gửi người tố cáo",
     "--on", "26/08/2026", "--petition", "2026-2"),
    ("add-sanction", "--whom", "head", "--form", "khiển trách", "--on", "02/11/2026",
     "--note", "vì chuyện kín"),
)  # fmt: skip
REASON = ("--reveal", "chuyển sang máy mới")


def _texts(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8-sig") for file in folder.iterdir()}


def _lines(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _there_and_back(tiepdan: Tiepdan, tmp_path: Path) -> tuple[Path, Path]:
    one, other, moved = tmp_path / "one", tmp_path / "other", str(tmp_path / "moved.db")
    do(tiepdan, ("export", str(one), *REASON), ("import", str(one), "--db", moved),
       ("export", str(other), *REASON, "--db", moved), ("check", "--db", moved))  # fmt: skip
    return one, other


def test_every_fact_comes_back(given: Given, tiepdan: Tiepdan, tmp_path: Path) -> None:
    given(*EVERYTHING)
    one, other = _there_and_back(tiepdan, tmp_path)
    texts = _texts(one)
    assert _texts(other) == texts
    assert texts.keys() >= {
        "voids.csv", "calendar_overrides.csv", "pack_switches.csv", "sent_parts.csv",
        "sent_reports.csv", "staff.csv",
    }  # fmt: skip
    assert [line["number"] for line in _lines(one, "meetings.csv")] == ["1", "2", "4"]
    assert [line["status"] for line in _lines(one, "meetings.csv")][1] == "not_held"
    titles = [line["title"] for line in _lines(one, "documents.csv")]
    assert titles[:6] == ["'=SUM(A1:A9)", "''=1+1", "'''-x", "'+84 912", "'-5 người", "'@ai"]
    assert titles[6:] == [*ODD[6:]]


def test_who_is_protected_is_left_out_and_named_by_number(
    given: Given, tiepdan: Tiepdan, tmp_path: Path
) -> None:
    path = given(*PROTECTED)
    before = path.read_bytes()
    run = tiepdan("export", str(tmp_path / "out"), "--json")
    assert run.code == 0
    assert path.read_bytes() == before
    assert run.data["left_out"] == {
        "petition": ["2026-0002"], "visit": ["1"], "document": ["1"], "sanction": ["1"],
    }  # fmt: skip
    assert "petitions 2026-0002; visits 1; documents 1" in run.err
    texts = "".join(_texts(tmp_path / "out").values())
    for secret in ("Người Tố Cáo", "kín", "Thôn Kín", "038099000077", "Gửi người", "secrecy"):
        assert secret not in texts
    assert [line["number"] for line in _lines(tmp_path / "out", "petitions.csv")] == ["2026-0001"]
    moved = ("--db", str(tmp_path / "moved.db"))
    do(tiepdan, ("import", str(tmp_path / "out"), *moved))
    do(tiepdan, ("add-document", "--issuer", "party", "--type", "plan", "--title", "X", *moved))
    do(tiepdan, ("export", str(tmp_path / "again"), *moved))
    (document,) = _lines(tmp_path / "again", "documents.csv")
    assert document["list_number"] == "2"  # the number left out is not given to another


def test_with_a_reason_it_is_whole_and_the_journal_says_so(
    given: Given, tiepdan: Tiepdan, tmp_path: Path
) -> None:
    given(*PROTECTED)
    one, other = _there_and_back(tiepdan, tmp_path)
    assert _texts(one) == _texts(other)
    assert "Người Tố Cáo 77" in _texts(one)["petitioners.csv"]
    latest = tiepdan("history", "--json").data[-1]
    assert latest["command"] == "export"
    assert "secrets of denouncers" in str(latest)


MIXED = (*PROPOSAL, "--mixed", "yes", "--received", "20/08/2026", "--name", "Ông Mật",
         "--summary", "Điều mật")  # fmt: skip
SPLIT = (
    MIXED,
    (*PROPOSAL, "--received", "20/08/2026", "--name", "Ông Mật", "--summary", "Xin làm đường",
     "--split-from", "1"),
    (*DENUNCIATION, "--name", "Ông Mật", "--summary", "Lời mật", "--split-from", "1"),
    ("add-visit", "--on", "20/11/2026", "--name", "Ông Mật", "--content", "Chuyện mật",
     "--petition", "1", "--settled-by", "Sở mật"),
)  # fmt: skip
"""A petition of several contents: one part is no secret, the other a denunciation."""


def test_what_a_denunciation_was_split_off_from_is_left_out_with_it(
    given: Given, tiepdan: Tiepdan, tmp_path: Path
) -> None:
    given(*SPLIT)
    run = tiepdan("export", str(tmp_path / "out"), "--json")
    assert run.data["left_out"] == {"petition": ["2026-0001", "2026-0003"], "visit": ["1"]}
    texts = _texts(tmp_path / "out")
    # The other part names its author, as everywhere; nothing joins it to what is left out.
    assert "Ông Mật" in texts["petitioners.csv"]
    assert "petition_links.csv" not in texts
    for secret in ("Điều mật", "Lời mật", "Chuyện mật", "Sở mật"):
        assert secret not in "".join(texts.values())
    moved = ("--db", str(tmp_path / "masked.db"))
    do(tiepdan, ("import", str(tmp_path / "out"), *moved), ("check", *moved))
    assert tiepdan("show", "2", *moved, "--json").data["facts"]["summary"] == "Xin làm đường"
    assert tiepdan("show", "1", *moved).code == 3


def test_a_split_denunciation_comes_back_whole_with_a_reason(
    given: Given, tiepdan: Tiepdan, tmp_path: Path
) -> None:
    given(*SPLIT)
    one, other = _there_and_back(tiepdan, tmp_path)
    assert _texts(one) == _texts(other)
    assert [line["petition"] for line in _lines(one, "petition_links.csv")] == [
        "2026-0002", "2026-0003",
    ]  # fmt: skip
    moved = ("--db", str(tmp_path / "moved.db"))
    assert "Ông Mật" not in tiepdan("show", "1", *moved).out
    assert tiepdan("petitions", "--to-split", *moved, "--json").data[0]["number"] == "2026-0001"


def test_a_reason_that_is_none_or_tells_a_name(
    given: Given, tiepdan: Tiepdan, tmp_path: Path
) -> None:
    given(*PROTECTED)
    for reason, code in (("x", 2), ("của Người Tố Cáo 77", 4)):
        assert tiepdan("export", str(tmp_path / "out"), "--reveal", reason).code == code
        assert not (tmp_path / "out").exists()
    assert tiepdan("history", "--json").data[-1]["command"] == "export"  # the try


def test_what_is_not_ours_is_never_touched(given: Given, tiepdan: Tiepdan, tmp_path: Path) -> None:
    given(PROPOSAL)
    out = tmp_path / "out"
    out.mkdir()
    do(tiepdan, ("export", str(out)))
    before = _texts(out)
    assert tiepdan("export", str(out)).code == 4
    do(tiepdan, ("add-staff", "--name", "Ông A", "--role", "chair"))
    do(tiepdan, ("export", str(out), "--force"))
    assert _texts(out).keys() - before.keys() == {"staff.csv"}
    before = _texts(out)
    (out / "ảnh.jpg").write_text("ảnh", encoding="utf-8")
    run = tiepdan("export", str(out), "--force")
    assert (run.code, "ảnh.jpg" in run.err) == (4, True)
    assert _texts(out) == before | {"ảnh.jpg": "ảnh"}
    (tmp_path / "tệp").write_text("tệp", encoding="utf-8")
    assert tiepdan("export", str(tmp_path / "tệp"), "--force").code == 4
    assert tiepdan("export", str(tmp_path / "none" / "out")).code == 3
    assert {file.name for file in tmp_path.iterdir() if file.name.startswith(".")} == set()


@pytest.mark.skipif(os.name == "nt", reason="no mode bits")
def test_the_files_are_for_their_owner_alone(
    given: Given, tiepdan: Tiepdan, tmp_path: Path
) -> None:
    given(PROPOSAL)
    before = os.umask(0)
    try:
        do(tiepdan, ("export", str(tmp_path / "out")))
    finally:
        os.umask(before)
    modes = {file.stat().st_mode & 0o777 for file in (tmp_path / "out").iterdir()}
    assert modes == {0o600}
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700
