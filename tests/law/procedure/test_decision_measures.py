"""Results and measures: which fit which decision, and how they are typed and shown."""

import pytest

from tiepdan.errors import RefusedError, UsageError
from tiepdan.law.procedure.decision_measures import (
    check_measures,
    check_result,
    measures_in_force,
    measures_of,
    orders_of,
    parse_measure,
    results_of,
    show_amount,
)
from tiepdan.law.vocabulary.decision import DecisionResult, Measure
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

COMPLAINT, DENUNCIATION, PROPOSAL = list(PetitionKind)[:3]
E, R, M = PetitionEventKind, DecisionResult, Measure
FIRST = (R.UPHELD, R.PARTLY_UPHELD, R.REJECTED)
SECOND = (R.CONFIRMED, R.CHANGED)


@pytest.mark.parametrize(
    ("kind", "event", "fitting"),
    [
        (COMPLAINT, E.DECIDED, FIRST),
        (COMPLAINT, E.SECOND_DECIDED, SECOND),
        (DENUNCIATION, E.DECIDED, FIRST),
        (DENUNCIATION, E.SECOND_DECIDED, ()),
        (PROPOSAL, E.DECIDED, ()),
        (PetitionKind.FEEDBACK, E.DECIDED, ()),
        (COMPLAINT, E.ACCEPTED, ()),
    ],
)
def test_which_results_fit(
    kind: PetitionKind, event: PetitionEventKind, fitting: tuple[DecisionResult, ...]
) -> None:
    assert results_of(kind, event) == fitting
    for result in DecisionResult:
        if result in fitting:
            check_result(kind, event, result)
            continue
        with pytest.raises(RefusedError) as refused:
            check_result(kind, event, result)
        for one in fitting:
            assert one.label_for(kind) in str(refused.value)


def test_only_the_second_decision_must_have_a_result() -> None:
    check_result(COMPLAINT, E.DECIDED, None)
    with pytest.raises(RefusedError, match="confirmed"):
        check_result(COMPLAINT, E.SECOND_DECIDED, None)


def test_a_denunciation_is_true_or_false() -> None:
    assert [one.label_for(DENUNCIATION) for one in FIRST] == ["true", "partly true", "false"]
    assert [one.label_for(COMPLAINT) for one in FIRST] == ["right", "partly right", "wrong"]
    assert R.parse("true") is R.UPHELD


@pytest.mark.parametrize(
    ("typed", "measure", "amount", "shown"),
    [
        ("recovered_money=50.000.000", M.RECOVERED_MONEY, 50_000_000, "50.000.000 đồng"),
        ("thu hồi tiền = 1500000 đ", M.RECOVERED_MONEY, 1_500_000, "1.500.000 đồng"),
        ("returned_land=120,5", M.RETURNED_LAND, 12_050, "120,5 m²"),
        ("recovered_land=1.200 m2", M.RECOVERED_LAND, 120_000, "1.200 m²"),
        ("returned_land=0,05", M.RETURNED_LAND, 5, "0,05 m²"),
        ("persons_restored=3", M.PERSONS_RESTORED, 3, "3"),
    ],
)
def test_a_measure_is_typed_and_shown(
    typed: str, measure: Measure, amount: int, shown: str
) -> None:
    assert parse_measure(typed) == (measure, amount)
    assert show_amount(measure, amount) == shown


@pytest.mark.parametrize(
    ("typed", "example"),
    [
        ("recovered_money", "money to recover for the State=50.000.000"),
        ("50.000.000", "money to recover for the State=50.000.000"),
        ("gold=3", "money to recover for the State"),
        ("recovered_money=", "50.000.000"),
        ("recovered_money=0", "50.000.000"),
        ("recovered_money=50.00", "50.000.000"),
        ("recovered_money=1,5", "50.000.000"),
        ("recovered_money=-5", "50.000.000"),
        ("recovered_money=" + "9" * 16, "50.000.000"),
        ("returned_land=120.5", "120,5"),
        ("returned_land=120,555", "120,5"),
        ("returned_land=0", "120,5"),
        ("persons_restored=1,5", "for example 3"),
        ("persons_restored=0", "for example 3"),
    ],
)
def test_a_wrong_amount_is_refused_with_the_right_form(typed: str, example: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse_measure(typed)
    assert example in str(refused.value)


def test_only_a_denunciation_disciplines_organisations() -> None:
    assert set(Measure) - set(measures_of(COMPLAINT)) == {M.ORGANISATIONS_DISCIPLINED}
    assert measures_of(DENUNCIATION) == tuple(Measure)
    assert measures_of(PROPOSAL) == ()
    check_measures(DENUNCIATION, E.DECIDED, {M.ORGANISATIONS_DISCIPLINED: 1})
    with pytest.raises(RefusedError, match="organisations to be dealt with"):
        check_measures(COMPLAINT, E.DECIDED, {M.ORGANISATIONS_DISCIPLINED: 1})
    with pytest.raises(RefusedError, match="proposal"):
        check_measures(PROPOSAL, E.DECIDED, {M.RECOVERED_MONEY: 1})


@pytest.mark.parametrize(
    ("officials", "persons"),
    [
        (M.OFFICIALS_DISCIPLINED, M.PERSONS_DISCIPLINED),
        (M.OFFICIALS_TO_INVESTIGATORS, M.PERSONS_TO_INVESTIGATORS),
        (M.OFFICIALS_PROSECUTED, M.PERSONS_PROSECUTED),
    ],
)
def test_officials_are_among_the_persons(officials: Measure, persons: Measure) -> None:
    check_measures(COMPLAINT, E.ENFORCEMENT_STEP, {officials: 2, persons: 2})
    for measures in ({officials: 2, persons: 1}, {officials: 1}):
        with pytest.raises(RefusedError, match=persons.label):
            check_measures(COMPLAINT, E.ENFORCEMENT_STEP, measures)


def test_no_other_event_has_measures() -> None:
    with pytest.raises(RefusedError, match="--measure"):
        check_measures(COMPLAINT, E.ACCEPTED, {M.RECOVERED_MONEY: 1})
    check_measures(COMPLAINT, E.ACCEPTED, {})


@pytest.mark.parametrize(
    "measure", [M.CASES_PROSECUTED, M.PERSONS_PROSECUTED, M.OFFICIALS_PROSECUTED]
)
def test_no_decision_orders_a_prosecution(measure: Measure) -> None:
    some = {M.PERSONS_PROSECUTED: 2, measure: 1}
    for kind in (COMPLAINT, DENUNCIATION):
        assert measure in measures_of(kind)
        assert measure not in orders_of(kind)
        for event in (E.ENFORCEMENT_STEP, E.ENFORCEMENT_FINISHED):
            check_measures(kind, event, some)
    for event in (E.DECIDED, E.SECOND_DECIDED):
        with pytest.raises(RefusedError, match="investigators"):
            check_measures(COMPLAINT, event, some)


def test_what_the_second_instance_leaves_in_force() -> None:
    first, second = {M.RECOVERED_MONEY: 50}, {M.RECOVERED_MONEY: 20}
    assert measures_in_force(first, {}, None) == first
    assert measures_in_force(first, {}, R.CONFIRMED) == first
    assert measures_in_force(first, second, R.CONFIRMED) == second
    assert measures_in_force(first, second, R.CHANGED) == second
    assert measures_in_force(first, {}, R.CHANGED) == {}
