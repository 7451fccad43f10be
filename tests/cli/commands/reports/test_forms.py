"""``report FORM``: the official forms of a period, filled from what was recorded."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command, Given, Tiepdan

Q3 = ("--period", "Q3/2026")  # 15/06/2026 to 14/09/2026


def _visit(day: str, *more: str) -> Command:
    return ("add-visit", "--on", day, "--content", "Đất giáp ranh", "--matter", "new", *more)


def _petition(kind: str, day: str, *more: str) -> Command:
    return (
        "add-petition", "--kind", kind, "--received", day, "--channel", "post",
        "--name", "Trần Thị Bình", "--field", "land", "--summary", "Về thửa đất số 12", *more,
    )  # fmt: skip


RECEIVED = (
    ("add-meeting", "--kind", "periodic_reception", "--on", "09/07/2026", "--capacity",
     "committee_chair", "--status", "held", "--people", "3"),
    ("record", "B1", "announced", "--on", "01/07/2026"),
    ("add-meeting", "--kind", "ad_hoc_reception", "--on", "16/07/2026", "--capacity", "deputy",
     "--status", "held", "--people", "6"),
    ("record", "B2", "announced", "--on", "10/07/2026"),
    ("add-meeting", "--kind", "periodic_reception", "--on", "23/07/2026", "--capacity",
     "party_secretary", "--status", "held", "--people", "1"),
    # The same case before the clerk, then before the head: once, under the head.
    _petition("complaint", "06/07/2026"),
    _visit("06/07/2026", "--receiver", "clerk", "--petition", "1"),
    _visit("09/07/2026", "--meeting", "B1", "--people", "2", "--petition", "1"),
    _visit("09/07/2026", "--meeting", "B1"),
    _visit("16/07/2026", "--meeting", "B2", "--people", "6"),
    _visit("20/07/2026", "--receiver", "clerk", "--people", "3"),
    _visit("21/07/2026", "--receiver", "clerk", "--matter", "none"),
    _visit("23/07/2026", "--meeting", "B3"),
)  # fmt: skip

CASES: tuple[Command, ...] = (
    *RECEIVED,
    # 1: ours, decided; 2: declined; 3: withdrawn; 4: guided; 5: forwarded; 6, 7: not yet examined.
    ("accept", "1", "--on", "10/07/2026"),
    ("decide", "1", "--on", "03/08/2026", "--result", "partly_upheld", "--document", "5/QĐ-UBND",
     "--measure", "recovered_money=12500000", "--measure", "returned_land=120,5",
     "--measure", "persons_disciplined=2", "--measure", "officials_disciplined=1"),
    ("enforce", "1", "--on", "10/09/2026", "--measure", "recovered_money=2500000",
     "--measure", "persons_disciplined=1", "--document", "1/BB"),
    _petition("complaint", "13/07/2026", "--field", "policy"),
    ("decline", "2", "--on", "20/07/2026", "--reason", "time_limit_passed", "--document", "2/TB"),
    _petition("complaint", "14/07/2026", "--field", "society"),
    ("accept", "3", "--on", "20/07/2026"),
    ("withdraw", "3", "--on", "27/07/2026"),
    ("terminate", "3", "--on", "28/07/2026", "--document", "6/QĐ-UBND"),
    _petition("complaint", "15/07/2026", "--competent", "no"),
    ("guide", "4", "--on", "17/07/2026", "--body", "UBND tỉnh"),
    _petition("denunciation", "16/07/2026", "--competent", "no", "--field", "corruption"),
    ("forward", "5", "--on", "20/07/2026", "--body", "Thanh tra tỉnh"),
    _petition("proposal", "10/09/2026"),
    _petition("denunciation", "11/06/2026", "--field", "civil_service"),
    ("add-document", "--issuer", "committee", "--type", "plan", "--number", "3/KH-UBND", "--on",
     "01/07/2026", "--title", "Kế hoạch tiếp công dân", "--about-reception", "yes"),
    ("add-training", "--on", "02/07/2026", "--kind", "organised", "--classes", "2", "--people",
     "80", "--title", "Luật Tiếp công dân sửa đổi"),
)  # fmt: skip


def _form(tiepdan: Tiepdan, name: str, *arguments: str) -> dict[str, Any]:
    run = tiepdan("report", name, *(arguments or Q3), "--json")
    assert run.code == 0, run.err
    found: dict[str, Any] = run.data
    return found


def _columns(tiepdan: Tiepdan, name: str) -> dict[int, Any]:
    """The columns that say something."""
    (row,) = _form(tiepdan, name)["rows"]
    assert row["unit"] == "Xã Thử"
    return {int(number): value for number, value in row["columns"].items() if value}


def _assert_all_hold(form: dict[str, Any]) -> None:
    assert [check for check in form["checks"] if not check["holds"]] == []


def test_reception_of_citizens(tiepdan: Tiepdan, cases: Path) -> None:
    assert _columns(tiepdan, "01/TCD") == {
        1: 5, 2: 13, 3: 4, 4: 1,
        5: 2, 6: 4, 7: 1,
        10: 1, 11: 2, 12: 3, 13: 2,
        16: 1, 17: 1, 18: 6, 19: 1, 20: 1, 21: 6,
    }  # fmt: skip


def test_petitions_dealt_with(tiepdan: Tiepdan, cases: Path) -> None:
    assert _columns(tiepdan, "02/XLD") == {
        1: 7, 2: 5, 3: 5, 4: 3, 5: 3, 6: 3, 7: 3, 9: 1, 10: 1, 11: 1, 23: 2, 24: 1, 25: 1,
    }  # fmt: skip


def test_complaints_resolved(tiepdan: Tiepdan, cases: Path) -> None:
    assert _columns(tiepdan, "03/GQKN") == {
        1: 3, 2: 3, 4: 1, 5: 1, 6: 1, 7: 1, 10: 1, 13: 12.5, 16: 120.5, 19: 2, 20: 1,
    }  # fmt: skip


def test_what_was_enforced(tiepdan: Tiepdan, cases: Path) -> None:
    assert _columns(tiepdan, "05/KQTH") == {1: 1, 3: 12.5, 5: 2.5, 8: 120.5, 11: 1}


def test_state_management(tiepdan: Tiepdan, cases: Path) -> None:
    assert _columns(tiepdan, "06/QLKNTC") == {1: 1, 4: 2, 5: 80}


def test_the_next_quarter_carries_over(tiepdan: Tiepdan, cases: Path) -> None:
    form = _form(tiepdan, "02/XLD", "--period", "Q4/2026")
    assert form["rows"][0]["columns"]["1"] == 2
    form = _form(tiepdan, "05/KQTH", "--period", "Q4/2026")
    assert form["rows"][0]["columns"]["3"] == 10


def test_as_data(tiepdan: Tiepdan, cases: Path) -> None:
    form = _form(tiepdan, "01/TCD")
    assert list(form) == ["form", "circular", "from", "to", "rows", "checks", "note"]
    assert (form["form"], form["circular"]) == ("01/TCD", "06/2025/TT-TTCP")
    assert (form["from"], form["to"]) == ("2026-06-15", "2026-09-14")
    assert list(form["rows"][0]["columns"]) == [str(number) for number in range(1, 22)]
    assert {"check": "1 = 5+11+17", "holds": True} in form["checks"]
    assert "Thủ trưởng" in form["note"]


def test_all_forms_hold_and_speak_of_each_other(tiepdan: Tiepdan, cases: Path) -> None:
    run = tiepdan("report", "forms", *Q3, "--json")
    assert [form["form"] for form in run.data] == [
        "01/TCD", "02/XLD", "03/GQKN", "04/GQTC", "05/KQTH", "06/QLKNTC",
    ]  # fmt: skip
    for form in run.data:
        _assert_all_hold(form)
    assert {"check": "1 = 02.6", "holds": True} in run.data[2]["checks"]


@pytest.mark.parametrize("each", [5, pytest.param(1, marks=pytest.mark.exhaustive)])
def test_every_number_opens_into_its_rows(tiepdan: Tiepdan, cases: Path, each: int) -> None:
    """Also what is nought; of that, in usual runs, every fifth."""
    amounts = {"people", "classes", "amount"}
    seen = 0
    for form in tiepdan("report", "forms", *Q3, "--json").data:
        columns = form["rows"][0]["columns"]
        passed_over = {number for number in columns if not columns[number]}
        passed_over -= set(sorted(passed_over)[::each])
        for number in columns.keys() - passed_over:
            value = columns[number]
            rows = _rows(tiepdan, form["form"], number)
            if not value:
                assert rows == [], (form["form"], number)
            elif not set(rows[0]) & amounts:
                assert len(rows) == value, (form["form"], number)
                seen += 1
    assert seen > 20


def _rows(tiepdan: Tiepdan, form: str, column: str) -> Sequence[dict[str, Any]]:
    run = tiepdan("report", form, *Q3, "--rows", column, "--json")
    assert run.code == 0, run.err
    found: Sequence[dict[str, Any]] = run.data
    return found


def test_rows_of_a_denunciation_tell_nothing(tiepdan: Tiepdan, cases: Path) -> None:
    run = tiepdan("report", "02/XLD", *Q3, "--rows", "1")
    assert "2026-0005" in run.out
    assert "thửa đất" not in run.out.partition("2026-0005")[2].splitlines()[0]
    (row,) = [row for row in _rows(tiepdan, "02", "25") if row["number"] == "2026-0005"]
    assert row["summary"] is None


def test_on_a_screen_the_columns_stand_under_their_headings(tiepdan: Tiepdan, cases: Path) -> None:
    out = tiepdan("report", "tcd", *Q3).out
    assert "01/TCD. TỔNG HỢP KẾT QUẢ TIẾP CÔNG DÂN" in out
    assert "Data from 15/06/2026 to 14/09/2026" in out
    assert "1 = 5+11+17" in out
    assert "22. Note: Thủ trưởng" in out


# --- What does not fit ----------------------------------------------------------------------------


def test_what_is_left_out_is_said(tiepdan: Tiepdan, cases: Path) -> None:
    run = tiepdan("report", "01/TCD", *Q3)
    assert (run.code, "1 visits were received by the Party secretary" in run.err) == (0, True)


def test_a_decision_without_a_result_breaks_a_sum(tiepdan: Tiepdan, given: Given) -> None:
    given(
        _petition("complaint", "06/07/2026"),
        ("accept", "1", "--on", "10/07/2026"),
        ("decide", "1", "--on", "03/08/2026", "--document", "5/QĐ-UBND", "--result", "upheld"),
        ("edit-event", "1", "decided", "--result", ""),
    )
    run = tiepdan("report", "03", *Q3, "--json")
    assert {"check": "7 = 8+9+10+11+12", "holds": False} in run.data["checks"]
    assert "03/GQKN: 7 = 8+9+10+11+12 does not hold: 1 = 0." in run.err
    assert "1 decisions or conclusions have no result recorded (2026-0001)" in run.err
    strict = tiepdan("report", "03", *Q3, "--strict")
    assert (strict.code, strict.out) == (4, "")


def test_eligible_and_not_ours_but_nothing_done(tiepdan: Tiepdan, given: Given) -> None:
    given(
        _petition("feedback", "06/07/2026", "--competent", "no"),
        ("examine", "1", "--on", "07/07/2026", "--eligible", "yes"),
    )
    run = tiepdan("report", "02", *Q3, "--json")
    assert {"check": "23 = 24+25", "holds": False} in run.data["checks"]
    assert "neither guided nor forwarded by the end of the period: 2026-0001" in run.err


def test_a_register_that_begins_within_the_period(tiepdan: Tiepdan, given: Given) -> None:
    given(
        _petition("complaint", "18/06/2026"),
        ("opening-balance", "--on", "01/07/2026", "--counted-from", "15/12/2025", "--visits", "21",
         "--visitors", "30"),
        ("opening-balance", "--kind", "complaint", "--received", "9",
         "--resolved", "7", "--closed", "0",
         "--carried-forward", "2"),
    )  # fmt: skip
    run = tiepdan("report", "02/XLD", *Q3)
    assert "The period begins on 15/06/2026, the register on 01/07/2026: of the days" in run.err
    assert "has of 15/12/2025 to 30/06/2026: 9 petitions received, 21 visits of 30" in run.err
    assert "complaint: the balance carries 2 forward, the register has 1" in run.err
    assert tiepdan("report", "02/XLD", *Q3, "--strict").code == 4
    assert "register on" not in tiepdan("report", "02/XLD", "--period", "Q4/2026").err


def test_what_a_table_prints_can_be_typed(tiepdan: Tiepdan, cases: Path) -> None:
    """The heading of a column, its number with its sum, the id of a report, a period's name."""
    path = "Số đơn thuộc thẩm quyền – Khiếu nại – Phân loại theo lĩnh vực – Đất đai"
    for typed, column in (("9", "9"), (path, "9"), ("hành chính", "15"), ("3 = 4+23", "3")):
        run = tiepdan("report", "02/XLD", *Q3, "--rows", typed)
        assert run.out == tiepdan("report", "02/XLD", *Q3, "--rows", column).out
        assert run.code == 0, run.err
    ambiguous = tiepdan("report", "02/XLD", *Q3, "--rows", "đất đai")
    assert (ambiguous.code, ambiguous.out) == (2, "")
    assert "are called “đất đai”: 9, 21." in ambiguous.err
    of_quarter = tiepdan("report", "bc-ttr", "--period", "QUARTER III/2026 (15/06–14/09)", "--json")
    assert [form["form"] for form in of_quarter.data] == [
        "01/TCD", "02/XLD", "03/GQKN", "04/GQTC", "05/KQTH", "06/QLKNTC",
    ]  # fmt: skip
    of_year = tiepdan("report", "BC-TTR", "--period", "reporting year 2026", "--json")
    assert of_year.data["report"] == "mau-02"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("BC-TTR",), 2, "Of which period is BC-TTR?"),
        (("BC-DANG", "--period", "Q2/2026"), 2, "No report BC-DANG is asked for of quarter II"),
        (("xyz", *Q3), 3, "There is no report “xyz”;"),
        (("01/TCD",), 2, "Of which period?"),
        (("01/TCD", "--period", "Q1/2019"), 2, "write the days"),
        (("01/TCD", "--from", "2019", "--to", "2019"), 3, "No form is known for"),
        (("01/TCD", *Q3, "--rows", "30"), 3, "its columns are 1 to 21"),
        (("forms", *Q3, "--rows", "3"), 2, "--rows is for one form"),
        (("01/XLD", *Q3), 3, "01/2024/TT-TTCP"),
    ],
)
def test_what_cannot_be(
    tiepdan: Tiepdan, database: Path, arguments: Command, code: int, said: str
) -> None:
    run = tiepdan("report", *arguments)
    assert (run.code, run.out) == (code, ""), run.err
    assert said in run.err


def test_a_form_of_its_own_beside_the_register(tiepdan: Tiepdan, cases: Path) -> None:
    folder = cases.parent / "forms"
    folder.mkdir()
    (folder / "own.toml").write_text(
        'form = "07/XA"\ncircular = "9/2026"\ntitle = "Lượt tiếp"\nsince = 2026-01-01\n'
        'article = "a"\nsource = "b"\nconfidence = "verified"\nchecks = ["1 >= 2"]\ncolumn = [\n'
        '{ number = 1, heading = ["Lượt"], count = "visits" },\n'
        '{ number = 2, heading = ["Đoàn", "Lượt"], count = "visits", is_large_group = true },\n]\n',
        encoding="utf-8",
    )
    assert _columns(tiepdan, "07/XA") == {1: 6, 2: 1}
    (folder / "own.toml").write_text("form = 7", encoding="utf-8")
    faulty = tiepdan("report", "07/XA", *Q3)
    assert (faulty.code, faulty.out) == (5, "")
    assert "own.toml: “form” has the wrong type." in faulty.err
