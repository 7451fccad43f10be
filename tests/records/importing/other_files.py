"""The files of a register as other programs and hands leave them, for the tests that read them."""

import csv
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape
from zipfile import ZipFile

import xlsxwriter

from tiepdan.facts.values import DAY, DAY_GONE_BY
from tiepdan.records.importing.layout import FILES
from tiepdan.records.importing.sheets.sheet import cell_name
from tiepdan.text import fold

Tables = Mapping[str, Sequence[Sequence[str]]]
"""The lines of each file, the first one its headings."""

_IN_ORDER = frozenset({"office", "petition_events", "meeting_events", "decision_measures", "voids"})
"""Files in which the order of the lines says something."""

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def read(folder: Path) -> Tables:
    """What ``export`` wrote into a folder."""
    found = {}
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            found[file.stem] = [*csv.reader(lines)]
    return found


def changed(tables: Tables, random: Random) -> Tables:
    """The same facts: lines and columns in another order, under other headings."""
    return {name: _shuffled(name, lines, random) for name, lines in tables.items()}


def _shuffled(name: str, lines: Sequence[Sequence[str]], random: Random) -> list[list[str]]:
    heading, *rows = lines
    places = random.sample(range(len(heading)), len(heading))
    if name not in _IN_ORDER:
        rows = random.sample(rows, len(rows))
    names = [_other_heading(name, heading[place], random) for place in places]
    return [names, *([row[place] for place in places] for row in rows)]


def _other_heading(name: str, heading: str, random: Random) -> str:
    """One of the words for a column, in other letters; not one that means another column too."""
    file = FILES[name]
    field = file.fields.get(heading)
    words = [heading, *(field.fact.vietnamese if field else ())]
    word = random.choice(words)
    written = random.choice([word, word.upper(), word.title(), fold(word)])
    return written if file.columns.named(written) == heading else heading


def damaged(tables: Tables, random: Random) -> tuple[Tables, str, int, int]:
    """A day somewhere that cannot be read; and where: file, line and column from 0."""
    places = [
        (name, line, column)
        for name, lines in tables.items()
        for column, heading in enumerate(lines[0])
        if _is_day(name, heading)
        for line in range(1, len(lines))
        if lines[line][column]
    ]
    name, line, column = random.choice(places)
    lines = [[*cells] for cells in tables[name]]
    lines[line][column] = "hôm nọ"
    return {**tables, name: lines}, name, line, column


def _is_day(name: str, heading: str) -> bool:
    field = FILES[name].fields.get(FILES[name].columns.named(heading))
    return field is not None and field.kind in {DAY, DAY_GONE_BY}


def _text(
    tables: Tables, folder: Path, *, encoding: str = "utf-8", separator: str = ",", first: str = ""
) -> Path:
    for name, lines in tables.items():
        with (folder / f"{name}.csv").open("wb") as file:
            text = first + "".join(f"{_line(cells, separator)}\r\n" for cells in lines)
            if encoding == "cp1258":
                text = _for_windows(text)
            file.write(text.encode(encoding))
    return folder


def _line(cells: Sequence[str], separator: str) -> str:
    return separator.join('"' + cell.replace('"', '""') + '"' for cell in cells)


def _for_windows(text: str) -> str:
    """Tones by themselves behind their letters, as Windows-1258 has them."""
    found = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(one for one in parts if one not in _TONES))
        found.append(base + "".join(one for one in parts if one in _TONES))
    return "".join(found)


def _xlsx(tables: Tables, folder: Path) -> Path:
    with xlsxwriter.Workbook(folder / "register.xlsx") as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, lines in tables.items():
            sheet = book.add_worksheet(name)
            for place, cells in enumerate(lines):
                for column, text in enumerate(cells):
                    if place and _is_day(name, lines[0][column]) and text[:1].isdigit():
                        moment = datetime.fromisoformat(text)
                        sheet.write_datetime(place, column, moment, day)
                    else:
                        sheet.write_string(place, column, text)
    return folder / "register.xlsx"


def _ods(tables: Tables, folder: Path) -> Path:
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    sheets = "".join(
        f'<table:table table:name="{name}">'
        + "".join(
            "<table:table-row>"
            + "".join(
                '<table:table-cell office:value-type="string">'
                f"<text:p>{escape(text)}</text:p></table:table-cell>"
                for text in cells
            )
            + "</table:table-row>"
            for cells in lines
        )
        + "</table:table>"
        for name, lines in tables.items()
    )
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{office}"'
        f' xmlns:table="{office.replace("office:1", "table:1")}"'
        f' xmlns:text="{office.replace("office:1", "text:1")}" office:version="1.2">'
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    path = folder / "register.ods"
    with ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", "<manifest/>")
        file.writestr("content.xml", content)
    return path


def place_in_text(name: str, line: int, _column: int) -> str:
    """How a line of a CSV file is named; Excel does not show a line ``sep=``."""
    return f"{name}.csv, line {line + 1}"


def place_in_sheet(name: str, line: int, column: int) -> str:
    """How a cell of a workbook is named."""
    return f"cell {name}!{cell_name(line, column)}:"


Format = tuple[Callable[[Tables, Path], Path], Callable[[str, int, int], str]]

FORMATS: Mapping[str, Format] = {
    "csv": (_text, place_in_text),
    "semicolons": (partial(_text, separator=";"), place_in_text),
    "sep=": (partial(_text, separator="\t", first="sep=\t\r\n"), place_in_text),
    "UTF-16, tabs": (partial(_text, encoding="utf-16", separator="\t"), place_in_text),
    "Windows-1258": (partial(_text, encoding="cp1258", separator=";"), place_in_text),
    "xlsx": (_xlsx, place_in_sheet),
    "ods": (_ods, place_in_sheet),
}
"""What writes tables into a file or folder, and how a place in it is named."""
