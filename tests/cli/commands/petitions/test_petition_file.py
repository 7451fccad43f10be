"""``tiepdan show N``: the whole file of a petition, covered where it must be; what comes next."""

import shlex
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import (
    COMPLAINT,
    DENUNCIATION,
    PROPOSAL,
    TO,
    Command,
    Tiepdan,
    assert_refused,
    do,
)
from tests.cli.walks.walking import put

VISIT = ("add-visit", "--on", "20/11/2026", "--name", "Hộ 08", "--content", "Hỏi về đất")
DOCUMENT = (
    "add-document", "--issuer", "committee", "--type", "notice", "--title", "TB về Hộ 08",
    "--number", "12/TB-UBND",
)  # fmt: skip


def shown(tiepdan: Tiepdan, number: str, *more: str) -> Any:
    run = tiepdan("show", number, "--json", *more)
    assert run.code == 0, run.err
    return run.data


def link(path: Path, later: int, earlier: int, kind: str = "continuation") -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO petition_link (petition_id, earlier_id, kind, linked_on, note)"
            " VALUES (?, ?, ?, '2026-11-20', 'cùng người gửi')",
            (later, earlier, kind),
        )
        connection.commit()


# --- What can be done next ----------------------------------------------------------------------


def test_what_the_limits_ask_for_comes_first(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT)
    rows = shown(tiepdan, "1")["next"]
    assert [(row["command"], row["due"], row["limit"]) for row in rows][:3] == [
        ("tiepdan accept 2026-0001", "2026-07-15", "KN-27"),
        ("tiepdan decline 2026-0001", "2026-07-15", "KN-27"),
        # A complaint that is not ours is guided, not forwarded.
        ("tiepdan guide 2026-0001", "2026-07-20", "TCD-10"),
    ]
    # Nothing asks for a withdrawal; and what was not accepted cannot be terminated.
    assert [(row["event"], row["due"]) for row in rows][-1] == ("withdrawn", None)
    assert "terminated" not in {row["event"] for row in rows}
    assert all(row["basis"] for row in rows)


def test_rare_steps_stand_in_one_line(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT)
    (line,) = [one for one in tiepdan("show", "1").out.splitlines() if "Also possible" in one]
    assert "assigned to an officer (assign), note (note); " in line
    assert "documents requested by the resolver, " in line
    assert line.count("record 2026-0001") == 1  # which lists them where no event is named
    assert {row["event"] for row in shown(tiepdan, "1")["also_possible"]} >= {"noted", "assigned"}
    # A limit that runs brings a rare step to the front.
    do(tiepdan, ("record", "1", "documents_requested", "--on", "20/11/2026"))
    first = [row["command"] for row in shown(tiepdan, "1")["next"]]
    assert "tiepdan record 2026-0001 documents_supplied" in first


@pytest.mark.exhaustive
@pytest.mark.parametrize("petition", [COMPLAINT, DENUNCIATION, PROPOSAL])
def test_every_command_it_names_is_accepted(
    tiepdan: Tiepdan, database: Path, petition: Command
) -> None:
    """Each on the register as it was, so that nothing is named in vain."""
    more = {
        "assign": ("Trần B",), "note": ("gọi",), "withdraw --partly": ("--note", "phần đầu"),
        "complex": ("--document", "5", "--note", "nhiều nơi"),
        "extend": ("--days", "1", "--complexity", "complex", "--document", "5"),
        "decline": ("--reason", "hết thời hiệu"),
        "forward": TO, "record reception_refused": ("--ground", "settled"),
    }  # fmt: skip
    received = petition[petition.index("--received") + 1]
    stages: list[Command] = [(), ("accept", "1", "--on", received), ("decide", "1")]
    do(tiepdan, petition)
    for stage in stages:
        if stage:
            do(tiepdan, stage)
        before = Path(shutil.copy(database, database.with_suffix(".before")))
        file = shown(tiepdan, "1", "--today", received)
        for row in [*file["next"], *file["also_possible"]]:
            words = shlex.split(row["command"])[1:]
            verb = " ".join(word for word in words if word != "2026-0001")
            run = tiepdan(*words, *more.get(verb, ()), "--today", received)
            assert run.code == 0, (row, run.err)
            put(before, database)
        if petition is PROPOSAL:
            break


def test_what_is_refused_names_what_is_possible(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT, ("accept", "1", "--on", "16/07/2026"))
    assert_refused(
        tiepdan, database, ("forward", "1", *TO, "--on", "20/07/2026"),
        "accepted on 16/07/2026",
        "Possible on 20/07/2026: answered (answer), found to be complex (complex), suspended"
        ' (suspend), dialogue with the complainant (record 2026-0001'
        ' "dialogue with the complainant"), decided (decide),'
        " withdrawn (withdraw), terminated (terminate); for example: tiepdan answer 2026-0001\n",
    )  # fmt: skip
    # Where only rare steps are left, those are named.
    do(tiepdan, PROPOSAL, ("withdraw", "2"))
    assert_refused(tiepdan, database, ("answer", "2", "--on", "01/11/2026"), "02/11/2026")
    assert_refused(
        tiepdan,
        database,
        ("accept", "2"),
        '(record 2026-0002 "written result of the agency received")',
    )
    # What is refused for another reason than its place has no list.
    run = tiepdan("complex", "1", "--on", "20/07/2026")
    assert run.code == 4
    assert "Possible" not in run.err


# --- Lateness -----------------------------------------------------------------------------------


def test_how_late_a_step_is_or_was(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT, ("accept", "1", "--on", "17/07/2026"))
    late = {row["limit"]: row["days_late"] for row in shown(tiepdan, "1")["deadlines"]}
    assert late == {"KN-27": 2, "TCD-10": 0, "TCD-41": 0, "KN-28": 97, "KN-33": 0}
    assert "│ 2 days " in tiepdan("show", "1").out
    on_time = tiepdan("show", "1", "--today", "10/07/2026").out
    assert "Late" not in on_time


# --- What belongs to it -------------------------------------------------------------------------


def test_documents_and_visits_are_listed(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT, (*DOCUMENT, "--petition", "1"), (*VISIT, "--petition", "1"))
    file = shown(tiepdan, "1")
    (document,), (visit,) = file["documents"], file["visits"]
    assert (document["number"], document["title"]) == ("12/TB-UBND", "TB về Hộ 08")
    assert (visit["date"], visit["people_count"], visit["receiver"], visit["content"]) == (
        "2026-11-20", 1, "clerk", "Hỏi về đất",
    )  # fmt: skip
    screen = tiepdan("show", "1").out
    assert "Hỏi về đất" in screen
    assert "12/TB-UBND" in screen


def test_of_a_denunciation_only_that_they_are_there(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, DENUNCIATION, (*DOCUMENT, "--petition", "1"), (*VISIT, "--petition", "1"))
    file = shown(tiepdan, "1")
    assert (file["documents"][0]["title"], file["visits"][0]["content"]) == (None, None)
    screen = tiepdan("show", "1").out
    assert "12/TB-UBND" in screen
    assert "20/11/2026" in screen
    for secret in ("Hộ 08", "Hỏi về đất"):
        assert secret not in screen


def test_nothing_is_kept_secret_that_an_event_cannot_have(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        DENUNCIATION,
        ("forward", "1", "--on", "24/08/2026", "--body", "Công an tỉnh"),
    )
    assert "Why more than was ordered" not in tiepdan("show", "1").out


def test_a_visit_about_a_denunciation_too_is_not_in_the_other_file(
    tiepdan: Tiepdan, database: Path
) -> None:
    """There a name is shown: the same visit in both files would say whose denunciation it is."""
    do(tiepdan, DENUNCIATION, COMPLAINT, (*VISIT, "--petition", "1", "--petition", "2"))
    assert len(shown(tiepdan, "1")["visits"]) == 1
    assert shown(tiepdan, "2")["visits"] == []
    do(tiepdan, ("waive-protection", "1", "--document", "Đơn ngày 20/11/2026"))
    assert len(shown(tiepdan, "2")["visits"]) == 1


@pytest.mark.parametrize(
    ("kind", "forwards", "backwards"),
    [
        ("continuation", "continuation of", "is continued by"),
        ("duplicate", "duplicate of", "has the duplicate"),
    ],
)
def test_links_are_shown_in_both_files(
    tiepdan: Tiepdan, database: Path, kind: str, forwards: str, backwards: str
) -> None:
    do(tiepdan, COMPLAINT, COMPLAINT, ("accept", "1", "--on", "16/07/2026"))
    link(database, 2, 1, kind)
    (row,) = shown(tiepdan, "2")["links"]
    assert (row["number"], row["link"], row["is_earlier"]) == ("2026-0001", kind, True)
    assert (row["linked_on"], row["state"]) == ("2026-11-20", "accepted")
    (row,) = shown(tiepdan, "1")["links"]
    assert (row["number"], row["link"], row["is_earlier"]) == ("2026-0002", kind, False)
    assert forwards in tiepdan("show", "2").out
    assert backwards in tiepdan("show", "1").out
    assert "cùng người gửi" not in tiepdan("show", "1").out


def test_no_link_tells_who_denounced(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, DENUNCIATION, DENUNCIATION, COMPLAINT)
    link(database, 2, 1)
    link(database, 3, 1, "duplicate")
    assert [row["number"] for row in shown(tiepdan, "1")["links"]] == ["2026-0002"]
    assert [row["number"] for row in shown(tiepdan, "2")["links"]] == ["2026-0001"]
    assert shown(tiepdan, "3")["links"] == []
    assert shown(tiepdan, "3", "--reveal", "xác minh")["links"] == []
    revealed = shown(tiepdan, "1", "--reveal", "xác minh")["links"]
    assert [row["number"] for row in revealed] == ["2026-0002", "2026-0003"]


def test_what_is_not_there_takes_no_room(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, PROPOSAL)
    run = tiepdan("show", "1")
    assert "\n\n\n" not in run.out
    for title in ("Measures", "Other petitions", "Visits", "Documents"):
        assert title not in run.out
    file = shown(tiepdan, "1")
    assert [file[key] for key in ("measures", "links", "visits", "documents")] == [[], [], [], []]


@pytest.mark.parametrize(
    ("commands", "limit", "days"),
    [
        # TCD-10 of a proposal of 02/11 is due on 16/11; TC-24b of a denunciation of 20/08, 26/08.
        ((PROPOSAL, ("withdraw", "1", "--on", "16/11/2026")), "TCD-10", 0),
        ((PROPOSAL, ("withdraw", "1", "--on", "17/11/2026")), "TCD-10", 1),
        (((*DENUNCIATION, "--not-competent"), ("decline", "1", "--on", "31/08/2026",
          "--reason", "Không thuộc thẩm quyền")), "TC-24b", 5),
    ],
)  # fmt: skip
def test_what_was_given_up_late_is_late(
    tiepdan: Tiepdan, database: Path, commands: tuple[Command, ...], limit: str, days: int
) -> None:
    do(tiepdan, *commands)
    (row,) = [row for row in shown(tiepdan, "1")["deadlines"] if row["limit"] == limit]
    assert row["days_late"] == days
    told = tiepdan("explain", "1", "--json").data["deadlines"]
    assert [max(one["days_late"] or 0, 0) for one in told if one["limit"] == limit] == [days]
