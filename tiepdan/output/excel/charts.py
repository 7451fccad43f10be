"""Charts of Excel, on a sheet of their own, which follow the cells that they are of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log10
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell

from tiepdan.i18n import _
from tiepdan.output.excel.formats import FONT
from tiepdan.output.excel.sheets import Part, Sheet
from tiepdan.reports.model import Chart

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_WIDTH, _HEIGHT = 620, 330
"""Of a chart, in points of a screen."""
_BAR_HEIGHT = 16
_COLUMNS, _ROWS = 10, 17
"""So many cells a chart lies over, with a gap."""
_A4, _SCALE, _PAIRS_A_PAGE = 9, 75, 2
_MOST_LABELS = 60
"""Numbers that can be written beside bars without hiding each other."""
_MOST_SPANS = 16
"""Groups of bars that a chart of the usual width has room for."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is to be drawn, and in which rows of its sheet the headings and its first row are."""

    chart: Chart
    sheet: Sheet
    part: Part
    heading: int
    first: int

    @property
    def columns(self) -> Sequence[int]:
        """The columns of the sheet that are drawn."""
        return [self.sheet.places.index(column) for column in self.chart.columns]

    def numbers(self) -> Iterator[int]:
        """The numbers that are drawn."""
        for row in self.chart.rows:
            for column in self.chart.columns:
                number = self.part.rows[row][column]
                yield number if isinstance(number, int) else 0

    @property
    def rows(self) -> Sequence[int]:
        """The rows of the sheet that are drawn."""
        return [self.first + row for row in self.chart.rows]


def draw(book: "Workbook", all_drawn: Sequence[Drawn]) -> None:
    """Add a sheet with the charts, two beside each other."""
    page = book.add_worksheet(_("Charts"))
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(_A4)
    page.set_print_scale(
        _SCALE
    )  # fitted to the page, it would have no breaks where they are wanted
    row, breaks = 0, []
    for number, pair in enumerate(_pairs(all_drawn)):
        if number and not number % _PAIRS_A_PAGE:
            breaks.append(row)
        heights = [_height(one) for one in pair]
        for place, (one, height) in enumerate(zip(pair, heights, strict=True)):
            chart = _chart(book, one)
            chart.set_size({"width": _width(one), "height": height})
            page.insert_chart(row, place * _COLUMNS, chart, {"y_offset": 4})
        row += _ROWS * max(heights) // _HEIGHT + 1
    page.set_h_pagebreaks(breaks)


def _pairs(all_drawn: Sequence[Drawn]) -> Iterator[Sequence[Drawn]]:
    return (all_drawn[place : place + 2] for place in range(0, len(all_drawn), 2))


def _lies(one: Drawn) -> bool:
    """Whether its bars lie, so that names are read beside them."""
    return not (one.chart.columns_are_spans or one.chart.rows_are_spans)


def _width(one: Drawn) -> int:
    is_long = one.chart.rows_are_spans and len(one.chart.rows) > _MOST_SPANS
    return 2 * _WIDTH if is_long else _WIDTH


def _height(one: Drawn) -> int:
    bars = len(one.chart.rows) * (len(one.chart.columns) + 1) if _lies(one) else 0
    return max(_HEIGHT, bars * _BAR_HEIGHT)


def _chart(book: "Workbook", one: Drawn) -> Any:
    font = {"name": FONT["font_name"]}
    chart: Any = book.add_chart({"type": "bar" if _lies(one) else "column"})
    chart.set_title({"name": one.chart.title, "name_font": {**font, "size": 13}})
    points = len(one.chart.rows) * len(one.chart.columns)
    labels = {"value": True, "font": font} if points <= _MOST_LABELS else None
    for each in _series(one):
        chart.add_series({**each, "data_labels": labels, "gap": 60})
    chart.set_legend({"position": "bottom", "font": font})
    lines = {"visible": True, "line": {"color": "#D9D9D9"}}
    set_names, set_numbers = chart.set_x_axis, chart.set_y_axis
    if _lies(one):
        set_names, set_numbers = set_numbers, set_names
    set_names({"num_font": font, "reverse": _lies(one), "major_gridlines": {"visible": False}})
    set_numbers({"num_font": font, "major_gridlines": lines, "major_unit": _step(one)})
    return chart


def _step(one: Drawn) -> int:
    """From one line across to the next: whole, and about six of them."""
    most = max((*one.numbers(), 1))
    least = most / 6
    size = 10 ** int(log10(max(least, 1)))
    return int(next(step * size for step in (1, 2, 5, 10) if step * size >= least))


def _series(one: Drawn) -> Iterator[dict[str, Any]]:
    """The bars of each figure: of a row over the spans, or of a column over the groups."""
    rows, columns = one.rows, one.columns
    if one.chart.columns_are_spans:
        spans = [(one.heading, column) for column in columns]
        for row in rows:
            numbers = [(row, column) for column in columns]
            yield _named(one, (row, 0), spans, numbers)
        return
    groups = [(row, 0) for row in rows]
    for column in columns:
        numbers = [(row, column) for row in rows]
        yield _named(one, (one.heading, column), groups, numbers)


_Cell = tuple[int, int]


def _named(
    one: Drawn, name: _Cell, categories: Sequence[_Cell], numbers: Sequence[_Cell]
) -> dict[str, str]:
    return {
        "name": f"={_range(one, [name])}",
        "categories": f"={_range(one, categories)}",
        "values": f"={_range(one, numbers)}",
    }


def _range(one: Drawn, cells: Sequence[_Cell]) -> str:
    """Cells in a formula: from the first to the last, or where some lie apart, one by one."""
    sheet = quote_sheetname(one.sheet.name)
    names = [f"{sheet}!{xl_rowcol_to_cell(*cell, row_abs=True, col_abs=True)}" for cell in cells]
    steps = {(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(cells)}
    if len(names) == 1:
        return names[0]
    if steps <= {(0, 1)} or steps <= {(1, 0)}:
        return f"{names[0]}:{names[-1].rpartition('!')[2]}"
    return f"({','.join(names)})"
