"""``tiepdan duties``: what the law asked for in a period, what was done, and what is missing."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Tiepdan
from tests.cli.running.test_start_up import HEAVY, _modules
from tests.cli.running.test_streams import on_a_terminal
from tests.terminal import lines_too_long

FIVE_YEARS = ("--from", "2019", "--to", "2023")
RECEPTION = ("add-meeting", "--kind", "periodic_reception", "--chair", "Ông Năm")
KEYS = {
    "duty", "version", "name", "article", "since", "until", "amount", "per", "required", "done",
    "missing", "delegated", "unstated", "extra", "missing_spans", "running", "doubt",
}  # fmt: skip


def receive(tiepdan: Tiepdan, day: str, *options: str) -> None:
    run = tiepdan(*RECEPTION, "--on", day, *options)
    assert run.code == 0, run.err


def by_version(tiepdan: Tiepdan, *options: str) -> dict[str, Any]:
    return {row["version"]: row for row in tiepdan("duties", "--json", *options).data}


def test_five_years_of_the_reference_register(tiepdan: Tiepdan, ky_chau: Path) -> None:
    """Each number counted by hand from ``data/ky-chau/meetings.csv``.

    Of the 261 weeks that end in 2019-2023, two were Tết from Monday to Friday; the chair received
    on 19 Thursdays. The secretary's duty began in mid-February 2019, so 58 months of 2 days; he
    received on 17 days, one of them before. Three dialogues were periodic.
    """
    rows = by_version(tiepdan, *FIVE_YEARS)
    assert {
        version: (row["required"], row["done"], row["missing"], row["extra"])
        for version, row in rows.items()
    } == {
        "NV-CTa": (259, 19, 240, 0), "NV-BT": (116, 16, 100, 0), "NV-HT": (10, 3, 7, 0),
        # From memory, with its doubt: the reference report tells of no conference.
        "NV-DT-77": (5, 0, 5, 0),
    }  # fmt: skip
    assert "trí nhớ" in rows["NV-DT-77"]["doubt"]


def test_an_object_has_the_promised_keys(tiepdan: Tiepdan, ky_chau: Path) -> None:
    rows = by_version(tiepdan, *FIVE_YEARS)
    assert all(set(row) == KEYS for row in rows.values())
    chair = rows["NV-CTa"]
    assert (chair["duty"], chair["amount"], chair["per"]) == ("NV-CT", 1, "week")
    assert (chair["since"], chair["until"]) == ("2014-07-01", "2026-06-30")
    assert "Điều 15 khoản 2" in chair["article"]
    assert chair["running"] is None
    assert chair["missing_spans"][0] == {
        "from": "2018-12-31", "to": "2019-01-06", "required": 1, "done": 0
    }  # fmt: skip
    assert len(chair["missing_spans"]) == 240
    assert rows["NV-BT"]["until"] is None


def test_a_week_of_tet_is_not_missing(tiepdan: Tiepdan, ky_chau: Path) -> None:
    chair = by_version(tiepdan, "--from", "24/01/2022", "--to", "13/02/2022")["NV-CTa"]
    assert chair["required"] == 2
    assert "2022-01-31" not in {span["from"] for span in chair["missing_spans"]}


def test_a_day_off_added_by_the_office_counts(tiepdan: Tiepdan, database: Path) -> None:
    week = ("--from", "18/05/2026", "--to", "24/05/2026")
    assert by_version(tiepdan, *week)["NV-CTa"]["required"] == 1
    run = tiepdan(
        "add-day-off", "18/05/2026", "--to", "22/05/2026", "--reason", "bão",
        "--authority", "1/UBND",
    )  # fmt: skip
    assert run.code == 0, run.err
    assert by_version(tiepdan, *week)["NV-CTa"]["required"] == 0


def test_weeks_and_months_are_told_in_runs(tiepdan: Tiepdan, ky_chau: Path) -> None:
    out = tiepdan("duties", *FIVE_YEARS).out
    assert "from 01/01/2019 to 31/12/2023, as of 22/11/2026" in out
    assert "weeks 01–05/2019 (5), 08–18/2019 (11)" in out
    assert "months 03–12/2019 (10)" in out
    assert "weeks 53/2020, 01–06/2021 (6)" in out  # that week ended in 2021
    assert "years 2019–2023 (5)" in out
    assert "month 02/2020" in tiepdan("duties", "--from", "02/2020", "--to", "02/2020").out


def test_names_duty_article_and_period_in_force(tiepdan: Tiepdan, ky_chau: Path) -> None:
    out = tiepdan("duties", *FIVE_YEARS).out
    for text in (
        "Chủ tịch UBND cấp xã trực tiếp tiếp công dân định kỳ (NV-CTa)",
        "1 day a week, from 01/07/2014 to 30/06/2026",
        "2 days a month, since 18/02/2019",
        "Luật Tiếp công dân 42/2013/QH13, Điều 15 khoản 2 điểm d",
        "NV-CTa: Luật không định nghĩa “tuần”",
    ):
        assert text in out


def test_without_a_period_it_is_this_year_until_today(tiepdan: Tiepdan, database: Path) -> None:
    rows = by_version(tiepdan)
    assert set(rows) == {"NV-BT", "NV-CTa", "NV-CTb", "NV-DTa", "NV-DTb", "NV-HT"}
    assert rows["NV-CTa"]["missing_spans"][-1]["to"] == "2026-06-28"
    assert [span["from"] for span in rows["NV-CTb"]["missing_spans"]] == [
        "2026-07-01", "2026-08-01", "2026-09-01", "2026-10-01"
    ]  # fmt: skip


def test_the_unit_that_runs_is_told_and_not_missing(tiepdan: Tiepdan, database: Path) -> None:
    receive(tiepdan, "05/11/2026", "--capacity", "committee_chair", "--people", "0")
    receive(tiepdan, "12/11/2026", "--capacity", "deputy")
    chair = by_version(tiepdan, "--from", "11/2026")["NV-CTb"]
    assert (chair["required"], chair["done"], chair["missing"]) == (0, 0, 0)
    assert chair["running"] == {
        "from": "2026-11-01", "to": "2026-11-30", "required": 2, "done": 1,
        "delegated": 1, "unstated": 0,
    }  # fmt: skip
    out = tiepdan("duties", "--from", "11/2026").out
    assert "NV-CTb, this month: 1 of 2 done, until 30/11/2026; by deputy: 1." in out
    assert "are missing" not in out
    chair = by_version(tiepdan, "--from", "11/2026", "--to", "11/2026", "--today", "01/12/2026")[
        "NV-CTb"
    ]
    assert (chair["required"], chair["done"], chair["missing"], chair["delegated"]) == (2, 1, 1, 1)


def test_only_what_took_place_counts(tiepdan: Tiepdan, database: Path) -> None:
    july = ("--from", "07/2026", "--to", "07/2026")
    chair = ("--capacity", "committee_chair")
    receive(tiepdan, "02/07/2026", *chair, "--status", "not_held", "--reason", "bão")
    receive(tiepdan, "03/12/2026", *chair)
    assert by_version(tiepdan, *july)["NV-CTb"]["done"] == 0
    receive(tiepdan, "09/07/2026", *chair, "--status", "nobody_came")
    receive(tiepdan, "16/07/2026", *chair)
    receive(tiepdan, "23/07/2026", *chair)
    row = by_version(tiepdan, *july)["NV-CTb"]
    assert (row["required"], row["done"], row["missing"], row["extra"]) == (2, 2, 0, 1)
    december = by_version(tiepdan, "--from", "12/2026", "--today", "10/12/2026")["NV-CTb"]
    assert december["running"]["done"] == 0  # planned, and its day has passed without a word


def test_a_deputy_and_an_unstated_chair_are_shown_apart(tiepdan: Tiepdan, database: Path) -> None:
    receive(tiepdan, "09/07/2026", "--capacity", "deputy")
    receive(tiepdan, "16/07/2026")
    july = ("--from", "07/2026", "--to", "07/2026")
    row = by_version(tiepdan, *july)["NV-CTb"]
    assert (row["done"], row["delegated"], row["unstated"]) == (0, 1, 1)
    out = tiepdan("duties", *july).out
    assert "By deputy: days of a delegated deputy" in out
    assert "Unstated: days for which it is not recorded" in out


def test_a_province_s_own_duty_binds_its_offices_unless_switched_off(
    tiepdan: Tiepdan, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "NV-HT" in by_version(tiepdan)
    run = tiepdan("local-rules", "--off", "ha-tinh")
    assert run.code == 0, run.err
    assert "NV-HT" not in by_version(tiepdan)
    monkeypatch.setenv("TIEPDAN_DB", str(tmp_path / "elsewhere.db"))
    assert tiepdan("init", "--name", "Xã Xa", "--province", "Lào Cai").code == 0
    assert "NV-HT" not in by_version(tiepdan)


def test_one_law_after_another_that_asks_the_same(tiepdan: Tiepdan, database: Path) -> None:
    rows = by_version(tiepdan, "--from", "2025", "--to", "2025")
    assert "NV-DT-77" not in rows
    # Beside it the law on democracy at the grassroots goes on asking for one.
    assert (rows["NV-DTa"]["required"], rows["NV-DTa"]["until"]) == (1, None)
    assert (rows["NV-DTb"]["required"], rows["NV-DTb"]["missing"]) == (1, 1)
    out = tiepdan("duties", "--from", "2025", "--to", "2025").out
    assert "NV-DTb: before 16/06/2025 the same was asked for by Luật Tổ chức chính quyền" in out


def test_nothing_is_judged_before_it_was_law_or_after_today(
    tiepdan: Tiepdan, database: Path
) -> None:
    for period in (("--from", "2013", "--to", "2013"), ("--from", "2027", "--to", "2027")):
        assert tiepdan("duties", *period, "--json").data == []
        run = tiepdan("duties", *period)
        assert run.code == 0
        assert "No frequency duty is to be judged in this period." in run.out


@pytest.mark.parametrize(
    "period",
    [("--from", "2023", "--to", "2019"), ("--from", "x"), ("--to", "31/02/2020"),
     ("--from", "1950", "--to", "2020")],
)  # fmt: skip
def test_a_wrong_period_is_refused(
    tiepdan: Tiepdan, ky_chau: Path, period: tuple[str, ...]
) -> None:
    run = tiepdan("duties", *period)
    assert run.code == 2
    assert run.out == ""
    assert len(run.err.splitlines()) == 1


def test_without_a_register_it_is_not_found(tiepdan: Tiepdan) -> None:
    assert tiepdan("duties").code == 3


def test_brings_in_neither_sqlmodel_nor_the_holidays(ky_chau: Path) -> None:
    assert not HEAVY & _modules("duties")


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_nothing_is_cut_on_a_terminal_of_any_width(ky_chau: Path, columns: int) -> None:
    shown = on_a_terminal("duties", *FIVE_YEARS, columns=columns)
    plain = re.sub("\x1b\\[[0-9;]*m", "", shown)
    assert lines_too_long(plain, columns) == []
    words = set(re.findall(r"\w+", plain))
    for text in ("240", "NV-CTa", "khoản 2 điểm d", "Missing", "By deputy"):
        assert set(re.findall(r"\w+", text)) <= words


def test_reading_changes_no_byte(tiepdan: Tiepdan, ky_chau: Path) -> None:
    before = ky_chau.read_bytes()
    assert json.loads(tiepdan("duties", *FIVE_YEARS, "--json").out)
    assert ky_chau.read_bytes() == before


def test_planned_moved_cancelled_and_deputised_receptions(tiepdan: Tiepdan, database: Path) -> None:
    """October 2026: five Thursdays planned; one put off, one called off, one left to a deputy."""
    october = ("--from", "10/2026", "--to", "10/2026")
    for command in (
        ("schedule", "--month", "10/2026", "--today", "20/09/2026", "--yes"),
        ("cancel", "B1", "--reason", "bão", "--moved-to", "02/10/2026", "--today", "30/09/2026"),
        ("hold", "B6", "--today", "02/10/2026"),
        ("cancel", "B2", "--reason", "bão", "--today", "08/10/2026"),
    ):
        run = tiepdan(*command)
        assert run.code == 0, run.err
    duty = by_version(tiepdan, *october)["NV-CTb"]
    # The one put off counts once, on its new day; what is only planned or called off, not at all.
    assert (duty["required"], duty["done"], duty["missing"]) == (2, 1, 1)

    receive(tiepdan, "20/10/2026", "--capacity", "deputy")
    duty = by_version(tiepdan, *october)["NV-CTb"]
    assert (duty["done"], duty["delegated"], duty["missing"]) == (1, 1, 1)

    assert tiepdan("hold", "B3", "--people", "0", "--today", "15/10/2026").code == 0
    duty = by_version(tiepdan, *october)["NV-CTb"]
    assert (duty["done"], duty["missing"], duty["extra"]) == (2, 0, 0)
