"""``tiepdan history``: who did what and when, also what was taken back; and the clerk's name."""

import os
import shutil
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.asking.test_prompts import CTRL_C, converse
from tests.cli.conftest import (
    COMPLAINT,
    DENUNCIATION,
    DIALOGUE,
    PROPOSAL,
    Command,
    Tiepdan,
    assert_refused,
    do,
)
from tiepdan import paths
from tiepdan.cli.asking import options
from tiepdan.cli.main import app
from tiepdan.cli.running import program

OPINION = (*PROPOSAL, "--channel", "dialogue", "--received", "10/11/2026", "--meeting", "B1")
DONE: tuple[Command, ...] = (
    DIALOGUE,  # operation 2, after the creation
    OPINION,
    PROPOSAL,
    ("answer", "1", "--on", "12/11/2026", "--note", "đã trả lời"),
    ("add-document", "--issuer", "party", "--type", "plan", "--title", "Kế hoạch"),
    ("conclude", "B1", "--on", "16/11/2026", "--document", "58/TB"),
    ("undo", "5", "--yes"),  # operation 8
)


@pytest.fixture(scope="module")
def _recorded(_templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("recorded") / "r.db"
    shutil.copy(_templates["empty"], path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIEPDAN_CLERK", "Người ghi")
        for command in DONE:
            assert program.run(app, [*command, "--db", str(path)]) == 0
    return path


@pytest.fixture
def recorded(_recorded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register with ``DONE``, as the database that commands use by default."""
    path = Path(shutil.copy(_recorded, tmp_path / "sổ.db"))
    monkeypatch.setenv("TIEPDAN_DB", str(path))
    return path


def history(tiepdan: Tiepdan, *arguments: str) -> Any:
    run = tiepdan("history", *arguments, "--json")
    assert run.code == 0, run.err
    return run.data


# --- What was done ------------------------------------------------------------------------------


def test_every_operation_who_when_and_what(tiepdan: Tiepdan, recorded: Path) -> None:
    rows = history(tiepdan)
    assert [(row["operation"], row["command"], row["words"], row["changes"]) for row in rows] == [
        (1, "init", "Created the register of Xã Thử.", 2),
        (2, "add-meeting", "Recorded meeting B1: periodic dialogue on 10/11/2026, held.",
         1),
        (3, "add-petition", "Recorded petition 2026-0001.", 2),
        (4, "add-petition", "Recorded petition 2026-0002.", 2),
        (5, "answered", "Petition 2026-0001: recorded “answered” on 12/11/2026.", 1),
        (6, "add-document", "Recorded document 1 of the list.", 1),
        (7, "conclusion_notice", "Meeting B1: recorded “conclusion notice issued” on 16/11/2026.",
         1),
        (8, "undo", "Took back operation 5: Petition 2026-0001: recorded “answered” on 12/11/2026.",
         1),
    ]  # fmt: skip
    assert {row["clerk"] for row in rows[1:]} == {"Người ghi"}
    assert [row["undone_by"] for row in rows] == [None] * 4 + [8] + [None] * 3
    assert [row["undoes"] for row in rows] == [None] * 7 + [5]
    # The clock's own moment, whatever day the commands looked as of.
    moments = [datetime.fromisoformat(row["recorded_at"]) for row in rows]
    assert moments == sorted(moments)
    assert all(timedelta() <= datetime.now(UTC) - moment < timedelta(hours=1) for moment in moments)


def test_the_table_says_the_same_in_words(tiepdan: Tiepdan, recorded: Path) -> None:
    out = tiepdan("history").out
    assert "Operations: 8" in out
    assert "(Taken back by operation 8.)" in out
    lines = [line for line in out.splitlines() if "recorded “answered”" in line]
    assert [line.split("│")[1].strip() for line in lines] == ["5", "8"]
    assert all("Người ghi" in line for line in lines)


def test_a_long_history_shows_its_end(
    tiepdan: Tiepdan, recorded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "LIST_LENGTH", 3)
    assert len(history(tiepdan)) == 8
    short, whole = tiepdan("history").out, tiepdan("history", "--all").out
    for number in range(1, 9):
        assert f"│   {number} │" in whole
        assert (f"│   {number} │" in short) == (number > 5)
    assert "Operations: 8" in short


# --- Of one petition or meeting -----------------------------------------------------------------


def _numbers(data: Any) -> list[int]:
    return [row["operation"] for row in data["operations"]]


def test_of_a_petition_each_row_before_and_after(tiepdan: Tiepdan, recorded: Path) -> None:
    data = history(tiepdan, "1")
    assert _numbers(data) == [3, 5, 8]
    changes = [
        (row["operation"], row["table"], row["column"], row["before"], row["after"])
        for row in data["changes"]
        if row["column"] in {"summary", "received_on", "kind", "note", "meeting_id"}
    ]
    assert changes == [
        (3, "petition", "received_on", "–", "10/11/2026"),
        (3, "petition", "kind", "–", "proposal"),
        (3, "petition", "meeting_id", "–", "B1"),
        (3, "petition", "summary", "–", "Đề nghị sửa đường"),
        (5, "petition_event", "kind", "–", "answered"),
        (5, "petition_event", "note", "–", "đã trả lời"),
        (8, "petition_event", "kind", "answered", "–"),
        (8, "petition_event", "note", "đã trả lời", "–"),
    ]
    assert history(tiepdan, "2026-0001") == data
    out = tiepdan("history", "1").out
    assert "2026-0001" in out
    assert "đã trả lời" in out


def test_of_a_meeting(tiepdan: Tiepdan, recorded: Path) -> None:
    data = history(tiepdan, "B1")
    assert _numbers(data) == [2, 7]
    assert {row["table"] for row in data["changes"]} == {"meeting", "meeting_event"}


def test_of_one_taken_back(tiepdan: Tiepdan, recorded: Path) -> None:
    do(tiepdan, ("undo", "4", "--yes"), (*DIALOGUE, "--on", "11/11/2026"), ("undo", "--yes"))
    assert _numbers(history(tiepdan, "2")) == [4, 9]
    assert _numbers(history(tiepdan, "B2")) == [10, 11]
    assert tiepdan("show", "2").code == 3


def test_of_a_number_that_a_file_gives_again_both(
    tiepdan: Tiepdan, recorded: Path, tmp_path: Path
) -> None:
    (tmp_path / "petitioners.csv").write_text("number,name\n1,Hộ 01\n", encoding="utf-8")
    (tmp_path / "petitions.csv").write_text(
        "number,received_on,channel,kind,field,petitioner,summary\n"
        "2026-0002,2026-11-10,post,PA,land,1,Ranh giới\n",
        encoding="utf-8",
    )
    do(tiepdan, ("undo", "4", "--yes"), ("import", str(tmp_path)))
    assert _numbers(history(tiepdan, "2")) == [4, 9, 10]


def test_a_look_at_a_secret_is_in_the_history_of_its_petition(
    tiepdan: Tiepdan, recorded: Path
) -> None:
    do(tiepdan, DENUNCIATION, ("show", "3", "--reveal", "xác minh theo 12/QĐ-UBND"))
    look = history(tiepdan, "3")["operations"][-1]
    assert (look["command"], look["reason"], look["changes"]) == (
        "reveal", "xác minh theo 12/QĐ-UBND", 0,
    )  # fmt: skip
    assert "Reason: xác minh theo 12/QĐ-UBND." in tiepdan("history", "3").out


@pytest.mark.parametrize("back", [False, True])
def test_no_history_tells_who_denounced(tiepdan: Tiepdan, database: Path, back: bool) -> None:
    do(tiepdan, DENUNCIATION, ("add-visit", "--name", "Kín 77", "--content", "Kín 77",
                               "--petition", "1"), ("accept", "1", "--note", "Kín 77"))  # fmt: skip
    if back:
        do(tiepdan, ("undo", "--steps", "3", "--yes"))
    for arguments in ((), ("1",), ("--json",), ("1", "--json")):
        out = tiepdan("history", *arguments).out
        for secret in ("Kín", "Người Tố Cáo", "038099000077", "0912345677", "chỉ người tố cáo"):
            assert secret not in out
    assert "(kept secret)" in tiepdan("history", "1").out


@pytest.mark.parametrize(
    ("number", "code"), [("99", 3), ("2025-0001", 3), ("B99", 3), ("x", 2), ("2026-x", 2)]
)
def test_what_is_not_there(tiepdan: Tiepdan, recorded: Path, number: str, code: int) -> None:
    assert_refused(tiepdan, recorded, ("history", number), code=code)


# --- The clerk's name ---------------------------------------------------------------------------


def _kept() -> Path:
    return paths.user_folder() / "clerk.txt"


@pytest.fixture
def nameless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIEPDAN_CLERK")
    monkeypatch.setenv("LOGNAME", "tài-khoản")


def _last_clerk(tiepdan: Tiepdan) -> str:
    return str(history(tiepdan)[-1]["clerk"])


def test_at_a_terminal_the_name_is_asked_once(
    tiepdan: Tiepdan, database: Path, nameless: None
) -> None:
    code, screen = converse(*PROPOSAL, answers=["", "Trần Thị Ghi"])
    assert code == 0, screen
    assert screen.count("Your name, for the journal") == 2  # nothing is no name
    assert _last_clerk(tiepdan) == "Trần Thị Ghi"
    assert _kept().read_text(encoding="utf-8") == "Trần Thị Ghi\n"
    assert os.name == "nt" or stat.S_IMODE(_kept().stat().st_mode) == 0o600
    code, screen = converse(*PROPOSAL, answers=[])
    assert code == 0, screen
    assert "Your name" not in screen
    assert _last_clerk(tiepdan) == "Trần Thị Ghi"


def test_without_an_answer_nothing_is_written(database: Path, nameless: None) -> None:
    before = database.read_bytes()
    code, screen = converse(*PROPOSAL, answers=[CTRL_C])
    assert code == 130
    assert "nothing was written" in screen
    assert database.read_bytes() == before
    assert not _kept().exists()


@pytest.mark.parametrize(
    "command",
    [
        (*PROPOSAL, "--no-input"),
        ("add-day-off", "25/11/2026", "--reason", "Bão", "--no-input"),
        ("undo", "--yes", "--no-input"),
    ],
)
def test_with_no_input_no_name_is_asked(
    tiepdan: Tiepdan, database: Path, nameless: None, command: Command
) -> None:
    do(tiepdan, PROPOSAL)
    code, screen = converse(*command, answers=[])
    assert code == 0, screen
    assert "Your name" not in screen
    assert _last_clerk(tiepdan) == "tài-khoản"
    assert not _kept().exists()


def test_off_a_terminal_the_account_is_named(
    process: Tiepdan, tiepdan: Tiepdan, database: Path, nameless: None
) -> None:
    assert process(*PROPOSAL, stdin="Ai đó\n").code == 0
    assert _last_clerk(tiepdan) == "tài-khoản"
    assert not _kept().exists()


def test_the_variable_comes_before_what_is_kept(
    tiepdan: Tiepdan, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.make_private_folder(_kept().parent)
    _kept().write_text("Trần Thị Ghi\n", encoding="utf-8")
    do(tiepdan, PROPOSAL)
    assert _last_clerk(tiepdan) == "Người ghi"
    monkeypatch.setenv("TIEPDAN_CLERK", "")
    do(tiepdan, PROPOSAL)
    assert _last_clerk(tiepdan) == "Trần Thị Ghi"
    monkeypatch.setenv("TIEPDAN_CLERK", "  ")
    assert_refused(tiepdan, database, PROPOSAL, "TIEPDAN_CLERK", code=2)


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe", b"a\0b"])
def test_a_damaged_name_is_no_obstacle(
    tiepdan: Tiepdan, database: Path, nameless: None, content: bytes
) -> None:
    paths.make_private_folder(_kept().parent)
    _kept().write_bytes(content)
    do(tiepdan, PROPOSAL)
    assert _last_clerk(tiepdan) == "tài-khoản"


def test_init_takes_the_name(
    tiepdan: Tiepdan, tmp_path: Path, nameless: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIEPDAN_DB", str(tmp_path / "mới.db"))
    do(tiepdan, ("init", "--name", "Xã", "--province", "Hà Tĩnh", "--clerk", "Trần Thị Ghi"))
    assert _last_clerk(tiepdan) == "Trần Thị Ghi"
    assert stat.S_IMODE(_kept().stat().st_mode) == 0o600 or os.name == "nt"
    do(tiepdan, PROPOSAL)
    assert _last_clerk(tiepdan) == "Trần Thị Ghi"


def test_reading_asks_for_no_name(database: Path, nameless: None) -> None:
    code, screen = converse("history", answers=[])
    assert code == 0
    assert "Your name" not in screen


def test_what_was_put_right_as_a_denunciation_is_covered_in_its_first_form_too(
    tiepdan: Tiepdan, database: Path
) -> None:
    marker = "DấuKín77"
    who = ("--received", "20/11/2026", "--name", marker, "--address", marker, "--field", "land",
           "--channel", "post", "--summary", marker)  # fmt: skip
    recorded: tuple[Command, ...] = (
        ("add-petition", "--kind", "complaint", *who), ("undo", "--yes"),
        ("add-petition", "--kind", "denunciation", *who),
    )  # fmt: skip
    shown: tuple[Command, ...] = (
        ("history", "1"), ("history", "1", "--json"), ("undo", "3", "--yes"),
    )  # fmt: skip
    for command in recorded:
        assert tiepdan(*command).code == 0
    for command in shown:
        run = tiepdan(*command)
        assert marker not in run.out + run.err


def test_the_person_is_in_the_history_of_the_petition(tiepdan: Tiepdan, database: Path) -> None:
    assert tiepdan(*COMPLAINT).code == 0
    rows = tiepdan("history", "1", "--json").data["changes"]
    assert ("petitioner", "name", "Công dân 01") in [
        (row["table"], row["column"], row["after"]) for row in rows
    ]
