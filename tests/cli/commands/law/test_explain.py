"""``tiepdan explain``: why each deadline is what it is, and never another than the stored one."""

import json
import re
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import (
    COMPLAINT,
    CONFERENCE,
    DENUNCIATION,
    DIALOGUE,
    PROPOSAL,
    TO,
    Tiepdan,
    do,
)
from tests.cli.running.test_streams import on_a_terminal
from tiepdan.cli.main import app
from tiepdan.cli.running import program

Commands = Sequence[tuple[str, ...]]

NUMBER = "2026-0001"
FAR_AHEAD = ("--today", "31/12/2030")
WEEKEND = {"Saturday", "Sunday"}


def explained(tiepdan: Tiepdan, number: str = NUMBER, *options: str) -> list[dict[str, Any]]:
    data = tiepdan("explain", number, "--json", *options).data
    assert data["number"] == number
    found: list[dict[str, Any]] = data["deadlines"]
    return found


def the(tiepdan: Tiepdan, limit: str, number: str = NUMBER, *options: str) -> dict[str, Any]:
    (found,) = [row for row in explained(tiepdan, number, *options) if row["limit"] == limit]
    return found


def section(out: str, limit: str) -> str:
    """What the text says about one limit: from its heading to the next one's."""
    (found,) = [
        part for part in re.split(r"\n\n(?=[^\n]+ \([\w-]+\)\n)", out) if f"({limit})\n" in part
    ]
    return found


def fact(out: str, limit: str, label: str) -> str:
    """What stands after a label in the text about one limit."""
    (found,) = [
        line.removeprefix(f"{label}:").strip()
        for line in section(out, limit).splitlines()
        if line.startswith(f"{label}:")
    ]
    return found


def special(row: dict[str, Any]) -> list[tuple[str, str, str]]:
    """The days left out that are no mere weekend: day, reason, authority."""
    return [
        (day["day"], day["reason"], day["authority"])
        for day in row["skipped"]
        if day["reason"] not in WEEKEND
    ]


ACCEPTED = (COMPLAINT, ("accept", NUMBER, "--on", "16/07/2026"))
RESOLVING = (DENUNCIATION, ("accept", NUMBER, "--on", "28/08/2026"))
EXAMPLES = (
    *ACCEPTED,
    (*COMPLAINT, "--received", "18/11/2026"),
    DENUNCIATION,
    (*PROPOSAL, "--received", "13/02/2026"),
    (*COMPLAINT, "--received", "29/06/2026"),
    DIALOGUE,
    ("conclude", "B1", "--on", "25/11/2026"),
    CONFERENCE,
)
"""The worked examples of the rule book, section 2: petitions 2026-0001 to 0005, B1 and B2."""


@pytest.fixture(scope="module")
def _examples(_templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("examples") / "examples.db"
    shutil.copy(_templates["empty"], path)
    for command in EXAMPLES:
        assert program.run(app, [*command, "--db", str(path), "--today", "25/11/2026"]) == 0
    return path


@pytest.fixture
def examples(_examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The worked examples, recorded, as the database that commands use by default."""
    path = Path(shutil.copy(_examples, tmp_path / "sổ.db"))
    monkeypatch.setenv("TIEPDAN_DB", str(path))
    return path


@pytest.mark.parametrize(
    ("number", "limit", "counted", "raw_due", "due"),
    [
        ("2026-0001", "KN-27", ("2026-07-06", "received", 7, "working"),
         "2026-07-15", "2026-07-15"),
        ("2026-0002", "KN-27", ("2026-11-18", "received", 7, "working"),
         "2026-11-30", "2026-11-30"),
        ("2026-0003", "TC-24", ("2026-08-20", "received", 7, "working"),
         "2026-08-28", "2026-08-28"),
        ("2026-0001", "KN-28", ("2026-07-16", "accepted", 30, "calendar"),
         "2026-08-15", "2026-08-17"),
        ("2026-0004", "TCD-10", ("2026-02-13", "received", 10, "working"),
         "2026-03-06", "2026-03-06"),
        ("2026-0005", "KN-27", ("2026-06-29", "received", 10, "calendar"),
         "2026-07-09", "2026-07-09"),
        ("B1", "DT-HT1", ("2026-11-10", "held", 10, "working"), "2026-11-25", "2026-11-25"),
        ("B1", "DT-HT2", ("2026-11-25", "conclusion_notice", 30, "working"),
         "2027-01-07", "2027-01-07"),
        ("B2", "DT-43b", ("2026-11-10", "held", 10, "calendar"), "2026-11-20", "2026-11-20"),
    ],
)  # fmt: skip
def test_the_worked_examples_of_the_rule_book(
    tiepdan: Tiepdan,
    examples: Path,
    number: str,
    limit: str,
    counted: tuple[str, str, int, str],
    raw_due: str,
    due: str,
) -> None:
    row = the(tiepdan, limit, number, "--today", "25/11/2026")
    assert (row["started_on"], row["started_by"], row["amount"], row["unit"]) == counted
    assert (row["raw_due"], row["due"]) == (raw_due, due)


def test_the_days_left_out_have_their_reason_and_authority(
    tiepdan: Tiepdan, examples: Path
) -> None:
    row = the(tiepdan, "KN-27", "2026-0002")
    assert [day["day"][-2:] for day in row["skipped"]] == ["21", "22", "24", "28", "29"]
    assert special(row) == [
        ("2026-11-24", "Ngày Văn hóa Việt Nam", "28/2026/QH16 Điều 2; 10065/VPCP-KGVX")
    ]
    assert special(the(tiepdan, "TCD-10", "2026-0004")) == [
        (f"2026-02-{day}", f"Tết Nguyên đán ({name})", "9859/VPCP-KGVX; 9441/TB-BNV")
        for day, name in (
            (16, "29 Chạp"), (17, "mùng 1"), (18, "mùng 2"), (19, "mùng 3"), (20, "mùng 4"),
        )
    ]  # fmt: skip
    # Saturday 22/08/2026 is worked for the 31st, so only the Sunday is left out.
    assert [day["day"] for day in the(tiepdan, "TC-24", "2026-0003")["skipped"]] == ["2026-08-23"]


def test_the_text_tells_what_a_lawyer_asks(tiepdan: Tiepdan, examples: Path) -> None:
    out = tiepdan("explain", "2").out
    assert out.startswith("Deadlines of 2026-0002 explained, as of 22/11/2026\n")
    assert "Thụ lý khiếu nại hoặc thông báo không thụ lý (KN-27)\n" in out
    assert fact(out, "KN-27", "Day 0") == (
        "Wednesday, 18/11/2026: received; counted from the next day (BLDS 2015, Điều 147)"
    )
    assert fact(out, "KN-27", "Time allowed") == "7 working days"
    basis = fact(out, "KN-27", "Basis")
    assert basis.startswith("Luật Khiếu nại, Điều 27 (sửa đổi bởi Luật 136/2025/QH15")
    assert basis.endswith("(since 01/07/2026)")
    assert fact(out, "KN-27", "Due") == "Monday, 30/11/2026"
    assert fact(out, "KN-27", "Outcome") == (
        "not done by 22/11/2026: 8 days left (5 working days)"
    )  # fmt: skip
    (holiday,) = [line for line in section(out, "KN-27").splitlines() if "24/11/2026" in line]
    assert "Ngày Văn hóa Việt Nam" in holiday
    assert "28/2026/QH16" in holiday


def test_it_is_told_in_vietnamese(process: Tiepdan, examples: Path) -> None:
    out = process("explain", "2", env={"TIEPDAN_LANG": "vi"}).out
    for text in ("24/11/2026", "Ngày Văn hóa Việt Nam", "thứ Hai, 30/11/2026", "thứ Bảy"):
        assert text in out
    assert "Tạm tính" in out  # the threshold of 45 days is reached in January 2027


def test_each_text_that_conflicts_is_counted(tiepdan: Tiepdan, examples: Path) -> None:
    """Received 29/06/2026: 09/07 by the law, 13/07 by the decree, 08/07 by the law to come."""
    row = the(tiepdan, "KN-27", "2026-0005")
    assert (row["version"], row["since"], row["until"]) == ("KN-27a", "2012-07-01", "2026-06-30")
    assert {other["version"]: (other["amount"], other["unit"], other["due"])
            for other in row["alternatives"]} == {
        "KN-27a-ND": (10, "working", "2026-07-13"),
        "KN-27a-CT": (7, "working", "2026-07-08"),
    }  # fmt: skip
    assert (row["alternative_due"], row["late_after"]) == ("2026-07-13", "2026-07-13")
    assert [len(other["skipped"]) for other in row["alternatives"]] == [4, 2]
    out = tiepdan("explain", "5").out
    assert fact(out, "KN-27", "Due") == "Thursday, 09/07/2026"
    for text in (
        "Monday, 13/07/2026: 10 working days by Nghị định 124/2020/NĐ-CP, Điều 16 khoản 1",
        "Wednesday, 08/07/2026: 7 working days by Luật Khiếu nại, Điều 27",
        "Days left out, by Nghị định 124/2020/NĐ-CP, Điều 16 khoản 1",
        "(01/07/2012 to 30/06/2026)",
    ):
        assert text in section(out, "KN-27")


def test_the_text_is_that_of_the_day_of_receipt(tiepdan: Tiepdan, database: Path) -> None:
    for received, number, version, alternatives in (
        ("09/12/2020", "2020-0001", "KN-27a", ["KN-27a-TT"]),
        ("10/12/2020", "2020-0002", "KN-27a", ["KN-27a-ND"]),
        ("19/06/2026", "2026-0001", "KN-27a", ["KN-27a-ND"]),
        ("30/06/2026", "2026-0002", "KN-27a", ["KN-27a-ND", "KN-27a-CT"]),
        ("01/07/2026", "2026-0003", "KN-27b", []),
    ):
        do(tiepdan, (*COMPLAINT, "--received", received))
        row = the(tiepdan, "KN-27", number)
        assert row["version"] == version
        assert [other["version"] for other in row["alternatives"]] == alternatives


def test_an_end_on_a_day_off_is_moved_and_said_to_be(tiepdan: Tiepdan, examples: Path) -> None:
    out = tiepdan("explain", "1").out
    assert fact(out, "KN-28", "Time allowed") == "30 days, days off counted"
    counted_to = fact(out, "KN-28", "Counted to")
    assert counted_to.startswith("Saturday, 15/08/2026, a day off; moved to the next working day")
    assert "Điều 148 khoản 5" in counted_to
    assert fact(out, "KN-28", "Due") == "Monday, 17/08/2026"
    row = the(tiepdan, "KN-28")
    assert [day["day"] for day in row["skipped"]] == ["2026-08-15", "2026-08-16"]


def test_a_complex_case_is_longer(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        *ACCEPTED,
        ("complex", "1", "--on", "20/07/2026", "--document", "5/BC", "--note", "nhiều địa điểm"),
    )  # fmt: skip
    row = the(tiepdan, "KN-28")
    assert (row["variant"], row["amount"]) == ("complex", 45)
    assert (row["raw_due"], row["due"]) == ("2026-08-30", "2026-09-03")
    out = tiepdan("explain", "1").out
    assert fact(out, "KN-28", "Longer") == "if complex"
    # Sunday; then a swapped day and two of the national holiday.
    assert [name for _day, name, _by in special(row)] == [
        "Hoán đổi (Quốc khánh), làm bù 22/8/2026", "Quốc khánh (ngày liền kề)", "Quốc khánh",
    ]  # fmt: skip


def test_a_complex_case_of_a_remote_office_is_longest(
    tiepdan: Tiepdan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIEPDAN_DB", str(tmp_path / "remote.db"))
    do(
        tiepdan,
        ("init", "--name", "Xã Xa", "--province", "Lào Cai", "--remote", "có"),
        *ACCEPTED,
    )  # fmt: skip
    row = the(tiepdan, "KN-28")
    assert (row["variant"], row["amount"], row["raw_due"]) == ("remote", 45, "2026-08-30")
    do(tiepdan, ("complex", "1", "--on", "20/07/2026", "--document", "5/BC", "--note", "x"))
    row = the(tiepdan, "KN-28")
    assert (row["variant"], row["amount"], row["raw_due"]) == ("remote_complex", 60, "2026-09-14")


def test_a_suspension_stands_still_and_is_left_out(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *ACCEPTED, ("suspend", "1", "--on", "20/07/2026", "--document", "12/QĐ"))
    row = the(tiepdan, "KN-28")
    assert row["paused_since"] == "2026-07-20"
    assert row["pauses"] == [{"from": "2026-07-20", "to": None, "days": 0}]
    assert row["days_late"] is None
    out = tiepdan("explain", "1").out
    assert fact(out, "KN-28", "Suspended") == "since 20/07/2026; the clock stands still"
    assert fact(out, "KN-28", "Outcome") == "suspended since 20/07/2026"

    do(tiepdan, ("resume", "1", "--on", "10/08/2026", "--document", "13/QĐ"))
    row = the(tiepdan, "KN-28")
    # 30 days after the 16th of July, and the 21 days from the 21st of July to the 10th of August.
    assert row["pauses"] == [{"from": "2026-07-20", "to": "2026-08-10", "days": 21}]
    assert (row["raw_due"], row["due"]) == ("2026-09-05", "2026-09-07")
    assert row["paused_since"] is None
    assert fact(tiepdan("explain", "1").out, "KN-28", "Suspended") == (
        "from 20/07/2026 to 10/08/2026: 21 days not counted"
    )


def test_extensions_by_days_and_to_a_day(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        *RESOLVING,
        ("extend", "1", "--days", "20", "--complexity", "specially_complex", "--on",
         "20/09/2026", "--document", "15/QĐ-UBND"),
        ("extend", "1", "--to", "10/11/2026", "--complexity", "đặc biệt phức tạp", "--on",
         "10/10/2026", "--document", "21/QĐ-UBND"),
    )  # fmt: skip
    row = the(tiepdan, "TC-30")
    # 30 days after 28/08 end on Sunday 27/09; 20 days more on 17/10.
    assert row["extensions"] == [
        {"decided_on": "2026-09-20", "days": 20, "to": None,
         "complexity": "specially_complex", "document_number": "15/QĐ-UBND"},
        {"decided_on": "2026-10-10", "days": 24, "to": "2026-11-10",
         "complexity": "specially_complex", "document_number": "21/QĐ-UBND"},
    ]  # fmt: skip
    assert (row["amount"], row["raw_due"], row["due"]) == (30, "2026-11-10", "2026-11-10")
    out = tiepdan("explain", "1").out
    for text in (
        "by 20 days, decided on 20/09/2026, 15/QĐ-UBND, specially complex",
        "to 10/11/2026 (24 days), decided on 10/10/2026, 21/QĐ-UBND, specially complex",
    ):
        assert text in section(out, "TC-30")


OUTCOMES = {
    ("2026-0001", "KN-27"): ("done on 16/07/2026 (accepted): late by 1 day (1 working day)", 1, 1),
    ("2026-0001", "TCD-10"): ("done on 16/07/2026 (accepted): in time", -4, -2),
    ("2026-0001", "KN-28"): (
        "not done by 22/11/2026: late by 97 days (67 working days)", 97, 67,
    ),
    ("2026-0002", "KN-27"): ("not done by 22/11/2026: 8 days left (5 working days)", -8, -5),
    ("2026-0003", "TCD-41"): (
        "not done by 22/11/2026: late by 48 days (34 working days);"
        " past the threshold (discipline possible)", 48, 34,
    ),
    ("2026-0004", "TCD-10"): ("no longer owed since 16/02/2026 (withdrawn)", None, None),
    ("2026-0005", "KN-27"): ("done on 13/07/2026 (accepted): in time", 0, 0),
    ("2026-0005", "KN-28"): ("done on 20/08/2026 (decided): late by 8 days (6 working days)", 8, 6),
    ("2026-0005", "KN-44"): ("a date that comes by itself; nobody is late", None, None),
}  # fmt: skip


def test_how_it_ended(tiepdan: Tiepdan, examples: Path) -> None:
    do(
        tiepdan,
        ("withdraw", "4", "--on", "16/02/2026"),
        ("accept", "5", "--on", "13/07/2026"),
        ("decide", "5", "--on", "20/08/2026", "--result", "upheld"),
    )  # fmt: skip
    told = {number: tiepdan("explain", number).out for number, _limit in OUTCOMES}
    data = {number: explained(tiepdan, number) for number in told}
    for (number, limit), (outcome, days, working_days) in OUTCOMES.items():
        assert fact(told[number], limit, "Outcome") == outcome
        (row,) = [row for row in data[number] if row["limit"] == limit]
        assert (row["days_late"], row["working_days_late"]) == (days, working_days)


def test_lateness_is_that_of_the_day_looked_at(tiepdan: Tiepdan, examples: Path) -> None:
    for today, outcome in (
        ("14/08/2026", "not done by 14/08/2026: 3 days left (1 working day)"),
        ("17/08/2026", "not done by 17/08/2026: due today"),
        ("18/08/2026", "not done by 18/08/2026: late by 1 day (1 working day)"),
        ("22/08/2026", "not done by 22/08/2026: late by 5 days (5 working days)"),
    ):
        assert fact(tiepdan("explain", "1", "--today", today).out, "KN-28", "Outcome") == outcome


def test_a_year_without_a_decision_is_provisional(tiepdan: Tiepdan, examples: Path) -> None:
    at = ("--today", "25/11/2026")
    assert [(row["limit"], row["provisional"]) for row in explained(tiepdan, "B1", *at)] == [
        ("DT-HT1", False), ("DT-HT2", True),
    ]  # fmt: skip
    out = tiepdan("explain", "B1", *at).out
    assert "not confirmed yet" in fact(out, "DT-HT2", "Provisional")
    assert "Provisional:" not in section(out, "DT-HT1")


def test_a_doubtful_rule_says_so(tiepdan: Tiepdan, examples: Path) -> None:
    doubt = fact(tiepdan("explain", "B1").out, "DT-HT1", "Doubtful")
    assert "chưa đối chiếu bản gốc Quyết định 657-QĐ/TU" in doubt
    row = the(tiepdan, "DT-HT1", "B1")
    assert (row["confidence"], row["doubt"]) == ("secondary", doubt)


def test_lead_times_are_counted_back(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        ("add-meeting", "--kind", "TDĐK", "--on", "26/11/2026", "--online"),
        (*COMPLAINT, "--received", "06/11/2026"),
        ("accept", "1", "--on", "16/11/2026"),
        ("record", "1", "dialogue", "--on", "11/12/2026"),
        (*CONFERENCE, "--on", "13/12/2026"),
    )  # fmt: skip
    schedule = the(tiepdan, "TCD-24", "B1")
    assert (schedule["unit"], schedule["due"]) == ("before", "2026-11-18")
    assert [day["day"][-2:] for day in schedule["skipped"]] == ["24", "22", "21"]
    assert (schedule["days_late"], schedule["working_days_late"]) == (4, 2)
    out = tiepdan("explain", "B1").out
    assert fact(out, "TCD-24", "Time allowed") == "at least 5 working days before"
    assert "counted back from the day before" in fact(out, "TCD-24", "Day 0")
    # Five days before Friday 11/12 is a Sunday: to be kept on Friday the 4th, late only after it.
    notice = the(tiepdan, "KN-dt")
    assert (notice["unit"], notice["raw_due"], notice["due"], notice["late_after"]) == (
        "before_calendar", "2026-12-06", "2026-12-04", "2026-12-06",
    )  # fmt: skip
    assert "to be kept on the working day before" in fact(
        tiepdan("explain", "1").out, "KN-dt", "Counted to"
    )
    conference = the(tiepdan, "DT-43a", "B2")
    assert (conference["raw_due"], conference["due"]) == ("2026-12-06", "2026-12-04")


def test_what_has_not_begun_is_not_shown(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *ACCEPTED, ("decide", "1", "--on", "10/08/2026", "--result", "upheld"))

    def limits(today: str) -> set[str]:
        return {row["limit"] for row in explained(tiepdan, NUMBER, "--today", today)}

    assert "KN-28" not in limits("15/07/2026")
    assert "KN-28" in limits("16/07/2026")
    assert "KN-th" not in limits("09/09/2026")  # the decision takes effect on 10/09/2026
    assert "KN-th" in limits("10/09/2026")


# --- The explanation and what is stored say the same -------------------------------------------

_SHOWN = {
    "limit": "limit", "name": "limit_name", "article": "basis", "started_on": "started_on",
    "raw_due": "raw_due", "due": "due", "alternative_due": "alternative_due",
    "done_on": "done_on", "done_by": "done_by", "paused_since": "paused_since",
    "severity": "severity", "provisional": "provisional", "doubt": "doubt",
    "law_date_passed": "law_date_passed",
}  # fmt: skip
"""The keys of an explanation, and those of the same facts in ``show`` and after recording."""

_STORED = {
    "limit": "limit_id", "version": "version_id", "severity": "severity",
    "started_on": "started_on", "raw_due": "raw_due", "due": "due",
    "alternative_due": "alternative_due", "late_after": "late_after", "done_on": "done_on",
    "done_by": "done_by", "paused_since": "paused_since", "provisional": "is_provisional",
}  # fmt: skip
"""The keys of an explanation, and the columns of the table of deadlines."""


def numbers(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return [
            *(f"B{row[0]}" for row in connection.execute("SELECT id FROM meeting ORDER BY id")),
            *(f"{year}-{sequence:04d}" for year, sequence in connection.execute(
                "SELECT year, sequence FROM petition ORDER BY id")),
        ]  # fmt: skip


def stored(database: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {number: [] for number in numbers(database)}
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        for row in connection.execute(
            "SELECT d.*, p.year, p.sequence FROM deadline AS d LEFT JOIN petition AS p"
            " ON p.id = d.petition_id ORDER BY d.started_on, d.due, d.id"
        ):
            number = (
                f"{row['year']}-{row['sequence']:04d}" if row["year"] else f"B{row['meeting_id']}"
            )
            values = {key: row[column] for key, column in _STORED.items()}
            if values["severity"] == "whole":  # kept so where the lists name the opinions
                values["severity"] = "duty"
            found[number].append(values | {"provisional": bool(row["is_provisional"])})
    return found


def assert_explained_as_stored(
    tiepdan: Tiepdan, database: Path, wanted: Sequence[str] | None = None
) -> int:
    """Every deadline of these numbers (or of all), explained and stored; returns how many."""
    kept, count = stored(database), 0
    for number in wanted or kept:
        told = explained(tiepdan, number, *FAR_AHEAD)
        # Told is what was done; a lead time or a milestone ends by itself, and nothing was.
        done = [
            {**row, "done_on": row["done_on"] if row["done_by"] else None} for row in kept[number]
        ]
        assert [{key: row[key] for key in _STORED} for row in told] == done, number
        count += len(kept[number])
    return count


LIVES: dict[str, Commands] = {
    "a complaint to its end": [
        *ACCEPTED,
        ("record", NUMBER, "act_known", "--on", "01/06/2026"),
        ("complex", NUMBER, "--on", "20/07/2026", "--document", "5/BC", "--note", "x"),
        ("suspend", NUMBER, "--on", "27/07/2026"),
        ("record", NUMBER, "order_sent", "--on", "29/07/2026"),
        ("resume", NUMBER, "--on", "14/08/2026"),
        ("record", NUMBER, "dialogue", "--on", "28/09/2026"),
        ("record", NUMBER, "dialogue_notified", "--on", "21/09/2026"),
        ("decide", NUMBER, "--on", "30/09/2026", "--result", "upheld"),
        ("record", NUMBER, "result_sent", "--on", "06/10/2026"),
        ("record", NUMBER, "result_received", "--on", "08/10/2026"),
        ("record", NUMBER, "enforced", "--on", "09/11/2026"),
    ],
    "a complaint that nobody answers": [(*COMPLAINT, "--received", "29/06/2026")],
    "a suspension that lasts": [*ACCEPTED, ("suspend", NUMBER, "--on", "27/07/2026")],
    "withdrawn while suspended": [
        *ACCEPTED,
        ("suspend", NUMBER, "--on", "27/07/2026"),
        ("withdraw", NUMBER, "--on", "03/08/2026"),
    ],
    "a denunciation extended twice": [
        (*DENUNCIATION, "--channel", "elected_body"),
        ("record", NUMBER, "several_places", "--on", "24/08/2026"),
        ("accept", NUMBER, "--on", "03/09/2026"),
        ("extend", NUMBER, "--days", "30", "--complexity", "specially_complex", "--on",
         "20/09/2026", "--document", "1/QĐ"),
        ("suspend", NUMBER, "--on", "05/10/2026"),
        ("resume", NUMBER, "--on", "12/10/2026"),
        ("extend", NUMBER, "--to", "20/11/2026", "--complexity", "specially_complex", "--on",
         "05/11/2026", "--document", "2/QĐ"),
        ("decide", NUMBER, "--on", "20/11/2026", "--result", "rejected"),
    ],
    "a denunciation for somebody else": [
        (*DENUNCIATION, "--not-competent"), ("forward", NUMBER, *TO, "--on", "27/08/2026"),
    ],
    "filed, to be kept a year": [PROPOSAL, ("file", NUMBER, "--on", "10/11/2026")],
    "refused at the reception": [
        PROPOSAL,
        ("record", NUMBER, "reception_refused", "--on", "03/11/2026", "--ground", "settled"),
        ("record", NUMBER, "refusal_sent", "--on", "09/11/2026"),
    ],
    "an opinion told to the party secretary": [
        (*PROPOSAL, "--meeting", "B1", "--channel", "dialogue", "--received", "10/11/2026"),
    ],
}  # fmt: skip
MEETINGS: Commands = [
    (*DIALOGUE, "--capacity", "party_secretary"),
    ("conclude", "B1", "--on", "12/11/2026"),
    ("add-meeting", "--kind", "TDĐK", "--on", "10/12/2026", "--online"),
    ("record", "B2", "announced", "--on", "20/11/2026"),
    (*DIALOGUE, "--on", "12/12/2026"),
    ("add-meeting", "--kind", "TDĐK", "--on", "17/12/2026"),
    ("cancel", "B4", "--reason", "bão"),
]
DAYS_OFF: Commands = [
    ("add-day-off", "27/08/2026", "--to", "28/08/2026", "--reason", "bão"),
    ("swap-days", "12/11/2026", "14/11/2026", "--reason", "hoán đổi"),
]


def test_the_explanation_is_of_the_stored_deadlines(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *MEETINGS)
    for position, life in enumerate(LIVES.values(), start=1):
        number = f"2026-{position:04d}"
        do(
            tiepdan,
            *(tuple(number if part == NUMBER else part for part in command) for command in life),
        )
    assert_explained_as_stored(tiepdan, database)
    before = stored(database)
    do(tiepdan, *DAYS_OFF)
    moved = [number for number, rows in stored(database).items() if rows != before[number]]
    assert len(moved) > 3
    assert_explained_as_stored(tiepdan, database, moved)
    for number in ("2026-0001", "2026-0003", "B2", "B3"):
        shown = tiepdan("show", number, "--json").data["deadlines"]
        told = explained(tiepdan, number)
        assert [
            {old: row[new] for new, old in _SHOWN.items()}
            | {"days_late": max(row["days_late"] or 0, 0)}  # an explanation counts days left too
            for row in told
        ] == shown


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.exhaustive)])
def test_the_reference_register_is_explained_as_stored(
    tiepdan: Tiepdan, ky_chau: Path, every: int
) -> None:
    """The petitions and dialogues; of the sixty receptions, which owe nothing, every twentieth."""
    kept = stored(ky_chau)
    receptions = [number for number, rows in kept.items() if not rows and number[0] == "B"]
    assert len(receptions) == 60
    wanted = [number for number in kept if number not in receptions] + receptions[::20]
    told = assert_explained_as_stored(tiepdan, ky_chau, wanted[::every])
    assert told >= 39 // every


_UNITS = {
    "working": ["--working"], "calendar": ["--calendar"], "months": ["--months"],
    "before": ["--before"], "before_calendar": ["--before", "--calendar"],
}  # fmt: skip


def test_the_calculator_counts_as_the_explanation_does(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        PROPOSAL, ("file", "1", "--on", "10/11/2026"),
        ("add-meeting", "--kind", "TDĐK", "--on", "10/12/2026"),
        (*CONFERENCE, "--on", "13/12/2026"),
        (*COMPLAINT, "--received", "18/11/2026"), ("accept", "2", "--on", "20/11/2026"),
        ("add-day-off", "25/11/2026", "--reason", "bão"),
    )  # fmt: skip
    told = {
        ("deadline", row["started_on"], str(row["amount"]), *_UNITS[row["unit"]]): row
        for number in numbers(database)
        for row in explained(tiepdan, number)
    }  # what is counted alike, once
    for command, row in told.items():
        counted = tiepdan(*command, "--json").data
        for key in ("raw_due", "due", "skipped", "provisional", "unit"):
            assert counted[key] == row[key], (row["limit"], key)
    assert {row["unit"] for row in told.values()} == set(_UNITS)


# --- The rules behind it ----------------------------------------------------------------------


def test_local_rules_are_switched_off_and_on(tiepdan: Tiepdan, database: Path) -> None:
    def known() -> set[str]:
        return {row["limit"] for row in explained(tiepdan, "B1")}

    do(tiepdan, DIALOGUE)
    assert known() == {"DT-HT1"}
    (pack,) = tiepdan("local-rules", "--json").data
    assert (pack["pack"], pack["province"], pack["is_on"]) == ("ha-tinh", "Hà Tĩnh", True)
    assert pack["rules"] == "DT-HT1, DT-HT2, DT-HT2a, DT-HT2b, NV-HT"

    run = tiepdan("local-rules", "ha-tinh", "--off", "--json")
    assert "off for this office" in run.err
    assert run.data == [
        {"number": "B1", "limit": "DT-HT1", "old_due": "2026-11-25", "new_due": None}
    ]
    assert known() == set()
    (row,) = [row for row in tiepdan("limits", "--json").data if row["id"] == "DT-HT1"]
    assert row["binds"] is False
    assert "Off for this office." in tiepdan("limits").out

    run = tiepdan("local-rules", "HA-TINH", "--on")
    assert "did not run" in run.out
    assert known() == {"DT-HT1"}
    assert assert_explained_as_stored(tiepdan, database) == 1
    for arguments, code in (
        (("ha-tinh", "--on", "--off"), 2), (("--on",), 2), (("thanh-hoa", "--on"), 3),
    ):  # fmt: skip
        run = tiepdan("local-rules", *arguments)
        assert (run.code, len(run.err.splitlines())) == (code, 1)


def test_the_rules_list_every_limit_with_its_remarks(tiepdan: Tiepdan) -> None:
    found = {
        row["limit"]: row
        for day in ("01/12/2020", "01/01/2027")
        for row in tiepdan("limits", "--on", day, "--json").data
    }
    assert len(found) == 43
    assert found["TCD-41"]["severity"] == "discipline"
    assert found["KN-44"]["severity"] == "milestone"
    assert found["TC-30"]["extension_days"] == 30
    assert found["KN-28"]["pausable_since"] == "2026-07-01"
    assert (found["KN-28"]["amount_complex"], found["KN-28"]["amount_remote_complex"]) == (45, 60)
    out = " ".join(re.findall(r"[^\s│]+", tiepdan("limits", "--on", "01/07/2026").out))
    for remark in (
        "Once it is past, discipline is possible.",
        "nobody is late.",
        "Rule of Hà Tĩnh alone.",
    ):
        assert all(word in out for word in remark.split())


# --- How it is printed ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "code"),
    [("2026-0099", 3), ("99", 3), ("B99", 3), ("b99", 3), ("x", 2), ("2026-0000", 2), ("", 2)],
)
def test_what_is_not_there_is_told(
    tiepdan: Tiepdan, database: Path, number: str, code: int
) -> None:
    run = tiepdan("explain", number, "--json")
    assert (run.code, run.out, len(run.err.splitlines())) == (code, "", 1)


def test_without_a_register_it_is_not_found(tiepdan: Tiepdan) -> None:
    assert tiepdan("explain", "1").code == 3


def test_a_case_without_any_limit(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        (*PROPOSAL, "--received", "02/01/2014"),  # before the law on receiving citizens
        ("add-meeting", "--kind", "TDĐK", "--on", "19/11/2026", "--status", "not_held",
         "--reason", "bão"),
    )  # fmt: skip
    for number in ("2014-0001", "B1"):
        run = tiepdan("explain", number)
        assert run.code == 0
        assert "No time limit has begun for it" in run.out
        assert tiepdan("explain", number, "--json").data == {"number": number, "deadlines": []}


def test_a_denouncer_is_in_no_explanation(tiepdan: Tiepdan, database: Path) -> None:
    marker = "DấuKín77"
    do(
        tiepdan,
        DIALOGUE,
        (*DENUNCIATION, "--name", marker, "--hamlet", marker, "--address", marker, "--summary",
         marker, "--id-number", marker, "--phone", marker, "--channel", "dialogue", "--meeting",
         "B1", "--received", "10/11/2026"),
        ("accept", "1", "--on", "12/11/2026", "--note", marker),
        ("suspend", "1", "--on", "13/11/2026", "--note", marker),
        ("resume", "1", "--on", "16/11/2026", "--note", marker),
        ("extend", "1", "--days", "5", "--complexity", "complex", "--on", "17/11/2026",
         "--document", "15/QĐ", "--note", marker),
        ("decide", "1", "--on", "20/11/2026", "--note", marker),
    )  # fmt: skip
    for number in ("1", "B1"):
        for form in ([], ["--json"]):
            run = tiepdan("explain", number, *form)
            assert run.code == 0
            assert marker not in run.out + run.err
    moved = tiepdan("add-day-off", "19/11/2026", "--reason", "bão")
    assert marker not in moved.out + moved.err


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_nothing_is_cut_on_a_terminal_of_any_width(examples: Path, columns: int) -> None:
    shown = on_a_terminal("explain", "5", columns=columns)
    plain = re.sub("\x1b\\[[0-9;]*m", "", shown)
    assert max(len(line) for line in plain.splitlines()) <= columns
    words = set(re.findall(r"\w+", plain))
    for text in ("KN-27", "09/07/2026", "13/07/2026", "Nghị định 124/2020/NĐ-CP", "điều khoản"):
        assert set(re.findall(r"\w+", text)) <= words


def test_in_a_pipe_a_fact_is_a_line(process: Tiepdan, examples: Path) -> None:
    out = process("explain", "5").out
    assert fact(out, "KN-27", "Doubtful").endswith("áp dụng quy định của ngày nhận đơn.")
    assert "\x1b" not in out


def test_reading_changes_no_byte(tiepdan: Tiepdan, ky_chau: Path) -> None:
    before = ky_chau.read_bytes()
    for number in ("2020-0003", "B24"):
        assert tiepdan("explain", number).code == 0
        assert json.loads(tiepdan("explain", number, "--json").out)["deadlines"]
    assert ky_chau.read_bytes() == before
