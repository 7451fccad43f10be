"""``tiepdan stats --by``: what came in, ended and was left, and what was on time by each law."""

import os
import re
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import COMPLAINT, DENUNCIATION, PROPOSAL, TO, Command, Given, Tiepdan, do
from tests.cli.running.test_streams import on_a_terminal
from tiepdan.reports.statistics.groups.divisions import DIVISIONS, HANDLING_BY

YEAR = ("--from", "2026", "--to", "2026")


def by(tiepdan: Tiepdan, dimension: str, *period: str) -> dict[str, Any]:
    run = tiepdan("stats", "--by", dimension, *(period or YEAR), "--json")
    assert run.code == 0, run.err
    data: dict[str, Any] = run.data
    return data


def rows_by(tiepdan: Tiepdan, dimension: str, *period: str) -> dict[str, dict[str, Any]]:
    return {row["label"]: row for row in by(tiepdan, dimension, *period)["rows"]}


# --- On time, by the limits of each kind ----------------------------------------------------------

ACCEPTED = (COMPLAINT, ("accept", "1", "--on", "15/07/2026"))
TAKEN_UP = (DENUNCIATION, ("accept", "1", "--on", "28/08/2026"))
INFORMED = (*TAKEN_UP, ("record", "1", "acceptance_notified", "--on", "04/09/2026"))
ON_TIME, LATE, NEITHER = 0, 1, None
ENDED: tuple[tuple[tuple[Command, ...], int | None], ...] = (
    # A proposal or feedback owes its first answer alone (TCD-10, due on 16/11).
    ((PROPOSAL, ("answer", "1", "--on", "16/11/2026")), ON_TIME),
    ((PROPOSAL, ("answer", "1", "--on", "17/11/2026")), LATE),
    ((PROPOSAL, ("forward", "1", *TO, "--on", "17/11/2026")), LATE),
    ((PROPOSAL, ("withdraw", "1", "--on", "16/11/2026")), ON_TIME),
    ((PROPOSAL, ("withdraw", "1", "--on", "17/11/2026")), LATE),
    # Once it was accepted, the law sets no day for what follows.
    ((PROPOSAL, ("accept", "1", "--on", "16/11/2026"), ("answer", "1", "--on", "20/11/2026")),
     ON_TIME),
    # But what was accepted late stays late, however soon it is answered then.
    ((PROPOSAL, ("accept", "1", "--on", "17/11/2026"), ("answer", "1", "--on", "18/11/2026")),
     LATE),
    # A complaint is declined within KN-27 (due on 15/07), decided within KN-28 (14/08).
    ((COMPLAINT, ("decline", "1", "--on", "15/07/2026", "--reason", "…")), ON_TIME),
    ((COMPLAINT, ("decline", "1", "--on", "16/07/2026", "--reason", "…")), LATE),
    ((*ACCEPTED, ("decide", "1", "--on", "14/08/2026", "--result", "đúng")), ON_TIME),
    ((*ACCEPTED, ("decide", "1", "--on", "17/08/2026", "--result", "đúng")), LATE),
    ((*ACCEPTED, ("terminate", "1", "--on", "14/08/2026")), ON_TIME),
    ((*ACCEPTED, ("terminate", "1", "--on", "17/08/2026")), LATE),
    ((COMPLAINT, ("accept", "1", "--on", "16/07/2026"),
      ("decide", "1", "--on", "17/07/2026", "--result", "đúng")), LATE),
    # A withdrawal of what was accepted ends nothing; it is terminated.
    ((*ACCEPTED, ("withdraw", "1", "--on", "03/08/2026"),
      ("terminate", "1", "--on", "17/08/2026")), LATE),
    # A case found complex has until 31/08, and the days of a suspension are left out.
    ((*ACCEPTED, ("complex", "1", "--on", "20/07/2026", "--document", "1", "--note", "x"),
      ("decide", "1", "--on", "31/08/2026", "--result", "đúng")), ON_TIME),
    ((*ACCEPTED, ("suspend", "1", "--on", "20/07/2026"),
      ("record", "1", "order_sent", "--on", "23/07/2026"),
      ("resume", "1", "--on", "30/07/2026"),
      ("record", "1", "order_sent", "--on", "30/07/2026"),
      ("decide", "1", "--on", "24/08/2026", "--result", "đúng")), ON_TIME),
    # The suspension itself is to be sent within three working days (KN-11a, due on 23/07).
    ((*ACCEPTED, ("suspend", "1", "--on", "20/07/2026"),
      ("record", "1", "order_sent", "--on", "24/07/2026"),
      ("resume", "1", "--on", "30/07/2026"),
      ("record", "1", "order_sent", "--on", "30/07/2026"),
      ("decide", "1", "--on", "24/08/2026", "--result", "đúng")), LATE),
    # A lead time is none (KN-dt), and neither is what the end itself asks for (KN-32) …
    ((*ACCEPTED, ("record", "1", "dialogue", "--on", "12/08/2026"),
      ("decide", "1", "--on", "11/08/2026", "--result", "đúng")), ON_TIME),
    # … but the notice of the acceptance of a denunciation is (TC-29, due on 09/09).
    ((*INFORMED, ("terminate", "1", "--on", "15/09/2026")), ON_TIME),
    ((*INFORMED, ("decide", "1", "--on", "28/09/2026")), ON_TIME),
    ((*INFORMED, ("decide", "1", "--on", "29/09/2026")), LATE),
    ((*TAKEN_UP, ("decide", "1", "--on", "28/09/2026")), LATE),
    ((*TAKEN_UP, ("terminate", "1", "--on", "09/09/2026")), ON_TIME),
    ((*TAKEN_UP, ("terminate", "1", "--on", "10/09/2026")), LATE),
    ((DENUNCIATION, ("decline", "1", "--on", "28/08/2026", "--reason", "…")), ON_TIME),
    ((DENUNCIATION, ("decline", "1", "--on", "31/08/2026", "--reason", "…")), LATE),
    # A denunciation that is another office's is to be forwarded within TC-24b (due on 26/08).
    (((*DENUNCIATION, "--not-competent"), ("forward", "1", *TO, "--on", "26/08/2026")),
     ON_TIME),
    (((*DENUNCIATION, "--not-competent"), ("forward", "1", *TO, "--on", "27/08/2026")),
     LATE),
    # Before Luật Tiếp công dân 2013 nothing ran.
    (((*PROPOSAL, "--received", "20/06/2014"), ("answer", "2014-0001", "--on", "01/07/2014")),
     NEITHER),
)  # fmt: skip
"""Each petition from its receipt to its end, as the first of its year; and whether it was late."""


def test_on_time_is_within_the_limit_to_deal_with_it(tiepdan: Tiepdan, given: Given) -> None:
    given(*(
        (name, str(position), *rest) if number == "1" else (name, number, *rest)
        for position, (commands, _expected) in enumerate(ENDED, start=1)
        for name, number, *rest in commands
    ))  # fmt: skip
    period = ("--from", "2014", "--to", "2026")
    rows = tiepdan("stats", *period, "--rows", "handling_ended", "--json").data
    found = {row["number"]: row["late"] for row in rows}
    for position, (commands, expected) in enumerate(ENDED, start=1):
        number = "2014-0001" if expected is NEITHER else f"2026-{position:04d}"
        assert found[number] == expected, commands
    counts = Counter(late for _commands, late in ENDED)
    total = by(tiepdan, "year", *period)["total"]
    assert {
        ON_TIME: total["handling_on_time"],
        LATE: total["handling_late"],
        NEITHER: total["handling_without_limit"],
    } == counts
    assert total["handling_ended"] == len(ENDED) == len(found)
    share = counts[ON_TIME] / (counts[ON_TIME] + counts[LATE])
    assert total["share_on_time"] == pytest.approx(100 * share, abs=0.05)


def test_an_end_taken_back_is_no_longer_counted(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, PROPOSAL, ("answer", "1", "--on", "17/11/2026"))
    assert by(tiepdan, "year")["total"]["handling_late"] == 1
    do(tiepdan, ("undo", "--yes"))
    total = by(tiepdan, "year")["total"]
    assert (total["handling_late"], total["handling_carried_forward"]) == (0, 1)


# --- By what --------------------------------------------------------------------------------------


def test_months_follow_on_each_other_also_empty_ones(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT, PROPOSAL, ("decline", "1", "--on", "10/09/2026", "--reason", "…"),
       ("answer", "2", "--on", "10/11/2026"))  # fmt: skip
    data = by(tiepdan, "month", "--from", "07/2026", "--to", "11/2026")
    names = ("handling_carried_over", "handling_received", "handling_total", "handling_resolved",
             "handling_closed", "handling_carried_forward")  # fmt: skip
    assert {row["label"]: [row[name] for name in names] for row in data["rows"]} == {
        "07/2026": [0, 1, 1, 0, 0, 1],
        "08/2026": [1, 0, 1, 0, 0, 1],
        "09/2026": [1, 0, 1, 0, 1, 0],
        "10/2026": [0, 0, 0, 0, 0, 0],
        "11/2026": [0, 1, 1, 1, 0, 0],
    }
    assert [data["total"][name] for name in names] == [0, 2, 2, 1, 1, 0]
    assert (data["total"]["median_days"], data["total"]["longest_days"]) == (8, 8)
    assert data["rows"][0]["value"] == "2026-07"
    out = tiepdan("stats", "--by", "tháng", "--from", "07/2026", "--to", "11/2026").out
    assert "Carried over 0 + received 2 = resolved 1 + closed 1 + carried forward 0" in out
    assert "from 01/07/2026 to 30/11/2026" in out


def test_quarters_are_written_with_roman_numbers(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT)
    rows = by(tiepdan, "quý", "--from", "15/05/2026", "--to", "12/2026")["rows"]
    assert [(row["value"], row["label"]) for row in rows] == [
        ("2026-Q2", "QII/2026"), ("2026-Q3", "QIII/2026"), ("2026-Q4", "QIV/2026"),
    ]  # fmt: skip
    assert [row["handling_received"] for row in rows] == [0, 1, 0]


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("kind", ["proposal", "complaint"]), ("loại đơn", ["proposal", "complaint"]),
        ("LINH VUC", ["other field", "land"]), ("channel", ["handed in", "by post"]),
        ("officer", ["Trần Văn Hai", "nobody named"]), ("year", ["2026"]),
    ],
)  # fmt: skip
def test_groups_come_by_size_and_the_unnamed_last(
    tiepdan: Tiepdan, given: Given, typed: str, labels: list[str]
) -> None:
    given(COMPLAINT, *[(*PROPOSAL, "--officer", "Trần Văn Hai")] * 2)
    assert list(rows_by(tiepdan, typed)) == labels


def test_decisions_are_counted_by_result(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *ACCEPTED, ("decide", "1", "--on", "17/08/2026", "--result", "đúng"),
       COMPLAINT, ("accept", "2", "--on", "16/07/2026"), ("decide", "2", "--on", "17/08/2026"),
       COMPLAINT, ("accept", "3", "--on", "16/07/2026"),
       ("decide", "3", "--on", "01/10/2026", "--result", "sai"))  # fmt: skip
    data = by(tiepdan, "kết quả", "--from", "08/2026", "--to", "08/2026")
    counts = {row["value"]: row["decisions"] for row in data["rows"]}
    assert counts == {"upheld": 1, "partly_upheld": 0, "rejected": 0, "confirmed": 0, "changed": 0,
                      None: 1}  # fmt: skip
    assert data["total"] == {"decisions": 2, "superior_decisions": 0}
    figures = tiepdan("stats", *YEAR, "--json").data["figures"]
    assert figures["decisions_complaint"]["total"] == 3
    assert figures["decisions_without_result"]["total"] == 1


def test_the_reference_register_adds_up_by_everything(tiepdan: Tiepdan, ky_chau: Path) -> None:
    five_years = ("--from", "2019", "--to", "2023")
    for dimension in HANDLING_BY.dimensions:
        data = by(tiepdan, dimension.value, *five_years)
        assert data["total"]["handling_received"] == 19
        assert data["total"]["handling_total"] == 19
        assert sum(row["handling_received"] for row in data["rows"]) == 19
    figures = tiepdan("stats", *five_years, "--json").data["figures"]
    for division in DIVISIONS[1:]:
        for dimension in division.dimensions:
            run = tiepdan(
                "stats", "--by", dimension.value, "--part", division.part.value, *five_years,
                "--json",
            )  # fmt: skip
            for figure, total in run.data["total"].items():
                assert total == figures[figure]["total"]
                assert total == sum(row[figure] for row in run.data["rows"])


# --- Secrets --------------------------------------------------------------------------------------


def test_a_denouncers_hamlet_is_counted_under_no_name(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, DENUNCIATION, COMPLAINT, PROPOSAL)
    run = tiepdan("stats", "--by", "hamlet", *YEAR)
    assert "Thôn Kín" not in run.out
    rows = rows_by(tiepdan, "hamlet")
    assert list(rows) == ["Hiệu Châu", "not given", "(kept secret)"]
    assert rows["(kept secret)"]["value"] is None
    do(tiepdan, ("waive-protection", "1", "--document", "5/ĐN"))
    assert set(rows_by(tiepdan, "hamlet")) == {"Thôn Kín", "Hiệu Châu", "not given"}


def test_a_hamlet_that_others_name_too_is_not_counted_up(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, (*PROPOSAL, "--hamlet", "Thôn Kín"))
    before = rows_by(tiepdan, "hamlet")["Thôn Kín"]
    do(tiepdan, DENUNCIATION)
    assert rows_by(tiepdan, "hamlet")["Thôn Kín"] == before


def test_no_figure_of_handling_lists_who_petitions(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, DENUNCIATION)
    for figure in ("handling_total", "handling_carried_forward"):
        run = tiepdan("stats", *YEAR, "--rows", figure, "--json")
        (row,) = run.data
        assert set(row) == {
            "number", "received_on", "kind", "officer", "state", "ended_on", "ended_by", "days",
            "late",
        }  # fmt: skip


# --- What is wrong --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--by", "tuần"), 2, "--by: “tuần” is not in the list"),
        (("--by", ""), 2, "--by"),
        (("--by", "channel", "--rows", "visits"), 2, "“channel” says nothing about visits"),
        (("--rows", "visits", "--explain", "visits"), 2, "only one of"),
        (("--by", "month", "--from", "2026", "--to", "2025"), 2, "before it begins"),
        (("--explain", "handling_lat"), 3, "handling_late"),
        (("--explain", ""), 3, "stats --explain all"),
        (("--rows", "median"), 3, "median_days"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    tiepdan: Tiepdan, database: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    run = tiepdan("stats", *arguments)
    assert (run.code, run.out) == (code, "")
    assert said in run.err


def test_figures_that_do_not_add_up_are_never_silent(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT, ("decline", "1", "--on", "10/07/2026", "--reason", "…"))
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE petition_standing SET finished_on = '2026-01-05'")
    for arguments in (("--by", "month"), ("--by", "quarter"), ("--from", "07/2026")):
        run = tiepdan("stats", *(("--from", "2026") if "--by" in arguments else ()), *arguments)
        assert run.code == 6, arguments
        assert "tiepdan check" in run.err
    assert tiepdan("check").code == 6


# --- On a screen, in a pipe -----------------------------------------------------------------------

BLOCKS = re.compile("[▏▎▍▌▋▊▉█]")


def test_bars_are_drawn_where_there_is_room(ky_chau: Path) -> None:
    line = ("stats", "--by", "year", "--from", "2019", "--to", "2023")
    wide = on_a_terminal(*line, columns=140)
    assert BLOCKS.search(wide)
    assert "\x1b[" in wide
    assert not BLOCKS.search(on_a_terminal(*line, columns=80))
    plain = on_a_terminal(*line, "--no-color", columns=140)
    assert BLOCKS.search(plain)
    assert "\x1b[" not in plain
    longest = max(
        len(BLOCKS.findall(row)) for row in wide.splitlines() if BLOCKS.search(row)
    )  # fmt: skip
    assert longest <= 24


def test_nothing_has_no_bar_and_no_place_for_one(database: Path) -> None:
    out = on_a_terminal("stats", "--by", "result", "--no-color", columns=140)
    assert not BLOCKS.search(out)
    assert "│  │" not in out


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 200])
@pytest.mark.parametrize("dimension", ["month", "hamlet", "result"])
def test_nothing_is_cut_in_any_width(ky_chau: Path, columns: int, dimension: str) -> None:
    line = ("stats", "--by", dimension, "--from", "10/2020", "--to", "11/2020", "--no-color")
    out = on_a_terminal(*line, columns=columns)
    assert "Traceback" not in out
    assert "…" not in out
    assert all(len(row) <= columns for row in out.splitlines())
    assert "Total" in out


@pytest.mark.parametrize("env", [{"LANG": "C", "LC_ALL": "C"}, {"TERM": "dumb", "NO_COLOR": "1"}])
def test_a_pipe_gets_whole_tables_without_bars(
    process: Tiepdan, ky_chau: Path, env: dict[str, str]
) -> None:
    run = process("stats", "--by", "year", "--from", "2019", "--to", "2023", env=env)
    assert run.code == 0, run.err
    assert not BLOCKS.search(run.out)
    row = next(line for line in run.out.splitlines() if line.startswith("│ Total"))
    assert [cell.strip() for cell in row.strip("│").split("│")][:3] == ["Total", "0", "19"]


def test_labels_are_vietnamese_for_the_clerk(process: Tiepdan, ky_chau: Path) -> None:
    """The catalogue is complete elsewhere; here, that a quarter is not written in English."""
    run = process(
        "stats", "--by", "quý", "--from", "07/2020", "--to", "09/2020", "--json",
        env={**os.environ, "TIEPDAN_LANG": "vi"},
    )  # fmt: skip
    assert run.data["rows"][0]["value"] == "2020-Q3"
    assert run.data["rows"][0]["label"].endswith("III/2020")
