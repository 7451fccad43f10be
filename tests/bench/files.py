"""Time writing a list as a file, beside the smallest program that writes the same cells.

    python -m tests.bench.files [--rows 10000] [--runs 7] [--most 2.0]

What counts is the ratio of processor time, the median over the pairs; the last line but one of
each medium says how many rows it writes in a second. Fails where Excel takes more than ``--most``
times what XlsxWriter itself takes.
"""

import argparse
import csv
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import process_time

from xlsxwriter import Workbook

from tests.bench.processes import say
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.output import csv as csv_medium
from tiepdan.output import docx
from tiepdan.output.excel import tables as xlsx
from tiepdan.reports.model import Column, Table, Tone, Value

_FIRST = date(2026, 1, 1)
_COLUMNS = (
    Column("number", "Số", 9, tone=Tone.STRONG),
    Column("received_on", "Ngày nhận"),
    Column("kind", "Loại", 10),
    Column("field", "Lĩnh vực", 10),
    Column("channel", None),
    Column(None, "Người gửi", 14),
    Column("people", "Số người", is_number=True),
    Column(None, "Tóm tắt", 20),
    Column("officer", "Phụ trách", 14),
    Column(None, "Tình trạng", 10),
    Column("next_due", "Hạn gần nhất"),
)


def _row(number: int) -> tuple[Value, ...]:
    day = _FIRST + timedelta(days=number % 365)
    return (
        f"2026-{number:04}", day, PetitionKind.COMPLAINT, "đất đai", "bưu chính",
        f"Hộ {number}", number % 7 + 1,
        f"Đề nghị xem xét ranh giới thửa đất số {number} với đường liên thôn, thôn Hiệu Châu",
        "Công chức Địa chính - Xây dựng", "đang giải quyết", day + timedelta(days=30),
    )  # fmt: skip


_SHOWN = [place for place, column in enumerate(_COLUMNS) if column.label]


def _bare_xlsx(table: Table, file: Path) -> None:
    """As somebody would write it: typed cells in two formats, and nothing else."""
    with Workbook(str(file)) as book:
        page = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        text = book.add_format({"text_wrap": True})
        for number, row in enumerate(table.rows):
            for place, column in enumerate(_SHOWN):
                match value := row[column]:
                    case date():
                        page.write_datetime(number, place, value, day)
                    case int():
                        page.write_number(number, place, value)
                    case PetitionKind():
                        page.write_string(number, place, value.label, text)
                    case _:
                        page.write_string(number, place, str(value), text)


def _bare_csv(table: Table, file: Path) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerows([row[column] for column in _SHOWN] for row in table.rows)


def _seconds(write: Callable[[Table, Path], None], table: Table) -> float:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "file"
        file.touch()
        begun = process_time()
        write(table, file)
        return process_time() - begun


def _compare(
    name: str,
    ours: Callable[[Table, Path], None],
    bare: Callable[[Table, Path], None],
    table: Table,
    runs: int,
) -> float:
    pairs = [(_seconds(ours, table), _seconds(bare, table)) for _run in range(runs)]
    ratio = median(own / other for own, other in pairs)
    rate = len(table.rows) / median(own for own, _other in pairs)
    say(f"{name:6} {ratio:.2f} times the bare program, {rate:,.0f} rows in a second")
    return ratio


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the command line asks for; returns the exit code."""
    parser = argparse.ArgumentParser(description="Time files against bare programs.")
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--most", type=float, default=2.0)
    asked = parser.parse_args(arguments)
    table = Table(title="Đơn", columns=_COLUMNS, rows=[_row(n) for n in range(asked.rows)])
    ratio = _compare("xlsx", xlsx.write, _bare_xlsx, table, asked.runs)
    _compare("csv", csv_medium.write, _bare_csv, table, asked.runs)
    few = Table(title="Đơn", columns=_COLUMNS, rows=table.rows[:1_000])
    seconds = _seconds(docx.write, few)
    say(f"docx   {len(few.rows) / seconds:,.0f} rows in a second")
    return int(ratio > asked.most)


if __name__ == "__main__":
    sys.exit(main())
