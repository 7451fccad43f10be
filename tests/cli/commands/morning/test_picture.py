"""``tiepdan`` alone: today's picture on one screen, whatever the numbers are."""

from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import COMPLAINT, DENUNCIATION, DIALOGUE, PROPOSAL, Given, Tiepdan
from tests.commands import COMMANDS
from tiepdan.output.screen import picture as output
from tiepdan.reports.lists.picture import Block, Line, Picture

PLANNED = ("add-meeting", "--kind", "periodic_reception", "--chair", "Bí thư", "--capacity",
           "party_secretary", "--status", "planned")  # fmt: skip
RECORDED = (
    COMPLAINT,
    DENUNCIATION,
    PROPOSAL,
    (*PROPOSAL, "--received", "16/11/2026", "--officer", "Bà Địa chính"),
    (*PLANNED, "--on", "12/11/2026"),
    (*PLANNED, "--on", "22/11/2026", "--half-day", "morning"),
    DIALOGUE,
    ("add-petition", "--meeting", "B3", "--kind", "feedback", "--name", "Hộ 09", "--field", "land",
     "--summary", "Chậm cấp giấy"),
)  # fmt: skip


def test_all_there_is_to_do_is_in_it(tiepdan: Tiepdan, given: Given) -> None:
    given(*RECORDED)
    run = tiepdan()
    assert run.code == 0, run.err
    lines = run.out.splitlines()
    assert len(lines) <= 23
    for text in (
        "Xã Thử, 22/11/2026",
        "Overdue: 7 steps, of 3 petitions",
        "  tiepdan overdue",
        "Past the threshold of 45 days (discipline possible) (TCD-41)",
        "Due within 5 working days: ",
        "Meetings today: 1",
        "periodic reception, morning",
        "Past meetings without a word of what became of them: 1",
        "12/11/2026",
        "Opinions of meetings not answered yet: 1",
        "tiepdan petitions --owed",
        "Petitions to examine: 4",
        "tiepdan petitions --not-examined",
        "Not yet in the national database: 1 petition",
        "As of 22/11/2026 · copy of ",
        ", Người ghi",
    ):
        assert text in run.out, text
    # Each petition stands once, with its worst step; no denouncer's word is there.
    assert sum(line.startswith("  2026-0001") for line in lines) == 1
    for secret in ("Người Tố Cáo 77", "Thôn Kín", "Điều chỉ"):
        assert secret not in run.out
    assert [row["number"] for row in tiepdan("petitions", "--owed", "--json").data] == ["2026-0005"]


def test_as_data_it_has_every_limit(tiepdan: Tiepdan, given: Given) -> None:
    given(*RECORDED)
    data = tiepdan("--json").data
    assert data.keys() == {
        "date", "office", "overdue", "due", "reports_without_day", "meetings_today",
        "meetings_without_outcome", "opinions_owed", "petitions_to_examine", "not_entered",
        "other_reminders", "last_copy", "last_copy_elsewhere", "last_entry",
    }  # fmt: skip
    assert data["overdue"] == tiepdan("overdue", "--json").data
    assert data["due"] == tiepdan("due", "--json").data
    assert [row["meeting"] for row in data["meetings_today"]] == ["B2"]
    assert data["meetings_without_outcome"] == [
        {"meeting": "B1", "kind": "periodic_reception", "date": "2026-11-12"}
    ]
    assert (data["date"], data["opinions_owed"]) == ("2026-11-22", 1)
    assert data["last_entry"]["clerk"] == "Người ghi"
    assert data["last_entry"]["command"] == "add-petition"
    moment = datetime.fromisoformat(data["last_entry"]["recorded_at"])
    assert moment.tzinfo == UTC


def test_where_nothing_is_to_be_done_it_is_short(tiepdan: Tiepdan, database: Path) -> None:
    lines = tiepdan("--today", "20/11/2026").out.splitlines()
    assert lines[0] == "Xã Thử, 20/11/2026"
    assert "Nothing is overdue." in lines
    assert len(lines) < 10


def test_without_a_register_the_first_steps_are_shown(tiepdan: Tiepdan) -> None:
    run = tiepdan()
    assert run.code == 0
    assert "There is no database" in run.out
    for command in ("init", "demo", "restore", "handbook"):
        assert command in COMMANDS
        assert f"  tiepdan {command}" in run.out
    run = tiepdan("--json")
    assert (run.code, run.out) == (3, "")


def test_its_option_does_not_stand_before_a_command(tiepdan: Tiepdan, database: Path) -> None:
    run = tiepdan("--json", "overdue")
    assert (run.code, run.out) == (2, "")
    assert "tiepdan overdue --json" in run.err


class _Screen(StringIO):
    def isatty(self) -> bool:
        return True


def _picture(count: int) -> Picture:
    lines = [
        Line(f"2026-{number:04}", "Xử lý ban đầu thông tin tố cáo (thụ lý hoặc không) (TC-24)",
             "Công chức Địa chính - Xây dựng", "09/07/2026 hoặc 13/07/2026", "2678 ngày")
        for number in range(count)
    ]  # fmt: skip
    blocks = [
        Block(f"Block {place} with a heading that is rather long: {count}", "tiepdan petitions -x",
              lines, is_alarm=place == 0)
        for place in range(9)
    ]  # fmt: skip
    return Picture("Xã Thử, ngày 22/11/2026", blocks, "Đến 22/11/2026 · " + "ghi cuối " * 9)


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("count", [0, 1, 3, 5000])
def test_it_never_fills_more_than_a_screen(
    columns: int, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("LINES", "24")
    screen = _Screen()
    output.write(_picture(count), color=False, file=screen)
    lines = screen.getvalue().splitlines()
    assert len(lines) <= 23
    assert max(map(len, lines)) <= columns
    assert screen.getvalue().count("tiepdan petitions -x") == 9
    if count and columns > 60:
        assert sum("2026-0000" in line for line in lines) == 9  # each block has its first line


def test_in_a_pipe_no_line_is_cut() -> None:
    file = StringIO()
    output.write(_picture(5000), file=file)
    assert len(file.getvalue().splitlines()) <= 23
    assert "(thụ lý hoặc không) (TC-24)" in file.getvalue()
    assert "Công chức Địa chính - Xây dựng" in file.getvalue()
