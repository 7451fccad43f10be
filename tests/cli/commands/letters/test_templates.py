"""An office's own templates: copied, checked, used while they are sound."""

import os
from pathlib import Path

import docx
import pytest

from tests.cli.commands.letters.conftest import CHAIR, lines_of
from tests.cli.conftest import COMPLAINT, Tiepdan, assert_refused

CASES = (CHAIR, (*COMPLAINT, "--received", "13/07/2026", "--no-input"))
MAKE = ("letter", "1", "acceptance", "--today", "20/07/2026", "-o", "x.docx", "--force")


@pytest.fixture
def own(cases: Path, tiepdan: Tiepdan) -> Path:
    """The template of the acceptance, copied to the folder of the office."""
    assert tiepdan("letters", "--edit", "acceptance", "--today", "20/07/2026").code == 0
    return cases.parent / "letters" / "acceptance-2026.docx"


def _add(file: Path, *runs: str) -> None:
    """Write a paragraph at the end of a template, in pieces as Word leaves them."""
    template = docx.Document(str(file))
    paragraph = template.add_paragraph()
    for text in runs:
        paragraph.add_run(text)
    template.save(str(file))


def test_an_office_has_its_own_words(own: Path, tiepdan: Tiepdan) -> None:
    assert os.name == "nt" or own.stat().st_mode & 0o777 == 0o600
    _add(own, "Điện thoại: 0123; {", "{ com", "mune }}")
    run = tiepdan("check-template", str(own))
    assert (run.code, "Nothing is wrong" in run.err) == (0, True)
    assert tiepdan(*MAKE).code == 0
    assert "Điện thoại: 0123; xã Thử" in lines_of(Path("x.docx"))
    # What is there is not written over.
    again = tiepdan("letters", "--edit", "acceptance", "--today", "20/07/2026")
    assert (again.code, "acceptance-2026.docx" in again.err) == (4, True)


@pytest.mark.parametrize(
    ("runs", "problem"),
    [
        (("{{ nobody }}",), "there is no field “nobody”"),
        (("{{ petitoner }}",), "perhaps {{ petitioner }}"),
        (("{{ “petitioner” }}",), "quotation marks in its braces: {{ petitioner }}"),
        (("{{ peti", "tioner }"), "a field is broken"),
        (("{petitioner}",), "needs two: {{ petitioner }}"),
        (("{% for x in y %}",), "no commands"),
        (("{{ petitioner.__class__ }}",), "no plain name"),
        (("{{ petitioner|upper }}",), "no plain name"),
    ],
)  # fmt: skip
def test_each_fault_is_named_and_the_official_one_used(
    own: Path, tiepdan: Tiepdan, runs: tuple[str, ...], problem: str
) -> None:
    _add(own, "Đoạn của xã: ", *runs)
    place = len(lines_of_all(own))
    run = tiepdan("check-template", str(own))
    assert run.code == 5
    assert problem in run.err
    assert f"Paragraph {place} (“Đoạn của xã: " in run.err
    assert "{{ petitioner }}" in run.out
    made = tiepdan(*MAKE)
    assert made.code == 0
    assert problem in made.err
    assert not [line for line in lines_of(Path("x.docx")) if "Đoạn của xã" in line]


def lines_of_all(file: Path) -> list[str]:
    """Every paragraph of the text, empty ones too."""
    body = docx.Document(str(file)).element.body
    return [one for one in body.iter() if one.tag.endswith("}p")]


def test_what_hides_in_a_file_is_never_run(own: Path, tiepdan: Tiepdan) -> None:
    template = docx.Document(str(own))
    template.core_properties.title = "{{ [].__class__ }}"
    template.save(str(own))
    assert tiepdan("check-template", str(own)).code == 5
    assert "official one is used" in tiepdan(*MAKE).err


def test_what_is_missing_is_said(own: Path, tiepdan: Tiepdan) -> None:
    template = docx.Document(str(own))
    for paragraph in template.paragraphs:
        if "{{ address }}" in paragraph.text:
            paragraph.text = ""
    template.save(str(own))
    run = tiepdan("check-template", str(own))
    assert (run.code, "{{ address }}" in run.err) == (0, True)


@pytest.mark.parametrize("content", [b"", b"{\\rtf1}", b"PK\x03\x04 half"])
def test_what_is_no_word_file_is_said(own: Path, tiepdan: Tiepdan, content: bytes) -> None:
    own.write_bytes(content)
    run = tiepdan("check-template", str(own))
    assert (run.code, "no Word file" in run.err, run.out) == (5, True, "")
    assert tiepdan(*MAKE).code == 0
    assert "THÔNG BÁO" in lines_of(Path("x.docx"))


def test_what_is_asked_for_in_vain(own: Path, cases: Path, tiepdan: Tiepdan) -> None:
    assert_refused(
        tiepdan, cases, ("check-template", "none.docx", "acceptance"), "none.docx", code=3
    )
    assert_refused(tiepdan, cases, ("check-template", "none.docx"), "none.docx", code=2)
    assert_refused(tiepdan, cases, ("letters", "--edit", "nothing"), "nothing", code=2)


def test_a_folder_that_cannot_be_is_said(cases: Path, tiepdan: Tiepdan) -> None:
    (cases.parent / "letters").write_text("a file")
    assert tiepdan("letters", "--edit", "acceptance").code == 6


def test_the_list_says_whose_words_a_letter_has(cases: Path, tiepdan: Tiepdan) -> None:
    found = {one["kind"]: one for one in tiepdan("letters", "--on", "20/07/2026", "--json").data}
    assert found["acceptance"]["words"] == "those of the form"
    assert found["forwarding"]["words"] == "our own"
    assert all(one["article"] and one["to"] for one in found.values())
    before = {one["kind"]: one for one in tiepdan("letters", "--on", "20/07/2025", "--json").data}
    assert before["acceptance"]["words"] == "our own"
    assert before["acceptance"]["form"] == "03 (124/2020/NĐ-CP)"


def test_letters_are_listed_by_petition_and_shown_one_by_one(cases: Path, tiepdan: Tiepdan) -> None:
    of_denunciations = [one["kind"] for one in tiepdan("letters", "denunciation", "--json").data]
    assert {"acceptance-denounced", "urging"} <= {*of_denunciations}
    assert "acceptance" not in of_denunciations
    [one] = tiepdan("letters", "suspension", "--json").data
    assert (one["form"], one["step"]) == ("14a (155/2026/NĐ-CP)", "suspended")
    assert "Điều 11a" in tiepdan("letters", "suspension").out
    assert len(tiepdan("letters", "tạm đình chỉ", "--json").data) == 2
    assert_refused(tiepdan, cases, ("letters", "poem"), "acceptance, ", code=2)


def test_the_list_of_letters_says_by_when(cases: Path, tiepdan: Tiepdan) -> None:
    [line] = [one for one in tiepdan("letters").out.splitlines() if "acceptance-denounced" in one]
    assert "5 working days (TC-29)" in line
    assert "Luật Tố cáo 25/2018/QH14, Điều 29 khoản 3" in line
