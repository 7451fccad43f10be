"""Each kind of letter, made from a case and read back."""

from pathlib import Path

import pytest

from tests.cli.commands.letters.conftest import CHAIR, assert_letter_says, lines_of
from tests.cli.conftest import COMPLAINT, PROPOSAL, Command, Tiepdan, do

TODAY = ("--today", "20/07/2026")
SUPERIOR = "Ủy ban nhân dân tỉnh Hà Tĩnh"
DENUNCIATION = (
    "add-petition", "--kind", "denunciation", "--received", "13/07/2026",
    "--name", "Người Tố Cáo 77", "--hamlet", "Thôn Mật", "--address", "Ngõ Mật 5",
    "--id-number", "038099000077", "--field", "corruption", "--channel", "post",
    "--summary", "Điều chỉ bà Tố Cáo biết", "--no-input",
)  # fmt: skip
SECRETS = ("Người Tố Cáo", "Mật", "038099000077", "Điều chỉ")
CASES = (
    CHAIR,
    ("edit-office", "--letter-mark", "UBND-VP", "--room", "Phòng tiếp công dân"),
    (*COMPLAINT, "--received", "13/07/2026", "--no-input"),  # 1
    (*COMPLAINT, "--received", "13/07/2026", "--no-input"),  # 2
    (*PROPOSAL, "--received", "13/07/2026", "--people", "12", "--no-input"),  # 3
    DENUNCIATION,  # 4
    (*DENUNCIATION, "--channel", "reception"),  # 5
    (*DENUNCIATION[:-1], "--no-input"),  # 6
    (*COMPLAINT, "--received", "13/07/2026", "--no-input"),  # 7
    ("accept", "2", "--on", "16/07/2026", "--no-input"),
    ("complex", "2", "--on", "20/07/2026", "--document", "7/BC-UBND", "--note", "hai nơi",
     "--no-input"),
    ("accept", "6", "--on", "16/07/2026", "--no-input"),
    ("extend", "6", "--days", "30", "--complexity", "complex", "--document", "8/QĐ-UBND",
     "--on", "20/07/2026", "--no-input"),
    ("record", "7", "reception_refused", "--ground", "settled", "--on", "17/07/2026", "--no-input"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("command", "title", "number", "told"),
    [
        (("1", "refusal", "--reason", "hết thời hiệu khiếu nại"), "THÔNG BÁO", "      /TB-UBND",
         "Sau khi xem xét nội dung đơn khiếu nại, căn cứ Điều 11 của Luật Khiếu nại, Ủy ban nhân"
         " dân xã Thử nhận thấy, đơn khiếu nại của Công dân 01 không đủ điều kiện để thụ lý giải"
         " quyết vì hết thời hiệu khiếu nại."),
        (("7", "01/TCD"), "THÔNG BÁO", "      /TB-UBND",
         "Địa chỉ: Hiệu Châu đến Ủy ban nhân dân xã Thử để khiếu nại về việc Tranh chấp ranh giới"
         " thửa đất."),
        (("1", "receipt", "--on", "20/07/2026"), "GIẤY BIÊN NHẬN", None,
         "Vào …… giờ, ngày 20 tháng 7 năm 2026 tại: Phòng tiếp công dân."),
        (("1", "guidance", "--body", SUPERIOR, "--number", "31"), None, "31/UBND-VP",
         "Vậy Ủy ban nhân dân xã Thử hướng dẫn để Công dân 01 gửi đơn, kèm theo tài liệu có liên"
         f" quan, đến {SUPERIOR} để được xem xét, giải quyết theo quy định của pháp luật./."),
        (("3", "forwarding", "--body", SUPERIOR), "PHIẾU CHUYỂN ĐƠN", "      /PC-UBND",
         "Ủy ban nhân dân xã Thử, ngày 13 tháng 7 năm 2026, nhận được đơn kiến nghị của Hộ 07 (đơn"
         " có 12 người), địa chỉ: ……………."),
        (("4", "forwarding-denunciation", "--body", SUPERIOR), "PHIẾU CHUYỂN ĐƠN TỐ CÁO",
         "      /PC-UBND",
         "Ủy ban nhân dân xã Thử, ngày 13 tháng 7 năm 2026, nhận được đơn tố cáo với nội dung:"
         " ……………."),
        (("5", "guidance-denunciation", "--body", SUPERIOR), None, "      /UBND-VP",
         f"Vậy Ủy ban nhân dân xã Thử hướng dẫn để ông (bà) tố cáo với {SUPERIOR} theo quy định của"
         " pháp luật./."),
        (("2", "complexity"), "THÔNG BÁO", "      /TB-UBND",
         "Vì vậy thời hạn giải quyết khiếu nại được kéo dài theo Luật Khiếu nại 02/2011/QH13, Điều"
         " 28, đến hết ngày 03 tháng 9 năm 2026."),
        (("6", "extension-denunciation"), "QUYẾT ĐỊNH", "8/QĐ-UBND",
         "Điều 1. Gia hạn giải quyết tố cáo đối với vụ việc được thụ lý ngày 16 tháng 7 năm 2026."
         " Thời gian gia hạn là 30 ngày; thời hạn giải quyết tố cáo đến hết ngày 14 tháng 9 năm"
         " 2026."
         " Lý do: ……………."),
    ],
    ids=lambda value: value[1] if isinstance(value, tuple) else "",
)  # fmt: skip
def test_a_letter_says_what_the_case_knows(
    cases: Path,
    tiepdan: Tiepdan,
    command: Command,
    title: str | None,
    number: str | None,
    told: str,
) -> None:
    assert_letter_says(tiepdan, (*command, *TODAY), title, number, told)


def test_no_denouncer_is_in_a_letter_unless_it_is_revealed(cases: Path, tiepdan: Tiepdan) -> None:
    for number in ("4", "5", "6"):
        for one in tiepdan("letter", number, "--json", *TODAY).data:
            run = tiepdan("letter", number, one["kind"], *TODAY, "-o", "x.docx", "--force")
            assert run.code == 0
            told = "\n".join([*lines_of(Path("x.docx")), run.out, run.err])
            assert not [secret for secret in SECRETS if secret in told], one["kind"]


def test_who_denounces_is_named_where_the_law_wants_it(cases: Path, tiepdan: Tiepdan) -> None:
    reveal = ("--reveal", "trả lời theo Điều 24 Luật Tố cáo")
    assert (
        tiepdan("letter", "5", "guidance-denunciation", *reveal, *TODAY, "-o", "x.docx").code == 0
    )
    told = "\n".join(lines_of(Path("x.docx")))
    assert [secret for secret in SECRETS if secret not in told] == ["038099000077"]
    assert "trả lời theo Điều 24" in str(tiepdan("history", "5", "--json").data)
    for kind, number in (("forwarding-denunciation", "4"), ("extension-denunciation", "6")):
        run = tiepdan("letter", number, kind, *reveal, *TODAY, "-o", "y.docx")
        assert (run.code, Path("y.docx").exists()) == (2, False)


def test_a_waiver_puts_no_name_into_what_goes_to_others(cases: Path, tiepdan: Tiepdan) -> None:
    do(
        tiepdan,
        ("waive-protection", "4", "--on", "14/07/2026", "--document", "đơn ngày 14/7", *TODAY),
        ("letter", "4", "forwarding-denunciation", *TODAY, "-o", "x.docx"),
    )
    told = "\n".join(lines_of(Path("x.docx")))
    assert not [secret for secret in SECRETS[:-1] if secret in told]
    do(tiepdan, ("edit", "4", "--summary", "Ông 77 tố cáo trưởng thôn"),
       ("letter", "4", "forwarding-denunciation", *TODAY, "-o", "x.docx", "--force"))  # fmt: skip
    assert "77" not in "\n".join(lines_of(Path("x.docx")))


def test_a_letter_takes_nothing_from_braces_of_a_citizen(cases: Path, tiepdan: Tiepdan) -> None:
    strange = "Đất {{ id_number }} {% x %} <w:t> & “nháy”"
    do(
        tiepdan,
        ("edit", "1", "--summary", strange),
        ("letter", "1", "acceptance", "-o", "x.docx", *TODAY),
    )
    assert f"Khiếu nại về việc: {strange}." in lines_of(Path("x.docx"))
