"""The statistics as files: numbers to count with, and charts."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.conftest import Tiepdan
from tests.cli.output_files import text_in

YEARS = ("stats", "--from", "2019", "--to", "2023")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _rows(sheet: int = 0) -> dict[str, list[Any]]:
    book = CalamineWorkbook.from_path("x.xlsx")
    rows = book.get_sheet_by_index(sheet).to_python()
    return {str(row[0]).strip(): row[1:] for row in rows}


def test_every_figure_of_every_year_is_a_number(tiepdan: Tiepdan, ky_chau: Path) -> None:
    assert tiepdan(*YEARS, "-o", "x.xlsx").code == 0
    rows = _rows()
    figures = tiepdan(*YEARS, "--json").data["figures"]
    assert rows["Figure"] == ["2019", "2020", "2021", "2022", "2023", "Total"]
    for figure in ("visits", "visitors", "petitions_received", "documents"):
        label = figures[figure]["label"]
        assert rows[label] == [*figures[figure]["by_year"].values(), figures[figure]["total"]]
    assert rows["Share on time"][-1] == 0.895


def test_the_main_figures_are_drawn_over_the_years(tiepdan: Tiepdan, ky_chau: Path) -> None:
    assert tiepdan(*YEARS, "-o", "x.xlsx").code == 0
    with ZipFile("x.xlsx") as parts:
        charts = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
        assert 5 <= len(charts) <= 12
    assert "<c:v>2023</c:v>" in text_in(Path("x.xlsx"))


def test_one_year_is_not_drawn(tiepdan: Tiepdan, ky_chau: Path) -> None:
    assert tiepdan("stats", "--from", "2019", "--to", "2019", "-o", "x.xlsx").code == 0
    assert "Charts" not in CalamineWorkbook.from_path("x.xlsx").sheet_names


@pytest.mark.parametrize(
    ("by", "direction"), [("month", "col"), ("field", "bar"), ("field,kind", "bar")]
)
@pytest.mark.parametrize("part", ["handling", "visits"])
def test_groups_are_drawn(
    tiepdan: Tiepdan, ky_chau: Path, by: str, direction: str, part: str
) -> None:
    assert tiepdan(*YEARS, "--by", by, "--part", part, "-o", "x.xlsx").code == 0
    with ZipFile("x.xlsx") as parts:
        assert f'<c:barDir val="{direction}"/>' in parts.read("xl/charts/chart1.xml").decode()


@pytest.mark.parametrize(
    "form",
    [
        ("--rows", "petitions_received"), ("--rows", "visits", "--by", "year"),
        ("--explain", "handling_late"), ("--explain", "all"), ("--compare",),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".json"])
def test_every_form_can_be_written(
    tiepdan: Tiepdan, ky_chau: Path, form: tuple[str, ...], ending: str
) -> None:
    run = tiepdan("stats", "--from", "2022", "--to", "2022", *form, "-o", f"x{ending}")
    assert (run.code, run.out) == (0, "")
    assert len(text_in(Path(f"x{ending}"))) > 100
