"""``tiepdan undo``: every writing command can be taken back, exactly, and that as well."""

import os
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.cli.asking.test_prompts import converse
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
from tests.commands import COMMANDS
from tests.records.facts import contents, facts
from tiepdan import paths
from tiepdan.cli.main import app
from tiepdan.cli.running import program
from tiepdan.records import database as databases
from tiepdan.records.checking import register
from tiepdan.reports import register_check

TODAY = date(2026, 11, 22)
NUMBER = re.compile(r"\d{4}-\d{4}")
FUZZ = int(os.environ.get("TIEPDAN_FUZZ", "2"))
"""How many random histories are tried; at 200 and more they grow longer as well."""

NEW, ACCEPTED, SUSPENDED, ELSEWHERE, DENOUNCED, RESOLVING, PROPOSED, SENT, DECIDED = map(
    str, range(1, 10)
)
HELD, PLANNED = "B1", "B2"
LINKED = SUSPENDED
DECISION = ("decide", DECIDED, "--on", "03/08/2026", "--result", "upheld",
            "--measure", "recovered_money=50")  # fmt: skip
CASES: tuple[Command, ...] = (
    ("add-training", "--kind", "tuyên truyền", "--title", "Luật", "--on", "10/11/2026"),
    ("add-inspection", "--inspections", "1", "--on", "10/11/2026"),
    ("add-staff", "--name", "Ông B", "--role", "chủ tịch", "--from", "01/07/2025"),
    (
        "add-report-request",
        "--body",
        "UBND tỉnh",
        "--document",
        "758/UBND-TTr",
        "--on",
        "16/11/2026",
        "--content",
        "Sơ kết 5 năm",
    ),
    ("sent-report", "Q3/2026", "--on", "17/09/2026"),
    *[COMPLAINT] * 3,
    (*COMPLAINT, "--not-competent"),
    *[DENUNCIATION] * 2,
    *[PROPOSAL] * 2,
    ("forward", SENT, "--on", "16/11/2026", "--body", "Sở Xây dựng"),
    ("accept", ACCEPTED, "--on", "16/07/2026"),
    ("accept", SUSPENDED, "--on", "16/07/2026"),
    ("suspend", SUSPENDED, "--on", "20/07/2026"),
    ("accept", RESOLVING, "--on", "28/08/2026"),
    ("link", LINKED, "--duplicate-of", NEW, "--on", "20/07/2026"),
    ("join", ELSEWHERE, SUSPENDED, "--on", "20/07/2026"),
    DIALOGUE,
    ("add-meeting", "--kind", "TDĐK", "--on", "03/12/2026"),
    ("add-visit", "--on", "19/11/2026", "--name", "Hộ 09", "--content", "Hỏi"),
    ("add-visit", "--on", "19/11/2026", "--content", "Hỏi, ghi nhầm"),
    ("void", "--visit", "2", "--reason", "nhập hai lần"),
    ("add-document", "--issuer", "committee", "--type", "notice", "--title", "Thông báo"),
    ("add-sanction", "--whom", "official", "--form", "khiển trách"),
    COMPLAINT,
    ("accept", DECIDED, "--on", "16/07/2026"),
    DECISION,
    ("protect", DENOUNCED, "--measure", "life", "--on", "28/08/2026", "--note", "canh nhà"),
    ("record", HELD, "announced", "--on", "04/11/2026"),
)
"""A case for each command, under the names above."""

EXTENSION = ("--complexity", "complex", "--on", "20/09/2026", "--document", "15", "--days", "5")
STORM = ("--reason", "Bão số 5")

WRITING: dict[str, Command] = {
    "add-petition": (*PROPOSAL, "--channel", "dialogue", "--received", "10/11/2026",
                     "--meeting", HELD),
    "examine": ("examine", NEW, "--on", "16/07/2026", "--reason", "trùng đơn"),
    "join": ("join", NEW, ACCEPTED, "--visit", "1"),
    "separate": ("separate", ELSEWHERE),
    "mark": ("mark", NEW, "--complex", "yes", "--drawn-out", "no"),
    "send-report": ("send-report", "02/XLD", "--period", "Q3/2026", "--on", "17/09/2026",
                    "--document", "45/BC-UBND", "--again"),
    "accept": ("accept", NEW, "--on", "16/07/2026"),
    "decline": ("decline", NEW, "--on", "16/07/2026", "--reason", "…"),
    "forward": ("forward", PROPOSED, "--on", "16/11/2026", "--body", "Sở Y tế"),
    "guide": ("guide", ELSEWHERE, "--on", "16/07/2026"),
    "urge": ("urge", SENT, "--on", "20/11/2026", "--document", "9/CV"),
    "return": ("return", PROPOSED),
    "file": ("file", PROPOSED),
    "answer": ("answer", PROPOSED, "--note", "đã trả lời"),
    "complex": ("complex", ACCEPTED, "--on", "20/07/2026", "--document", "15", "--note", "x"),
    "extend": ("extend", RESOLVING, *EXTENSION),
    "suspend": ("suspend", ACCEPTED, "--on", "20/07/2026"),
    "resume": ("resume", SUSPENDED, "--on", "22/07/2026"),
    "withdraw": ("withdraw", ACCEPTED),
    "terminate": ("terminate", RESOLVING),
    "assign": ("assign", PROPOSED, "Trần Văn B"),
    "note": ("note", PROPOSED, "đã gọi điện"),
    "decide": ("decide", ACCEPTED, "--on", "03/08/2026", "--result", "upheld",
               "--measure", "recovered_money=50.000.000", "--measure", "returned_land=120,5"),
    "record": ("record", ACCEPTED, "documents_requested", "--on", "17/07/2026"),
    "edit": ("edit", ACCEPTED, "--received", "07/07/2026", "--hamlet", "Châu Long"),
    "edit-event": ("edit-event", ACCEPTED, "accepted", "--on", "15/07/2026"),
    "edit-visit": ("edit-visit", "1", "--people", "6", "--advice", "Đã giải thích",
                   "--name", "Hộ 10", "--phone", "0912345678"),
    "edit-document": ("edit-document", "1", "--number", "12/TB", "--petition", PROPOSED),
    "add-report-request": ("add-report-request", "--body", "UBND tỉnh", "--document", "9/UBND",
                           "--on", "17/11/2026", "--content", "Chuyên đề", "--due", "30/11/2026"),
    "sent-report": ("sent-report", "758/UBND-TTr", "9m/2026", "--on", "20/11/2026", "--document",
                    "45/BC-UBND", "--recipient", "UBND tỉnh"),
    "edit-sent-report": ("edit-sent-report", "1", "--on", "16/09/2026"),
    "edit-report-request": ("edit-report-request", "758/UBND-TTr", "--remove"),
    "edit-sanction": ("edit-sanction", "1", "--form", "nhắc nhở"),
    "edit-office": ("edit-office", "--province", "Nghệ An", "--from", "10/11/2026"),
    "add-training": ("add-training", "--kind", "organised", "--title", "Luật", "--people", "9"),
    "edit-training": ("edit-training", "1", "--people", "30"),
    "add-inspection": ("add-inspection", "--inspections", "2", "--concluded", "1"),
    "edit-inspection": ("edit-inspection", "1", "--units", "3"),
    "add-staff": ("add-staff", "--name", "Bà A", "--role", "tổ phó"),
    "edit-staff": ("edit-staff", "1", "--until", "30/11/2026"),
    "edit-meeting": ("edit-meeting", HELD, "--chair", "Bà B", "--people", "30"),
    "void": ("void", RESOLVING, "--reason", "nhập hai lần"),
    "unvoid": ("unvoid", "--visit", "2"),
    "add-meeting": DIALOGUE,
    "hold": ("hold", PLANNED, "--people", "7", "--today", "04/12/2026"),
    "cancel": ("cancel", PLANNED, "--reason", "bão"),
    "schedule": ("schedule", "--month", "01/2027", "--announced", "20/11/2026", "--yes"),
    "conclude": ("conclude", HELD, "--on", "16/11/2026", "--document", "58/TB"),
    "add-visit": ("add-visit", "--on", "20/11/2026", "--name", "Hộ 08", "--content", "Hỏi",
                  "--petition", PROPOSED, "--petition", DENOUNCED),
    "add-document": ("add-document", "--issuer", "committee", "--type", "notice", "--title",
                     "Thông báo", "--petition", PROPOSED),
    "add-sanction": ("add-sanction", "--whom", "official", "--form", "khiển trách"),
    "link": ("link", PROPOSED, "--continues", NEW, "--note", "cùng việc"),
    "entered": ("entered", NEW, PROPOSED, "--visit", "1", "--on", "20/11/2026"),
    "unlink": ("unlink", LINKED, NEW),
    "local-rules": ("local-rules", "ha-tinh", "--off"),
    "add-day-off": ("add-day-off", "16/11/2026", "--to", "20/11/2026", *STORM),
    "remove-day-off": ("remove-day-off", "31/08/2026", *STORM),
    "swap-days": ("swap-days", "16/11/2026", "21/11/2026", *STORM),
    "enforce": ("enforce", DECIDED, "--on", "10/08/2026", "--measure", "recovered_money=20"),
    "protect": ("protect", RESOLVING, "--measure", "secrecy", "--on", "30/08/2026"),
    "end-protection": ("end-protection", DENOUNCED, "--on", "30/09/2026"),
    "edit-protection": ("edit-protection", "1", "--relatives", "2", "--note", "canh cả nhà"),
    "opening-balance": ("opening-balance", "--on", "01/07/2025", "--visits", "4"),
    "waive-protection": ("waive-protection", DENOUNCED, "--document", "Đơn ngày 06/07/2026"),
    "import": ("import", "FOLDER"),
    "letter": ("letter", ACCEPTED, "acceptance", "--number", "12", "-o", "FOLDER/1.docx",
               "--force"),
}  # fmt: skip
"""One run of each command that can be taken back."""

REVEAL = ("show", PROPOSED, "--reveal", "xác minh")

READING: dict[str, Command] = {
    "overdue": (), "due": (), "petitions": (), "show": (PROPOSED,), "meetings": (), "visits": (),
    "documents": (), "stats": (), "duties": (), "office": (), "trainings": (), "reports": (),
    "inspections": (), "explain": (NEW,), "search": ("đất",),
    "deadline": ("22/11/2026", "5"), "limits": (), "holidays": (), "history": (), "check": (),
    "backup": (), "clerk": (), "handbook": (), "help": (), "config": (), "completion": ("bash",),
    "letters": (), "check-template": ("FOLDER/acceptance.docx",),
    "report": ("qd11", "--from", "2024", "--to", "2026"),
    "export": ("FOLDER/out",),
    "check-report": ("FOLDER/stated.csv", "--from", "2026", "--to", "2026"),
}  # fmt: skip
"""Each command that only looks, with what it must be given."""

FINAL = {"init", "demo", "purge", "restore"}
"""Commands that no undo reaches: they make a register, replace it, or destroy for good."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rows to import into a register that knows its office already."""
    path = tmp_path_factory.mktemp("import") / "rows"
    shutil.copytree(paths.data_folder() / "ky-chau", path)
    (path / "office.csv").unlink()
    shutil.copy(paths.data_folder() / "letters" / "acceptance.docx", path)
    (path / "stated.csv").write_text("figure,number\nvisits,1\n", encoding="utf-8")
    return path


def _typed(words: Command, folder: Path) -> Command:
    """A command line with the folder of the rows in its place."""
    return tuple(word.replace("FOLDER", str(folder)) for word in words)


def operations(tiepdan: Tiepdan) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tiepdan("history", "--json").data
    return found


def last(tiepdan: Tiepdan) -> str:
    """The number of the last operation."""
    return str(operations(tiepdan)[-1]["operation"])


def assert_sound(path: Path) -> None:
    with databases.as_found(path) as connection:
        assert register_check.problems_of(register_check.examine(connection, today=TODAY)) == []


# --- Every command ------------------------------------------------------------------------------


def test_of_every_command_it_is_decided_whether_it_can_be_taken_back() -> None:
    assert sorted(COMMANDS) == sorted([*WRITING, *READING, *FINAL, "undo"])


@pytest.mark.parametrize("name", READING)
def test_looking_writes_nothing(tiepdan: Tiepdan, cases: Path, folder: Path, name: str) -> None:
    before = cases.read_bytes()
    run = tiepdan(name, *_typed(READING[name], folder))
    assert run.code == 0, run.err
    assert cases.read_bytes() == before


USUAL = {
    "add-petition", "accept", "decide", "join", "unlink", "edit", "edit-event", "void",
    "protect", "waive-protection", "add-visit", "edit-visit", "add-document", "hold", "conclude",
    "schedule", "add-sanction", "edit-office", "edit-report-request", "local-rules",
    "add-day-off", "opening-balance", "send-report", "letter", "import",
}  # fmt: skip
"""One of each subject and of each way to write: a row more, another, gone, or of several tables."""


@pytest.mark.parametrize(
    "name",
    [
        name if name in USUAL else pytest.param(name, marks=pytest.mark.exhaustive)
        for name in WRITING
    ],
)
def test_a_command_is_taken_back_and_that_is_taken_back_too(
    tiepdan: Tiepdan, cases: Path, folder: Path, name: str
) -> None:
    before = contents(cases)
    count = len(operations(tiepdan))
    tried = _tried(tiepdan, cases, _typed(WRITING[name], folder))
    do(tiepdan, _typed(WRITING[name], folder))
    last_one = operations(tiepdan)[-1]
    words = last_one["words"]
    # Which petitions were linked, history adds: in the dry run they stand in the rows.
    assert words in tried or {*NUMBER.findall(words)} <= {*NUMBER.findall(tried)} != set()
    after = contents(cases)
    assert after != before
    assert last_one["operation"] == count + 1  # one command is one operation

    do(tiepdan, ("undo", "--yes"))
    assert contents(cases) == before

    do(tiepdan, ("undo", str(count + 2), "--yes"))
    assert contents(cases) == after
    assert_sound(cases)
    done, undone, redone = operations(tiepdan)[count:]
    assert (done["undone_by"], undone["undoes"], undone["undone_by"], redone["undoes"]) == (
        None, done["operation"], redone["operation"], undone["operation"],
    )  # fmt: skip
    assert done["changes"] == undone["changes"] == redone["changes"]


def test_the_command_itself_is_taken_back_once_more_and_not_the_undo_of_its_undo(
    tiepdan: Tiepdan, cases: Path
) -> None:
    before = contents(cases)
    do(tiepdan, WRITING["answer"])
    number = last(tiepdan)
    do(tiepdan, ("undo", "--yes"), ("undo", str(int(number) + 1), "--yes"), ("undo", "--yes"))
    assert contents(cases) == before
    assert f"Took back operation {number}: " in operations(tiepdan)[-1]["words"]


def _tried(tiepdan: Tiepdan, path: Path, command: Command) -> str:
    """What a dry run of a command says; not a byte of the register, nor a file beside it."""

    def files() -> dict[Path, tuple[int, bytes]]:
        found = (file for file in path.parent.rglob("*") if file.is_file())
        return {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in found}

    before = files()
    run = tiepdan(*command, "--dry-run")
    assert run.code == 0, run.err
    assert files() == before
    assert "A dry run: nothing was written." in run.err
    return " ".join(run.out.split())


# --- What is shown and asked --------------------------------------------------------------------


def test_it_shows_what_it_will_take_back(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, WRITING["answer"])
    run = tiepdan("undo", "--yes")
    assert run.out == ""
    for text in (
        "To be taken back", "Petition 2026-0007: recorded “answered” on 22/11/2026.", "Người ghi",
        "event of a petition", "đã trả lời",
    ):  # fmt: skip
        assert text in run.err


def test_it_shows_nothing_of_a_denouncer(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, DENUNCIATION, ("add-visit", "--name", "Kín 77", "--content", "Kín 77",
                               "--advice", "Kín 77", "--petition", "10"))  # fmt: skip
    for arguments in (
        ("--yes",), ("--yes",), (), ("--steps", "2"), (last(tiepdan), "--yes"), ("--yes", "--json"),
    ):  # fmt: skip
        run = tiepdan("undo", *arguments)
        for secret in ("Kín", "Người Tố Cáo", "038099000077", "0912345677", "chỉ người tố cáo"):
            assert secret not in run.out + run.err


def test_without_a_terminal_it_must_be_said(
    tiepdan: Tiepdan, cases: Path, process: Tiepdan
) -> None:
    before = cases.read_bytes()
    for run in (tiepdan("undo", "--no-input"), process("undo", stdin="yes\n")):
        assert run.code == 2
        assert "--yes" in run.err
    assert cases.read_bytes() == before


def test_at_a_terminal_it_asks(cases: Path) -> None:
    before = cases.read_bytes()
    for answer in ("", "không"):
        code, screen = converse("undo", answers=[answer])
        assert code == 130, screen
        assert "Nothing was written" in screen
    assert cases.read_bytes() == before
    code, screen = converse("undo", answers=["có"])
    assert code == 0, screen
    assert contents(cases)["meeting_event"] == []


def test_taking_back_a_day_off_tells_which_deadlines_move(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, (*COMPLAINT, "--received", "18/11/2026"), ("add-day-off", "25/11/2026", *STORM))
    assert tiepdan("undo", "--yes", "--json").data == [
        {"number": "2026-0001", "limit": limit, "old_due": old, "new_due": new}
        for limit, old, new in (
            ("KN-27", "2026-12-01", "2026-11-30"), ("TCD-10", "2026-12-04", "2026-12-03"),
        )
    ]  # fmt: skip
    run = tiepdan("undo", last(tiepdan), "--yes")
    assert "Open deadlines that moved: 2" in run.out
    assert "01/12/2026" in run.out
    # Where no limit moves, there is nothing to tell.
    do(tiepdan, ("add-document", "--issuer", "party", "--type", "plan", "--title", "x"))
    run = tiepdan("undo", "--yes")
    assert run.out == ""


# --- Several steps, or one by its number --------------------------------------------------------


def test_several_steps_and_back_again(tiepdan: Tiepdan, cases: Path) -> None:
    states = [contents(cases)]
    for command in (
        ("accept", NEW, "--on", "16/07/2026"),
        ("suspend", NEW, "--on", "20/07/2026"),
        ("resume", NEW, "--on", "22/07/2026"),
        ("add-day-off", "16/11/2026", *STORM),
    ):
        do(tiepdan, command)
        states.append(contents(cases))
    first = int(last(tiepdan)) + 1
    do(tiepdan, ("undo", "--steps", "3", "--yes"))
    assert contents(cases) == states[1]
    do(tiepdan, ("undo", "--yes"))
    assert contents(cases) == states[0]
    # The last undo first, each by its number: nothing that was typed is lost.
    for number, state in zip(range(first + 3, first - 1, -1), states[1:], strict=True):
        do(tiepdan, ("undo", str(number), "--yes"))
        assert contents(cases) == state
    do(tiepdan, ("undo", "--steps", "4", "--yes"))
    assert contents(cases) == states[0]
    assert_sound(cases)


def test_one_in_the_middle_by_its_number(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, WRITING["answer"])
    number = last(tiepdan)
    only_later = contents(cases)
    do(tiepdan, ("undo", "--yes"), WRITING["add-sanction"])
    only_later = contents(cases)
    do(tiepdan, ("undo", last(tiepdan), "--yes"), ("undo", str(int(number) + 1), "--yes"))
    do(tiepdan, WRITING["add-sanction"], ("undo", number, "--yes"))
    assert facts(cases)["petition_event"] == only_later["petition_event"]
    assert len(facts(cases)["sanction"]) == len(only_later["sanction"])
    assert_sound(cases)


# --- What is refused ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code", "reasons"),
    [
        (("999",), 3, ("999", "tiepdan history")),
        (("0",), 2, ("0",)),
        (("x",), 2, ("x",)),
        (("1.5",), 2, ("1.5",)),
        (("9" * 30,), 2, ()),
        (("--steps", "0"), 2, ("0",)),
        (("--steps", "x"), 2, ("x",)),
        (("--steps", "999"), 3, (f"Only {len(CASES)}",)),
        (("5", "--steps", "2"), 2, ("not both",)),
        (("1",), 4, ("Operation 1", "Created the register of Xã Thử")),
    ],
)
def test_wrong_numbers(
    tiepdan: Tiepdan, cases: Path, arguments: Command, code: int, reasons: tuple[str, ...]
) -> None:
    assert_refused(tiepdan, cases, ("undo", *arguments, "--yes"), *reasons, code=code)


def test_nothing_to_take_back(tiepdan: Tiepdan, database: Path) -> None:
    nothing = ("undo", "--yes")
    assert_refused(tiepdan, database, nothing, "nothing that could be taken back", code=3)
    do(tiepdan, PROPOSAL, ("undo", "--yes"))
    assert_refused(tiepdan, database, nothing, "nothing that could be taken back", code=3)


def test_the_demonstration_is_not_taken_back(tiepdan: Tiepdan, ky_chau: Path) -> None:
    assert_refused(tiepdan, ky_chau, ("undo", "--yes"), code=3)
    assert_refused(tiepdan, ky_chau, ("undo", "1", "--yes"), "Kỳ Châu")


def test_not_what_others_rest_on(tiepdan: Tiepdan, database: Path) -> None:
    """Operations 2 to 7; each of the earlier ones has a later one of the same case."""
    do(
        tiepdan, DIALOGUE, (*PROPOSAL, "--channel", "dialogue", "--meeting", "B1", "--received",
        "10/11/2026"), PROPOSAL, ("answer", "2"),
        ("add-visit", "--content", "Hỏi", "--petition", "1"),
        ("add-document", "--issuer", "party", "--type", "plan", "--title", "x", "--petition", "2"),
    )  # fmt: skip
    for number, before in (("4", "75"), ("5", "7")):
        # In an order in which they can be run, each named with what it did.
        assert_refused(
            tiepdan, database, ("undo", number, "--yes"), f"operation {before[0]} (“",
            "; ".join(f"tiepdan undo {one}" for one in (*before, number)),
        )  # fmt: skip
    for number, void in (("2", ("2026-0001", "B1")), ("3", ("2026-0001",))):
        # No order of undoing would do: the number of the first petition stays.
        assert_refused(
            tiepdan, database, ("undo", number, "--yes"), "gap before 2026-0002",
            "; ".join(f'tiepdan void {one} --reason "recorded by mistake"' for one in void),
        )  # fmt: skip
    do(tiepdan, ("undo", "7", "--yes"), ("undo", "5", "--yes"), ("undo", "4", "--yes"))
    assert [row[1:3] for row in facts(database)["petition"]] == [(2026, 1)]


def test_not_what_the_calendar_was_changed_to_since(tiepdan: Tiepdan, database: Path) -> None:
    day = "25/11/2026"
    do(tiepdan, ("add-day-off", day, *STORM), ("remove-day-off", day),
       ("add-day-off", "26/11/2026", *STORM))  # fmt: skip
    assert_refused(tiepdan, database, ("undo", "2", "--yes"), "before operation 3")
    do(tiepdan, ("undo", "3", "--yes"), ("undo", "2", "--yes"))
    assert [row[0] for row in facts(database)["calendar_override"]] == ["2026-11-26"]


def test_no_gap_in_the_numbers_of_a_year(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, PROPOSAL, PROPOSAL, (*PROPOSAL, "--received", "10/11/2025"))
    assert_refused(
        tiepdan, database, ("undo", "2", "--yes"), "2026-0001", "gap", "before 2026-0002"
    )
    do(tiepdan, ("undo", "3", "--yes"), ("undo", "2", "--yes"))
    # Nor does bringing back the second before the first leave one.
    assert_refused(tiepdan, database, ("undo", "5", "--yes"), "before operation 6")
    do(tiepdan, ("undo", "6", "--yes"), ("undo", "5", "--yes"))
    assert [row[1:3] for row in facts(database)["petition"]] == [(2026, 1), (2026, 2), (2025, 1)]


def test_not_twice(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, PROPOSAL, ("undo", "2", "--yes"))
    assert_refused(
        tiepdan, database, ("undo", "2", "--yes"), "taken back already, by operation 3",
        "tiepdan undo 3",
    )  # fmt: skip
    do(tiepdan, ("undo", "3", "--yes"))
    assert_refused(tiepdan, database, ("undo", "3", "--yes"), "already, by operation 4")


def test_not_what_changed_nothing(tiepdan: Tiepdan, cases: Path) -> None:
    number = last(tiepdan)
    do(tiepdan, REVEAL)
    look = last(tiepdan)
    assert_refused(tiepdan, cases, ("undo", look, "--yes"), f"Operation {look} changed nothing")
    # Nor does a look stand in the way of what was done before it.
    do(tiepdan, ("undo", "--yes"))
    assert operations(tiepdan)[-1]["undoes"] == int(number)


def test_what_was_destroyed_does_not_come_back(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan, (*PROPOSAL, "--received", "03/11/2025"),
        ("file", "2025-0001", "--on", "10/11/2025"),
        ("add-document", "--issuer", "party", "--type", "plan", "--title", "Kín 77",
         "--petition", "2025-0001"), ("undo", "--yes"),
        ("purge", "--decision", "15/QĐ-UBND", "--yes"),
    )  # fmt: skip
    assert_refused(tiepdan, database, ("undo", "6", "--yes"), "cannot be taken back")
    assert_refused(tiepdan, database, ("undo", "--yes"), "nothing", code=3)
    for number in ("2", "3", "5"):
        assert_refused(
            tiepdan, database, ("undo", number, "--yes"), "any more", "operation 6 (“", "stays"
        )


def _numbers(tiepdan: Tiepdan) -> list[tuple[str, str]]:
    rows = tiepdan("petitions", "--json").data
    return sorted((row["number"], row["summary"]) for row in rows)


def test_a_number_taken_back_is_not_given_again(tiepdan: Tiepdan, database: Path) -> None:
    other, before = (*PROPOSAL, "--summary", "Đơn khác"), (*PROPOSAL, "--received", "10/11/2025")
    do(tiepdan, PROPOSAL, ("undo", "--yes"), other, before)
    assert _numbers(tiepdan) == [("2025-0001", PROPOSAL[-1]), ("2026-0002", "Đơn khác")]
    said = " ".join(tiepdan("check").out.split())
    assert "Numbers of 2026 that were taken back, and are not given again: 2026-0001." in said
    assert "Numbers of 2025" not in said
    # The old one may come back beside it, and go again.
    do(tiepdan, ("undo", "3", "--yes"))
    assert _numbers(tiepdan)[1:] == [("2026-0001", PROPOSAL[-1]), ("2026-0002", "Đơn khác")]
    assert "Numbers of" not in tiepdan("check").out
    do(tiepdan, ("undo", "--steps", "3", "--yes"), PROPOSAL)
    assert _numbers(tiepdan) == [("2026-0003", PROPOSAL[-1])]
    assert_sound(database)


@pytest.mark.parametrize(
    ("add", "number"),
    [
        (("add-visit", "--content", "Hỏi"), "2"),
        (("add-document", "--issuer", "party", "--type", "plan", "--title", "x"), "2"),
    ],
)
def test_nor_is_that_of_a_visit_or_a_document(
    tiepdan: Tiepdan, database: Path, add: Command, number: str
) -> None:
    listed = {"add-visit": "visits", "add-document": "documents"}
    do(tiepdan, add, ("undo", "--yes"), add)
    [row] = tiepdan(listed[add[0]], "--json").data
    assert str(row["id"] if add[0] == "add-document" else row["number"]) == number


def test_that_of_the_last_meeting_is(tiepdan: Tiepdan, database: Path) -> None:
    """A plan that was taken back was told nobody; but no number stands for two at once."""

    def meetings() -> list[tuple[str, str]]:
        rows = tiepdan("meetings", "--json").data
        return sorted((row["number"], row["kind"]) for row in rows)

    conference = (*DIALOGUE, "--kind", "people_conference")
    do(tiepdan, DIALOGUE, ("undo", "--yes"), conference)
    assert meetings() == [("B1", "people_conference")]
    assert_refused(tiepdan, database, ("undo", "3", "--yes"), "before operation 4")
    told = tiepdan("history", "B1")
    assert "dialogue" in told.out
    assert "conference" in told.out
    do(tiepdan, ("undo", "--yes"), ("undo", "3", "--yes"))
    assert meetings() == [("B1", "periodic_dialogue")]
    # One that has another behind it leaves a gap, which nothing fills.
    do(tiepdan, DIALOGUE, ("undo", "6", "--yes"), DIALOGUE)
    assert [number for number, _kind in meetings()] == ["B2", "B3"]
    assert_sound(database)


def test_the_numbers_of_a_file_may_come_in_again(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    """An import that was taken back is put right and brought in anew, under the same numbers."""
    folder = tmp_path / "so-cu"
    folder.mkdir()
    (folder / "petitioners.csv").write_text("number,name\n1,Hộ 01\n", encoding="utf-8")
    (folder / "petitions.csv").write_text(
        "number,received_on,channel,kind,field,petitioner,summary\n"
        "2026-0001,2026-05-10,post,KN,land,1,Ranh giới\n",
        encoding="utf-8",
    )
    do(tiepdan, ("import", str(folder)), ("undo", "--yes"), ("import", str(folder)), PROPOSAL)
    assert [number for number, _summary in _numbers(tiepdan)] == ["2026-0001", "2026-0002"]


# --- Whatever the clerk does --------------------------------------------------------------------

NUMBERS = st.integers(1, 4).map(str)
MEETINGS = st.integers(1, 3).map(lambda number: f"B{number}")
DAYS = st.dates(date(2026, 9, 1), TODAY).map(lambda day: day.strftime("%d/%m/%Y"))
CASE_VERBS = (
    "examine", "accept", "decline", "forward", "guide", "return", "file", "answer", "suspend",
    "resume", "withdraw", "terminate", "decide", "complex", "waive-protection",
)  # fmt: skip


class Clerk(RuleBasedStateMachine):
    """Commands, undos and redos in any order; what is refused must leave all as it was."""

    template: Path
    path: Path

    def __init__(self) -> None:
        super().__init__()
        shutil.copy(self.template, self.path)
        self.at_first = contents(self.path)

    def run(self, *command: str) -> int:
        before = self.path.read_bytes()
        code = program.run(app, [*command, "--db", str(self.path)])
        assert code in {0, 2, 3, 4}, command
        if code:
            assert self.path.read_bytes() == before, command
        return code

    @rule(kind=st.sampled_from([COMPLAINT, DENUNCIATION, PROPOSAL]), day=DAYS)
    def petition(self, kind: Command, day: str) -> None:
        self.run(*kind, "--received", day)

    @rule(meeting=MEETINGS, day=DAYS)
    def opinion(self, meeting: str, day: str) -> None:
        self.run(*PROPOSAL, "--channel", "dialogue", "--meeting", meeting, "--received", day)

    @rule(verb=st.sampled_from(CASE_VERBS), number=NUMBERS, day=DAYS)
    def step(self, verb: str, number: str, day: str) -> None:
        more = {"decide": ("--result", "upheld"), "decline": ("--reason", "…")}.get(verb, ())
        self.run(verb, number, "--on", day, "--document", "5/BC", *more)

    @rule(day=DAYS, kind=st.sampled_from(["TDĐK", "periodic_dialogue"]))
    def meeting(self, day: str, kind: str) -> None:
        self.run("add-meeting", "--kind", kind, "--on", day, "--chair", "Bà A",
                 "--capacity", "committee_chair")  # fmt: skip

    @rule(verb=st.sampled_from(["hold", "cancel", "conclude"]), meeting=MEETINGS)
    def after_meeting(self, verb: str, meeting: str) -> None:
        self.run(verb, meeting, *(("--reason", "bão") if verb == "cancel" else ()))

    @rule(numbers=st.lists(NUMBERS, max_size=2, unique=True), day=DAYS)
    def visit(self, numbers: list[str], day: str) -> None:
        links = [word for number in numbers for word in ("--petition", number)]
        self.run("add-visit", "--on", day, "--content", "Hỏi", "--name", "Hộ 08", *links)

    @rule(number=NUMBERS)
    def document(self, number: str) -> None:
        self.run("add-document", "--issuer", "party", "--type", "plan", "--title", "x",
                 "--petition", number)  # fmt: skip

    @rule(verb=st.sampled_from(["add-day-off", "remove-day-off"]), day=DAYS)
    def day_off(self, verb: str, day: str) -> None:
        self.run(verb, day, *STORM)

    @rule(to=st.sampled_from(["--on", "--off"]))
    def local_rules(self, to: str) -> None:
        self.run("local-rules", "ha-tinh", to)

    @precondition(lambda self: self.operation_count() > 1)
    @rule(steps=st.integers(1, 3))
    def undo_last(self, steps: int) -> None:
        self.run("undo", "--yes", "--steps", str(steps))

    @precondition(lambda self: self.operation_count() > 1)
    @rule(data=st.data())
    def undo_any(self, data: st.DataObject) -> None:
        # The last ones most of all: it is there that an undo can be undone.
        number = self.operation_count() - data.draw(st.integers(0, 5))
        self.run("undo", str(max(number, 1)), "--yes")

    def operation_count(self) -> int:
        with databases.as_found(self.path) as connection:
            (count,) = connection.execute("SELECT count(*) FROM operation").fetchone()
        return int(count)

    @invariant()
    def is_sound(self) -> None:
        # The calendar takes longest to compare; it is looked at in the end.
        with databases.as_found(self.path) as connection:
            checks = register.file_checks() | register.content_checks()
            checks |= register.derived_checks()
            del checks["calendar"]
            for name, check in checks.items():
                assert register.found_by(check, connection) == [], name

    @invariant()
    def gave_no_number_twice(self) -> None:
        with databases.as_found(self.path) as connection:
            given = connection.execute(
                "SELECT DISTINCT row_key, json_extract(open, '$.after.sequence') FROM change"
                " WHERE table_name = 'petition' AND json_extract(open, '$.after') IS NOT NULL"
            ).fetchall()
        assert sorted(number for _row, number in given) == list(range(1, len(given) + 1))

    def teardown(self) -> None:
        """Taking all back, the last operation first, is never refused and ends at the start."""
        while (code := self.run("undo", "--yes")) == 0:
            pass
        assert code == 3
        assert contents(self.path) == self.at_first
        assert_sound(self.path)


@pytest.fixture
def machine(_templates: dict[str, Path], tmp_path: Path) -> type[Clerk]:
    class Here(Clerk):
        template = _templates["empty"]
        path = tmp_path / "r.db"

    return Here


@pytest.mark.exhaustive
def test_any_history_can_be_taken_back_to_its_beginning(machine: type[Clerk]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=FUZZ,
            stateful_step_count=15 if FUZZ < 200 else 40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )


def test_what_an_earlier_program_kept_of_a_document_is_whole_and_can_be_taken_back(
    tiepdan: Tiepdan, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It kept every number with what is open; now only a mere number is."""
    document = ("add-document", "--issuer", "committee", "--type", "letter", "--title", "Thư",
                "--on", "01/09/2026", "--number")  # fmt: skip
    with monkeypatch.context() as earlier:
        earlier.setattr("tiepdan.records.journal.fact_tables.NUMBER_COLUMNS", {})
        for number in ("Thư của bà A", "5/TB"):
            assert tiepdan(*document, number).code == 0
    for number in ("Thư của bà B", "6/TB"):
        assert tiepdan(*document, number).code == 0
    before = tiepdan("documents", "--json").data
    assert tiepdan("check").code == 0
    for operation in range(2, 6):
        assert tiepdan("undo", str(operation), "--yes").code == 0
    assert tiepdan("documents", "--json").data == []
    for operation in range(6, 10):
        assert tiepdan("undo", str(operation), "--yes").code == 0
    assert tiepdan("documents", "--json").data == before
    assert tiepdan("check").code == 0
