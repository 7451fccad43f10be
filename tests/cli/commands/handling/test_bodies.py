"""To which body a petition went, which answered, whose decision it was."""

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

PROVINCE = "UBND tỉnh Hà Tĩnh"
ELSEWHERE: Command = (*PROPOSAL, "--competent", "no")


def _event(tiepdan: Tiepdan, number: str = "1") -> dict[str, Any]:
    event: dict[str, Any] = tiepdan("show", number, "--json").data["events"][-1]
    return event


@pytest.mark.parametrize(
    ("new", "command", "event"),
    [
        (ELSEWHERE, ("forward", "1"), "forwarded"),
        (ELSEWHERE, ("guide", "1"), "guided"),
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
    given((*PROPOSAL, "--competent", "no"), ("forward", "1"))
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
    do(tiepdan, ("edit-event", "1", "decided", "--body", "Chủ tịch UBND xã Kỳ Châu"))
    assert _event(tiepdan)["body"] == "Chủ tịch UBND xã Kỳ Châu"


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
