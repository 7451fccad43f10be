"""``tiepdan stats --explain``: every figure says what it is, what adds up to it, and its rows."""

import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Tiepdan
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.statistics.sections.indicators import INDICATORS

FIVE_YEARS = ("--from", "2019", "--to", "2023")


def test_every_figure_has_a_definition_in_a_sentence() -> None:
    meanings = [(one.id, one.meaning) for one in FIGURES.values()]
    meanings += [(one.id, one.meaning) for one in INDICATORS.values()]
    for figure, meaning in meanings:
        assert meaning.endswith("."), figure
        assert len(meaning.split()) >= 3, figure
        assert meaning.count(". ") <= 2, figure


@pytest.mark.parametrize(
    "figure_id",
    [
        "visitors",
        "handling_ended",
        "handling_late",
        "documents_party_notice",
        "decisions_complaint",
    ],
)
def test_the_number_is_that_of_the_statistics(
    tiepdan: Tiepdan, ky_chau: Path, figure_id: str
) -> None:
    figures = tiepdan("stats", *FIVE_YEARS, "--json").data["figures"]
    data = tiepdan("stats", *FIVE_YEARS, "--explain", figure_id, "--json").data
    facts = data["facts"]
    assert facts["number"] == figures[figure_id]["total"]
    assert facts["label"] == figures[figure_id]["label"]
    assert facts["figure"] == figure_id
    for part in data.get("parts", []):
        assert part["number"] == figures[part["figure"]]["total"]


def test_the_parts_of_each_division_are_told_with_their_sum(
    tiepdan: Tiepdan, ky_chau: Path
) -> None:
    out = tiepdan("stats", *FIVE_YEARS, "--explain", "handling_ended").out
    assert "To handle in the period: ended" in out
    assert "Part of:       To handle in the period (handling_total)" in out
    assert out.count("it adds up.") == 2
    data = tiepdan("stats", *FIVE_YEARS, "--explain", "handling_ended", "--json").data
    assert {part["division"] for part in data["parts"]} == {"ending", "limit"}
    assert {part["figure"] for part in data["parts"]} == {
        "handling_resolved", "handling_closed", "handling_with_limit", "handling_without_limit"
    }  # fmt: skip


def test_the_command_it_names_lists_its_rows(tiepdan: Tiepdan, ky_chau: Path) -> None:
    for figure_id in ("handling_ended", "share_on_time", "receptions_not_held"):
        data = tiepdan("stats", *FIVE_YEARS, "--explain", figure_id, "--json").data
        program, *arguments = shlex.split(data["facts"]["command"])
        assert program == "tiepdan"
        rows = tiepdan(*arguments, "--json").data
        if figure_id in FIGURES:
            assert len(rows) == data["facts"]["number"]


@pytest.mark.parametrize("step", [100, pytest.param(12, marks=pytest.mark.exhaustive)])
def test_no_figure_claims_a_column_of_an_official_form(
    tiepdan: Tiepdan, ky_chau: Path, step: int
) -> None:
    # What is said of all of them at once, and of some in full.
    for figure in ("all", *list(FIGURES)[::step]):
        run = tiepdan("stats", "--explain", figure)
        assert "cột" not in run.out, figure
        assert "01/TCD" not in run.out, figure
    assert tiepdan("stats", "--explain", "visits", "--json").data["facts"]["form"] is None


def test_a_share_says_from_what_it_follows(tiepdan: Tiepdan, ky_chau: Path) -> None:
    out = tiepdan("stats", *FIVE_YEARS, "--explain", "share_on_time").out
    assert "(handling_with_limit)" in out
    assert "%)" in out


def test_all_figures_are_listed_without_a_register(tiepdan: Tiepdan, tmp_path: Path) -> None:
    run = tiepdan("stats", "--explain", "all", "--json", "--db", str(tmp_path / "none.db"))
    assert run.code == 0, run.err
    assert [row["figure"] for row in run.data] == [*FIGURES, *INDICATORS]
    assert all(row["meaning"] and row["label"] for row in run.data)
