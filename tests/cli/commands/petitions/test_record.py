"""Recording: what the clerk types is what the register then holds."""

from pathlib import Path

import pytest

from tests.cli.conftest import COMPLAINT, DIALOGUE, PROPOSAL, Tiepdan


def test_a_petition_gets_a_number_and_its_deadlines(tiepdan: Tiepdan, database: Path) -> None:
    run = tiepdan(*COMPLAINT)
    assert run.code == 0
    assert "2026-0001" in run.err
    assert "15/07/2026" in run.out
    run = tiepdan(*COMPLAINT, "--json")
    assert run.data["number"] == "2026-0002"
    assert [(row["limit"], row["due"]) for row in run.data["deadlines"]] == [
        ("KN-27", "2026-07-15"),
        ("TCD-10", "2026-07-20"),
        ("TCD-41", "2026-08-20"),
    ]


def test_numbers_run_by_year_of_receipt(tiepdan: Tiepdan, database: Path) -> None:
    numbers = [
        tiepdan(*PROPOSAL, "--received", day, "--json").data["number"]
        for day in ("02/11/2026", "30/12/2025", "03/11/2026", "31/12/2025")
    ]
    assert numbers == ["2026-0001", "2025-0001", "2026-0002", "2025-0002"]


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("khiếu nại", "complaint"), ("KHIEU NAI", "complaint"), ("kn", "complaint"),
        ("Tố cáo", "denunciation"), ("TC", "denunciation"), ("KNPA", "proposal"),
        ("kiến nghị", "proposal"), ("phản ánh", "feedback"), ("feedback", "feedback"),
    ],
)  # fmt: skip
def test_kinds_in_any_spelling(tiepdan: Tiepdan, database: Path, typed: str, kind: str) -> None:
    assert tiepdan(*PROPOSAL, "--kind", typed).code == 0
    assert tiepdan("petitions", "--json").data[0]["kind"] == kind


def test_fields_and_channels_in_vietnamese(tiepdan: Tiepdan, database: Path) -> None:
    assert tiepdan(*PROPOSAL, "--field", "dat dai", "--channel", "Bưu điện").code == 0
    (row,) = tiepdan("petitions", "--json").data
    assert (row["field"], row["channel"]) == ("land", "post")


def test_what_was_typed_is_kept(tiepdan: Tiepdan, database: Path) -> None:
    tiepdan(*COMPLAINT, "--officer", "Công chức Địa chính", "--people", "7")
    (row,) = tiepdan("petitions", "--json").data
    assert {key: row[key] for key in ("name", "hamlet", "summary", "officer", "people_count")} == {
        "name": "Công dân 01",
        "hamlet": "Hiệu Châu",
        "summary": "Tranh chấp ranh giới thửa đất",
        "officer": "Công chức Địa chính",
        "people_count": 7,
    }
    assert row["state"] == "new"


def test_an_opinion_takes_day_and_channel_from_its_dialogue(
    tiepdan: Tiepdan, database: Path
) -> None:
    tiepdan(*DIALOGUE)
    run = tiepdan(
        "add-petition", "--kind", "PA", "--name", "Hộ 07", "--field", "land", "--summary", "Ý kiến",
        "--meeting", "1",
    )  # fmt: skip
    assert run.code == 0
    (row,) = tiepdan("petitions", "--json").data
    assert (row["received_on"], row["channel"], row["meeting"]) == (
        "2026-11-10", "dialogue", "B1",
    )  # fmt: skip


def test_the_life_of_a_complaint(tiepdan: Tiepdan, database: Path) -> None:
    states = []
    for command in (
        COMPLAINT,
        ("answer", "1", "--on", "07/07/2026", "--document", "12/UBND"),
        ("accept", "2026-0001", "--on", "10/07/2026", "--note", "Đủ điều kiện"),
        (
            "decide",
            "1",
            "--on",
            "03/08/2026",
            "--result",
            "đúng một phần",
            "--document",
            "45/QĐ-UBND",
        ),
    ):
        assert tiepdan(*command).code == 0
        states.append(tiepdan("petitions", "--json").data[0]["state"])
    assert states == ["new", "new", "accepted", "resolved"]
    shown = tiepdan("show", "1")
    for text in ("45/QĐ-UBND", "partly right", "Đủ điều kiện", "KN-28", "10/08/2026"):
        assert text in shown.out


def test_meetings_are_held_or_cancelled(tiepdan: Tiepdan, database: Path) -> None:
    plan = ("add-meeting", "--kind", "TDĐK", "--on")
    for day in ("19/11/2026", "20/11/2026", "22/11/2026", "03/12/2026"):
        assert tiepdan(*plan, day, "--status", "planned").code == 0
    assert tiepdan("hold", "B1", "--people", "3").code == 0
    assert tiepdan("hold", "2", "--people", "0").code == 0
    assert tiepdan("cancel", "3", "--reason", "mưa bão, lũ lụt").code == 0
    assert tiepdan("cancel", "4", "--reason", "mất điện", "--moved-to", "04/12/2026").code == 0
    *rows, replacement = tiepdan("meetings", "--json").data
    assert (replacement["date"], replacement["replaces"]) == ("2026-12-04", "B4")
    assert [(row["number"], row["status"], row["not_held_reason"], row["not_held_note"])
            for row in rows] == [
        ("B1", "held", None, None),
        ("B2", "nobody_came", None, None),
        ("B3", "not_held", "storm_flood", None),
        ("B4", "not_held", "other", "mất điện"),
    ]  # fmt: skip
    assert rows[3]["moved_to"] == "2026-12-04"


def test_a_meeting_in_the_past_was_held_one_to_come_is_planned(
    tiepdan: Tiepdan, database: Path
) -> None:
    for day in ("21/11/2026", "22/11/2026", "23/11/2026"):
        tiepdan("add-meeting", "--kind", "TDĐK", "--on", day)
    statuses = [row["status"] for row in tiepdan("meetings", "--json").data]
    assert statuses == ["held", "planned", "planned"]


def test_a_visit_shows_that_a_planned_reception_was_held(tiepdan: Tiepdan, database: Path) -> None:
    tiepdan("add-meeting", "--kind", "TDĐK", "--on", "19/11/2026", "--status", "planned")
    tiepdan(*PROPOSAL)
    run = tiepdan(
        "add-visit", "--meeting", "B1", "--people", "6", "--name", "Nhóm hộ", "--content", "Hỏi",
        "--petition", "1", "--json",
    )  # fmt: skip
    assert run.data == {
        "number": 1, "date": "2026-11-19", "people_count": 6, "large_group": True,
        "petitions": ["2026-0001"],
    }  # fmt: skip
    assert "large group" in run.err
    (meeting,) = tiepdan("meetings", "--json").data
    assert (meeting["status"], meeting["visits"]) == ("held", 1)


def test_documents_and_sanctions(tiepdan: Tiepdan, database: Path) -> None:
    tiepdan(*PROPOSAL)
    run = tiepdan(
        "add-document", "--issuer", "đảng ủy", "--type", "QĐ", "--number", "72-QĐ/ĐU",
        "--on", "15/01/2019", "--title", "Quy chế đối thoại", "--petition", "1", "--json",
    )  # fmt: skip
    assert run.data == {"number": 1}
    (row,) = tiepdan("documents", "--json").data
    assert row == {
        "id": 1, "date": "2019-01-15", "issuer": "party", "type": "decision", "number": "72-QĐ/ĐU",
        "title": "Quy chế đối thoại", "petition": "2026-0001", "meeting": None, "voided_on": None,
        "void_reason": None, "effect": "new", "about_reception": None, "signatory": None,
        "addressees": None,
    }  # fmt: skip
    assert tiepdan("add-sanction", "--whom", "head", "--form", "khiển trách").code == 0
    figures = tiepdan("stats", "--json").data["figures"]
    assert figures["heads_disciplined"]["total"] == 1


def test_show_opens_a_meeting_with_its_opinions(tiepdan: Tiepdan, ky_chau: Path) -> None:
    run = tiepdan("show", "b24")
    assert run.code == 0
    for text in ("2020-0003", "2020-0004", "47/TB-UBND", "DT-HT2", "Hiệu Châu"):
        assert text in run.out


def test_lists_show_the_latest_rows_and_say_when_there_are_more(
    tiepdan: Tiepdan, ky_chau: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tiepdan.cli.asking.options.LIST_LENGTH", 5)
    for command, total in (("petitions", 19), ("meetings", 66), ("documents", 75)):
        cut = tiepdan(command).out
        assert f"5 of {total}" in cut
        whole = tiepdan(command, "--all").out
        assert len(whole.splitlines()) == len(cut.splitlines()) - 1 + total - 5
        assert len(tiepdan(command, "--json").data) == total


@pytest.mark.parametrize(
    ("typed", "reason", "note"),
    [
        ("lũ lụt", "storm_flood", None),
        ("dịch Covid", "epidemic", None),
        ("bão số 5 đổ bộ", "storm_flood", "bão số 5 đổ bộ"),
        ("bận báo cáo huyện", "other", "bận báo cáo huyện"),
    ],
)
def test_reasons_in_the_clerks_own_words(
    tiepdan: Tiepdan, database: Path, typed: str, reason: str, note: str | None
) -> None:
    tiepdan("add-meeting", "--kind", "TDĐK", "--on", "26/11/2026")
    run = tiepdan("cancel", "B1", "--reason", typed, "--moved-to", "27/11/2026")
    assert "Recorded meeting B2 on 27/11/2026 in its place." in run.err
    row, _replacement = tiepdan("meetings", "--json").data
    assert (row["not_held_reason"], row["not_held_note"]) == (reason, note)


def test_nobody_present_is_nobody_came_by_whatever_command(
    tiepdan: Tiepdan, database: Path
) -> None:
    tiepdan("add-meeting", "--kind", "TDĐK", "--on", "19/11/2026", "--people", "0")
    tiepdan("add-meeting", "--kind", "TDĐK", "--on", "20/11/2026", "--status", "planned")
    tiepdan("hold", "B2", "--people", "0")
    statuses = [row["status"] for row in tiepdan("meetings", "--json").data]
    assert statuses == ["nobody_came", "nobody_came"]


def test_a_visit_that_leads_to_a_petition_brings_a_matter(tiepdan: Tiepdan, database: Path) -> None:
    tiepdan("add-visit", "--on", "02/11/2026", "--content", "Hỏi")
    assert tiepdan(*PROPOSAL, "--channel", "reception", "--visit", "1").code == 0
    figures = tiepdan("stats", "--json").data["figures"]
    assert figures["reception_matters"]["total"] == 1
    again = tiepdan("add-visit", "--content", "x", "--petition", "1", "--petition", "1")
    assert again.code == 4
    assert len(tiepdan("stats", "--rows", "visits", "--json").data) == 1


def test_init_says_which_local_rules_bind(tiepdan: Tiepdan, tmp_path: Path) -> None:
    for name, told in (("t. Hà Tĩnh", "DT-HT1"), ("nghe an", "“Nghệ An”")):
        path = tmp_path / f"{told}.db"
        run = tiepdan("init", "--db", str(path), "--name", "Xã", "--province", name)
        assert run.code == 0
        assert told in run.err


def test_init_knows_the_provinces_by_all_their_names(tiepdan: Tiepdan, tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    run = tiepdan("init", "--db", str(path), "--name", "Xã", "--province", "Hà Tỉn")
    assert (run.code, path.exists()) == (2, False)
    assert "“Hà Tỉn”" in run.err
    assert "“Hà Tĩnh”" in run.err
    run = tiepdan("init", "--db", str(path), "--name", "Xã", "--province", "Bình Dương")
    assert run.code == 0
    assert "Hồ Chí Minh" in run.err
    assert "Bình Dương" in run.err
