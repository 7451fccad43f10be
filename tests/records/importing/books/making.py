"""Books as offices keep them, made as real Excel files."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter

HEADING = (
    "STT", "Ngày tiếp", "Họ tên,\nđịa chỉ", "CCCD/ CMND/ Hộ chiếu", "NỘI DUNG ĐƠN",
    "Loại đơn (KN/TC/KN,PA)", "So nguoi cung noi dung", "Cơ quan đã  giải quyết",
    "Thuộc thẩm quyền (x)", "Hướng dẫn công dân đến cơ quan có thẩm quyền",
    "Cơ quan, đơn vị thụ lý", "Theo dõi kết quả giải quyết", "Ghi chú",
)  # fmt: skip
"""The 13 columns of Mẫu 03/TCD, Nghị định 154/2026, as somebody typed them."""

PETITION_HEADING = (
    "STT", "Số đơn", "Ngày nhận", "Nguồn đơn", "Họ tên, địa chỉ người gửi", "Loại đơn / số người",
    "Lĩnh vực", "Nội dung", "Thuộc thẩm quyền", "Hướng dẫn đến cơ quan", "Chuyển đến cơ quan",
    "Phụ trách", "Kết quả",
)  # fmt: skip
"""The columns of the program's own book of petitions, SO-DON."""

DIRECTION = (8, 10)
"""The columns under the merged “hướng xử lý”."""

Line = Sequence[Any]


def line(number: int, day: Any, who: str = "Hộ 01 – thôn Hiệu Châu", **other: Any) -> list[Any]:
    """One line of the book; ``other`` are its further columns by the letters of Excel."""
    cells = [number, day, who, "", f"Việc {number}", "KN,PA", "", "", "", "", "", "", ""]
    for letter, held in other.items():
        cells[ord(letter) - ord("A")] = held
    return cells


def petition(number: str, day: Any, **other: Any) -> list[Any]:
    """One line of the book of petitions; ``other`` are its further columns by letters."""
    cells = ["1", number, day, "trực tiếp", "Hộ 01, thôn Hiệu Châu", "PA / 02", "khác"]
    cells += [f"Việc {number}", "x", "", "", "Lê A", ""]
    for letter, held in other.items():
        cells[ord(letter) - ord("A")] = held
    return cells


def write_book(
    file: Path,
    lines: Sequence[Line],
    *,
    heading: Sequence[str] = HEADING,
    merged: Sequence[tuple[int, int, int]] = (),
    title: str = "SỔ TIẾP CÔNG DÂN NĂM 2026",
    error: str = "",
) -> Path:
    """A book with title lines, a heading of two merged lines, their numbers, then the lines.

    The lines begin in row 7. ``merged`` are a column and the first and last line merged in it;
    formulas come to ``error``.
    """
    with xlsxwriter.Workbook(file) as book:
        add_sheet(book, "Sổ", lines, heading=heading, merged=merged, title=title, error=error)
    return file


def add_sheet(
    book: xlsxwriter.Workbook,
    name: str,
    lines: Sequence[Line],
    *,
    heading: Sequence[str] = HEADING,
    merged: Sequence[tuple[int, int, int]] = (),
    title: str = "SỔ TIẾP CÔNG DÂN NĂM 2026",
    error: str = "",
) -> None:
    """The same as one sheet of a workbook."""
    sheet = book.add_worksheet(name)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.merge_range(0, 0, 0, len(heading) - 1, title)
    sheet.merge_range(1, 0, 1, len(heading) - 1, "UBND XÃ KỲ CHÂU")
    has_direction = tuple(heading) == HEADING
    for column, text in enumerate(heading):
        if has_direction and DIRECTION[0] <= column <= DIRECTION[1]:
            sheet.write_string(4, column, text)
        else:
            sheet.merge_range(3, column, 4, column, text)
        sheet.write_number(5, column, column + 1)
    if has_direction:
        sheet.merge_range(3, DIRECTION[0], 3, DIRECTION[1], "Hướng xử lý")
    for place, cells in enumerate(lines):
        for column, held in enumerate(cells):
            if isinstance(held, date):
                moment = datetime.combine(held, time())
                sheet.write_datetime(6 + place, column, moment, day)
            elif str(held).startswith("="):
                sheet.write_formula(6 + place, column, held, None, error)
            elif held != "":
                sheet.write(6 + place, column, held)
    for column, first, last in merged:
        held = lines[first][column]
        moment = datetime.combine(held, time()) if isinstance(held, date) else held
        sheet.merge_range(6 + first, column, 6 + last, column, moment, day)
