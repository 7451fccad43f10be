"""A table of words that has no room for its columns: a paragraph a row, and nothing cut."""

from io import StringIO

import pytest

from tiepdan.output.screen import terminal
from tiepdan.reports.model import Column, Table, Value

NOTE = "Đã gọi điện cho công dân, hẹn sang tuần đến trụ sở làm việc với công chức địa chính"
BODY = "Ủy ban nhân dân huyện"


class _Screen(StringIO):
    def isatty(self) -> bool:
        return True


def _on_screen(
    rows: list[tuple[Value, ...]], columns: int, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(columns))
    table = Table(
        title="Events",
        columns=(
            Column("date", "Date"),
            Column("event", "Events", 20),
            Column("body", "Body", 20),
            Column("document", "Document"),
            Column("note", "Note", 20),
            Column("people", "People", is_number=True),
        ),
        rows=rows,
    )
    screen = _Screen()
    terminal.write(table, color=False, file=screen)
    return screen.getvalue().splitlines()


def test_each_part_stands_on_one_line_where_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[tuple[Value, ...]] = [
        ("20/08/2026", "thụ lý", None, "40/TB-UBND", None, None),
        ("2/9", "chuyển đơn", BODY, "12/PC-UBND", NOTE, 0),
    ]
    assert _on_screen(rows, 60, monkeypatch) == [
        "Events",
        "20/08/2026  thụ lý · Document: 40/TB-UBND",
        "2/9         chuyển đơn · Body: Ủy ban nhân dân huyện",
        "            Document: 12/PC-UBND",
        "            Note: Đã gọi điện cho công dân, hẹn sang tuần",
        "            đến trụ sở làm việc với công chức địa chính",
        "            People: 0",
    ]


@pytest.mark.parametrize("columns", [12, 24, 40, 60, 80])
@pytest.mark.parametrize("first", ["1", "trả lại cho tổ chức, cá nhân: tiền"])
def test_nothing_is_cut(columns: int, first: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[tuple[Value, ...]] = [(first, "x" * 200, BODY, "[bold]40/TB", NOTE, 12)]
    lines = _on_screen(rows, columns, monkeypatch)
    assert max(map(len, lines)) <= columns
    told = "".join("".join(lines).split())
    for text in (first, "x" * 200, BODY, "[bold]40/TB", NOTE, "12"):
        assert "".join(text.split()) in told
    assert "…" not in told
