"""What was carried over, came in, ended and was left, against a count by hand."""

import sqlite3
import statistics as stdlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile import fuzzed
from tiepdan import paths
from tiepdan.law.procedure.standing import OTHER_ENDS
from tiepdan.law.toml.laws import load_limits
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.records.reading.source_views import LIMITS_TO_DECIDE
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.figures.counted_rows import HANDLING
from tiepdan.reports.period import Period
from tiepdan.reports.statistics import statistics
from tiepdan.reports.statistics.caseload import Caseload, caseloads, nested_caseloads
from tiepdan.reports.statistics.counts import counting
from tiepdan.reports.statistics.groups import breakdown
from tiepdan.reports.statistics.groups.dimensions import Dimension, Group, spans
from tiepdan.reports.statistics.groups.divisions import HANDLING_BY
from tiepdan.reports.statistics.sections import indicators
from tiepdan.reports.statistics.sum_checks import disagreements

FIRST, LAST = date(2013, 1, 1), date(2027, 12, 31)
BY_HANDLING = HANDLING_BY.dimensions
TODAY = date(2026, 11, 20)
LIMITS = {limit.id: limit for limit in load_limits(paths.data_folder())}


@dataclass(frozen=True)
class Known:
    """A petition as a person would read it from the register."""

    received: date
    ended: date | None
    is_resolved: bool
    ended_by: str | None
    lates: tuple[bool, ...]
    values: dict[Dimension, str | None]
    is_protected: bool


@pytest.fixture(scope="module")
def register(made_up: Path) -> Iterator[sqlite3.Connection]:
    with counting(made_up) as connection:
        yield connection


@pytest.fixture(scope="module")
def known(made_up: Path) -> list[Known]:
    with closing(sqlite3.connect(made_up)) as connection:
        connection.row_factory = sqlite3.Row
        steps = list(connection.execute("SELECT * FROM deadline WHERE petition_id IS NOT NULL"))
        rows = connection.execute(
            "SELECT p.*, w.hamlet, s.state, s.finished_on, s.ended_by"
            " FROM petition p, petitioner w, petition_standing s"
            " WHERE w.id = p.petitioner_id AND s.petition_id = p.id"
        )
        return [_known(row, [step for step in steps if step["petition_id"] == row["id"]])
                for row in rows]  # fmt: skip


def _known(row: sqlite3.Row, steps: Sequence[sqlite3.Row]) -> Known:
    is_protected = row["kind"] == "denunciation" and row["protection_waived_on"] is None
    return Known(
        received=date.fromisoformat(row["received_on"]),
        ended=row["finished_on"] and date.fromisoformat(row["finished_on"]),
        is_resolved=row["state"] == "resolved",
        lates=tuple(
            (step["done_on"] or str(TODAY)) > step["late_after"]
            for step in steps
            if step["severity"] == "duty"
            and not LIMITS[step["limit_id"]].version(step["version_id"]).unit.is_lead
            and step["started_on"] <= (row["finished_on"] or "")
            and not _is_for_the_end(step, row)
        ),
        ended_by=row["ended_by"],
        values={
            Dimension.KIND: row["kind"],
            Dimension.FIELD: row["field"],
            Dimension.CHANNEL: row["channel"],
            Dimension.OFFICER: row["officer"],
            Dimension.HAMLET: None if is_protected else row["hamlet"],
            Dimension.STATE: row["state"],
            Dimension.COMPETENCE: str(row["is_within_competence"]),
            Dimension.FORM: row["form"],
            Dimension.ANONYMOUS: str(row["is_anonymous"]),
        },
        is_protected=is_protected,
    )


def _is_for_the_end(step: sqlite3.Row, petition: sqlite3.Row) -> bool:
    """Whether the end of the petition started it."""
    return (
        petition["ended_by"] in LIMITS[step["limit_id"]].starts_with
        and step["started_on"] == petition["finished_on"]
    )


def _by_hand(petitions: Sequence[Known], period: Period) -> Caseload:
    def count(condition: Callable[[Known], bool]) -> int:
        return sum(map(condition, petitions))

    def was_open(one: Known, day: date) -> bool:
        """At the beginning of the day."""
        return one.received < day and (one.ended is None or one.ended >= day)

    def came(one: Known) -> bool:
        return period.start <= one.received < period.end

    def ended(one: Known) -> bool:
        return one.ended is not None and period.start <= one.ended < period.end

    numbers = {
        "handling_total": count(lambda one: was_open(one, period.start) or came(one)),
        "handling_carried_over": count(lambda one: was_open(one, period.start)),
        "handling_received": count(came),
        "handling_ended": count(ended),
        "handling_resolved": count(lambda one: ended(one) and one.is_resolved),
        "handling_closed": count(lambda one: ended(one) and not one.is_resolved),
        "handling_with_limit": count(lambda one: ended(one) and bool(one.lates)),
        "handling_on_time": count(
            lambda one: ended(one) and bool(one.lates) and not any(one.lates)
        ),
        "handling_late": count(lambda one: ended(one) and any(one.lates)),
        "handling_without_limit": count(lambda one: ended(one) and not one.lates),
        "handling_carried_forward": count(lambda one: was_open(one, period.end)),
    }
    numbers |= {
        f"handling_{end.value}": sum(
            ended(one) and not one.is_resolved and one.ended_by == end for one in petitions
        )
        for end in OTHER_ENDS
    }
    days = Counter(
        (one.ended - one.received).days
        for one in petitions
        if one.ended and ended(one) and one.is_resolved
    )
    return Caseload(Counter({figure: n for figure, n in numbers.items() if n}), days)


def _days(first: date, last: date) -> st.SearchStrategy[date]:
    return st.dates(first, last)


periods = st.tuples(_days(FIRST, LAST), _days(FIRST, LAST)).map(
    lambda ends: Period(min(ends), max(ends) + timedelta(days=1))
)


def test_the_register_has_all_that_is_to_be_counted(known: Sequence[Known]) -> None:
    whole = _by_hand(known, Period(FIRST, LAST))
    for figure in FIGURES.values():
        # Not every way to end is in it, and since 2014 a limit runs for every petition.
        is_seldom = figure.is_hidden_when_zero or figure.id in {
            "handling_carried_over", "handling_without_limit"
        }  # fmt: skip
        if figure.source is HANDLING and not is_seldom:
            assert whole[figure.id], figure.id
    assert sum(whole[f"handling_{end.value}"] > 0 for end in OTHER_ENDS) > 2
    assert any(one.is_protected for one in known)


@pytest.mark.parametrize("dimension", BY_HANDLING)
def test_every_balance_is_what_a_count_by_hand_gives(
    register: sqlite3.Connection, known: Sequence[Known], dimension: Dimension
) -> None:
    @fuzzed(12)
    @given(periods)
    def check(period: Period) -> None:
        found = caseloads(register, period, dimension, today=TODAY)
        assert found.whole == _by_hand(known, period)
        if dimension.months:
            parts = list(spans(period, dimension))
            assert list(found.by_group) == [group for group, _span in parts]
            for group, span in parts:
                assert found.by_group[group] == _by_hand(known, span), group
            return
        for group, caseload in found.by_group.items():
            same = [one for one in known if _group(one, dimension) == group]
            assert caseload == _by_hand(same, period), group
        assert (
            sum(b["handling_total"] for b in found.by_group.values())
            == (found.whole["handling_total"])
        )

    check()


def _group(one: Known, dimension: Dimension) -> Group:
    is_secret = dimension is Dimension.HAMLET and one.is_protected
    return Group(one.values[dimension], is_secret=is_secret)


@pytest.mark.parametrize(
    "dimensions",
    [
        (Dimension.KIND, Dimension.FIELD),
        (Dimension.HAMLET, Dimension.KIND, Dimension.COMPETENCE),
        (Dimension.KIND, Dimension.QUARTER),
        pytest.param((Dimension.MONTH, Dimension.CHANNEL), marks=pytest.mark.exhaustive),
        pytest.param(
            (Dimension.YEAR, Dimension.KIND, Dimension.MONTH), marks=pytest.mark.exhaustive
        ),
    ],
    ids=",".join,
)
def test_every_group_within_a_group_is_what_a_count_by_hand_gives(
    register: sqlite3.Connection, known: Sequence[Known], dimensions: tuple[Dimension, ...]
) -> None:
    @fuzzed(8)
    @given(periods)
    def check(period: Period) -> None:
        found = nested_caseloads(register, period, dimensions, today=TODAY)
        assert found.whole == _by_hand(known, period)
        for key, caseload in found.by_key.items():
            span, same = period, list(known)
            for group, dimension in zip(key, dimensions, strict=False):
                if dimension.months:
                    # One within another: the last one counted is the shorter.
                    span = next(part for one, part in spans(span, dimension) if one == group)
                else:
                    same = [one for one in same if _group(one, dimension) == group]
            assert caseload == _by_hand(same, span), key

    check()


@pytest.mark.parametrize("dimension", BY_HANDLING)
def test_what_comes_in_and_is_carried_over_is_what_ends_and_is_left(
    register: sqlite3.Connection, dimension: Dimension
) -> None:
    @fuzzed(12)
    @given(periods)
    def check(period: Period) -> None:
        counted = breakdown.count(register, period, dimension, office="", today=TODAY)
        assert counted.disagreements() == []
        rows = [caseload for _group, caseload in counted.rows]
        for figure in ("handling_received", "handling_resolved", "handling_closed",
                       "handling_on_time", "handling_late", "handling_forwarded"):  # fmt: skip
            assert sum(caseload[figure] for caseload in rows) == counted.whole[figure]
        if dimension.months:
            for before, after in pairwise(rows):
                assert before["handling_carried_forward"] == after["handling_carried_over"]
            assert rows[0]["handling_carried_over"] == counted.whole["handling_carried_over"]
            assert (
                rows[-1]["handling_carried_forward"] == (counted.whole["handling_carried_forward"])
            )

    check()


def test_the_plain_statistics_have_the_same_numbers(register: sqlite3.Connection) -> None:
    period = Period(date(2016, 5, 3), date(2025, 2, 11))
    plain = statistics.count(register, period, office="", today=TODAY)
    assert plain.disagreements() == []
    assert plain.total("handling_received") == plain.total("petitions_received")
    for dimension in BY_HANDLING:
        assert caseloads(register, period, dimension, today=TODAY).whole == plain.handling.whole
    for figure in FIGURES.values():
        if figure.amount == "1":
            rows = statistics.rows_behind(register, figure, period, today=TODAY).rows
            assert len(rows) == plain.total(figure.id), figure.id
    for indicator in indicators.INDICATORS.values():
        rows = statistics.rows_behind(register, indicator, period, today=TODAY).rows
        assert len(rows) == plain.total(indicator.of)


def test_a_petition_that_ended_before_it_came_does_not_add_up(
    made_up: Path, tmp_path: Path
) -> None:
    path = tmp_path / "altered.db"
    path.write_bytes(made_up.read_bytes())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "UPDATE petition_standing SET finished_on = '2014-02-03' WHERE petition_id ="
            " (SELECT id FROM petition WHERE received_on > '2020-01-01' LIMIT 1)"
        )
    with counting(path) as connection:
        period = Period(date(2014, 1, 1), date(2021, 1, 1))
        counted = breakdown.count(connection, period, Dimension.YEAR, office="", today=TODAY)
        (sentence, *_more) = counted.disagreements()
        assert sentence.startswith("2014: Carried over")
        assert "is not resolved" in sentence


def test_a_figure_that_counts_other_rows_is_found(
    register: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert disagreements(register, today=date(2026, 11, 20)) == []
    altered = replace(FIGURES["handling_late"], condition="is_late = 0")
    monkeypatch.setitem(FIGURES, "handling_late", altered)
    period = Period(FIRST, LAST)
    counted = statistics.count_figures(register, period, office="", today=TODAY)
    assert len(
        statistics.rows_behind(register, altered, period, today=TODAY).rows
    ) == counted.total("handling_late")
    sentences = disagreements(register, today=date(2026, 11, 20))
    assert sentences
    assert all("handling_with_limit is " in sentence for sentence in sentences)


def test_the_limits_to_decide_are_those_that_a_decision_alone_meets() -> None:
    of_the_law = {
        limit.id for limit in LIMITS.values() if limit.met_by == {PetitionEventKind.DECIDED}
    }
    assert set(LIMITS_TO_DECIDE) == of_the_law


# --- Spans ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("dimension", [Dimension.YEAR, Dimension.QUARTER, Dimension.MONTH])
def test_spans_follow_on_each_other_and_fill_the_period(dimension: Dimension) -> None:
    @fuzzed(50)
    @given(periods)
    def check(period: Period) -> None:
        parts = list(spans(period, dimension))
        assert parts[0][1].start == period.start
        assert parts[-1][1].end == period.end
        for (_one, before), (_other, after) in pairwise(parts):
            assert before.end == after.start
            assert after.start.day == 1
            assert (after.start.month - 1) % dimension.months == 0
        assert len({group for group, _span in parts}) == len(parts)

    check()


# --- Medians and shares ---------------------------------------------------------------------------


@fuzzed(100)
@given(st.lists(st.integers(0, 400), min_size=1))
def test_the_median_is_that_of_the_standard_library(days: list[int]) -> None:
    assert indicators.median_of(Counter(days)) == stdlib.median(days)


def test_there_is_no_median_of_nothing() -> None:
    assert indicators.median_of(Counter()) is None
    assert indicators.decimal(None) is None


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (12, 15, "12/15 (80%)"), (2, 3, "2/3 (66,7%)"), (0, 4, "0/4 (0%)"), (4, 4, "4/4 (100%)"),
        (9_999, 10_000, "9999/10000 (99,9%)"), (1, 8, "1/8 (12,5%)"), (0, 0, None),
    ],
)  # fmt: skip
def test_a_share_is_told_with_both_numbers(part: int, whole: int, shown: str | None) -> None:
    assert indicators.share(part, whole) == shown


@pytest.mark.parametrize(("number", "shown"), [(9, "9"), (8.5, "8,5"), (80.0, "80"), (0, "0")])
def test_a_number_has_a_decimal_comma(number: float, shown: str) -> None:
    assert indicators.decimal(number) == shown
