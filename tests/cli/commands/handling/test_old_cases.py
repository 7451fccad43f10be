"""Old cases: settled on a day that nobody knows, and from before the calendar."""

import pytest

from tests.cli.conftest import Tiepdan

LAND = ("--channel", "direct", "--field", "land", "--name", "Hộ 01", "--no-input")
UNDATED = "closed_undated"

pytestmark = pytest.mark.usefixtures("database")


def add(tiepdan: Tiepdan, received: str, kind: str = "complaint") -> str:
    run = tiepdan(
        "add-petition", "--received", received, "--kind", kind, "--summary", "ranh giới", *LAND
    )
    assert run.code == 0, run.err
    return str(tiepdan("petitions", "--json").data[0]["number"])


def figures(tiepdan: Tiepdan, year: str) -> dict[str, int]:
    data = tiepdan("stats", "--from", year, "--to", year, "--by", "year", "--json").data
    return {key: held for key, held in data["total"].items() if key.startswith("handling_")}


def test_a_case_settled_on_an_unknown_day_owes_nothing(tiepdan: Tiepdan) -> None:
    number = add(tiepdan, "05/01/2019")
    accepted = tiepdan("accept", number, "--on", "15/01/2019", "--no-input")
    assert accepted.code == 0, accepted.err
    assert number in tiepdan("overdue", "--json").out
    done = tiepdan("record", number, UNDATED, "--no-input")
    assert done.code == 0, done.err
    shown = tiepdan("show", number, "--json").data
    facts = shown["facts"]
    assert (facts["state"], facts["ended_by"], shown["deadlines"]) == ("closed", UNDATED, [])
    assert [row["date"] for row in shown["events"]] == ["2019-01-05", "2019-01-15"]
    for told in (tiepdan("show", number).out, tiepdan("explain", number).out):
        assert "nobody knows" in " ".join(told.split())
    assert number not in tiepdan("overdue", "--json").out
    assert number not in tiepdan("due", "--json").out
    assert tiepdan("check").code == 0


def test_it_counts_as_ended_when_received_and_never_on_time(tiepdan: Tiepdan) -> None:
    for _time in range(2):
        number = add(tiepdan, "05/01/2019", "feedback")
    tiepdan("record", number, UNDATED, "--no-input")
    found = figures(tiepdan, "2019")
    assert {key: found[f"handling_{key}"] for key in (
        "received", "resolved", "closed", UNDATED, "carried_forward", "with_limit", "on_time",
        "without_limit",
    )} == {
        "received": 2, "resolved": 0, "closed": 1, UNDATED: 1, "carried_forward": 1,
        "with_limit": 0, "on_time": 0, "without_limit": 1,
    }  # fmt: skip
    assert figures(tiepdan, "2020")["handling_carried_over"] == 1


def test_what_is_learned_later_takes_its_place(tiepdan: Tiepdan) -> None:
    number = add(tiepdan, "05/01/2019", "feedback")
    tiepdan("record", number, UNDATED, "--no-input")
    answer = ("answer", number, "--on", "12/01/2019", "--no-input")
    refused = tiepdan(*answer)
    advised = f'edit-event {number} "settled, day unknown" --remove'
    assert (refused.code, advised in refused.err) == (4, True)
    assert tiepdan("undo", "--yes").code == 0
    assert tiepdan(*answer).code == 0
    late = tiepdan("record", number, UNDATED, "--no-input")
    assert (late.code, "ended on" in late.err) == (4, True)


@pytest.mark.parametrize(
    ("received", "on", "told"),
    [("05/01/2026", (), "earlier year"), ("05/01/2019", ("--on", "06/01/2019"), "05/01/2019")],
)
def test_it_is_for_old_cases_and_on_their_day(
    tiepdan: Tiepdan, received: str, on: tuple[str, ...], told: str
) -> None:
    number = add(tiepdan, received)
    run = tiepdan("record", number, UNDATED, *on, "--no-input")
    assert (run.code, told in run.err) == (4, True), run.err


def test_a_case_older_than_the_calendar_is_counted_and_owes_nothing(tiepdan: Tiepdan) -> None:
    number = add(tiepdan, "05/03/2009", "feedback")
    assert number == "2009-0001"
    shown = tiepdan("show", number)
    assert "where the calendar begins" in " ".join(shown.out.split())
    assert tiepdan("show", number, "--json").data["deadlines"] == []
    assert "where the calendar begins" in " ".join(tiepdan("explain", number).out.split())
    assert figures(tiepdan, "2009")["handling_carried_forward"] == 1
    assert number not in tiepdan("overdue", "--json").out
    done = tiepdan("answer", number, "--on", "20/03/2009", "--no-input")
    assert done.code == 0, done.err
    found = figures(tiepdan, "2009")
    assert (found["handling_resolved"], found["handling_on_time"]) == (1, 0)
    assert tiepdan("check").code == 0
    too_old = tiepdan(
        "add-petition", "--received", "05/03/1989", "--kind", "feedback", "--summary", "a", *LAND
    )
    assert (too_old.code, "01/01/1990" in too_old.err) == (4, True)


def test_what_begins_within_the_calendar_is_counted_all_the_same(tiepdan: Tiepdan) -> None:
    number = add(tiepdan, "20/12/2012")
    assert tiepdan("show", number, "--json").data["deadlines"] == []
    accepted = tiepdan("accept", number, "--on", "10/01/2013", "--no-input")
    assert accepted.code == 0, accepted.err
    limits = {row["limit"] for row in tiepdan("show", number, "--json").data["deadlines"]}
    assert "KN-28" in limits


def test_a_dialogue_with_such_an_opinion_answered_none_in_time(tiepdan: Tiepdan) -> None:
    """Its limit to answer them all would else be met on the day of the dialogue."""
    for command in (
        ("add-meeting", "--kind", "periodic_dialogue", "--on", "04/01/2019", "--no-input"),
        ("add-petition", "--received", "04/01/2019", "--kind", "feedback", "--channel", "dialogue",
         "--meeting", "B1", *LAND[2:], "--summary", "đường liên thôn"),
        ("record", "B1", "conclusion_notice", "--on", "04/01/2019", "--no-input"),
    ):  # fmt: skip
        run = tiepdan(*command)
        assert run.code == 0, run.err
    before = tiepdan("show", "B1", "--json").data["deadlines"]
    assert tiepdan("record", "2019-0001", UNDATED, "--no-input").code == 0
    after = tiepdan("show", "B1", "--json").data["deadlines"]
    waiting = {row["limit"] for row in before} - {row["limit"] for row in after}
    assert waiting == {"DT-HT2"}
    assert not [row for row in after if row["done_by"] == "opinions_answered"]
    assert tiepdan("check").code == 0
