"""void and unvoid: what was recorded by mistake keeps its number, is shown, and counts nowhere."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import (
    COMPLAINT,
    DENUNCIATION,
    DIALOGUE,
    Command,
    Given,
    MadeWith,
    Tiepdan,
    assert_refused,
    do,
)
from tests.cli.walks.walking import READING
from tests.commands import COMMANDS
from tests.records.facts import contents, derived
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.statistics.groups.dimensions import Dimension

RECEPTION = (
    "add-meeting", "--kind", "periodic_reception", "--on", "10/11/2026", "--chair", "Ông A",
    "--capacity", "committee_chair", "--officer", "Người Bị Bỏ",
)  # fmt: skip
VISIT = ("add-visit", "--on", "10/11/2026", "--content", "Hỏi về ranh giới", "--people", "6")
DOCUMENT = (
    "add-document", "--issuer", "committee", "--type", "notice", "--on", "11/11/2026",
    "--title", "Thông báo về ranh giới",
)  # fmt: skip
SANCTION = ("add-sanction", "--whom", "head", "--form", "khiển trách", "--on", "12/11/2026")
OPINION = (
    "add-petition", "--kind", "proposal", "--channel", "dialogue", "--received", "20/11/2026",
    "--name", "Hộ 07", "--hamlet", "Thôn Bỏ", "--field", "other", "--summary", "Sửa đường",
)  # fmt: skip
WHY = ("--reason", "nhập hai lần")

ENTERED: tuple[Command, ...] = (
    (*RECEPTION, "--status", "held"),
    ("add-meeting", "--kind", "periodic_dialogue", "--on", "20/11/2026", "--status", "held"),
    ("add-meeting", "--kind", "periodic_reception", "--on", "03/12/2026", "--capacity", "deputy"),
    ("conclude", "B68", "--on", "21/11/2026"),
    (*COMPLAINT, "--officer", "Người Bị Bỏ"),
    ("accept", "1", "--on", "14/07/2026"),
    ("decide", "1", "--result", "upheld", "--measure", "recovered_money=5.000.000",
     "--on", "06/08/2026"),
    ("add-petition", "--kind", "PA", "--channel", "reception", "--meeting", "B67",
     "--received", "10/11/2026", "--name", "Bà Bỏ", "--hamlet", "Thôn Bỏ", "--field", "land",
     "--summary", "Tranh chấp ranh giới thửa đất"),
    DENUNCIATION,
    (*OPINION, "--meeting", "B68"),
    # Its first petition will be void, its second not: of the matters one is left while it is there.
    (*VISIT, "--meeting", "B67", "--petition", "2", "--petition", "2020-0003"),
    VISIT,
    (*DOCUMENT, "--petition", "1"),
    (*DOCUMENT, "--meeting", "B67"),
    SANCTION,
    ("add-training", "--kind", "organised", "--title", "Luật", "--people", "9"),
    ("add-inspection", "--inspections", "2", "--concluded", "1"),
)  # fmt: skip
"""One more of everything than the reference register has, in the year of the tests."""

VOIDED: tuple[Command, ...] = (
    ("--document", "76"), ("--document", "77"), ("--visit", "10"), ("--visit", "11"),
    ("--training", "1"), ("--inspection", "1"),
    ("--sanction", "1"), ("1",), ("2",), ("3",), ("4",), ("B67",), ("B68",), ("B69",),
)  # fmt: skip

_ONE_OF_EACH_SOURCE = {figure.source.sql: name for name, figure in FIGURES.items()}.values()
_PERIODS = ((), ("--from", "2019", "--to", "2026"))
_DIVIDED = [("--from", "2019", "--by", dimension.value) for dimension in Dimension]
_OPENED = [("--from", "2019", "--rows", figure) for figure in _ONE_OF_EACH_SOURCE]
COUNTED: Mapping[str, list[Command]] = {
    "stats": [
        *_PERIODS,
        _DIVIDED[0],
        _OPENED[0],
        ("--from", "2019", "--explain", "handling_total"),
    ],
    "duties": [*_PERIODS],
    "office": [()],
    "overdue": [(), ("--today", "01/06/2027")],
    "due": [(), ("--within", "250")],
    "schedule": [("--month", "11/2026", "--json"), ("--month", "12/2026", "--json")],
    "purge": [()],
    "deadline": [("10/11/2026", "30")],
    "limits": [()],
    "local-rules": [()],
    "holidays": [()],
}
"""What must be the same to the letter."""

DIVIDED_AND_OPENED: Mapping[str, list[Command]] = {"stats": [*_DIVIDED, *_OPENED]}
"""The same sources as the figures, which “stats” alone shows all at once."""

LISTED: Mapping[str, list[Command]] = {
    "petitions": [(), ("--sort", "hamlet"), ("--officer", "hoa"), ("--from", "2026")],
    "meetings": [(), ("--owed",), ("--overdue",), ("--status", "held"), ("--from", "2026")],
    "visits": [(), ("--from", "2026")],
    "documents": [()],
    "trainings": [()],
    "inspections": [()],
    "search": [("ranh", "--all"), ("sua", "duong", "--all"), ("dat", "--all")],
    "show": [("2020-0003",), ("B24",), ("B1",)],
    "explain": [("2020-0003",), ("B24",)],
}
"""What shows the void rows as well, and must be the same without them."""

EXCEPTED = {
    "history": "it tells of everything that was ever done",
    "check": "its seal is of everything that was ever done",
    "clerk": "it is of no register",
    "reports": "it is of what the office owes and sent",
    "report": "it counts what “stats” counts, from the same sources",
    "handbook": "it is of no register",
    "help": "it is of no register",
    "config": "it is of no register",
    "completion": "it is of no register",
    "letters": "it is of no register",
    "check-template": "it is of no register",
}


@pytest.fixture
def registers(ky_chau: Path, tmp_path: Path, _made_with: MadeWith) -> tuple[Path, Path]:
    """The reference register without anything more, and with one more of each kind made void."""
    without = Path(shutil.copy(ky_chau, tmp_path / "without.db"))
    commands = *ENTERED, *(("void", *what, *WHY) for what in VOIDED)
    return without, Path(shutil.copy(_made_with("ky-chau", commands), ky_chau))


def test_every_command_that_reads_is_looked_at() -> None:
    assert {*COUNTED, *LISTED, *EXCEPTED} == {*READING, "schedule"}


@pytest.mark.parametrize(
    "table", [COUNTED, pytest.param(DIVIDED_AND_OPENED, marks=pytest.mark.exhaustive)]
)
def test_what_is_void_is_in_no_figure_and_nothing_is_owed_for_it(
    tiepdan: Tiepdan, registers: tuple[Path, Path], table: Mapping[str, list[Command]]
) -> None:
    for line in _lines(table):
        without, with_void = (tiepdan(*line, "--db", str(path)) for path in registers)
        assert (with_void.code, with_void.out) == (without.code, without.out), line


def test_what_is_void_is_in_every_list_as_that_and_is_not_added_up(
    tiepdan: Tiepdan, registers: tuple[Path, Path]
) -> None:
    is_any_shown = dict.fromkeys(LISTED, False)
    for line in _lines(LISTED):
        without, with_void = (tiepdan(*line, "--json", "--db", str(p)).data for p in registers)
        assert _in_force(with_void) == without, line
        is_any_shown[line[0]] |= with_void != without
    assert is_any_shown == {name: name != "explain" for name in LISTED}


@pytest.mark.parametrize("name", ["petitions", "meetings", "visits", "documents"])
def test_the_heading_of_a_list_counts_what_is_in_force(
    tiepdan: Tiepdan, registers: tuple[Path, Path], name: str
) -> None:
    headings = [tiepdan(name, "--db", str(path)).out.splitlines()[0] for path in registers]
    assert headings[0] == headings[1]
    text = tiepdan(name).out
    void = [row for row in tiepdan(name, "--json").data if _is_void(row)]
    assert f"Shown, but void and not counted: {len(void)}." in text
    assert all(row["voided_on"] == "2026-11-22" for row in void)
    assert {row["void_reason"] for row in void} <= {WHY[1], None}  # None: under protection
    assert WHY[1] in {row["void_reason"] for row in void}


# -- the verbs


RECORDED: tuple[Command, ...] = (
    RECEPTION,
    COMPLAINT,
    (*VISIT, "--meeting", "B1", "--petition", "1"),
    (*DOCUMENT, "--petition", "1"),
    SANCTION,
)
VOIDS: tuple[Command, ...] = tuple(
    ("void", *what, *WHY) for what in (("--document", "1"), ("1",), ("--visit", "1"), ("B1",))
)


@pytest.fixture
def recorded(given: Given) -> Path:
    """A reception with a visit and a petition, a document and a sanction."""
    return given(*RECORDED)


@pytest.fixture
def voided(given: Given) -> Path:
    """The same, all of it void but the sanction."""
    return given(*RECORDED, *VOIDS)


@pytest.mark.parametrize(
    ("what", "kind", "number"),
    [
        (("--visit", "1"), "visit", "1"),
        (("--document", "1"), "document", "1"),
        (("--sanction", "1"), "sanction", "1"),
    ],
)
def test_void_and_back_is_as_before(
    tiepdan: Tiepdan, recorded: Path, what: Command, kind: str, number: str
) -> None:
    before = contents(recorded)
    run = tiepdan("void", *what, *WHY, "--json")
    assert run.data == {"kind": kind, "number": number, "voided_on": "2026-11-22"}
    assert f"tiepdan unvoid {' '.join(what)}" in run.err
    assert contents(recorded) != before
    assert tiepdan("unvoid", *what, "--json").data == {
        "kind": kind, "number": number, "voided_on": None,
    }  # fmt: skip
    assert contents(recorded) == before
    assert tiepdan("check").code == 0


def test_a_case_loses_its_deadlines_and_gets_them_back(tiepdan: Tiepdan, recorded: Path) -> None:
    do(tiepdan, ("accept", "1", "--on", "14/07/2026"), ("void", "--document", "1", *WHY))
    before = derived(recorded)
    run = tiepdan("void", "1", *WHY)
    assert "Its 1 event is void with it." in run.err
    assert tiepdan("overdue", "--json").data == []
    shown = tiepdan("show", "1", "--json").data
    facts = shown["facts"]
    assert (facts["state"], facts["voided_on"], facts["void_reason"]) == (
        "void", "2026-11-22", "nhập hai lần",
    )  # fmt: skip
    assert (shown["deadlines"], shown["next"], shown["also_possible"]) == ([], [], [])
    assert tiepdan("explain", "1", "--json").data["deadlines"] == []
    do(tiepdan, ("unvoid", "1"))
    assert derived(recorded) == before


def test_what_belongs_to_it_keeps_it_from_being_void(tiepdan: Tiepdan, recorded: Path) -> None:
    do(
        tiepdan,
        (*COMPLAINT, "--duplicate-of", "1"),
        ("add-petition", "--kind", "PA", "--channel", "reception", "--meeting", "B1",
         "--received", "10/11/2026", "--name", "B", "--field", "land", "--summary", "Đường"),
        ("add-meeting", "--kind", "periodic_reception", "--on", "03/12/2026"),
        ("cancel", "B2", "--reason", "bão", "--moved-to", "04/12/2026"),
        (*DOCUMENT, "--meeting", "B2"),
    )  # fmt: skip
    for what, dependents in (
        ("1", ("document 1 (tiepdan void --document 1", "tiepdan unlink 2026-0001 2026-0002")),
        ("2", ("petition 2026-0001 (tiepdan unlink 2026-0002 2026-0001)",)),
        ("B1", ("petition 2026-0003 (tiepdan void 2026-0003", "tiepdan void --visit 1")),
        ("B2", ("meeting B3 (tiepdan void B3", "document 2 (tiepdan void --document 2")),
    ):
        assert_refused(tiepdan, recorded, ("void", what, *WHY), *dependents)


def test_what_it_belongs_to_comes_back_first(tiepdan: Tiepdan, recorded: Path) -> None:
    void(tiepdan, "--document", "1")
    void(tiepdan, "1")
    void(tiepdan, "--visit", "1")
    void(tiepdan, "B1")
    assert_refused(tiepdan, recorded, ("unvoid", "--visit", "1"), "tiepdan unvoid B1")
    assert_refused(tiepdan, recorded, ("unvoid", "--document", "1"), "tiepdan unvoid 2026-0001")
    # undo is another way to bring it back, and no way around.
    operations = tiepdan("history", "--json").data
    of_visit = next(row["operation"] for row in operations if "Visit 1 is void" in row["words"])
    run = tiepdan("undo", str(of_visit), "--yes")
    assert run.code == 4
    assert "B1 cannot be void while" in run.err.splitlines()[-1]
    do(tiepdan, ("unvoid", "B1"), ("undo", str(of_visit), "--yes"))
    assert [row["voided_on"] for row in tiepdan("visits", "--json").data] == [None]


def _verbs() -> list[tuple[str, str]]:
    """Every command that writes about one petition, meeting or visit, and what of it is void."""
    return [
        (name, void)
        for name, command in COMMANDS.items()
        if name not in {*READING, "void", "unvoid", "show"}
        for argument in command.params[:1]
        for void in {
            "petition": ("1",),
            "meeting": ("B1",),
            "visit": ("1",),
            "number": ("1", "B1"),
        }.get(argument.name or "", ())
        if argument.param_type_name == "argument"
    ]


@pytest.mark.parametrize(("verb", "what"), _verbs())
def test_nothing_more_is_recorded_of_what_is_void(
    tiepdan: Tiepdan, voided: Path, verb: str, what: str
) -> None:
    more = {
        "record": ("published",), "edit-event": ("accepted",), "note": ("x",), "unlink": ("1",),
        "edit-visit": ("--people", "2"), "cancel": ("--reason", "bão"), "link":
        ("--duplicate-of", "1"), "assign": ("Lan",),
    }.get(verb, ())  # fmt: skip
    is_visit = verb == "edit-visit"
    meant = "--visit 1" if is_visit else {"1": "2026-0001"}.get(what, what)
    before = voided.read_bytes()
    run = tiepdan(verb, what, *more, "--no-input")
    assert (run.code, run.out) == (4, ""), run.err
    assert f"is void since 22/11/2026; bring it back first: tiepdan unvoid {meant}" in run.err
    assert voided.read_bytes() == before


def test_the_verbs_are_found() -> None:
    assert {"accept", "edit", "hold", "conclude", "edit-visit", "waive-protection"} <= {
        verb for verb, _what in _verbs()
    }
    assert {verb for verb, _what in _verbs()} <= COMMANDS.keys()


@pytest.mark.parametrize(
    "command",
    [
        (*DOCUMENT, "--petition", "1"), (*DOCUMENT, "--meeting", "B1"),
        (*VISIT, "--meeting", "B1"), (*VISIT, "--petition", "1"),
        (*COMPLAINT, "--duplicate-of", "1"), (*COMPLAINT, "--visit", "1"),
        ("edit", "2", "--meeting", "B1"),
        ("link", "2", "--continues", "1"),
    ],
)  # fmt: skip
def test_nothing_new_belongs_to_what_is_void(
    tiepdan: Tiepdan, given: Given, command: Command
) -> None:
    path = given(*RECORDED, VISIT, COMPLAINT, *VOIDS)
    assert_refused(tiepdan, path, command, "is void since")


def test_an_older_operation_is_not_taken_back_under_what_is_void(
    tiepdan: Tiepdan, recorded: Path
) -> None:
    do(tiepdan, ("edit-visit", "1", "--people", "2"))
    edited = tiepdan("history", "--json").data[-1]["operation"]
    void(tiepdan, "--visit", "1")
    assert_refused(tiepdan, recorded, ("undo", str(edited), "--yes"), "Visit 1 is void")


def test_undo_brings_back(tiepdan: Tiepdan, recorded: Path) -> None:
    before = contents(recorded)
    void(tiepdan, "--sanction", "1")
    do(tiepdan, ("undo", "--yes"))
    assert contents(recorded) == before


@pytest.mark.parametrize(
    ("command", "code", "reason"),
    [
        (("void", *WHY), 2, "Say which one is meant"),
        (("void", "1", "--visit", "1", *WHY), 2, "Say which one is meant"),
        (("void", "1"), 2, "--reason"),
        (("void", "1", "--reason", " "), 2, "--reason"),
        (("void", "--visit", "B1", *WHY), 2, "--visit"),
        (("void", "99", *WHY), 3, "2026-0099"),
        (("void", "B99", *WHY), 3, "B99"),
        (("void", "--visit", "99", *WHY), 3, "tiepdan visits"),
        (("void", "--document", "99", *WHY), 3, "tiepdan documents"),
        (("void", "--sanction", "99", *WHY), 3, "petitioners_sanctioned"),
        (("unvoid", "1"), 4, "2026-0001 is not void"),
        (("unvoid", "--visit", "99"), 3, "99"),
    ],
)
def test_refused(
    tiepdan: Tiepdan, recorded: Path, command: Command, code: int, reason: str
) -> None:
    assert_refused(tiepdan, recorded, command, reason, code=code)


def test_void_twice(tiepdan: Tiepdan, recorded: Path) -> None:
    void(tiepdan, "--sanction", "1")
    assert_refused(tiepdan, recorded, ("void", "--sanction", "1", *WHY), "Sanction 1 is void since")


# -- what else looks at petitions


def test_a_void_denunciation_stays_protected(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        DENUNCIATION,
        (*VISIT, "--petition", "1", "--name", "Người Tố Cáo 77"),
        ("void", "1", "--reason", "trùng với đơn của Người Tố Cáo 77"),
        ("void", "--visit", "1", "--reason", "cũng của Người Tố Cáo 77"),
    )
    for line in (
        ("show", "1"), ("petitions",), ("visits",), ("search", "người"), ("history",),
        ("history", "1"), ("show", "1", "--json"), ("history", "1", "--json"), ("purge",),
        ("undo", "--no-input"), ("undo", "3", "--no-input"),
    ):  # fmt: skip
        run = tiepdan(*line)
        assert "Tố Cáo 77" not in run.out + run.err, line
        assert "ranh giới" not in run.out + run.err, line
    assert "(kept secret)" in tiepdan("history", "1").out
    assert tiepdan("petitions", "--state", "void", "--json").data[0]["number"] == "2026-0001"


def test_the_reason_is_shown_where_nobody_is_protected(tiepdan: Tiepdan, recorded: Path) -> None:
    do(tiepdan, ("void", "--visit", "1", "--reason", "nhập hai lần, bà Hoa"))
    assert "nhập hai lần, bà Hoa" not in tiepdan("history").out
    assert tiepdan("visits", "--json").data[0]["void_reason"] == "nhập hai lần, bà Hoa"
    assert "22/11/2026: nhập" in tiepdan("visits").out
    assert "Void since" not in tiepdan("visits").out  # which says why as well


def test_it_is_nobodys_likely_duplicate(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, (*COMPLAINT, "--id-number", "038"))
    assert "2026-0001" in tiepdan(*COMPLAINT, "--id-number", "038").err
    void(tiepdan, "1")
    void(tiepdan, "2")
    run = tiepdan(*COMPLAINT, "--id-number", "038")
    assert "2026-0001" not in run.err
    assert "2026-0003" in run.err  # the number of a void petition is not given again


def test_an_opinion_entered_wrongly_can_be_entered_again(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    file = tmp_path / "opinions.csv"
    file.write_text("name,summary\nHộ 07,Sửa đường\n", encoding="utf-8")
    again = ("add-petition", "--meeting", "B1", "--file", str(file))
    do(tiepdan, DIALOGUE, again)
    assert tiepdan(*again).code == 5
    void(tiepdan, "1")
    do(tiepdan, again)


def test_a_meeting_is_free_to_change_when_all_that_came_of_it_is_void(
    tiepdan: Tiepdan, recorded: Path
) -> None:
    not_held = ("edit-meeting", "B1", "--status", "not_held", "--reason", "bão")
    assert_refused(tiepdan, recorded, not_held, "so it was held")
    void(tiepdan, "--visit", "1")
    do(tiepdan, not_held)
    assert_refused(tiepdan, recorded, ("unvoid", "--visit", "1"), "nothing can come from it")


def test_a_void_opinion_is_not_waited_for(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, DIALOGUE, (*OPINION[:6], "10/11/2026", *OPINION[7:], "--meeting", "B1"),
       (*OPINION[:6], "10/11/2026", *OPINION[7:], "--meeting", "B1"),
       ("conclude", "B1", "--on", "12/11/2026"), ("answer", "1", "--on", "16/11/2026"))  # fmt: skip

    def ended() -> list[str | None]:
        rows = tiepdan("show", "B1", "--json").data["deadlines"]
        return [row["done_on"] for row in rows if row["limit"] == "DT-HT2"]

    assert ended() == [None]
    void(tiepdan, "2")
    assert ended() == ["2026-11-16"]


def test_what_it_tells_of_somebody_goes_a_year_later(tiepdan: Tiepdan, recorded: Path) -> None:
    void(tiepdan, "--document", "1")
    do(tiepdan, ("void", "1", "--reason", "nhập hai lần, bà Hoa"))
    assert tiepdan("purge", "--json", "--today", "22/11/2027").data == []
    after = ("--today", "24/11/2027")
    assert [row["number"] for row in tiepdan("purge", "--json", *after).data] == ["2026-0001"]
    do(tiepdan, ("purge", "--decision", "5/QĐ", "--yes", *after))
    text = recorded.read_bytes()
    assert "bà Hoa".encode() not in text
    assert "Công dân 01".encode() not in text
    assert tiepdan("check", *after).code == 0
    assert_refused(tiepdan, recorded, ("unvoid", "2026-0001", *after), "destroyed on 24/11/2027")


def test_why_it_was_void_is_forgotten_with_the_rest(tiepdan: Tiepdan, recorded: Path) -> None:
    """The reason stood in the journal alone once it had been brought back."""
    for what in (("--document", "1"), ("1",), ("--visit", "1")):
        do(tiepdan, ("void", *what, "--reason", "nhầm, của Bà Nhầm 88"))
    do(tiepdan, ("unvoid", "--visit", "1"), ("unvoid", "1"), ("unvoid", "--document", "1"))
    assert "Bà Nhầm 88".encode() in recorded.read_bytes()
    do(tiepdan, ("file", "1", "--on", "16/11/2026"))
    after = ("--today", "24/11/2027")
    do(tiepdan, ("purge", "--decision", "5/QĐ", "--yes", *after))
    assert "Bà Nhầm 88".encode() not in recorded.read_bytes()
    assert tiepdan("check", *after).code == 0


def test_what_is_void_has_no_reader_who_is_told_otherwise(tiepdan: Tiepdan, recorded: Path) -> None:
    """As data, whoever looks for a state or a status finds none that counts."""
    do(tiepdan, ("void", "--document", "1", *WHY), ("void", "1", *WHY), ("void", "--visit", "1",
       *WHY), ("void", "B1", *WHY))  # fmt: skip
    assert json.loads(tiepdan("petitions", "--json").out)[0]["state"] == "void"
    assert json.loads(tiepdan("meetings", "--json").out)[0]["status"] == "void"
    assert tiepdan("meetings", "--status", "held", "--json").data == []
    assert {row["state"] for row in tiepdan("search", "ranh", "--json").data} == {"void"}


def void(tiepdan: Tiepdan, *what: str) -> None:
    do(tiepdan, ("void", *what, *WHY))


def _lines(table: Mapping[str, list[Command]]) -> list[Command]:
    return [(name, *rest) for name, lines in table.items() for rest in lines]


def _in_force(data: Any) -> Any:
    """What was printed without the rows that are said to be void."""
    if isinstance(data, dict):
        return {key: _in_force(value) for key, value in data.items()}
    if not isinstance(data, list):
        return data
    return [_in_force(one) for one in data if not (isinstance(one, dict) and _is_void(one))]


def _is_void(row: Mapping[str, Any]) -> bool:
    return bool(row.get("voided_on")) or "void" in {row.get("state"), row.get("status")}


@pytest.mark.parametrize("typed", [("99",), ("B99",), ("--visit", "99"), ("--training", "99")])
def test_what_is_not_there_is_said_before_a_reason_is_asked_for(
    tiepdan: Tiepdan, database: Path, typed: tuple[str, ...]
) -> None:
    assert_refused(tiepdan, database, ("void", *typed), "99", code=3)
