"""``tiepdan opening-balance``: an office that starts in the middle, its totals and open cases."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import COMPLAINT, DENUNCIATION, Given, Tiepdan, assert_refused, do

BEGINS = ("opening-balance", "--on", "01/07/2026")
LINE = ("opening-balance", "--kind", "KN", "--received", "5", "--resolved", "4", "--closed", "1",
        "--carried-forward", "1")  # fmt: skip
OLD = (
    "add-petition", "--kind", "KN", "--received", "10/05/2026", "--name", "Hộ 01", "--field",
    "land", "--channel", "post", "--summary", "Ranh giới", "--former-number", "45/2026",
    "--origin", "Sổ đơn của xã cũ",
)  # fmt: skip
YEAR = ("--from", "15/12/2025", "--to", "14/12/2026")


def balance(tiepdan: Tiepdan) -> Any:
    return tiepdan("opening-balance", "--json").data


def test_the_day_and_the_receptions_are_recorded_once(tiepdan: Tiepdan, database: Path) -> None:
    assert "No opening balance is recorded" in tiepdan("opening-balance").out
    assert balance(tiepdan) == {"facts": None, "lines": []}
    do(tiepdan, (*BEGINS, "--visits", "40", "--visitors", "55", "--basis", "12/BC-UBND"))
    assert balance(tiepdan)["facts"] == {
        "begins_on": "2026-07-01", "counted_from": "2025-12-15", "visits": 40, "visitors": 55,
        "basis": "12/BC-UBND",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("begins_on", "since"),
    [
        ("15/12/2025", "2024-12-15"),
        ("16/12/2025", "2025-12-15"),
        ("01/07/2026", "2025-12-15"),
        ("01/06/2015", "2015-01-01"),
    ],
)
def test_the_totals_count_since_the_year_of_reports(
    tiepdan: Tiepdan, database: Path, begins_on: str, since: str
) -> None:
    do(tiepdan, ("opening-balance", "--on", begins_on))
    assert balance(tiepdan)["facts"]["counted_from"] == since


def test_what_was_carried_over_follows(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, BEGINS, LINE, OLD)
    data = balance(tiepdan)
    assert data["lines"] == [
        {"kind": "complaint", "field": None, "carried_over": 1, "received": 5, "resolved": 4,
         "closed": 1, "carried_forward": 1, "brought_over": 1, "difference": 0}
    ]  # fmt: skip
    assert "are the petitions that were brought over" in tiepdan("opening-balance").out


def test_a_difference_is_said_and_never_smoothed(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, BEGINS, LINE)
    said = "complaint: the balance carries 1 forward, the register has 0 that were open on"
    assert said in tiepdan("opening-balance").out
    assert f"Opening balance: {said}" in tiepdan("check").out
    do(tiepdan, OLD)
    assert said not in tiepdan("check").out
    assert tiepdan("check").code == 0
    # Open on the day, but of no line.
    do(tiepdan, (*OLD, "--kind", "PA"))
    assert "feedback, land: the balance has no line, the register has 1" in tiepdan("check").out
    # What had ended before was not open, what ended on the day itself was.
    do(tiepdan, ("answer", "2", "--on", "30/06/2026"))
    assert "the balance has no line" not in tiepdan("check").out
    do(tiepdan, ("undo", "--yes"), ("answer", "2", "--on", "01/07/2026"))
    assert "the balance has no line" in tiepdan("check").out


def test_lines_may_be_by_field(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, BEGINS, (*LINE, "--field", "land"), (*LINE, "--field", "policy"), OLD)
    assert [(row["field"], row["difference"]) for row in balance(tiepdan)["lines"]] == [
        ("land", 0), ("policy", -1),
    ]  # fmt: skip


def test_said_again_it_is_corrected_and_may_be_taken_back(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, BEGINS, LINE)
    run = tiepdan(*LINE[:-1], "3")
    assert "Opening balance, complaint: corrected carried forward." in run.err
    assert balance(tiepdan)["lines"][0]["carried_forward"] == 3
    run = tiepdan("opening-balance", "--on", "01/08/2026", "--visits", "7")
    assert "Opening balance: corrected the register begins on, visits." in run.err
    assert balance(tiepdan)["facts"]["begins_on"] == "2026-08-01"
    do(tiepdan, ("undo", "--yes"), ("undo", "--yes"))
    data = balance(tiepdan)
    assert (data["facts"]["begins_on"], data["lines"][0]["carried_forward"]) == ("2026-07-01", 1)
    do(tiepdan, ("opening-balance", "--remove", "--kind", "KN"))
    assert balance(tiepdan)["lines"] == []
    assert "took out complaint" in tiepdan("history").out
    assert tiepdan("check").code == 0


@pytest.mark.parametrize(("visits", "visitors"), [("40", "39"), ("0", "5")])
def test_fewer_people_than_visits_are_refused(
    tiepdan: Tiepdan, database: Path, visits: str, visitors: str
) -> None:
    both = ("--visits", visits, "--visitors", visitors)
    assert_refused(tiepdan, database, (*BEGINS, *both), visits, visitors, "--visitors")
    do(tiepdan, (*BEGINS, "--visits", "5"))
    assert_refused(tiepdan, database, ("opening-balance", *both), visitors)
    do(tiepdan, ("opening-balance", "--visitors", "5"))


# --- Figures --------------------------------------------------------------------------------------


def together(tiepdan: Tiepdan, *period: str) -> list[str]:
    notes: list[str] = tiepdan("stats", *period, "--json").data["opening_balance"]["notes"]
    return notes


def test_a_period_that_begins_with_the_register_carries_over_what_was_brought(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, BEGINS, LINE, OLD, COMPLAINT)
    data = tiepdan("stats", "--from", "01/07/2026", "--json").data
    figures = {name: figure["total"] for name, figure in data["figures"].items()}
    assert figures["handling_carried_over"] == 1
    assert figures["handling_carried_over"] + figures["handling_received"] == (
        figures["handling_resolved"] + figures["handling_closed"]
        + figures["handling_carried_forward"]
    )  # fmt: skip
    assert figures["opening_total"] == 0
    assert "opening_balance" not in data  # nothing differs, and nothing is unknown
    do(tiepdan, (*LINE[:-1], "2"))
    (note,) = together(tiepdan, "--from", "01/07/2026")
    assert note.startswith("complaint: the balance carries 2 forward, the register has 1")
    assert "opening_balance" not in tiepdan("stats", "--from", "02/07/2026", "--json").data


def test_a_period_that_begins_before_it_shows_what_the_balance_says(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, (*BEGINS, "--visits", "40", "--visitors", "55"), LINE, OLD, COMPLAINT,
       ("decline", "2", "--on", "10/07/2026", "--reason", "…"))  # fmt: skip
    notes = together(tiepdan, *YEAR)
    assert notes == [
        "The register begins on 01/07/2026: of the days before it knows the 1 petitions that were"
        " brought over, and no others; the opening balance says the rest.",
        "With the opening balance: Carried over 1 + received 6 = resolved 4 + closed 2 + carried"
        " forward 1: 7, it adds up.",
    ]
    figures = tiepdan("stats", *YEAR, "--json").data["figures"]
    assert {name: figures[name]["total"] for name in figures if name.startswith("opening_")} == {
        "opening_total": 6, "opening_carried_over": 1, "opening_received": 5,
        "opening_resolved": 4, "opening_closed": 1, "opening_carried_forward": 1,
        "opening_visits": 40, "opening_visitors": 55,
    }  # fmt: skip
    out = tiepdan("stats", *YEAR).out
    assert "Opening balance: before the register begins" in out
    for arguments in (("--by", "kind"), ("--rows", "handling_total"), ("--explain", "visits")):
        assert "The register begins on 01/07/2026" in tiepdan("stats", *YEAR, *arguments).out
    (row,) = tiepdan("stats", *YEAR, "--rows", "opening_total", "--json").data
    assert row["received"] == 5


def test_what_is_not_as_brought_over_does_not_add_up(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, BEGINS, LINE)
    _begins, summed, differs = together(tiepdan, *YEAR)
    assert "Carried over 1 + received 5 is not resolved 4 + closed 1 + carried forward 0" in summed
    assert differs.startswith("complaint: the balance carries 1 forward")


PARTED = "its totals are of 15/12/2025 to 30/06/2026 and cannot be parted"
LACKING = {
    "petitions_received", "handling_total", "handling_carried_over", "handling_received",
    "handling_ended", "handling_resolved", "handling_closed", "visits", "visitors",
}  # fmt: skip


def cells(out: str, label: str) -> list[list[str]]:
    """The numbers of every line that begins with a label."""
    lines = [line.strip("│ ").split("│") for line in out.splitlines()]
    return [[cell.strip() for cell in line[1:]] for line in lines if line[0].strip() == label]


@pytest.mark.parametrize(
    "period",
    [
        ("--from", "01/04/2026", "--to", "14/12/2026"),  # begins within it
        ("--period", "Q3/2026"),  # has its last fortnight
        ("--from", "15/12/2025", "--to", "29/06/2026"),  # lacks its last day
        ("--from", "01/02/2026", "--to", "28/02/2026"),  # lies within it
    ],
)
def test_a_period_with_a_part_of_the_balance_goes_without_it(
    tiepdan: Tiepdan, given: Given, period: tuple[str, ...]
) -> None:
    given((*BEGINS, "--visits", "40", "--visitors", "55"), LINE, OLD)
    data = tiepdan("stats", *period, "--json").data
    assert not any(one["total"] for name, one in data["figures"].items() if "opening_" in name)
    left_out = data["opening_balance"]["left_out"]
    assert set(left_out["figures"]) == LACKING
    assert {"from": data["from"], "to": data["to"]} in left_out["periods"]
    assert any(PARTED in note for note in data["opening_balance"]["notes"])
    out = tiepdan("stats", *period).out
    assert "before the register begins" not in out
    to_handle = data["figures"]["handling_total"]["total"]
    assert cells(out, "To handle in the period")[0][-1] == f"{to_handle} *"
    # The mark is explained under each table that has one: visits, petitions, their handling.
    assert " ".join(out.split()).count("* Without the opening balance") == 3


def test_only_what_the_balance_says_lacks_it(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, BEGINS, LINE, OLD)
    data = tiepdan("stats", "--period", "Q3/2026", "--json").data
    assert set(data["opening_balance"]["left_out"]["figures"]) == LACKING - {"visits", "visitors"}
    assert cells(tiepdan("stats", "--period", "Q3/2026").out, "Visits") == [["0"]]


@pytest.mark.parametrize(
    "period", [YEAR, ("--period", "6m/2026"), ("--from", "15/12/2025", "--to", "30/06/2026")]
)
def test_a_period_with_all_of_it_has_it(
    tiepdan: Tiepdan, database: Path, period: tuple[str, ...]
) -> None:
    begins = "15/06/2026" if "6m/2026" in period else "01/07/2026"
    do(tiepdan, ("opening-balance", "--on", begins), LINE, OLD)
    data = tiepdan("stats", *period, "--json").data
    assert data["figures"]["opening_total"]["total"] == 6
    cut = (data["opening_balance"]["left_out"] or {"periods": []})["periods"]
    assert {"from": data["from"], "to": data["to"]} not in cut


def test_a_year_that_has_a_part_of_it_goes_without_it(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, (*BEGINS, "--visits", "40"), LINE, OLD)
    both = ("--from", "2025", "--to", "2026")
    data = tiepdan("stats", *both, "--json").data
    assert data["figures"]["opening_received"] | {"label": ""} == {
        "label": "", "total": 5, "by_year": {"2025": 0, "2026": 0},
    }  # fmt: skip
    assert [one["to"] for one in data["opening_balance"]["left_out"]["periods"]] == [
        "2025-12-31", "2026-12-31",
    ]  # fmt: skip
    out = tiepdan("stats", *both).out
    assert cells(out, "Visits") == [["0 *", "0 *", "0"]]
    assert cells(out, "Visits before the register begins") == [["*", "*", "40"]]
    assert tiepdan("check").code == 0


def test_what_is_compared_lacks_it_where_it_has_a_part(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, BEGINS, LINE, OLD, COMPLAINT)
    compared = ("stats", "--period", "Q4/2026", "--compare")
    data = tiepdan(*compared, "--json").data["opening_balance"]
    assert data["left_out"]["periods"] == [{"from": "2026-06-15", "to": "2026-09-14"}]
    [numbers] = cells(tiepdan(*compared).out, "To handle in the period")
    now, before, _change, a_year_before, _other_change = numbers
    assert (now, before, a_year_before) == ("2", "2 *", "0")


def test_groups_and_rows_of_a_cut_period_say_so_too(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, BEGINS, LINE, OLD)
    for how in (("--by", "kind"), ("--rows", "handling_total"), ("--explain", "handling_total")):
        out = " ".join(tiepdan("stats", "--period", "Q3/2026", *how).out.split())
        assert out.count("Without the opening balance") == 1, how


def test_before_the_days_of_the_balance_nothing_is_known(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, BEGINS, LINE, OLD)
    _begins, before = together(tiepdan, "--from", "01/12/2025", "--to", "14/12/2026")
    assert "of the days before 15/12/2025 it says nothing" in before
    assert len(together(tiepdan, "--from", "2024", "--to", "2024")) == 1


def test_a_period_compared_with_one_before_the_register_says_so(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, BEGINS, LINE, OLD)
    run = tiepdan("stats", "--period", "Q4/2026", "--compare")
    assert run.code == 0, run.err
    assert "The register begins on 01/07/2026" in run.out


def test_an_office_without_one_is_told_nothing(tiepdan: Tiepdan, ky_chau: Path) -> None:
    out = tiepdan("stats", "--from", "2019", "--to", "2023").out
    assert "The register begins on" not in out
    assert "Opening balance" not in out


# --- What was brought over ------------------------------------------------------------------------


def test_the_old_number_is_shown_searched_and_corrected(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, OLD)
    facts = tiepdan("show", "1", "--json").data["facts"]
    assert (facts["former_number"], facts["origin"]) == ("45/2026", "Sổ đơn của xã cũ")
    for words in ("45/2026", "sổ đơn của xã cũ"):
        assert "2026-0001" in tiepdan("search", words).out
    do(tiepdan, ("edit", "1", "--former-number", "46/2026"))
    assert "46/2026" in tiepdan("show", "1").out


def test_where_a_denunciation_is_from_stays_covered(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, (*DENUNCIATION, "--former-number", "7/TC", "--origin", "Sổ của bà Kín"))
    for command in (("show", "1"), ("petitions",), ("history", "1"), ("search", "7/TC")):
        for form in ((), ("--json",)):
            assert "Kín" not in tiepdan(*command, *form).out


# --- From files -----------------------------------------------------------------------------------

LINES = "loại đơn;lĩnh vực;tiếp nhận;đã giải quyết;kết thúc khác;chuyển kỳ sau\n"


def test_the_lines_of_a_file_all_or_none(tiepdan: Tiepdan, database: Path, tmp_path: Path) -> None:
    file = tmp_path / "so-du.csv"
    file.write_text(f"{LINES}KN;đất đai;12;9;1;4\nPA;;3;3;0;0\n", encoding="utf-8")
    run = tiepdan("opening-balance", "--on", "01/07/2026", "--file", str(file))
    assert "Recorded 2 lines of the opening balance." in run.err
    assert [(row["kind"], row["field"], row["received"]) for row in balance(tiepdan)["lines"]] == [
        ("complaint", "land", 12), ("feedback", None, 3),
    ]  # fmt: skip
    run = tiepdan("opening-balance", "--file", str(file))
    assert run.code == 5
    assert "line 2: the totals of “complaint, land” are recorded already" in run.err
    file.write_text(f"{LINES}TC;;1;1;0;0\nKNPA;;9;1;0;0\n", encoding="utf-8")
    run = tiepdan("opening-balance", "--file", str(file))
    assert run.code == 5
    assert "line 3: “proposal”: received 9 is more than" in run.err
    assert len(balance(tiepdan)["lines"]) == 2


def test_a_register_from_files_has_its_balance(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "so-cu"
    folder.mkdir()
    for name, text in {
        "opening.csv": "begins_on,visits,visitors\n2026-07-01,40,55\n",
        "opening_lines.csv": "kind,received,resolved,closed,carried_forward\nKN,5,4,1,1\n",
        "petitioners.csv": "number,name\n1,Hộ 01\n",
        "petitions.csv": "number,received_on,channel,kind,field,petitioner,summary,số cũ,"
        "nguồn gốc\n"
        "2026-0001,2026-05-10,post,KN,land,1,Ranh giới,45/2026,Sổ xã cũ\n",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    run = tiepdan("import", str(folder))
    assert run.code == 0, run.err
    data = balance(tiepdan)
    assert (data["facts"]["counted_from"], data["lines"][0]["difference"]) == ("2025-12-15", 0)
    assert tiepdan("check").code == 0
    assert "45/2026" in tiepdan("show", "1").out
    run = tiepdan("import", str(folder))
    assert (run.code, "Nothing new" in run.err) == (0, True)


# --- What is wrong --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "arguments", "code", "said"),
    [
        ((), LINE[1:], 3, "It is not recorded on which day this register begins"),
        ((), ("--visits", "3"), 3, "It is not recorded on which day this register begins"),
        ((), ("--on", "01/01/2027"), 2, "--on: "),
        ((), ("--on", "01/07/2026", "--counted-from", "01/07/2026"), 4, "a day or more"),
        ((), ("--on", "01/07/2026", "--counted-from", "01/01/2025"), 4, "a year at most"),
        ((BEGINS,), ("--counted-from", "02/07/2026"), 4, "The totals count from 02/07/2026"),
        ((BEGINS,), ("--counted-from", ""), 2, "--counted-from needs a day"),
        ((BEGINS,), ("--on", "01/07/2026"), 4, "Nothing to correct"),
        ((BEGINS,), ("--visits", "-1"), 2, "--visits: “-1” is not a whole number"),
        ((BEGINS,), ("--received", "1"), 2, "Totals are of a kind of petition"),
        ((BEGINS,), ("--kind", "KN", "--received", "1"), 2, "--resolved"),
        ((BEGINS,), (*LINE[1:3], "--received", "5", "--resolved", "1", "--closed", "1",
                     "--carried-forward", "1"), 4, "received 5 is more than resolved 1 + closed 1"),
        ((BEGINS, LINE), LINE[1:], 4, "Nothing to correct"),
        ((BEGINS, LINE), (*LINE[1:], "--field", "land"), 4, "is in the balance as a whole already"),
        ((BEGINS, (*LINE, "--field", "land")), LINE[1:], 4, "is in the balance by field already"),
        ((BEGINS,), ("--remove",), 2, "Which line?"),
        ((BEGINS,), ("--remove", "--kind", "KN"), 3, "has no line “complaint”"),
        ((BEGINS,), ("--remove", *LINE[1:]), 2, "With --remove only --kind and --field"),
        ((BEGINS,), ("--file", "x.csv", "--kind", "KN"), 2, "With --file the file says the lines"),
        ((BEGINS,), ("--file", "không-có.csv"), 5, "cannot be read"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_written(
    tiepdan: Tiepdan,
    database: Path,
    before: tuple[tuple[str, ...], ...],
    arguments: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    do(tiepdan, *before)
    was = balance(tiepdan)
    run = tiepdan("opening-balance", *arguments)
    assert (run.code, run.out) == (code, "")
    assert said in run.err
    assert balance(tiepdan) == was


def test_the_figures_of_a_balance_add_up_in_every_year(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, ("opening-balance", "--on", "01/03/2024"), LINE, (*OLD, "--received", "01/02/2024"))
    run = tiepdan("check")
    assert run.code == 0, run.out
    by = tiepdan("stats", "--from", "2024", "--to", "2024", "--explain", "opening_total").out
    assert by.count("it adds up.") >= 2
