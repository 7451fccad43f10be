"""Asking line by line: on a real terminal, with real key presses."""

import os
import re
import select
import subprocess
import time
from codecs import getincrementaldecoder
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from tests import forked
from tests.cli.conftest import COMPLAINT, DENUNCIATION, PROPOSAL, Tiepdan
from tests.terminal import needs_terminal
from tiepdan.facts.fact import Field, fields
from tiepdan.facts.petitioner import Petitioner
from tiepdan.facts.visit import Visit

CTRL_C = "\x03"
CTRL_D = "\x04"
_WAIT = 20
_MOST_ANSWERS = 60
"""Seconds in which a slow machine starts the program, or it comes to its next question."""


Answers = Sequence[str] | Mapping[str, str | tuple[str, ...]]
"""One after the other; or by how the question begins, of whatever else is asked Enter.

A question may need several answers, the wrong ones first. The record that is shown once there are
no more of them is left as it is.
"""


def converse(*arguments: str, answers: Answers, echoes: bool = True) -> tuple[int, str]:
    """Type each answer when the program waits; returns the exit code and the whole screen.

    Without the terminal's own echo, the screen has only what the program prints.
    """
    needs_terminal()
    import pty  # noqa: PLC0415 (not on Windows)

    outer, inner = pty.openpty()
    if not echoes:
        _type_unseen(inner)
    streams = forked.Streams(inner, inner, inner, is_terminal=True)
    process = forked.begin(arguments, streams, os.environ)
    os.close(inner)
    os.set_blocking(outer, False)
    letters = getincrementaldecoder("utf-8")("replace")  # an editor of lines writes byte by byte
    screen, deadline, answers_left = "", time.monotonic() + _WAIT, _MOST_ANSWERS
    pending = _by_question(answers) if isinstance(answers, Mapping) else list(answers)
    while time.monotonic() < deadline:
        try:
            part = letters.decode(os.read(outer, 65536))
        except BlockingIOError:
            if _asks(screen) and (pending != [] or _shows_record(screen)) and answers_left:
                answers_left -= 1
                answer = _answer(pending, screen)
                if answer == CTRL_C:  # the prompt stands there before it waits for keys
                    select.select([], [], [], 0.05)
                screen += "\n"
                deadline = time.monotonic() + _WAIT
                os.write(outer, (answer if answer in {CTRL_C, CTRL_D} else answer + "\n").encode())
            select.select([outer], [], [], 0.02)
            continue
        except OSError:
            break
        screen += part
    try:
        code = process.wait(timeout=max(0, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        raise AssertionError("it still waits for an answer:\n" + screen) from None
    finally:
        os.close(outer)
    return code, screen


def _by_question(answers: Mapping[str, str | tuple[str, ...]]) -> dict[str, list[str]]:
    return {
        question: [answer] if isinstance(answer, str) else list(answer)
        for question, answer in answers.items()
    }


def _answer(pending: list[str] | dict[str, list[str]], screen: str) -> str:
    if isinstance(pending, list):
        return pending.pop(0) if pending else ""
    question = _ESCAPES.sub("", screen.splitlines()[-1])
    for beginning, answers in pending.items():
        if question.startswith(beginning):
            return answers.pop(0) if answers else ""
    return ""


def _asks(screen: str) -> bool:
    """Whether it ends in a whole question; after a long one the editor goes to a new line."""
    end = _ESCAPES.sub("", screen[-200:])
    return end.endswith(" ") and end.rstrip(" ").endswith(":")


def _shows_record(screen: str) -> bool:
    """Whether the record is shown, so that Enter writes it, or leaves what was refused."""
    question = _ESCAPES.sub("", screen[-300:].splitlines()[-1])
    return "Enter to record it" in question or "or Enter to leave" in question


_ESCAPES = re.compile(r"\x1b\[[0-?]*[@-~]|\r")


def answers_to(
    fields: Iterable[Field], *, unasked: Iterable[str] = (), **said: str | tuple[str, ...]
) -> list[str]:
    """What is typed to the question of each fact, by its name; Enter where nothing is said.

    A question may need several answers, the wrong ones first.
    """
    answers: list[str] = []
    for field in fields:
        if field.name not in unasked:
            typed = said.get(field.name, "")
            answers += [typed] if isinstance(typed, str) else typed
    return answers


def _type_unseen(terminal: int) -> None:
    import termios  # noqa: PLC0415 (not on Windows)

    modes = termios.tcgetattr(terminal)
    modes[3] &= ~termios.ECHO
    termios.tcsetattr(terminal, termios.TCSANOW, modes)


def test_init_asks_and_takes_vietnamese_answers(tiepdan: Tiepdan, tmp_path: Path) -> None:
    path = tmp_path / "của tôi.db"
    code, screen = converse(
        "init", "--db", str(path), answers=["Xã Kỳ Châu", "Hà Tĩnh", "có lẽ", "không", "thứ 5", "2"]
    )
    assert code == 0, screen
    assert "có lẽ" in screen
    assert tiepdan("overdue", "--db", str(path)).code == 0


def test_answers_are_vietnamese_in_any_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")  # a console of Windows says so
    code, screen = converse(
        "init", "--db", str(tmp_path / "r.db"),
        answers=["Xã Kỳ Châu", "Hà Tĩnh", "không", "thứ 5", "2"], echoes=False,
    )  # fmt: skip
    assert code == 0, screen
    assert "Xã Kỳ Châu" in screen


def test_a_petition_is_asked_line_by_line(tiepdan: Tiepdan, database: Path) -> None:
    code, screen = converse("add-petition", answers=ASKED_FOR)
    assert code == 0, screen
    assert "31/02/2026" in screen
    (row,) = tiepdan("petitions", "--json").data
    assert {key: row[key] for key in ("kind", "received_on", "channel", "field", "people_count",
                                      "name", "hamlet", "summary", "officer")} == {
        "kind": "complaint", "received_on": "2026-11-21", "channel": "post", "field": "land",
        "people_count": 1, "name": "Công dân 01", "hamlet": "Hiệu Châu", "summary": "Tranh chấp",
        "officer": "Công chức Địa chính",
    }  # fmt: skip


ASKED_FOR: Mapping[str, str | tuple[str, ...]] = {
    "Kind": "khieu nai",
    "Day of receipt": ("31/02/2026", "hôm qua"),
    "Channel": "bưu điện",
    "Name": "Công dân 01",
    "Hamlet": "Hiệu Châu",
    "Field": "đất đai",
    "Summary": "Tranh chấp",
    "Officer": "Công chức Địa chính",
}


def test_a_term_may_be_chosen_by_its_place_in_the_list(tiepdan: Tiepdan, database: Path) -> None:
    code, screen = converse(
        "add-document", answers=["2", "10", "4", "12/TB-UBND", "", "Thông báo", "", "", ""]
    )
    assert code == 0, screen
    (row,) = tiepdan("documents", "--json").data
    assert (row["issuer"], row["type"], row["date"]) == ("committee", "notice", "2026-11-22")


def test_ctrl_c_in_a_prompt_writes_nothing(database: Path) -> None:
    before = database.read_bytes()
    code, screen = converse("add-petition", answers=["1", "", "post", CTRL_C])
    assert code == 130
    assert "nothing was written" in screen
    assert "Traceback" not in screen
    assert database.read_bytes() == before


def test_the_end_of_input_writes_nothing(database: Path) -> None:
    before = database.read_bytes()
    code, screen = converse("add-petition", answers=["1", CTRL_D])
    assert code == 130
    assert "nothing was written" in screen
    assert database.read_bytes() == before


def test_what_flags_did_not_say_is_asked(tiepdan: Tiepdan, database: Path) -> None:
    code, screen = converse("add-petition", "--kind", "KN", "--name", "Bà A", answers=ASKED_FOR)
    assert code == 0, screen
    assert "Kind" not in screen[: screen.index("Day of receipt")]
    (row,) = tiepdan("petitions", "--json").data
    assert (row["name"], row["channel"], row["kind"]) == ("Bà A", "post", "complaint")


def test_with_no_input_nothing_is_asked_and_all_that_is_missing_is_named(database: Path) -> None:
    code, screen = converse("add-petition", "--no-input", "--field", "land", answers=[])
    assert code == 2
    sentence = " ".join(screen.split())
    for flag in ("--kind complaint", "--received 06/07/2026", '--channel "at a reception"',
                 '--name "Nguyễn Văn A"', '--summary "…"'):  # fmt: skip
        assert flag in sentence
    assert "--field" not in sentence


def test_without_a_terminal_nothing_is_asked(process: Tiepdan, database: Path) -> None:
    run = process("add-petition", stdin="1\n" * 20)
    assert run.code == 2
    assert "--kind" in run.err


def test_all_flags_ask_nothing_even_on_a_terminal(database: Path) -> None:
    code, screen = converse(*COMPLAINT, answers=[])
    assert code == 0, screen
    assert "2026-0001" in screen


def test_a_decision_is_asked_for_its_result_and_day(tiepdan: Tiepdan, database: Path) -> None:
    tiepdan(*COMPLAINT)
    code, screen = converse("accept", "1", answers=["10/07/2026", "31/TB-UBND", ""])
    assert code == 0, screen
    code, screen = converse("decide", "1", answers=["3", "", "03/08/2026", "45/QĐ-UBND", ""])
    assert code == 0, screen
    events = tiepdan("show", "1", "--json").data["events"]
    assert [
        (row["event"], row["date"], row["result"], row["document_number"]) for row in events
    ] == [
        ("accepted", "2026-07-10", None, "31/TB-UBND"),
        ("decided", "2026-08-03", "rejected", "45/QĐ-UBND"),
    ]


def test_how_late_a_step_is_can_be_read_at_80_columns(tiepdan: Tiepdan, database: Path) -> None:
    code, screen = converse(*COMPLAINT, "--received", "10/02/2026", answers=[])
    assert code == 0, screen
    [step] = [line for line in screen.splitlines() if "(KN-27)" in line]
    assert "23/02/2026 or 03/03/2026" in step
    assert "264 days" in step


def test_no_protection_is_not_ended_or_waived_by_questions(
    tiepdan: Tiepdan, database: Path
) -> None:
    tiepdan(*COMPLAINT)
    for command, refusal in (("waive-protection", 4), ("end-protection", 3)):
        code, screen = converse(command, "1", answers=[])
        assert code == refusal, screen
        assert "[" not in screen  # no question with what Enter means


@pytest.mark.parametrize("columns", [40, 60, 66])
def test_no_day_of_a_late_step_is_cut(
    tiepdan: Tiepdan, database: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    tiepdan(*COMPLAINT, "--received", "10/02/2026")
    monkeypatch.setenv("COLUMNS", str(columns))
    _code, screen = converse("overdue", answers=[])
    assert "23/02/2026 or 03/03/2026" in " ".join(screen.split())
    assert "264 days" in screen


def test_what_is_needed_is_asked_for_beside_flags(tiepdan: Tiepdan, database: Path) -> None:
    tiepdan(*COMPLAINT)
    flags = ("--on", "10/07/2026", "--document", "3/TB")
    code, screen = converse("decline", "1", *flags, answers=["hết thời hiệu", ""])
    assert code == 0, screen
    [event] = tiepdan("show", "1", "--json").data["events"]
    assert (event["event"], event["document_number"]) == ("declined", "3/TB")


def test_what_can_be_on_no_day_is_refused_before_a_question(
    tiepdan: Tiepdan, database: Path
) -> None:
    tiepdan(*COMPLAINT)
    tiepdan("accept", "1", "--on", "10/07/2026")
    for command in ("accept", "decline", "file", "forward", "extend", "resume"):
        code, screen = converse(command, "1", answers=[])
        assert code == 4, screen
        assert "[" not in screen  # no question with what Enter means


def test_what_is_not_in_a_list_is_told_in_one_line(database: Path) -> None:
    _code, screen = converse("add-petition", answers=["9", "", "xyz", CTRL_C], echoes=False)
    refusals = [line for line in screen.splitlines() if "type its number" in line]
    assert len(refusals) == 3, screen
    assert "“xyz” is none of those above: type its number (1–" in refusals[2]
    assert "(complaint)" not in screen


def test_results_of_the_second_instance_are_offered_where_it_decides_alone(
    tiepdan: Tiepdan, database: Path
) -> None:
    tiepdan(*COMPLAINT)
    tiepdan("accept", "1", "--on", "10/07/2026")
    _code, screen = converse("decide", "1", answers=[CTRL_C])
    assert "3. wrong" in screen
    assert "first decision" not in screen
    tiepdan("decide", "1", "--result", "wrong", "--on", "20/07/2026")
    tiepdan("record", "1", "appealed", "--on", "01/08/2026")
    _code, screen = converse("decide", "1", answers=[CTRL_C])
    assert "1. first decision confirmed" in screen
    assert "wrong" not in screen


def test_a_visit_is_asked_for_the_petition_it_led_to(tiepdan: Tiepdan, database: Path) -> None:
    tiepdan(*COMPLAINT)
    code, screen = converse(
        "add-visit",
        answers=[
            *answers_to(
                (
                    *fields(Visit, "meeting_id", "visited_on", "receiver"),
                    *fields(Petitioner, "name", "hamlet", "address", "id_number"),
                    *fields(Visit, "people_count", "content", "matter"),
                ),
                visited_on="20/11/2026",
                name="Công dân 01",
                content="Hỏi",
                matter=("2", "1"),  # an old one, of petition 1: that tells its kind and field
            ),
            *("", "", "", "", ""),  # nobody more, settled by nobody, handled as it, no note; right
        ],
    )
    assert code == 0, screen
    (row,) = tiepdan("stats", "--rows", "reception_matters", "--json").data
    assert row["petition"] == "2026-0001"


def test_the_rest_of_a_visit_is_asked_where_only_its_reception_was_typed(
    tiepdan: Tiepdan, database: Path
) -> None:
    code, screen = converse(
        "add-visit", "--on", "20/11/2026", "--receiver", "clerk",
        answers=["", "Bà Hoa", "Thôn 1", "", "", "Hỏi", "", "", "Đã trả lời", "", ""],
    )  # fmt: skip
    assert code == 0, screen
    (row,) = tiepdan("visits", "--json").data
    assert (row["date"], row["name"], row["advice"]) == ("2026-11-20", "Bà Hoa", "Đã trả lời")


def test_a_chair_may_be_named_without_a_capacity(tiepdan: Tiepdan, database: Path) -> None:
    code, screen = converse(
        "add-meeting", answers=["2", "03/12/2026", "", "Bà A", "", "", "", "Nội dung", ""]
    )
    assert code == 0, screen
    (row,) = tiepdan("meetings", "--json").data
    assert (row["chair"], row["capacity"], row["status"]) == ("Bà A", None, "planned")


def test_nothing_is_asked_about_a_meeting_that_is_not_there(database: Path) -> None:
    for command in ("conclude", "cancel"):
        code, screen = converse(command, "B99", answers=[])
        assert code == 3
        assert "B99" in screen


def test_what_is_kept_secret_is_not_asked_as_if_it_were_not_there(
    tiepdan: Tiepdan, database: Path
) -> None:
    noted = ("--on", "16/11/2026", "--note", "Mời bà Mật")
    assert tiepdan(*DENUNCIATION).code == 0
    assert tiepdan("accept", "1", *noted).code == 0
    code, screen = converse("edit-event", "1", "accepted", answers=["3", CTRL_C])
    assert code == 130
    assert "Note [(kept secret)]" in screen
    assert "Mật" not in screen


def test_declining_asks_for_the_reason_until_there_is_one(tiepdan: Tiepdan, database: Path) -> None:
    tiepdan(*COMPLAINT)
    code, screen = converse(
        "decline", "1", answers=["10/07/2026", "5/TB", "", "khác", "hết thời hiệu"]
    )
    assert code == 0, screen
    (event,) = tiepdan("show", "1", "--json").data["events"]
    assert (event["date"], event["note"]) == ("2026-07-10", "hết thời hiệu")


def test_where_a_petition_goes_is_asked_and_offered_again(tiepdan: Tiepdan, database: Path) -> None:
    for _time in range(3):
        assert tiepdan(*PROPOSAL, "--competent", "no").code == 0
    assert tiepdan("forward", "1", "--body", "Sở Xây dựng").code == 0
    code, screen = converse("forward", "2", answers=["", "1", "", "", ""])
    assert code == 0, screen
    assert "1. Sở Xây dựng" in screen
    code, screen = converse("forward", "3", answers=["Thanh tra tỉnh", "", "", ""])
    assert code == 0, screen
    bodies = [tiepdan("show", n, "--json").data["events"][-1]["body"] for n in ("1", "2", "3")]
    assert bodies == ["Sở Xây dựng", "Sở Xây dựng", "Thanh tra tỉnh"]


def test_whoever_leaves_the_name_out_is_asked_whether_it_is_anonymous(
    tiepdan: Tiepdan, database: Path
) -> None:
    said: Mapping[str, str | tuple[str, ...]] = {
        "Kind": "tố cáo",
        "Channel": "bưu điện",
        "Name": ("", ""),
        "Nobody says": ("không", "có"),  # not on purpose at first
        "Field": "tham nhũng",
        "Summary": "Thu tiền",
    }
    code, screen = converse("add-petition", answers=said)
    assert code == 0, screen
    assert "Telephone" not in screen
    facts = tiepdan("show", "1", "--json").data["facts"]
    assert (facts["name"], facts["anonymous"]) == (None, True)
    code, screen = converse("edit", "1", answers=["7", "Bà A"])
    assert code == 0, screen
    assert tiepdan("show", "1", "--json").data["facts"]["anonymous"] is False


def test_whoever_was_there_is_asked_for_a_name_until_there_is_one(
    tiepdan: Tiepdan, database: Path
) -> None:
    said: Mapping[str, str | tuple[str, ...]] = {
        "Kind": "phản ánh",
        "Channel": "tiếp dân",
        "Name": ("", "Bà A"),
        "Field": "khác",
        "Summary": "Đường",
    }
    code, screen = converse("add-petition", answers=said)
    assert code == 0, screen
    assert tiepdan("show", "1", "--json").data["facts"]["name"] == "Bà A"


def test_who_sent_it_on_and_who_speaks_for_a_group_are_asked_where_they_may_be(
    tiepdan: Tiepdan, database: Path
) -> None:
    said = {
        "Kind": "kiến nghị",
        "Channel": "cơ quan khác",
        "Sent on by": "UBND tỉnh Hà Tĩnh",
        "Number of its letter": "758/UBND-TD",
        "Day of its letter": "18/11/2026",
        "Name": "Các hộ thôn Hiệu Châu",
        "Field": "đất đai",
        "Summary": "Thu hồi đất",
        "Enter to record": "17",
        "People": "12",
        "Represented by": "Bà A, ông B",
    }
    code, screen = converse("add-petition", answers=said)
    assert code == 0, screen
    facts = tiepdan("show", "1", "--json").data["facts"]
    assert {name: facts[name] for name in ("sent_by", "sent_document", "sent_on", "form",
                                           "representative", "represents")} == {
        "sent_by": "UBND tỉnh Hà Tĩnh", "sent_document": "758/UBND-TD", "sent_on": "2026-11-18",
        "form": "written", "representative": "Bà A, ông B", "represents": "group",
    }  # fmt: skip
