"""Charts of Excel, and the cells that they are of."""

import re
from pathlib import Path
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from tiepdan.output.excel import tables as xlsx
from tiepdan.reports.model import Chart, Column, Report, Table, Value

COLUMNS = (
    Column("key", None),
    Column(None, "Chỉ tiêu"),
    *(Column(str(year), str(year), is_number=True) for year in (2024, 2025, 2026)),
)
ROWS: list[tuple[Value, ...]] = [
    ("a", "Lượt tiếp", 3, 4, 5),
    ("b", "  thường xuyên", 1, 1, 1),
    ("c", "Số người", 7, 8, 90),
]


def _table(*charts: Chart) -> Table:
    return Table(title="Tiếp công dân", columns=COLUMNS, rows=ROWS, charts=charts)


def _charts(content: Table | Report, folder: Path) -> list[str]:
    file = folder / "x.xlsx"
    file.touch()
    xlsx.write(content, file)
    with ZipFile(file) as parts:
        names = sorted(name for name in parts.namelist() if name.startswith("xl/charts/chart"))
        return [parts.read(name).decode() for name in names]


def _found(tag: str, chart: str) -> list[str]:
    return re.findall(f"<c:{tag}>(.*?)</c:{tag}>", chart)


def test_figures_over_years(tmp_path: Path) -> None:
    over_years = Chart("Tiếp công dân", (0, 2), (2, 3, 4), columns_are_spans=True)
    (chart,) = _charts(_table(over_years), tmp_path)
    assert _found("f", chart) == [
        "'Tiếp công dân'!$A$4", "'Tiếp công dân'!$B$3:$D$3", "'Tiếp công dân'!$B$4:$D$4",
        "'Tiếp công dân'!$A$6", "'Tiếp công dân'!$B$3:$D$3", "'Tiếp công dân'!$B$6:$D$6",
    ]  # fmt: skip
    assert _found("v", chart) == [
        "Lượt tiếp", "2024", "2025", "2026", "3", "4", "5",
        "Số người", "2024", "2025", "2026", "7", "8", "90",
    ]  # fmt: skip
    assert '<c:barDir val="col"/>' in chart
    assert '<c:majorUnit val="20"/>' in chart
    assert "Tiếp công dân" in _found("t", chart.replace("a:t>", "c:t>"))


def test_groups_beside_each_other(tmp_path: Path) -> None:
    (chart,) = _charts(_table(Chart("Theo lĩnh vực", (0, 1, 2), (4,))), tmp_path)
    assert _found("f", chart) == [
        "'Tiếp công dân'!$D$3", "'Tiếp công dân'!$A$4:$A$6", "'Tiếp công dân'!$D$4:$D$6",
    ]  # fmt: skip
    assert '<c:barDir val="bar"/>' in chart


def test_groups_that_others_lie_between(tmp_path: Path) -> None:
    (chart,) = _charts(_table(Chart("Theo lĩnh vực", (0, 2), (2,))), tmp_path)
    assert _found("f", chart)[1:] == [
        "('Tiếp công dân'!$A$4,'Tiếp công dân'!$A$6)",
        "('Tiếp công dân'!$B$4,'Tiếp công dân'!$B$6)",
    ]


def test_charts_stand_on_a_sheet_of_their_own(tmp_path: Path) -> None:
    one = Chart("Một", (0,), (2, 3, 4), columns_are_spans=True)
    tables = tuple(_table(one) for _number in range(5))
    assert len(_charts(Report("Thống kê", "", tables), tmp_path)) == 5
    assert CalamineWorkbook.from_path(tmp_path / "x.xlsx").sheet_names == ["Thống kê", "Charts"]


def test_spans_below_each_other_are_drawn_side_by_side(tmp_path: Path) -> None:
    rows = [(f"{month:02}/2026", month) for month in range(1, 13)]
    months = Chart("Theo tháng", tuple(range(12)), (1,), rows_are_spans=True)
    columns = (Column(None, "Tháng"), Column(None, "Đơn", is_number=True))
    table = Table(title="Đơn", columns=columns, rows=rows, charts=(months,))
    (chart,) = _charts(table, tmp_path)
    assert '<c:barDir val="col"/>' in chart
