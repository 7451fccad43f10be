"""What was ordered, what was carried out of it, and what is left; more is refused."""

from datetime import date

import pytest

from tiepdan.errors import RefusedError
from tiepdan.law.procedure.enforcement import Balance, Enforcement, Order, Step, check_steps
from tiepdan.law.vocabulary.decision import DecisionResult, Measure

M, R = Measure, DecisionResult
MILLION = 1_000_000


def on(month: int, day: int) -> date:
    return date(2026, month, day)


def paid(month: int, millions: int, *, is_explained: bool = False) -> Step:
    return Step(on(month, 5), {M.RETURNED_MONEY: millions * MILLION}, is_explained)


ORDERED = Order(on(2, 1), {M.RETURNED_MONEY: 24 * MILLION}, R.UPHELD)


def test_each_step_leaves_less() -> None:
    steps = [paid(3, 9), paid(4, 5), paid(5, 10)]
    for place, left in enumerate((24, 15, 10)):
        reached = Enforcement(ORDERED, steps=steps[:place])
        check_steps(reached)
        assert reached.left() == {M.RETURNED_MONEY: left * MILLION}
    reached = Enforcement(ORDERED, steps=steps)
    check_steps(reached)
    assert reached.left() == {}
    assert reached.balances() == {M.RETURNED_MONEY: Balance(24 * MILLION, 24 * MILLION)}


def test_more_than_is_left_is_refused_with_all_the_numbers() -> None:
    steps = [paid(3, 9), paid(4, 16)]
    with pytest.raises(RefusedError) as refused:
        check_steps(Enforcement(ORDERED, steps=steps))
    for number in ("16.000.000", "24.000.000", "9.000.000", "15.000.000", "05/04/2026"):
        assert number in str(refused.value)
    explained = Enforcement(ORDERED, steps=[steps[0], paid(4, 16, is_explained=True)])
    check_steps(explained)
    assert explained.left() == {}


def test_what_was_never_ordered_is_refused_but_a_prosecution_is_not_ordered() -> None:
    with pytest.raises(RefusedError, match="0 m²"):
        check_steps(Enforcement(ORDERED, steps=[Step(on(3, 1), {M.RETURNED_LAND: 1})]))
    check_steps(Enforcement(ORDERED, steps=[Step(on(3, 1), {M.CASES_PROSECUTED: 1})]))


def test_a_step_is_of_the_decision_of_its_day() -> None:
    second = Order(on(4, 1), {M.RETURNED_MONEY: 10 * MILLION}, R.CHANGED)
    before = Enforcement(ORDERED, second, [paid(3, 20)])
    check_steps(before)  # the first decision was in force then
    assert before.left() == {}
    with pytest.raises(RefusedError, match=r"10\.000\.000"):
        check_steps(Enforcement(ORDERED, second, [paid(3, 9), paid(5, 2)]))
    rest = Enforcement(ORDERED, second, [paid(3, 9), paid(5, 1)])
    check_steps(rest)
    assert rest.balances() == {M.RETURNED_MONEY: Balance(10 * MILLION, 10 * MILLION)}


def test_nothing_is_owed_any_more_once_it_is_finished() -> None:
    finished = Enforcement(ORDERED, steps=[paid(3, 9)], finished_on=on(4, 1))
    assert finished.left() == {}
    assert finished.undone() == {M.RETURNED_MONEY: 15 * MILLION}


def test_there_is_something_to_enforce_where_something_is_ordered() -> None:
    with pytest.raises(RefusedError, match=r"24\.000\.000"):
        check_steps(Enforcement(ORDERED, nothing_since=on(2, 1)))
    check_steps(Enforcement(Order(on(2, 1), {}), nothing_since=on(2, 1)))
