"""``tiepdan overdue`` and ``due``: each limit of the law, on the day it passes and not before."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import COMPLAINT, DENUNCIATION, DIALOGUE, PROPOSAL, Tiepdan, do


def _late(tiepdan: Tiepdan, today: str) -> list[tuple[str, str]]:
    rows = tiepdan("overdue", "--json", "--today", today).data
    return [(row["number"], row["limit"]) for row in rows]


@pytest.mark.parametrize(
    ("commands", "number", "limit", "last_day", "day_after"),
    [
        ([PROPOSAL], "2026-0001", "TCD-10", "16/11/2026", "17/11/2026"),
        ([COMPLAINT], "2026-0001", "KN-27", "15/07/2026", "16/07/2026"),
        (
            [COMPLAINT, ("accept", "1", "--on", "16/07/2026")],
            "2026-0001", "KN-28", "17/08/2026", "18/08/2026",
        ),
        ([DENUNCIATION], "2026-0001", "TC-24", "28/08/2026", "29/08/2026"),
        (
            [DENUNCIATION, ("accept", "1", "--on", "28/08/2026")],
            "2026-0001", "TC-30", "28/09/2026", "29/09/2026",
        ),
        ([DIALOGUE], "B1", "DT-HT1", "25/11/2026", "26/11/2026"),
        ([DIALOGUE, ("conclude", "B1", "--on", "11/11/2026")],
         "B1", "DT-HT2", "24/12/2026", "25/12/2026"),
    ],
)  # fmt: skip
def test_a_limit_is_late_the_day_after_it_is_due(
    tiepdan: Tiepdan,
    database: Path,
    commands: list[tuple[str, ...]],
    number: str,
    limit: str,
    last_day: str,
    day_after: str,
) -> None:
    for command in commands:
        assert tiepdan(*command).code == 0
    assert (number, limit) not in _late(tiepdan, last_day)
    assert (number, limit) in _late(tiepdan, day_after)


@pytest.mark.parametrize(
    ("commands", "stop", "limits"),
    [
        ([PROPOSAL], ("answer", "1", "--on", "10/11/2026"), {"TCD-10"}),
        ([COMPLAINT], ("accept", "1", "--on", "10/07/2026"), {"TCD-10", "KN-27"}),
        ([COMPLAINT, ("accept", "1", "--on", "10/07/2026")],
         ("decide", "1", "--on", "01/08/2026", "--result", "đúng"), {"KN-28"}),
        ([DENUNCIATION, ("accept", "1", "--on", "25/08/2026")],
         ("decide", "1", "--on", "01/09/2026"), {"TC-30"}),
        ([DIALOGUE], ("conclude", "1", "--on", "12/11/2026"), {"DT-HT1"}),
        ([DIALOGUE, ("conclude", "1", "--on", "12/11/2026")],
         ("conclude", "1", "--results", "--on", "20/11/2026"), {"DT-HT2"}),
    ],
)  # fmt: skip
def test_the_right_event_stops_a_limit(
    tiepdan: Tiepdan,
    database: Path,
    commands: list[tuple[str, ...]],
    stop: tuple[str, ...],
    limits: set[str],
) -> None:
    for command in commands:
        assert tiepdan(*command).code == 0
    far_ahead = "01/06/2027"
    assert limits <= {limit for _number, limit in _late(tiepdan, far_ahead)}
    assert tiepdan(*stop).code == 0
    assert not limits & {limit for _number, limit in _late(tiepdan, far_ahead)}


def test_agencies_owe_nothing_when_every_opinion_was_answered(
    tiepdan: Tiepdan, database: Path
) -> None:
    opinion = (*PROPOSAL, "--meeting", "B1", "--channel", "dialogue", "--received", "10/11/2026")
    for command in (
        DIALOGUE, opinion, opinion,
        ("answer", "1", "--on", "10/11/2026"),
        ("conclude", "B1", "--on", "12/11/2026"),
    ):  # fmt: skip
        assert tiepdan(*command).code == 0
    late = _late(tiepdan, "01/06/2027")
    assert ("2026-0002", "DT-HT2a") in late
    assert {number for number, limit in late if limit.startswith("DT-HT2")} == {"2026-0002"}
    assert tiepdan("answer", "2", "--on", "20/11/2026").code == 0
    assert not [limit for _number, limit in _late(tiepdan, "01/06/2027") if "DT-HT2" in limit]


def test_a_complaint_before_july_2026_is_late_only_after_both_texts(
    tiepdan: Tiepdan, database: Path
) -> None:
    tiepdan(*COMPLAINT, "--received", "29/06/2026")
    assert ("2026-0001", "KN-27") not in _late(tiepdan, "13/07/2026")
    (row,) = [
        row
        for row in tiepdan("overdue", "--json", "--today", "14/07/2026").data
        if row["limit"] == "KN-27"
    ]
    assert (row["due"], row["alternative_due"]) == ("2026-07-09", "2026-07-13")
    assert (row["days_late"], row["working_days_late"]) == (1, 1)
    between = tiepdan("due", "--json", "--today", "10/07/2026").data
    assert "KN-27" in {row["limit"] for row in between}


def test_a_remote_area_has_longer_for_a_complaint(
    tiepdan: Tiepdan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIEPDAN_DB", str(tmp_path / "remote.db"))
    tiepdan("init", "--name", "Xã Xa", "--province", "Lào Cai", "--remote", "có")
    tiepdan(*COMPLAINT)
    run = tiepdan("accept", "1", "--on", "16/07/2026", "--json")
    due = {row["limit"]: row["due"] for row in run.data["deadlines"]}
    # 45 days end on Sunday 30/08/2026; 31/08 is swapped off, 01-02/09 are the national holiday.
    assert due["KN-28"] == "2026-09-03"


def test_the_rules_of_ha_tinh_bind_ha_tinh_alone(
    tiepdan: Tiepdan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for province, limits in (
        ("Nghệ An", []),
        ("ha tinh", ["DT-HT1"]),
        ("Tỉnh Hà Tĩnh", ["DT-HT1"]),
    ):
        monkeypatch.setenv("TIEPDAN_DB", str(tmp_path / f"{province}.db"))
        tiepdan("init", "--name", "Xã", "--province", province)
        run = tiepdan(*DIALOGUE, "--json")
        assert [row["limit"] for row in run.data["deadlines"]] == limits


def test_json_has_the_promised_keys(tiepdan: Tiepdan, ky_chau: Path) -> None:
    rows = tiepdan("overdue", "--today", "20/10/2020", "--json").data
    assert [
        (row["subject"], row["number"], row["limit"], row["started_on"], row["due"],
         row["days_late"], row["working_days_late"], row["officer"])
        for row in rows
    ] == [
        ("meeting", "B24", "DT-HT1", "2020-09-29", "2020-10-13", 7, 5,
         "Công chức Địa chính - Xây dựng"),
        ("petition", "2020-0003", "TCD-10", "2020-09-29", "2020-10-13", 7, 5,
         "Công chức Địa chính - Xây dựng"),
        ("petition", "2020-0005", "TCD-10", "2020-10-01", "2020-10-15", 5, 3,
         "Công chức Địa chính - Xây dựng"),
    ]  # fmt: skip
    assert [row["limit_name"] for row in rows[1:]] == [
        "Trả lời công dân về việc tiếp nhận, xử lý"
    ] * 2
    assert all("Điều 28 khoản 1" in row["basis"] for row in rows[1:])


def test_says_clearly_when_nothing_is_late(tiepdan: Tiepdan, ky_chau: Path) -> None:
    run = tiepdan("overdue")
    assert (run.code, run.out) == (0, "Nothing is overdue on 22/11/2026.\n")
    assert tiepdan("overdue", "--json").data == []


def test_the_table_names_petition_limit_dates_and_lateness(tiepdan: Tiepdan, ky_chau: Path) -> None:
    out = tiepdan("overdue", "--today", "20/10/2020").out
    for text in ("2020-0003", "TCD-10", "29/09/2020", "13/10/2020", "7 days"):
        assert text in out


def test_due_counts_working_days_ahead(tiepdan: Tiepdan, database: Path) -> None:
    tiepdan(*DIALOGUE)  # notice due on Wednesday 25/11/2026; the 24th is a holiday
    tiepdan("record", "B1", "published", "--on", "19/11/2026")
    for today, within, expected in (
        ("20/11/2026", "1", []),
        ("20/11/2026", "2", ["DT-HT1"]),
        ("22/11/2026", "2", ["DT-HT1"]),
        ("25/11/2026", "0", ["DT-HT1"]),
        ("26/11/2026", "250", []),
    ):
        rows = tiepdan("due", "--within", within, "--today", today, "--json").data
        assert [row["limit"] for row in rows] == expected, (today, within)


@pytest.mark.parametrize("typed", ["-1", "x", "251", "1.5", ""])
def test_due_refuses_other_spans(tiepdan: Tiepdan, database: Path, typed: str) -> None:
    assert tiepdan("due", "--within", typed).code == 2


def test_local_rules_and_open_years_are_marked_as_doubtful(
    tiepdan: Tiepdan, database: Path
) -> None:
    tiepdan(*DIALOGUE)
    run = tiepdan("conclude", "B1", "--on", "20/11/2026")
    assert "657-QĐ/TU" in run.out
    assert "Provisional" in run.out


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nobody may forbid it to root")
def test_reads_a_database_that_it_may_not_write(tiepdan: Tiepdan, ky_chau: Path) -> None:
    ky_chau.chmod(0o400)
    ky_chau.parent.chmod(0o500)
    try:
        for command in ("overdue", "due", "petitions", "meetings", "documents", "stats"):
            assert tiepdan(command).code == 0
    finally:
        ky_chau.parent.chmod(0o700)


def test_reading_changes_no_byte(tiepdan: Tiepdan, ky_chau: Path) -> None:
    before = ky_chau.read_bytes()
    for command in (
        ["overdue"], ["due"], ["petitions"], ["meetings"], ["documents"], ["stats"],
        ["show", "2020-0003"], ["show", "B24"],
    ):  # fmt: skip
        assert tiepdan(*command, "--today", "20/10/2020").code == 0
    assert ky_chau.read_bytes() == before
    assert [file.name for file in ky_chau.parent.glob("*.db*")] == [ky_chau.name]


def test_deadlines_follow_new_data_files_at_once(tiepdan: Tiepdan, ky_chau: Path) -> None:
    """A database whose derived rows came from other data is never read as it is."""
    with closing(sqlite3.connect(ky_chau)) as connection, connection:
        connection.execute("UPDATE derivation SET fingerprint = 'other'")
        connection.execute("UPDATE deadline SET late_after = '2019-01-01', done_on = NULL")
    connection.close()
    assert tiepdan("overdue").out == "Nothing is overdue on 22/11/2026.\n"


def test_looks_beyond_the_stored_calendar(tiepdan: Tiepdan, database: Path) -> None:
    tiepdan(*PROPOSAL)
    rows = tiepdan("overdue", "--json", "--today", "01/06/2040").data
    rows = [row for row in rows if row["subject"] == "petition"]  # the office's reports besides
    assert [row["limit"] for row in rows] == ["TCD-41", "TCD-10"]
    assert all(row["working_days_late"] > 13 * 240 for row in rows)


def test_a_day_before_the_calendar_is_refused(tiepdan: Tiepdan, database: Path) -> None:
    run = tiepdan("overdue", "--today", "31/12/2012")
    assert run.code == 2
    assert "01/01/2013" in run.err


def test_between_two_texts_the_laws_own_date_is_said_to_have_passed(
    tiepdan: Tiepdan, database: Path
) -> None:
    """Received 29/06/2026: the Law gives until 09/07, the decree until 13/07."""
    do(tiepdan, (*COMPLAINT, "--received", "29/06/2026"))

    def says(command: str, today: str) -> bool:
        arguments = ("show", "1") if command == "show" else (command,)
        arguments = ("explain", "1") if command == "explain" else arguments
        return "law's own date" in tiepdan(*arguments, "--today", today).out.lower()

    for command in ("due", "overdue", "show", "explain"):
        assert not says(command, "09/07/2026"), command
        assert says(command, "10/07/2026"), command
        assert says(command, "13/07/2026"), command
        assert not says(command, "14/07/2026"), command
    amber = ("--json", "--today", "10/07/2026")
    assert tiepdan("overdue", *amber).data == []
    (row,) = [row for row in tiepdan("due", *amber).data if row["limit"] == "KN-27"]
    assert row["law_date_passed"] is True
    (row,) = [row for row in tiepdan("overdue", "--json", "--today", "14/07/2026").data
              if row["limit"] == "KN-27"]  # fmt: skip
    assert (row["law_date_passed"], row["days_late"]) == (False, 1)


def test_a_reminder_falls_due_and_is_never_late(tiepdan: Tiepdan, database: Path) -> None:
    """A first decision of 03/08/2026 is perhaps to be published by 18/08 (KN-ck)."""
    do(
        tiepdan,
        COMPLAINT,
        ("accept", "1", "--on", "15/07/2026"),
        ("decide", "1", "--on", "03/08/2026", "--result", "upheld"),
        ("record", "1", "result_sent", "--on", "04/08/2026"),
    )

    def due(today: str) -> list[str]:
        rows = tiepdan("due", "--within", "3", "--json", "--today", today).data
        return [row["limit"] for row in rows if row["severity"] == "reminder"]

    assert due("17/08/2026") == due("18/08/2026") == ["KN-ck"]
    assert due("19/08/2026") == []
    out = tiepdan("due", "--today", "18/08/2026").out
    assert "Reminder: Công khai" in out
    assert "Chỉ để nhắc" in out
    for today in ("19/08/2026", "22/11/2026"):
        rows = tiepdan("overdue", "--json", "--today", today).data
        assert "KN-ck" not in {row["limit"] for row in rows}
        (row,) = [row for row in tiepdan("show", "1", "--json", "--today", today).data["deadlines"]
                  if row["limit"] == "KN-ck"]  # fmt: skip
        assert (row["days_late"], row["done_on"]) == (0, None)
    assert "a reminder; nobody is late" in tiepdan("explain", "1").out
    (event,) = [row for row in tiepdan("show", "1", "--json").data["next"]
                if row["event"] == "published"]  # fmt: skip
    assert event["limit"] == "KN-ck"
    do(tiepdan, ("record", "1", "published", "--on", "01/09/2026"))
    assert "done on 01/09/2026 (published)" in tiepdan("explain", "1").out


def test_a_decision_takes_effect_on_day_31_whatever_day_that_is(
    tiepdan: Tiepdan, database: Path
) -> None:
    """Decided on 06/08/2026: the 30th day is a Saturday, in effect on Sunday 06/09."""
    do(
        tiepdan,
        COMPLAINT,
        ("accept", "1", "--on", "15/07/2026"),
        ("decide", "1", "--on", "06/08/2026", "--result", "upheld"),
    )
    (effect,) = [row for row in tiepdan("explain", "1", "--json").data["deadlines"]
                 if row["limit"] == "KN-44"]  # fmt: skip
    assert (effect["raw_due"], effect["due"]) == ("2026-09-06", "2026-09-06")
    assert (effect["amount"], effect["unit"]) == (30, "after")
    (enforcement,) = [row for row in tiepdan("show", "1", "--json").data["deadlines"]
                      if row["limit"] == "KN-th"]  # fmt: skip
    assert (enforcement["started_on"], enforcement["due"]) == ("2026-09-06", "2026-09-11")
    assert "which no day off moves" in tiepdan("explain", "1").out


def test_an_ad_hoc_dialogue_recorded_the_day_before_owes_nothing_of_a_conference(
    tiepdan: Tiepdan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIEPDAN_DB", str(tmp_path / "elsewhere.db"))
    tiepdan("init", "--name", "Xã", "--province", "Nghệ An")
    run = tiepdan("add-meeting", "--kind", "ad_hoc_dialogue", "--on", "23/11/2026", "--json")
    assert run.code == 0, run.err
    assert run.data["deadlines"] == []
