"""Tables off a terminal are those of a screen that has room for all of them."""

from collections.abc import Iterator
from io import StringIO

import pytest

from tests.hostile import HOSTILE
from tiepdan.output.screen import terminal
from tiepdan.output.screen.styled import listed
from tiepdan.reports.model import Column, Quantity, Report, Table

_ROOM = 20_000


class _Screen(StringIO):
    def isatty(self) -> bool:
        return True


def _tables() -> Iterator[Table]:
    texts = [text for text in HOSTILE if len(text) < _ROOM // 4]
    columns = (
        Column("text", "Nội dung"),
        Column("number", "Số", is_number=True),
        Column("hidden", None),
        Column(None, "Ghi chú dài"),
    )
    rows = [
        (text, Quantity(number, f"{number} ㎡"), "x", None) for number, text in enumerate(texts)
    ]
    yield Table(title="Đơn", columns=columns, rows=rows, notes=("Một", "Hai\x1b"))
    yield Table(title="", columns=columns, rows=rows, is_facts=True)
    yield Table(title="Trống", columns=columns, rows=[], empty="Không có.", notes=("Ba",))
    yield Table(title="Không có gì", columns=columns, rows=[])
    yield Table(title="Dữ liệu", columns=(Column("data", None),), rows=[("x",)])


@pytest.mark.parametrize(("title", "heading"), [("Báo cáo", "Xã Thử"), ("", "Xã Thử"), ("", "")])
def test_a_report_is_as_a_wide_screen_shows_it(
    monkeypatch: pytest.MonkeyPatch, title: str, heading: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(_ROOM))
    pipe, screen = StringIO(), _Screen()
    for file in (pipe, screen):
        terminal.write(Report(title, heading, (*_tables(),)), color=False, file=file)
    assert pipe.getvalue() == screen.getvalue()


def test_a_list_shortens_what_a_screen_does() -> None:
    texts = [*HOSTILE, *(f"{text} (KN-27)" for text in HOSTILE), "㎡Ａ" * 99]
    columns = (Column("number", "No."), Column("text", "Text"))
    pipe = StringIO()
    table = Table("", columns, [("1", text) for text in texts], is_list=True)
    terminal.write(table, file=pipe)
    lines = [line.removeprefix("│ 1   │ ").rstrip(" │") for line in pipe.getvalue().split("\n")]
    assert lines[3:-2] == [listed(text, columns[1]).plain.rstrip(" │") for text in texts]
