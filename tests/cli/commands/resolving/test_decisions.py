"""Results, measures, the second instance, parts withdrawn, officers and notes, as a clerk types."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.asking.test_prompts import converse
from tests.cli.commands.handling.test_casework import limits
from tests.cli.conftest import (
    COMPLAINT,
    DENUNCIATION,
    PROPOSAL,
    Command,
    Given,
    Tiepdan,
    assert_refused,
    do,
)

COMPLAINED, DENOUNCED, PROPOSED = "1", "2", "3"
MONEY = ("--measure", "recovered_money=50.000.000")
LAND = ("--measure", "returned_land=120,5")


@pytest.fixture
def accepted(given: Given) -> Path:
    """A complaint and a denunciation, accepted, and a proposal."""
    return given(
        COMPLAINT,
        DENUNCIATION,
        PROPOSAL,
        ("accept", COMPLAINED, "--on", "16/07/2026"),
        ("accept", DENOUNCED, "--on", "28/08/2026"),
    )


def shown(tiepdan: Tiepdan, number: str) -> Any:
    return tiepdan("show", number, "--json").data


def decide(number: str = COMPLAINED, *more: str, result: str = "upheld") -> Command:
    return ("decide", number, "--on", "10/09/2026", "--result", result, *more)


# --- Results ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "typed", "stored", "label"),
    [
        (COMPLAINED, "đúng một phần", "partly_upheld", "partly right"),
        (COMPLAINED, "sai", "rejected", "wrong"),
        (DENOUNCED, "có đúng có sai", "partly_upheld", "partly true"),
        (DENOUNCED, "false", "rejected", "false"),
        (DENOUNCED, "true", "upheld", "true"),
    ],
)
def test_a_result_is_shown_in_the_words_of_its_kind(
    tiepdan: Tiepdan, accepted: Path, number: str, typed: str, stored: str, label: str
) -> None:
    do(tiepdan, decide(number, result=typed))
    assert shown(tiepdan, number)["events"][-1]["result"] == stored
    assert f"│ {label} " in tiepdan("show", number).out


@pytest.mark.parametrize(
    ("command", "reasons"),
    [
        (decide(DENOUNCED, result="confirmed"), ("denunciation", "true; partly true; false")),
        (("decide", PROPOSED, "--result", "đúng"), ("proposal", "--result")),
        (decide(result="changed"), ("only after “taken to second instance”", "decide")),
        (decide(DENOUNCED, *MONEY, *MONEY), ("recovered_money", "twice")),
    ],
)
def test_a_result_that_does_not_fit_is_refused(
    tiepdan: Tiepdan, accepted: Path, command: Command, reasons: tuple[str, ...]
) -> None:
    code = 2 if "twice" in reasons else 4
    assert_refused(tiepdan, accepted, command, *reasons, code=code)


# --- The second instance ------------------------------------------------------------------------


def test_the_second_instance_confirms_or_changes(tiepdan: Tiepdan, accepted: Path) -> None:
    do(tiepdan, decide(), ("record", COMPLAINED, "appealed", "--on", "20/09/2026"))
    before = limits(tiepdan, COMPLAINED)
    second = ("decide", COMPLAINED, "--on", "20/10/2026", "--result", "công nhận")
    do(tiepdan, second)
    file = shown(tiepdan, COMPLAINED)
    assert [(row["event"], row["result"]) for row in file["events"]][1:] == [
        ("decided", "upheld"), ("appealed", None), ("second_decided", "confirmed"),
    ]  # fmt: skip
    assert file["facts"]["state"] == "resolved"
    assert limits(tiepdan, COMPLAINED) == before  # it disturbs no clock
    assert_refused(tiepdan, accepted, second, "already recorded, on 20/10/2026")


@pytest.mark.parametrize(
    ("command", "reasons", "code"),
    [
        (("record", COMPLAINED, "second_decided"), ("tiepdan decide",), 2),
        (("record", COMPLAINED, "assigned"), ("tiepdan assign",), 2),
        (("decide", COMPLAINED, "--on", "19/09/2026", "--result", "changed"),
         ("19/09/2026", "20/09/2026"), 4),
    ],
)  # fmt: skip
def test_the_second_decision_in_the_wrong_way(
    tiepdan: Tiepdan, accepted: Path, command: Command, reasons: tuple[str, ...], code: int
) -> None:
    do(tiepdan, decide(), ("record", COMPLAINED, "appealed", "--on", "20/09/2026"))
    assert_refused(tiepdan, accepted, command, *reasons, code=code)


@pytest.mark.parametrize(
    ("petition", "article"), [(COMPLAINT, "Điều 7"), (DENUNCIATION, "Điều 37")]
)
def test_what_comes_again_is_for_the_superior(
    tiepdan: Tiepdan, database: Path, petition: Command, article: str
) -> None:
    run = tiepdan(*petition, "--level", "again")
    assert "superior" in run.err
    facts = shown(tiepdan, "1")["facts"]
    assert (facts["level"], facts["within_competence"]) == ("again", False)
    assert "again" in tiepdan("show", "1").out
    assert_refused(tiepdan, database, ("accept", "1"), "superior", article, "Possible on")
    do(tiepdan, ("forward", "1", "--body", "Sở Y tế", "--already-done", "cấp trên yêu cầu"))


def test_an_opinion_does_not_come_again(tiepdan: Tiepdan, database: Path) -> None:
    assert_refused(tiepdan, database, (*PROPOSAL, "--level", "lần hai"), "proposal", "--level")
    assert_refused(tiepdan, database, (*COMPLAINT, "--level", "ba"), "--level", "again", code=2)
    do(tiepdan, COMPLAINT)
    assert shown(tiepdan, "1")["facts"]["level"] == "first"
    assert "first time" not in tiepdan("show", "1").out


# --- Measures -----------------------------------------------------------------------------------


def test_measures_are_kept_and_shown(tiepdan: Tiepdan, accepted: Path) -> None:
    people = ("--measure", "persons_disciplined=2", "--measure", "officials_disciplined=1")
    do(tiepdan, decide(COMPLAINED, *people, *LAND, *MONEY))
    found = [(row["event"], row["measure"], row["amount"])
             for row in shown(tiepdan, COMPLAINED)["measures"]]  # fmt: skip
    assert found == [
        ("decided", "recovered_money", 50_000_000), ("decided", "returned_land", 12_050),
        ("decided", "persons_disciplined", 2), ("decided", "officials_disciplined", 1),
    ]  # fmt: skip
    screen = tiepdan("show", COMPLAINED).out
    assert "50.000.000 đồng" in screen
    assert "120,5 m²" in screen


@pytest.mark.parametrize(
    ("measures", "reasons", "code"),
    [
        (
            ("recovered_money",),
            ("MEASURE=AMOUNT", '"money to recover for the State=50.000.000"'),
            2,
        ),
        (("returned_land=120.5",), ("“120.5”", "120,5"), 2),
        (("gold=5",), ("“gold”", "money to recover for the State"), 2),
        (("officials_disciplined=1",), ("persons to be dealt with administratively",), 4),
        (
            ("persons_disciplined=1", "officials_disciplined=2"),
            ("persons to be dealt with administratively",),
            4,
        ),
        (("organisations_disciplined=1",), ("complaint", "organisations"), 4),
    ],
)
def test_measures_that_are_wrong(
    tiepdan: Tiepdan, accepted: Path, measures: tuple[str, ...], reasons: tuple[str, ...], code: int
) -> None:
    flags = [word for one in measures for word in ("--measure", one)]
    assert_refused(tiepdan, accepted, decide(COMPLAINED, *flags), *reasons, code=code)


def test_a_denunciation_may_discipline_organisations(tiepdan: Tiepdan, accepted: Path) -> None:
    do(tiepdan, decide(DENOUNCED, "--measure", "organisations_disciplined=1"))


def test_measures_belong_to_decisions_alone(tiepdan: Tiepdan, accepted: Path) -> None:
    published = ("record", COMPLAINED, "published", "--on", "12/09/2026", *MONEY)
    do(tiepdan, decide())
    assert_refused(tiepdan, accepted, published, "--measure")
    assert_refused(tiepdan, accepted, ("record", "B1", "published", *MONEY), "--measure", code=2)


FINISHED = ("record", COMPLAINED, "enforcement_finished", "--on", "20/10/2026")


def test_enforcement_is_of_what_was_ordered(tiepdan: Tiepdan, accepted: Path) -> None:
    do(tiepdan, decide(COMPLAINED, *MONEY))
    assert_refused(
        tiepdan, accepted, (*FINISHED, "--measure", "recovered_money=50.000.001"),
        "50.000.001 đồng", "50.000.000 đồng",
    )  # fmt: skip
    assert_refused(tiepdan, accepted, (*FINISHED, *LAND), "120,5 m²", "(0 m²)")
    do(tiepdan, (*FINISHED, "--measure", "recovered_money=20.000.000"))
    amounts = {row["event"]: row["amount"] for row in shown(tiepdan, COMPLAINED)["measures"]}
    assert amounts == {"decided": 50_000_000, "enforcement_finished": 20_000_000}
    assert_refused(tiepdan, accepted, FINISHED, "already recorded")


def test_enforcement_is_of_the_second_decision_where_that_changed_the_first(
    tiepdan: Tiepdan, accepted: Path
) -> None:
    do(
        tiepdan,
        decide(COMPLAINED, *MONEY),
        ("record", COMPLAINED, "appealed", "--on", "20/09/2026"),
        ("decide", COMPLAINED, "--on", "01/10/2026", "--result", "changed", *LAND),
    )
    assert_refused(tiepdan, accepted, (*FINISHED, *MONEY), "(0 đồng)")
    do(tiepdan, (*FINISHED, *LAND))


def test_enforcement_ends_after_it_began(tiepdan: Tiepdan, accepted: Path) -> None:
    begun = ("record", COMPLAINED, "enforced", "--on", "21/10/2026")
    assert_refused(tiepdan, accepted, FINISHED, "only after “decided”", "Possible on 20/10/2026")
    do(tiepdan, decide(), begun)
    assert_refused(tiepdan, accepted, FINISHED, "20/10/2026", "21/10/2026")
    do(tiepdan, ("undo", "--yes"), FINISHED)
    assert_refused(tiepdan, accepted, begun, "20/10/2026", "21/10/2026")


# --- Withdrawn in part, an agency's reply, officers and notes -----------------------------------


def test_a_part_is_withdrawn_and_the_rest_goes_on(tiepdan: Tiepdan, accepted: Path) -> None:
    before = limits(tiepdan, COMPLAINED)
    partly = ("withdraw", COMPLAINED, "--partly", "--on", "20/07/2026")
    assert_refused(tiepdan, accepted, partly, "--note", code=2)
    do(tiepdan, (*partly, "--note", "phần bồi thường"), (*partly, "--note", "phần cây trồng"))
    file = shown(tiepdan, COMPLAINED)
    assert [row["event"] for row in file["events"]] == ["accepted", *["withdrawn_partly"] * 2]
    assert file["facts"]["state"] == "accepted"
    assert limits(tiepdan, COMPLAINED) == before
    do(tiepdan, decide())
    assert_refused(
        tiepdan, accepted, ("withdraw", COMPLAINED, "--partly", "--note", "x"),
        "ended on 10/09/2026",
        'Possible on 22/11/2026: decision or conclusion sent (record 2026-0001'
        ' "decision or conclusion sent")',
    )  # fmt: skip


def test_an_agency_replies_also_after_the_answer(tiepdan: Tiepdan, accepted: Path) -> None:
    replied = ("record", PROPOSED, "agency_replied", "--document", "12/TB")
    do(tiepdan, replied, ("answer", PROPOSED), replied)
    assert shown(tiepdan, PROPOSED)["facts"]["state"] == "resolved"


def test_an_assignment_makes_the_officer_responsible(tiepdan: Tiepdan, accepted: Path) -> None:
    do(
        tiepdan,
        ("assign", COMPLAINED, "Trần Văn B", "--on", "20/07/2026"),
        ("assign", COMPLAINED, "--officer", "Lê Thị C", "--on", "18/07/2026"),
    )
    file = shown(tiepdan, COMPLAINED)
    assert file["facts"]["officer"] == "Trần Văn B"  # the latest by its day
    assert [row["officer"] for row in file["events"]] == [None, "Lê Thị C", "Trần Văn B"]
    do(tiepdan, decide(), ("assign", COMPLAINED, "Lê Thị C"))
    assert shown(tiepdan, COMPLAINED)["facts"]["officer"] == "Lê Thị C"
    do(tiepdan, ("undo", "--yes"))
    assert shown(tiepdan, COMPLAINED)["facts"]["officer"] == "Trần Văn B"


@pytest.mark.parametrize(
    ("command", "named", "code"),
    [
        (("assign", COMPLAINED), "--officer", 2),
        (("assign", COMPLAINED, " "), "--officer", 2),
        (("assign", COMPLAINED, "Trần B", "--officer", "Lê C"), "once", 2),
        (("assign", "99", "Trần B"), "2026-0099", 3),
        (("assign", COMPLAINED, "Trần B", "--on", "05/07/2026"), "06/07/2026", 4),
        (("note", COMPLAINED), "--note", 2),
        (("note", COMPLAINED, "  "), "--note", 2),
        (("note", COMPLAINED, "a", "--note", "b"), "once", 2),
        (("record", COMPLAINED, "noted"), "--note", 2),
        (("note", COMPLAINED, "a", "--on", "23/11/2026"), "in the future", 2),
    ],
)
def test_assignments_and_notes_that_say_too_little(
    tiepdan: Tiepdan, accepted: Path, command: Command, named: str, code: int
) -> None:
    assert_refused(tiepdan, accepted, command, named, code=code)


def test_notes_are_kept_in_order_and_change_nothing(tiepdan: Tiepdan, accepted: Path) -> None:
    before = (limits(tiepdan, COMPLAINED), shown(tiepdan, COMPLAINED)["facts"])
    do(
        tiepdan,
        ("note", COMPLAINED, "đã gọi điện"),
        ("note", COMPLAINED, "--note", "hẹn ngày 20", "--on", "20/07/2026"),
    )
    file = shown(tiepdan, COMPLAINED)
    assert [row["note"] for row in file["events"]] == [None, "hẹn ngày 20", "đã gọi điện"]
    assert (limits(tiepdan, COMPLAINED), file["facts"]) == before
    do(tiepdan, ("note", DENOUNCED, "Người tố cáo gọi lại"))
    assert shown(tiepdan, DENOUNCED)["events"][-1]["note"] is None
    assert "gọi lại" not in tiepdan("show", DENOUNCED).out


# --- At the prompt ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "answers", "event", "values"),
    [
        (("decide", COMPLAINED), ["1", "yes", "50.000", "", "", "0", "120,5", *[""] * 7,
                                  "10/09/2026", "5/QĐ", ""],
         "decided", {"recovered_money": 50_000, "returned_land": 12_050}),
        (("decide", DENOUNCED), ["false", "no", "10/09/2026", "", ""], "decided", {}),
        (("withdraw", COMPLAINED), ["yes", "10/09/2026", "", "", "phần đầu"],
         "withdrawn_partly", {}),
        (("withdraw", COMPLAINED), ["", "10/09/2026", "", ""], "withdrawn", {}),
        (("assign", COMPLAINED), ["", "Trần B", "10/09/2026", "", ""], "assigned", {}),
        (("note", COMPLAINED), ["10/09/2026", "", "đã gọi"], "noted", {}),
    ],
)  # fmt: skip
def test_it_is_asked_line_by_line(
    tiepdan: Tiepdan,
    accepted: Path,
    command: Command,
    answers: list[str],
    event: str,
    values: dict[str, int],
) -> None:
    code, screen = converse(*command, answers=answers)
    assert code == 0, screen
    file = shown(tiepdan, command[1])
    assert file["events"][-1]["event"] == event
    assert {row["measure"]: row["amount"] for row in file["measures"]} == values


def test_a_wrong_result_is_answered_with_those_of_the_kind(
    tiepdan: Tiepdan, accepted: Path
) -> None:
    answers = ["perhaps", "confirmed", "false", "no", "10/09/2026", "", ""]
    code, screen = converse("decide", DENOUNCED, answers=answers)
    assert code == 0, screen
    assert "1. true 2. partly true 3. false Result:" in " ".join(screen.split())
    assert screen.count("is none of those above: type its number (1–3)") == 2, screen


def test_enforcement_asks_for_what_was_ordered_alone(tiepdan: Tiepdan, accepted: Path) -> None:
    do(tiepdan, decide(COMPLAINED, *LAND))
    code, screen = converse(
        "record", COMPLAINED, "enforcement_finished",
        answers=["yes", "100", "20/10/2026", "", ""],
    )  # fmt: skip
    assert code == 0, screen
    assert [row["amount"] for row in shown(tiepdan, COMPLAINED)["measures"]] == [12_050, 10_000]


def test_a_refused_decision_leaves_no_measure(tiepdan: Tiepdan, accepted: Path) -> None:
    assert_refused(tiepdan, accepted, ("decide", PROPOSED, *MONEY), "proposal")
    with closing(sqlite3.connect(accepted)) as connection:
        assert connection.execute("SELECT count(*) FROM decision_measure").fetchone() == (0,)


def test_the_history_has_amounts_that_can_be_read(tiepdan: Tiepdan, accepted: Path) -> None:
    do(tiepdan, decide(COMPLAINED, *MONEY, *LAND))
    rows = [row for row in tiepdan("history", COMPLAINED, "--json").data["changes"]
            if row["column"] == "amount"]  # fmt: skip
    assert [row["after"] for row in rows] == ["50.000.000 đồng", "120,5 m²"]
