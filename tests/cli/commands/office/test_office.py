"""``office``, ``edit-office``: what the commune is from which day on, and what it was before."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.asking.test_prompts import converse
from tests.cli.conftest import COMPLAINT, DIALOGUE, Command, Given, Tiepdan, assert_refused, do
from tiepdan.facts.fact import fields
from tiepdan.facts.office import Office
from tiepdan.records.database import reading
from tiepdan.records.reading.office.facts import office_versions, register_uid

RENAMED = ("edit-office", "--name", "Phường Sông Trí", "--from", "01/07/2025")
BOTH = "Xã Thử (until 30/06/2025), Phường Sông Trí (since 01/07/2025)"
LETTERHEAD = {
    "--room": ("Phòng 1", "reception_room", "Phòng 1"),
    "--code": ("12345", "administrative_code", "12345"),
    "--superior": ("Ủy ban nhân dân tỉnh Hà Tĩnh", "superior", "Ủy ban nhân dân tỉnh Hà Tĩnh"),
    "--party-superior": ("Tỉnh ủy Hà Tĩnh", "party_superior", "Tỉnh ủy Hà Tĩnh"),
    "--place": ("Thử", "place_of_issue", "Thử"),
    "--mark": ("UBND", "document_mark", "UBND"),
    "--letter-mark": ("UBND-VP", "letter_mark", "UBND-VP"),
    "--recipients": (" Như trên;; Lưu: VT ; ", "recipients", "Như trên; Lưu: VT"),
    "--population": ("12.500", "population", 12500),
    "--population-on": ("31/12/2025", "population_on", "2025-12-31"),
}


def office(tiepdan: Tiepdan, *on: str) -> dict[str, Any]:
    found: dict[str, Any] = tiepdan("office", *on, "--json").data["facts"]
    return found


def names(path: Path) -> list[str]:
    with reading(path) as connection:
        return [one.name for one in office_versions(connection)]


def uid(path: Path) -> str:
    with reading(path) as connection:
        return register_uid(connection)


def heading(tiepdan: Tiepdan, *command: str) -> str:
    return tiepdan(*command).out.splitlines()[1].rpartition(", from ")[0]


def test_a_letterhead_needs_facts_that_are_said_when_they_are_known(
    tiepdan: Tiepdan, database: Path
) -> None:
    assert {office(tiepdan)[key] for _typed, key, _stored in LETTERHEAD.values()} == {None}
    typed = [part for flag, (value, *_rest) in LETTERHEAD.items() for part in (flag, value)]
    do(tiepdan, ("edit-office", *typed))
    for flag, (_typed, key, stored) in LETTERHEAD.items():
        assert office(tiepdan)[key] == stored, flag
    screen = tiepdan("office").out
    assert "Xã Thử, on 22/11/2026" in screen
    assert "12.500" in screen
    do(tiepdan, ("edit-office", "--room", ""), ("check",))
    assert office(tiepdan)["reception_room"] is None


def test_making_a_register_asks_no_more_than_before(tiepdan: Tiepdan) -> None:
    assert [field.name for field in fields(Office)] == [
        "name", "province", "is_remote", "reception_weekday", "reception_half_day",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "reason", "code"),
    [
        (("--code", "1234"), "“1234” is not the code of a commune; it has five digits", 2),
        (("--code", "1234a"), "“1234a”", 2),
        (("--population", "0", "--population-on", "1/1/2026"), "“0” is not a number of people", 2),
        (("--population", "12500"), "--population-on", 4),
        (("--population-on", "01/01/2026"), "--population-on", 4),
        (("--population-on", "01/01/2027"), "in the future", 2),
        (("--recipients", "; ;"), "The text is empty", 2),
        (("--name", "Xã Thử"), "recorded like that already", 4),
        (("--name", "Phường", "--from", "23/11/2026"), "23/11/2026 is in the future", 2),
        (("--name", "Phường", "--from", "bao giờ"), "is not a date", 2),
        (("--name", "Phường", "--on", "23/11/2026"), "23/11/2026 is in the future", 2),
        (("--name", "Phường", "--on", "1/1/2026", "--from", "1/1/2026"), "only one", 2),
        (("--from", "01/07/2025"), "nothing to correct", 2),
        (("--from", "01/07/2025", "--name", "Xã Thử"), "recorded like that already", 4),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    tiepdan: Tiepdan, database: Path, typed: Command, reason: str, code: int
) -> None:
    assert_refused(tiepdan, database, ("edit-office", *typed), reason, code=code)


def test_a_commune_that_is_merged_goes_on_with_the_same_register(
    tiepdan: Tiepdan, database: Path
) -> None:
    same = uid(database)
    run = tiepdan(*RENAMED)
    assert (run.code, "since 01/07/2025: changed name of the commune" in run.err) == (0, True)
    assert office(tiepdan)["name"] == "Phường Sông Trí"
    assert office(tiepdan, "--on", "30/06/2025")["name"] == "Xã Thử"
    assert office(tiepdan, "--on", "01/07/2025")["name"] == "Phường Sông Trí"
    [change] = tiepdan("office", "--json").data["changes"]
    assert (change["valid_from"], change["name"]) == ("2025-07-01", "Phường Sông Trí")
    assert uid(database) == same
    do(tiepdan, ("check",))


def test_a_report_has_the_name_of_its_period_and_of_two_names_both(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, RENAMED)
    for command in (
        ("stats",),
        ("stats", "--by", "kind"),
        ("stats", "--by", "result"),
        ("duties",),
    ):
        for first, last, name in (
            ("2024", "2024", "Xã Thử"),
            ("2024", "30/06/2025", "Xã Thử"),
            ("01/07/2025", "2026", "Phường Sông Trí"),
            ("2025", "2025", BOTH),
        ):
            assert heading(tiepdan, *command, "--from", first, "--to", last) == name, command
    # A change of another fact is no other name, and no one of three is left out.
    do(tiepdan, ("edit-office", "--room", "P. 2", "--from", "01/01/2026"))
    assert heading(tiepdan, "stats", "--from", "2025", "--to", "2026") == BOTH
    do(tiepdan, ("edit-office", "--name", "Phường Mới", "--from", "01/02/2026"))
    assert heading(tiepdan, "stats", "--from", "2025", "--to", "2026") == (
        "Xã Thử (until 30/06/2025), Phường Sông Trí (until 31/01/2026),"
        " Phường Mới (since 01/02/2026)"
    )
    assert heading(tiepdan, "stats", "--from", "2025", "--to", "2025") == BOTH


def test_the_morning_list_has_the_name_of_its_day(tiepdan: Tiepdan, given: Given) -> None:
    given(COMPLAINT, ("edit-office", "--name", "Phường Sông Trí", "--from", "01/11/2026"))
    assert "on 22/11/2026, Phường Sông Trí" in tiepdan("overdue").out
    assert "on 31/10/2026, Xã Thử" in tiepdan("overdue", "--today", "31/10/2026").out
    assert ", Xã Thử: " in tiepdan("due", "--today", "13/07/2026").out


def test_a_change_comes_after_the_last_one(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, RENAMED)
    for day in ("01/07/2025", "30/06/2025"):
        change = ("edit-office", "--name", "Xã Khác", "--from", day)
        assert_refused(tiepdan, database, change, "01/07/2025", f"--on {day}")
    do(tiepdan, ("edit-office", "--name", "Xã Khác", "--from", "02/07/2025"))
    assert names(database) == ["Xã Thử", "Phường Sông Trí", "Xã Khác"]


def test_a_slip_is_mended_wherever_it_was_taken_over(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        ("edit-office", "--place", "Thư", "--mark", "UBN"),
        RENAMED,
        ("edit-office", "--place", "Sông Trí", "--from", "01/01/2026"),
        ("edit-office", "--mark", "UBND"),  # today's version; the others have it from the same slip
        ("edit-office", "--place", "Thử", "--on", "01/01/2024"),
        ("edit-office", "--name", "Phường Sông Trí A", "--on", "31/12/2025"),
        ("edit-office", "--room", "Phòng 3"),  # nobody said anything of the one before
    )
    found = [office(tiepdan, "--on", day) for day in ("1/1/2024", "31/12/2025", "22/11/2026")]
    assert [one["document_mark"] for one in found] == ["UBND"] * 3
    assert [one["place_of_issue"] for one in found] == ["Thử", "Thử", "Sông Trí"]
    assert [one["name"] for one in found] == ["Xã Thử", "Phường Sông Trí A", "Phường Sông Trí A"]
    assert [one["reception_room"] for one in found] == [None, None, "Phòng 3"]
    do(tiepdan, ("check",))


def test_a_change_is_taken_back_before_those_that_rest_on_it(
    tiepdan: Tiepdan, database: Path
) -> None:
    later = ("edit-office", "--name", "Phường Mới", "--from", "01/02/2026")
    do(tiepdan, RENAMED, later)
    run = tiepdan("undo", "2", "--yes")
    assert (run.code, "operation 3" in run.err) == (4, True)
    do(tiepdan, ("undo", "--yes"), ("undo", "--yes"))
    assert names(database) == ["Xã Thử"]
    assert heading(tiepdan, "stats", "--from", "2025", "--to", "2026") == "Xã Thử"
    do(tiepdan, later, ("undo", "--yes"), ("undo", "7", "--yes"), ("check",))  # in force again
    assert names(database) == ["Xã Thử", "Phường Mới"]
    words = tiepdan("history").out
    assert "The office since 01/02/2026: changed name of the commune." in words


def test_at_a_prompt_the_day_is_asked_first(tiepdan: Tiepdan, database: Path) -> None:
    answers = ["23/11/2026", "01/07/2025", "1", "Phường Sông Trí"]
    code, screen = converse("edit-office", answers=answers)
    assert code == 0, screen
    assert "in the future" in screen
    assert names(database) == ["Xã Thử", "Phường Sông Trí"]
    code, screen = converse("edit-office", answers=["", "1", "Phường A"])
    assert code == 0, screen
    assert names(database) == ["Xã Thử", "Phường A"]


def due(tiepdan: Tiepdan, number: str, limit: str) -> str | None:
    found = {
        row["limit"]: row["due"] for row in tiepdan("show", number, "--json").data["deadlines"]
    }
    return found.get(limit)


def test_a_limit_is_that_of_the_office_as_it_was_when_its_clock_started(
    tiepdan: Tiepdan, database: Path
) -> None:
    """Remote since 01/08/2026: 45 days to resolve what was accepted since then, not before."""
    again = [*COMPLAINT]
    again[again.index("06/07/2026")] = "28/07/2026"
    do(
        tiepdan,
        COMPLAINT,
        ("accept", "1", "--on", "16/07/2026"),
        tuple(again),
        ("accept", "2", "--on", "03/08/2026"),
    )
    assert (due(tiepdan, "1", "KN-28"), due(tiepdan, "2", "KN-28")) == ("2026-08-17", "2026-09-03")
    run = tiepdan("edit-office", "--remote", "có", "--from", "01/08/2026", "--json")
    assert {(row["number"], row["limit"]) for row in run.data} == {("2026-0002", "KN-28")}
    assert (due(tiepdan, "1", "KN-28"), due(tiepdan, "2", "KN-28")) == ("2026-08-17", "2026-09-17")
    [explained] = [
        row
        for row in tiepdan("explain", "2", "--json").data["deadlines"]
        if row["limit"] == "KN-28"
    ]
    assert explained["due"] == "2026-09-17"
    do(tiepdan, ("check",), ("undo", "--yes"))
    assert due(tiepdan, "2", "KN-28") == "2026-09-03"
    # Without a day it was never otherwise.
    do(tiepdan, ("edit-office", "--remote", "có"))
    assert due(tiepdan, "1", "KN-28") == "2026-09-03"


def test_a_provinces_own_rules_end_and_begin_with_the_province(
    tiepdan: Tiepdan, given: Given
) -> None:
    database = given(DIALOGUE, ("edit-office", "--province", "Nghệ An"))
    assert due(tiepdan, "B1", "DT-HT1") is None
    do(tiepdan, ("edit-office", "--province", "Hà Tĩnh", "--from", "11/11/2026"))
    assert due(tiepdan, "B1", "DT-HT1") is None  # its clock started the day before
    do(tiepdan, ("undo", "--yes"))
    do(tiepdan, ("edit-office", "--province", "Hà Tĩnh", "--from", "10/11/2026"))
    assert due(tiepdan, "B1", "DT-HT1") == "2026-11-25"
    do(tiepdan, ("check",))
    duties = tiepdan("duties", "--from", "2025", "--to", "2025", "--json").data
    assert "NV-HT" not in {one["duty"] for one in duties}
    assert names(database) == ["Xã Thử"] * 2


def test_the_weekday_proposed_is_that_of_today(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, ("edit-office", "--weekday", "thứ ba", "--from", "01/11/2026"))
    [first, *_others] = tiepdan("schedule", "--month", "12/2026", "--json").data["days"]
    assert first["usual_date"] == "2026-12-01"


def test_a_register_has_an_id_of_its_own_that_nothing_changes(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    same = uid(database)
    assert tiepdan("office", "--json").data["facts"]["register"] == same
    assert same in tiepdan("office").out
    do(tiepdan, RENAMED, ("undo", "--yes"), ("backup", str(tmp_path / "copy.db")), RENAMED)
    assert (uid(database), uid(tmp_path / "copy.db")) == (same, same)
    do(tiepdan, ("restore", str(tmp_path / "copy.db"), "--yes"))
    assert uid(database) == same
    other = tmp_path / "other.db"
    do(tiepdan, ("init", "--db", str(other), "--name", "Xã Thử", "--province", "Hà Tĩnh"))
    assert uid(other) != same
    run = tiepdan("undo", "1", "--yes")
    assert run.code == 4


def test_an_id_that_was_altered_is_found(tiepdan: Tiepdan, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE register SET uid = 'x'")
    connection.close()
    run = tiepdan("check")
    assert (run.code, "register, row 1 is not as the journal has it" in run.out) == (6, True)
