import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.letters.make import TEXTS, template_of
from tiepdan.output.word.template_check import check_template
from tiepdan.reports.letters.filling import FIELDS
from tiepdan.reports.letters.kind import LetterKind, Wording
from tiepdan.reports.letters.loading import load_letters, official_folder

WORDINGS = [(letter, wording) for letter in load_letters() for wording in letter.wordings]


def _parts(file: BytesIO | Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("text", sorted(TEXTS.glob("*.txt")), ids=lambda one: one.stem)
def test_each_template_is_what_is_made_of_its_text(text: Path) -> None:
    made = template_of(text.read_text(encoding="utf-8"), text.stem)
    assert _parts(BytesIO(made)) == _parts(official_folder() / f"{text.stem}.docx"), (
        "python -m tests.letters.make"
    )


def test_each_template_has_a_text_and_a_letter() -> None:
    files = {file.stem for file in official_folder().glob("*.docx")}
    assert files == {text.stem for text in TEXTS.glob("*.txt")}
    assert files == {wording.template for _letter, wording in WORDINGS}


@pytest.mark.parametrize(("letter", "wording"), WORDINGS)
def test_each_official_template_is_without_a_fault(letter: LetterKind, wording: Wording) -> None:
    checked = check_template(official_folder() / f"{wording.template}.docx", FIELDS[letter.subject])
    assert checked.problems == ()
    assert checked.fields
