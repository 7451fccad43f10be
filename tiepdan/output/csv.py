"""Tables as CSV for other programs: UTF-8 with its mark, commas, dates as in ISO 8601.

Commas, as RFC 4180 has it and every program takes it: which sign Excel takes depends on the PC, and
for Excel there is a medium of its own. A list has its headings in the first line and nothing beside
its rows; of several tables each has its title in a line above, and an empty line between.
"""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from tiepdan.formulas import disarmed
from tiepdan.output.cells import file_columns, text_of
from tiepdan.reports.model import Quantity, Report, Table, Value


def write(content: Report | Table, file: Path) -> None:
    """Write a report or a table into a file that is there already.

    Raises:
        OSError: it cannot be written.
    """
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        if isinstance(content, Table):
            writer.writerows(_lines(content))
            return
        tables = (one for one in content.tables if one.rows and file_columns(one))
        for number, table in enumerate(tables):
            if number:
                writer.writerow(())
            writer.writerow([disarmed(table.title or content.title)])
            writer.writerows(_lines(table))


def _lines(table: Table) -> Iterator[Sequence[str | float]]:
    columns = file_columns(table)
    if table.is_facts:
        for facts in table.rows:
            yield from ((label, _cell(facts[place])) for place, label, _column in columns)
        return
    yield [disarmed(label) for _place, label, _column in columns]
    places = [place for place, _label, _column in columns]
    for row in table.rows:
        yield [_cell(row[place]) for place in places]


def _cell(value: Value) -> str | float:
    match value:
        case date():
            return value.isoformat()
        case Quantity(mark=""):
            return value.number
        case int() if not isinstance(value, bool):
            return value
    return disarmed(text_of(value))
