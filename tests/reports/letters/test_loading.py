from pathlib import Path

import pytest

from tiepdan.errors import DataFileError
from tiepdan.reports.letters.loading import load_letters, official_folder

OWN = """
id = "thanks"
name = "Thư cảm ơn"
to = "Công dân"
petitions = ["proposal"]

[[wording]]
template = "thanks"
since = 2026-01-01
article = "Quy chế làm việc"
source = "Quy chế làm việc"
confidence = "verified"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "letters"
    made.mkdir()
    return made


def test_an_office_adds_a_letter_of_its_own(folder: Path) -> None:
    (folder / "thanks.toml").write_text(OWN, encoding="utf-8")
    (folder / "thanks.docx").write_bytes((official_folder() / "guidance.docx").read_bytes())
    found = {letter.id: letter for letter in load_letters(folder.parent / "r.db")}
    assert {"thanks", "acceptance"} <= found.keys()
    # One of the same id stands over that of the program.
    (folder / "thanks.toml").write_text(OWN.replace("thanks", "acceptance", 1), encoding="utf-8")
    found = {letter.id: letter for letter in load_letters(folder.parent / "r.db")}
    assert found["acceptance"].name == "Thư cảm ơn"


def test_every_problem_of_a_file_is_named(folder: Path) -> None:
    wrong = (
        (
            OWN.replace('to = "Công dân"', 'limit = "KN-99"\ncolour = 1')
            .replace('["proposal"]', '["poem"]')
            .replace('"verified"', '"secondary"')
        )
        + """
[[wording]]
template = "thanks"
official = true
since = 2026-05-01
article = "x"
source = "x"
confidence = "verified"
"""
    )
    (folder / "thanks.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(DataFileError) as refused:
        load_letters(folder.parent / "r.db")
    said = str(refused.value)
    for problem in (
        "“to”",
        "“colour”",
        "poem",
        "“doubt”",
        "thanks.docx",
        "“form”",
        "“since”",
        "KN-99",
    ):
        assert problem in said, problem
