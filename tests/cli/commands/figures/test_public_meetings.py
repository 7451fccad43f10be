"""Figures of dialogues and voters' meetings: who came and spoke, how opinions were answered."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CONFERENCE, DIALOGUE, PROPOSAL, Given, Tiepdan, assert_refused, do
from tiepdan.reports.figures.catalogue import SECTIONS

YEAR = ("--from", "01/01/2026", "--to", "31/12/2026")
VOTERS = ("add-meeting", "--kind", "TXCT", "--on", "12/11/2026", "--people", "60", "--speakers",
          "12", "--session", "Kỳ họp thứ 12", "--session-on", "20/11/2026")  # fmt: skip
LINES = (
    "name;kind;field;summary;committee;outcome;body\n"
    "Cử tri 01;kiến nghị;đất đai;Cấp giấy;kinh tế - xã hội;trả lời tại chỗ;\n"
    "Cử tri 02;kiến nghị;khác;Lưới điện;kinh tế - xã hội;chuyển;Điện lực Kỳ Anh\n"
    "Cử tri 03;kiến nghị;khác;Cống;pháp chế;;\n"
    "Cử tri 04;kiến nghị;khác;Đèn;;trả lời sau;\n"
)


def write(folder: Path, text: str) -> str:
    path = folder / "y-kien.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def figures(tiepdan: Tiepdan, *more: str) -> dict[str, int]:
    data = tiepdan("stats", *YEAR, *more, "--json").data
    return {key: value["total"] for key, value in data["figures"].items()}


def indicator(tiepdan: Tiepdan, name: str) -> Any:
    return tiepdan("stats", *YEAR, "--json").data["indicators"][name]["total"]


def rows(tiepdan: Tiepdan, figure: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tiepdan("stats", "--rows", figure, *YEAR, "--json").data
    return found


@pytest.fixture
def voters(tiepdan: Tiepdan, database: Path, tmp_path: Path) -> Path:
    """A voters' meeting with four opinions, the first two settled there."""
    do(tiepdan, VOTERS, ("add-petition", "--meeting", "B1", "--file", write(tmp_path, LINES)))
    return database


def test_what_a_file_says_of_the_answer_is_kept_as_events(tiepdan: Tiepdan, voters: Path) -> None:
    opinions = tiepdan("show", "B1", "--json").data["opinions"]
    assert [(one["outcome"], one["committee"]) for one in opinions] == [
        ("on_the_spot", "economic_social"), ("forwarded", "economic_social"),
        ("owed", "legal"), ("owed", None),
    ]  # fmt: skip
    (answer,) = tiepdan("show", "1", "--json").data["events"]
    assert (answer["event"], answer["date"]) == ("answered", "2026-11-12")
    (forwarding,) = tiepdan("show", "2", "--json").data["events"]
    assert (forwarding["event"], forwarding["body"]) == ("forwarded", "Điện lực Kỳ Anh")
    assert "answered on the spot" in tiepdan("show", "B1").out
    do(tiepdan, ("undo", "--yes"))
    assert tiepdan("petitions", "--json").data == []


def test_voters_opinions_by_how_they_were_answered(tiepdan: Tiepdan, voters: Path) -> None:
    do(tiepdan, ("answer", "3", "--on", "18/11/2026"), ("answer", "4", "--on", "21/11/2026"))
    numbers = figures(tiepdan)
    assert {key: value for key, value in numbers.items() if key.startswith("voter_") and value} == {
        "voter_meetings": 1, "voter_meetings_held": 1, "voter_meetings_people_recorded": 1,
        "voter_meetings_people": 60, "voter_meetings_speakers_recorded": 1,
        "voter_meetings_speakers": 12, "voter_opinions": 4, "voter_opinions_on_the_spot": 1,
        "voter_opinions_later": 2, "voter_opinions_forwarded": 1,
        "voter_opinions_economic_social_committee": 2, "voter_opinions_legal_committee": 1,
        "voter_opinions_no_committee": 1, "voter_opinions_with_session": 4,
        "voter_opinions_settled_before_session": 3, "voter_opinions_answered_before_session": 2,
        "voter_opinions_forwarded_before_session": 1, "voter_opinions_owed_at_session": 1,
    }  # fmt: skip
    # What was only forwarded is not answered.
    assert indicator(tiepdan, "share_before_session") == 50.0
    assert [row["number"] for row in rows(tiepdan, "voter_opinions_settled_before_session")] == [
        "2026-0001", "2026-0002", "2026-0003",
    ]  # fmt: skip
    out = tiepdan("stats", *YEAR).out
    assert "Voters' meetings" in out
    assert "2/4 (50%)" in out
    assert tiepdan("check").code == 0


def test_a_session_still_to_come_or_unknown_is_in_no_share(tiepdan: Tiepdan, voters: Path) -> None:
    do(tiepdan, ("edit-meeting", "B1", "--session-on", "10/12/2026"))
    assert figures(tiepdan)["voter_opinions_with_session"] == 0
    assert indicator(tiepdan, "share_before_session") is None
    assert figures(tiepdan, "--today", "10/12/2026")["voter_opinions_with_session"] == 4
    do(tiepdan, ("edit-meeting", "B1", "--session-on", ""))
    assert figures(tiepdan, "--today", "10/12/2026")["voter_opinions_with_session"] == 0


def test_only_what_was_recorded_is_added_up(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        (*DIALOGUE, "--people", "40", "--speakers", "9"),
        (*DIALOGUE, "--people", "20"),
        DIALOGUE,
        ("record", "B1", "announced", "--on", "02/11/2026", "--how", "loa"),
    )
    numbers = figures(tiepdan)
    assert [numbers[f"dialogues_{name}"] for name in (
        "held", "people_recorded", "people", "speakers_recorded", "speakers", "announced",
    )] == [3, 2, 60, 1, 9, 1]  # fmt: skip
    assert [row["people"] for row in rows(tiepdan, "dialogues_people")] == [40, 20]
    explained = tiepdan("stats", "--explain", "dialogues_people").out
    assert "who came twice counts twice" in " ".join(explained.split())


def test_the_parts_of_a_dialogues_opinions_are_the_whole(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    lines = LINES.replace("kinh tế - xã hội", "").replace("pháp chế", "")
    do(
        tiepdan,
        DIALOGUE,
        ("add-petition", "--meeting", "B1", "--file", write(tmp_path, lines)),
        ("withdraw", "3", "--on", "15/11/2026"),
    )
    numbers = figures(tiepdan)
    parts = {name: numbers[f"dialogue_opinions_{name}"] for name in (
        "on_the_spot", "later", "forwarded", "ended", "owed",
    )}  # fmt: skip
    assert parts == {"on_the_spot": 1, "later": 0, "forwarded": 1, "ended": 1, "owed": 1}
    assert sum(parts.values()) == numbers["dialogue_opinions"] == 4
    assert indicator(tiepdan, "share_on_the_spot") == 25.0
    # The results for all opinions answer what is still owed, and no more.
    do(tiepdan, ("conclude", "B1", "--on", "16/11/2026"), ("conclude", "B1", "--results"))
    numbers = figures(tiepdan)
    assert [numbers[f"dialogue_opinions_{name}"] for name in ("later", "ended", "owed")] == [
        1,
        1,
        0,
    ]
    assert tiepdan("check").code == 0


def test_what_is_said_at_a_conference_is_no_opinion_of_a_dialogue(
    tiepdan: Tiepdan, database: Path
) -> None:
    """They are held by another law, and stand apart as the meetings do."""
    said = (*PROPOSAL, "--channel", "dialogue", "--received", "10/11/2026")
    do(tiepdan, DIALOGUE, CONFERENCE, (*said, "--meeting", "B1"),
       (*said, "--meeting", "B2", "--outcome", "on_the_spot"), (*said, "--meeting", "B2"),
       said)  # fmt: skip
    numbers = figures(tiepdan)
    assert (numbers["dialogues_held"], numbers["conferences_held"]) == (1, 1)
    assert [numbers[f"dialogue_opinions{part}"] for part in ("", "_on_the_spot", "_owed")] == [
        2, 0, 2,
    ]  # fmt: skip
    assert [numbers[f"conference_opinions{part}"] for part in ("", "_on_the_spot", "_owed")] == [
        2, 1, 1,
    ]  # fmt: skip
    assert indicator(tiepdan, "share_on_the_spot") == 0.0
    assert numbers["petitions_voiced"] == 4
    assert tiepdan("check").code == 0
    do(tiepdan, ("edit-meeting", "B2", "--kind", "thematic_dialogue"))
    assert figures(tiepdan)["dialogue_opinions"] == 4


def test_the_reference_register_still_has_its_eleven_opinions(
    tiepdan: Tiepdan, ky_chau: Path
) -> None:
    run = tiepdan("stats", "--from", "01/01/2019", "--to", "30/12/2023", "--json")
    numbers = {key: value["total"] for key, value in run.data["figures"].items()}
    assert numbers["dialogue_opinions"] == 11
    assert numbers["dialogue_opinions_on_the_spot"] == 4
    assert numbers["dialogue_opinions_later"] == 7
    assert numbers["voter_meetings"] == 0


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Hộ 1;KN;land;x;;tại chỗ;", "on the spot"),
        ("Hộ 1;kiến nghị;land;x;;đã ném;", "outcome"),
        ("Hộ 1;kiến nghị;land;x;;kết thúc, không trả lời;", "command"),
        ("Hộ 1;kiến nghị;land;x;;;Điện lực", "forwarded"),
        ("Hộ 1;kiến nghị;land;x;ban lạ;;", "committee"),
    ],
)
def test_a_wrong_line_of_opinions_writes_nothing(
    tiepdan: Tiepdan, given: Given, tmp_path: Path, line: str, reason: str
) -> None:
    database = given(VOTERS)
    path = write(tmp_path, LINES.splitlines()[0] + "\n" + line + "\n")
    go = ("add-petition", "--meeting", "B1", "--file", path)
    assert_refused(tiepdan, database, go, "line 2", reason, code=5)


def test_one_opinion_by_flags(tiepdan: Tiepdan, database: Path) -> None:
    add = ("add-petition", "--meeting", "B1", "--kind", "KNPA", "--name", "Cử tri", "--field",
           "other", "--channel", "voter_contact", "--received", "12/11/2026", "--summary",
           "x")  # fmt: skip
    do(
        tiepdan,
        VOTERS,
        (*add, "--committee", "legal", "--outcome", "forwarded", "--body", "UBND tỉnh"),
        (*add, "--outcome", "tại chỗ"),
        add,
    )
    outcomes = [one["outcome"] for one in tiepdan("show", "B1", "--json").data["opinions"]]
    assert outcomes == ["forwarded", "on_the_spot", "owed"]
    assert_refused(tiepdan, database, (*add, "--received", "13/11/2026", "--outcome", "tại chỗ"),
                   "12/11/2026")  # fmt: skip
    do(tiepdan, ("edit", "3", "--committee", "pháp chế"))
    assert rows(tiepdan, "voter_opinions_legal_committee")[1]["number"] == "2026-0003"
    do(tiepdan, ("edit", "3", "--committee", ""), ("check",))


def test_each_part_stands_beneath_what_it_is_part_of() -> None:
    for section in SECTIONS:
        above: list[str] = []  # what a row may be part of, the outermost first
        for figure in section.figures:
            whole = figure.part_of or figure.under
            while above and above[-1] != whole:
                above.pop()
            assert whole is None or above, (figure.id, whole)
            above.append(figure.id)
