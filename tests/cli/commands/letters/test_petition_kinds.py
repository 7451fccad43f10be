"""The letters of what follows acceptance, of denunciations and of proposals, each read back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.commands.letters.conftest import CHAIR, assert_letter_says, lines_of
from tests.cli.commands.letters.test_kinds import DENUNCIATION, SUPERIOR
from tests.cli.conftest import COMPLAINT, PROPOSAL, Command, Tiepdan, assert_refused, do

TODAY = ("--today", "20/07/2026")
RECEIVED = ("--received", "06/07/2026", "--no-input")
NO = "--no-input"
CASES = (
    CHAIR,
    (*COMPLAINT, *RECEIVED),  # 1
    (*COMPLAINT, *RECEIVED),  # 2
    (*COMPLAINT, *RECEIVED),  # 3
    (*COMPLAINT, *RECEIVED),  # 4
    (*DENUNCIATION[:-1], "--received", "06/07/2026", "--channel", "press", "--sent-by",
     "Báo Hà Tĩnh", "--sent-document", "45/BHT", NO),  # 5
    (*DENUNCIATION[:-1], "--received", "06/07/2026", NO),  # 6
    (*DENUNCIATION[:-1], "--received", "06/07/2026", NO),  # 7
    (*PROPOSAL, *RECEIVED),  # 8
    (*PROPOSAL, *RECEIVED),  # 9
    *(("accept", number, "--on", "10/07/2026", "--document", f"5{number}/TB-UBND", NO)
      for number in "1234567"),
    ("suspend", "1", "--on", "14/07/2026", "--document", "21/QĐ-UBND", "--note", "chờ giám định",
     NO),
    ("terminate", "3", "--on", "16/07/2026", "--note", "đã rút khiếu nại", NO),
    ("record", "2", "dialogue", "--on", "31/07/2026", NO),
    ("decide", "4", "--result", "partly_upheld", "--on", "17/07/2026", "--document", "25/QĐ-UBND",
     NO),
    ("decide", "5", "--result", "upheld", "--on", "17/07/2026", "--document", "35/KL-UBND", NO),
    ("suspend", "6", "--on", "14/07/2026", "--document", "31/QĐ-UBND", NO),
    ("forward", "9", "--body", SUPERIOR, "--on", "10/07/2026", "--document", "9/PC-UBND", NO),
)  # fmt: skip
CASE_OF = "vụ việc được thụ lý theo Quyết định số 5{number}/TB-UBND, ngày 10 tháng 7 năm 2026"


@pytest.mark.parametrize(
    ("command", "title", "number", "told"),
    [
        (("1", "suspension"), "QUYẾT ĐỊNH", "21/QĐ-UBND", "Lý do: chờ giám định."),
        (("1", "resumption"), "QUYẾT ĐỊNH", "      /QĐ-UBND",
         "Điều 1. Tiếp tục giải quyết khiếu nại của Công dân 01, địa chỉ: Hiệu Châu, về việc: Tranh"
         " chấp ranh giới thửa đất, đã tạm đình chỉ theo Quyết định số 21/QĐ-UBND, ngày 14 tháng 7"
         " năm 2026."),
        (("3", "đình chỉ"), "QUYẾT ĐỊNH", "      /QĐ-UBND", "Lý do: đã rút khiếu nại."),
        (("2", "dialogue-invitation"), "GIẤY MỜI", "      /GM-UBND",
         "Thời gian: …… giờ, ngày 31 tháng 7 năm 2026."),
        (("2", "14"), "BIÊN BẢN ĐỐI THOẠI VỚI NGƯỜI KHIẾU NẠI", None,
         "Vào hồi …… giờ, ngày 31 tháng 7 năm 2026, tại ……………."),
        (("1", "14"), "BIÊN BẢN ĐỐI THOẠI VỚI NGƯỜI KHIẾU NẠI", None,
         "Vào hồi …… giờ, ngày …… tháng …… năm ………, tại ……………."),  # nobody said when it was
        (("4", "kết quả"), None, "      /UBND",
         "Ủy ban nhân dân xã Thử gửi kèm theo văn bản này Quyết định số 25/QĐ-UBND, ngày 17 tháng 7"
         " năm 2026, giải quyết khiếu nại của Công dân 01, địa chỉ: Hiệu Châu, về việc: Tranh chấp"
         " ranh giới thửa đất."),
        (("1", "verification"), "QUYẾT ĐỊNH", "      /QĐ-UBND",
         "Điều 2. Giao ông (bà) …………… xác minh nội dung khiếu nại nêu tại Điều 1 và báo cáo kết quả"
         " xác minh bằng văn bản."),
        (("7", "acceptance"), "QUYẾT ĐỊNH", "      /QĐ-UBND",
         "Điều 1. Thụ lý tố cáo tiếp nhận ngày 06 tháng 7 năm 2026 đối với: ……………. Nội dung tố cáo"
         " được thụ lý: ……………."),
        (("7", "acceptance-denouncer"), "THÔNG BÁO", "      /TB-UBND",
         "Căn cứ Luật Tố cáo 25/2018/QH14, Điều 29 khoản 3; Nghị định 31/2019/NĐ-CP, Điều 9 khoản"
         " 2, Ủy ban nhân dân xã Thử thông báo: tố cáo đã được thụ lý ngày 10 tháng 7 năm 2026 theo"
         " Quyết định số 57/TB-UBND. Thời hạn giải quyết đến hết ngày 10 tháng 8 năm 2026."),
        (("7", "acceptance-denounced"), "THÔNG BÁO", "      /TB-UBND", "Kính gửi: ……………"),
        (("7", "tạm đình chỉ", "--note", "chờ kết luận điều tra"), "QUYẾT ĐỊNH", "      /QĐ-UBND",
         "Điều 1. Tạm đình chỉ giải quyết tố cáo đối với " + CASE_OF.format(number=7)
         + ". Lý do: chờ kết luận điều tra."),
        (("6", "resumption"), "QUYẾT ĐỊNH", "      /QĐ-UBND",
         "Điều 1. Tiếp tục giải quyết tố cáo đối với " + CASE_OF.format(number=6)
         + ", đã tạm đình chỉ theo Quyết định số 31/QĐ-UBND, ngày 14 tháng 7 năm 2026."),
        (("7", "termination"), "QUYẾT ĐỊNH", "      /QĐ-UBND",
         "Điều 1. Đình chỉ giải quyết tố cáo đối với " + CASE_OF.format(number=7)
         + ". Lý do: ……………."),
        (("7", "thành lập tổ xác minh"), "QUYẾT ĐỊNH", "      /QĐ-UBND",
         "Về việc thành lập Tổ xác minh nội dung tố cáo"),
        (("5", "conclusion-denouncer"), "THÔNG BÁO", "      /TB-UBND",
         "Căn cứ Luật Tố cáo 25/2018/QH14, Điều 35 khoản 3, Ủy ban nhân dân xã Thử thông báo: Kết"
         " luận nội dung tố cáo số 35/KL-UBND, ngày 17 tháng 7 năm 2026, kết luận nội dung tố cáo"
         " đúng."),
        (("5", "conclusion-denounced"), None, "      /UBND", "Kính gửi: ……………"),
        (("5", "sender-result"), None, "      /UBND",
         "Ủy ban nhân dân xã Thử thông báo: vụ việc đã được giải quyết theo văn bản số 35/KL-UBND,"
         " ngày 17 tháng 7 năm 2026, kết quả: nội dung tố cáo đúng./."),
        (("5", "sender-answer", "--note", "đã thụ lý"), None, "      /UBND",
         "Căn cứ Luật Tố cáo 25/2018/QH14, Điều 26 khoản 2, Ủy ban nhân dân xã Thử thông báo việc"
         " xử lý tố cáo nói trên: đã thụ lý./."),
        (("8", "thụ lý"), "THÔNG BÁO", "      /TB-UBND",
         "Về việc tiếp nhận, xử lý kiến nghị"),
        (("8", "không thụ lý", "--reason", "không thuộc thẩm quyền"), "THÔNG BÁO",
         "      /TB-UBND",
         "Sau khi xem xét, căn cứ Luật Tiếp công dân 42/2013/QH13, Điều 28 khoản 1, Ủy ban nhân dân"
         " xã Thử không thụ lý nội dung kiến nghị vì không thuộc thẩm quyền."),
        (("8", "answer", "--note", "Đường đã sửa xong."), None, "      /UBND",
         "Đường đã sửa xong."),
        (("8", "returning", "--reason", "không rõ nội dung"), None, "      /UBND",
         "V/v trả lại đơn kiến nghị"),
        (("8", "proposal-slip"), "PHIẾU ĐỀ XUẤT THỤ LÝ ĐƠN", None,
         "Kính gửi: Chủ tịch Ủy ban nhân dân xã Thử"),
        (("9", "urging"), None, "      /UBND", f"Kính gửi: {SUPERIOR}"),
    ],
    ids=lambda value: "-".join(value[:2]) if isinstance(value, tuple) else "",
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


def test_the_next_paper_is_that_of_the_next_step(cases: Path, tiepdan: Tiepdan) -> None:
    asked = {
        number: [
            one["kind"]
            for one in tiepdan("letter", number, "--json", *TODAY).data
            if one["is_asked"]
        ]
        for number in ("2", "3", "4", "7", "8", "9")
    }
    assert asked == {
        "2": ["dialogue-invitation"],
        "3": ["termination"],
        "4": ["decision-sending"],
        "7": ["acceptance-denounced", "acceptance-denouncer"],
        "8": ["acceptance-proposal"],
        "9": [],
    }


def test_a_step_is_possible_on_the_day_of_its_letter(cases: Path, tiepdan: Tiepdan) -> None:
    day = ("--on", "09/07/2026", *TODAY)
    assert_refused(tiepdan, cases, ("letter", "7", "suspension", *day), "acceptance-denunciation")
    assert tiepdan("letter", "7", "suspension", "--on", "10/07/2026", *TODAY).code == 0


def test_a_step_that_comes_again_is_issued_again(cases: Path, tiepdan: Tiepdan) -> None:
    urge = ("letter", "9", "urging", "--issue", "-o", "x.docx", "--force")
    do(tiepdan, (*urge, *TODAY), (*urge, "--today", "24/07/2026"))
    with closing(sqlite3.connect(cases)) as connection, connection:
        urged = connection.execute("SELECT body FROM petition_event WHERE kind = 'urged'")
        assert urged.fetchall() == [(SUPERIOR,), (SUPERIOR,)]
    # On the same day it is the same letter.
    assert_refused(tiepdan, cases, (*urge, "--today", "24/07/2026"), "--issue")


def test_what_asks_for_more_has_its_own_command(cases: Path, tiepdan: Tiepdan) -> None:
    for number, kind, command in (
        ("8", "proposal-slip", "tiepdan examine 2026-0008"),
        ("7", "verification", "tiepdan assign 2026-0007"),
        ("7", "extension-denunciation", "tiepdan extend 2026-0007"),
    ):
        assert_refused(tiepdan, cases, ("letter", number, kind, "--issue", *TODAY), command)


def test_a_form_of_several_letters_is_not_enough(cases: Path, tiepdan: Tiepdan) -> None:
    form = ("letter", "1", "14a", *TODAY)
    assert_refused(tiepdan, cases, form, "termination, suspension", code=2)


def test_only_what_another_body_sent_on_is_told_to_it(cases: Path, tiepdan: Tiepdan) -> None:
    assert_refused(tiepdan, cases, ("letter", "4", "sender-result", *TODAY), "decision-sending")


def test_nobody_is_written_to_where_nobody_signed(cases: Path, tiepdan: Tiepdan) -> None:
    do(
        tiepdan,
        ("add-petition", "--kind", "denunciation", "--anonymous", "yes", "--field", "land",
         "--channel", "post", "--summary", "Thu tiền sai", *RECEIVED),
    )  # fmt: skip
    allowed = tiepdan("letter", "10", "--json", *TODAY).data
    assert [(one["kind"], one["is_asked"]) for one in allowed] == [
        ("forwarding-denunciation", False), ("proposal-slip", False),
    ]  # fmt: skip
    assert_refused(tiepdan, cases, ("letter", "10", "refusal", *TODAY), "forwarding-denunciation")


def test_a_letter_is_due_by_the_limit_of_its_own_step(cases: Path, tiepdan: Tiepdan) -> None:
    def due(number: str) -> dict[str, str | None]:
        return {one["kind"]: one["due"] for one in tiepdan("letter", number, "--json", *TODAY).data}

    of_suspended = due("1")
    # The decision to suspend is to be sent; that to resume is not taken, the acceptance is done.
    assert (of_suspended["suspension"], of_suspended["resumption"], of_suspended["acceptance"]) == (
        "2026-07-17", None, None,
    )  # fmt: skip
    assert (due("8")["acceptance-proposal"], due("4")["decision-sending"]) == (
        "2026-07-20", "2026-07-22",
    )  # fmt: skip


def test_the_other_letter_of_a_step_is_not_forgotten(cases: Path, tiepdan: Tiepdan) -> None:
    run = tiepdan("letter", "7", "acceptance-denouncer", "--number", "8", "--issue", *TODAY)
    assert "tiepdan letter 2026-0007 acceptance-denounced" in run.err
    # The number that the step names is of the first one.
    other = ("letter", "7", "acceptance-denounced", *TODAY)
    assert tiepdan(*other, "-o", "x.docx", "--json").data["number"] is None
    assert "already" not in tiepdan(*other, "--number", "9").err
    assert "Số: 09/TB-UBND" in lines_of(Path("2026-0007-acceptance-denounced.docx"))


def test_what_was_comes_after_what_may_come(cases: Path, tiepdan: Tiepdan) -> None:
    listed = tiepdan("letter", "1", "--json", *TODAY).data
    recorded = [one["recorded_on"] is not None for one in listed]
    assert recorded == sorted(recorded)
    assert "tiepdan letter 2026-0001 KIND" in tiepdan("letter", "1", "--no-input", *TODAY).out


def test_a_letter_is_found_by_its_step_too(cases: Path, tiepdan: Tiepdan) -> None:
    assert tiepdan("letter", "1", "complex", *TODAY, "-o", "x.docx").code == 0
    assert "Về việc kéo dài thời hạn giải quyết khiếu nại" in lines_of(Path("x.docx"))
    both = ("letter", "7", "acceptance_notified", *TODAY)
    assert_refused(tiepdan, cases, both, "acceptance-denounced, acceptance-denouncer", code=2)


def test_an_issued_letter_shows_what_runs_then(cases: Path, tiepdan: Tiepdan) -> None:
    run = tiepdan("letter", "1", "resumption", "--issue", *TODAY)
    assert (run.code, "KN-28" in run.out, "KN-11a" in run.out) == (0, True, True)
