"""``add-staff``, ``edit-staff``: who signs for the office and receives citizens, from when on."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command, Tiepdan, assert_refused, do

CHAIR = ("add-staff", "--name", "Nguyễn Văn A", "--role", "chủ tịch", "--from", "01/07/2025")
CLERK = (
    "add-staff", "--name", "Trần Thị B", "--role", "TL", "--position", "Chánh Văn phòng",
    "--from", "01/07/2025",
)  # fmt: skip
LEADER = ("add-staff", "--name", "Lê C", "--role", "tổ trưởng", "--from", "01/01/2026")
FOCAL = ("add-staff", "--name", "Lê D", "--role", "cán bộ đầu mối", "--from", "01/01/2026")


def listed(tiepdan: Tiepdan, part: str, *on: str) -> list[tuple[Any, ...]]:
    rows = tiepdan("office", *on, "--json").data.get(part, [])
    return [(row["id"], row["role"], row["name"]) for row in rows]


def refused(tiepdan: Tiepdan, *command: str) -> str:
    """What a refusal by a rule says; nothing is changed by it."""
    before = tiepdan("office", "--json").out
    run = tiepdan(*command)
    assert (run.code, len(run.err.splitlines())) == (4, 1), run.err
    assert tiepdan("office", "--json").out == before
    return run.err


def test_those_of_a_day_are_shown_and_how_they_sign(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, FOCAL, LEADER, CLERK, CHAIR)
    data = tiepdan("office", "--json").data
    assert [(row["role"], row["signed_as"]) for row in data["signatories"]] == [
        ("chair", "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"),
        ("by_order", "TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG"),
    ]
    assert [row["role"] for row in data["team"]] == ["team_leader", "focal_officer"]
    assert "Nguyễn Văn A" in tiepdan("office").out
    assert listed(tiepdan, "team", "--on", "31/12/2025") == []
    assert listed(tiepdan, "signatories", "--on", "30/06/2025") == []
    assert listed(tiepdan, "signatories", "--on", "01/07/2025") != []


def test_one_chair_follows_another(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, CHAIR)
    follower = ("add-staff", "--name", "Nguyễn E", "--role", "quyền chủ tịch")
    begins = ("--from", "01/11/2026")
    assert_refused(
        tiepdan, database, (*follower, *begins), "Nguyễn Văn A", "tiepdan edit-staff 1 --until"
    )
    do(tiepdan, ("edit-staff", "1", "--until", "31/10/2026"), (*follower, *begins))
    assert listed(tiepdan, "signatories") == [(2, "acting_chair", "Nguyễn E")]
    assert listed(tiepdan, "signatories", "--on", "31/10/2026") == [(1, "chair", "Nguyễn Văn A")]
    assert listed(tiepdan, "not_on_that_day") == [(1, "chair", "Nguyễn Văn A")]
    assert "Nguyễn E" in refused(tiepdan, "edit-staff", "1", "--until", "")
    do(tiepdan, ("add-staff", "--name", "Phó 1", "--role", "phó chủ tịch"),
       ("add-staff", "--name", "Phó 2", "--role", "phó chủ tịch"), ("check",))  # fmt: skip


@pytest.mark.parametrize(
    ("command", "reason", "code"),
    [
        (("add-staff", "--name", "A", "--role", "TL"), "--position", 4),
        (("add-staff", "--name", "A", "--role", "vua"), "“vua” is not in the list", 2),
        (("add-staff", "--role", "TL"), "--name is missing", 2),
        ((*CHAIR, "--until", "30/06/2025"), "30/06/2025, is before the first one", 4),
        (("edit-staff", "1", "--until", "01/01/2026"), "no member of staff 1", 3),
        (("edit-staff", "x", "--until", "01/01/2026"), "“x”", 2),
    ],
)
def test_what_cannot_be_is_refused(
    tiepdan: Tiepdan, database: Path, command: Command, reason: str, code: int
) -> None:
    run = tiepdan(*command)
    assert (run.code, len(run.err.splitlines())) == (code, 1)
    assert reason in run.err
    assert listed(tiepdan, "signatories") == []


def test_a_slip_is_corrected_and_taken_back(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, CLERK)
    assert "--position" in refused(tiepdan, "edit-staff", "1", "--position", "")
    do(tiepdan, ("edit-staff", "1", "--name", "Trần Thị Bé"))
    assert listed(tiepdan, "signatories") == [(1, "by_order", "Trần Thị Bé")]
    do(tiepdan, ("undo", "--yes"), ("undo", "--yes"))
    assert listed(tiepdan, "signatories") == []
    do(tiepdan, ("check",))
