"""``link``, ``unlink``, and what is said of likely duplicates when a petition is recorded."""

from pathlib import Path

import pytest

from tests.cli.asking.test_prompts import CTRL_C, converse
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
from tests.records.facts import facts

LATER = (*COMPLAINT, "--received", "20/07/2026")
OTHER = (*COMPLAINT[:6], "Ông Khác", *COMPLAINT[7:], "--hamlet", "Thôn Xa")
ROAD = "Mương tưới đầu thôn bị lấn chiếm, nước không thoát"


def links(path: Path) -> list[tuple[object, ...]]:
    return facts(path)["petition_link"]


@pytest.fixture
def three(given: Given) -> Path:
    """1 and 2 of one day, 3 later; 4 and 5 denunciations."""
    return given(COMPLAINT, OTHER, LATER, DENUNCIATION, DENUNCIATION)


# --- what continues after a decision --------------------------------------------------------------

DECIDED = (
    COMPLAINT,
    ("accept", "1", "--on", "10/07/2026"),
    ("decide", "1", "--on", "20/07/2026", "--result", "rejected"),
)
SECOND = (*COMPLAINT, "--received", "10/08/2026")
FOR_THE_SUPERIOR = "the chair of the province's People's Committee"


def test_a_complaint_that_continues_after_a_decision(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *DECIDED)
    told = tiepdan(*SECOND, "--continues", "1").err
    assert "2026-0001 was decided on 20/07/2026" in told
    assert FOR_THE_SUPERIOR in told
    assert "tiepdan edit 2026-0002 --level again" in told
    do(tiepdan, ("edit", "2", "--level", "again"), ("unlink", "2", "1"))
    assert FOR_THE_SUPERIOR not in tiepdan("link", "2", "--continues", "1").err
    do(tiepdan, SECOND)
    assert FOR_THE_SUPERIOR in tiepdan("link", "3", "--continues", "1").err


@pytest.mark.parametrize(
    ("before", "new"),
    [
        (DECIDED[:2], (*SECOND, "--continues", "1")),
        (DECIDED, (*SECOND, "--duplicate-of", "1")),
        (DECIDED, (*PROPOSAL, "--continues", "1")),
    ],
)
def test_nothing_else_is_a_second_complaint(
    tiepdan: Tiepdan, database: Path, before: tuple[Command, ...], new: Command
) -> None:
    do(tiepdan, *before)
    run = tiepdan(*new)
    assert run.code == 0
    assert FOR_THE_SUPERIOR not in run.err


# --- link and unlink ------------------------------------------------------------------------------


def test_a_duplicate_and_a_continuation(tiepdan: Tiepdan, three: Path) -> None:
    run = tiepdan(
        "link",
        "3",
        "--duplicate-of",
        "1",
        "--on",
        "21/07/2026",
        "--document",
        "5/BC",
        "--note",
        "x",
    )
    assert run.code == 0
    assert "Petition 2026-0003 is linked: duplicate of 2026-0001." in run.err
    assert "tiepdan file 2026-0003" in run.err
    run = tiepdan("link", "3", "--continues", "2", "--json")
    assert run.data == {"number": "2026-0003", "kind": "continuation", "earlier": "2026-0002"}
    assert "tiepdan file" not in run.err
    assert links(three) == [
        (3, 1, "duplicate", "2026-07-21", "5/BC", "x"),
        (3, 2, "continuation", "2026-11-22", None, None),
    ]


def test_a_link_changes_nothing_else_and_is_taken_away(tiepdan: Tiepdan, three: Path) -> None:
    before = tiepdan("petitions", "--json").data
    do(tiepdan, ("link", "3", "--duplicate-of", "1"))
    assert tiepdan("petitions", "--json").data == before
    run = tiepdan("unlink", "1", "3")  # whichever is named first
    assert (run.code, links(three)) == (0, [])
    do(tiepdan, ("undo", "--yes"))
    assert len(links(three)) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("3", "--duplicate-of", "3"), 4, ("itself",)),
        (("1", "--duplicate-of", "3"), 4, ("20/07/2026", "the other way")),
        (("3", "--duplicate-of", "9"), 3, ("2026-0009",)),
        (("9", "--duplicate-of", "3"), 3, ("2026-0009",)),
        (("3", "--duplicate-of", "1", "--on", "19/07/2026"), 4, ("19/07/2026", "20/07/2026")),
        (("3", "--duplicate-of", "1", "--on", "30/11/2026"), 2, ("30/11/2026",)),
        (("3", "--duplicate-of", "x"), 2, ("--duplicate-of", "x")),
        (("3", "--duplicate-of", "1", "--continues", "1"), 2, ("not several",)),
        (("3",), 2, ("--duplicate-of",)),
        (("4", "--duplicate-of", "1"), 4, ("under protection",)),
    ],
)
def test_refused_links(
    tiepdan: Tiepdan, three: Path, arguments: Command, code: int, words: tuple[str, ...]
) -> None:
    assert_refused(tiepdan, three, ("link", *arguments), *words, code=code)


def test_no_link_twice_nor_in_a_circle(tiepdan: Tiepdan, three: Path) -> None:
    do(tiepdan, OTHER, ("link", "2", "--duplicate-of", "1"), ("link", "6", "--continues", "2"))
    twice = ("link", "2", "--continues", "1")
    assert_refused(tiepdan, three, twice, "already", code=4)
    for earlier in ("2", "6"):
        circle = ("link", "1", "--duplicate-of", earlier)
        assert_refused(tiepdan, three, circle, "circle", code=4)
    assert_refused(tiepdan, three, ("unlink", "1", "6"), "not linked", code=3)


def test_denunciations_are_linked_with_each_other_only(tiepdan: Tiepdan, three: Path) -> None:
    """Linked to a complaint whose sender is shown, a denunciation would have a name."""
    do(tiepdan, ("link", "5", "--duplicate-of", "4"))
    do(tiepdan, (*COMPLAINT, "--received", "20/11/2026"))
    complaint = ("link", "6", "--continues", "4")
    assert_refused(tiepdan, three, complaint, "who denounces", code=4)
    do(tiepdan, ("unlink", "5", "4"))
    do(tiepdan, ("waive-protection", "4", "--document", "Đơn"), complaint)


def test_the_journal_keeps_a_link_by_number(tiepdan: Tiepdan, three: Path) -> None:
    do(tiepdan, ("link", "3", "--continues", "1"), ("unlink", "3", "1"))
    data = tiepdan("history", "3", "--json").data
    assert [row["words"] for row in data["operations"]][1:] == [
        "Petition 2026-0003 is linked: continuation of 2026-0001.",
        "Petitions 2026-0003 and 2026-0001 are no longer linked.",
    ]
    assert [
        (row["before"], row["after"]) for row in data["changes"] if row["column"] == "earlier_id"
    ] == [("–", "2026-0001"), ("2026-0001", "–")]


@pytest.mark.parametrize("denounces", ["1", "3"])
def test_nothing_links_a_denunciation_to_a_petition_whose_sender_is_shown(
    tiepdan: Tiepdan, three: Path, denounces: str
) -> None:
    """They were linked, and brought at one visit, when both were complaints."""
    other = {"1": "3", "3": "1"}[denounces]
    visit = ("add-visit", "--on", "20/07/2026", "--content", "Kín 77", "--petition", "1")
    do(tiepdan, ("link", "3", "--duplicate-of", "1"), (*visit, "--petition", "3"))
    do(tiepdan, ("unlink", "3", "1"), ("edit", denounces, "--kind", "TC"))
    number = f"2026-000{other}"
    assert tiepdan("visits", "--json").data[0]["petitions"] == f"2026-000{denounces}"
    assert number not in tiepdan("visits").out
    histories = [tiepdan("history", one, "--json").data for one in (other, denounces)]
    for history in histories:
        assert not [row for row in history["changes"] if row["table"] == "petition_link"]
        assert "Linked two petitions." not in [row["words"] for row in history["operations"]]
    shared = [{row["operation"] for row in history["operations"]} for history in histories]
    assert shared[0] & shared[1] == set()
    run = tiepdan("undo", "7", "--yes")
    assert number not in run.out + run.err
    do(tiepdan, ("waive-protection", denounces, "--document", "Đơn"))
    assert tiepdan("visits", "--json").data[0]["petitions"] == "2026-0001, 2026-0003"


def test_a_petition_that_others_are_linked_to_is_not_taken_back(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, COMPLAINT, COMPLAINT, ("link", "2", "--duplicate-of", "1"))
    assert_refused(tiepdan, database, ("undo", "2", "--yes"), code=4)


def test_at_a_terminal_it_asks(tiepdan: Tiepdan, three: Path) -> None:
    code, screen = converse("link", "3", answers=["x", "1", "2", "", "", ""])
    assert code == 0, screen
    assert "duplicate of" in screen
    ((later, earlier, kind, *_rest),) = links(three)
    assert (later, earlier, kind) == (3, 1, "continuation")


# --- Likely duplicates ----------------------------------------------------------------------------

ANSWERS = {
    "Kind": "KN", "Day of receipt": "20/07/2026", "Channel": "bưu điện", "Name": "Công dân 01",
    "Hamlet": "Hiệu Châu", "Field": "land", "Summary": "Tranh chấp ranh giới",
}  # fmt: skip


def test_at_a_terminal_she_decides(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, (*COMPLAINT, "--id-number", "038099000055"))
    code, screen = converse("add-petition", answers=ANSWERS)
    assert code == 0, screen
    for shown in ("(new)", "2026-0001", "06/07/2026", "same name and hamlet", "newly received",
                  "Tranh chấp ranh giới thửa đất"):  # fmt: skip
        assert shown in " ".join(screen.split())
    assert "038099000055" not in screen
    assert links(database) == []

    said: dict[str, str | tuple[str, ...]] = {
        **ANSWERS,
        "Number of the petition": ("9", "1"),
        "How it belongs": "2",
    }
    code, screen = converse("add-petition", answers=said)
    assert code == 0, screen
    assert "2026-0009 is not one of these: 2026-0002, 2026-0001." in screen
    assert links(database) == [(3, 1, "continuation", "2026-11-22", None, None)]
    assert len(tiepdan("history", "--json").data) == 4  # recorded and linked in one operation
    do(tiepdan, ("undo", "--yes"))
    assert (links(database), len(tiepdan("petitions", "--json").data)) == ([], 2)


def test_ctrl_c_at_the_question_writes_nothing(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT)
    before = database.read_bytes()
    code, screen = converse("add-petition", answers={**ANSWERS, "Number of the petition": CTRL_C})
    assert code == 130, screen
    assert database.read_bytes() == before


def test_without_a_terminal_it_is_recorded_and_said(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT)
    run = tiepdan(*LATER)
    assert run.code == 0
    assert "2026-0002 looks like 2026-0001 of 06/07/2026 (newly received)" in run.err
    assert "tiepdan link 2026-0002 --duplicate-of 2026-0001" in run.err
    assert "2026-0001" not in run.out
    assert links(database) == []


def test_by_a_flag_it_is_linked_at_once(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT)
    run = tiepdan(*LATER, "--duplicate-of", "1")
    assert run.code == 0
    assert "looks like" not in run.err
    assert "tiepdan file 2026-0002" in run.err
    do(tiepdan, (*LATER, "--continues", "2026-0001"))
    assert [(row[0], row[1], row[2]) for row in links(database)] == [
        (2, 1, "duplicate"), (3, 1, "continuation"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--duplicate-of", "9"), 3),
        (("--duplicate-of", "1", "--received", "01/07/2026"), 4),
        (("--duplicate-of", "1", "--continues", "1"), 2),
        (("--kind", "TC", "--duplicate-of", "1"), 4),
    ],
)
def test_a_wrong_flag_records_nothing(
    tiepdan: Tiepdan, database: Path, more: Command, code: int
) -> None:
    do(tiepdan, COMPLAINT)
    assert_refused(tiepdan, database, (*LATER, *more), code=code)


WATER = (*COMPLAINT[:-1], ROAD)
SAME_PLACE = (*WATER[:6], "Ông Khác", *WATER[7:])


@pytest.mark.parametrize(
    ("first", "second", "reasons"),
    [
        # The same person, whatever the spelling.
        ((*COMPLAINT, "--id-number", "038 099 000055"),
         (*OTHER, "--id-number", "038099000055", "--summary", "Việc khác hẳn"),
         "same identity number"),
        ((*COMPLAINT, "--id-number", "Hộ chiếu: b.1234/567"),
         (*OTHER, "--id-number", "HO CHIEU B1234567", "--summary", "Việc khác hẳn"),
         "same identity number"),
        (COMPLAINT, (*COMPLAINT, "--name", "CÔNG DÂN 01", "--hamlet", "hieu chau"),
         "same name and hamlet, similar content"),
        # Of one name, but two people.
        ((*COMPLAINT, "--id-number", "038099000055"), (*COMPLAINT, "--id-number", "038099000066",
         "--summary", "Xin xác nhận hộ nghèo"), None),
        # The same person about something else, in another field.
        (COMPLAINT, (*COMPLAINT, "--field", "policy", "--summary", "Xin xác nhận hộ nghèo"), None),
        # The same name in another hamlet.
        (COMPLAINT, (*COMPLAINT, "--hamlet", "Thôn Xa", "--summary", "Xin mượn sân"), None),
        # The same words at the same place, of somebody else.
        (WATER, (*SAME_PLACE, "--summary", "Mương tưới đầu thôn bị lấn chiếm, nước không thoát đi"),
         "similar content, same place"),
        (WATER, (*SAME_PLACE, "--summary", "Mương tưới cần vét"), None),
        (WATER, (*SAME_PLACE, "--hamlet", "Thôn Xa"), None),
        # The place alone is nothing, nor are two words.
        (COMPLAINT, (*SAME_PLACE, "--summary", "Xin xác nhận"), None),
        ((*COMPLAINT, "--summary", "Hỏi đường"), (*SAME_PLACE, "--summary", "Hỏi đường"), None),
        # After more than a year words say nothing.
        ((*WATER, "--received", "01/07/2025"), SAME_PLACE, None),
        # A petition received later is none that this one repeats.
        ((*WATER, "--received", "20/11/2026"), SAME_PLACE, None),
    ],
)  # fmt: skip
def test_what_is_thought_alike(
    tiepdan: Tiepdan, database: Path, first: Command, second: Command, reasons: str | None
) -> None:
    do(tiepdan, first)
    run = tiepdan(*second)
    assert run.code == 0, run.err
    if reasons is None:
        assert "looks like" not in run.err
    else:
        assert f"(newly received): {reasons}." in run.err


def test_opinions_of_one_meeting_are_not_alike_for_their_place(
    tiepdan: Tiepdan, database: Path
) -> None:
    raised = (*PROPOSAL[:4], "10/11/2026", *PROPOSAL[5:], "--channel", "dialogue", "--meeting",
              "B1", "--hamlet", "Thôn 1")  # fmt: skip
    do(tiepdan, DIALOGUE, (*raised, "--summary", "Đường liên thôn hỏng, đề nghị sửa chữa sớm"))
    for name, summary in (
        ("Hộ 08", "Đường liên thôn hỏng, đề nghị sửa sớm cho dân"),
        ("Hộ 07", "Xin hỗ trợ tiền điện chiếu sáng công cộng"),
    ):
        assert "looks like" not in tiepdan(*raised, "--name", name, "--summary", summary).err
    again = tiepdan(*raised, "--summary", "Đường liên thôn hỏng, đề nghị sửa chữa sớm")
    assert "looks like" in again.err


# --- Secrets --------------------------------------------------------------------------------------


def test_a_denunciation_is_compared_with_denunciations_once_it_is_recorded(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, DENUNCIATION)
    run = tiepdan(*DENUNCIATION)
    assert "2026-0002 may be about the same as the denunciation 2026-0001" in run.err
    assert "20/08/2026 (newly received)" in run.err
    for secret in ("Người", "Kín", "0380", "0912", "chỉ người", "same", "similar"):
        assert secret not in run.err.replace("about the same as", "").replace("If it is:", "")
    assert "may be about" not in str(tiepdan("history", "2026-0002", "--json").data)
    other = tiepdan(*DENUNCIATION, "--name", "X", "--id-number", "1", "--summary", "Việc khác hẳn")
    assert "may be about" not in other.err
    # Who is named there would be named here, and the link would be refused.
    do(tiepdan, ("waive-protection", "1", "--document", "Đơn"))
    assert "2026-0001" not in tiepdan(*DENUNCIATION).err


def test_it_is_not_asked_before(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, DENUNCIATION)
    answers = {
        "Kind": "TC", "Day of receipt": "20/08/2026", "Channel": "bưu điện",
        "Name": "Người Tố Cáo 77", "Hamlet": "Thôn Kín", "Field": "corruption",
        "Summary": "Điều chỉ người tố cáo biết",
    }  # fmt: skip
    code, screen = converse("add-petition", answers=answers, echoes=False)
    assert code == 0, screen
    assert screen.index("Recorded petition 2026-0002") < screen.index("2026-0001")


def test_no_other_petition_is_compared_with_a_denunciation(
    tiepdan: Tiepdan, database: Path
) -> None:
    """A colleague who tries a name learns nothing."""
    do(tiepdan, DENUNCIATION)
    for kind in ("KN", "KNPA", "PA"):
        run = tiepdan(*DENUNCIATION, "--kind", kind, "--received", "20/11/2026")
        assert "2026-0001" not in run.out + run.err
    do(tiepdan, ("waive-protection", "1", "--document", "Đơn"))
    run = tiepdan(*DENUNCIATION, "--kind", "PA", "--received", "20/11/2026")
    # Only now: the likeliest is named with what to do, this one below it by its number.
    assert "looks like 2026-0002" in run.err
    assert run.err.splitlines()[-1] == "So do 2026-0003, 2026-0004, 2026-0001."


def test_a_link_the_wrong_way_round_is_advised_as_what_it_is(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, PROPOSAL, (*PROPOSAL, "--received", "10/11/2026"))
    assert_refused(
        tiepdan, database, ("link", "1", "--continues", "2"),
        "tiepdan link 2026-0002 --continues 2026-0001",
    )  # fmt: skip
