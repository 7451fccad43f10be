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


class Looks(dict[str, "Format"]):
    """How cells of one tone are written, by their number format; made when first asked for."""

    def __init__(self, formats: "Formats", tone: Tone, *, is_right: bool) -> None:
        super().__init__()
        self._formats, self._tone, self.is_right = formats, tone, is_right

    def __missing__(self, number_format: str) -> "Format":
        self[number_format] = self._formats.add(
            num_format=number_format,
            align="right" if self.is_right else "left",
            valign="top",
            text_wrap=number_format == TEXT,
            **_LINES,
            **_INK[self._tone],
        )
        return self[number_format]


class Formats:
    """The formats of one workbook."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._made: dict[tuple[Tone, bool], Looks] = {}
        self.title = self.add(bold=True, font_size=14, text_wrap=True, valign="top")
        self.subtitle = self.add(bold=True, text_wrap=True, valign="top")
        self.note = self.add(italic=True, text_wrap=True, valign="top")
        self.heading = self.add(
            bold=True,
            text_wrap=True,
            align="center",
            valign="vcenter",
            bg_color="#D9E2EC",
            **_LINES,
        )
        self.section = self.add(bold=True, text_wrap=True, bg_color="#EFF3F7", **_LINES)

    def looks(self, tone: Tone, *, is_right: bool) -> "Looks":
        """The formats of the cells of a column."""
        key = (tone, is_right)
        if key not in self._made:
            self._made[key] = Looks(self, tone, is_right=is_right)
        return self._made[key]

    def add(self, **properties: Any) -> "Format":
        """A format of these properties, in the letters of all."""
        return self._book.add_format({**FONT, **properties})
