"""What the superior decides meets, runs and ends nothing of ours, and the clerk is told."""

from pathlib import Path

import pytest

from tests.cli.asking.test_prompts import converse
from tests.cli.commands.figures.test_lateness import counted, totals
from tests.cli.conftest import COMPLAINT, DENUNCIATION, Command, Tiepdan, assert_refused, do
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

ACCEPTED: tuple[Command, ...] = (COMPLAINT, ("accept", "1", "--on", "15/07/2026"))
APPEALED: tuple[Command, ...] = (*ACCEPTED, ("record", "1", "appealed", "--on", "20/08/2026"))
AFTER_APPEAL: Command = ("decide", "1", "--on", "20/09/2026", "--result", "đúng")
CONFIRMED: Command = ("decide", "1", "--on", "20/09/2026", "--result", "công nhận")
DENOUNCED: tuple[Command, ...] = (DENUNCIATION, ("accept", "1", "--on", "28/08/2026"))
FOLLOWING = {"KN-32", "KN-44", "KN-th", "KN-ck", "KN-66", "TCD-27", "TC-35", "TC-36", "TC-40"}
"""The limits that a decision or conclusion of ours starts, or a part of them."""


def ends(tiepdan: Tiepdan) -> dict[str, tuple[str | None, str | None]]:
    """Of each limit of the petition: when and by what it ended."""
    found = tiepdan("show", "1", "--json").data["deadlines"]
    return {row["limit"]: (row["done_on"], row["done_by"]) for row in found}


@pytest.mark.parametrize(
    ("commands", "limit", "day", "outcome"),
    [
        ((*APPEALED, AFTER_APPEAL), "KN-28", "2026-09-20", "lapsed_late"),
        ((*APPEALED, CONFIRMED), "KN-28", "2026-09-20", "lapsed_late"),
        (
            (*ACCEPTED, ("decide", "1", "--on", "14/08/2026", "--by", "superior")),
            "KN-28", "2026-08-14", "lapsed",
        ),
        (
            (*DENOUNCED, ("decide", "1", "--on", "10/09/2026", "--by", "superior")),
            "TC-30", "2026-09-10", "lapsed",
        ),
    ],
)  # fmt: skip
def test_it_ends_the_case_and_owes_nothing(
    tiepdan: Tiepdan,
    database: Path,
    commands: tuple[Command, ...],
    limit: str,
    day: str,
    outcome: str,
) -> None:
    do(tiepdan, *commands)
    found = ends(tiepdan)
    assert not FOLLOWING & found.keys()
    assert found[limit] == (day, "second_decided")
    facts = tiepdan("show", "1", "--json").data["facts"]
    assert (facts["state"], facts["ended_by"]) == ("resolved", "second_decided")
    data = counted(tiepdan)
    (own,) = [row for row in data["limits"] if row["limit"] == limit]
    assert (own["due"], own[outcome], own["met"], own["met_late"]) == (1, 1, 0, 0)
    assert data["figures"]["decisions"]["total"] == 0
    assert totals(data, "superior_decisions")[""] == 1
    assert not {row["limit"] for row in tiepdan("overdue", "--json").data} & {limit, *FOLLOWING}
    assert tiepdan("check").code == 0


def test_ours_stays_ours_beside_it(tiepdan: Tiepdan, database: Path) -> None:
    decided = ("decide", "1", "--on", "14/08/2026", "--result", "đúng")
    do(tiepdan, *ACCEPTED, decided, *APPEALED[2:])
    before = ends(tiepdan)
    do(tiepdan, CONFIRMED)
    assert ends(tiepdan) == before
    assert before["KN-28"] == ("2026-08-14", "decided")
    facts = tiepdan("show", "1", "--json").data["facts"]
    assert (facts["state"], facts["ended_by"]) == ("resolved", "decided")


def test_what_ended_otherwise_is_not_resolved_by_it(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *ACCEPTED, ("terminate", "1", "--on", "10/08/2026"), *APPEALED[2:], CONFIRMED)
    facts = tiepdan("show", "1", "--json").data["facts"]
    assert (facts["state"], facts["ended_by"]) == ("closed", "terminated")


def test_corrected_to_ours_it_meets_and_runs(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *APPEALED, AFTER_APPEAL, ("edit-event", "1", "decided", "--by", "office"))
    found = ends(tiepdan)
    assert found["KN-28"] == ("2026-09-20", "decided")
    assert "KN-32" in found


TAKEN = "is taken as the superior's (the chair of the province's People's Committee)"
MENDED = "tiepdan edit-event 2026-0001 {event} --by office."


@pytest.mark.parametrize(
    ("before", "command", "event"),
    [
        (APPEALED, AFTER_APPEAL, "decided"),
        (APPEALED, CONFIRMED, "second_decided"),
        ((*APPEALED, (*AFTER_APPEAL, "--by", "office")),
         ("edit-event", "1", "decided", "--by", ""), "decided"),
        ((*APPEALED, ("decide", "1", "--on", "20/08/2026")),
         ("edit-event", "1", "decided", "--on", "21/08/2026"), "decided"),
        ((*ACCEPTED, ("decide", "1", "--on", "21/08/2026")), APPEALED[-1], "decided"),
    ],
)  # fmt: skip
def test_the_clerk_is_told_whose_it_is_taken_for(
    tiepdan: Tiepdan, database: Path, before: tuple[Command, ...], command: Command, event: str
) -> None:
    do(tiepdan, *before)
    told = tiepdan(*command).err
    assert TAKEN in told
    assert MENDED.format(event=PetitionEventKind(event).as_typed) in told


@pytest.mark.parametrize(
    "command", [(*AFTER_APPEAL, "--by", "superior"), (*AFTER_APPEAL, "--by", "office")]
)
def test_whoever_said_whose_it_is_is_not_told(
    tiepdan: Tiepdan, database: Path, command: Command
) -> None:
    do(tiepdan, *APPEALED)
    assert "edit-event" not in tiepdan(*command).err
    assert "edit-event" not in tiepdan("note", "1", "--note", "Đã gọi điện").err


PROVINCE = "Chủ tịch UBND tỉnh Hà Tĩnh"


def decision(tiepdan: Tiepdan) -> tuple[str | None, str | None, str | None]:
    """Whose it is, which body decided, and its document."""
    [row] = [row for row in tiepdan("show", "1", "--json").data["events"]
             if row["event"] in {"decided", "second_decided"}]  # fmt: skip
    return row["decided_by"], row["body"], row["document_number"]


def test_the_body_that_decided_and_its_document_are_kept(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *APPEALED, (*CONFIRMED, "--body", PROVINCE, "--document", "77/QĐ-UBND"))
    assert decision(tiepdan) == ("superior", PROVINCE, "77/QĐ-UBND")
    assert PROVINCE in " ".join(tiepdan("show", "1").out.replace("│", " ").split())
    [row] = tiepdan("stats", "--rows", "superior_decisions", "--json").data
    assert (row["decided_by"], row["body"], row["document_number"]) == (
        "superior", PROVINCE, "77/QĐ-UBND"
    )  # fmt: skip
    change = ("edit-event", "1", "second_decided", "--body")
    do(tiepdan, (*change, "Thanh tra tỉnh", "--document", "78/QĐ-UBND"))
    assert decision(tiepdan) == ("superior", "Thanh tra tỉnh", "78/QĐ-UBND")
    assert "no body recorded" not in tiepdan("show", "1").out
    do(tiepdan, ("undo", "--yes"), (*change, ""))
    assert decision(tiepdan)[1] is None
    assert "no body recorded" in tiepdan("show", "1").out  # a gap, as where it went to one


def test_another_bodys_decision_is_not_ours(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *ACCEPTED)
    decided = ("decide", "1", "--on", "14/08/2026")
    assert_refused(tiepdan, database, (*decided, "--body", PROVINCE), PROVINCE, "--by superior")
    assert_refused(
        tiepdan,
        database,
        (*decided, "--body", "UBND xã Thử", "--by", "superior"),
        "--by office",
    )
    do(tiepdan, (*decided, "--body", PROVINCE, "--by", "superior"))
    assert decision(tiepdan)[:2] == ("superior", PROVINCE)
    change = ("edit-event", "1", "decided", "--by", "office")
    assert_refused(tiepdan, database, change, PROVINCE)
    do(tiepdan, (*change, "--body", ""))
    assert decision(tiepdan)[:2] == ("office", None)
    do(tiepdan, ("edit-event", "1", "decided", "--body", "Chủ tịch UBND xã Thử"))


def test_the_body_is_asked_for_where_it_is_the_superiors(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *APPEALED)
    code, screen = converse(
        "decide", "1", answers=["confirmed", "no", PROVINCE, "20/09/2026", "77/QĐ-UBND", ""]
    )
    assert code == 0, screen
    assert decision(tiepdan)[1:] == (PROVINCE, "77/QĐ-UBND")
