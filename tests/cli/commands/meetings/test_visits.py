"""What the reception book says of a visit (Mẫu 03/TCD): recorded, corrected, listed, counted."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.asking.test_prompts import answers_to, converse
from tests.cli.conftest import COMPLAINT, DENUNCIATION, Command, Given, Tiepdan, do
from tiepdan.facts.fact import fields
from tiepdan.facts.petitioner import Petitioner
from tiepdan.facts.visit import Visit

GUIDED: Command = (
    "add-visit", "--on", "20/11/2026", "--name", "Bà Hoa", "--hamlet", "Thôn 1", "--id-number",
    "042190001234", "--content", "Không đồng ý quyết định của tỉnh", "--kind", "KN", "--field",
    "đất đai", "--same-content", "12", "--competent", "không", "--outcome", "hướng dẫn",
    "--body", "UBND tỉnh Hà Tĩnh", "--document", "5/HD-UBND",
)  # fmt: skip
DENOUNCED: Command = (
    "add-visit", "--on", "20/11/2026", "--name", "Ông Mật", "--phone", "0912000999", "--content",
    "Chuyện mật", "--advice", "Lời mật", "--note", "Ghi mật", "--kind", "TC", "--field",
    "tham nhũng",
)  # fmt: skip
SENT = (
    "--outcome", "forwarded", "--body", "Công an mật", "--document", "77/PC-Mật", "--settled-by",
    "Sở Mật",
)  # fmt: skip
SECRETS = ("Mật", "mật", "0912000999")


def visits(tiepdan: Tiepdan) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tiepdan("visits", "--json").data
    return rows


def totals(tiepdan: Tiepdan) -> dict[str, int]:
    figures = tiepdan("stats", "--json").data["figures"]
    return {name: figure["total"] for name, figure in figures.items()}


def test_the_book_is_kept_whole(tiepdan: Tiepdan, given: Given) -> None:
    given(GUIDED)
    (row,) = visits(tiepdan)
    assert {name: row[name] for name in (
        "name", "hamlet", "id_number", "kind", "field", "same_content", "within_competence",
        "outcome", "body", "document_number", "matter", "capacity", "people_count",
    )} == {
        "name": "Bà Hoa", "hamlet": "Thôn 1", "id_number": "042190001234", "kind": "complaint",
        "field": "land", "same_content": 12, "within_competence": False, "outcome": "guided",
        "body": "UBND tỉnh Hà Tĩnh", "document_number": "5/HD-UBND", "matter": "new",
        "capacity": None, "people_count": 1,
    }  # fmt: skip
    shown = tiepdan("visits").out
    assert "Bà Hoa, Thôn 1" in shown
    assert "UBND tỉnh Hà Tĩnh, 5/HD-UBND" in shown
    assert "042190001234" not in shown


def test_what_was_not_said_follows_from_the_petition(tiepdan: Tiepdan, given: Given) -> None:
    given(
        COMPLAINT,
        ("add-visit", "--content", "Hỏi", "--petition", "1", "--kind", "KN"),
        ("guide", "1", "--on", "20/11/2026", "--body", "Thanh tra tỉnh", "--document", "9/PC"),
    )
    (row,) = visits(tiepdan)
    assert (row["kind"], row["outcome"], row["state"]) == ("complaint", "petition", "closed")
    assert (row["sent_to"], row["sent_document"]) == ("Thanh tra tỉnh", "9/PC")
    # Said alike it is the petition's, so that one correction is enough.
    assert tiepdan("edit", "1", "--field", "tư pháp").code == 0
    assert visits(tiepdan)[0]["field"] == "justice"
    assert tiepdan("void", "1", "--reason", "nhập hai lần").code == 0
    (row,) = visits(tiepdan)
    assert (row["kind"], row["outcome"], row["state"]) == (None, None, None)


@pytest.mark.parametrize(
    ("said", "capacity"),
    [
        ((), "party_secretary,committee_chair"),
        (("--receiver", "clerk"), None),
        (("--receiver", "deputy"), "deputy"),
        (("--capacity", "bí thư"), "party_secretary"),
        (("--meeting", "", "--on", "12/11/2026", "--receiver", "head"), "committee_chair"),
    ],
)
def test_the_capacity_is_that_of_the_meeting_or_of_the_receiver(
    tiepdan: Tiepdan, given: Given, said: Command, capacity: str | None
) -> None:
    given(
        ("add-meeting", "--kind", "TDĐK", "--on", "12/11/2026", "--chair", "Ông A",
         "--capacity", "bí thư, chủ tịch UBND"),
    )  # fmt: skip
    where = () if "--meeting" in said else ("--meeting", "B1")
    assert tiepdan("add-visit", "--content", "Hỏi", *where, *said).code == 0
    assert visits(tiepdan)[0]["capacity"] == capacity


@pytest.mark.parametrize(
    ("said", "code", "why"),
    [
        (("--outcome", "refused"), 4, "--ground"),
        (("--ground", "settled"), 4, "--outcome refused"),
        (("--body", "Công an xã"), 4, "--outcome guided"),
        (("--outcome", "answered", "--document", "5/TB"), 4, "--outcome"),
        (("--outcome", "guided", "--matter", "none"), 4, "--matter new"),
        (("--outcome", "guided", "--document-on", "01/11/2026"), 4, "before the visit"),
        (("--outcome", "guided", "--document-on", "01/12/2026"), 2, "future"),
        (("--capacity", "bí thư"), 4, "the head"),
        (("--receiver", "head", "--capacity", "deputy"), 4, "a delegated deputy"),
        (("--same-content", "0"), 2, "--same-content"),
        (("--kind", "xyz"), 2, "--kind"),
        (("--outcome", "xyz"), 2, "--outcome"),
        (("--competent", "có lẽ"), 2, "--competent"),
        (("--id-number", "042190001234"), 2, "--name"),
        (("--name", "Bà Hoa", "--id-number", "abc"), 2, "“abc”"),
        (("--matter", "none", "--kind", "KN", "--field", "land"), 4, '--kind "" --field ""'),
        (("--matter", "none", "--settled-by", "UBND tỉnh"), 4, "--settled-by"),
        (("--people", "5", "--same-content", "2"), 2, "fewer than the 5 who came"),
    ],
)
def test_what_does_not_go_together_is_refused(
    tiepdan: Tiepdan, database: Path, said: Command, code: int, why: str
) -> None:
    before = database.read_bytes()
    run = tiepdan("add-visit", "--on", "20/11/2026", "--content", "Hỏi", *said)
    assert (run.code, why in run.err) == (code, True), run.err
    assert database.read_bytes() == before


def test_a_correction_does_not_make_what_cannot_be(tiepdan: Tiepdan, given: Given) -> None:
    path = given(GUIDED)
    before = path.read_bytes()
    for wrong, why in ((("--matter", "none", "--outcome", ""), '--kind ""'),
                       (("--people", "13"), "12 people with the same content")):  # fmt: skip
        run = tiepdan("edit-visit", "1", *wrong)
        assert (run.code, why in run.err) == (4, True), run.err
    assert path.read_bytes() == before
    none = ("--matter", "none", "--outcome", "", "--kind", "", "--field", "", "--settled-by", "")
    do(tiepdan, ("edit-visit", "1", *none), ("edit-visit", "1", "--people", "3"))


def test_an_unusual_identity_number_is_kept_and_told(tiepdan: Tiepdan, database: Path) -> None:
    visit = ("add-visit", "--content", "Hỏi", "--name", "Bà Hoa", "--id-number")
    run = tiepdan(*visit, "12345")
    assert "tiepdan edit-visit 1 --id-number" in run.err
    assert "12345" not in run.err
    assert "--id-number" not in tiepdan(*visit, "042190001234").err
    assert "tiepdan edit-visit 2 --id-number" in tiepdan("edit-visit", "2", "--id-number", "7").err


def test_another_outcome_takes_away_what_no_longer_goes_with_it(
    tiepdan: Tiepdan, given: Given
) -> None:
    path = given(GUIDED)
    run = tiepdan("edit-visit", "1", "--outcome", "answered")
    assert "what became of it" in run.err
    (row,) = visits(tiepdan)
    assert (row["outcome"], row["body"], row["document_number"]) == ("answered", None, None)
    assert tiepdan("undo", "--yes").code == 0
    assert visits(tiepdan)[0]["body"] == "UBND tỉnh Hà Tĩnh"
    before = path.read_bytes()
    run = tiepdan("edit-visit", "1", "--outcome", "petition")
    assert (run.code, "add-petition --visit 1" in run.err) == (4, True)
    run = tiepdan("edit-visit", "1", "--receiver", "head", "--capacity", "deputy")
    assert run.code == 4
    assert path.read_bytes() == before


def test_a_refusal_says_which_notice_is_owed(tiepdan: Tiepdan, database: Path) -> None:
    refused = ("add-visit", "--content", "Đòi lại đất", "--outcome", "từ chối tiếp")
    on = ("--on", "20/11/2026", "--matter", "old")
    run = tiepdan(*refused, *on, "--ground", "settled", "--settled-by", "UBND tỉnh Hà Tĩnh")
    assert "26/11/2026" in run.err  # three working days: the 24th is a day off
    assert "TCD-04" in run.err
    for command in ("overdue", "due"):
        assert "Visit 1 was refused" in tiepdan(command).out
    assert "was owed by 26/11/2026" in tiepdan("overdue", "--today", "27/11/2026").out
    assert tiepdan("edit-visit", "1", "--document", "8/TB-UBND").code == 0
    assert "Visit 1" not in tiepdan("due").out
    run = tiepdan(*refused, "--ground", "other", "--note", "say rượu")
    assert "orally" in run.err
    assert "Visit 2" not in tiepdan("due").out
    # Before 01/07/2026 no day was set.
    run = tiepdan(*refused, "--on", "10/03/2026", "--ground", "settled")
    assert "TCD-04" not in run.err
    assert totals(tiepdan)["visits_outcome_refused"] == 3


def test_visits_are_counted_by_the_book(tiepdan: Tiepdan, given: Given) -> None:
    given(
        GUIDED, DENOUNCED, COMPLAINT,
        ("add-visit", "--content", "Hỏi", "--petition", "1", "--people", "3"),
        ("add-visit", "--content", "Hỏi đường"),
    )  # fmt: skip
    found = totals(tiepdan)
    assert found["visits"] == 4
    assert (found["visits_kind_complaint"], found["visits_kind_denunciation"]) == (2, 1)
    assert found["visits_kind_without"] == 1
    assert (found["visits_outcome_guided"], found["visits_outcome_petition"]) == (1, 1)
    assert (found["visits_outcome_answered"], found["visits_outcome_nothing"]) == (1, 1)
    assert found["visits_same_content"] == 12 + 1 + 3 + 1
    rows = tiepdan("stats", "--rows", "visits_kind_denunciation", "--json").data
    assert [(row["matter_kind"], row["content"]) for row in rows] == [("denunciation", None)]
    by = tiepdan("stats", "--by", "receiver,kind,direction", "--json").data
    assert by["total"]["visits"] == 4
    assert tiepdan("check").code == 0


def nothing_is_told(tiepdan: Tiepdan) -> None:
    for line in (
        ("visits",), ("visits", "--json"), ("meetings",), ("show", "B1"), ("search", "mat"),
        ("stats", "--rows", "visits"), ("history",), ("history", "--all", "--json"),
        ("history", "B1", "--json"), ("stats", "--rows", "reception_matters", "--json"),
    ):  # fmt: skip
        run = tiepdan(*line)
        assert [secret for secret in SECRETS if secret in run.out + run.err] == [], line


MET: Command = ("add-meeting", "--kind", "TDĐK", "--on", "20/11/2026")


def test_a_denunciation_is_secret_without_any_petition(tiepdan: Tiepdan, given: Given) -> None:
    given(MET, (*DENOUNCED, *SENT, "--meeting", "B1"))
    nothing_is_told(tiepdan)
    assert visits(tiepdan)[0]["kind"] == "denunciation"
    assert "mật" not in tiepdan("report", "visit book", "--from", "2026").out.casefold()
    # A guess is answered like any other text, and noted.
    for body in ("Công an mật", "Sở khác"):
        assert tiepdan("edit-visit", "1", "--body", body).code == 0
    assert tiepdan("void", "--visit", "1", "--reason", "Ông Mật gọi lại").code == 0
    nothing_is_told(tiepdan)


def test_so_it_is_once_it_was_found_to_be_one_and_before(tiepdan: Tiepdan, given: Given) -> None:
    said = tuple("KN" if part == "TC" else part for part in DENOUNCED)
    given(MET, (*said, "--meeting", "B1"))
    assert "Chuyện mật" in tiepdan("history", "B1", "--json").out
    assert "Chuyện mật" in tiepdan("search", "mat").out
    assert tiepdan("edit-visit", "1", "--kind", "TC").code == 0
    nothing_is_told(tiepdan)


def test_taken_back_it_stays_secret(tiepdan: Tiepdan, given: Given) -> None:
    given(MET, (*DENOUNCED, "--meeting", "B1"))
    assert tiepdan("undo", "--yes").code == 0
    nothing_is_told(tiepdan)


def test_as_another_kind_it_is_shown_and_needs_a_reason(tiepdan: Tiepdan, given: Given) -> None:
    path = given(MET, (*DENOUNCED, "--meeting", "B1"))
    before = path.read_bytes()
    for kind in ("PA", ""):
        assert tiepdan("edit-visit", "1", "--kind", kind).code == 2
    assert tiepdan("edit-visit", "1", "--kind", "PA", "--reason", "x").code == 2
    assert path.read_bytes() == before
    corrected = ("edit-visit", "1", "--kind", "PA", "--reason", "Ông Mật nói là phản ánh")
    assert tiepdan(*corrected).code == 0
    assert visits(tiepdan)[0]["name"] == "Ông Mật"
    assert "nói là phản ánh" not in tiepdan("history", "--all", "--json").out
    assert tiepdan("undo", "--yes").code == 0
    nothing_is_told(tiepdan)


def test_a_waiver_of_its_petition_lifts_the_secret(tiepdan: Tiepdan, given: Given) -> None:
    given(
        DENOUNCED,
        ("add-petition", "--kind", "TC", "--channel", "reception", "--received", "20/11/2026",
         "--field", "tham nhũng", "--name", "Ông Mật", "--summary", "Chuyện mật", "--visit", "1"),
    )  # fmt: skip
    assert visits(tiepdan)[0]["name"] is None
    waived = ("waive-protection", "1", "--on", "21/11/2026", "--document", "6/ĐN")
    assert tiepdan(*waived).code == 0
    assert visits(tiepdan)[0]["name"] == "Ông Mật"


def test_the_book_of_an_office_is_taken_over(tiepdan: Tiepdan, database: Path) -> None:
    folder = database.parent / "files"
    folder.mkdir()
    (folder / "visits.csv").write_text(
        "number;ngày tiếp;người tiếp;nội dung vụ việc;Loại đơn (KN/TC/KN,PA);"
        "Số người cùng nội dung;Cơ quan đã giải quyết hết thẩm quyền;Thuộc thẩm quyền (x);"
        "hướng xử lý;cơ quan;số văn bản;ghi chú\n"
        "1;06/07/2026;công chức;Đất;KN;12;UBND tỉnh;;hướng dẫn;UBND tỉnh;5/HD;Hẹn lại\n"
        "2;07/07/2026;thủ trưởng;Đường;KN, PA;;;x;;;;\n"
        "3;08/07/2026;thủ trưởng;Chợ;;;;;thụ lý;;;\n"
        "4;09/07/2026;công chức;Hỏi;;;;;;;;\n",
        encoding="utf-8",
    )
    run = tiepdan("import", str(folder))
    assert run.code == 0, run.err
    assert [
        (row["kind"], row["within_competence"], row["outcome"], row["matter"])
        for row in visits(tiepdan)
    ] == [
        ("complaint", None, "guided", "new"),
        ("proposal", True, None, "new"),
        (None, None, "petition", "new"),
        (None, None, "nothing", "none"),
    ]
    assert visits(tiepdan)[0]["settled_by"] == "UBND tỉnh"


TAKEN: Command = (
    "add-visit", "--on", "20/11/2026", "--name", "Bà Hoa", "--hamlet", "Thôn 1", "--phone",
    "0912000111", "--people", "2", "--content", "Ranh giới thửa đất", "--kind", "KN", "--field",
    "đất đai", "--same-content", "12", "--outcome", "tiếp nhận đơn",
)  # fmt: skip


def test_a_visit_goes_on_as_a_petition_in_one_command(tiepdan: Tiepdan, given: Given) -> None:
    given(MET)
    run = tiepdan(*TAKEN, "--meeting", "B1", "--json")
    assert run.code == 0, run.err
    assert run.data["petitions"] == ["2026-0001"]
    facts = tiepdan("show", "1", "--json").data["facts"]
    assert {name: facts[name] for name in (
        "kind", "channel", "meeting", "received_on", "field", "people_count", "summary", "name",
        "hamlet", "phone", "within_competence",
    )} == {
        "kind": "complaint", "channel": "reception", "meeting": "B1", "received_on": "2026-11-20",
        "field": "land", "people_count": 12, "summary": "Ranh giới thửa đất", "name": "Bà Hoa",
        "hamlet": "Thôn 1", "phone": "0912000111", "within_competence": True,
    }  # fmt: skip
    # It is one person, and one kind: a correction of the petition is one of the visit.
    assert tiepdan("edit", "1", "--name", "Bà Hòa", "--kind", "PA").code == 0
    (row,) = visits(tiepdan)
    assert (row["name"], row["kind"], row["outcome"]) == ("Bà Hòa", "feedback", "petition")
    assert tiepdan("undo", "--steps", "2", "--yes").code == 0
    assert visits(tiepdan) == tiepdan("petitions", "--json").data == []


@pytest.mark.parametrize("left_out", ["--name", "--kind", "--field"])
def test_as_a_petition_it_lacks_nothing_that_one_needs(
    tiepdan: Tiepdan, database: Path, left_out: str
) -> None:
    who = {"--name", "--hamlet", "--phone"} if left_out == "--name" else {left_out}
    pairs = zip(TAKEN[1::2], TAKEN[2::2], strict=True)
    said = [part for pair in pairs if pair[0] not in who for part in pair]
    before = database.read_bytes()
    run = tiepdan("add-visit", *said)
    assert (run.code, left_out in run.err) == (2, True), run.err
    assert database.read_bytes() == before


def test_nothing_is_typed_twice_where_the_petition_comes_later(
    tiepdan: Tiepdan, given: Given
) -> None:
    taken = [part for part in TAKEN if part not in {"--outcome", "tiếp nhận đơn"}]
    given(MET, (*taken, "--meeting", "B1"))
    assert tiepdan("add-petition", "--visit", "1", "--summary", "Đất", "--no-input").code == 0
    facts = tiepdan("show", "1", "--json").data["facts"]
    assert (facts["name"], facts["meeting"], facts["people_count"]) == ("Bà Hoa", "B1", 12)
    assert (facts["summary"], facts["kind"]) == ("Đất", "complaint")
    assert visits(tiepdan)[0]["outcome"] == "petition"


def test_it_is_offered_to_be_changed_at_a_prompt(tiepdan: Tiepdan, given: Given) -> None:
    given(("add-visit", "--name", "Bà Hoa", "--phone", "0912", "--content", "Đất", "--kind", "KN"))
    said = {"Name": "Bà Hòa", "Field": "1", "Summary": "Ranh giới"}
    code, screen = converse("add-petition", "--visit", "1", answers=said)
    assert code == 0, screen
    assert "[Bà Hoa]" in screen
    facts = tiepdan("show", "1", "--json").data["facts"]
    assert (facts["name"], facts["phone"], facts["summary"]) == ("Bà Hòa", None, "Ranh giới")
    assert visits(tiepdan)[0]["name"] == "Bà Hoa"


def test_a_secret_visit_goes_on_unseen(tiepdan: Tiepdan, given: Given) -> None:
    given(MET, (*DENOUNCED, "--meeting", "B1"))
    run = tiepdan("add-petition", "--visit", "1", "--no-input")
    assert run.code == 0, run.err
    nothing_is_told(tiepdan)
    assert [secret for secret in SECRETS if secret in run.out + run.err] == []
    revealed = tiepdan("show", "1", "--reveal", "xác minh theo QĐ 12", "--json").data["facts"]
    assert (revealed["name"], revealed["summary"]) == ("Ông Mật", "Chuyện mật")
    assert tiepdan("undo", "--yes").code == 0
    nothing_is_told(tiepdan)


def test_it_goes_into_nothing_that_anybody_reads(tiepdan: Tiepdan, given: Given) -> None:
    path = given(DENOUNCED)
    before = path.read_bytes()
    run = tiepdan("add-petition", "--visit", "1", "--kind", "PA", "--no-input")
    assert (run.code, "--name" in run.err) == (2, True)
    assert path.read_bytes() == before
    code, screen = converse("add-petition", "--visit", "1", answers=["4", "", "", "", "Hộ 1", ""])
    assert code == 130
    assert [secret for secret in SECRETS if secret in screen] == []


WHO = fields(Petitioner, "name", "hamlet", "id_number")
FIRST = fields(Visit, "meeting_id", "visited_on", "receiver")
THEN = fields(Visit, "people_count", "content", "matter")


def test_a_visit_is_asked_for_as_the_book_asks(tiepdan: Tiepdan, given: Given) -> None:
    given(GUIDED)
    book = fields(Visit, "kind", "field", "same_content", "is_within_competence", "outcome", "body",
                  "document_number", "note")  # fmt: skip
    answers = answers_to(
        (*FIRST, *WHO, *THEN, *book),
        name="Ông Ba", hamlet="Thôn 2", id_number="042190005678", people_count="2",
        content="Đền bù", matter="1", kind="1", field="1", same_content="4",
        is_within_competence="không", outcome="2", body="1", document_number="6/HD-UBND",
    )  # fmt: skip
    answers.insert(answers.index("4"), "1")  # fewer than came: asked again
    code, screen = converse("add-visit", answers=[*answers, ""])
    assert code == 0, screen
    assert "fewer than the 2 who came" in screen
    assert "1. UBND tỉnh Hà Tĩnh" in screen
    row = visits(tiepdan)[-1]
    assert (row["kind"], row["same_content"], row["within_competence"]) == ("complaint", 4, False)
    assert (row["outcome"], row["body"]) == ("guided", "UBND tỉnh Hà Tĩnh")


def test_of_no_matter_hardly_anything_is_asked(tiepdan: Tiepdan, database: Path) -> None:
    answers = answers_to(
        (*FIRST, *fields(Petitioner, "name"), *THEN, *fields(Visit, "outcome", "advice", "note")),
        content="Hỏi giờ làm việc", matter="3", advice="Đã chỉ",
    )  # fmt: skip
    code, screen = converse("add-visit", answers=[*answers, ""])
    assert code == 0, screen
    assert visits(tiepdan)[0]["outcome"] == "answered"


def test_a_correction_asks_only_for_what_goes_with_the_outcome(
    tiepdan: Tiepdan, given: Given
) -> None:
    given(("add-visit", "--content", "Hỏi", "--name", "Hộ 1"))
    code, screen = converse("edit-visit", "1", answers=[])
    assert code == 130, screen
    assert "To which body" not in screen
    assert "Ground" not in screen


def test_at_a_prompt_only_what_is_missing_is_asked_of_the_petition(
    tiepdan: Tiepdan, database: Path
) -> None:
    book = fields(Visit, "kind", "field", "same_content", "is_within_competence", "outcome", "note")
    answers = answers_to(
        (*FIRST, *WHO, *THEN, *book),
        name="Ông Ba", hamlet="Thôn 2", content="Đền bù", matter="1", kind="1", field="1",
    )  # fmt: skip
    code, screen = converse("add-visit", answers=[*answers, "Công chức Địa chính", ""])
    assert code == 0, screen
    facts = tiepdan("show", "1", "--json").data["facts"]
    assert (facts["officer"], facts["level"]) == ("Công chức Địa chính", "first")


@pytest.mark.parametrize(
    ("kind", "outcome", "is_other_way"),
    [
        ("KN", "forwarded", True),
        ("KN", "guided", False),
        ("TC", "forwarded", True),
        ("KNPA", "guided", True),
        ("PA", "forwarded", False),
    ],
)
def test_what_went_the_other_way_than_the_law_wants_is_said(
    tiepdan: Tiepdan, database: Path, kind: str, outcome: str, *, is_other_way: bool
) -> None:
    run = tiepdan(
        "add-visit", "--on", "20/11/2026", "--content", "Hỏi", "--kind", kind, "--field", "land",
        "--competent", "no", "--outcome", outcome, "--body", "UBND tỉnh Hà Tĩnh",
    )  # fmt: skip
    assert run.code == 0, run.err
    assert ("By law a " in run.err) is is_other_way
    assert "competence, and its matter" not in run.err


def test_a_denunciation_is_guided_only_as_the_law_says(tiepdan: Tiepdan, database: Path) -> None:
    told = "A denunciation is guided only where"
    guided = ("add-visit", "--content", "Hỏi", "--kind", "TC", "--field", "land", "--outcome",
              "guided", "--body", "UBND tỉnh")  # fmt: skip
    run = tiepdan(*guided, "--on", "20/11/2026")
    assert (run.code, told in run.err, "Điều 24 khoản 2" in run.err) == (0, True, True)
    assert told not in tiepdan(*guided, "--on", "20/11/2018").err  # of no law that is known here
    # Of a petition that the visit is about as well, and when it is corrected.
    do(tiepdan, DENUNCIATION)
    about = ("add-visit", "--on", "20/11/2026", "--content", "Hỏi", "--petition", "1")
    assert told in tiepdan(*about, "--outcome", "guided", "--body", "UBND tỉnh").err
    assert told not in tiepdan("edit-visit", "3", "--people", "2").err
    assert told not in tiepdan("edit-visit", "3", "--outcome", "answered").err
    assert told in tiepdan("edit-visit", "3", "--outcome", "guided").err


def test_what_is_ours_and_went_elsewhere_is_said(tiepdan: Tiepdan, database: Path) -> None:
    went = ("add-visit", "--on", "20/11/2026", "--content", "Hỏi", "--kind", "KN", "--field",
            "land", "--outcome", "guided", "--body", "UBND tỉnh", "--competent")  # fmt: skip
    mend = "tiepdan edit-visit 1 --competent no"
    assert mend in tiepdan(*went, "yes").err
    assert mend not in tiepdan("edit-visit", "1", "--competent", "no").err
    assert mend in tiepdan("edit-visit", "1", "--competent", "yes").err
