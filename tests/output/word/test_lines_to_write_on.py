"""A gap of several lines: each is a paragraph where it stands alone, else they are one."""

from pathlib import Path

import docx
from docx.shared import Pt

from tiepdan.output.word.letters import write_letter
from tiepdan.reports.letters.filling import Gap


def test_lines_to_write_on_are_paragraphs_alike(tmp_path: Path) -> None:
    template = docx.Document()
    template.add_paragraph("{{ lines }}").paragraph_format.first_line_indent = Pt(36)
    template.add_paragraph("Nội dung: {{ lines }}")
    template.save(str(tmp_path / "t.docx"))
    filled = {"lines": Gap("……\n……")}
    assert write_letter(tmp_path / "t.docx", filled, tmp_path / "x.docx") == ("lines",)
    made = docx.Document(str(tmp_path / "x.docx")).paragraphs
    assert [one.text for one in made] == ["……", "……", "Nội dung: ……\n……"]
    assert {one.paragraph_format.first_line_indent for one in made[:2]} == {Pt(36)}
