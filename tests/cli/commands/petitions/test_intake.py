"""What came in: its form, who sent it on, who speaks for whom, and several contents."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import (
    COMPLAINT,
    DENUNCIATION,
    DIALOGUE,
    PROPOSAL,
    Command,
    Given,
    Tiepdan,
    assert_refused,
    do,
)

SENT: Command = (
    *PROPOSAL, "--channel", "other_office", "--sent-by", "UBND tỉnh Hà Tĩnh",
    "--sent-document", "758/UBND-TD", "--sent-on", "30/10/2026",
)  # fmt: skip
AT_A_DIALOGUE: Command = (
    *PROPOSAL, "--channel", "dialogue", "--received", "10/11/2026", "--meeting", "B1",
)  # fmt: skip


def _facts(tiepdan: Tiepdan, number: str = "1") -> dict[str, Any]:
    facts: dict[str, Any] = tiepdan("show", number, "--json").data["facts"]
    return facts


# --- The form -----------------------------------------------------------------------------------


def test_the_form_is_as_told_or_as_is_usual_where_it_came_from(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, DIALOGUE)
    for number, (new, form) in enumerate((
        (PROPOSAL, "written"),
        ((*PROPOSAL, "--channel", "voter_contact"), "opinion"),
        (AT_A_DIALOGUE, "opinion"),
        ((*AT_A_DIALOGUE, "--form", "đơn"), "written"),
        ((*PROPOSAL, "--channel", "điện thoại"), "oral"),
        ((*PROPOSAL, "--channel", "reception", "--form", "người tiếp ghi lại"), "oral"),
    ), start=1):  # fmt: skip
        do(tiepdan, new)
        assert _facts(tiepdan, str(number))["form"] == form, new


def test_only_petitions_count_as_petitions_and_opinions_as_opinions(
    tiepdan: Tiepdan, given: Given
) -> None:
    given(
        DIALOGUE,
        AT_A_DIALOGUE,
        AT_A_DIALOGUE,
        (*AT_A_DIALOGUE, "--form", "written"),
        (*PROPOSAL, "--channel", "reception", "--form", "oral"),
    )
    figures = tiepdan("stats", "--from", "11/2026", "--json").data["figures"]
    assert {name: figures[name]["total"] for name in (
        "petitions_received", "petitions_submitted", "petitions_voiced", "dialogue_opinions",
        "petitions_from_dialogues",
    )} == {
        "petitions_received": 4, "petitions_submitted": 2, "petitions_voiced": 2,
        "dialogue_opinions": 2, "petitions_from_dialogues": 3,
    }  # fmt: skip
    rows = tiepdan("stats", "--from", "11/2026", "--rows", "petitions_voiced", "--json").data
    assert [row["form"] for row in rows] == ["opinion", "opinion"]
    do(tiepdan, ("edit", "1", "--form", "đơn"))
    figures = tiepdan("stats", "--from", "11/2026", "--json").data["figures"]
    assert figures["petitions_voiced"]["total"] == 1


def test_the_reference_register_has_its_opinions_and_matters(
    tiepdan: Tiepdan, ky_chau: Path
) -> None:
    figures = tiepdan("stats", "--from", "2019", "--to", "2023", "--json").data["figures"]
    names = ("petitions_received", "petitions_submitted", "petitions_voiced", "dialogue_opinions",
             "reception_matters")  # fmt: skip
    assert [figures[name]["total"] for name in names] == [19, 8, 11, 11, 8]


# --- Who sent it on -----------------------------------------------------------------------------


def test_who_sent_it_on_is_kept_shown_and_corrected(tiepdan: Tiepdan, given: Given) -> None:
    path = given(SENT)
    facts = _facts(tiepdan)
    assert (facts["sent_by"], facts["sent_document"], facts["sent_on"]) == (
        "UBND tỉnh Hà Tĩnh", "758/UBND-TD", "2026-10-30",
    )  # fmt: skip
    assert "758/UBND-TD" in tiepdan("show", "1").out
    do(tiepdan, ("edit", "1", "--sent-on", "31/10/2026"), ("undo", "--yes"))
    assert _facts(tiepdan)["sent_on"] == "2026-10-30"
    assert_refused(tiepdan, path, ("edit", "1", "--channel", "post"), "by nobody")
    assert_refused(tiepdan, path, ("edit", "1", "--received", "29/10/2026"), "--sent-on")
    do(tiepdan, ("edit", "1", "--channel", "post", "--sent-by", "", "--sent-document", "",
                 "--sent-on", ""))  # fmt: skip


@pytest.mark.parametrize(
    ("more", "reason", "code"),
    [
        (("--channel", "post", "--sent-by", "UBND tỉnh"), "by nobody", 4),
        (("--channel", "press", "--sent-on", "03/11/2026"), "after the day of receipt", 4),
        (("--channel", "press", "--sent-on", "03/11/2027"), "--sent-on", 2),
        (("--form", "thư"), "--form", 2),
        (("--representing", "ai"), "--representing", 2),
        (("--mixed", "ba"), "--mixed", 2),
    ],
)
def test_what_cannot_be_is_refused(
    tiepdan: Tiepdan, database: Path, more: Command, reason: str, code: int
) -> None:
    assert_refused(tiepdan, database, (*PROPOSAL, *more), reason, code=code)


# --- Who speaks for whom ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("people", "named", "warning"),
    [
        ("4", None, ""),
        ("5", None, "at most 2"),
        ("10", "Bà A, ông B", ""),
        ("10", "Bà A, ông B và ông C", "at most 2"),
        ("12", "Bà A; ông B", ""),
        ("12", "A, B, C, D, E, G", "at most 5"),
    ],
)
def test_a_group_is_told_how_many_may_speak_for_it(
    tiepdan: Tiepdan, database: Path, people: str, named: str | None, warning: str
) -> None:
    more = () if named is None else ("--representative", named)
    run = tiepdan(*PROPOSAL, "--people", people, *more)
    assert run.code == 0
    assert ("Điều 29" in run.err) == bool(warning)
    assert warning in run.err
    is_group = named is not None and int(people) >= 5
    assert _facts(tiepdan)["represents"] == ("group" if is_group else None)


def test_more_who_speak_than_petition_are_told(tiepdan: Tiepdan, database: Path) -> None:
    said = "{} people are named to speak for {}"
    two = (*COMPLAINT, "--people", "2", "--representative")
    assert said.format(6, 2) in tiepdan(*two, "A, B, C, D, E và G").err
    assert "to speak for" not in tiepdan(*two, "A; B").err
    assert said.format(2, 1) in tiepdan("edit", "2", "--people", "1").err
    assert "to speak for" not in tiepdan("edit", "2", "--representative", "A").err
    assert "at most 2" in tiepdan("edit", "2", "--people", "7", "--representative", "A, B, C").err


def test_how_many_speak_for_a_denouncer_is_told_only_where_it_is_typed(
    tiepdan: Tiepdan, given: Given
) -> None:
    given((*DENUNCIATION, "--people", "3", "--representative", "A, B"))
    assert "speak" not in tiepdan("edit", "1", "--people", "1").err
    assert (
        "2 people are named to speak for 1" in tiepdan("edit", "1", "--representative", "C, D").err
    )


@pytest.mark.parametrize("gone", ["--representative", "--representing"])
def test_where_nobody_speaks_for_them_nobody_is_spoken_for(
    tiepdan: Tiepdan, given: Given, gone: str
) -> None:
    given((*COMPLAINT, "--representative", "Bà Đại Diện", "--representing", "hộ"))
    run = tiepdan("edit", "1", gone, "")
    assert "represented by" in run.err
    assert "speaks for" in run.err
    facts = _facts(tiepdan)
    assert (facts["representative"], facts["represents"]) == (None, None)
    do(tiepdan, ("undo", "--yes"), ("edit", "1", gone, "", "--representative", "Ông Khác"))
    assert _facts(tiepdan)["representative"] == "Ông Khác"


def test_an_identity_number_is_read_or_told(tiepdan: Tiepdan, database: Path) -> None:
    assert_refused(tiepdan, database, (*COMPLAINT, "--id-number", "abc"), "“abc”", "12 digits",
                   code=2)  # fmt: skip
    run = tiepdan(*COMPLAINT, "--id-number", "12-345")
    assert "tiepdan edit 2026-0001 --id-number" in run.err
    assert "12-345" not in run.err
    assert "tiepdan edit 2026-0001 --id-number" in tiepdan("edit", "1", "--id-number", "99").err
    assert "--id-number" not in tiepdan("edit", "1", "--id-number", "B1234567").err


def test_who_speaks_for_a_denouncer_is_as_secret_as_the_denouncer(
    tiepdan: Tiepdan, given: Given
) -> None:
    given((*DENUNCIATION, "--representative", "Luật sư Kín", "--representing", "luật sư"))
    for command in (("show", "1"), ("show", "1", "--json"), ("petitions",), ("history", "1"),
                    ("search", "Kín")):  # fmt: skip
        run = tiepdan(*command)
        assert "Luật sư Kín" not in run.out + run.err
    assert _facts(tiepdan)["represents"] == "lawyer"
    assert "Luật sư Kín" in tiepdan("show", "1", "--reveal", "mời làm việc").out


def test_who_speaks_for_others_is_found(tiepdan: Tiepdan, given: Given) -> None:
    given((*COMPLAINT, "--representative", "Bà Đại Diện", "--representing", "hộ"))
    assert "2026-0001" in tiepdan("search", "dai dien").out


# --- Several contents ---------------------------------------------------------------------------


MIXED: Command = (*COMPLAINT, "--mixed", "có", "--name", "Ông Mật", "--summary", "Điều mật")
PART: Command = (*PROPOSAL, "--name", "Ông Mật", "--summary", "Đường", "--split-from", "1")
DENOUNCED: Command = (*DENUNCIATION, "--name", "Ông Mật", "--split-from", "1")
READING = (
    ("show", "1"), ("show", "1", "--json"), ("history", "1"), ("history", "1", "--json"),
    ("petitions", "--to-split"), ("search", "điều"), ("overdue",), ("explain", "1"),
)  # fmt: skip


def _to_split(tiepdan: Tiepdan) -> list[str]:
    return [row["number"] for row in tiepdan("petitions", "--to-split", "--json").data]


def _links(tiepdan: Tiepdan, number: str) -> list[str]:
    return [row["number"] for row in tiepdan("show", number, "--json").data["links"]]


def test_several_contents_are_to_be_split_until_she_says_they_are(
    tiepdan: Tiepdan, given: Given
) -> None:
    path = given(MIXED, COMPLAINT)
    assert _to_split(tiepdan) == ["2026-0001"]
    split = tiepdan(*PART)
    assert "tiepdan edit 2026-0001 --mixed no" in split.err
    assert _to_split(tiepdan) == ["2026-0001"]
    assert "was split into" in tiepdan("show", "1").out
    assert "split off from" in tiepdan("show", "3").out
    do(tiepdan, ("link", "2", "--split-from", "1"), ("edit", "1", "--mixed", "không"))
    assert _to_split(tiepdan) == []
    assert "--mixed" not in tiepdan(*PART).err
    assert _links(tiepdan, "1") == ["2026-0002", "2026-0003", "2026-0004"]
    two = (*PROPOSAL, "--split-from", "1", "--continues", "1")
    assert_refused(tiepdan, path, two, "not several", code=2)


def test_what_a_denunciation_is_split_off_from_is_as_secret(tiepdan: Tiepdan, given: Given) -> None:
    given(MIXED, PART, ("add-visit", "--on", "06/07/2026", "--name", "Ông Mật", "--content",
                        "Lời mật", "--petition", "1"))  # fmt: skip
    assert "Ông Mật" in tiepdan("show", "1").out
    split = tiepdan(*DENOUNCED)
    assert "2026-0001 names who denounces" in split.err
    assert _facts(tiepdan)["contains_denunciation"] is True
    shown = "".join(tiepdan(*command).out for command in (*READING, ("visits",), ("show", "3")))
    assert [word for word in ("Ông Mật", "Điều mật", "Lời mật") if word in shown] == []
    # Another part is what it was, and nothing tells that it belongs there.
    do(tiepdan, (*PART, "--summary", "Cầu"))
    for number in ("2", "4"):
        assert _facts(tiepdan, number)["name"] == "Ông Mật"
        assert _links(tiepdan, number) == []
        told = tiepdan("show", number).out + tiepdan("history", number).out
        assert "2026-0001" not in told
        assert tiepdan("history", number, "--json").data["operations"][-1]["changes"] == 2
    assert _links(tiepdan, "1") == ["2026-0003"]
    revealed = tiepdan("show", "1", "--reveal", "xác minh theo QĐ 12", "--json").data
    assert [row["number"] for row in revealed["links"]] == ["2026-0002", "2026-0003", "2026-0004"]
    assert revealed["facts"]["name"] == "Ông Mật"
    assert tiepdan("check").code == 0


def test_taken_back_with_the_part_it_is_secret_no_more(tiepdan: Tiepdan, given: Given) -> None:
    given(MIXED, DENOUNCED)
    operations = tiepdan("history", "--all", "--json").data
    (number,) = [row["operation"] for row in operations if "names who denounces" in row["words"]]
    do(tiepdan, ("undo", str(number), "--yes"), ("check",))
    assert _facts(tiepdan)["name"] == "Ông Mật"


def test_it_may_be_said_before_anything_is_split_off(tiepdan: Tiepdan, given: Given) -> None:
    path = given((*MIXED, "--contains-denunciation", "yes"), DENOUNCED, PART)
    assert "Ông Mật" not in "".join(tiepdan(*command).out for command in READING)
    no = ("edit", "1", "--contains-denunciation", "no")
    assert_refused(tiepdan, path, no, "--reason", code=2)
    run = tiepdan(*no, "--reason", "phân loại lại")
    assert (run.code, "unlink 2026-0002 2026-0001" in run.err) == (4, True), run.err
    do(tiepdan, ("unlink", "2", "1"), (*no, "--reason", "phân loại lại"))
    assert _facts(tiepdan)["name"] == "Ông Mật"
    assert_refused(tiepdan, path, ("edit", "3", "--kind", "TC"), "--contains-denunciation yes")
    do(tiepdan, ("edit", "1", "--contains-denunciation", "yes"), ("edit", "3", "--kind", "TC"))
    assert tiepdan("check").code == 0


def test_a_waiver_of_the_whole_comes_after_that_of_the_part(tiepdan: Tiepdan, given: Given) -> None:
    waiver = ("--on", "20/11/2026", "--document", "5/ĐN")
    given(MIXED, DENOUNCED, ("waive-protection", "2", *waiver))
    assert "Ông Mật" not in tiepdan("show", "1").out
    do(tiepdan, ("waive-protection", "1", *waiver))
    assert _facts(tiepdan)["name"] == "Ông Mật"
    assert tiepdan(*DENOUNCED).code == 4


def test_whether_a_part_was_split_off_already_is_not_told(tiepdan: Tiepdan, given: Given) -> None:
    """Only that somebody tried is in the journal."""
    given(MIXED, DENOUNCED, PART, (*PROPOSAL, "--name", "Bà Khác"))
    answers = [tiepdan("link", number, "--split-from", "1") for number in ("3", "4")]
    assert [run.code for run in answers] == [0, 0]
    assert answers[0].err.replace("2026-0003", "") == answers[1].err.replace("2026-0004", "")
    rows = tiepdan("history", "--json").data[-2:]
    assert [(row["command"], row["changes"]) for row in rows] == [("link", 0)] * 2


# --- From files ---------------------------------------------------------------------------------


def test_all_of_it_comes_with_an_import_and_old_files_stay_good(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "petitioners.csv").write_text("number,name\n1,Hộ 01\n", encoding="utf-8")
    (folder / "petitions.csv").write_text(
        "number,petitioner,received_on,channel,kind,field,summary,hình thức đơn,nơi chuyển đơn,"
        "số văn bản chuyển,ngày văn bản chuyển,người đại diện,đại diện cho,nhiều nội dung,"
        "ngày nhập CSDL quốc gia\n"
        "2026-0001,1,2026-07-06,post,KN,land,Đường,trình bày bằng lời,,,,Bà A,hộ,có,2026-07-10\n"
        "2026-0002,1,2026-07-06,other_office,KN,land,Đường,,Thanh tra tỉnh,5/TTr,2026-07-01,,,,\n"
        "2026-0003,1,2026-07-06,voter_contact,PA,land,Đường,,,,,,,,\n",
        encoding="utf-8",
    )
    do(tiepdan, ("import", str(folder)))
    first, second, third = (_facts(tiepdan, f"2026-{number}") for number in (1, 2, 3))
    assert (first["form"], first["representative"], first["represents"], first["mixed"],
            first["entered_on"]) == ("oral", "Bà A", "household", True, "2026-07-10")  # fmt: skip
    assert (second["form"], second["sent_by"], second["mixed"]) == (
        "written", "Thanh tra tỉnh", False,
    )  # fmt: skip
    assert third["form"] == "opinion"
