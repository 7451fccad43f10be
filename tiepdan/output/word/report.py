"""A report in words as a Word file; the office's own texts are marked, to be read back."""

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.shared import Cm, Length, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from tiepdan.output.word.layout import (
    AFTER,
    FIRST_LINE,
    TEXT_WIDTH,
    add_text,
    new_document,
    rule,
    text_width,
    without_borders,
)
from tiepdan.output.word.texts import Marker, identify
from tiepdan.reports.documents.document import Block, Document, Paragraph

_STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_HEAD = (Cm(6.4), Length(TEXT_WIDTH - Cm(6.4)))
"""Whose document it is, and the state's name: the widths of the two."""

_FOOT = (Cm(8), Length(TEXT_WIDTH - Cm(8)))
_CAPITALS, _LETTERS = 0.72, 0.47
"""Widths of Times New Roman in bold, in sizes of it: enough to draw a line by."""

_TITLE_RULE = Cm(4.5)
_BOLD_LEVELS = 2
"""I. and 1. are bold; what is further in is bold and slanted."""

_SIGNATURE_ROOM = 4
"""Empty lines for the signature and the seal."""


def add_report(document: Document) -> WordDocument:
    """The file of a report."""
    file = new_document(author=" ".join(document.letterhead.issuer), title=document.title)
    identify(file, document)
    _add_head(file, document)
    _add_title(file, document)
    marker = Marker()
    for part in document.parts:
        if isinstance(part, Block):
            paragraphs = [_body(file, line, is_gap=not part.text) for line in part.lines]
            marker.mark(paragraphs, part)
        else:
            marker.end(_heading(file, part) if part.level else _body(file, part.text))
    # No signature stands alone on the last page.
    file.paragraphs[-1].paragraph_format.keep_with_next = True
    _add_foot(file, document)
    return file


def _add_head(file: WordDocument, document: Document) -> None:
    head = document.letterhead
    table = file.add_table(rows=2, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    without_borders(table, _HEAD)
    whose, state = table.rows[0].cells
    lines = [(line, True) for line in head.issuer]
    if head.superior:
        lines.insert(0, (head.superior.upper(), False))
    _add_lines(whose, lines, Pt(13))
    _add_rule(whose, Length(text_width(head.issuer[-1], Pt(13), per_letter=_CAPITALS) // 2), 0)
    _add_lines(state, [(_STATE, True)], Pt(12))
    motto = _add_centred(state)
    add_text(motto, _MOTTO, size=Pt(13), is_bold=True)
    _add_rule(state, text_width(_MOTTO, Pt(13), per_letter=_LETTERS), 1)
    number, place = table.rows[1].cells
    add_text(_centred(number.paragraphs[0]), head.number, size=Pt(13))
    add_text(_centred(place.paragraphs[0]), head.place_and_day, size=Pt(13), is_italic=True)
    for cell in (number, place):
        cell.paragraphs[0].paragraph_format.space_before = Pt(6)


def _add_lines(cell: _Cell, lines: list[tuple[str, bool]], size: Length) -> None:
    for place, (text, is_bold) in enumerate(lines):
        paragraph = _centred(cell.paragraphs[0]) if place == 0 else _add_centred(cell)
        add_text(paragraph, text, size=size, is_bold=is_bold)


def _add_rule(cell: _Cell, width: Length, column: int) -> None:
    rule(cell.add_paragraph(), width, _HEAD[column])


def _add_title(file: WordDocument, document: Document) -> None:
    kind = _centred(file.add_paragraph())
    kind.paragraph_format.space_before = Pt(18)
    add_text(kind, document.kind, is_bold=True)
    add_text(_centred(file.add_paragraph()), document.subject, is_bold=True)
    line = file.add_paragraph()
    rule(line, _TITLE_RULE, TEXT_WIDTH)
    line.paragraph_format.space_after = Pt(12)
    if document.to:
        to = _centred(file.add_paragraph())
        add_text(to, f"Kính gửi: {'; '.join(document.to)}.")
        to.paragraph_format.space_after = Pt(12)


def _heading(file: WordDocument, part: Paragraph) -> WordParagraph:
    paragraph = file.add_paragraph(style=f"Heading {part.level}")
    spacing = paragraph.paragraph_format
    spacing.space_before = spacing.space_after = AFTER
    spacing.first_line_indent = FIRST_LINE
    spacing.keep_with_next = True
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    run = paragraph.add_run(part.text)
    run.bold, run.italic = True, part.level > _BOLD_LEVELS
    return paragraph


def _body(file: WordDocument, text: str, *, is_gap: bool = False) -> WordParagraph:
    paragraph = file.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = FIRST_LINE
    paragraph.paragraph_format.space_after = AFTER
    add_text(paragraph, text)
    if is_gap:
        paragraph.runs[0].font.highlight_color = WD_COLOR_INDEX.YELLOW
    return paragraph


def _add_foot(file: WordDocument, document: Document) -> None:
    table = file.add_table(rows=1, cols=2)
    without_borders(table, _FOOT)
    recipients, signature = table.rows[0].cells
    add_text(recipients.paragraphs[0], "Nơi nhận:", size=Pt(12), is_bold=True, is_italic=True)
    for place, name in enumerate(document.recipients, start=1):
        end = "." if place == len(document.recipients) else ";"
        add_text(recipients.add_paragraph(), f"- {name}{end}", size=Pt(11))
    _add_lines(signature, [(line, True) for line in document.signature.lines], Pt(14))
    for _line in range(_SIGNATURE_ROOM):
        _add_centred(signature)
    add_text(_add_centred(signature), document.signature.name or "", is_bold=True)
    for cell in (recipients, signature):
        cell.paragraphs[0].paragraph_format.space_before = Pt(12)
        for paragraph in cell.paragraphs[:-1]:
            paragraph.paragraph_format.keep_with_next = True


def _centred(paragraph: WordParagraph) -> WordParagraph:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _add_centred(cell: _Cell) -> WordParagraph:
    return _centred(cell.add_paragraph())
