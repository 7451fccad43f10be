"""Reports as JSON on standard output: plain data with stable keys and ISO dates."""

import json
import re
import sys
from datetime import date
from typing import Any, TextIO

from tiepdan.reports.model import Quantity, Report, Table
from tiepdan.text import UNSAFE


def write(content: Any, file: TextIO | None = None) -> None:
    """Print a table as a list of objects, a report as an object of tables, other data as it is."""
    out = file or sys.stdout
    text = json.dumps(_plain(content), ensure_ascii=False, indent=2, default=_scalar)
    # Line by line: the ends of lines are JSON's own, those in a value are escaped already.
    out.writelines(UNSAFE.sub(_escaped, line) + "\n" for line in text.split("\n"))


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


def _plain(content: Any) -> Any:
    match content:
        case Table():
            return rows_as_objects(content)
        case Report():
            return {table.key: _part(table) for table in content.tables}
        case _:
            return content


def _part(table: Table) -> Any:
    rows = rows_as_objects(table)
    return rows[0] if table.is_facts else rows


def rows_as_objects(table: Table) -> list[dict[str, Any]]:
    """Each row as an object of its named columns."""
    positions = [
        (position, column.key) for position, column in enumerate(table.columns) if column.key
    ]
    return [{key: row[position] for position, key in positions} for row in table.rows]


def _scalar(value: object) -> str | float:
    match value:
        case date():
            return value.isoformat()
        case Quantity():
            return value.number
    raise TypeError(type(value))
