"""What goes wrong is one sentence with the right form, the right exit code, and nothing written."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import COMPLAINT, DIALOGUE, PROPOSAL, Tiepdan


def _with(command: tuple[str, ...], flag: str, value: str) -> tuple[str, ...]:
    position = command.index(flag)
    return (*command[: position + 1], value, *command[position + 2 :])


WRONG_VALUES = [
    ("--received", "31/02/2026", "31/02/2026"),
    ("--received", "07/25/2026", "07/25/2026"),
    ("--received", "31-06", "31-06"),
    ("--received", "23/11/2026", "23/11/2026"),
    ("--received", "", "06/07/2026"),
    ("--kind", "đơn lạ", "đơn lạ"),
    ("--field", "xyz", "xyz"),
    ("--channel", "bồ câu", "bồ câu"),
    ("--people", "0", "0"),
    ("--people", "nhiều", "nhiều"),
    ("--summary", " \t ", "empty"),
    ("--name", "", "no name"),
    ("--summary", "\u200b", "empty"),
    ("--summary", "x" * 5001, "5001"),
]


@pytest.mark.parametrize(("flag", "value", "named"), WRONG_VALUES)
def test_a_wrong_value_is_named_with_its_flag(
    tiepdan: Tiepdan, database: Path, flag: str, value: str, named: str
) -> None:
    before = database.read_bytes()
    run = tiepdan(*_with(COMPLAINT, flag, value))
    assert run.code == 2
    assert run.out == ""
    assert flag in run.err
    assert named in run.err
    assert len(run.err.splitlines()) == 1
    assert database.read_bytes() == before


@pytest.mark.parametrize(
    "flag", ["--kind", "--received", "--name", "--field", "--channel", "--summary"]
)
def test_a_missing_flag_is_named_with_an_example(
    tiepdan: Tiepdan, database: Path, flag: str
) -> None:
    position = COMPLAINT.index(flag)
    run = tiepdan(*COMPLAINT[:position], *COMPLAINT[position + 2 :])
    assert run.code == 2
    assert run.err.count(flag) == 2


REFUSED = [
    (("answer", "1", "--on", "05/07/2026"), 4, "06/07/2026"),
    (("decide", "1"), 4, "accept"),
    (("accept", "1", "--on", "01/12/2026"), 2, "01/12/2026"),
    (("accept", "7"), 3, "2026-0007"),
    (("accept", "2019-0001"), 3, "2019-0001"),
    (("accept", "B1"), 2, "B1"),
    (("show", "7"), 3, "2026-0007"),
    (("show", "B7"), 3, "B7"),
    (("show", "x"), 2, "x"),
    (("hold", "B7"), 3, "B7"),
    (("hold", "B1"), 4, "held"),
    (("cancel", "B1", "--reason", "bão"), 4, "held"),
    (("cancel", "B1"), 2, "--reason"),
    (("add-meeting", "--kind", "ĐTĐK", "--on", "3/11/26", "--people", "0"), 4, "not held"),
    (("conclude", "B1", "--on", "09/11/2026"), 4, "10/11/2026"),
    (("conclude", "B1", "--results"), 4, "conclude"),
    (("add-visit", "--meeting", "B1", "--content", "x"), 4, "B1"),
    (("add-visit", "--content", "x", "--petition", "9"), 3, "2026-0009"),
    (("add-visit", "--content", "x", "--petition", "1", "--matter", "none"), 2, "--matter"),
    ((*PROPOSAL, "--received", "31/12/1989"), 4, "01/01/1990"),
    ((*PROPOSAL, "--meeting", "B1", "--received", "10/11/2026"), 4, "dialogue"),
    ((*PROPOSAL, "--meeting", "B1", "--channel", "dialogue"), 4, "10/11/2026"),
    ((*PROPOSAL, "--meeting", "B9"), 3, "B9"),
    ((*PROPOSAL, "--visit", "9"), 3, "9"),
    (("add-meeting", "--kind", "TDĐK", "--on", "3/12/26", "--status", "held"), 4, "03/12/2026"),
    (("add-meeting", "--kind", "TDĐK", "--on", "3/11/26", "--status", "not_held"), 2, "--reason"),
    (("add-meeting", "--kind", "ĐTĐK", "--on", "3/11/26", "--status", "nobody_came"), 4, "dial"),
    (("add-meeting", "--kind", "TDĐK", "--on", "03/11/2026", "--reason", "dịch"), 4, "held"),
    (("add-document", "--issuer", "party", "--type", "plan", "--title", "x", "--meeting", "5"),
     3, "B5"),
    (("overdue", "--days"), 2, "--days"),
    (("overdu",), 2, "overdue"),
    (("duee",), 2, "due, duties, decide"),
    (("overdue", "--today"), 2, "--today"),
    (("overdue", "now"), 2, "now"),
    (("show",), 2, "PETITION"),
]  # fmt: skip


@pytest.mark.parametrize(("command", "code", "named"), REFUSED)
def test_what_cannot_be_is_refused_and_changes_nothing(
    tiepdan: Tiepdan, database: Path, command: tuple[str, ...], code: int, named: str
) -> None:
    assert tiepdan(*COMPLAINT).code == 0
    assert tiepdan(*DIALOGUE).code == 0
    before = database.read_bytes()
    run = tiepdan(*command)
    assert run.code == code, run.err
    assert named in run.err
    assert run.out == ""
    assert len(run.err.splitlines()) == 1
    assert database.read_bytes() == before


RIGHT_FORMS = [
    (("enforce", "3", "1/11"), "tiepdan enforce 3 --on 1/11"),
    (("enforce", "3", "hôm", "qua"), 'tiepdan enforce 3 --on "hôm qua"'),
    (("record", "3", "forwarded", "1/11"), "tiepdan record 3 … --on 1/11"),
    (("add-visit", "1/11"), "tiepdan add-visit --on 1/11"),
    (("add-day-off", "1/12", "5/12"), "tiepdan add-day-off 1/12 --to 5/12"),
    (("extend", "3", "30"), "tiepdan extend 3 --days 30"),
    (("due", "3"), "tiepdan due --within 3"),
    (("hold", "B1", "12"), "tiepdan hold B1 --people 12"),
    (("stats", "2026"), "tiepdan stats --from 2026 --to 2026"),
    (("visits", "11/2026"), "tiepdan visits --from 11/2026 --to 11/2026"),
    (("accept", "3", "4"), "tiepdan accept 3; tiepdan accept 4"),
    (("overdue", "3"), "“3” is more than the command takes: tiepdan overdue [OPTIONS]."),
    (("note", "1", "đã", "gọi"), "tiepdan note PETITION [TEXT] [OPTIONS]. Text with spaces"),
    (("hold",), "tiepdan hold MEETING [OPTIONS]. The meeting's number, for example B12."),
    (("unlink", "3"), "tiepdan unlink PETITION PETITION [OPTIONS]. The petition it is linked to."),
    (("swap-days", "1/12"), "tiepdan swap-days 27/11/2026 28/11/2026"),
    (("remove-day-off",), "tiepdan remove-day-off 17/12/2026"),
]


@pytest.mark.parametrize(("command", "form"), RIGHT_FORMS)
def test_of_words_too_many_or_too_few_the_right_form_is_told(
    tiepdan: Tiepdan, database: Path, command: tuple[str, ...], form: str
) -> None:
    run = tiepdan(*command)
    assert (run.code, run.out, len(run.err.splitlines())) == (2, "", 1)
    assert form in run.err


@pytest.mark.parametrize("name", ["Mai", "Thị Mai", "012345678901", "12051980"])
def test_what_may_be_the_rest_of_a_name_is_not_said_again(
    tiepdan: Tiepdan, database: Path, name: str
) -> None:
    run = tiepdan("add-visit", "--name", "Lan", *name.split())
    assert run.code == 2
    assert name not in run.err


@pytest.mark.parametrize("second", ["accept", "answer"])
def test_an_event_happens_once(tiepdan: Tiepdan, database: Path, second: str) -> None:
    tiepdan(*COMPLAINT)
    assert tiepdan(second, "1", "--on", "10/07/2026").code == 0
    run = tiepdan(second, "1", "--on", "11/07/2026")
    assert run.code == 4
    assert "10/07/2026" in run.err


def test_nothing_follows_the_end(tiepdan: Tiepdan, database: Path) -> None:
    tiepdan(*COMPLAINT)
    tiepdan("accept", "1", "--on", "10/07/2026")
    tiepdan("decide", "1", "--on", "20/07/2026")
    assert tiepdan("answer", "1", "--on", "21/07/2026").code == 4
    assert tiepdan("answer", "1", "--on", "15/07/2026").code == 0


def test_what_is_outside_competence_is_not_accepted(tiepdan: Tiepdan, database: Path) -> None:
    tiepdan(*COMPLAINT, "--not-competent")
    assert tiepdan("accept", "1", "--on", "10/07/2026").code == 4


@pytest.mark.parametrize("is_there", [True, False])
def test_a_folder_is_no_register(tiepdan: Tiepdan, tmp_path: Path, *, is_there: bool) -> None:
    """It is said what it is, and how the register in it is named."""
    folder = tmp_path / "so"
    if is_there:
        folder.mkdir()
    told = f"{folder} is a folder; name a file in it, for example {folder / 'tiepdan.db'}.\n"
    init = ("init", "--name", "Xã", "--province", "Hà Tĩnh")
    for command in (init, ("demo",), ("overdue",), COMPLAINT, ("restore",), ("backup",)):
        for typed in (f"{folder}/", str(folder))[: 2 if is_there else 1]:
            run = tiepdan(*command, "--db", typed)
            assert (run.code, run.out, run.err) == (2, "", told), command
    assert folder.exists() == is_there


@pytest.mark.parametrize("typed", ["", "~nobody-of-this-name/x.db", "x" * 300])
def test_paths_that_cannot_be(tiepdan: Tiepdan, typed: str) -> None:
    for command in (("overdue",), COMPLAINT, ("init", "--name", "Xã", "--province", "Y")):
        run = tiepdan(*command, "--db", typed)
        # On Windows nobody tells whether there is such a user: then there is no such folder.
        assert run.code in {2, 6} or (os.name == "nt" and run.code == 3)
        assert len(run.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("so-09:31.db", "no name may have :"),
        ("con.db", "con.db is a device"),
        ("E:so.db", "E:\\so.db"),
        ("x" * 200 + ".db", "is too long for Windows: "),
        ("%LOCALAPPDATA%\\x.db", "$env:LOCALAPPDATA\\x.db"),
    ],
)
def test_names_that_windows_forbids(
    tiepdan: Tiepdan, database: Path, monkeypatch: pytest.MonkeyPatch, typed: str, told: str
) -> None:
    monkeypatch.setattr("tiepdan.errors.IS_WINDOWS", True)
    monkeypatch.chdir(database.parent)
    before = sorted(database.parent.iterdir())
    name = ("--name", "Xã", "--province", "Hà Tĩnh")
    for command in (
        ("init", *name, "--db", typed),
        ("backup", typed),
        ("petitions", "--db", typed),
    ):
        run = tiepdan(*command)
        assert (run.code, run.out, len(run.err.splitlines())) == (2, "", 1), run.err
        assert told in run.err
    assert sorted(database.parent.iterdir()) == before


def test_a_proposal_is_not_found_right_or_wrong(tiepdan: Tiepdan, database: Path) -> None:
    tiepdan(*PROPOSAL)
    assert tiepdan("decide", "1", "--result", "đúng").code == 4
    assert tiepdan("decide", "1").code == 0


def _missing(path: Path) -> None:
    path.unlink(missing_ok=True)


def _garbage(path: Path) -> None:
    path.write_bytes(os.urandom(9000))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def _of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE note (text)")
    connection.close()


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("command", [("overdue",), ("petitions",), ("accept", "1"), COMPLAINT])
@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_missing, 3), (_garbage, 6), (_empty, 6), (_cut, 6), (_of_another_program, 6),
        (_newer, 6), (_folder, 2),
    ],
)  # fmt: skip
def test_a_database_that_cannot_be_used(
    tiepdan: Tiepdan,
    database: Path,
    spoil: Callable[[Path], None],
    code: int,
    command: tuple[str, ...],
) -> None:
    spoil(database)
    before = database.read_bytes() if database.is_file() else None
    run = tiepdan(*command)
    assert run.code == code, run.err
    assert str(database) in run.err
    assert len(run.err.splitlines()) == 1
    if before is not None:
        assert database.read_bytes() == before


def test_a_missing_database_says_how_to_make_one(tiepdan: Tiepdan) -> None:
    run = tiepdan("overdue")
    assert run.code == 3
    assert "tiepdan init" in run.err


def test_a_locked_database(tiepdan: Tiepdan, database: Path) -> None:
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        reading, writing = tiepdan("overdue"), tiepdan(*COMPLAINT)
        assert (reading.code, writing.code) == (0, 6)
        assert "is locked" in writing.err
    finally:
        other.close()


def test_init_into_a_folder_that_cannot_be_made(tiepdan: Tiepdan, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / "x.db"
    run = tiepdan("init", "--db", str(path), "--name", "Xã", "--province", "Hà Tĩnh")
    assert run.code == 6
    assert str(path) in run.err


def test_init_refuses_an_existing_file(tiepdan: Tiepdan, tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_text("dear")
    run = tiepdan("init", "--db", str(path), "--name", "Xã", "--province", "Hà Tĩnh")
    assert run.code == 4
    assert path.read_text() == "dear"


def test_a_wrong_wait_is_named(
    tiepdan: Tiepdan, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIEPDAN_LOCK_WAIT", "lâu")
    run = tiepdan("overdue")
    assert run.code == 2
    assert "lâu" in run.err


def test_what_nobody_foresaw_is_a_sentence_and_a_log_without_data(
    tiepdan: Tiepdan, database: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secret = "Nguyễn Văn Mật"

    def fail(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError(secret)

    monkeypatch.setattr("tiepdan.records.reading.limits.overdue", fail)
    run = tiepdan("overdue")
    assert run.code == 1
    assert len(run.err.splitlines()) == 1
    (log,) = (tmp_path / "home").rglob("error.log")
    assert str(log) in run.err
    text = log.read_text()
    assert "ZeroDivisionError" in text
    assert secret not in text.replace(f'secret = "{secret}"', "")
    assert os.name == "nt" or log.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "line",
    [
        ("edit-visit", "1", "--phone", "0912", "345"),
        ("edit-document", "1", "--title", "Kết", "345"),
        ("waive-protection", "1", "--document", "Đơn", "345"),
        ("void", "B1", "--reason", "Nhập", "345"),
    ],
    ids=lambda line: line[0],
)
def test_text_without_quotes_is_not_repeated_where_it_may_be_personal(
    tiepdan: Tiepdan, database: Path, line: tuple[str, ...]
) -> None:
    run = tiepdan(*line)
    assert (run.code, "quotes" in run.err, "345" in run.err) == (2, True, False), run.err
