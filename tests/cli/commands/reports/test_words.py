"""Reports in words: every figure in its place, the texts of the office, Word files read back."""

import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.cli.conftest import COMPLAINT, DENUNCIATION, DIALOGUE, Given, Tiepdan, do
from tiepdan.text import fold

QD11 = ("report", "qd11", "--from", "2019", "--to", "2023")
YEAR = ("report", "doi-thoai", "--from", "2026", "--to", "2026")
OUTLINES = ("qd11", "mau-02", "dang-thang", "doi-thoai", "cu-tri")


def _text(file: Path) -> str:
    return "\n".join(
        "".join(part.text or "" for part in paragraph.iter(qn("w:t")))
        for paragraph in docx.Document(str(file)).element.body.iter(qn("w:p"))
    )


def _made(tiepdan: Tiepdan, folder: Path, *command: str) -> Path:
    file = folder / "bao-cao.docx"
    run = tiepdan(*command, "-o", str(file), "--force")
    assert run.code == 0, run.err
    assert run.out == ""
    assert str(file) in run.err
    return file


def _edited(file: Path, section: str, *lines: str) -> None:
    """Write other paragraphs into the control of a section, as Word does."""
    document = docx.Document(str(file))
    for control in document.element.body.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
        if tag.startswith(f"td_{section.replace('-', '_')}_"):
            content = control.find(qn("w:sdtContent"))
            first, *others = content.findall(qn("w:p"))
            for paragraph in others:
                content.remove(paragraph)
            for number, line in enumerate(lines):
                paragraph = deepcopy(first)
                for mark in [*paragraph] if number else ():
                    if "bookmark" in mark.tag:
                        paragraph.remove(mark)
                for place, text in enumerate(paragraph.iter(qn("w:t"))):
                    text.text = "" if place else line
                content.append(paragraph)
            content.remove(first)
            document.save(str(file))
            return
    raise AssertionError(section)


# --- The reference report -------------------------------------------------------------------------


def test_every_figure_of_the_real_report_stands_in_its_place(
    tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path
) -> None:
    text = _text(_made(tiepdan, tmp_path, *QD11))
    for sentence in (
        "Sơ kết 05 năm thực hiện Quy định số 11-QĐi/TW",
        "59 văn bản, trong đó: 02 quyết định, 03 kế hoạch, 52 thông báo, 02 báo cáo",
        "16 văn bản, trong đó: 04 quyết định, 03 kế hoạch, 05 thông báo, 04 báo cáo",
        "06 cuộc đối thoại; 52 cuộc tiếp công dân",
        "từ ngày 01/01/2019 đến ngày 31/12/2023",
        "Tiếp định kỳ: 02 lượt, 15 người",
        "không tổ chức tiếp định kỳ được: 08 buổi (dịch bệnh: 06; mưa bão, lũ lụt: 02)",
        "Tiếp thường xuyên: 07 lượt",
        "08 vụ việc (vụ việc cũ: 0; vụ việc mới phát sinh: 08)",
        "số vụ việc đã giải quyết: 08; số vụ việc chưa giải quyết: 0",
        "trong cán bộ, đảng viên: Không.",
        "Thuộc thẩm quyền xử lý, chỉ đạo xử lý: 19 ý kiến, đơn",
        "Không thuộc thẩm quyền xử lý, chỉ đạo xử lý: Không.",
        "xử lý phản ánh, kiến nghị của dân: Không.",
        "người phản ánh, kiến nghị, khiếu nại, tố cáo: Không.",
        "198,6 ha", "969 hộ", "3.690 nhân khẩu", "261 hộ", "1.033 người", "758/UBND-TTr",
    ):  # fmt: skip
        assert sentence in text, sentence
    assert "[…" not in text


def test_the_figures_are_those_of_the_rows(tiepdan: Tiepdan, ky_chau: Path) -> None:
    """Counted once more, by other SQL than the program's."""
    said: dict[str, int] = {}
    for part in tiepdan(*QD11, "--json").data["parts"]:
        said |= part.get("figures", {})
    with closing(sqlite3.connect(ky_chau)) as connection:
        for figure, sql in {
            "documents_party": "FROM document WHERE issuer = 'party'",
            "documents_committee": "FROM document WHERE issuer = 'committee'",
            "receptions_held": "FROM meeting WHERE kind = 'periodic_reception'"
            " AND status IN ('held', 'nobody_came')",
            "receptions_not_held": "FROM meeting WHERE kind = 'periodic_reception'"
            " AND status = 'not_held'",
            "dialogues_held": "FROM meeting WHERE kind LIKE '%dialogue' AND status = 'held'",
            "periodic_visits": "FROM visit JOIN meeting AS m ON m.id = meeting_id"
            " AND m.kind = 'periodic_reception'",
            "regular_visits": "FROM visit WHERE meeting_id IS NULL",
            "petitions_competent": "FROM petition WHERE is_within_competence",
            "dialogue_opinions": "FROM petition WHERE channel = 'dialogue'",
            "petitioners_sanctioned": "FROM sanction",
        }.items():
            (number,) = connection.execute(f"SELECT COUNT(*) {sql}").fetchone()
            assert said[figure] == number, figure
        (people,) = connection.execute(
            "SELECT SUM(people_count) FROM visit WHERE meeting_id IS NOT NULL"
        ).fetchone()
    assert said["periodic_visitors"] == people == 15


def test_no_sentence_of_the_real_report_is_in_it(
    tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path
) -> None:
    """Its facts are; the wording is our own."""
    text = fold(_text(_made(tiepdan, tmp_path, *QD11)))
    for words in (
        "có địa giới hành chính tiếp giáp",
        "đã nghiêm túc quán triệt, triển khai",
        "chưa chú trọng và ý thức được tầm quan",
    ):
        assert fold(words) not in text


def test_what_contradicts_itself_is_said_with_its_numbers(tiepdan: Tiepdan, ky_chau: Path) -> None:
    run = tiepdan(*QD11, "--json")
    found = {one["check"]: one for one in run.data["findings"]}
    assert found["sessions"]["numbers"] == {
        "receptions_held": 52,
        "receptions_nobody_came": 50,
        "periodic_visits": 2,
        "regular_visits": 7,
    }
    assert found["duty-NV-CTa"]["numbers"]["required"] == 259
    assert "60, about 1 a month" in found["duty-NV-CTa"]["sentence"]
    assert found["duty-NV-HT"]["numbers"] == {"done": 3, "required": 10, "dialogues_held": 6}
    assert "19 petitions and opinions stand beside 8" in found["opinions"]["sentence"]
    assert "11 come from dialogues" in found["opinions"]["sentence"]
    assert "5 notices" in found["notices"]["sentence"]
    assert "6 dialogues" in found["notices"]["sentence"]
    assert "01/01/2019" in found["begins-before"]["sentence"]
    assert "cu-tri says 100%" in found["per-cent"]["sentence"]
    assert "ends-short" not in found
    for finding in found.values():
        assert finding["sentence"] in run.err


def test_a_day_short_of_the_year_is_said_and_frees_from_no_duty(
    tiepdan: Tiepdan, ky_chau: Path
) -> None:
    run = tiepdan("report", "qd11", "--from", "2019", "--to", "30/12/2023", "--json")
    found = {one["check"]: one for one in run.data["findings"]}
    whole = {one["check"]: one for one in tiepdan(*QD11, "--json").data["findings"]}
    duties = [check for check in whole if check.startswith("duty-")]
    assert [found[check]["numbers"] for check in duties] == [
        whole[check]["numbers"] for check in duties
    ]
    assert "ends on 30/12/2023, 1 day(s) short of the year" in run.err
    (said,) = (line for line in run.err.splitlines() if "judged to 31/12/2023" in line)
    for change in ("116 and not 114", "10 and not 8", "259 and not 258"):
        assert change in said


def test_strict_makes_nothing_of_what_contradicts_itself(
    tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path
) -> None:
    file = tmp_path / "x.docx"
    run = tiepdan(*QD11, "--strict", "-o", str(file))
    assert (run.code, run.out) == (4, "")
    assert "things in it contradict each other" in run.err
    assert not file.exists()


def test_a_file_is_not_replaced_unless_asked(
    tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path
) -> None:
    file = _made(tiepdan, tmp_path, *QD11)
    before = file.read_bytes()
    assert tiepdan(*QD11, "-o", str(file)).code == 4
    assert file.read_bytes() == before
    assert os.name == "nt" or file.stat().st_mode & 0o077 == 0
    run = tiepdan(*QD11, "-o", str(tmp_path / "x.xlsx"))
    assert (run.code, ".docx" in run.err) == (2, True)


# --- Its layout -----------------------------------------------------------------------------------


@pytest.fixture
def layout(tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path) -> Document:
    staff = ("add-staff", "--name", "Ông A", "--role", "vice_chair", "--from", "01/01/2020")
    superior = ("edit-office", "--recipients", "Phòng Thanh tra; Lưu: VP", "--place", "Kỳ Châu")
    do(tiepdan, staff, superior)
    return docx.Document(str(_made(tiepdan, tmp_path, *QD11)))


def test_the_page_is_that_of_the_decree(layout: Document) -> None:
    (section,) = layout.sections
    sides = (section.page_width, section.page_height)
    assert [round(side.mm) for side in sides if side] == [210, 297]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins if margin] == [20, 20, 30, 20]
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == ""
    codes = [one.text for one in section.header.part.element.iter(qn("w:instrText"))]
    assert codes == [" PAGE "]


def test_its_letters_are_times_new_roman_in_every_script(layout: Document) -> None:
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        fonts: Any = layout.styles[name].element.rPr.rFonts
        assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "eastAsia", "cs")} == {
            "Times New Roman"
        }
        assert not [key for key in fonts.attrib if "Theme" in key]
    style: Any = layout.styles["Normal"]
    assert style.font.size == Pt(14)


def test_head_and_foot_are_those_of_the_office(layout: Document) -> None:
    head, foot = layout.tables
    left, right = head.rows[0].cells
    assert left.text.split("\n")[:2] == ["ỦY BAN NHÂN DÂN", "XÃ KỲ CHÂU"]
    assert right.text.split("\n")[:2] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert len([*head._element.iter(qn("w:pBdr"))]) == 2  # noqa: SLF001
    number, place = (cell.text for cell in head.rows[1].cells)
    assert re.fullmatch(r"Số: +/BC-UBND", number)
    assert re.fullmatch(r"Kỳ Châu, ngày +tháng +năm 2026", place)
    recipients, signature = (cell.text.split("\n") for cell in foot.rows[0].cells)
    assert recipients == ["Nơi nhận:", "- Phòng Thanh tra;", "- Lưu: VP."]
    assert [line for line in signature if line] == [
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Ông A",
    ]


def test_paragraphs_are_justified_with_their_first_line_set_in(layout: Document) -> None:
    (paragraph,) = [one for one in layout.paragraphs if one.text.startswith("- Đảng ủy ban hành")]
    form = paragraph.paragraph_format
    assert form.first_line_indent
    assert round(form.first_line_indent.cm, 2) == 1.27
    assert paragraph.alignment
    assert paragraph.alignment.name == "JUSTIFY"
    headings = [
        one.text for one in layout.paragraphs if one.style and one.style.name == "Heading 1"
    ]
    assert [heading.partition(".")[0] for heading in headings] == ["I", "II", "III", "IV"]


# --- The office's texts ---------------------------------------------------------------------------


def _write(tiepdan: Tiepdan, folder: Path, section: str, text: str, *command: str) -> None:
    file = folder / "loi.txt"
    file.write_text(text, encoding="utf-8")
    do(tiepdan, (*(command or YEAR), "--write", section, "--text", str(file)))


def test_a_missing_text_is_a_marked_gap_and_listed(tiepdan: Tiepdan, database: Path) -> None:
    run = tiepdan(*YEAR)
    assert "[… chưa có nội dung: chuẩn bị, thông báo" in run.out
    assert "Without a text (2): to-chuc, danh-gia" in run.err
    assert tiepdan(*YEAR, "--json").data["gaps"] == ["to-chuc", "danh-gia"]


def test_a_text_is_kept_for_its_period_and_offered_for_the_next(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    _write(tiepdan, tmp_path, "danh-gia", "\ufeffTốt.\r\n\r\n\r\nHạn chế:  ít người dự.\n")
    (own,) = [one for one in tiepdan(*YEAR, "--json").data["parts"] if one.get("text") == "Tốt."
              "\n\nHạn chế: ít người dự."]  # fmt: skip
    assert own["origin"] == "written"
    after = ("report", "doi-thoai", "--from", "2027", "--to", "2027")
    run = tiepdan(*after)
    assert "Hạn chế: ít người dự." in run.out
    assert "danh-gia: the text is that of 01/01/2026 to 31/12/2026" in run.err
    _write(tiepdan, tmp_path, "danh-gia", "Khá.", *after)
    assert "Khá." in tiepdan(*after).out
    assert "Tốt." in tiepdan(*YEAR).out


def test_writing_a_text_is_in_the_journal_and_taken_back(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    _write(tiepdan, tmp_path, "danh-gia", "Tốt.")
    _write(tiepdan, tmp_path, "danh-gia", "Khá.")
    assert "danh-gia" in tiepdan("history").out
    do(tiepdan, ("undo", "--yes"))
    assert "Tốt." in tiepdan(*YEAR).out
    do(tiepdan, ("undo", "--yes"))
    assert tiepdan(*YEAR, "--json").data["gaps"] == ["to-chuc", "danh-gia"]
    assert tiepdan("check").code == 0


@pytest.mark.parametrize(
    ("content", "said", "code"),
    [
        (b"", "empty", 5),
        (b" \n\n", "empty", 5),
        (b"a\x00b", "U+0000", 5),
        (b"a\x1b[31mb", "U+001B", 5),
        ("Tốt".encode("utf-16"), "UTF-8", 5),
        (b"\xff\xfe", "UTF-8", 5),
        (b"a b\n" * 6000, "20000", 5),
        ("ấ".encode() * 100_000, "20000", 5),
    ],
)
def test_what_is_no_text_is_refused(
    tiepdan: Tiepdan, database: Path, tmp_path: Path, content: bytes, said: str, code: int
) -> None:
    file = tmp_path / "loi.txt"
    file.write_bytes(content)
    before = database.read_bytes()
    run = tiepdan(*YEAR, "--write", "danh-gia", "--text", str(file))
    assert (run.code, said in run.err) == (code, True), run.err
    assert database.read_bytes() == before


@pytest.mark.parametrize(
    ("more", "said", "code"),
    [
        (("--write", "danh-gia"), "--text", 2),
        (("--write", "khong-co", "--text", "loi.txt"), "to-chuc", 3),
        (("--write", "danh-gia", "--text", "khong-co.txt"), "cannot be read", 5),
        (("--text", "loi.txt"), "--write", 2),
        (("--write", "danh-gia", "--json"), "only one", 2),
        (("--take", "khong-co.docx"), "cannot be read", 5),
        (("--force",), "-o", 2),
    ],
)
def test_a_wrong_way_to_write_is_said_in_a_sentence(
    tiepdan: Tiepdan, database: Path, more: tuple[str, ...], said: str, code: int
) -> None:
    run = tiepdan(*YEAR, *more)
    assert (run.code, run.out, said in run.err) == (code, "", True), run.err


# --- Back from Word -------------------------------------------------------------------------------


def test_texts_edited_in_word_come_back(tiepdan: Tiepdan, database: Path, tmp_path: Path) -> None:
    _write(tiepdan, tmp_path, "danh-gia", "Tốt.")
    file = _made(tiepdan, tmp_path, *YEAR)
    _edited(file, "to-chuc", "Đã thông báo trước 7 ngày.", "Địa điểm: hội trường.")
    _edited(file, "danh-gia", "Rất tốt.")
    run = tiepdan(*YEAR, "--take", str(file))
    assert run.code == 0, run.err
    assert "to-chuc, danh-gia" in run.err
    out = tiepdan(*YEAR).out
    assert "Đã thông báo trước 7 ngày.\nĐịa điểm: hội trường.\n" in out
    assert "Rất tốt." in out
    do(tiepdan, ("undo", "--yes"))
    assert "Rất tốt." not in tiepdan(*YEAR).out


def test_a_lead_is_no_part_of_the_text(tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path) -> None:
    file = _made(tiepdan, tmp_path, *QD11)
    _edited(file, "hinh-thuc", "- Hình thức: Định kỳ.")
    do(tiepdan, (*QD11, "--take", str(file)))
    assert "- Hình thức: Định kỳ.\n" in tiepdan(*QD11).out


def test_they_also_come_back_where_the_controls_were_lost(
    tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path
) -> None:
    """As LibreOffice saves it: the paragraphs are there, and the bookmarks."""
    file = _made(tiepdan, tmp_path, *QD11)
    _edited(file, "kho-khan", "Thiếu người.", "Thiếu phòng.")
    document = docx.Document(str(file))
    for control in [*document.element.body.iter(qn("w:sdt"))]:
        for paragraph in [*control.find(qn("w:sdtContent"))]:
            control.addprevious(paragraph)
        control.getparent().remove(control)
    document.save(str(file))
    run = tiepdan(*QD11, "--take", str(file))
    assert run.code == 0, run.err
    assert run.err.rstrip().endswith("31/12/2023: kho-khan.")
    assert "Thiếu người.\nThiếu phòng.\n" in tiepdan(*QD11).out


def _twice(file: Path) -> None:
    document = docx.Document(str(file))
    control = next(document.element.body.iter(qn("w:sdt")))
    control.addnext(deepcopy(control))
    document.save(str(file))


WRONG: tuple[tuple[Callable[[Path], object], str, int], ...] = (
    (lambda _file: None, "No text was edited", 4),
    (lambda file: _edited(file, "danh-gia", ""), "danh-gia: The text is empty", 5),
    (lambda file: _edited(file, "danh-gia", "x" * 6000), "danh-gia", 5),
    (lambda file: file.write_bytes(b"PK no"), "no Word file", 5),
    (lambda file: docx.Document().save(str(file)), "is not the report", 5),
    (_twice, "twice", 5),
)


def test_nothing_is_taken_over_from_a_file_that_is_wrong(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    _write(tiepdan, tmp_path, "danh-gia", "Tốt.")
    made = _made(tiepdan, tmp_path, *YEAR)
    before = database.read_bytes()
    for change, said, code in WRONG:
        file = Path(shutil.copy(made, tmp_path / "changed.docx"))
        if code == 5:
            _edited(file, "to-chuc", "Đúng.")
        change(file)
        run = tiepdan(*YEAR, "--take", str(file))
        assert (run.code, said in run.err) == (code, True), run.err
        assert database.read_bytes() == before


def test_a_gap_that_is_left_beside_a_text_is_refused(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    file = _made(tiepdan, tmp_path, *YEAR)
    gap = next(line for line in _text(file).split("\n") if line.startswith("[…"))
    _edited(file, "to-chuc", gap, "Đã thông báo.")
    run = tiepdan(*YEAR, "--take", str(file))
    assert (run.code, "marks the gap" in run.err) == (5, True)


def test_a_text_changed_in_the_register_meanwhile_is_not_lost(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    file = _made(tiepdan, tmp_path, *YEAR)
    _write(tiepdan, tmp_path, "danh-gia", "Của đồng nghiệp.")
    _edited(file, "to-chuc", "Đúng.")
    do(tiepdan, (*YEAR, "--take", str(file)))
    assert "Của đồng nghiệp." in tiepdan(*YEAR).out
    _edited(file, "danh-gia", "Của tôi.")
    run = tiepdan(*YEAR, "--take", str(file))
    assert (run.code, "changed in the register" in run.err) == (4, True)
    assert "Của đồng nghiệp." in tiepdan(*YEAR).out


def test_a_file_of_another_period_is_refused(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    file = _made(tiepdan, tmp_path, *YEAR)
    run = tiepdan("report", "doi-thoai", "--from", "2025", "--to", "2025", "--take", str(file))
    assert (run.code, "is not the report doi-thoai" in run.err) == (5, True)


# --- Other reports --------------------------------------------------------------------------------


def test_a_period_is_beside_the_one_before_and_the_same_a_year_earlier(
    tiepdan: Tiepdan, given: Given
) -> None:
    given(
        COMPLAINT,
        (
            "add-visit",
            "--on",
            "10/02/2026",
            "--people",
            "3",
            "--receiver",
            "clerk",
            "--content",
            "Đường",
        ),
        (
            "add-visit",
            "--on",
            "11/02/2026",
            "--people",
            "1",
            "--receiver",
            "clerk",
            "--content",
            "Đường",
        ),
        (
            "add-visit",
            "--on",
            "10/02/2025",
            "--people",
            "3",
            "--receiver",
            "clerk",
            "--content",
            "Đường",
        ),
    )
    out = tiepdan("report", "mau-02", "--period", "Q1/2026").out
    assert "So với kỳ trước (quý IV năm 2025): số lượt tiếp tăng 02 (kỳ so sánh không có)" in out
    assert (
        "So với cùng kỳ năm trước (quý I năm 2025): số lượt tiếp tăng 01 (từ 01 thành 02, 100%);"
        " số người được tiếp tăng 01 (từ 03 thành 04, 33,3%)"
    ) in out
    assert "So với kỳ trước" not in tiepdan("report", "mau-02", "--from", "2024", "--to",
                                            "2026").out  # fmt: skip


def test_columns_of_forms_stand_in_sentences(tiepdan: Tiepdan, given: Given) -> None:
    given(COMPLAINT, ("examine", "1", "--on", "08/07/2026"), ("accept", "1", "--on", "10/07/2026"))
    data = tiepdan("report", "mau-02", "--period", "9m/2026", "--json").data
    said: dict[str, int] = {}
    for part in data["parts"]:
        said |= part.get("figures", {})
    forms = tiepdan("report", "02/XLD", "--period", "9m/2026", "--json").data
    columns = forms["rows"][0]["columns"]
    for number in ("1", "2", "3", "6", "7", "9"):
        assert said[f"02/XLD.{number}"] == columns[number] == 1
    assert "Khiếu nại 01 đơn: lần đầu 01, lần hai 0; đất đai 01" in "\n".join(
        part.get("text") or "" for part in data["parts"]
    )


@pytest.mark.parametrize(
    ("command", "said", "code"),
    [
        (("mau-02", "--period", "Q2/2026"), "quarter II/2026", 2),
        (("mau-02", "--from", "2024", "--to", "2024"), "since 30/09/2025", 2),
        (("qd11", "--from", "2015", "--to", "2016"), "since 18/02/2019", 2),
        (("qd11",), "Of which period", 2),
        (("qd12", "--from", "2019"), "there are cu-tri, dang-thang", 3),
        (("qd11", "mau-02", "--from", "2019"), "only one name", 2),
    ],
)
def test_a_report_that_is_not_made_says_what_is(
    tiepdan: Tiepdan, ky_chau: Path, command: tuple[str, ...], said: str, code: int
) -> None:
    run = tiepdan("report", *command)
    assert (run.code, run.out, said in run.err) == (code, "", True), run.err


def test_the_secretary_reports_whole_months_by_the_rule_of_the_day(
    tiepdan: Tiepdan, ky_chau: Path
) -> None:
    before = tiepdan("report", "dang-thang", "--period", "6/2022")
    assert "từ ngày 01/06/2022 đến ngày 30/06/2022" in before.out
    assert "Kết luận số 215-KL/TW" not in before.out
    assert "ĐẢNG ỦY\nXÃ KỲ CHÂU\n" in before.out
    assert "Chưa thấy mẫu báo cáo" in before.err
    since = tiepdan("report", "dang-thang", "--period", "3/2026")
    assert "Kết luận số 215-KL/TW" in since.out


def test_opinions_are_listed_with_how_they_were_answered_and_without_names(
    tiepdan: Tiepdan, ky_chau: Path
) -> None:
    out = tiepdan("report", "doi-thoai", "--from", "18/6/2019", "--to", "31/7/2019").out
    assert "chợ tại Khu dân cư Phú Nhân Nghĩa: đã trả lời tại chỗ.\n" in out
    assert ": đã trả lời ngày 30/07/2019.\n" in out
    assert "Hộ kinh doanh" not in out


# --- Secrecy --------------------------------------------------------------------------------------


def test_no_report_knows_a_denouncer(tiepdan: Tiepdan, given: Given, tmp_path: Path) -> None:
    given(
        DENUNCIATION,
        DIALOGUE,
        (*DENUNCIATION, "--channel", "dialogue", "--meeting", "B1", "--received", "10/11/2026"),
        ("add-visit", "--on", "10/11/2026", "--people", "1", "--receiver", "clerk", "--kind",
         "TC", "--name", "Người Kín 88", "--content", "Nói riêng chuyện kín"),
        ("add-petition", "--kind", "PA", "--received", "11/11/2026", "--name", "Bà Mận Đỏ",
         "--field", "land", "--channel", "reception", "--summary", "Bà Mận Đỏ phản ánh lối đi"),
    )  # fmt: skip
    secrets = ("Tố Cáo 77", "Thôn Kín", "Ngõ Kín", "người tố cáo biết", "Kín 88", "chuyện kín",
               "Mận Đỏ")  # fmt: skip
    for outline in OUTLINES:
        command = ("report", outline, "--from", "2026", "--to", "2026")
        file = _made(tiepdan, tmp_path, *command)
        seen = "".join(
            (_text(file), *(f"{run.out}{run.err}" for run in (tiepdan(*command),
                                                              tiepdan(*command, "--json"))))
        )  # fmt: skip
        for secret in secrets:
            assert secret not in seen, (outline, secret)
