"""Reports as JSON on standard output: plain data with stable keys and ISO dates."""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any, TextIO

from tiepdan.reports.model import Quantity, Report, Table
from tiepdan.text import UNSAFE


def write(content: Any, file: TextIO | None = None) -> None:
    """Print a table as a list of objects, a report as an object of tables, other data as it is."""
    out = file or sys.stdout
    # Line by line: the ends of lines are JSON's own, those in a value are escaped already.
    out.writelines(UNSAFE.sub(_escaped, line) + "\n" for line in _lines(content))


def _lines(content: Any) -> Iterator[str]:
    """The lines of all of it; of a list, which may be long, one object is made at a time."""
    if not isinstance(content, Table) or content.is_facts or not content.rows:
        yield from _dumped(_plain(content))
        return
    yield "["
    last = len(content.rows) - 1
    for number, row in enumerate(_objects(content)):
        lines = [f"{_INDENT}{line}" for line in _dumped(row)]
        yield from lines[:-1]
        yield lines[-1] + ("," if number < last else "")
    yield "]"


_INDENT = "  "


def _dumped(data: Any) -> list[str]:
    return json.dumps(data, ensure_ascii=False, indent=_INDENT, default=_scalar).split("\n")


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
    return list(_objects(table))


def _objects(table: Table) -> Iterator[dict[str, Any]]:
    named = [(place, column.key) for place, column in enumerate(table.columns) if column.key]
    return ({key: row[place] for place, key in named} for row in table.rows)


def _scalar(value: object) -> str | float:
    match value:
        case date():
            return value.isoformat()
        case Quantity():
            return value.number
    raise TypeError(type(value))
