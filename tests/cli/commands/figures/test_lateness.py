"""What is printed of lateness: of petitions, of every step, and of decisions."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import (
    COMPLAINT,
    DENUNCIATION,
    DIALOGUE,
    PROPOSAL,
    TO,
    Command,
    Given,
    Tiepdan,
    do,
)

AT_THE_END = ("--today", "31/12/2026")
FIVE_YEARS = ("--from", "2019", "--to", "2023")


def received(command: Command, day: str) -> Command:
    return tuple(day if word.endswith("/2026") else word for word in command)


THREE: tuple[Command, ...] = (
    COMPLAINT,
    ("accept", "1", "--on", "14/08/2026"),
    ("decide", "1", "--on", "20/08/2026", "--result", "đúng"),
    received(PROPOSAL, "06/07/2026"),
    ("accept", "2", "--on", "14/09/2026"),
    ("answer", "2", "--on", "20/09/2026"),
    received(DENUNCIATION, "06/07/2026"),
    ("accept", "3", "--on", "10/07/2026"),
    ("withdraw", "3", "--on", "20/07/2026"),
    ("decide", "3", "--on", "30/11/2026", *AT_THE_END),
)


def counted(tiepdan: Tiepdan, *period: str, today: str = "31/12/2026") -> Any:
    run = tiepdan("stats", *(period or ("--from", "2026")), "--today", today, "--json")
    assert run.code == 0, run.err
    return run.data


def totals(data: Any, start: str) -> dict[str, int]:
    """The figures that begin so and are not 0."""
    return {
        figure.removeprefix(start): numbers["total"]
        for figure, numbers in data["figures"].items()
        if figure.startswith(start) and numbers["total"]
    }


def test_an_end_in_time_hides_no_step_that_was_late(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *THREE)
    data = counted(tiepdan)
    assert data["indicators"]["share_on_time"]["total"] == 0
    assert totals(data, "handling_") == {
        "total": 3, "received": 3, "ended": 3, "resolved": 3, "with_limit": 3, "late": 3,
    }  # fmt: skip
    assert data["indicators"]["share_decisions_on_time"]["total"] == 50
    assert totals(data, "decisions_")["late"] == 1
    out = tiepdan("stats", "--from", "2026", *AT_THE_END).out
    assert "0/3 (0%)" in out
    assert "1/2 (50%)" in out


def test_the_reference_register_has_its_two_late_petitions(tiepdan: Tiepdan, ky_chau: Path) -> None:
    data = counted(tiepdan, *FIVE_YEARS)
    share = data["indicators"]["share_on_time"]
    assert (share["total"], share["by_year"]["2020"]) == (89.5, 60)
    figures = data["figures"]
    assert figures["handling_on_time"]["total"] == 17
    assert figures["handling_without_limit"]["total"] == 0
    assert figures["handling_late"]["by_year"] == {
        "2019": 0, "2020": 2, "2021": 0, "2022": 0, "2023": 0
    }  # fmt: skip
    late = tiepdan("stats", *FIVE_YEARS, "--rows", "handling_late", "--json").data
    assert [row["number"] for row in late] == ["2020-0003", "2020-0005"]


def test_the_steps_of_its_dialogues_are_counted(tiepdan: Tiepdan, ky_chau: Path) -> None:
    data = counted(tiepdan, *FIVE_YEARS)
    by_limit = {row["limit"]: row for row in data["limits"]}
    assert set(by_limit) == {"DT-HT1", "DT-HT2", "TCD-10", "DANG-10"}
    notice = by_limit["DT-HT1"]
    assert (notice["due"], notice["met"], notice["met_late"]) == (6, 5, 1)
    assert totals(data, "limits_") == {"due": 32, "met": 29, "met_late": 3}
    rows = tiepdan("stats", *FIVE_YEARS, "--rows", "limits_met_late", "--json").data
    assert {(row["number"], row["limit"], row["due"], row["done_on"]) for row in rows} == {
        ("2020-0003", "TCD-10", "2020-10-13", "2020-11-03"),
        ("B24", "DT-HT1", "2020-10-13", "2020-11-03"),
        ("2020-0005", "TCD-10", "2020-10-15", "2020-10-27"),
    }


def test_a_limit_opens_into_its_own_rows(tiepdan: Tiepdan, ky_chau: Path) -> None:
    rows = tiepdan("stats", *FIVE_YEARS, "--rows", "limits_met_late:dt-ht1", "--json").data
    assert [row["number"] for row in rows] == ["B24"]
    run = tiepdan("stats", *FIVE_YEARS, "--explain", "limits_due:TCD-10", "--json")
    assert run.data["facts"]["number"] == 19
    run = tiepdan("stats", *FIVE_YEARS, "--explain", "limits_due:KN-99")
    assert (run.code, "KN-99" in run.err) == (3, True)
    assert tiepdan("stats", "--rows", "handling_late:TCD-10").code == 3


OUTCOMES = {"1": "met", "2": "met_late", "3": "lapsed", "4": "lapsed_late", "5": "open_late"}
OF_EACH_OUTCOME: tuple[Command, ...] = (
    # TCD-10 of a proposal of 02/11 is due on 16/11.
    *[PROPOSAL] * 5,
    ("answer", "1", "--on", "16/11/2026"),
    ("answer", "2", "--on", "17/11/2026"),
    ("withdraw", "3", "--on", "16/11/2026"),
    ("withdraw", "4", "--on", "17/11/2026"),
    # Not yet due, also where it was done already.
    *[received(PROPOSAL, "20/11/2026")] * 2,
    ("answer", "7", "--on", "21/11/2026"),
)


def test_what_became_of_a_step(tiepdan: Tiepdan, given: Given) -> None:
    given(*OF_EACH_OUTCOME)
    found = counted(tiepdan, "--from", "2026", "--to", "2026", today="22/11/2026")
    assert totals(found, "limits_") == {"due": 5, **dict.fromkeys(OUTCOMES.values(), 1)}
    for number, outcome in OUTCOMES.items():
        rows = tiepdan("stats", "--from", "2026", "--rows", f"limits_{outcome}", "--json").data
        assert [row["number"] for row in rows] == [f"2026-000{number}"]


def test_a_step_due_today_is_not_late_today(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, PROPOSAL)
    assert totals(counted(tiepdan, today="16/11/2026"), "limits_") == {}
    assert totals(counted(tiepdan, today="17/11/2026"), "limits_") == {"due": 1, "open_late": 1}


def test_a_suspended_case_is_not_late_for_what_stands_still(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, COMPLAINT, ("accept", "1", "--on", "15/07/2026"),
       ("suspend", "1", "--on", "20/07/2026"),
       ("record", "1", "order_sent", "--on", "20/07/2026"))  # fmt: skip
    limits = {row["limit"] for row in counted(tiepdan)["limits"]}
    assert "KN-28" not in limits
    assert "KN-27" in limits


def test_a_meeting_announced_too_late_and_one_not_at_all(tiepdan: Tiepdan, database: Path) -> None:
    reception = ("add-meeting", "--kind", "periodic_reception", "--on", "12/11/2026")
    do(tiepdan, (*reception, "--today", "01/11/2026"),
       ("record", "B1", "announced", "--on", "06/11/2026"),
       (*reception[:-1], "26/11/2026"))  # fmt: skip
    (row,) = [row for row in counted(tiepdan)["limits"] if row["limit"] == "TCD-24"]
    assert (row["due"], row["met_late"], row["lapsed_late"]) == (2, 1, 1)
    (row,) = [row for row in counted(tiepdan, today="22/11/2026")["limits"]
              if row["limit"] == "TCD-24"]  # fmt: skip
    assert (row["due"], row["met_late"], row["open_late"]) == (2, 1, 1)


def test_a_duty_missed_only_after_the_end_makes_it_late_when_it_is_known(
    tiepdan: Tiepdan, database: Path
) -> None:
    """The notice of an acceptance (TC-29, until 09/09) is owed after the conclusion as well."""
    do(tiepdan, DENUNCIATION, ("accept", "1", "--on", "28/08/2026"),
       ("decide", "1", "--on", "01/09/2026"))  # fmt: skip
    assert totals(counted(tiepdan, today="09/09/2026"), "handling_").get("on_time") == 1
    assert totals(counted(tiepdan, today="10/09/2026"), "handling_").get("late") == 1


def test_how_a_petition_ended_otherwise_is_told(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, PROPOSAL, (*COMPLAINT, "--received", "02/11/2026"), PROPOSAL,
       ("forward", "1", *TO, "--on", "05/11/2026"), ("guide", "2", "--on", "05/11/2026"),
       ("withdraw", "3", "--on", "06/11/2026"))  # fmt: skip
    data = counted(tiepdan)
    assert totals(data, "handling_")["closed"] == 3
    for figures in (totals(data, "handling_"), totals(data, "petitions_")):
        assert [figures[how] for how in ("forwarded", "guided", "withdrawn")] == [1, 1, 1]
    rows = tiepdan("stats", "--from", "2026", "--rows", "handling_closed", "--json").data
    assert [row["ended_by"] for row in rows] == ["forwarded", "guided", "withdrawn"]
    assert "ended otherwise: forwarded" in tiepdan("show", "1").out
    assert "without resolution" not in tiepdan("stats", "--from", "2026").out


def test_a_decision_of_the_superior_is_not_ours(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT, ("accept", "1", "--on", "15/07/2026"),
       ("decide", "1", "--on", "14/08/2026", "--result", "đúng"),
       ("record", "1", "appealed", "--on", "20/08/2026"),
       ("decide", "1", "--on", "20/09/2026", "--result", "công nhận"))  # fmt: skip
    data = counted(tiepdan)
    ours, theirs = totals(data, "decisions_"), totals(data, "superior_decisions")
    assert (data["figures"]["decisions"]["total"], ours["complaint"]) == (1, 1)
    assert ours == {"complaint": 1, "upheld": 1, "with_limit": 1, "on_time": 1}
    assert theirs == {"": 1, "_confirmed": 1}
    events = tiepdan("show", "1", "--json").data["events"]
    assert [event["decided_by"] for event in events] == [None, "office", None, "superior"]
    rows = tiepdan("stats", "--from", "2026", "--by", "result", "--json").data
    assert rows["total"] == {"decisions": 1, "superior_decisions": 1}


APPEALED: tuple[Command, ...] = (
    COMPLAINT,
    ("accept", "1", "--on", "15/07/2026"),
    ("record", "1", "appealed", "--on", "20/08/2026"),
)


@pytest.mark.parametrize(
    ("more", "ours"),
    [((), 0), (("--by", "office"), 1), (("--by", "cơ quan này"), 1), (("--by", "superior"), 0)],
)
def test_whose_a_decision_is_follows_unless_it_is_said(
    tiepdan: Tiepdan, given: Given, more: Command, ours: int
) -> None:
    given(*APPEALED)
    do(tiepdan, ("decide", "1", "--on", "20/09/2026", "--result", "đúng", *more))
    figures = counted(tiepdan)["figures"]
    assert figures["decisions_complaint"]["total"] == ours
    assert figures["superior_decisions"]["total"] == 1 - ours


def test_whose_it_is_may_be_corrected(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *APPEALED, ("decide", "1", "--on", "20/09/2026", "--result", "đúng"),
       ("edit-event", "1", "decided", "--by", "office"))  # fmt: skip
    assert counted(tiepdan)["figures"]["decisions"]["total"] == 1
    do(tiepdan, ("edit-event", "1", "decided", "--by", ""))
    assert counted(tiepdan)["figures"]["decisions"]["total"] == 0
    do(tiepdan, ("undo", "--yes"))
    assert counted(tiepdan)["figures"]["decisions"]["total"] == 1
    run = tiepdan("edit-event", "1", "appealed", "--by", "office")
    assert (run.code, "--by" in run.err) == (2, True)
    assert tiepdan("decide", "1", "--by", "tòa án").code == 2


def test_a_meeting_in_several_capacities_runs_the_limits_of_each(
    tiepdan: Tiepdan, database: Path
) -> None:
    joint = (*DIALOGUE[:-1], "bí thư kiêm chủ tịch UBND")
    do(tiepdan, joint)
    opinion = (*PROPOSAL, "--meeting", "B1", "--received", "10/11/2026", "--channel", "dialogue")
    do(tiepdan, opinion)
    limits = {row["limit"] for row in tiepdan("show", "1", "--json").data["deadlines"]}
    assert {"TCD-10", "DANG-10"} <= limits
    shown = tiepdan("show", "B1")
    assert "party secretary, chair of the People's Committee" in shown.out
    duties = tiepdan("duties", "--from", "2026", "--json").data
    running = {duty["duty"]: duty["running"]["done"] for duty in duties if duty["running"]}
    assert running["NV-HT"] == 1
    reception = ("add-meeting", "--kind", "periodic_reception", "--on", "12/11/2026")
    do(tiepdan, (*reception, "--capacity", "bí thư kiêm chủ tịch UBND"))
    duties = tiepdan("duties", "--from", "11/2026", "--to", "11/2026", "--json").data
    running = {duty["duty"]: duty["running"]["done"] for duty in duties if duty["running"]}
    assert running["NV-BT"] == running["NV-CT"] == 1


@pytest.mark.parametrize(
    ("meeting", "receiver"),
    [
        (("--kind", "periodic_reception", "--capacity", "deputy"), "deputy"),
        (("--kind", "ad_hoc_reception", "--capacity", "phó được ủy quyền"), "deputy"),
        (("--kind", "periodic_reception", "--capacity", "committee_chair"), "head"),
        (("--kind", "regular_reception"), "clerk"),
    ],
)
def test_who_receives_is_who_chairs(
    tiepdan: Tiepdan, database: Path, meeting: Command, receiver: str
) -> None:
    do(tiepdan, ("add-meeting", "--on", "12/11/2026", *meeting),
       ("add-visit", "--meeting", "B1", "--content", "Hỏi"))  # fmt: skip
    assert [row["receiver"] for row in tiepdan("visits", "--json").data] == [receiver]
    do(tiepdan, ("add-visit", "--meeting", "B1", "--content", "Hỏi", "--receiver", "head"))
    assert [row["receiver"] for row in tiepdan("visits", "--json").data] == [receiver, "head"]


def test_a_corrected_capacity_names_the_visits_that_say_otherwise(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, ("add-meeting", "--on", "12/11/2026", "--kind", "periodic_reception"),
       ("add-visit", "--meeting", "B1", "--content", "Hỏi"))  # fmt: skip
    run = tiepdan("edit-meeting", "B1", "--capacity", "deputy")
    assert "B1: corrected capacity of the chair." in run.err
    assert "visits with another receiver: 1." in run.err
    assert 'tiepdan edit-visit 1 --receiver "a delegated deputy"' in run.err
    assert "edit-visit" not in tiepdan("edit-meeting", "B1", "--capacity", "council_chair").err


SPELLINGS = ("Hiệu Châu", "HIỆU CHÂU", "thôn Hiệu Châu")


def test_one_hamlet_is_counted_and_found_as_one(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *[(*PROPOSAL, "--hamlet", hamlet) for hamlet in (*SPELLINGS, "Bắc Sơn")])
    rows = tiepdan("stats", "--from", "2026", "--by", "hamlet", "--json").data["rows"]
    assert sorted(row["handling_received"] for row in rows) == [1, 3]
    for typed in (*SPELLINGS, "hieu chau"):
        found = tiepdan("petitions", "--hamlet", typed, "--json").data
        assert [row["hamlet"] for row in found] == list(SPELLINGS), typed


def test_one_officer_is_counted_and_found_as_one(tiepdan: Tiepdan, database: Path) -> None:
    names = ("Trần Văn Hai", "TRẦN VĂN HAI", "trần  văn hai")
    do(tiepdan, *[(*PROPOSAL, "--officer", name) for name in names])
    rows = tiepdan("stats", "--from", "2026", "--by", "officer", "--json").data["rows"]
    assert [row["handling_received"] for row in rows] == [3]
    (load,) = counted(tiepdan)["officers"]
    assert load["open_petitions"] == 3
    assert len(tiepdan("petitions", "--officer", "trần văn hai", "--json").data) == 3
    assert len(tiepdan("overdue", "--officer", "Trần Văn Hai", "--json").data) == 3


def test_one_hamlet_makes_a_likely_duplicate(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, (*PROPOSAL, "--hamlet", "Hiệu Châu"))
    run = tiepdan(*PROPOSAL, "--hamlet", "THÔN HIỆU CHÂU")
    assert "2026-0001" in run.err
    assert "same name and hamlet" in run.err


def test_each_end_stands_under_those_that_ended_otherwise(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, PROPOSAL, (*COMPLAINT, "--received", "02/11/2026"), PROPOSAL,
       ("forward", "1", *TO, "--on", "05/11/2026"),
       ("guide", "2", "--on", "05/11/2026"))  # fmt: skip
    out = tiepdan("stats", "--from", "2026").out
    section = out[out.index("Petitions and opinions") :]
    places = [section.index(label) for label in (
        "ended otherwise", "forwarded", "guided", "still open"
    )]  # fmt: skip
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("commands", "column", "figure"),
    [
        ((PROPOSAL, ("answer", "1", "--on", "16/11/2026")), "Met in time", "limits_met"),
        ((PROPOSAL, ("withdraw", "1", "--on", "17/11/2026")), "Lapsed late", "limits_lapsed_late"),
        pytest.param(
            (PROPOSAL, ("withdraw", "1", "--on", "16/11/2026")), "Lapsed in time", "limits_lapsed",
            marks=pytest.mark.exhaustive,
        ),
        pytest.param(
            (PROPOSAL,), "Open, late", "limits_open_late", marks=pytest.mark.exhaustive
        ),
    ],
)  # fmt: skip
def test_the_table_of_limits_says_how_to_see_a_number_that_is_not_zero(
    tiepdan: Tiepdan, database: Path, commands: tuple[Command, ...], column: str, figure: str
) -> None:
    do(tiepdan, *commands)
    out = tiepdan("stats", "--from", "11/2026", "--to", "22/11/2026", "--today", "22/11/2026").out
    assert column in " ".join(out.split())
    hint = f"tiepdan stats --from 01/11/2026 --to 22/11/2026 --rows {figure}:TCD-10."
    assert hint in " ".join(out.split())
    rows = tiepdan(*hint.rstrip(".").split()[1:], "--today", "22/11/2026", "--json").data
    assert [row["number"] for row in rows] == ["2026-0001"]
