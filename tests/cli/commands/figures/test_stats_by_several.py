"""``tiepdan stats --by kind,field``: groups within groups, their subtotals, rows and figures."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import COMPLAINT, DENUNCIATION, PROPOSAL, Tiepdan, do

YEAR = ("--from", "2026", "--to", "2026")
FIVE_YEARS = ("--from", "2019", "--to", "2023")
LAND = (*PROPOSAL, "--field", "land")


def by(tiepdan: Tiepdan, *arguments: str) -> Any:
    run = tiepdan("stats", *arguments, "--json")
    assert run.code == 0, run.err
    return run.data


def test_each_row_has_a_key_for_every_dimension(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT, PROPOSAL, LAND, LAND)
    data = by(tiepdan, "--by", "kind,field", *YEAR)
    assert data["by"] == ["kind", "field"]
    assert [(row["kind"], row["field"], row["handling_total"]) for row in data["rows"]] == [
        ("proposal", "land", 2), ("proposal", "other", 1), ("complaint", "land", 1),
    ]  # fmt: skip
    assert data["rows"][0]["label"] == "proposal, land"
    assert [(row["kind"], "field" in row, row["handling_total"]) for row in data["subtotals"]] == [
        ("proposal", False, 3), ("complaint", False, 1),
    ]  # fmt: skip
    assert data["total"]["handling_total"] == 4


def test_several_may_be_given_one_by_one(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT, PROPOSAL, LAND)
    at_once = by(tiepdan, "--by", "field,kind", *YEAR)
    assert by(tiepdan, "--by", "lĩnh vực", "--by", "loại", *YEAR) == at_once
    assert by(tiepdan, "--by", "lĩnh vực, loại", *YEAR) == at_once


def test_a_comma_within_a_name_parts_nothing(tiepdan: Tiepdan, database: Path) -> None:
    assert by(tiepdan, "--by", "thôn, xóm", *YEAR)["by"] == "hamlet"
    assert by(tiepdan, "--by", "loại,thôn, xóm", *YEAR)["by"] == ["kind", "hamlet"]


def test_the_keys_of_a_single_one_stay(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT)
    data = by(tiepdan, "--by", "kind", *YEAR)
    assert data["by"] == "kind"
    assert set(data) == {"from", "to", "by", "rows", "total"}
    assert data["rows"][0].items() >= {"value": "complaint", "label": "complaint"}.items()


def test_people_read_groups_within_groups(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT, PROPOSAL, LAND, LAND)
    out = tiepdan("stats", "--by", "kind,field", *YEAR).out
    assert "Handling of petitions by kind of petition, field" in out
    first_table = out.split("Ended in time")[0]
    labels = [line[2:].split("│")[0].rstrip() for line in first_table.splitlines() if "│" in line]
    assert labels == [
        "Kind of petition, field", "proposal", "  land", "  other field", "complaint", "  land",
        "Total",
    ]  # fmt: skip


def test_a_span_within_a_group_carries_over(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT, PROPOSAL, ("decline", "1", "--on", "10/09/2026", "--reason", "…"))
    data = by(tiepdan, "--by", "kind,month", "--from", "07/2026", "--to", "11/2026")
    found = {
        (row["kind"], row["month"]): (
            row["handling_carried_over"], row["handling_received"], row["handling_closed"],
            row["handling_carried_forward"],
        )
        for row in data["rows"]
    }  # fmt: skip
    assert found == {
        ("complaint", "2026-07"): (0, 1, 0, 1),
        ("complaint", "2026-08"): (1, 0, 0, 1),
        ("complaint", "2026-09"): (1, 0, 1, 0),
        ("proposal", "2026-11"): (0, 1, 0, 1),
    }
    complaint = next(row for row in data["subtotals"] if row["kind"] == "complaint")
    assert (complaint["handling_carried_over"], complaint["handling_closed"]) == (0, 1)
    turned = by(tiepdan, "--by", "month,kind", "--from", "07/2026", "--to", "11/2026")
    assert {(row["kind"], row["month"]) for row in turned["rows"]} == set(found)
    assert [row["month"] for row in turned["subtotals"]] == [
        f"2026-{month:02}" for month in range(7, 12)
    ]


ADDED = ("handling_total", "handling_received", "handling_resolved", "handling_closed",
         "handling_late", "handling_carried_forward")  # fmt: skip


@pytest.mark.parametrize(
    "dimensions",
    ["kind,field", "field,channel,kind", "hamlet,kind", "officer,state", "competence,kind"],
)
def test_what_is_within_adds_up_to_what_it_is_within(
    tiepdan: Tiepdan, ky_chau: Path, dimensions: str
) -> None:
    data = by(tiepdan, "--by", dimensions, *FIVE_YEARS)
    names = dimensions.split(",")
    assert data["rows"]
    for figure in ADDED:
        assert data["total"][figure] == sum(row[figure] for row in data["rows"])
        for subtotal in data["subtotals"]:
            given = [name for name in names if name in subtotal]
            within = [
                row for row in data["rows"] if all(row[name] == subtotal[name] for name in given)
            ]
            if subtotal["label"] == "(kept secret)":
                continue
            assert subtotal[figure] == sum(row[figure] for row in within), (figure, subtotal)
    alone = by(tiepdan, "--by", names[0], *FIVE_YEARS)
    firsts = [row for row in data["subtotals"] if len(row) == len(data["subtotals"][0])]
    assert [row["handling_total"] for row in firsts] == [
        row["handling_total"] for row in alone["rows"]
    ]


@pytest.mark.parametrize("dimensions", ["year,month", "year,quarter,kind", "kind,year,quarter"])
def test_spans_within_spans_follow_on_each_other(
    tiepdan: Tiepdan, ky_chau: Path, dimensions: str
) -> None:
    data = by(tiepdan, "--by", dimensions, *FIVE_YEARS)
    for figure in ("handling_received", "handling_resolved", "handling_closed"):
        assert sum(row[figure] for row in data["rows"]) == data["total"][figure]
    for row in data["rows"]:
        fine = row.get("month") or row["quarter"]
        assert fine.startswith(row["year"])
        assert row["handling_carried_over"] + row["handling_received"] == row["handling_total"]
    years = by(tiepdan, "--by", "year", *FIVE_YEARS)["rows"]
    if dimensions.startswith("year"):
        found = [row for row in data["subtotals"] if len(row) == len(data["subtotals"][0])]
        assert [(row["year"], row["handling_carried_forward"]) for row in found] == [
            (row["value"], row["handling_carried_forward"]) for row in years
        ]


# --- Other parts of the statistics ----------------------------------------------------------------


def test_visits_by_who_received_and_the_occasion(tiepdan: Tiepdan, database: Path) -> None:
    for people, receiver in (("6", "head"), ("1", "clerk"), ("2", "clerk")):
        do(tiepdan, ("add-visit", "--on", "06/07/2026", "--people", people, "--receiver", receiver,
                     "--content", "Hỏi"))  # fmt: skip
    data = by(tiepdan, "--by", "receiver,large_group", *YEAR)
    assert data["part"] == "visits"
    assert [
        (row["receiver"], row["large_group"], row["visits"], row["visitors"])
        for row in data["rows"]
    ] == [("clerk", "0", 2, 3), ("head", "1", 1, 6)]
    assert data["total"].items() >= {"visits": 3, "visitors": 9, "large_groups": 1}.items()
    out = tiepdan("stats", "--by", "receiver,large_group", *YEAR).out
    assert "  no large group" in out


def test_decisions_by_kind_and_result(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT, ("accept", "1", "--on", "15/07/2026"),
       ("decide", "1", "--on", "14/08/2026", "--result", "đúng"))  # fmt: skip
    data = by(tiepdan, "--by", "result,kind", *YEAR)
    (row,) = data["rows"]
    assert (row["result"], row["kind"], row["decisions"]) == ("upheld", "complaint", 1)


def test_the_part_may_be_named(tiepdan: Tiepdan, ky_chau: Path) -> None:
    data = by(tiepdan, "--by", "year", "--part", "buổi", *FIVE_YEARS)
    assert data["part"] == "meetings"
    figures = by(tiepdan, *FIVE_YEARS)["figures"]
    assert data["total"]["receptions_planned"] == figures["receptions_planned"]["total"]
    assert {row["value"]: row["receptions_planned"] for row in data["rows"]} == {
        year: number for year, number in figures["receptions_planned"]["by_year"].items() if number
    }


# --- The rows behind a figure, and its meaning ----------------------------------------------------


def test_rows_come_under_their_groups(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT, PROPOSAL, LAND)
    rows = by(tiepdan, "--rows", "handling_total", "--by", "kind,field", *YEAR)
    assert [(row["kind"], row["field"], row["number"]) for row in rows] == [
        ("proposal", "land", "2026-0003"), ("proposal", "other", "2026-0002"),
        ("complaint", "land", "2026-0001"),
    ]  # fmt: skip
    assert sorted(row["number"] for row in rows) == sorted(
        row["number"] for row in by(tiepdan, "--rows", "handling_total", *YEAR)
    )
    out = tiepdan("stats", "--rows", "handling_total", "--by", "kind,field", *YEAR).out
    assert "proposal, land: 1" in out
    assert out.index("proposal, land: 1") < out.index("complaint, land: 1")


def test_rows_of_what_ended_are_in_the_span_of_their_end(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT, ("decline", "1", "--on", "10/09/2026", "--reason", "…"))
    (row,) = by(tiepdan, "--rows", "handling_closed", "--by", "month", *YEAR)
    assert row["month"] == "2026-09"


def test_the_meaning_has_the_number_of_each_group(tiepdan: Tiepdan, ky_chau: Path) -> None:
    data = by(tiepdan, "--explain", "petitions_received", "--by", "kind,field", *FIVE_YEARS)
    groups = data["groups"]
    assert groups[-1]["groups_named"] == 0
    assert groups[-1]["number"] == data["facts"]["number"] == 19
    for level in (1, 2):
        assert sum(row["number"] for row in groups if row["groups_named"] == level) == 19
    out = tiepdan("stats", "--explain", "share_on_time", "--by", "kind", *FIVE_YEARS).out
    assert "By kind of petition" in out
    assert "%)" in out


def test_a_denouncers_hamlet_stays_covered(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, DENUNCIATION, COMPLAINT)
    for arguments in (
        ("--by", "kind,hamlet"), ("--by", "hamlet,kind"),
        ("--rows", "handling_total", "--by", "hamlet"),
        ("--explain", "handling_total", "--by", "hamlet,kind"),
    ):  # fmt: skip
        for form in ((), ("--json",)):
            run = tiepdan("stats", *arguments, *YEAR, *form)
            assert run.code == 0, run.err
            assert "Kín" not in run.out
        assert "(kept secret)" in tiepdan("stats", *arguments, *YEAR).out


def test_groups_of_one_size_are_in_the_order_of_the_alphabet(
    tiepdan: Tiepdan, database: Path
) -> None:
    hamlets = ("Êm", "Đông", "Ân", "Dương", "Thôn 10", "An", "Thôn 2", "Em")
    do(tiepdan, *((*LAND, "--hamlet", hamlet, "--officer", hamlet) for hamlet in hamlets))
    order = ["An", "Ân", "Dương", "Đông", "Em", "Êm", "Thôn 2", "Thôn 10"]
    for dimension in ("hamlet", "officer"):
        data = by(tiepdan, "--by", dimension, *YEAR)
        assert [row["value"] for row in data["rows"]] == order
    listed = tiepdan("petitions", "--sort", "hamlet", "--json").data
    assert [row["hamlet"] for row in listed] == order
    assert [row["officer"] for row in by(tiepdan, *YEAR)["officers"]] == order


# --- Enforcement, protection, training, inspections, cases, opinions ------------------------------

DECIDED = (
    COMPLAINT, ("accept", "1", "--on", "15/07/2026"),
    ("decide", "1", "--on", "03/08/2026", "--result", "upheld", "--measure",
     "returned_money=24.000.000"),
    ("enforce", "1", "--on", "10/09/2026", "--measure", "returned_money=9.000.000"),
)  # fmt: skip


def spans(tiepdan: Tiepdan, part: str, dimension: str, *figures: str) -> dict[str, list[int]]:
    rows = by(tiepdan, "--part", part, "--by", dimension, "--from", "07/2026", "--to", "11/2026")
    return {row["value"][5:]: [row[figure] for figure in figures] for row in rows["rows"]}


def test_enforcement_is_carried_from_span_to_span(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *DECIDED, ("enforce", "1", "--finished", "--on", "12/10/2026",
                           "--note", "người nhận từ chối"))  # fmt: skip
    whole, ended = "enforcement_complaint", "enforcement_complaint_finished"
    assert spans(tiepdan, "thi hành", "month", whole, ended) == {
        "07": [0, 0], "08": [1, 0], "09": [1, 0], "10": [1, 1], "11": [0, 0],
    }  # fmt: skip
    assert spans(tiepdan, "enforcement", "quarter", whole, ended) == {"Q3": [1, 0], "Q4": [1, 1]}
    out = tiepdan("stats", "--part", "enforcement", "--by", "year", *YEAR).out
    assert "Enforcement by year" in out


def test_what_is_owed_is_told_with_its_unit_in_each_span(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *DECIDED)
    owed = ("stats", "--explain", "owed_complaint_returned_money", "--by", "month", *YEAR)
    data = tiepdan(*owed, "--json").data
    found = {row["month"]: row["number"] for row in data["groups"] if row["groups_named"]}
    assert (found["2026-07"], found["2026-08"], found["2026-10"]) == (0, 24_000_000, 15_000_000)
    assert "15.000.000" in tiepdan(*owed).out


def test_the_work_of_the_office_is_counted_by_spans(tiepdan: Tiepdan, database: Path) -> None:
    training = ("add-training", "--kind", "organised", "--title", "Luật", "--classes", "1")
    do(tiepdan, (*training, "--on", "06/07/2026", "--people", "30"),
       (*training, "--on", "10/11/2026", "--people", "12"),
       ("add-inspection", "--on", "15/09/2026", "--inspections", "2"),
       (*DENUNCIATION, "--received", "06/08/2026"),
       ("protect", "1", "--measure", "work", "--on", "10/08/2026"))  # fmt: skip
    trained = spans(tiepdan, "training", "month", "training_classes", "training_people")
    assert trained == {"07": [1, 30], "11": [1, 12]}
    assert spans(tiepdan, "thanh tra", "quarter", "inspection_inspections") == {"Q3": [2]}
    begun = spans(tiepdan, "protection", "month", "protections", "protections_begun")
    assert (begun["07"], begun["08"], begun["11"]) == ([0, 0], [1, 1], [1, 0])
    rows = tiepdan("stats", "--rows", "training_people", "--by", "month", *YEAR, "--json").data
    assert [(row["month"], row["people"]) for row in rows] == [("2026-07", 30), ("2026-11", 12)]


def test_cases_and_opinions_are_counted_by_what_they_are(tiepdan: Tiepdan, database: Path) -> None:
    said = (*PROPOSAL, "--channel", "voter_contact", "--received", "10/11/2026")
    do(tiepdan, COMPLAINT, LAND, said, ("join", "2", "3"))
    data = by(tiepdan, "--part", "cases", "--by", "field", *YEAR)
    assert {row["value"]: row["cases_received"] for row in data["rows"]} == {"land": 2}
    data = by(tiepdan, "--part", "ý kiến", "--by", "channel", *YEAR)
    assert [row["voter_opinions_owed"] for row in data["rows"]] == [1]
    rows = tiepdan("stats", "--rows", "reception_matters", "--by", "matter", *YEAR, "--json")
    assert rows.code == 0, rows.err


# --- What is wrong --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--by", "kind,tuần"), "--by: “tuần” is not in the list; choose one of: year; "),
        (("--by", "kind,"), "--by: One of these must be chosen: year; "),
        (("--by", "kind,loại"), "--by: “kind of petition” is there twice."),
        (("--by", "kind", "--by", "kind"), "--by: “kind of petition” is there twice."),
        (("--by", "kind,field,channel,officer"), "4 dimensions are too many; write at most 3."),
        (("--by", "hamlet,receiver"), "Nothing is counted by all of these at once: hamlet,"
         " who received. Handling of petitions can be counted by: year; "),
        (("--by", "kind", "--part", "documents"), "“kind of petition” says nothing about documents."
         " Documents can be counted by: "),
        (("--by", "kind", "--part", "đâu đó"), "--part: “đâu đó” is not in the list"),
        (("--part", "visits"), "--part goes with --by alone"),
        (("--part", "visits", "--by", "month", "--rows", "visits"), "--part goes with --by alone"),
        (("--rows", "opening_total", "--by", "month"), "This figure cannot be divided"),
        (("--rows", "reception_matters", "--by", "kind"), "says nothing about visits"),
        (("--by", "kind", "--part", "enforcement"), "Enforcement can be counted by: year; "),
        (("--rows", "owed_complaint_returned_money", "--by", "month"), "leave out “month”"),
        (("--explain", "visits", "--by", "hamlet"), "“hamlet” says nothing about visits"),
        (("--rows", "handling_carried_over", "--by", "month"), "leave out “month”"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_a_sentence(
    tiepdan: Tiepdan, database: Path, arguments: tuple[str, ...], said: str
) -> None:
    run = tiepdan("stats", *arguments)
    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert run.err.count("\n") == 1
