from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.text.paragraph import Paragraph

from tests.cli.conftest import Command, Tiepdan

CHAIR = ("add-staff", "--name", "Nguyễn Thị Chủ Tịch", "--role", "chair", "--from", "01/07/2025")


@pytest.fixture(autouse=True)
def _in_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _paragraphs(file: Path) -> list[Paragraph]:
    """The paragraphs of a letter, those of tables in their place."""
    made = docx.Document(str(file))
    return [
        Paragraph(block, made) for block in made.element.body.iter() if block.tag.endswith("}p")
    ]


def lines_of(file: Path) -> list[str]:
    """What stands in a letter, a line each."""
    return [line for one in _paragraphs(file) for line in one.text.split("\n") if line.strip()]


def gaps_of(file: Path) -> list[str]:
    """What is yellow in a letter."""
    return [
        run.text
        for one in _paragraphs(file)
        for run in one.runs
        if run.font.highlight_color is WD_COLOR_INDEX.YELLOW
    ]


def assert_letter_says(
    tiepdan: Tiepdan, command: Command, title: str | None, number: str | None, told: str
) -> None:
    """Make a letter; it has this line, this title if one is meant, and this number or none."""
    assert tiepdan("letter", *command, "-o", "x.docx").code == 0
    lines = lines_of(Path("x.docx"))
    assert told in lines
    assert title is None or title in lines
    assert [line for line in lines if line.startswith("Số: ")] == (
        [f"Số: {number}"] if number else []
    )
