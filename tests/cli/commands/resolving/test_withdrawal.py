"""A withdrawal: of what was accepted no end, of everything else the end."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands.figures.test_lateness import received
from tests.cli.conftest import COMPLAINT, DENUNCIATION, PROPOSAL, Command, Tiepdan, do

DENOUNCED: tuple[Command, ...] = (
    received(DENUNCIATION, "01/12/2025"),
    ("accept", "2025-0001", "--on", "08/12/2025"),
    ("withdraw", "2025-0001", "--on", "20/12/2025"),
)
COMPLAINED: tuple[Command, ...] = (
    COMPLAINT,
    ("accept", "1", "--on", "15/07/2026"),
    ("withdraw", "1", "--on", "20/07/2026"),
)


def figures(tiepdan: Tiepdan) -> Any:
    return tiepdan("stats", "--from", "2025", "--to", "2026", "--json").data["figures"]


def test_a_withdrawn_denunciation_is_resolved_when_it_is_concluded(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, *DENOUNCED, ("decide", "2025-0001", "--on", "15/01/2026"))
    found = figures(tiepdan)
    assert found["handling_carried_over"]["by_year"]["2026"] == 1
    assert found["handling_resolved"]["by_year"] == {"2025": 0, "2026": 1}
    assert found["handling_late"]["total"] == 1
    (row,) = tiepdan("stats", "--from", "2026", "--rows", "handling_resolved", "--json").data
    assert (row["days"], row["ended_on"], row["late"]) == (45, "2026-01-15", True)


def test_its_limits_run_on(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *DENOUNCED)
    late = tiepdan("overdue", "--today", "08/01/2026", "--json").data
    assert {row["limit"]: row["due"] for row in late} == {
        "TC-29": "2025-12-15", "TC-30": "2026-01-07"
    }  # fmt: skip
    assert "Người Tố Cáo" not in tiepdan("overdue", "--today", "08/01/2026").out


@pytest.mark.parametrize(
    ("commands", "number", "asked"),
    [
        (COMPLAINED, "2026-0001", "tiepdan terminate 2026-0001."),
        (DENOUNCED, "2025-0001", "tiepdan decide 2025-0001, or tiepdan terminate 2025-0001."),
    ],
)
def test_what_was_accepted_is_asked_for_until_it_ends(
    tiepdan: Tiepdan, database: Path, commands: tuple[Command, ...], number: str, asked: str
) -> None:
    do(tiepdan, *commands[:-1])
    assert asked in tiepdan(*commands[-1]).err
    for command in (("overdue",), ("due",), ("show", number)):
        assert asked in tiepdan(*command).out, command
        assert asked not in tiepdan(*command, "--json").out, command
    assert tiepdan("show", number, "--json").data["facts"]["state"] == "withdrawn"
    assert [row["number"] for row in tiepdan("petitions", "--state", "đã rút", "--json").data] == [
        number
    ]
    do(tiepdan, ("terminate", number, "--on", "20/11/2026"))
    for command in (("overdue",), ("due",), ("show", number)):
        assert asked not in tiepdan(*command).out, command
    found = figures(tiepdan)
    assert found["handling_terminated"]["total"] == found["handling_closed"]["total"] == 1
    assert found["handling_withdrawn"]["total"] == 0


def test_of_others_work_nothing_is_asked(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, (*COMPLAINT, "--officer", "Bà Lan"), *COMPLAINED[1:],
       (*PROPOSAL, "--officer", "Ông Hai"))  # fmt: skip
    assert "terminate" in tiepdan("overdue", "--officer", "Lan").out
    assert "terminate" not in tiepdan("overdue", "--officer", "Hai").out


@pytest.mark.parametrize("petition", [COMPLAINT, DENUNCIATION, PROPOSAL])
def test_before_acceptance_it_is_the_end(
    tiepdan: Tiepdan, database: Path, petition: Command
) -> None:
    do(tiepdan, petition)
    run = tiepdan("withdraw", "1", "--on", "03/11/2026")
    assert (run.code, "terminate" in run.err) == (0, False)
    assert tiepdan("show", "1", "--json").data["facts"]["ended_by"] == "withdrawn"
    assert tiepdan("terminate", "1", "--on", "05/11/2026").code == 4
    assert figures(tiepdan)["handling_withdrawn"]["total"] == 1


def test_a_proposal_ends_with_it_also_when_it_was_accepted(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, PROPOSAL, ("accept", "1", "--on", "03/11/2026"),
       ("withdraw", "1", "--on", "05/11/2026"))  # fmt: skip
    assert figures(tiepdan)["handling_withdrawn"]["total"] == 1
    assert "terminate" not in tiepdan("due").out


def test_a_withdrawn_complaint_is_not_decided(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *COMPLAINED)
    run = tiepdan("decide", "1", "--on", "30/07/2026", "--result", "đúng")
    assert run.code == 4
    assert "was withdrawn on 20/07/2026" in run.err
    assert "terminate" in run.err


def test_a_withdrawn_denunciation_may_be_extended(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *DENOUNCED, ("extend", "2025-0001", "--days", "30", "--complexity", "phức tạp",
                             "--document", "1/QĐ", "--on", "05/01/2026"))  # fmt: skip
    late = tiepdan("overdue", "--today", "08/01/2026", "--json").data
    assert "TC-30" not in {row["limit"] for row in late}


def test_what_an_update_opens_again_is_named_once(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *COMPLAINED, *DENOUNCED, ("decide", "2025-0001", "--on", "15/01/2026"))
    with closing(sqlite3.connect(database)) as connection, connection:
        # As a program left it to which a withdrawal was the end.
        connection.execute("UPDATE derivation SET fingerprint = 'old:' || fingerprint")
        for state, day, number in (("closed", "2026-07-20", 1), ("resolved", "2025-12-20", 2)):
            connection.execute(
                "UPDATE petition_standing SET state = ?, finished_on = ? WHERE petition_id = ?",
                (state, day, number),
            )
    told = tiepdan("overdue").err.splitlines()
    assert told[-3:] == [
        "By the law as it is read now, petitions are open again, or ended on another day:",
        "  2025-0001: 20/12/2025 → 15/01/2026",
        "  2026-0001: 20/07/2026 → open",
    ]
    assert tiepdan("overdue").err == ""


def test_the_day_stays_that_of_the_withdrawal(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *DENOUNCED, ("suspend", "2025-0001", "--on", "22/12/2025"))
    suspended = "stays open, suspended, its time to resolve standing still, until it is resumed"
    told = " ".join(tiepdan("overdue").out.split())
    assert "2025-0001 was withdrawn on 20/12/2025" in told
    assert suspended in told
    assert "limits run" not in told
    do(tiepdan, ("resume", "2025-0001", "--on", "26/12/2025"))
    told = " ".join(tiepdan("overdue").out.split())
    assert "2025-0001 was withdrawn on 20/12/2025" in told
    assert "its time limits run until it is concluded" in told


def test_what_is_withdrawn_while_suspended_stands_still(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *COMPLAINED[:-1], ("suspend", "1", "--on", "17/07/2026"))
    told = tiepdan(*COMPLAINED[-1]).err
    assert "standing still, until the decision to terminate it" in told
    assert "resume" not in told


@pytest.mark.parametrize("command", ["overdue", "due"])
def test_it_is_asked_for_once(tiepdan: Tiepdan, database: Path, command: str) -> None:
    do(tiepdan, *COMPLAINED)
    run = tiepdan(command, "--today", "22/07/2026")
    assert run.out.count("was withdrawn") == 1
    empty = [line for line in run.out.splitlines() if line.startswith("Nothing")]
    assert all(line.endswith(".") and "2026-0001" not in line for line in empty)
