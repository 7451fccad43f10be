"""A list on a screen: one or two lines a row, whatever is in it; off a screen no column is cut."""

from dataclasses import replace
from io import StringIO

import pytest

from tiepdan.output.screen import terminal
from tiepdan.reports.model import Column, Marked, Quantity, Rank, Table

LONG = "Đề nghị xem xét " * 140  # 2,240 letters

TABLE = Table(
    title="Late: 3",
    columns=(
        Column("number", "No.", is_once=True),
        Column(None, "What", 20, rank=Rank.BELOW, is_once=True),
        Column("officer", "Officer", 16, rank=Rank.BELOW, is_once=True),
        Column(None, "Step", 30),
        Column("since", "Since", rank=Rank.SPARE),
        Column("due", "Due"),
        Column(None, "Days late", is_number=True),
        Column("note", "Note"),
    ),
    rows=[
        ("2026-0001", LONG, "Công chức Địa chính - Xây dựng", "Thụ lý khiếu nại (KN-27)",
         "06/07/2026", "15/07/2026", Quantity(12, "12 days"), None),
        ("2026-0001", LONG, "Công chức Địa chính - Xây dựng",
         "Thông báo việc xử lý tố cáo cho cơ quan chuyển đơn (TC-26)",
         "06/07/2026", "20/07/2026", Quantity(7, "7 days"), None),
        ("B24", "[bold]Đối thoại", None, "Ra thông báo kết luận (DT-HT1)",
         "06/07/2026", "16/07/2026", Quantity(1, "1 day"), None),
    ],
    is_list=True,
)  # fmt: skip


class _Screen(StringIO):
    def isatty(self) -> bool:
        return True


def _on_screen(table: Table, columns: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(columns))
    screen = _Screen()
    terminal.write(table, color=False, file=screen)
    return screen.getvalue().splitlines()


def test_steps_of_one_petition_stand_together(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _on_screen(TABLE, 60, monkeypatch) == [
        "Late: 3",
        "                                                        Days",
        "No.        Step                          Due            late",
        "─" * 60,
        "2026-0001  Thụ lý khiếu nại (KN-27)      15/07/2026  12 days",
        "           Thông báo việc xử l… (TC-26)  20/07/2026   7 days",
        "           Đề nghị xem xét Đề nghị xem x… · Công chức Địa c…",
        "B24        Ra thông báo kết l… (DT-HT1)  16/07/2026    1 day",
        "           [bold]Đối thoại",
        "No room to show: Since.",
    ]


@pytest.mark.parametrize("columns", [48, 60, 80, 120, 200, 400])
def test_no_row_has_more_than_two_lines(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = _on_screen(TABLE, columns, monkeypatch)
    assert max(map(len, lines)) <= columns
    assert len(lines) <= 1 + 3 + 2 * len(TABLE.rows) + 1
    assert not any("Note" in line for line in lines)  # nothing is in it
    text = "\n".join(lines)
    assert ("No room to show: Since." in text) == (columns < 80)
    assert text.count("15/07/2026") == text.count("12 days") == 1
    assert "(TC-26)" in text
    assert "[bold]Đối thoại" in text


def test_where_there_is_no_room_beside_each_record_is_short(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert len(_on_screen(TABLE, 40, monkeypatch)) <= 8 + 2 * len(TABLE.rows)
    lines = _on_screen(TABLE, 8, monkeypatch)
    assert sum("No." in line for line in lines) == len(TABLE.rows)
    assert "".join(lines).count("nghị") <= 2 * 7


def test_off_a_screen_every_column_is_there_and_long_text_is_shortened() -> None:
    file = StringIO()
    terminal.write(TABLE, file=file)
    printed = file.getvalue()
    assert printed.count(LONG[:99] + "…") == 2
    assert LONG[:101] not in printed
    assert len(printed.splitlines()) == 5 + len(TABLE.rows)
    for text in ("Công chức Địa chính - Xây dựng", "cơ quan chuyển đơn (TC-26)", "Since"):
        assert text in printed
    file = StringIO()
    terminal.write(replace(TABLE, is_list=False), file=file)  # of one case all is told
    assert file.getvalue().count(LONG.strip()) == 2


@pytest.mark.parametrize("columns", [40, 80])
def test_off_a_screen_in_a_width_that_is_chosen_a_row_is_a_paragraph(
    columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    file = StringIO()
    terminal.write(TABLE, file=file)
    printed = file.getvalue()
    assert max(map(len, printed.splitlines())) <= columns
    told = " ".join(printed.split())
    for text, count in (
        (f"What: {LONG[:99]}…", 2), ("Officer: Công chức Địa chính - Xây dựng", 2),
        ("cơ quan chuyển đơn (TC-26)", 1), ("Since: 06/07/2026", 3), ("Days late: 7 days", 1),
    ):  # fmt: skip
        assert told.count(text) == count, text
    assert LONG[:101] not in told


LAW = "Luật Khiếu nại, Điều 27 (sửa đổi bởi Luật 136/2025/QH15, Điều 2 khoản 15 điểm b); " * 2
OF_A_LAW = Table(
    title="",
    columns=(
        Column(None, "No."),
        Column(None, "Step", 20),
        Column(None, "Note", 20, rank=Rank.BELOW),
        Column(None, "Basis", 20, rank=Rank.BELOW, is_whole=True),
        Column(None, "Done by", 10, rank=Rank.SPARE, is_whole=True),
    ),
    rows=[("KN-27", "Thụ lý", LONG, LAW, LAW), ("KN-28", "Giải quyết", None, "Điều 28", "x")],
    is_list=True,
)


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_words_of_a_law_are_whole_in_a_list(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A basis that ends at “Điều 2…” would be another article."""
    lines = _on_screen(OF_A_LAW, columns, monkeypatch)
    assert max(map(len, lines)) <= columns
    told = " ".join(" ".join(lines).split())
    assert LAW.strip() in told
    assert LONG.strip() not in told
    assert "No room to show: Done by." in told


def test_off_a_screen_words_of_a_law_are_whole_too() -> None:
    file = StringIO()
    terminal.write(OF_A_LAW, file=file)
    assert file.getvalue().count(LAW.strip()) == 2
    assert LONG[:101] not in file.getvalue()


def test_what_was_searched_for_stays_bold(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Table(
        title="",
        columns=(Column(None, "No."), Column(None, "Text", 40, rank=Rank.BELOW)),
        rows=[(f"{number:030}", Marked("Đất đai " * 5, ((0, 3),))) for number in range(2)],
        is_list=True,
    )
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm")
    screen = _Screen()
    terminal.write(table, file=screen)
    assert screen.getvalue().count("\x1b[1mĐất\x1b[0m") == 2
