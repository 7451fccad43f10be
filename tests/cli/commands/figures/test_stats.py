"""``tiepdan stats`` on the reference register gives exactly what the commune's report states."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import COMPLAINT, DENUNCIATION, DIALOGUE, PROPOSAL, Tiepdan
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.period import Period
from tiepdan.reports.statistics import statistics
from tiepdan.reports.statistics.counts import counting
from tiepdan.reports.statistics.lines import lines

REPORT = {
    "receptions_planned": 60,
    "receptions_held": 52,
    "receptions_not_held": 8,
    "receptions_not_held_epidemic": 6,
    "receptions_not_held_storm_flood": 2,
    "periodic_visits": 2,
    "periodic_visitors": 15,
    "regular_visits": 7,
    "dialogues_held": 6,
    "reception_matters": 8,
    "reception_matters_new": 8,
    "reception_matters_old": 0,
    "reception_matters_resolved": 8,
    "reception_matters_unresolved": 0,
    "petitions_received": 19,
    "petitions_competent": 19,
    "petitions_not_competent": 0,
    "petitions_from_receptions": 8,
    "petitions_from_dialogues": 11,
    "documents_party": 59,
    "documents_party_decision": 2,
    "documents_party_plan": 3,
    "documents_party_notice": 52,
    "documents_party_report": 2,
    "documents_committee": 16,
    "documents_committee_decision": 4,
    "documents_committee_plan": 3,
    "documents_committee_notice": 5,
    "documents_committee_report": 4,
    "heads_disciplined": 0,
    "petitioners_sanctioned": 0,
}
FIVE_YEARS = Period(date(2019, 1, 1), date(2024, 1, 1))


def test_gives_the_figures_of_the_report(tiepdan: Tiepdan, ky_chau: Path) -> None:
    data = tiepdan("stats", "--from", "2019", "--to", "2023", "--json").data
    assert (data["from"], data["to"]) == ("2019-01-01", "2023-12-31")
    figures = data["figures"]
    assert {figure: figures[figure]["total"] for figure in REPORT} == REPORT


def test_years_add_up_to_the_total(tiepdan: Tiepdan, ky_chau: Path) -> None:
    figures = tiepdan("stats", "--from", "2019", "--to", "2023", "--json").data["figures"]
    in_several_years = {"handling_total", "handling_carried_over", "handling_carried_forward"}
    for figure_id, figure in figures.items():
        assert list(figure["by_year"]) == ["2019", "2020", "2021", "2022", "2023"]
        if figure_id not in in_several_years:
            assert sum(figure["by_year"].values()) == figure["total"]
    over, forward = (figures[f"handling_carried_{way}"]["by_year"] for way in ("over", "forward"))
    assert list(forward.values())[:-1] == list(over.values())[1:]


def _parts_equal_wholes(path: Path, period: Period) -> None:
    with counting(path) as connection:
        counted = statistics.count(connection, period, office="", today=period.end)
        divisions = {
            (figure.part_of, figure.by)
            for figure in FIGURES.values()
            if figure.part_of and figure.by
        }
        assert divisions
        for whole, division in divisions:
            assert whole is not None
            parts = [f.id for f in FIGURES.values() if (f.part_of, f.by) == (whole, division)]
            assert sum(map(counted.total, parts)) == counted.total(whole), (whole, division)
        _rows_equal_numbers(connection, counted, period)


def _rows_equal_numbers(
    connection: sqlite3.Connection, counted: statistics.Statistics, period: Period
) -> None:
    for figure in FIGURES.values():
        rows = statistics.rows_behind(connection, figure, period, today=counted.today).rows
        if figure.amount == "1":
            assert len(rows) == counted.total(figure.id), figure.id


def test_parts_add_up_to_their_whole_and_rows_to_their_number(ky_chau: Path) -> None:
    _parts_equal_wholes(ky_chau, FIVE_YEARS)


def test_parts_add_up_in_a_register_of_odd_cases(tiepdan: Tiepdan, database: Path) -> None:
    for command in (
        COMPLAINT,
        (*DENUNCIATION, "--not-competent"),
        PROPOSAL,
        ("answer", "3", "--on", "03/11/2026"),
        DIALOGUE,
        (*PROPOSAL, "--meeting", "B1", "--received", "10/11/2026", "--channel", "dialogue"),
        ("add-meeting", "--kind", "periodic_reception", "--on", "03/12/2026"),
        ("add-meeting", "--kind", "periodic_reception", "--on", "05/11/2026", "--people", "0"),
        ("add-meeting", "--kind", "ad_hoc_reception", "--on", "05/11/2026"),
        ("add-meeting", "--kind", "voter_contact", "--on", "05/11/2026"),
        ("add-meeting", "--kind", "thematic_dialogue", "--on", "06/11/2026", "--status", "not_held",
         "--reason", "mất điện"),
        ("add-visit", "--meeting", "4", "--content", "x", "--people", "6", "--matter", "old"),
        ("add-visit", "--meeting", "4", "--content", "x", "--matter", "new", "--advice", "y"),
        ("add-visit", "--on", "02/11/2026", "--content", "x", "--petition", "3"),
        (*PROPOSAL, "--channel", "reception"),
        ("add-document", "--issuer", "council", "--type", "minutes", "--title", "x"),
        ("add-sanction", "--whom", "official", "--form", "khiển trách"),
    ):  # fmt: skip
        run = tiepdan(*command)
        assert run.code == 0, (command, run.err)
    _parts_equal_wholes(database, Period(date(2026, 1, 1), date(2027, 1, 1)))
    figures = tiepdan("stats", "--from", "2026", "--to", "2026", "--json").data["figures"]
    assert figures["reception_matters"]["total"] == 4
    assert figures["reception_matters_resolved"]["total"] == 2
    assert figures["receptions_pending"]["total"] == 1


def test_a_matter_counts_as_resolved_only_when_that_was_in_the_period(
    tiepdan: Tiepdan, ky_chau: Path
) -> None:
    until_march = tiepdan("stats", "--from", "2019", "--to", "31/03/2019", "--json").data
    assert until_march["figures"]["petitions_received"]["total"] == 1
    assert until_march["figures"]["petitions_resolved"]["total"] == 0
    assert until_march["figures"]["petitions_open"]["total"] == 1


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2019", "2023", ("2019-01-01", "2023-12-31")),
        ("03/2020", "2020-10", ("2020-03-01", "2020-10-31")),
        ("01/03/2020", "2020-12-05", ("2020-03-01", "2020-12-05")),
        ("12/2020", "12/2020", ("2020-12-01", "2020-12-31")),
    ],
)
def test_takes_years_months_and_days(
    tiepdan: Tiepdan, ky_chau: Path, first: str, last: str, expected: tuple[str, str]
) -> None:
    data = tiepdan("stats", "--from", first, "--to", last, "--json").data
    assert (data["from"], data["to"]) == expected


def test_prints_the_exact_dates_and_a_column_a_year(tiepdan: Tiepdan, ky_chau: Path) -> None:
    run = tiepdan("stats", "--from", "2019", "--to", "2023")
    assert "from 01/01/2019 to 31/12/2023" in run.out
    row = next(line for line in run.out.splitlines() if "Periodic receptions planned" in line)
    assert [cell.strip() for cell in row.strip("│").split("│")[1:]] == ["12"] * 5 + ["60"]


def test_where_a_figure_is_divided_often_each_division_has_a_heading(
    tiepdan: Tiepdan, ky_chau: Path
) -> None:
    for how in ((), ("--compare",)):
        out = tiepdan("stats", "--from", "2019", "--to", "2019", *how).out
        labels = [line.split("│")[1].rstrip() for line in out.splitlines() if "│" in line]
        at = labels.index("   by who received:")
        assert labels[at - 1 : at + 4] == [
            "     at regular reception", "   by who received:", "     the head", "     the clerk",
            "   by kind:",
        ]  # fmt: skip
        assert "   held" in labels  # two divisions at the most are seen without
    data = tiepdan("stats", "--from", "2019", "--to", "2019", "--json").data
    assert not any("by who" in figure["label"] for figure in data["figures"].values())


def test_every_division_of_a_figure_divided_often_is_named() -> None:
    shown = list(FIGURES.values())
    assert [figure for _label, figure in lines(shown) if figure] == shown


def test_without_a_period_it_is_this_year_until_today(tiepdan: Tiepdan, database: Path) -> None:
    data = tiepdan("stats", "--json").data
    assert (data["from"], data["to"]) == ("2026-01-01", "2026-11-22")


def test_lists_the_rows_behind_a_figure(tiepdan: Tiepdan, ky_chau: Path) -> None:
    run = tiepdan(
        "stats", "--from", "2019", "--to", "2023", "--rows", "receptions_not_held", "--json"
    )
    assert len(run.data) == 8
    assert {row["reason"] for row in run.data} == {"epidemic", "storm_flood"}


def test_an_unknown_figure_is_not_found(tiepdan: Tiepdan, ky_chau: Path) -> None:
    run = tiepdan("stats", "--rows", "receptions_plan")
    assert run.code == 3
    assert "receptions_planned" in run.err


def test_a_figure_by_what_it_is_called(tiepdan: Tiepdan, ky_chau: Path) -> None:
    period = ("--from", "2019", "--to", "2023")
    by_id = tiepdan("stats", *period, "--rows", "reception_matters").out
    title = by_id.partition(", from")[0]
    assert tiepdan("stats", *period, "--rows", title.upper()).out == by_id
    run = tiepdan("stats", *period, "--rows", "proposal")
    assert (run.code, run.out) == (2, "")
    assert "visits_kind_proposal, petitions_proposal" in run.err


def test_a_period_that_ends_before_it_begins_is_refused(tiepdan: Tiepdan, ky_chau: Path) -> None:
    run = tiepdan("stats", "--from", "2023", "--to", "2019")
    assert run.code == 2
    assert "01/01/2023" in run.err


def test_no_denouncers_words_are_behind_a_figure(tiepdan: Tiepdan, database: Path) -> None:
    tiepdan(*DENUNCIATION[:-1], "Bí mật riêng", "--channel", "reception")
    for figure in ("petitions_denunciation", "reception_matters"):
        run = tiepdan("stats", "--rows", figure, "--json")
        assert len(run.data) == 1
        assert "Bí mật riêng" not in run.out


def test_the_duties_are_a_section_of_their_own(tiepdan: Tiepdan, ky_chau: Path) -> None:
    period = ("--from", "2019", "--to", "2023")
    assert tiepdan("stats", *period, "--json").data["duties"] == (
        tiepdan("duties", *period, "--json").data
    )
    out = tiepdan("stats", *period).out
    _figures, _heading, section = out.partition("\nFrequency duties\n")
    chair = next(line for line in section.splitlines() if "(NV-CTa)" in line)
    numbers = [cell.strip() for cell in chair.strip("│").split("│")[3:]]
    assert numbers == ["259", "19", "240", "0"]
    assert "weeks 01–05/2019 (5), 08–18/2019 (11)" in section


def test_the_duties_are_judged_as_of_the_day_looked_from(tiepdan: Tiepdan, ky_chau: Path) -> None:
    data = tiepdan(
        "stats", "--from", "2023", "--to", "2023", "--json", "--today", "15/03/2023"
    ).data
    (secretary,) = [duty for duty in data["duties"] if duty["version"] == "NV-BT"]
    assert secretary["required"] == 4
    assert secretary["running"]["to"] == "2023-03-31"
