"""Makes the Word files of ``data/letters`` from their texts: ``python -m tests.letters.make``.

A text is a file ``NAME.txt``. A line is a paragraph; an empty one is a bit of room; a line that
begins with @ is a part of the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I:

    @form Mẫu số 03          what form it is, at the top on the right
    @head                    who issues it, the name of the state, number, place and day
    @head unnumbered         the same without a number
    @head undated            the same without place and day, as minutes have it
    @state                   the name of the state alone, in the middle
    @about V/v …             what an official letter is about, below its number; lines as below
    @kind THÔNG BÁO          the name of its kind; @subject what it is about, each in the middle,
                             where " / " begins another line
    @to Kính gửi: …          whom it goes to, in the middle
    @middle QUYẾT ĐỊNH:     a line in the middle, bold
    @part I. THÀNH PHẦN      a line in bold that begins a part
    @basis Căn cứ …          the law that it rests on, slanted
    @plain …                 a line that begins at the margin
    @table A: … | B: …       a table: headings, and below them what stands in its one row
    @foot A; B; C            Nơi nhận, each with a line, beside who signs it
    @signed X | Y            two who sign beside each other; a second line below each after /
"""

import re
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from tiepdan import paths
from tiepdan.output.word.layout import (
    AFTER,
    FIRST_LINE,
    TEXT_WIDTH,
    add_text,
    fix_widths,
    keep_rows_whole,
    new_document,
    rule,
    text_width,
    without_borders,
)

TEXTS = Path(__file__).parent
_STATE, _MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
_HEAD = (Cm(6.4), Length(TEXT_WIDTH - Cm(6.4)))
_FOOT = (Cm(8), Length(TEXT_WIDTH - Cm(8)))
_SCHEDULE = tuple(Length(int(TEXT_WIDTH * part)) for part in (0.07, 0.36, 0.13, 0.44))
"""Columns of a schedule: place, day, half of the day, who receives."""
_MADE = datetime(2026, 7, 1, tzinfo=UTC)
_SIGNATURE_ROOM = 4
_ROOM_BESIDE_OTHERS = 3
_LISTS = {
    f"{{{{ {name} }}}}" for name in ("papers", "lines", "answer", "participants", "conclusions")
}
"""Fields of several lines, each broken by itself."""
_NEEDLESS = re.compile("thumbnail|customXml|stylesWithEffects")
_STYLES = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Header"}


def template_of(text: str, title: str) -> bytes:
    """The Word file of a text."""
    file = new_document(author="", title=title)
    properties = file.core_properties
    properties.created = properties.modified = _MADE
    properties.last_modified_by = ""
    for line in text.strip().splitlines():
        part, _space, rest = line.partition(" ")
        if part.startswith("@"):
            _PARTS[part](file, rest.strip())
        else:
            _body(file, line.strip())
    return _packed(file)


def _packed(file: WordDocument) -> bytes:
    """The same bytes whenever it is made."""
    _slim(file)
    saved, packed = BytesIO(), BytesIO()
    file.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(
                zipfile.ZipInfo(name, (2026, 7, 1, 0, 0, 0)),
                old.read(name),
                compress_type=zipfile.ZIP_DEFLATED,
            )
    return packed.getvalue()


def _slim(file: WordDocument) -> None:
    """Leave out what python-docx brings along and no letter uses."""
    for part in (file.part.package, file.part):
        for key in [key for key, rel in part.rels.items() if _NEEDLESS.search(rel.reltype)]:
            del part.rels[key]
    for style in [*file.styles]:
        if style.name not in _STYLES:
            style.delete()


def _centred(paragraph: Paragraph) -> Paragraph:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _form(file: WordDocument, text: str) -> None:
    paragraph = file.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    add_text(paragraph, text, size=Pt(12), is_bold=True)


def _head(file: WordDocument, text: str) -> None:
    table = file.add_table(rows=2, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    without_borders(table, _HEAD)
    whose, state = table.rows[0].cells
    add_text(_centred(whose.paragraphs[0]), "{{ superior }}", size=Pt(13))
    add_text(_centred(whose.add_paragraph()), "{{ issuer }}", size=Pt(13), is_bold=True)
    rule(whose.add_paragraph(), Cm(2), _HEAD[0])
    add_text(_centred(state.paragraphs[0]), _STATE, size=Pt(12), is_bold=True)
    add_text(_centred(state.add_paragraph()), _MOTTO, size=Pt(13), is_bold=True)
    rule(state.add_paragraph(), text_width(_MOTTO, Pt(13), per_letter=0.47), _HEAD[1])
    number, place = table.rows[1].cells
    if text != "unnumbered":
        add_text(_centred(number.paragraphs[0]), "Số: {{ number }}", size=Pt(13))
    if text != "undated":
        dated = _centred(place.paragraphs[0])
        add_text(dated, "{{ place }}, {{ dated }}", size=Pt(13), is_italic=True)
    for cell in (number, place):
        cell.paragraphs[0].paragraph_format.space_before = Pt(6)


def _state(file: WordDocument, _text: str) -> None:
    add_text(_centred(file.add_paragraph()), _STATE, size=Pt(13), is_bold=True)
    add_text(_centred(file.add_paragraph()), _MOTTO, is_bold=True)
    rule(file.add_paragraph(), text_width(_MOTTO, Pt(14), per_letter=0.47), TEXT_WIDTH)


def _about(file: WordDocument, text: str) -> None:
    about = _centred(file.tables[0].rows[1].cells[0].add_paragraph())
    about.paragraph_format.space_before = Pt(6)
    add_text(about, text.replace(" / ", "\n"), size=Pt(12))


def _kind(file: WordDocument, text: str) -> None:
    kind = _centred(file.add_paragraph())
    kind.paragraph_format.space_before = Pt(18)
    add_text(kind, text, is_bold=True)


def _subject(file: WordDocument, text: str) -> None:
    add_text(_centred(file.add_paragraph()), text.replace(" / ", "\n"), is_bold=True)
    line = file.add_paragraph()
    rule(line, Cm(4.5), TEXT_WIDTH)
    line.paragraph_format.space_after = Pt(12)


def _to(file: WordDocument, text: str) -> None:
    to = _centred(file.add_paragraph())
    to.paragraph_format.space_before = to.paragraph_format.space_after = Pt(12)
    add_text(to, text)


def _middle(file: WordDocument, text: str) -> None:
    paragraph = _centred(file.add_paragraph())
    paragraph.paragraph_format.space_after = AFTER
    add_text(paragraph, text, is_bold=True)


def _body(file: WordDocument, text: str) -> None:
    _paragraph(file, text, first_line=FIRST_LINE)


def _plain(file: WordDocument, text: str) -> None:
    _paragraph(file, text, first_line=Length(0))


def _part(file: WordDocument, text: str) -> None:
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.space_after = AFTER
    paragraph.paragraph_format.keep_with_next = True
    add_text(paragraph, text, is_bold=True)


def _basis(file: WordDocument, text: str) -> None:
    _paragraph(file, text, first_line=FIRST_LINE, is_italic=True)


def _paragraph(
    file: WordDocument, text: str, *, first_line: Length, is_italic: bool = False
) -> None:
    before = file.paragraphs[-1:]
    paragraph = file.add_paragraph()
    # A line that is broken within it must not be stretched.
    is_list = text in _LISTS
    if is_list and before:
        before[0].paragraph_format.keep_with_next = True
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if is_list else WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = first_line
    paragraph.paragraph_format.space_after = AFTER
    add_text(paragraph, text, is_italic=is_italic)


def _table(file: WordDocument, text: str) -> None:
    columns = [one.partition(":") for one in text.split("|")]
    table = file.add_table(rows=2, cols=len(columns))
    _draw_borders(table)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    fix_widths(table, _SCHEDULE)
    heading, body = table.rows
    for (title, _colon, field), above, below in zip(
        columns, heading.cells, body.cells, strict=True
    ):
        add_text(_centred(above.paragraphs[0]), title.strip(), size=Pt(13), is_bold=True)
        add_text(below.paragraphs[0], field.strip(), size=Pt(13))
    for row in table.rows:
        keep_rows_whole(row, is_heading=row is heading)
    file.add_paragraph().paragraph_format.space_after = Pt(0)


def _draw_borders(table: Table) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    properties = table._tbl.tblPr  # noqa: SLF001 (python-docx has borders of styles alone)
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def _foot(file: WordDocument, text: str) -> None:
    recipients, signature = _beside(file)
    add_text(recipients.paragraphs[0], "Nơi nhận:", size=Pt(12), is_bold=True, is_italic=True)
    names = [one.strip() for one in text.split(";")]
    for place, name in enumerate(names, start=1):
        end = "." if place == len(names) else ";"
        add_text(recipients.add_paragraph(), f"- {name}{end}", size=Pt(11))
    add_text(_centred(signature.paragraphs[0]), "{{ signed_as }}", is_bold=True)
    _room(signature)
    add_text(_centred(signature.add_paragraph()), "{{ signatory }}", is_bold=True)


def _signed(file: WordDocument, text: str) -> None:
    cells = _beside(file, rows=2)
    names = file.tables[-1].rows[1].cells
    for cell, below, signer in zip(cells, names, text.split("|"), strict=True):
        title, *notes, name = (one.strip() for one in signer.split("/"))
        add_text(_centred(cell.paragraphs[0]), title, size=Pt(13), is_bold=True)
        for note in notes:
            add_text(_centred(cell.add_paragraph()), note, size=Pt(13), is_italic=True)
        _room(cell, _ROOM_BESIDE_OTHERS)
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
        add_text(_centred(below.paragraphs[0]), name, is_bold=True)


def _beside(file: WordDocument, *, rows: int = 1) -> tuple[_Cell, _Cell]:
    """Two cells beside each other, kept on one page with what stands before them."""
    if file.element.body[-2].tag == qn("w:tbl"):
        # Of several who sign none is left alone on the next page.
        for cell in file.tables[-1].rows[-1].cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    file.paragraphs[-1].paragraph_format.keep_with_next = True
    table = file.add_table(rows=rows, cols=2)
    without_borders(table, _FOOT)
    for row in table.rows:
        keep_rows_whole(row, is_heading=False)
    left, right = table.rows[0].cells
    for cell in (left, right):
        cell.paragraphs[0].paragraph_format.space_before = Pt(12)
    return left, right


def _room(cell: _Cell, lines: int = _SIGNATURE_ROOM) -> None:
    for _line in range(lines):
        _centred(cell.add_paragraph())


_PARTS: dict[str, Callable[[WordDocument, str], None]] = {
    "@form": _form, "@head": _head, "@about": _about, "@kind": _kind, "@subject": _subject,
    "@middle": _middle, "@table": _table, "@state": _state, "@part": _part,
    "@to": _to, "@basis": _basis, "@plain": _plain, "@foot": _foot, "@signed": _signed,
}  # fmt: skip


def make_all() -> None:
    """Write each file anew."""
    for text in sorted(TEXTS.glob("*.txt")):
        made = template_of(text.read_text(encoding="utf-8"), text.stem)
        (paths.data_folder() / "letters" / f"{text.stem}.docx").write_bytes(made)
        sys.stdout.write(f"{text.stem}.docx\n")


if __name__ == "__main__":
    make_all()
