"""What stands in a cell, and which columns a file has: the same for every medium of text."""

from collections.abc import Sequence
from datetime import date

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.law.vocabulary.terms import Term
from tiepdan.reports.model import Column, Table, Value
from tiepdan.text import displayable


def text_of(value: Value) -> str:
    """What people read of a value; nothing in it can be obeyed by a terminal or hide something."""
    match value:
        case None:
            return ""
        case Term():
            return value.label
        case bool():
            return _("yes") if value else _("no")
        case date():
            return show_date(value)
        case _:
            return displayable(str(value))


def file_columns(table: Table) -> Sequence[tuple[int, str, Column]]:
    """The columns that a file shows people: the place of each in a row, its label, and itself."""
    return [
        (place, label, column)
        for place, column in enumerate(table.columns)
        if not column.is_for_screen and (label := column.file_label or column.label)
    ]


def page_columns(table: Table) -> Sequence[tuple[int, str, Column]]:
    """The columns that a page of paper has room for: those of the screen; as ``file_columns``."""
    return [
        (place, column.label, column) for place, column in enumerate(table.columns) if column.label
    ]
