"""Fields of several lines in templates as an office may lay them out."""

from pathlib import Path

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.text.paragraph import Paragraph

from tiepdan.output.word.letters import write_letter
from tiepdan.reports.letters.field import BLANK, Lines
from tiepdan.reports.letters.filling import Filled, Gap

TEAM = "ỦY BAN NHÂN DÂN\nXÃ THỬ"
FILLED: Filled = {
    "days": Lines(("Thứ Năm", f"Thứ {BLANK}", "Thứ Ba <&>")),
    "rooms": Lines(("Phòng 1", "Phòng 2")),
    "issuer": TEAM,
    "chair": Gap("………"),
}


def _yellow(paragraph: Paragraph) -> list[str]:
    return [run.text for run in paragraph.runs if run.font.highlight_color is WD_COLOR_INDEX.YELLOW]


def test_each_line_is_a_paragraph_with_what_stands_beside_it(tmp_path: Path) -> None:
    template = docx.Document()
    for text in ("Trước", "- {{ days }}: {{ chair }}.", "{{ issuer }}"):
        template.add_paragraph(text)
    template.save(str(tmp_path / "t.docx"))
    gaps = write_letter(tmp_path / "t.docx", FILLED, tmp_path / "x.docx")
    paragraphs = docx.Document(str(tmp_path / "x.docx")).paragraphs
    assert [(one.text, _yellow(one)) for one in paragraphs] == [
        ("Trước", []),
        ("- Thứ Năm: ……….", ["………"]),
        (f"- Thứ {BLANK}: ……….", [BLANK, "………"]),
        ("- Thứ Ba <&>: ……….", ["………"]),
        (TEAM, []),
    ]
    assert gaps == ("chair", "days")


def test_in_a_table_each_line_is_a_row(tmp_path: Path) -> None:
    template = docx.Document()
    table = template.add_table(rows=2, cols=3)
    for row, texts in enumerate((("Ngày", "Nơi", "Ai"), ("days", "rooms", "issuer"))):
        for cell, text in zip(table.rows[row].cells, texts, strict=True):
            cell.text = f"{{{{ {text} }}}}" if row else text
    template.save(str(tmp_path / "t.docx"))
    write_letter(tmp_path / "t.docx", FILLED, tmp_path / "x.docx")
    [made] = docx.Document(str(tmp_path / "x.docx")).tables
    assert [[cell.text for cell in row.cells] for row in made.rows] == [
        ["Ngày", "Nơi", "Ai"],
        ["Thứ Năm", "Phòng 1", TEAM],
        [f"Thứ {BLANK}", "Phòng 2", TEAM],
        ["Thứ Ba <&>", "", TEAM],
    ]
