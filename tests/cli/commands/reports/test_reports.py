"""What the office owes: reports of periods and by letter, sent, corrected, reminded of."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import PROPOSAL, Command, Given, Tiepdan, do
from tests.records.facts import facts
from tiepdan.records.journal import clock

SENT_Q3 = ("sent-report", "Q3/2026", "9m/2026", "--on", "17/09/2026", "--document", "40/BC-UBND")
LETTER = (
    "add-report-request", "--body", "UBND tỉnh", "--document", "758/UBND-TTr", "--on", "16/11/2026",
    "--content", "Sơ kết 5 năm thực hiện Quy định 11", "--due", "30/11/2026",
    "--from", "01/01/2019", "--to", "30/12/2023",
)  # fmt: skip
CASES = (SENT_Q3,)

Rows = list[dict[str, Any]]


def _rows(tiepdan: Tiepdan, *arguments: str) -> Rows:
    run = tiepdan(*arguments, "--json")
    assert run.code == 0, run.err
    found: Rows = run.data
    return found


def _assert_refused(
    tiepdan: Tiepdan, path: Path, command: Command, said: str, code: int = 4
) -> None:
    before = path.read_bytes()
    run = tiepdan(*command)
    assert (run.code, run.out) == (code, ""), run.err
    assert said in run.err
    assert path.read_bytes() == before


def _late(tiepdan: Tiepdan, today: str) -> list[tuple[str, str, int]]:
    rows = _rows(tiepdan, "overdue", "--today", today)
    return [
        (row["number"], row["due"], row["days_late"]) for row in rows if row["subject"] == "report"
    ]


def _states(tiepdan: Tiepdan, *arguments: str) -> dict[tuple[str, str], str]:
    rows = _rows(tiepdan, "reports", *arguments)
    return {(row["report"], row["number"]): row["state"] for row in rows}


# --- When they fall due -------------------------------------------------------------------------


def test_after_the_17th_what_was_not_sent_is_overdue(tiepdan: Tiepdan, cases: Path) -> None:
    assert _late(tiepdan, "17/12/2026") == []
    assert _late(tiepdan, "18/12/2026") == [
        ("Q4/2026", "2026-12-17", 1),
        ("year/2026", "2026-12-17", 1),
    ]
    assert _late(tiepdan, "18/03/2027") == [
        ("Q4/2026", "2026-12-17", 91),
        ("year/2026", "2026-12-17", 91),
        ("Q1/2027", "2027-03-17", 1),
    ]


def test_a_late_report_has_the_keys_of_every_other_row(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, (*PROPOSAL, "--received", "02/11/2026"))
    rows = _rows(tiepdan, "overdue", "--today", "18/12/2026")
    assert {row["subject"] for row in rows} == {"petition", "report"}
    assert len({tuple(row) for row in rows}) == 1
    quarter, year = (row for row in rows if row["subject"] == "report")
    assert quarter == {
        "subject": "report",
        "number": "Q4/2026",
        "kind": "quarter4",
        "summary": "Báo cáo công tác tiếp công dân, giải quyết khiếu nại, tố cáo",
        "officer": None,
        "limit": "BC-TTR",
        "limit_name": "Send the report",
        "basis": "Thông tư 06/2025/TT-TTCP, Điều 4, Điều 7",
        "started_on": "2026-12-14",
        "raw_due": "2026-12-17",
        "due": "2026-12-17",
        "alternative_due": None,
        "days_late": 1,
        "working_days_late": 1,
        "severity": "duty",
        "provisional": False,
        "law_date_passed": False,
    }
    assert year["kind"] == "year"
    shown = tiepdan("overdue", "--today", "18/12/2026").out
    assert "tiepdan sent-report Q4/2026" in shown


def test_the_17th_is_not_moved_by_a_day_off(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, ("add-day-off", "17/12/2026", "--reason", "Bão"))
    assert [number for number, _due, _late in _late(tiepdan, "18/12/2026")] == [
        "Q4/2026", "year/2026",
    ]  # fmt: skip


def test_what_falls_due_has_the_day_of_the_data_and_the_day_of_sending(
    tiepdan: Tiepdan, cases: Path
) -> None:
    rows = _rows(tiepdan, "due", "--today", "10/12/2026", "--within", "6")
    assert [(row["number"], row["due"], row["severity"]) for row in rows] == [
        ("Q4/2026, year/2026", "2026-12-14", "reminder"),
        ("Q4/2026", "2026-12-17", "duty"),
        ("year/2026", "2026-12-17", "duty"),
    ]
    rows = _rows(tiepdan, "due", "--today", "15/12/2026", "--within", "6")
    assert [(row["number"], row["due"], row["days_late"]) for row in rows] == [
        ("Q4/2026", "2026-12-17", -2),
        ("year/2026", "2026-12-17", -2),
    ]


def test_the_work_of_one_officer_has_no_report(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, (*PROPOSAL, "--officer", "Bà Lan"))
    for command in ("overdue", "due"):
        run = tiepdan(command, "--officer", "Bà Lan", "--today", "16/12/2026")
        assert "BC-TTR" not in run.out
        assert "BC-DANG" not in run.out


def test_the_partys_report_has_no_day_and_is_reminded_of(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, ("sent-report", "8/2026", "--on", "03/09/2026"))
    ends = _rows(tiepdan, "due", "--today", "29/09/2026")
    assert ("9/2026, Q", "2026-09-30") not in [(row["number"], row["due"]) for row in ends]
    assert [(row["number"], row["severity"]) for row in ends if row["limit"] == "BC-DANG"] == [
        ("9/2026, 9m/2026", "reminder")
    ]
    said = tiepdan("overdue", "--today", "05/10/2026").out
    assert "Month 9/2026" in said
    assert "tiepdan sent-report 9/2026." in said
    assert "tiepdan sent-report 9m/2026 --report BC-DANG." in said
    assert _late(tiepdan, "05/10/2026") == []
    # A month later it is another month's turn; the list of reports still has it.
    assert "Month 9/2026" not in tiepdan("overdue", "--today", "02/11/2026").out
    assert _states(tiepdan, "--owed", "--today", "02/11/2026")["BC-DANG", "9/2026"] == "owed"
    do(tiepdan, ("sent-report", "9m/2026", "--report", "bc-dang", "--on", "05/10/2026"))
    assert "9m/2026" not in tiepdan("overdue", "--today", "06/10/2026").out


# --- Where it begins ----------------------------------------------------------------------------


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    def set_(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    return set_


def test_a_new_register_owes_what_ends_from_its_first_day_on(
    tiepdan: Tiepdan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, set_clock: Any
) -> None:
    set_clock(datetime(2026, 6, 14, 2, tzinfo=UTC))
    monkeypatch.setenv("TIEPDAN_DB", str(tmp_path / "mới.db"))
    monkeypatch.setenv("TIEPDAN_TODAY", "14/06/2026")
    do(tiepdan, ("init", "--name", "Xã Mới", "--province", "Nghệ An"))
    assert [number for number, _due, _late in _late(tiepdan, "18/06/2026")] == [
        "Q2/2026", "6m/2026",
    ]  # fmt: skip
    # As of a day before it was made, the register was not there to owe anything.
    assert _late(tiepdan, "18/03/2026") == []
    assert _states(tiepdan, "--today", "13/06/2026") == {}


def test_a_register_made_after_the_14th_does_not_owe_that_quarter(
    tiepdan: Tiepdan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, set_clock: Any
) -> None:
    set_clock(datetime(2026, 6, 15, 2, tzinfo=UTC))
    monkeypatch.setenv("TIEPDAN_DB", str(tmp_path / "mới.db"))
    monkeypatch.setenv("TIEPDAN_TODAY", "15/06/2026")
    do(tiepdan, ("init", "--name", "Xã Mới", "--province", "Nghệ An"))
    assert _late(tiepdan, "18/06/2026") == []
    assert [number for number, _due, _late in _late(tiepdan, "18/09/2026")] == [
        "Q3/2026", "9m/2026",
    ]  # fmt: skip


def test_a_report_sent_since_leaves_none_of_those_before_it_out(
    tiepdan: Tiepdan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, set_clock: Any
) -> None:
    set_clock(datetime(2026, 11, 20, 2, tzinfo=UTC))
    monkeypatch.setenv("TIEPDAN_DB", str(tmp_path / "mới.db"))
    monkeypatch.setenv("TIEPDAN_TODAY", "20/12/2026")
    do(
        tiepdan,
        ("init", "--name", "Xã Mới", "--province", "Nghệ An"),
        ("sent-report", "Q2/2026", "--on", "17/06/2026"),
    )
    owed = ["6m/2026", "Q3/2026", "9m/2026", "Q4/2026", "year/2026"]
    assert [number for number, _due, _late in _late(tiepdan, "20/12/2026")] == owed
    do(tiepdan, ("sent-report", "year/2026", "--on", "17/12/2026"))
    assert [number for number, _due, _late in _late(tiepdan, "20/12/2026")] == owed[:-1]


def test_years_of_reports_nobody_recorded_are_no_work_for_a_morning(
    tiepdan: Tiepdan, cases: Path
) -> None:
    late = _late(tiepdan, "18/12/2030")
    assert {due[:4] for _number, due, _late in late} == {"2029", "2030"}
    assert ("BC-TTR", "Q4/2026") in _states(tiepdan, "--owed", "--today", "18/12/2030")


# --- Sending ------------------------------------------------------------------------------------


def test_what_was_sent_is_no_more_owed_as_of_that_day(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, ("sent-report", "quý IV/2026", "năm 2026", "--on", "16/12/2026", "--document",
                 "60/BC-UBND", "--recipient", "UBND tỉnh", "--today", "20/12/2026"))  # fmt: skip
    assert _late(tiepdan, "18/12/2026") == []
    assert len(_rows(tiepdan, "due", "--today", "15/12/2026")) == 2  # it was still to come
    states = _states(tiepdan, "--today", "20/12/2026")
    assert states["BC-TTR", "Q4/2026"] == "sent"
    assert states["BC-TTR", "year/2026"] == "sent"
    do(tiepdan, ("edit-sent-report", "3", "--on", "18/12/2026", "--today", "20/12/2026"))
    assert _states(tiepdan, "--today", "20/12/2026")["BC-TTR", "Q4/2026"] == "sent_late"


def test_the_list_says_how_each_report_stands(tiepdan: Tiepdan, cases: Path) -> None:
    run = tiepdan("reports", "--today", "22/11/2026")
    assert "1. sent on 17/09/2026 (40/BC-UBND)" in run.out
    assert _states(tiepdan, "--today", "22/11/2026")["BC-TTR", "Q4/2026"] == "running"
    assert _states(tiepdan, "--today", "16/12/2026")["BC-TTR", "Q4/2026"] == "owed"
    assert _states(tiepdan, "--today", "18/12/2026")["BC-TTR", "Q4/2026"] == "overdue"
    assert ("BC-TTR", "Q3/2026") not in _states(tiepdan, "--owed")


def test_a_period_nobody_has_seen_the_days_of_can_still_have_been_sent(
    tiepdan: Tiepdan, cases: Path
) -> None:
    do(tiepdan, ("sent-report", "Q1/2023", "--on", "20/03/2023"))
    assert _states(tiepdan)["BC-TTR", "Q1/2023"] == "sent"
    assert ("BC-TTR", "Q2/2023") not in _states(tiepdan)


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        (("sent-report", "Q3/2026", "--on", "18/09/2026"), 4, "edit-sent-report 1"),
        (("sent-report", "Q4/2026", "--on", "14/09/2026"), 4, "before 15/09/2026"),
        (("sent-report", "Q4/2026", "--on", "20/11/2026"), 4, "up to and including 14/12/2026"),
        (("sent-report", "year/2026", "--on", "20/11/2026"), 4, "06/2025/TT-TTCP, Điều 4, Điều 7"),
        (("sent-report", "Q2/2026", "--on", "13/06/2026"), 4, "up to and including 14/06/2026"),
        (
            ("sent-report", "Q3/2026", "--on", "16/09/2026", "--again"),
            4,
            "first time on 17/09/2026; it cannot have been sent again on 16/09/2026",
        ),
        (
            ("sent-report", "Q2/2026", "--on", "17/06/2026", "--again"),
            4,
            "not recorded as sent yet",
        ),
        (("edit-sent-report", "1", "--on", "13/09/2026"), 4, "up to and including 14/09/2026"),
        (("sent-report", "Q4/2026", "--on", "01/12/2026"), 2, "future"),
        (("sent-report", "Q4/2026", "Q4/2026"), 2, "is there twice"),
        (("sent-report", "Q5/2026"), 3, "such as Q1/2026"),
        (("sent-report", "999/UBND"), 3, "tiepdan reports lists them"),
        (("sent-report", "Q2/2026", "--report", "BC-DANG"), 2, "No report BC-DANG"),
        (("sent-report", "Q2/2026", "--report", "BC-X"), 3, "BC-TTR, BC-DANG"),
        (("sent-report", "758/UBND-TTr", "--report", "BC-TTR"), 2, "Q1/2026"),
        (("sent-report",), 2, ""),
        (("edit-sent-report", "99", "--on", "18/09/2026"), 3, "99"),
        (("edit-sent-report", "1", "--on", "14/06/2026"), 4, "before 15/06/2026"),
        (("edit-sent-report", "1"), 2, "--on"),
        (("edit-sent-report", "1", "--on", "17/09/2026"), 4, "already"),
        (("edit-sent-report", "1", "--remove", "--on", "17/09/2026"), 2, "--remove goes alone"),
        ((*LETTER, "--due", "15/11/2026"), 4, "before the letter of 16/11/2026"),
        ((*LETTER, "--to", "31/12/2018"), 4, "before it begins"),
        ((*LETTER, "--to", ""), 4, "both --from and --to"),
        ((*LETTER, "--on", "30/11/2026"), 2, "future"),
        ((*LETTER, "--content", ""), 2, "--content"),
        (("edit-report-request", "1", "--due", "30/11/2026"), 3, "“1”"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_nothing_written(
    tiepdan: Tiepdan, cases: Path, command: tuple[str, ...], code: int, said: str
) -> None:
    before = facts(cases)
    run = tiepdan(*command)
    assert run.code == code, run.err
    assert said in run.err
    assert "Traceback" not in run.err
    assert facts(cases) == before


def test_gives_the_numbers_as_data(tiepdan: Tiepdan, cases: Path) -> None:
    run = tiepdan("sent-report", "Q2/2026", "6m/2026", "--on", "17/06/2026", "--json")
    assert run.data == {"numbers": [3, 4]}


def test_a_report_can_be_sent_once_more(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, ("sent-report", "Q3/2026", "--on", "20/09/2026", "--document", "41/BC", "--again"))
    found = {row["number"]: row for row in _rows(tiepdan, "reports")}
    assert (found["Q3/2026"]["document_number"], found["Q3/2026"]["sent"]) == ("41/BC", 3)
    do(tiepdan, ("edit-sent-report", "3", "--remove"))
    found = {row["number"]: row for row in _rows(tiepdan, "reports")}
    assert found["Q3/2026"]["document_number"] == "40/BC-UBND"


def test_the_day_of_the_first_time_stays_before_the_others(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, ("sent-report", "Q3/2026", "--on", "20/09/2026", "--again"),
       ("sent-report", "Q3/2026", "--on", "22/09/2026", "--again"))  # fmt: skip
    for number, day in (("1", "21/09/2026"), ("3", "16/09/2026"), ("4", "16/09/2026")):
        edit = ("edit-sent-report", number, "--on", day)
        _assert_refused(tiepdan, cases, edit, "for the first time on")
    do(tiepdan, ("edit-sent-report", "1", "--on", "16/09/2026"),
       ("edit-sent-report", "3", "--on", "23/09/2026"))  # fmt: skip


def test_a_report_goes_out_on_the_day_its_data_close(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, ("sent-report", "Q2/2026", "--on", "14/06/2026"))


def test_where_no_day_is_known_a_report_may_go_out_before_its_period_is_over(
    tiepdan: Tiepdan, cases: Path
) -> None:
    # Nobody has seen on which day the Party's data close, nor the circular of 2024.
    run = tiepdan("sent-report", "8/2026", "--on", "25/08/2026")
    assert run.code == 0
    assert "before its period ends on 31/08/2026: what comes after 25/08/2026" in run.err
    do(tiepdan, ("sent-report", "Q2/2024", "--on", "10/06/2024"))
    first_day = ("sent-report", "9/2026", "--on", "31/08/2026")
    _assert_refused(tiepdan, cases, first_day, "before 01/09/2026")


def test_the_period_of_a_letter_may_be_years_or_months(tiepdan: Tiepdan, given: Given) -> None:
    given(
        ("add-report-request", "--body", "UBND tỉnh", "--document", "7/UBND", "--on", "01/09/2026",
         "--content", "Sơ kết", "--from", "2019", "--to", "8/2026"),
    )  # fmt: skip
    (letter,) = [row for row in tiepdan("reports", "--json").data if row["kind"] == "request"]
    assert (letter["data_from"], letter["data_until"]) == ("2019-01-01", "2026-08-31")


def test_the_data_of_a_letter_close_on_its_last_day(tiepdan: Tiepdan, given: Given) -> None:
    asks = (*LETTER[:-4], "--from", "01/01/2026", "--to", "21/11/2026")
    path = given(asks)
    sent = ("sent-report", "758/UBND-TTr", "--on", "20/11/2026")
    _assert_refused(tiepdan, path, sent, "up to and including 21/11/2026 (758/UBND-TTr)")
    # A letter that wants it before is answered with what is expected by then.
    do(tiepdan, ("edit-report-request", "1", "--due", "20/11/2026"), sent)
    later = ("edit-report-request", "1", "--due", "30/11/2026")
    _assert_refused(tiepdan, path, later, "up to and including 21/11/2026")


def test_a_report_that_is_sent_again_is_no_later_than_it_was(tiepdan: Tiepdan, cases: Path) -> None:
    today = ("--today", "22/12/2026")
    do(tiepdan, ("sent-report", "năm 2026", "--on", "17/12/2026", *today))
    do(tiepdan, ("sent-report", "năm 2026", "--on", "21/12/2026", "--again", *today))
    assert _states(tiepdan, *today)["BC-TTR", "year/2026"] == "sent"


# --- Letters ------------------------------------------------------------------------------------


def test_a_letter_is_owed_until_its_report_was_sent(tiepdan: Tiepdan, given: Given) -> None:
    given(LETTER)
    rows = _rows(tiepdan, "due", "--today", "27/11/2026")
    assert [(row["number"], row["kind"], row["due"]) for row in rows] == [
        ("758/UBND-TTr", "request", "2026-11-30")
    ]
    assert rows[0]["basis"] == "758/UBND-TTr of 16/11/2026, UBND tỉnh"
    assert ("758/UBND-TTr", "2026-11-30", 1) in _late(tiepdan, "01/12/2026")
    do(tiepdan, ("sent-report", "758 ubnd-ttr", "--on", "20/11/2026", "--document", "22/BC-UBND"))
    assert "758/UBND-TTr" not in [number for number, _due, _late in _late(tiepdan, "01/12/2026")]
    found = {row["number"]: row for row in _rows(tiepdan, "reports")}
    letter = found["758/UBND-TTr"]
    assert (letter["data_from"], letter["data_until"]) == ("2019-01-01", "2023-12-30")
    assert (letter["state"], letter["document_number"]) == ("sent", "22/BC-UBND")


def test_a_letter_without_a_day_is_reminded_of(tiepdan: Tiepdan, given: Given) -> None:
    given((*LETTER, "--due", ""))
    for command in ("overdue", "due"):
        assert "names no day" in tiepdan(command).out
    do(tiepdan, ("edit-report-request", "758/UBND-TTr", "--due", "23/11/2026"))
    assert "names no day" not in tiepdan("overdue").out
    assert [number for number, _due, _late in _late(tiepdan, "24/11/2026")] == ["758/UBND-TTr"]


def test_two_letters_of_one_number_are_told_apart(tiepdan: Tiepdan, given: Given) -> None:
    path = given(LETTER, (*LETTER, "--body", "Huyện ủy"))
    sent = ("sent-report", "758/UBND-TTr", "--on", "20/11/2026")
    _assert_refused(tiepdan, path, sent, "Huyện ủy", code=2)
    do(tiepdan, ("sent-report", "2", "--on", "20/11/2026"))
    do(tiepdan, ("sent-report", "758/UBND-TTr", "--on", "21/11/2026"))
    rows = [row for row in _rows(tiepdan, "reports") if row["report"] == "BC-YC"]
    assert {row["recipient"]: row["sent_on"] for row in rows} == {
        "Huyện ủy": "2026-11-20", "UBND tỉnh": "2026-11-21",
    }  # fmt: skip
    _assert_refused(tiepdan, path, LETTER, "recorded already")


def test_a_letter_that_was_answered_stays_until_the_answer_is_taken_away(
    tiepdan: Tiepdan, given: Given
) -> None:
    path = given(LETTER, ("sent-report", "758/UBND-TTr", "--on", "20/11/2026"))
    remove = ("edit-report-request", "758/UBND-TTr", "--remove")
    _assert_refused(tiepdan, path, remove, "edit-sent-report 1 --remove")
    later = ("edit-report-request", "1", "--on", "21/11/2026")
    _assert_refused(tiepdan, path, later, "cannot have been sent")
    number = str(_rows(tiepdan, "history")[-2]["operation"])
    assert tiepdan("undo", number, "--yes").code == 4
    do(tiepdan, ("edit-sent-report", "1", "--remove"), remove)
    assert [row for row in _rows(tiepdan, "reports") if row["report"] == "BC-YC"] == []


# --- Files and provinces ------------------------------------------------------------------------


def test_letters_and_reports_sent_come_from_files(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "rows"
    folder.mkdir()
    (folder / "report_requests.csv").write_text(
        "number,cơ quan yêu cầu,số công văn,ngày công văn,nội dung,hạn gửi\n"
        "7,UBND tỉnh,758/UBND-TTr,16/04/2024,Sơ kết 5 năm,22/04/2024\n",
        encoding="utf-8",
    )
    (folder / "sent_reports.csv").write_text(
        "report,period,request,sent_on,document_number,recipient\n"
        ",quý III/2026,,17/09/2026,40/BC-UBND,UBND tỉnh\n"
        "BC-DANG,9 tháng 2026,,01/10/2026,,\n"
        ",,7,22/04/2024,22/BC-UBND,\n",
        encoding="utf-8",
    )
    do(tiepdan, ("import", str(folder)))
    states = _states(tiepdan)
    assert states["BC-YC", "758/UBND-TTr"] == "sent"
    assert states["BC-TTR", "Q3/2026"] == "sent"
    assert states["BC-DANG", "9m/2026"] == "sent"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (",quý V/2026,,17/09/2026", "quý V/2026"),
        (",,,17/09/2026", "either the period"),
        (",Q3/2026,7,17/09/2026", "either the period"),
        (",,7,17/09/2026", "report_requests.csv"),
        ("BC-X,Q3/2026,,17/09/2026", "BC-X"),
        (",Q3/2026,,14/06/2026", "before 15/06/2026"),
    ],
)
def test_a_wrong_line_of_a_file_is_named(
    tiepdan: Tiepdan, database: Path, tmp_path: Path, line: str, said: str
) -> None:
    folder = tmp_path / "rows"
    folder.mkdir()
    (folder / "sent_reports.csv").write_text(
        f"report,period,request,sent_on\n{line}\n", encoding="utf-8"
    )
    before = facts(database)
    run = tiepdan("import", str(folder))
    assert run.code == 5, run.err
    assert "sent_reports.csv" in run.err
    assert said in run.err
    assert facts(database) == before
