"""How cells of a workbook look: made once for each look that is needed."""

from typing import TYPE_CHECKING, Any

from tiepdan.reports.model import Tone, Unit

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

FONT: dict[str, Any] = {"font_name": "Times New Roman", "font_size": 11}
"""The letters of Vietnamese official documents."""

TEXT, DAY, PLAIN, WHOLE, BROKEN = "@", "dd/mm/yyyy", "0", "#,##0", "#,##0.0"
"""How cells are written: years and numbers in a list plain, numbers to count with in threes."""

UNITS = {
    Unit.NONE: None,
    Unit.DONG: '#,##0 "đồng"',
    Unit.SQUARE_METRE: '#,##0.00 "m²"',
    Unit.SHARE: "0.0%",
    Unit.DAY: '0 "ngày"',
}
"""How numbers of a unit are written; without one, as numbers of their kind."""

_INK: dict[Tone, dict[str, Any]] = {
    Tone.PLAIN: {},
    Tone.STRONG: {"bold": True},
    Tone.WARNING: {"font_color": "#9C5700"},
    Tone.ALARM: {"font_color": "#C00000", "bold": True},
    Tone.QUIET: {"font_color": "#595959"},
}
_LINES: dict[str, Any] = {"border": 1, "border_color": "#A6A6A6"}


class Formats:
    """The formats of one workbook."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._made: dict[tuple[str, Tone, bool], Format] = {}
        self.title = self._add(bold=True, font_size=14, text_wrap=True, valign="top")
        self.subtitle = self._add(bold=True, text_wrap=True, valign="top")
        self.note = self._add(italic=True, text_wrap=True, valign="top")
        self.heading = self._add(
            bold=True,
            text_wrap=True,
            align="center",
            valign="vcenter",
            bg_color="#D9E2EC",
            **_LINES,
        )
        self.section = self._add(bold=True, text_wrap=True, bg_color="#EFF3F7", **_LINES)

    def cell(self, number_format: str, tone: Tone, *, is_right: bool) -> "Format":
        """The format of a cell in a table."""
        key = (number_format, tone, is_right)
        if key not in self._made:
            self._made[key] = self._add(
                num_format=number_format,
                align="right" if is_right else "left",
                valign="top",
                text_wrap=number_format == TEXT,
                **_LINES,
                **_INK[tone],
            )
        return self._made[key]

    def _add(self, **properties: Any) -> "Format":
        return self._book.add_format({**FONT, **properties})
