"""To which body a petition went, which answered, whose decision it was."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import (
    COMPLAINT,
    DENUNCIATION,
    DIALOGUE,
    PROPOSAL,
    Command,
    Given,
    Tiepdan,
    assert_refused,
    do,
)
from tiepdan.reports.figures.elsewhere import OTHER_BODIES

PROVINCE = "UBND tỉnh Hà Tĩnh"
ELSEWHERE: Command = (*PROPOSAL, "--competent", "no")


def _event(tiepdan: Tiepdan, number: str = "1") -> dict[str, Any]:
    event: dict[str, Any] = tiepdan("show", number, "--json").data["events"][-1]
    return event


@pytest.mark.parametrize(
    ("new", "command", "event"),
    [
        (ELSEWHERE, ("forward", "1"), "forwarded"),
        ((*COMPLAINT, "--competent", "no"), ("guide", "1"), "guided"),
        (ELSEWHERE, ("record", "1", "agency_replied"), "agency_replied"),
        (ELSEWHERE, ("record", "1", "forwarded"), "forwarded"),
    ],
)
def test_the_body_is_kept_with_the_event(
    tiepdan: Tiepdan, given: Given, new: Command, command: Command, event: str
) -> None:
    given(new)
    do(tiepdan, (*command, "--body", PROVINCE, "--document", "5/PC"))
    recorded = _event(tiepdan)
    assert (recorded["event"], recorded["body"]) == (event, PROVINCE)
    assert PROVINCE in " ".join(tiepdan("show", "1").out.replace("│", " ").split())


def test_where_nobody_said_which_it_shows_as_a_gap(tiepdan: Tiepdan, given: Given) -> None:
    given((*PROPOSAL, "--competent", "no"), ("record", "1", "forwarded"))
    assert _event(tiepdan)["body"] is None
    assert "no body" in tiepdan("show", "1").out
    do(tiepdan, ("edit-event", "1", "forwarded", "--body", PROVINCE))
    assert _event(tiepdan)["body"] == PROVINCE
    assert "no body" not in tiepdan("show", "1").out
    do(tiepdan, ("edit-event", "1", "forwarded", "--body", ""))
    assert _event(tiepdan)["body"] is None
    do(tiepdan, ("undo", "--yes"))
    assert _event(tiepdan)["body"] == PROVINCE


def test_a_decision_may_name_whose_body_it_was(tiepdan: Tiepdan, given: Given) -> None:
    given(
        COMPLAINT,
        ("accept", "1", "--on", "10/07/2026"),
        ("decide", "1", "--result", "rejected", "--on", "03/08/2026"),
    )
    do(tiepdan, ("edit-event", "1", "decided", "--body", "Chủ tịch UBND xã Thử"))
    assert _event(tiepdan)["body"] == "Chủ tịch UBND xã Thử"


@pytest.mark.parametrize(
    ("command", "code", "sentence"),
    [
        (("record", "1", "noted", "--note", "a", "--body", PROVINCE), 4, "names no body"),
        (("record", "1", "forwarded", "--body", "  \u200b"), 2, "--body"),
        (("edit-event", "1", "accepted", "--body", PROVINCE), 2, "--body says nothing"),
        (("record", "B1", "conclusion_notice", "--body", PROVINCE), 2, "--body goes with"),
    ],
)
def test_what_names_no_body_is_refused(
    tiepdan: Tiepdan, given: Given, command: Command, code: int, sentence: str
) -> None:
    path = given(PROPOSAL, ("accept", "1", "--on", "16/11/2026"), DIALOGUE)
    assert_refused(tiepdan, path, command, sentence, code=code)


def test_of_a_denunciation_the_body_is_shown_and_the_note_is_not(
    tiepdan: Tiepdan, given: Given
) -> None:
    given((*DENUNCIATION, "--competent", "no"))
    do(tiepdan, ("forward", "1", "--body", "Thanh tra tỉnh", "--note", "ông Mật"))
    for command in (("show", "1"), ("show", "1", "--json"), ("history", "1")):
        shown = tiepdan(*command).out
        assert "Thanh tra tỉnh" in " ".join(shown.replace("│", " ").split())
        assert "Mật" not in shown


def test_bodies_come_with_an_import(tiepdan: Tiepdan, database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for name, text in {
        "petitioners": "number,name\n1,Công dân 01\n",
        "petitions": "number,petitioner,received_on,channel,kind,field,within_competence,summary\n"
        "2026-0001,1,2026-07-06,post,proposal,land,no,Đường\n",
        "petition_events": "petition,kind,happened_on,cơ quan\n"
        f"2026-0001,forwarded,2026-07-08,{PROVINCE}\n"
        "2026-0001,agency_replied,2026-08-08,Sở Xây dựng\n",
    }.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    do(tiepdan, ("import", str(folder)))
    events = tiepdan("show", "2026-0001", "--json").data["events"]
    assert [event["body"] for event in events] == [PROVINCE, "Sở Xây dựng"]


# --- Which way the law wants -------------------------------------------------------------------

COMPLAINED: Command = (*COMPLAINT, "--competent", "no")
DENOUNCED: Command = (*DENUNCIATION, "--competent", "no")
IN_PERSON: Command = (*DENOUNCED, "--channel", "reception")
HANDED_IN: Command = (*DENOUNCED, "--channel", "direct")


@pytest.mark.parametrize(
    ("new", "verb", "article"),
    [
        (COMPLAINED, "forward", "Thông tư 05/2021/TT-TTCP, Điều 14"),
        (COMPLAINT, "forward", "Thông tư 05/2021/TT-TTCP, Điều 14"),
        (DENOUNCED, "guide", "Luật Tố cáo 25/2018/QH14, Điều 24 khoản 2"),
        (IN_PERSON, "forward", "Luật Tố cáo 25/2018/QH14, Điều 24 khoản 2"),
        (ELSEWHERE, "guide", "Luật Tiếp công dân 42/2013/QH13, Điều 26 khoản 2"),
    ],
)
def test_what_the_law_wants_the_other_way_is_refused_unless_it_is_done_already(
    tiepdan: Tiepdan, given: Given, new: Command, verb: str, article: str
) -> None:
    path = given(new)
    other = {"forward": "guide", "guide": "forward"}[verb]
    assert_refused(tiepdan, path, (verb, "1"), article, f"tiepdan {other} 2026-0001")
    assert_refused(tiepdan, path, ("record", "1", f"{verb}ed".replace("ee", "e")), article)
    assert_refused(
        tiepdan, path, (verb, "1", "--already-done", "vội", "--note", "vội"), "--note", code=2
    )
    do(tiepdan, (verb, "1", "--body", PROVINCE, "--already-done", "đã gửi hôm qua"))
    with closing(sqlite3.connect(path)) as connection:
        kept = connection.execute("SELECT kind, note FROM petition_event").fetchall()
    assert kept == [(f"{verb}ed".replace("ee", "e"), "đã gửi hôm qua")]


@pytest.mark.parametrize(
    ("new", "verb"),
    [
        (COMPLAINED, "guide"),
        (DENOUNCED, "forward"),
        (IN_PERSON, "guide"),
        (HANDED_IN, "guide"),
        (HANDED_IN, "forward"),
        (ELSEWHERE, "forward"),
        # Before any law that is known of.
        ((*COMPLAINED, "--received", "06/07/2021"), "forward --on 08/07/2021"),
    ],
)
def test_what_the_law_wants_goes_its_way(
    tiepdan: Tiepdan, given: Given, new: Command, verb: str
) -> None:
    given(new)
    year = "2021-1" if "2021" in verb else "1"
    name, *on = verb.split()
    do(tiepdan, (name, year, *on, "--body", PROVINCE))


def test_nothing_is_forwarded_to_nobody(tiepdan: Tiepdan, given: Given) -> None:
    path = given(ELSEWHERE)
    for flags in ((), ("--on", "20/11/2026"), ("--no-input",)):
        assert_refused(tiepdan, path, ("forward", "1", *flags), "--body is missing", code=2)


def test_what_is_ours_is_forwarded_with_a_word_about_it(tiepdan: Tiepdan, given: Given) -> None:
    given(PROPOSAL)
    run = tiepdan("forward", "1", "--body", PROVINCE)
    assert run.code == 0
    assert "tiepdan edit 2026-0001 --competent no" in run.err


# --- Urging, and replies ------------------------------------------------------------------------


def test_who_was_asked_is_urged_and_answers(tiepdan: Tiepdan, given: Given) -> None:
    path = given(ELSEWHERE)
    assert_refused(tiepdan, path, ("urge", "1"), "comes only after")
    do(
        tiepdan,
        ("forward", "1", "--body", PROVINCE, "--on", "04/11/2026"),
        ("urge", "1", "--document", "9/CV", "--on", "10/11/2026"),
        ("urge", "1", "--body", "Sở Xây dựng", "--on", "16/11/2026"),
        ("record", "1", "agency_replied", "--body", PROVINCE, "--on", "20/11/2026"),
    )
    events = tiepdan("show", "1", "--json").data["events"]
    assert [(event["event"], event["body"]) for event in events] == [
        ("forwarded", PROVINCE), ("urged", PROVINCE), ("urged", "Sở Xây dựng"),
        ("agency_replied", PROVINCE),
    ]  # fmt: skip
    assert_refused(tiepdan, path, ("urge", "1", "--on", "03/11/2026"), "04/11/2026")
    told = f"It was forwarded to “{PROVINCE}”; urged, as you said, was “Sở Y tế”."
    assert told in tiepdan("urge", "1", "--body", "Sở Y tế", "--on", "21/11/2026").err
    assert "as you said" not in tiepdan("urge", "1", "--body", PROVINCE, "--on", "22/11/2026").err


def test_where_it_went_is_in_the_list(tiepdan: Tiepdan, given: Given) -> None:
    given(ELSEWHERE, ELSEWHERE, ("forward", "1", "--body", PROVINCE),
          ("record", "2", "forwarded"))  # fmt: skip
    listed = " ".join(tiepdan("petitions").out.replace("│", " ").split())
    assert "no body" in listed
    assert "tỉnh" in listed


def test_what_went_to_other_bodies_is_counted_and_adds_up(tiepdan: Tiepdan, given: Given) -> None:
    given(
        *[ELSEWHERE] * 2,
        COMPLAINED,
        PROPOSAL,
        ("forward", "1", "--body", PROVINCE, "--on", "04/11/2026"),
        ("record", "2", "forwarded", "--on", "04/11/2026"),
        ("guide", "3", "--body", PROVINCE, "--on", "04/11/2026"),
        ("urge", "1", "--on", "10/11/2026"),
        ("record", "1", "agency_replied", "--on", "20/11/2026"),
        ("record", "4", "agency_replied", "--on", "20/11/2026"),
    )
    data = tiepdan("stats", "--from", "11/2026", "--json").data["figures"]
    assert {name: data[name]["total"] for name in FIGURES} == {
        "sent_elsewhere": 3, "sent_forwarded": 2, "sent_guided": 1, "sent_to_named_body": 2,
        "sent_without_body": 1, "urged": 1, "replies_received": 2, "replies_after_forward": 1,
        "replies_otherwise": 1,
    }  # fmt: skip
    rows = tiepdan("stats", "--from", "11/2026", "--rows", "sent_to_named_body", "--json").data
    assert [row["body"] for row in rows] == [PROVINCE, PROVINCE]


FIGURES = {figure.id for figure in OTHER_BODIES.figures}


def test_what_is_doubtful_follows_the_sentence(tiepdan: Tiepdan, given: Given) -> None:
    path = given(COMPLAINT)
    assert_refused(
        tiepdan,
        path,
        ("forward", "1"),
        "Điều 14): tiepdan guide 2026-0001.",
        '"REASON". Khiếu nại',
    )
