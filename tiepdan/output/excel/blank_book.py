"""Empty books to be filled in: a sheet a kind, a heading a fact, the words to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tiepdan.output.excel.workbook import workbook

_WIDTH, _ROWS = 18, 5_000
_MOST_LETTERS_IN_LIST = 255
"""Excel's most for the words of a list that stand in no cells."""


@dataclass(frozen=True, slots=True)
class BlankColumn:
    """A column to be filled in; ``words`` are those to choose from, of a closed list."""

    heading: str
    help: str
    words: Sequence[str] = ()
    is_day: bool = False


def write(sheets: Sequence[tuple[str, Sequence[BlankColumn]]], file: Path) -> None:
    """Write empty sheets, by their names, into a file that is there already.

    Numbers of papers keep their noughts: what is no day is text.

    Raises:
        OSError: it cannot be written.
    """
    with workbook(file, is_large=False) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "valign": "vcenter"})
        day, text = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format()
        text.set_num_format("@")
        for name, columns in sheets:
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for place, column in enumerate(columns):
                sheet.set_column(place, place, _WIDTH, day if column.is_day else text)
                sheet.write_string(0, place, column.heading, head)
                if column.help:
                    sheet.write_comment(0, place, column.help)
                if column.words and len(",".join(column.words)) <= _MOST_LETTERS_IN_LIST:
                    sheet.data_validation(
                        1, place, _ROWS, place, {"validate": "list", "source": [*column.words],
                                                 "ignore_blank": True},
                    )  # fmt: skip
