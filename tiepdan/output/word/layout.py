"""What every Word file of an office has in common (Nghị định 30/2020/NĐ-CP, Phụ lục I).

A4, Times New Roman in black, margins of 20 mm, 30 mm on the left; the number of the page in the
middle of the top margin, from the second page on.
"""

from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
BODY = Pt(14)
_SMALL_HEADER = Mm(10)
_SMALL = Pt(8)
_WIDE, _NARROW = Mm(297), Mm(210)
_MARGIN, _LEFT_MARGIN = Mm(20), Mm(30)
_HEADINGS = 3

TEXT_WIDTH = Length(_NARROW - _LEFT_MARGIN - _MARGIN)
"""Of a page that stands upright."""


def new_document(*, author: str, title: str, is_landscape: bool = False) -> WordDocument:
    """An empty file with page, fonts and numbers of pages as they are to be."""
    document = docx.Document()
    properties = document.core_properties
    properties.author, properties.title, properties.comments = author, title, ""
    section = document.sections[0]
    section.page_width, section.page_height = _NARROW, _WIDE
    if is_landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = _WIDE, _NARROW
    section.top_margin = section.bottom_margin = section.right_margin = _MARGIN
    section.left_margin = _LEFT_MARGIN
    section.header_distance = _SMALL_HEADER
    section.different_first_page_header_footer = True
    _number_pages(section.header.paragraphs[0])
    _style(document, "Normal", size=BODY)
    for level in range(1, _HEADINGS + 1):
        _style(document, f"Heading {level}", size=BODY)
    return document


def add_foot(document: WordDocument, text: str) -> None:
    """A small line at the foot of every page, the first one too."""
    if text:
        for section in document.sections:
            for foot in (section.first_page_footer, section.footer):
                add_text(foot.paragraphs[0], text, size=_SMALL)


def _style(document: WordDocument, name: str, *, size: Length) -> None:
    style: Any = document.styles[name]
    style.font.name, style.font.size = FONT, size
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.font.italic = False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # A theme's font stands over the one named, and Word writes Vietnamese in the East Asian one.
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.attrib.pop(qn(f"w:{kind}Theme"), None)
        fonts.set(qn(f"w:{kind}"), FONT)
    language = OxmlElement("w:lang")
    for kind in ("val", "eastAsia"):
        language.set(qn(f"w:{kind}"), "vi-VN")
    style.element.rPr.append(language)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(0), Pt(0), 1.0


def _number_pages(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("end", "")):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)  # noqa: SLF001 (python-docx has no fields)
    run.font.size = Pt(13)


def add_text(
    paragraph: Paragraph,
    text: str,
    *,
    size: Length | None = None,
    is_bold: bool = False,
    is_italic: bool = False,
) -> None:
    """Write letters into a paragraph."""
    run = paragraph.add_run(text)
    run.bold, run.italic = is_bold or None, is_italic or None
    if size is not None:
        run.font.size = size


def rule(paragraph: Paragraph, width: Length, room: Length) -> None:
    """Make of an empty paragraph a solid line of a width in the middle of a room."""
    paragraph_format = paragraph.paragraph_format
    side = Length(max(0, (room - width) // 2))
    paragraph_format.left_indent = paragraph_format.right_indent = side
    paragraph_format.line_spacing = Pt(3)
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 (python-docx has no borders)
    # The schema has an order: the line stands before spacing and indents.
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:spacing", "w:ind",
        "w:contextualSpacing", "w:jc", "w:rPr",
    )  # fmt: skip


def text_width(text: str, size: Length, *, per_letter: float) -> Length:
    """About how wide a text is; ``per_letter`` in sizes of the letters."""
    return Length(int(len(text) * size * per_letter))


def without_borders(table: Any, widths: tuple[Length, ...]) -> None:
    """Lay a table out as columns of these widths that nobody sees, with no room around cells."""
    fix_widths(table, widths)
    set_margins(table, 0)


def set_margins(table: Any, twentieths: int) -> None:
    """Leave so many twentieths of a point beside the letters of each cell."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twentieths))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)  # noqa: SLF001


def fix_widths(table: Any, widths: tuple[Length, ...]) -> None:
    """Give each column its width, whatever is in it."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:  # the cells of a column would be looked for in all of the table
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def keep_rows_whole(row: Any, *, is_heading: bool) -> None:
    """Break no row at the end of a page; one that ``is_heading`` comes again on each."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    names = ("w:cantSplit", "w:tblHeader") if is_heading else ("w:cantSplit",)
    for name in names:
        properties.append(OxmlElement(name))


FIRST_LINE = Cm(1.27)
AFTER = Pt(6)
