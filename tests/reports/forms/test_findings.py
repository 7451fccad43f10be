"""What forms say of themselves: what they contradict, and what is left out."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.reports.forms import hand_made
from tiepdan.reports.forms.choosing import forms_of
from tiepdan.reports.forms.filling import fill
from tiepdan.reports.forms.findings import findings
from tiepdan.reports.forms.loading import load_forms
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.counts import counting

Q1 = Period(date(2025, 12, 15), date(2026, 3, 15))
YEAR = Period(date(2025, 12, 15), date(2026, 12, 15))


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("findings") / "so.db"
    hand_made.make(path)
    with counting(path) as connection:
        yield connection


def _found(connection: sqlite3.Connection, period: Period, name: str) -> Sequence[str]:
    forms = forms_of(load_forms(), YEAR)
    wanted = [form for form in forms if form.form == name]
    today = date(2026, 12, 14)
    return findings(
        connection, fill(connection, wanted, forms, period, office="Xã", today=today), today=today
    )  # fmt: skip


def _says(found: Sequence[str], *words: str) -> bool:
    return any(all(word in sentence for word in words) for sentence in found)


def test_receptions(by_hand: sqlite3.Connection) -> None:
    found = _found(by_hand, Q1, "01/TCD")
    assert _says(found, "3 visits were received by the Party secretary")
    assert _says(found, "1 receptions were held and it is not recorded that they were announced")
    assert _says(found, "2 of 11 days were held", "Luật Tiếp công dân")


def test_a_period_around_the_change_of_the_law_is_judged_by_both(
    by_hand: sqlite3.Connection,
) -> None:
    found = _found(by_hand, YEAR, "01/TCD")
    assert _says(found, "of 27 days were held")  # a day a week up to 30/06/2026
    assert _says(found, "of 10 days were held", "136/2025")  # two a month since


def test_petitions(by_hand: sqlite3.Connection) -> None:
    found = _found(by_hand, Q1, "02/XLD")
    assert _says(found, "23 = 24+25 does not hold: 6 = 4.")
    assert _says(found, "2 petitions are eligible and not ours, but neither guided nor forwarded")
    assert _says(found, "5 petitions are a second complaint or a continued denunciation")


def test_each_form_says_what_is_its_own(by_hand: sqlite3.Connection) -> None:
    assert _found(by_hand, Q1, "03/GQKN") == []
    assert _found(by_hand, Q1, "05/KQTH") == []
    (sentence,) = _found(by_hand, Q1, "06/QLKNTC")
    assert sentence.startswith("Of 6 documents it is not said")


def test_what_orders_nothing_is_not_carried_over_without_a_word(
    by_hand: sqlite3.Connection,
) -> None:
    found = _found(by_hand, Period(date(2026, 3, 15), date(2026, 6, 15)), "05/KQTH")
    assert _says(found, "6 decisions", "still count as to be carried out", "2026-0029 …")


@pytest.mark.parametrize("year", range(2019, 2024))
def test_the_reference_register(reference: Path, year: int) -> None:
    """A few receptions where the law asked for one a week, and no word of an announcement."""
    with counting(reference) as connection:
        found = _found(connection, Period(date(year, 1, 1), date(year + 1, 1, 1)), "01/TCD")
    assert _says(found, "days were held", "Điều 15 khoản 2 điểm d")
    assert _says(found, "it is not recorded that they were announced")
