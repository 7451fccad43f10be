"""The calculator, the rules in force and the days off, from the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Tiepdan


@pytest.mark.parametrize(
    ("arguments", "raw_due", "due", "skipped"),
    [
        # The rule book's own examples (section 2).
        (("06/07/2026", "7"), "2026-07-15", "2026-07-15", ["2026-07-11", "2026-07-12"]),
        (
            ("18/11/2026", "7", "--working"), "2026-11-30", "2026-11-30",
            ["2026-11-21", "2026-11-22", "2026-11-24", "2026-11-28", "2026-11-29"],
        ),
        (("20/08/2026", "7"), "2026-08-28", "2026-08-28", ["2026-08-23"]),
        (
            ("16/07/2026", "30", "--calendar"), "2026-08-15", "2026-08-17",
            ["2026-08-15", "2026-08-16"],
        ),
        (("29/06/2026", "10", "--calendar"), "2026-07-09", "2026-07-09", []),
        (
            ("26/11/2026", "5", "--before"), "2026-11-18", "2026-11-18",
            ["2026-11-24", "2026-11-22", "2026-11-21"],
        ),
    ],
)  # fmt: skip
def test_the_calculator(
    tiepdan: Tiepdan, arguments: tuple[str, ...], raw_due: str, due: str, skipped: list[str]
) -> None:
    data = tiepdan("deadline", *arguments, "--json").data
    assert (data["raw_due"], data["due"]) == (raw_due, due)
    assert [day["day"] for day in data["skipped"]] == skipped
    assert data["amount"] == int(arguments[1])
    assert not data["provisional"]


def test_a_day_left_out_has_its_reason_and_authority(tiepdan: Tiepdan, database: Path) -> None:
    data = tiepdan("deadline", "20/11/2026", "3", "--json").data
    holiday = next(day for day in data["skipped"] if day["day"] == "2026-11-24")
    assert holiday["reason"] == "Ngày Văn hóa Việt Nam"
    assert "28/2026/QH16" in holiday["authority"]


def test_a_year_without_a_decision_is_provisional(tiepdan: Tiepdan) -> None:
    assert tiepdan("deadline", "30/12/2026", "5", "--json").data["provisional"]
    assert "provisional" in tiepdan("deadline", "30/12/2030", "5").out


def test_the_months_are_drawn_with_each_days_number(tiepdan: Tiepdan) -> None:
    out = tiepdan("deadline", "30/10/2026", "3").out
    for cell in ("30 [0]", "31 [–]", "1 [–]", "2 [1]", "4 [3]*"):
        assert cell in out
    assert "10/2026" in out
    assert "11/2026" in out


def test_the_calendar_of_the_register_and_the_official_one_agree(
    tiepdan: Tiepdan, database: Path
) -> None:
    command = ("deadline", "13/02/2026", "10", "--json")
    with_register = tiepdan(*command).data
    without = tiepdan(*command, "--db", str(database.with_name("none.db"))).data
    assert with_register == without
    assert with_register["due"] == "2026-03-06"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("31/02/2026", "7"), 2), (("06/07/2026", "0"), 2), (("06/07/2026", "x"), 2),
        (("06/07/2026", "7", "--working", "--calendar"), 2),
        (("06/07/2026", "7", "--before", "--months"), 2), (("06/07/2026",), 2),
        (("20/12/2040", "30"), 4), (("02/01/2013", "5", "--before"), 4), (("1/1/1990", "5"), 4),
    ],
)  # fmt: skip
def test_what_the_calculator_refuses(
    tiepdan: Tiepdan, arguments: tuple[str, ...], code: int
) -> None:
    run = tiepdan("deadline", *arguments)
    assert run.code == code
    assert len(run.err.splitlines()) == 1


def test_limits_follow_the_day(tiepdan: Tiepdan) -> None:
    def ids(day: str) -> set[str]:
        return {row["id"] for row in tiepdan("limits", "--on", day, "--json").data}

    assert {"KN-27a", "KN-27a-ND"} <= ids("30/06/2026")
    assert "KN-27b" not in ids("30/06/2026")
    assert "KN-27b" in ids("01/07/2026")
    assert not {"KN-27a", "KN-27a-ND"} & ids("01/07/2026")
    assert "TC-24" not in ids("31/12/2018")


def test_limits_name_article_period_and_doubt(tiepdan: Tiepdan) -> None:
    rows = tiepdan("limits", "--on", "01/07/2026", "--json").data
    assert all(row["basis"] and row["since"] and row["confidence"] for row in rows)
    (notice,) = [row for row in rows if row["id"] == "DT-HT1"]
    assert notice["province"] == "Hà Tĩnh"
    assert "657-QĐ/TU" in notice["doubt"]
    only = tiepdan("limits", "--kind", "TC", "--json").data
    assert {"TCD-10", "TC-24", "TC-30"} <= {row["id"] for row in only}
    assert all("denunciation" in row["kinds"] for row in only)
    dialogues = tiepdan("limits", "--kind", "đối thoại định kỳ", "--json").data
    assert {row["id"] for row in dialogues} == {"DT-HT1", "DT-HT2"}
    conferences = tiepdan("limits", "--kind", "hội nghị đối thoại", "--json").data
    assert {row["id"] for row in conferences} == {"DT-43a", "DT-43b"}


def test_the_days_off_of_a_year(tiepdan: Tiepdan) -> None:
    rows = {row["date"]: row for row in tiepdan("holidays", "2026", "--json").data}
    assert len(rows) == 16
    assert rows["2026-01-10"]["is_worked"]
    assert rows["2026-01-02"]["authority"] == "12729/VPCP-KGVX"
    assert "(confirmed)" in tiepdan("holidays", "2026").out
    assert "(provisional)" in tiepdan("holidays", "2030").out
    assert tiepdan("holidays", "1999").code == 2


def test_one_limit_is_shown_whole(tiepdan: Tiepdan) -> None:
    whole = tiepdan("limits", "kn-27", "--on", "01/07/2026")
    assert whole.code == 0
    assert "KN-27b" in whole.out
    assert "KN-28" not in whole.out
    assert tiepdan("limits", "KN-27b", "--on", "01/07/2026").out == whole.out
    run = tiepdan("limits", "KN-99")
    assert (run.code, run.out) == (3, "")
    assert "“KN-99”" in run.err
