"""Official forms as Excel and Word files, read back by other libraries."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from python_calamine import CalamineWorkbook

from tiepdan.output.docx import write_forms
from tiepdan.output.excel import forms as xlsx_forms
from tiepdan.reports.forms.choosing import forms_of
from tiepdan.reports.forms.evidence import evidence_of
from tiepdan.reports.forms.filling import FilledForm, fill
from tiepdan.reports.forms.headings import heading_cells, heading_depth
from tiepdan.reports.forms.identities import parse_identity
from tiepdan.reports.forms.loading import load_forms
from tiepdan.reports.forms.words import Counting
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.counts import counting

TODAY = date(2026, 11, 20)
YEAR = Period(date(2025, 12, 15), date(2026, 11, 15))
FOOT = "In ngày 20/11/2026 & thao tác 5:0123456789abcdef"


@pytest.fixture(scope="module")
def filled(made_up: Path) -> list[FilledForm]:
    with counting(made_up) as connection:
        forms = forms_of(load_forms(), YEAR)
        return fill(connection, forms, forms, YEAR, office="Xã Thử =1+1", today=TODAY)


@pytest.fixture(scope="module")
def workbook(
    made_up: Path, filled: list[FilledForm], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    file = tmp_path_factory.mktemp("forms") / "biểu.xlsx"
    with counting(made_up) as connection:
        rows = [evidence_of(connection, one.form, YEAR, today=TODAY) for one in filled]
        xlsx_forms.write(
            list(zip(filled, rows, strict=True)), ["Một điều cần xem."], file, foot=FOOT
        )
    return file


def _numbers(rows: Sequence[Sequence[object]], filled: FilledForm) -> dict[int, object]:
    """What stands under the official numbers."""
    place = next(number for number, row in enumerate(rows) if row[0] == "MS")
    assert rows[place + 1][0] == "Xã Thử =1+1"
    return dict(
        zip([column.number for column in filled.form.columns], rows[place + 1][1:], strict=True)
    )


def test_each_form_has_its_numbers_and_they_keep_its_identities(
    workbook: Path, filled: list[FilledForm]
) -> None:
    book = CalamineWorkbook.from_path(workbook)
    in_book = {
        one.form.form: _numbers(
            book.get_sheet_by_name(one.form.form.replace("/", "-")).to_python(), one
        )
        for one in filled
    }
    assert any(value for numbers in in_book.values() for value in numbers.values())
    for one in filled:
        numbers = in_book[one.form.form]
        assert numbers == {number: float(value or 0) for number, value in one.numbers.items()}, (
            one.form.form
        )
        for check in one.form.every_check:
            identity = parse_identity(check)
            sums = [
                sum(term.factor * _cell(in_book, one, term.form, term.column) for term in terms)
                for terms in identity.sums
            ]
            assert identity.holds(list(map(int, sums))) is _as_filled(one, check), check


def _cell(
    in_book: dict[str, dict[int, object]], one: FilledForm, form: str | None, column: int
) -> float:
    meant = one.form.form if form is None else next(name for name in in_book if name[:2] == form)
    value = in_book[meant][column]
    assert isinstance(value, float)
    return value


def _as_filled(one: FilledForm, check: str) -> bool | None:
    return next(found.holds for found in one.checks if found.text == check)


def test_totals_are_formulas_and_numbers_link_to_their_rows(workbook: Path) -> None:
    with ZipFile(workbook) as parts:
        first = parts.read("xl/worksheets/sheet1.xml").decode()
    assert re.search(r"<f>F(\d+)\+L\1\+R\1</f><v>\d+\.0</v>", first)
    assert "<hyperlink" in first
    assert "<mergeCell " in first
    assert 'orientation="landscape"' in first
    assert "In ngày 20/11/2026 &amp;&amp; thao tác 5:0123456789abcdef" in first


def test_the_rows_behind_add_up_to_the_numbers(workbook: Path, filled: list[FilledForm]) -> None:
    book = CalamineWorkbook.from_path(workbook)
    seen = 0
    for filled_form in filled:
        mark = filled_form.form.form.replace("/", "-")
        for name in book.sheet_names:
            if not name.startswith(f"{mark} "):
                continue
            rows = book.get_sheet_by_name(name).to_python()
            for place, number in enumerate(rows[1]):
                if isinstance(number, float):
                    amounts = [one for row in rows[3:] if isinstance(one := row[place], float)]
                    column = filled_form.form.column(int(number))
                    assert column
                    if column.count is not Counting.RECEPTION_DAYS:
                        assert sum(amounts) == pytest.approx(rows[2][place]), (name, number)
                        seen += bool(amounts)
    assert seen > 30


def test_what_is_to_be_looked_at_stands_on_its_own_sheet(workbook: Path) -> None:
    rows = CalamineWorkbook.from_path(workbook).get_sheet_by_name("Checks").to_python()
    assert rows[0][:4] == ["Official form", "Check", "Numbers", "Holds"]
    assert rows[1][:2] == ["01/TCD", "1 = 5+11+17"]
    assert rows[-1][0] == "Một điều cần xem."


def test_in_word_the_heading_is_merged_and_the_numbers_are_there(
    filled: list[FilledForm], tmp_path: Path
) -> None:
    file = tmp_path / "biểu.docx"
    write_forms(filled, file, foot=FOOT)
    read = docx.Document(str(file))
    assert len(read.tables) == len(filled)
    for table, one in zip(read.tables, filled, strict=True):
        depth = heading_depth(one.form.columns)
        for cell in heading_cells(one.form.columns):
            for line, place in _places(cell.top, cell.bottom, cell.first + 1, cell.last + 1):
                assert table.cell(line, place).text == cell.text
        values = [cell.text for cell in table.rows[depth + 1].cells[1:]]
        assert values == [
            str(one.numbers[column.number]).replace(".", ",") for column in one.form.columns
        ]
    assert read.sections[0].first_page_footer.paragraphs[0].text == FOOT


def _places(top: int, bottom: int, first: int, last: int) -> Iterator[tuple[int, int]]:
    for line in range(top, bottom + 1):
        for place in range(first, last + 1):
            yield line, place
