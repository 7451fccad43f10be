"""Sentences of a report: numbers as offices write them, what is zero, changes, letters."""

from collections import Counter

import pytest

from tiepdan.reports.documents.outline import Element
from tiepdan.reports.documents.sentences import Sentences, change_words
from tiepdan.reports.statistics.caseload import Caseload
from tiepdan.reports.vietnamese import commune_within, number_words


def _said(element: Element, **numbers: int) -> list[str]:
    sentences = Sentences(
        Caseload(Counter(numbers)), {"commune": "xã Kỳ Châu"}, {"05/KQTH.18": None, "02/XLD.1": 7}
    )
    return [sentence.text for sentence in sentences.of(element)]


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0"), (1, "01"), (9, "09"), (10, "10"), (1000, "1.000"), (1234567, "1.234.567")],
)
def test_below_ten_a_number_has_a_nought_before_it(number: int, words: str) -> None:
    assert number_words(number) == words


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        (15, 10, "tăng 05 (từ 10 thành 15, 50%)"),
        (2, 3, "giảm 01 (từ 03 thành 02, 33,3%)"),
        (0, 4, "giảm 04 (từ 04 thành 0, 100%)"),
        (4, 4, "không thay đổi (04)"),
        (0, 0, "không thay đổi (0)"),
        (7, 0, "tăng 07 (kỳ so sánh không có)"),
    ],
)
def test_a_change_is_never_told_in_per_cent_of_nothing(now: int, then: int, words: str) -> None:
    assert change_words(now, then) == words


def test_figures_names_and_columns_are_filled_in() -> None:
    element = Element(sentence="{commune}: {visits} lượt, {02/XLD.1} đơn, {05/KQTH.18}.")
    assert _said(element, visits=3) == ["xã Kỳ Châu: 03 lượt, 07 đơn, chưa có số liệu."]


def test_a_sentence_of_noughts_has_its_other_wording() -> None:
    element = Element(sentence="{visits} lượt, {visitors} người.", none="Không ai đến.")
    assert _said(element) == ["Không ai đến."]
    assert _said(element, visitors=2) == ["0 lượt, 02 người."]


def test_what_is_optional_is_left_out_where_all_is_nought() -> None:
    element = Element(sentence="{visits} lượt.", is_optional=True)
    assert _said(element) == []
    assert _said(element, visits=12) == ["12 lượt."]


def test_nothing_is_said_in_words_and_parts_are_named() -> None:
    numbers = {
        "documents_party": 5,
        "documents_party_plan": 3,
        "documents_party_notice": 2,
        "receptions_not_held_epidemic": 6,
    }
    element = Element(
        sentence="{heads_disciplined:none}; {documents_party:parts}; {receptions_not_held:list}"
    )
    assert _said(element, **numbers) == ["Không; 03 kế hoạch, 02 thông báo; dịch bệnh: 06"]


def test_money_and_land_have_their_units() -> None:
    element = Element(sentence="{owed_complaint_recovered_money}")
    assert _said(element, owed_complaint_recovered_money=1500000) == ["1.500.000 đồng"]


@pytest.mark.parametrize(
    ("name", "within"),
    [("Xã Kỳ Châu", "xã Kỳ Châu"), ("Phường Sông Trí", "phường Sông Trí"), ("UBND xã", "UBND xã")],
)
def test_a_commune_within_a_sentence(name: str, within: str) -> None:
    assert commune_within(name) == within
