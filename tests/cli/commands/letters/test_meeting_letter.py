"""The letters of a meeting: filled from it, of denunciations nothing, recorded or not."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.commands.letters.conftest import CHAIR, gaps_of, lines_of
from tests.cli.conftest import Command, Tiepdan, assert_refused, do

TODAY = ("--today", "20/07/2026")
LONG = "NGUYỄN THỊ HOÀNG PHƯƠNG THẢO NGỌC QUỲNH ANH và các hộ dân TỔ LIÊN GIA SỐ 12"
RECEPTION = ("add-meeting", "--kind", "periodic_reception", "--no-input", *TODAY)
OPINION = (
    "add-petition", "--meeting", "B1", "--received", "10/07/2026", "--field", "land",
    "--no-input", *TODAY,
)  # fmt: skip
VISIT = ("add-visit", "--meeting", "B2", "--on", "16/07/2026", "--no-input", *TODAY)
DENOUNCER = ("--name", "Người Tố Cáo 77", "--hamlet", "Thôn Mật")
SECRETS = ("Tố Cáo", "Mật", "Điều kín")
CASES = (
    CHAIR,
    ("add-staff", "--name", "Phạm Văn Phó", "--role", "vice_chair", "--from", "01/07/2025"),
    ("edit-office", "--room", "Phòng tiếp công dân"),
    ("add-meeting", "--kind", "periodic_dialogue", "--on", "10/07/2026", "--half-day", "morning",
     "--chair", "Lê Văn Bí", "--capacity", "party_secretary", "--place", "Hội trường xã",
     "--people", "45", "--speakers", "12", "--content", "Giải phóng mặt bằng.", "--officer",
     "Trần Văn B", "--status", "held", "--no-input", *TODAY),  # B1
    (*RECEPTION, "--on", "16/07/2026", "--capacity", "deputy", "--chair", "Phạm Văn Phó",
     "--status", "held"),  # B2
    (*RECEPTION, "--on", "06/08/2026", "--capacity", "committee_chair"),  # B3
    (*RECEPTION, "--on", "20/08/2026"),  # B4
    ("cancel", "B4", "--reason", "bão", "--moved-to", "27/08/2026", "--no-input", *TODAY),  # B5
    ("add-meeting", "--kind", "people_conference", "--on", "15/07/2026", "--status", "held",
     "--no-input", *TODAY),  # B6
    (*OPINION, "--kind", "feedback", "--name", "Nguyễn Văn A", "--hamlet", "Hiệu Châu",
     "--officer", "Công chức Địa chính", "--summary", "Đường hỏng."),  # 1
    (*OPINION, "--kind", "proposal", "--name", LONG, "--people", "12", "--address", "Số 5 & <6>",
     "--summary", "Bồi thường {{ id }}"),  # 2
    (*OPINION, "--kind", "denunciation", *DENOUNCER, "--summary", "Điều kín"),  # 3
    (*VISIT, "--name", "Trần Thị C", "--content", "Hỏi về đất", "--outcome", "answered",
     "--advice", "nộp hồ sơ tại xã"),
    (*VISIT, "--name", "Trần Thị D", "--content", "Xin xác nhận", "--matter", "new",
     "--outcome", "guided", "--body", "UBND tỉnh"),
    (*VISIT, *DENOUNCER, "--content", "Điều kín", "--kind", "denunciation", "--matter", "new"),
)  # fmt: skip
HEAD = [
    "ỦY BAN NHÂN DÂN", "XÃ THỬ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
]  # fmt: skip
RAISED = [
    "1. Nguyễn Văn A, Hiệu Châu: Đường hỏng.",
    f"2. {LONG} (có 12 người), Số 5 & <6>: Bồi thường {{{{ id }}}}.",
]
RULE = "Quyết định 657-QĐ/TU của Tỉnh ủy Hà Tĩnh"
PARTY_RULE = (
    "Quy định 11-QĐi/TW ngày 18/02/2019 của Bộ Chính trị, Kết luận 215-KL/TW ngày 23/11/2025"
)


def test_the_conclusion_of_a_dialogue_is_one_operation(cases: Path, tiepdan: Tiepdan) -> None:
    asked = tiepdan("letter", "B1", "--json", *TODAY).data
    assert [(one["kind"], one["is_asked"], one["due"]) for one in asked] == [
        ("conclusion-dialogue", True, "2026-07-24"), ("minutes", False, None),
        ("results", False, None),
    ]  # fmt: skip
    run = tiepdan("letter", "B1", "kết luận", "--number", "7", "--issue", "--json", *TODAY)
    assert run.data["gaps"] == ["concluded", "conclusions"]
    lines = lines_of(Path("B1-conclusion-dialogue.docx"))
    assert [line for line in lines if not line.startswith("…")] == [
        *HEAD,
        "Số: 07/TB-UBND",
        "Thử, ngày 20 tháng 7 năm 2026",
        "THÔNG BÁO",
        "Kết luận tại buổi đối thoại định kỳ ngày 10 tháng 7 năm 2026",
        f"Căn cứ {PARTY_RULE};",
        f"Căn cứ {RULE};",
        "Thời gian: buổi sáng thứ Sáu, ngày 10 tháng 7 năm 2026. Địa điểm: Hội trường xã.",
        "Chủ trì: Lê Văn Bí, Bí thư Đảng ủy xã Thử.",
        "Nội dung: Giải phóng mặt bằng.",
        "Sau khi nghe công dân trình bày ý kiến và các cơ quan có liên quan báo cáo, người chủ trì"
        " kết luận từng nội dung như sau:",
        f"{RAISED[0]} Kết luận: giao Công chức Địa chính xem xét, trả lời.",
        f"{RAISED[1]} Kết luận: giao …………… xem xét, trả lời.",
        "Kết luận chung:",
        "Cơ quan, đơn vị, cá nhân được giao có kết quả bằng văn bản trong thời hạn 30 ngày làm"
        " việc kể từ ngày ra thông báo này và báo cáo Ủy ban nhân dân xã Thử.",
        "Ủy ban nhân dân xã Thử thông báo để cơ quan, đơn vị, cá nhân có liên quan biết, thực"
        " hiện./.",
        "Nơi nhận:",
        "- Người chủ trì;",
        "- Cơ quan, đơn vị, cá nhân được giao;",
        "- Người có ý kiến;",
        "- Lưu: VT, hồ sơ.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Nguyễn Thị Chủ Tịch",
    ]
    shown = tiepdan("show", "B1", "--json", *TODAY).data
    assert ("2026-07-20", "07/TB-UBND") in [
        (one["date"], one["document_number"]) for one in shown["events"]
    ]
    again = ("letter", "B1", "kết luận", "--issue", "-o", "y.docx", *TODAY)
    assert_refused(tiepdan, cases, again, "--issue")
    assert tiepdan("undo", "--yes").code == 0
    with closing(sqlite3.connect(cases)) as connection, connection:
        assert connection.execute("SELECT count(*) FROM document").fetchone() == (0,)
        event = "SELECT count(*) FROM meeting_event WHERE kind = 'conclusion_notice'"
        assert connection.execute(event).fetchone() == (0,)


def test_a_reception_is_concluded_by_a_day(cases: Path, tiepdan: Tiepdan) -> None:
    do(
        tiepdan,
        ("letter", "B2", "conclusion", "--act-by", "30/08/2026", "--issue", "-o", "x.docx", *TODAY),
    )
    lines = lines_of(Path("x.docx"))
    assert "Căn cứ Nghị định 154/2026/NĐ-CP, Điều 25 khoản 2;" in lines
    assert "Thời gian: thứ Năm, ngày 16 tháng 7 năm 2026. Địa điểm: Phòng tiếp công dân." in lines
    assert "Chủ trì: Phạm Văn Phó, Phó Chủ tịch Ủy ban nhân dân xã Thử (được ủy quyền)." in lines
    assert [line for line in lines if line[:2] in {"1.", "2.", "3."}] == [
        "1. Trần Thị C: Hỏi về đất. Hướng xử lý: đã trả lời tại buổi tiếp: nộp hồ sơ tại xã.",
        "2. Trần Thị D: Xin xác nhận. Hướng xử lý: hướng dẫn đến UBND tỉnh.",
    ]
    assert (
        "Cơ quan, đơn vị, cá nhân được giao có kết quả bằng văn bản đến hết ngày 30 tháng 8 năm"
        " 2026 và báo cáo Ủy ban nhân dân xã Thử." in lines
    )
    assert "2026-08-30" in str(tiepdan("show", "B2", "--json", *TODAY).data["events"])


def test_minutes_have_room_for_what_nobody_knows(cases: Path, tiepdan: Tiepdan) -> None:
    run = tiepdan("letter", "B1", "biên bản", "-o", "x.docx", "--json", *TODAY)
    assert run.data["gaps"] == ["hour", "participants", "conclusions", "copies"]
    assert (run.data["number"], run.data["dated"]) == (None, "2026-07-10")
    lines = lines_of(Path("x.docx"))
    assert lines[4:7] == ["Số:       /BB-UBND", "BIÊN BẢN", "Đối thoại định kỳ"]
    assert "Số người dự: 45 người, 12 người phát biểu." in lines
    assert [line for line in lines if line[:2] in {"1.", "2.", "3."}] == RAISED
    assert lines[-4:] == ["NGƯỜI GHI BIÊN BẢN", "NGƯỜI CHỦ TRÌ", "Trần Văn B", "Lê Văn Bí"]


def test_results_tell_what_each_opinion_was_answered(cases: Path, tiepdan: Tiepdan) -> None:
    do(
        tiepdan,
        ("conclude", "B1", "--on", "20/07/2026", "--document", "7/TB-UBND", "--no-input", *TODAY),
        ("record", "1", "agency_replied", "--on", "20/07/2026", "--document", "15/BQL",
         "--note", "sẽ sửa trong quý IV.", "--no-input", *TODAY),
        ("record", "2", "interim_notice", "--on", "20/07/2026", "--body", "Ban Quản lý",
         "--act-by", "30/09/2026", "--no-input", *TODAY),
        ("letter", "B1", "results", "-o", "x.docx", "--issue", *TODAY),
    )  # fmt: skip
    lines = lines_of(Path("x.docx"))
    assert "Căn cứ Thông báo kết luận số 7/TB-UBND, ngày 20 tháng 7 năm 2026;" in lines
    assert [line for line in lines if line[:2] in {"1.", "2.", "3."}] == [
        f"{RAISED[0]} Kết quả: đã trả lời tại văn bản số 15/BQL, ngày 20 tháng 7 năm 2026: sẽ sửa"
        " trong quý IV.",
        f"{RAISED[1]} Kết quả: Ban Quản lý giải quyết, trả lời đến hết ngày 30 tháng 9 năm 2026.",
    ]
    assert gaps_of(Path("x.docx")) == []
    assert "published" in str(tiepdan("show", "B1", "--json", *TODAY).data["events"])


def test_an_invitation_names_who_chairs_on_that_day(cases: Path, tiepdan: Tiepdan) -> None:
    run = tiepdan("letter", "B3", "giấy mời", "--issue", "-o", "x.docx", "--json", *TODAY)
    assert run.data["gaps"] == ["participants", "hour"]
    lines = lines_of(Path("x.docx"))
    assert "Chủ trì: Nguyễn Thị Chủ Tịch, Chủ tịch Ủy ban nhân dân xã Thử." in lines
    assert "Thời gian: …… giờ, thứ Năm, ngày 06 tháng 8 năm 2026." in lines
    assert "Địa điểm: Phòng tiếp công dân." in lines


def test_a_conference_is_of_its_own_law(cases: Path, tiepdan: Tiepdan) -> None:
    run = tiepdan("letter", "B6", "results", "-o", "x.docx", "--json", *TODAY)
    assert run.data["gaps"] == ["venue", "chair", "chair_title", "answered"]
    lines = lines_of(Path("x.docx"))
    assert "Căn cứ Luật Tổ chức chính quyền địa phương 72/2025/QH15, Điều 43;" in lines
    assert not [line for line in lines if "657-QĐ/TU" in line]


INTERIM = (
    ("conclude", "B1", "--on", "17/07/2026", "--no-input", *TODAY),
    ("record", "1", "interim_notice", "--on", "20/07/2026", "--body", "Ban Quản lý", "--act-by",
     "30/09/2026", "--no-input", *TODAY),
)  # fmt: skip


@pytest.mark.parametrize(
    ("moved", "rules"), [((), [RULE]), ((("edit-office", "--province", "Nghệ An"),), [])]
)
def test_a_notice_of_the_time_rests_on_the_province_s_own_rule(
    cases: Path, tiepdan: Tiepdan, moved: tuple[Command, ...], rules: list[str]
) -> None:
    do(tiepdan, *moved, *INTERIM)
    run = tiepdan("letter", "1", "interim-notice", "-o", "x.docx", *TODAY)
    bases = [line for line in lines_of(Path("x.docx")) if line.startswith("Căn cứ")]
    assert bases == [f"Căn cứ {one};" for one in ("Luật Tiếp công dân 42/2013/QH13", *rules)]
    # What is doubtful of the rule is told beside the letter, and stands in none.
    assert ("chưa đối chiếu bản gốc Quyết định 657-QĐ/TU" in " ".join(run.err.split())) is bool(
        rules
    )


def test_a_second_number_of_a_conclusion_is_told(cases: Path, tiepdan: Tiepdan) -> None:
    do(tiepdan, ("letter", "B1", "conclusion", "--number", "7", "--issue", *TODAY))
    again = ("letter", "B1", "conclusion", "-o", "x.docx", "--force", *TODAY)
    assert "07/TB-UBND already" not in tiepdan(*again, "--number", "07/TB-UBND").err
    told = tiepdan(*again, "--number", "8").err
    assert "B1: this letter has the number 07/TB-UBND already; 08/TB-UBND" in told


def test_another_province_has_no_such_rule(cases: Path, tiepdan: Tiepdan) -> None:
    do(
        tiepdan,
        ("edit-office", "--province", "Nghệ An"),
        ("letter", "B1", "conclusion", "-o", "x.docx", *TODAY),
    )
    lines = lines_of(Path("x.docx"))
    assert not [line for line in lines if "657-QĐ/TU" in line]
    assert any("bằng văn bản đến hết ngày …… tháng …… năm ………" in line for line in lines)


@pytest.mark.parametrize(("number", "kind"), [("B1", "conclusion"), ("B1", "minutes"),
    ("B1", "results"), ("B2", "conclusion"), ("B2", "minutes")])  # fmt: skip
def test_nothing_of_a_denunciation_is_told(
    cases: Path, tiepdan: Tiepdan, number: str, kind: str
) -> None:
    # Who waived protection is not told of either, nor what was written of it.
    paper = ("add-document", "--issuer", "committee", "--type", "report", "--on", "09/07/2026",
             "--meeting", number, "--no-input", *TODAY)  # fmt: skip
    do(
        tiepdan,
        ("waive-protection", "3", "--on", "14/07/2026", "--document", "đơn", *TODAY),
        (*paper, "--title", "Về Tố Cáo 77", "--petition", "3"),
        (*paper, "--title", "Tài liệu đối thoại"),
    )
    run = tiepdan("letter", number, kind, "-o", "x.docx", *TODAY)
    told = "\n".join([*lines_of(Path("x.docx")), run.out, run.err])
    assert not [secret for secret in SECRETS if secret in told]
    assert "3." not in told.replace("13.", "")
    assert ("Văn bản của buổi: Tài liệu đối thoại, ngày 09 tháng 7 năm 2026." in told) is (
        kind == "minutes"
    )


@pytest.mark.parametrize(
    ("command", "told", "code"),
    [
        (("B99", "minutes"), "B99", 3),
        (("B4", "minutes"), "tiepdan letter B5", 4),
        (("B3", "conclusion"), "tiepdan hold B3", 4),
        (("B3", "minutes"), "tiepdan hold B3", 4),
        (("B2", "acceptance"), "conclusion", 4),
        (("B2", "strange"), "strange", 2),
        (("B2", "conclusion", "--on", "15/07/2026"), "15/07/2026", 4),
        (("B2", "conclusion", "--act-by", "15/07/2026"), "15/07/2026", 4),
        (("B1", "conclusion", "--act-by", "30/08/2026"), "--act-by", 2),
        (("B1", "minutes", "--issue"), "--issue", 2),
        (("B1", "minutes", "--body", "UBND"), "--body", 2),
        (("B1", "minutes", "--number", "7/TB-UBND"), "12/BB-UBND", 2),
        (("B3", "invitation", "--on", "07/08/2026"), "07/08/2026", 4),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(
    cases: Path, tiepdan: Tiepdan, command: Command, told: str, code: int
) -> None:
    assert_refused(tiepdan, cases, ("letter", *command, *TODAY), told, code=code)
    assert not [*Path().glob("*.docx")]


def test_no_minutes_are_older_than_the_meeting(cases: Path, tiepdan: Tiepdan) -> None:
    too_early = ("letter", "B1", "minutes", "--number", "7", "--on", "09/07/2026", *TODAY)
    assert_refused(tiepdan, cases, too_early, "10/07/2026")
    assert not Path("B1-minutes.docx").exists()


def test_the_letter_asked_for_is_made_where_a_file_is_named(cases: Path, tiepdan: Tiepdan) -> None:
    shown = tiepdan("letter", "B1", *TODAY)
    assert "tiepdan letter B1 conclusion-dialogue" in shown.out.splitlines()[-1]
    run = tiepdan("letter", "B1", "-o", "x.docx", "--json", *TODAY)
    assert run.data["kind"] == "conclusion-dialogue"
    do(tiepdan, ("conclude", "B2", "--document", "8/TB-UBND", "--no-input", *TODAY))
    assert_refused(
        tiepdan, cases, ("letter", "B2", "-o", "y.docx", *TODAY), "minutes-reception", code=2
    )
