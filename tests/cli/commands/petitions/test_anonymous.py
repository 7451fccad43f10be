"""Petitions of which nobody knows who sent them: no name, no reply owed, filed or looked into."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.asking.test_prompts import converse
from tests.cli.conftest import (
    COMPLAINT,
    DENUNCIATION,
    Command,
    Given,
    Tiepdan,
    assert_refused,
    do,
)
from tests.records.facts import facts

LETTER: Command = (
    "add-petition", "--kind", "denunciation", "--received", "02/11/2026", "--anonymous", "yes",
    "--field", "corruption", "--channel", "post", "--summary", "Thu tiền sai quy định",
)  # fmt: skip
FEEDBACK: Command = (
    "add-petition", "--kind", "feedback", "--received", "02/11/2026", "--anonymous", "yes",
    "--field", "other", "--channel", "post", "--summary", "Đường hỏng",
)  # fmt: skip
COMPLAINT_OF_NOBODY: Command = tuple(
    "complaint" if part == "feedback" else part for part in FEEDBACK
)
NAMED: Command = (*DENUNCIATION, "--representative", "Ông Đại Diện", "--representing", "tập thể")
SECRETS = ("Người Tố Cáo 77", "038099000077", "Ông Đại Diện")


def _facts(tiepdan: Tiepdan, number: str = "1") -> dict[str, Any]:
    found: dict[str, Any] = tiepdan("show", number, "--json").data["facts"]
    return found


def _limits(tiepdan: Tiepdan, number: str = "1") -> set[str]:
    return {row["limit"] for row in tiepdan("show", number, "--json").data["deadlines"]}


def _person(path: Path, number: int = 1) -> dict[str, Any]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return dict(
            connection.execute(
                "SELECT w.* FROM petition AS p JOIN petitioner AS w ON w.id = p.petitioner_id"
                " WHERE p.sequence = ?",
                (number,),
            ).fetchone()
        )


# --- Recorded and shown -------------------------------------------------------------------------


def test_it_needs_no_name_and_says_so_wherever_a_name_would_stand(
    tiepdan: Tiepdan, given: Given
) -> None:
    path = given(LETTER, (*FEEDBACK, "--hamlet", "Hiệu Châu"), DENUNCIATION)
    assert _person(path)["name"] is None
    rows = tiepdan("petitions", "--json").data
    assert [(row["name"], row["anonymous"], row["hamlet"]) for row in rows] == [
        (None, False, None), (None, True, None), (None, True, "Hiệu Châu"),
    ]  # fmt: skip
    table = tiepdan("petitions").out
    # What it says stays secret; that there is no name does not.
    assert table.count("anonymous") == 2
    assert "Thu tiền" not in table
    for number in ("1", "2"):
        shown = tiepdan("show", number)
        assert "anonymous" in shown.out
        assert (_facts(tiepdan, number)["name"], _facts(tiepdan, number)["anonymous"]) == (
            None, True,
        )  # fmt: skip
    assert _facts(tiepdan, "3")["anonymous"] is False
    assert "anonymous" not in tiepdan("show", "3").out
    revealed = tiepdan("show", "1", "--reveal", "xác minh theo công văn 12").out
    assert "anonymous" in revealed
    assert "Thu tiền sai quy định" in revealed


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        (("--name", "Bà A"), "names nobody"),
        (("--id-number", "038099000077"), "names nobody"),
        (("--representative", "Ông B"), "names nobody"),
        (("--representing", "hộ"), "names nobody"),
        (("--anonymous", "có lẽ"), "--anonymous"),
    ],
)
def test_it_names_nobody(tiepdan: Tiepdan, database: Path, more: Command, reason: str) -> None:
    assert_refused(tiepdan, database, (*LETTER, *more), reason, code=2)


@pytest.mark.parametrize("anonymous", [(), ("--anonymous", "no")])
def test_a_name_is_left_out_only_by_saying_so(
    tiepdan: Tiepdan, database: Path, anonymous: Command
) -> None:
    nameless = tuple(part for part in LETTER if part not in {"--anonymous", "yes"})
    assert_refused(tiepdan, database, (*nameless, *anonymous), "--name", "--anonymous yes", code=2)
    assert_refused(
        tiepdan, database, (*nameless, *anonymous, "--name", ""), "--anonymous yes", code=2
    )


def test_two_letters_of_nobody_known_are_not_of_one_person(tiepdan: Tiepdan, given: Given) -> None:
    given((*FEEDBACK, "--hamlet", "Hiệu Châu"))
    other = (*FEEDBACK[:-1], "Trâu bò thả rông", "--hamlet", "Hiệu Châu")
    assert "looks like" not in tiepdan(*other).err
    again = tiepdan(*FEEDBACK, "--hamlet", "Hiệu Châu").err
    assert "looks like" not in again or "same name" not in again


# --- What is owed, and what may be done -----------------------------------------------------------


def test_nothing_is_owed_to_nobody_known(tiepdan: Tiepdan, given: Given) -> None:
    given(LETTER, FEEDBACK, (*FEEDBACK, "--addressed-to", "party"), (*LETTER, "--competent", "no"))
    assert all(_limits(tiepdan, number) == {"TCD-41"} for number in "1234")
    sent_on = ("--channel", "press", "--sent-by", "Báo Hà Tĩnh")
    do(tiepdan, (*(part for part in LETTER if part not in {"--channel", "post"}), *sent_on))
    assert _limits(tiepdan, "5") == {"TCD-41", "TC-26"}  # the newspaper can be told
    rows = {row["limit"]: row for row in tiepdan("limits", "--json").data}
    assert "Điều 25" in rows["TC-24"]["not_if_anonymous"]
    assert rows["TC-26"]["not_if_anonymous"] is None


def test_only_a_denunciation_without_a_name_may_be_eligible(tiepdan: Tiepdan, given: Given) -> None:
    path = given(COMPLAINT_OF_NOBODY, FEEDBACK, FEEDBACK, COMPLAINT)
    assert _limits(tiepdan) == {"TCD-41"}  # none to accept it by
    for number in "12":
        examine = ("examine", number, "--eligible", "yes", "--note", "ảnh")
        assert_refused(tiepdan, path, examine, "Điều 6", "--reason anonymous", "--anonymous no")
    code, screen = converse("examine", "1", answers=["", "", "", "", ""])
    assert code == 0, screen
    (event,) = tiepdan("show", "1", "--json").data["events"]
    assert (event["eligible"], event["ineligible_reason"]) == (False, "anonymous")
    # Nor does what is done with it say so.
    do(tiepdan, ("answer", "2", "--note", "niêm yết"), ("file", "3", "--reason", "rách nát"),
       ("examine", "4"))  # fmt: skip
    figures = tiepdan("stats", "--json").data["figures"]
    names = ("done", "eligible", "anonymous", "illegible")
    assert [figures[f"examination_{name}"]["total"] for name in names] == [4, 1, 2, 1]
    assert_refused(tiepdan, path, ("edit", "4", "--anonymous", "yes"), "not eligible")


def test_those_of_nobody_known_are_listed(tiepdan: Tiepdan, given: Given) -> None:
    given(LETTER, COMPLAINT, FEEDBACK)
    listed = tiepdan("petitions", "--anonymous", "--json").data
    assert {row["number"] for row in listed} == {"2026-0001", "2026-0003"}


@pytest.mark.parametrize("command", [("accept", "1"), ("guide", "1", "--body", "Thanh tra tỉnh"),
                                     ("return", "1"), ("answer", "1")])  # fmt: skip
def test_what_needs_somebody_is_refused(tiepdan: Tiepdan, given: Given, command: Command) -> None:
    path = given(LETTER)
    assert_refused(tiepdan, path, command, "anonymous", "--anonymous no --name")
    commands = {step["command"] for step in tiepdan("show", "1", "--json").data["next"]}
    assert not any(command[0] in one.split() for one in commands)


def test_it_is_filed_or_looked_into_by_its_evidence(tiepdan: Tiepdan, given: Given) -> None:
    path = given(LETTER, LETTER)
    do(tiepdan, ("file", "1", "--reason", "anonymous"))
    assert tiepdan("petitions", "--json").data[0]["state"] == "closed"
    assert_refused(tiepdan, path, ("examine", "2", "--eligible", "yes"), "evidence", "--note")
    do(
        tiepdan,
        ("examine", "2", "--eligible", "yes", "--note", "ảnh chụp phiếu thu"),
        ("forward", "2", "--body", "Ủy ban Kiểm tra Đảng ủy"),
    )
    assert_refused(
        tiepdan, path, ("edit-event", "2", "examined", "--note", ""), "evidence", "--note"
    )
    figures = tiepdan("stats", "--from", "11/2026", "--json").data["figures"]
    assert {name: figures[name]["total"] for name in (
        "petitions_received", "petitions_anonymous", "examination_eligible",
        "examination_anonymous",
    )} == {
        "petitions_received": 2, "petitions_anonymous": 2, "examination_eligible": 1,
        "examination_anonymous": 1,
    }  # fmt: skip
    rows = tiepdan("stats", "--from", "11/2026", "--rows", "petitions_anonymous", "--json").data
    assert len(rows) == 2
    table = tiepdan("stats", "--from", "11/2026", "--by", "nặc danh")
    assert (table.code, "anonymous" in table.out) == (0, True)


def test_an_anonymous_letter_with_a_proposal_may_be_answered_in_public(
    tiepdan: Tiepdan, given: Given
) -> None:
    given(FEEDBACK)
    answered = tiepdan("answer", "1", "--note", "niêm yết tại nhà văn hóa thôn")
    assert (answered.code, "nobody can be told" in answered.err) == (0, True)
    assert _facts(tiepdan)["state"] == "resolved"


@pytest.mark.parametrize(
    "command",
    [("protect", "1", "--measure", "secrecy"), ("waive-protection", "1", "--document", "5/ĐN")],
)
def test_nobody_known_is_not_protected_and_waives_nothing(
    tiepdan: Tiepdan, given: Given, command: Command
) -> None:
    assert_refused(tiepdan, given(LETTER), command, "no denouncer who is known")


# --- Corrected ------------------------------------------------------------------------------------


def test_a_name_found_later_is_a_correction(tiepdan: Tiepdan, given: Given) -> None:
    path = given(LETTER)
    assert_refused(tiepdan, path, ("edit", "1", "--name", "Bà A"), "--anonymous no --name")
    assert_refused(tiepdan, path, ("edit", "1", "--anonymous", "no"), "--name")
    assert_refused(
        tiepdan, path, ("edit", "1", "--anonymous", "no", "--id-number", "038099000077"), "--name"
    )
    do(tiepdan, ("edit", "1", "--anonymous", "no", "--name", "Bà A"))
    assert (_facts(tiepdan)["anonymous"], _person(path)["name"]) == (False, "Bà A")
    assert {"TC-24", "TCD-10", "TCD-41"} == _limits(tiepdan)
    assert "(kept secret)" in tiepdan("petitions").out
    assert "Bà A" not in tiepdan("history", "1").out + tiepdan("show", "1").out
    assert_refused(tiepdan, path, ("edit", "1", "--name", ""), "--anonymous yes")
    do(tiepdan, ("undo", "--yes"), ("check",))
    assert (_facts(tiepdan)["anonymous"], _person(path)["name"]) == (True, None)


def test_a_name_that_was_none_is_taken_away_and_stays_in_the_journal_alone(
    tiepdan: Tiepdan, given: Given
) -> None:
    path = given(NAMED)
    before = facts(path)
    corrected = tiepdan("edit", "1", "--anonymous", "yes")
    assert corrected.code == 0, corrected.err
    person = _person(path)
    assert (person["name"], person["id_number"], person["hamlet"]) == (None, None, "Thôn Kín")
    facts_now = _facts(tiepdan)
    assert (facts_now["anonymous"], facts_now["represents"]) == (True, None)
    assert _limits(tiepdan) == {"TCD-41"}
    shown = corrected.out + "".join(
        tiepdan(*command).out
        for command in (("history", "1"), ("history", "--all"), ("show", "1"), ("petitions",))
    )
    assert not any(secret in shown for secret in SECRETS)
    with closing(sqlite3.connect(path)) as connection:
        (kept,) = connection.execute(
            "SELECT count(*) FROM change WHERE personal LIKE '%Người Tố Cáo 77%'"
        ).fetchone()
    assert kept == 2
    assert tiepdan("show", "1", "--reveal", f"hỏi về {SECRETS[0]}").code == 4
    do(tiepdan, ("check",), ("undo", "--yes"), ("check",))
    assert facts(path) == before


def test_it_does_not_take_the_name_from_another_petition_of_the_same_person(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    folder = _files(
        tmp_path,
        "1,Hộ 01,Hiệu Châu\n2,,Hiệu Châu\n",
        "2026-0001,1,2026-11-02,post,PA,land,Đường,\n2026-0002,1,2026-11-02,post,PA,land,Cầu,\n"
        "2026-0003,2,2026-11-02,post,PA,land,Kênh,có\n"
        "2026-0004,2,2026-11-02,post,PA,land,Mương,có\n",
    )
    do(tiepdan, ("import", str(folder)), ("edit", "1", "--anonymous", "yes"),
       ("edit", "3", "--anonymous", "no", "--name", "Hộ 09"), ("check",))  # fmt: skip
    assert [_person(database, number)["name"] for number in (1, 2, 3, 4)] == [
        None, "Hộ 01", "Hộ 09", None,
    ]  # fmt: skip
    assert "2026-0002" in tiepdan("search", "Hộ 01").out
    assert "2026-0001" not in tiepdan("search", "Hộ 01").out


def test_what_was_recorded_with_a_name_must_fit_without_it(tiepdan: Tiepdan, given: Given) -> None:
    path = given(
        DENUNCIATION, ("accept", "1", "--on", "21/08/2026"),
        DENUNCIATION, ("protect", "2", "--measure", "secrecy"),
        DENUNCIATION, ("waive-protection", "3", "--document", "5/ĐN"),
    )  # fmt: skip
    for number in "123":
        assert_refused(tiepdan, path, ("edit", number, "--anonymous", "yes"), "anonymous")


def test_an_anonymous_petition_is_destroyed_like_any_other(tiepdan: Tiepdan, given: Given) -> None:
    old = tuple("01/10/2024" if part == "20/08/2026" else part for part in NAMED)
    path = given(
        old, ("edit", "2024-1", "--anonymous", "yes"),
        ("file", "2024-1", "--on", "02/10/2024", "--reason", "anonymous"),
    )  # fmt: skip
    do(tiepdan, ("purge", "--decision", "15/QĐ-UBND", "--yes"), ("check",))
    assert _person(path)["name"] is None
    assert "anonymous" in tiepdan("show", "2024-1").out
    with closing(sqlite3.connect(path)) as connection:
        whole = "\n".join(connection.iterdump())
    assert not any(secret in whole for secret in SECRETS)


# --- From files -----------------------------------------------------------------------------------


def _files(folder: Path, petitioners: str, petitions: str) -> Path:
    (folder / "petitioners.csv").write_text(f"number,name,hamlet\n{petitioners}", encoding="utf-8")
    (folder / "petitions.csv").write_text(
        "number,petitioner,received_on,channel,kind,field,summary,nặc danh\n" + petitions,
        encoding="utf-8",
    )
    return folder


def _assert_not_imported(tiepdan: Tiepdan, path: Path, folder: Path, *reasons: str) -> None:
    before = path.read_bytes()
    run = tiepdan("import", str(folder))
    assert (run.code, run.out, len(run.err.splitlines())) == (5, "", 1), run.err
    assert all(reason in run.err for reason in reasons), run.err
    assert path.read_bytes() == before


def test_it_comes_with_an_import_with_or_without_what_else_is_known(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    folder = _files(
        tmp_path, "1,,Hiệu Châu\n2,Hộ 01,\n",
        "2026-0001,1,2026-11-02,post,TC,land,Đường,có\n2026-0002,,2026-11-02,post,TC,land,Cầu,có\n"
        "2026-0003,2,2026-11-02,post,TC,land,Kênh,\n",
    )  # fmt: skip
    do(tiepdan, ("import", str(folder)), ("check",))
    assert [_facts(tiepdan, number)["anonymous"] for number in "123"] == [True, True, False]
    assert [_person(database, number)["hamlet"] for number in (1, 2)] == ["Hiệu Châu", None]


@pytest.mark.parametrize(
    ("petitioners", "petition", "place", "reason"),
    [
        ("1,,\n", "1,2026-11-02,post,TC,land,Đường,", "petitions.csv, line 2", "column anonymous"),
        ("1,Hộ 01,\n", "1,2026-11-02,post,TC,land,Đường,có", "petitions.csv", "names nobody"),
        ("1,Hộ 01,\n2,,\n", "1,2026-11-02,post,TC,land,Đường,", "petitioners.csv, line 3", "name"),
        ("1,Hộ 01,\n", ",2026-11-02,post,TC,land,Đường,", "petitions.csv, line 2", "petitioner"),
        ("1,Hộ 01,\n", "1,2026-11-02,post,TC,land,Đường,chắc", "petitions.csv", "nặc danh"),
    ],
)
def test_an_import_says_where_a_name_is_missing(
    tiepdan: Tiepdan, database: Path, tmp_path: Path, petitioners: str, petition: str,
    place: str, reason: str,
) -> None:  # fmt: skip
    folder = _files(tmp_path, petitioners, f"2026-0001,{petition}\n")
    _assert_not_imported(tiepdan, database, folder, place, reason)


def test_whoever_came_to_a_reception_has_a_name(
    tiepdan: Tiepdan, given: Given, tmp_path: Path
) -> None:
    path = given(("add-visit", "--on", "02/11/2026", "--name", "Bà A", "--content", "Đường"))
    before = path.read_bytes()
    assert tiepdan("edit-visit", "1", "--name", "").code == 2
    assert path.read_bytes() == before
    folder = _files(tmp_path, "1,,\n", "2026-0001,1,2026-11-02,post,TC,land,Đường,có\n")
    (folder / "visits.csv").write_text(
        "number,date,receiver,content,petitioner\n1,2026-11-02,clerk,Đường,1\n", encoding="utf-8"
    )
    _assert_not_imported(tiepdan, path, folder, "visits.csv", "has no name")


def test_an_opinion_in_a_file_may_be_of_nobody_known(
    tiepdan: Tiepdan, given: Given, tmp_path: Path
) -> None:
    given(("add-meeting", "--kind", "periodic_dialogue", "--on", "10/11/2026"))
    opinions = tmp_path / "ý kiến.csv"
    opinions.write_text("họ tên,nặc danh,nội dung\n,có,Đường\nHộ 01,,Cầu\n", encoding="utf-8")
    do(tiepdan, ("add-petition", "--meeting", "B1", "--file", str(opinions)))
    rows = tiepdan("petitions", "--json").data
    assert [(row["name"], row["anonymous"]) for row in rows] == [(None, True), ("Hộ 01", False)]
    opinions.write_text("họ tên,nội dung\n,Kênh\n", encoding="utf-8")
    again = tiepdan("add-petition", "--meeting", "B1", "--file", str(opinions))
    assert (again.code, "column anonymous" in again.err) == (5, True)
