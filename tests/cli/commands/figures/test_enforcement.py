"""What was still owed at the start of a period, ordered, paid, and is still owed at its end."""

from pathlib import Path

import pytest

from tests.cli.conftest import COMPLAINT, DENUNCIATION, Given, Tiepdan, do
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.figures.enforcement import ENFORCEMENT

MILLION = 1_000_000
Q3, Q4 = ("15/06/2026", "14/09/2026"), ("15/09/2026", "14/12/2026")
NEXT_YEAR = ("15/12/2026", "14/03/2027")
OWED = "owed_complaint_returned_money"


@pytest.fixture
def decided(given: Given) -> Path:
    """A decision that orders 24 million back; a conclusion that orders nothing."""
    return given(
        COMPLAINT,
        DENUNCIATION,
        ("accept", "1", "--on", "16/07/2026"),
        ("accept", "2", "--on", "28/08/2026"),
        ("decide", "1", "--on", "10/08/2026", "--result", "right",
         "--measure", "returned_money=24.000.000", "--measure", "persons_disciplined=2"),
    )  # fmt: skip


def paid(day: str, millions: int) -> tuple[str, ...]:
    return ("enforce", "1", "--on", day, "--measure", f"returned_money={millions}.000.000")


def figures(tiepdan: Tiepdan, quarter: tuple[str, str]) -> dict[str, int]:
    first, last = quarter
    data = tiepdan("stats", "--from", first, "--to", last, "--json").data["figures"]
    return {figure: one["total"] for figure, one in data.items()}


def owed(tiepdan: Tiepdan, quarter: tuple[str, str]) -> tuple[int, ...]:
    """From before, ordered, carried out, no longer owed, still owed: in millions."""
    found = figures(tiepdan, quarter)
    parts = ("before", "ordered", "carried_out", "given_up", "left")
    numbers = [found[f"{OWED}_{part}"] for part in parts]
    before, ordered, *ended = numbers
    assert before + ordered == sum(ended) == found[OWED]
    assert all(number % MILLION == 0 for number in numbers)
    return tuple(number // MILLION for number in numbers)


def decisions(tiepdan: Tiepdan, quarter: tuple[str, str], kind: str = "complaint") -> list[int]:
    """Carried over, issued, finished, nothing to enforce, changed, not finished."""
    found = figures(tiepdan, quarter)
    parts = ("carried_over", "issued", "finished", "nothing", "changed", "unfinished")
    numbers = [found[f"enforcement_{kind}_{part}"] for part in parts]
    whole = found[f"enforcement_{kind}"]
    assert whole == sum(numbers[:2]) == sum(numbers[2:])
    assert whole >= found[f"decisions_{kind}"]
    return numbers


def test_two_quarters_of_a_decision_enforced_in_three_steps(
    tiepdan: Tiepdan, decided: Path
) -> None:
    do(tiepdan, paid("12/09/2026", 9), paid("20/09/2026", 5), paid("12/10/2026", 10))
    assert owed(tiepdan, Q3) == (0, 24, 9, 0, 15)
    assert owed(tiepdan, Q4) == (15, 0, 15, 0, 0)
    assert owed(tiepdan, ("15/06/2026", "14/12/2026")) == (0, 24, 24, 0, 0)
    assert decisions(tiepdan, Q3) == [0, 1, 0, 0, 0, 1]
    assert decisions(tiepdan, Q4) == [1, 0, 0, 0, 0, 1]
    do(tiepdan, ("enforce", "1", "--on", "13/10/2026", "--finished",
                 "--measure", "persons_disciplined=2"))  # fmt: skip
    assert decisions(tiepdan, Q4) == [1, 0, 1, 0, 0, 0]
    assert decisions(tiepdan, NEXT_YEAR) == [0, 0, 0, 0, 0, 0]
    assert figures(tiepdan, Q4)["carried_out_complaint_persons_disciplined"] == 2
    assert tiepdan("check").code == 0


def test_what_is_left_at_the_end_is_no_longer_owed(tiepdan: Tiepdan, decided: Path) -> None:
    do(
        tiepdan,
        paid("12/09/2026", 9),
        ("enforce", "1", "--on", "20/09/2026", "--finished", "--note", "đã thỏa thuận"),
    )
    assert owed(tiepdan, Q3) == (0, 24, 9, 0, 15)
    assert owed(tiepdan, Q4) == (15, 0, 0, 15, 0)
    assert owed(tiepdan, NEXT_YEAR) == (0, 0, 0, 0, 0)


def test_what_is_more_than_ordered_stands_by_itself(tiepdan: Tiepdan, decided: Path) -> None:
    do(tiepdan, paid("12/09/2026", 9), (*paid("20/09/2026", 17), "--more-than-ordered", "lãi"))
    assert owed(tiepdan, Q4) == (15, 0, 15, 0, 0)
    assert figures(tiepdan, Q4)["beyond_complaint_returned_money"] == 2 * MILLION
    [row] = tiepdan("stats", "--from", Q4[0], "--to", Q4[1], "--rows",
                    "beyond_complaint_returned_money", "--json").data  # fmt: skip
    assert (row["amount"], row["beyond"]) == (17 * MILLION, 2 * MILLION)


def test_the_superiors_decision_is_never_ours(tiepdan: Tiepdan, decided: Path) -> None:
    do(
        tiepdan,
        paid("12/09/2026", 9),
        ("record", "1", "appealed", "--on", "14/09/2026"),
        ("decide", "1", "--on", "01/10/2026", "--result", "changed",
         "--measure", "returned_money=12.000.000"),
        paid("12/10/2026", 3),
    )  # fmt: skip
    assert owed(tiepdan, Q4) == (15, 0, 0, 15, 0)
    assert decisions(tiepdan, Q4) == [1, 0, 0, 0, 1, 0]
    do(tiepdan, ("edit-event", "1", "second_decided", "--result", "confirmed", "--measure", "-"))
    assert owed(tiepdan, Q4) == (15, 0, 3, 0, 12)
    assert decisions(tiepdan, Q4) == [1, 0, 0, 0, 0, 1]
    do(tiepdan, ("edit-event", "1", "decided", "--by", "superior"))
    assert owed(tiepdan, Q4) == (0, 0, 0, 0, 0)
    assert decisions(tiepdan, Q4) == [0, 0, 0, 0, 0, 0]


def test_conclusions_on_denunciations_are_apart(tiepdan: Tiepdan, decided: Path) -> None:
    do(
        tiepdan,
        ("decide", "2", "--on", "10/09/2026", "--result", "false"),
        ("enforce", "2", "--nothing"),
    )
    assert decisions(tiepdan, Q3, "denunciation") == [0, 1, 0, 1, 0, 0]
    assert decisions(tiepdan, Q3) == [0, 1, 0, 0, 0, 1]
    do(tiepdan, ("void", "2", "--reason", "nhập hai lần"))
    assert decisions(tiepdan, Q3, "denunciation") == [0, 0, 0, 0, 0, 0]


def test_amounts_are_told_with_their_unit(tiepdan: Tiepdan, decided: Path) -> None:
    do(tiepdan, paid("12/09/2026", 9))
    period = ("stats", "--from", Q3[0], "--to", Q3[1])
    assert "15.000.000 đồng" in tiepdan(*period).out
    explained = tiepdan(*period, "--explain", OWED).out
    assert explained.count("it adds up.") == 2
    assert "9.000.000 đồng + 0 đồng + 15.000.000 đồng = 24.000.000 đồng" in explained
    assert tiepdan(*period, "--json").data["figures"][OWED]["unit"] == "VND"
    rows = tiepdan(*period, "--rows", OWED, "--json").data
    assert sorted(row["amount"] for row in rows) == [9 * MILLION, 15 * MILLION]
    assert [row["ended_by"] for row in rows if row["amount"] == 9 * MILLION] == ["carried_out"]


def test_two_periods_beside_one_another(tiepdan: Tiepdan, decided: Path) -> None:
    do(tiepdan, paid("12/09/2026", 9), paid("20/09/2026", 5))
    run = tiepdan("stats", "--period", "Q4/2026", "--compare", "--json")
    assert run.code == 0, run.err
    left = run.data["figures"][f"{OWED}_left"]
    assert (left["total"], left["before"]["total"]) == (10 * MILLION, 15 * MILLION)
    assert left["before"]["difference"] == -5 * MILLION
    before = run.data["figures"][f"{OWED}_before"]
    assert (before["total"], before["before"]["total"]) == (15 * MILLION, 0)
    assert "-5.000.000 đồng" in tiepdan("stats", "--period", "Q4/2026", "--compare").out


def test_an_empty_section_is_left_out(tiepdan: Tiepdan, decided: Path) -> None:
    assert "\nEnforcement\n" in tiepdan("stats", "--from", "2026", "--to", "2026").out
    out = tiepdan("stats", "--from", "2013", "--to", "2014").out
    assert "\nDecisions and conclusions\n" in out
    assert "\nEnforcement\n" not in out


def test_every_amount_has_its_measure() -> None:
    for figure in ENFORCEMENT.figures:
        assert (figure.amount == "1") == (figure.measure is None), figure.id
        if figure.under:
            assert figure.under in FIGURES
            assert figure.part_of is None
