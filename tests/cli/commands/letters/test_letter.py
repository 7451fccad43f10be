"""The paper of a step: filled from the case, with what is not known marked, recorded or not."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.commands.letters.conftest import CHAIR, gaps_of, lines_of
from tests.cli.conftest import COMPLAINT, Tiepdan, assert_refused, do

ACCEPTED = ("accept", "1", "--on", "14/07/2026", "--no-input")
CASES = (
    CHAIR,
    (*COMPLAINT, "--id-number", "042190001234", "--address", "Số 5 & <6>"),
    ACCEPTED,
    (*COMPLAINT, "--received", "10/07/2026"),
)
OPEN = "      "


def test_an_acceptance_is_filled_from_the_case(cases: Path, tiepdan: Tiepdan) -> None:
    run = tiepdan("letter", "1", "acceptance", "--json")
    assert run.data["gaps"] == ["id_issued_on", "id_issued_at"]
    file = Path("2026-0001-acceptance.docx")
    assert Path(run.data["file"]).name == file.name
    assert lines_of(file) == [
        "Mẫu số 03",
        "ỦY BAN NHÂN DÂN",
        "XÃ THỬ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        f"Số: {OPEN}/TB-UBND",
        "Thử, ngày 14 tháng 7 năm 2026",
        "THÔNG BÁO",
        "Về việc thụ lý giải quyết khiếu nại",
        "Kính gửi: Công dân 01",
        "Ủy ban nhân dân xã Thử đã nhận được đơn khiếu nại của: Công dân 01.",
        "Địa chỉ: Số 5 & <6>, Hiệu Châu.",
        "Số căn cước/định danh cá nhân/giấy chứng nhận căn cước/hộ chiếu: 042190001234,"
        " ngày cấp …/…/……, nơi cấp …………….",
        "Khiếu nại về việc: Tranh chấp ranh giới thửa đất.",
        "Sau khi xem xét nội dung đơn khiếu nại, căn cứ quy định của pháp luật về khiếu nại,"
        " Ủy ban nhân dân xã Thử nhận thấy đơn khiếu nại đủ điều kiện thụ lý.",
        "Vậy thông báo để Công dân 01 được biết./.",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT, hồ sơ.",
        "CHỦ TỊCH",
        "Nguyễn Thị Chủ Tịch",
    ]
    assert gaps_of(file) == ["…/…/……", "……………"]


def test_a_letter_alone_records_nothing(cases: Path, tiepdan: Tiepdan) -> None:
    before = cases.read_bytes()
    assert tiepdan("letter", "1", "acceptance").code == 0
    assert cases.read_bytes() == before


def test_with_its_number_and_step_it_is_one_operation(cases: Path, tiepdan: Tiepdan) -> None:
    run = tiepdan("letter", "2", "03", "--number", "7", "--on", "15/07/2026", "--issue", "--json")
    assert (run.data["number"], run.data["document"], run.data["dated"]) == (
        "07/TB-UBND", 1, "2026-07-15",
    )  # fmt: skip
    assert "Số: 07/TB-UBND" in lines_of(Path("2026-0002-acceptance.docx"))
    shown = tiepdan("show", "2", "--json").data
    assert "07/TB-UBND" in str(shown)
    assert tiepdan("undo", "--yes").code == 0
    with closing(sqlite3.connect(cases)) as connection, connection:
        assert connection.execute("SELECT count(*) FROM document").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM petition_event").fetchone() == (1,)


def test_a_number_is_given_once_a_year(cases: Path, tiepdan: Tiepdan) -> None:
    do(tiepdan, ("letter", "1", "acceptance", "--number", "7"))
    assert_refused(
        tiepdan, cases, ("letter", "2", "refusal", "--number", "007/tb-ubnd"), "07/TB-UBND"
    )
    assert not Path("2026-0002-refusal.docx").exists()
    # Another series has its own numbers; a number of next year is another one.
    do(
        tiepdan,
        ("letter", "2", "refusal", "--number", "7", "--on", "04/01/2027", "--today", "04/01/2027"),
    )


def test_a_second_number_of_a_letter_is_told(cases: Path, tiepdan: Tiepdan) -> None:
    again = ("letter", "1", "acceptance", "-o", "x.docx", "--force")
    do(tiepdan, (*again, "--number", "7"))
    told = tiepdan(*again, "--number", "8").err
    assert "2026-0001: this letter has the number 07/TB-UBND already; 08/TB-UBND" in told


def test_an_office_may_have_its_letters_numbered(cases: Path, tiepdan: Tiepdan) -> None:
    do(
        tiepdan,
        ("edit-office", "--numbers-letters", "yes"),
        ("add-document", "--issuer", "committee", "--type", "notice", "--number", "41/TB-UBND",
         "--on", "02/07/2026", "--title", "Thông báo khác", "--no-input"),
    )  # fmt: skip
    run = tiepdan("letter", "2", "acceptance", "--issue", "--json")
    assert run.data["number"] == "42/TB-UBND"
    # Its step names the number now: made again, it takes no other.
    again = tiepdan("letter", "2", "acceptance", "--force", "--json")
    assert (again.data["number"], again.data["document"]) == ("42/TB-UBND", None)
    # Nor does one whose step names none: it is the same letter of the same day.
    first = tiepdan("letter", "1", "acceptance", "--json").data
    assert (first["number"], first["document"]) == ("43/TB-UBND", 3)
    again = tiepdan("letter", "1", "acceptance", "--force", "--json")
    assert (again.data["number"], again.data["document"]) == ("43/TB-UBND", None)


def test_letters_of_a_denunciation_have_a_number_each(cases: Path, tiepdan: Tiepdan) -> None:
    do(
        tiepdan,
        ("edit-office", "--numbers-letters", "yes"),
        (*COMPLAINT, "--kind", "TC", "--received", "10/07/2026", "--no-input"),
    )
    made = [
        tiepdan("letter", "3", kind, *flags, "--on", "15/07/2026", "--force", "--json").data
        for kind, *flags in (
            ("acceptance-denunciation", "--issue"),
            ("acceptance-denouncer",),
            ("acceptance-denounced",),
            ("suspension-denunciation", "--reason", "chờ kết luận giám định"),
            ("acceptance-denouncer",),
        )
    ]
    assert [one["number"] for one in made] == [
        "01/QĐ-UBND", "01/TB-UBND", "02/TB-UBND", "02/QĐ-UBND", "01/TB-UBND",
    ]  # fmt: skip
    assert [one["document"] for one in made] == [1, 2, 3, 4, None]


def test_no_letter_is_older_than_its_case(cases: Path, tiepdan: Tiepdan) -> None:
    too_early = ("letter", "2", "acceptance", "--on", "09/07/2026", "--number", "7")
    assert_refused(tiepdan, cases, too_early, "10/07/2026")
    assert not Path("2026-0002-acceptance.docx").exists()
    do(tiepdan, (*too_early[:4], "10/07/2026", *too_early[5:]))


def test_what_is_said_of_a_letter_wants_its_kind(cases: Path, tiepdan: Tiepdan) -> None:
    for said in (("--issue",), ("--number", "7"), ("--reason", "hết thời hiệu")):
        assert_refused(tiepdan, cases, ("letter", "2", *said), "acceptance, ", code=2)


def test_what_the_case_does_not_allow_is_refused(cases: Path, tiepdan: Tiepdan) -> None:
    assert_refused(tiepdan, cases, ("letter", "1", "refusal"), "acceptance")
    assert_refused(tiepdan, cases, ("letter", "1", "nothing"), "acceptance, ", code=2)
    assert_refused(tiepdan, cases, ("letter", "99", "acceptance"), "99", code=3)
    do(tiepdan, ("void", "2", "--reason", "ghi nhầm"))
    assert_refused(tiepdan, cases, ("letter", "2", "acceptance"), "2026-0002")


def test_no_file_is_replaced_unasked(cases: Path, tiepdan: Tiepdan, tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_text("mine")
    assert_refused(tiepdan, cases, ("letter", "1", "acceptance", "-o", "x.docx"), "--force")
    assert (tmp_path / "x.docx").read_text(encoding="utf-8") == "mine"
    assert_refused(
        tiepdan, cases, ("letter", "1", "acceptance", "-o", "none/x.docx"), "none", code=3
    )
    assert_refused(tiepdan, cases, ("letter", "1", "acceptance", "-o", "x.pdf"), ".docx", code=2)


def test_the_paper_of_an_older_step_is_that_of_its_day(cases: Path, tiepdan: Tiepdan) -> None:
    do(
        tiepdan,
        (*COMPLAINT, "--received", "03/03/2025", "--no-input"),
        ("accept", "2025-0001", "--on", "10/03/2025", "--no-input"),
    )
    run = tiepdan("letter", "2025-0001", "acceptance", "--json")
    assert run.data["is_official"] is False
    assert any("124/2020/NĐ-CP" in line for line in lines_of(Path("2025-0001-acceptance.docx")))
    # Nobody was chair of the office then, as far as is recorded.
    assert "signatory" in run.data["gaps"]


def test_without_a_kind_the_one_asked_for_comes_first(cases: Path, tiepdan: Tiepdan) -> None:
    [table] = [tiepdan("letter", "2", "--json").data]
    assert [(one["kind"], one["is_asked"]) for one in table] == [
        ("acceptance", True), ("guidance", False), ("proposal-slip", False), ("refusal", False),
        ("returning", False), ("receipt", False),
    ]  # fmt: skip


def test_a_dry_run_leaves_neither_file_nor_number(cases: Path, tiepdan: Tiepdan) -> None:
    before = cases.read_bytes()
    run = tiepdan("letter", "2", "acceptance", "--number", "9", "--issue", "--dry-run")
    assert (run.code, "09/TB-UBND" in run.err + run.out) == (0, True)
    assert not [*Path().glob("*.docx")]
    assert cases.read_bytes() == before
    assert tiepdan("letter", "2", "acceptance", "--dry-run").code == 2


def test_what_is_recorded_is_of_no_day_to_come(cases: Path, tiepdan: Tiepdan) -> None:
    tomorrow = ("letter", "2", "acceptance", "--on", "23/11/2026")
    for flags in (("--issue",), ("--number", "9"), ("--number", "9", "--issue")):
        assert_refused(tiepdan, cases, (*tomorrow, *flags), "23/11/2026", code=2)
    # A paper that is to be signed tomorrow may be printed today.
    assert tiepdan(*tomorrow).code == 0


def test_a_step_that_cannot_be_leaves_no_file(cases: Path, tiepdan: Tiepdan) -> None:
    before = cases.read_bytes()
    run = tiepdan("letter", "2", "acceptance", "--number", "9", "--issue", "--on", "01/07/2026")
    assert (run.code, [*Path().glob("*.docx")]) == (4, [])
    assert cases.read_bytes() == before
    assert tiepdan("letter", "1", "acceptance", "--issue").code == 4


def test_a_letter_is_made_without_numbers_that_are_none(cases: Path, tiepdan: Tiepdan) -> None:
    for number in ("0", "x", "12/QĐ-UBND", "-1", "1234567"):
        assert_refused(
            tiepdan, cases, ("letter", "1", "acceptance", "--number", number), "TB-UBND", code=2
        )
    assert_refused(tiepdan, cases, ("letter", "1", "receipt", "--number", "1"), "receipt", code=2)
    assert_refused(
        tiepdan, cases, ("letter", "1", "acceptance", "--reason", "x"), "edit-event", code=2
    )


def test_of_what_was_destroyed_no_letter_is_made(cases: Path, tiepdan: Tiepdan) -> None:
    do(
        tiepdan,
        (*COMPLAINT, "--received", "03/03/2025", "--no-input"),
        ("file", "2025-0001", "--on", "10/03/2025", "--no-input"),
        ("purge", "--decision", "15/QĐ-UBND", "--yes"),
    )
    assert_refused(tiepdan, cases, ("letter", "2025-0001", "receipt"), "22/11/2026")


def test_a_file_that_cannot_be_is_said(cases: Path, tiepdan: Tiepdan) -> None:
    Path("file").write_text("x")
    run = tiepdan("letter", "1", "acceptance", "-o", "file/x.docx")
    assert run.code in {3, 6}
    assert Path("file").read_text() == "x"
