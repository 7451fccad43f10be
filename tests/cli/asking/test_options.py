"""In January a number without a year may be last year's, whichever command takes it."""

from pathlib import Path

import pytest

from tests.cli.conftest import DIALOGUE, PROPOSAL, Command, Tiepdan, do

CASES: tuple[Command, ...] = (
    DIALOGUE,
    (*PROPOSAL, "--channel", "dialogue", "--received", "10/11/2026", "--meeting", "B1"),
    PROPOSAL,
    ("link", "1", "--continues", "2"),
    ("conclude", "B1", "--on", "16/11/2026", "--document", "58/TB"),
    ("add-document", "--issuer", "party", "--type", "plan", "--title", "x"),
)
SAID = "This year has no petition {typed} yet: 2026-{typed:0>4} is meant."
VISIT = ("add-visit", "--content", "Hỏi")
DOCUMENT = ("add-document", "--issuer", "party", "--type", "plan", "--title", "y")


@pytest.mark.parametrize(
    "command",
    [
        ("show", "1"),
        ("explain", "1"),
        ("history", "1"),
        ("note", "1", "x"),
        ("void", "1", "--reason", "nhập hai lần", "--dry-run"),
        ("link", "2", "--duplicate-of", "1", "--dry-run"),
        ("unlink", "1", "2"),
        ("join", "2", "1"),
        ("entered", "1"),
        ("conclude", "B1", "--results", "--opinion", "1"),
        (*VISIT, "--petition", "1"),
        (*DOCUMENT, "--petition", "1"),
        ("edit-document", "1", "--petition", "1"),
        (*PROPOSAL, "--received", "04/01/2027", "--continues", "1"),
    ],
    ids=lambda command: command[0],
)
def test_it_is_last_years_where_this_year_has_none(
    tiepdan: Tiepdan, cases: Path, command: Command
) -> None:
    run = tiepdan(*command, "--today", "05/01/2027")
    assert SAID.format(typed=1) in run.err, run.err
    assert run.code == 0 or "2026-0001" in run.err.replace(SAID.format(typed=1), ""), run.err


def test_nowhere_where_this_year_has_it_nor_later_than_january(
    tiepdan: Tiepdan, cases: Path
) -> None:
    for day, number in (("01/02/2027", "2027-0001"), ("31/12/2026", "2026-0001")):
        run = tiepdan("show", "1", "--today", day)
        assert (number in run.out + run.err, "is meant" in run.err) == (True, False)
    do(tiepdan, (*PROPOSAL, "--received", "04/01/2027", "--today", "05/01/2027"))
    run = tiepdan("show", "1", "--today", "05/01/2027")
    assert ("2027-0001" in run.out, run.err) == (True, "")
    assert tiepdan("show", "7", "--today", "05/01/2027").code == 3
