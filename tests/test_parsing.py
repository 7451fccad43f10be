"""Texts, counts and yes or no, as they are typed."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiepdan import parsing
from tiepdan.errors import UsageError
from tiepdan.parsing import (
    parse_count,
    parse_optional_text,
    parse_people_present,
    parse_text,
    parse_yes_no,
)

any_text = st.text(st.characters(exclude_categories=()))
COUNTS: list[Callable[[str], int]] = [parse_count, parse_people_present]


def test_text_is_kept_in_normal_form() -> None:
    assert parse_text("  Nguyê\u0303n   Thi\u0323 Hoa\n") == "Nguyễn Thị Hoa"
    assert parse_optional_text("  đất  đai ") == "đất đai"


@pytest.mark.parametrize("typed", ["", " ", "\n\t", "\u00a0\u3000"])
def test_white_space_is_no_text(typed: str) -> None:
    assert parse_optional_text(typed) is None
    with pytest.raises(UsageError, match="empty"):
        parse_text(typed)


@pytest.mark.parametrize("typed", ["a\x00b", "\x00", "Nguy\udce1n", "\ud800", " \udfff "])
def test_bytes_that_are_no_text_are_refused(typed: str) -> None:
    for parse in (parse_text, parse_optional_text):
        with pytest.raises(UsageError, match="UTF-8") as refusal:
            parse(typed)
        str(refusal.value).encode()


@pytest.mark.parametrize(
    ("typed", "count"), [("1", 1), (" 5 ", 5), ("05", 5), ("40\n", 40), ("100000", 100_000)]
)
@pytest.mark.parametrize("parse", COUNTS)
def test_a_number_of_people(parse: Callable[[str], int], typed: str, count: int) -> None:
    assert parse(typed) == count


def test_nobody_may_be_present_but_nobody_cannot_petition() -> None:
    assert parse_people_present("0") == 0
    with pytest.raises(UsageError, match="from 1"):
        parse_count("0")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "-1",
        "+5",
        "5.0",
        "1.000",
        "1,000",
        "1_000",
        "1 000",
        "5 người",
        "năm",
        "1e3",
        "0x10",
        "100001",
        "9" * 9,
        "9" * 5000,
        "²",
        "½",
        "٥",
        "５",
        "1٥",
        "𝟓",
        "五",
    ],
)
@pytest.mark.parametrize("parse", COUNTS)
def test_what_is_no_number_of_people_is_refused(parse: Callable[[str], int], typed: str) -> None:
    with pytest.raises(UsageError, match="number of people"):
        parse(typed)


@pytest.mark.parametrize("typed", ["có", "Có", "CÓ", "co", "c", "yes", "Y", "true", "1", " có\n"])
def test_yes(typed: str) -> None:
    assert parse_yes_no(typed) is True


@pytest.mark.parametrize(
    "typed", ["không", "Không", "KHÔNG", "khong", "k", "no", "N", "false", "0", " không "]
)
def test_no(typed: str) -> None:
    assert parse_yes_no(typed) is False


def test_decomposed_letters_are_the_same_answer() -> None:
    assert parse_yes_no(unicodedata.normalize("NFD", "có")) is True
    assert parse_yes_no(unicodedata.normalize("NFD", "không")) is False


@pytest.mark.parametrize("typed", ["", " ", "maybe", "ok", "2", "có không", "dạ", "-", "\x1b[0m"])
def test_what_is_neither_yes_nor_no_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="“có”") as refusal:
        parse_yes_no(typed)
    assert "\x1b" not in str(refusal.value)


@settings(max_examples=60, deadline=None)
@given(any_text | st.from_regex(r"\s*\d{0,12}\s*", fullmatch=True))
def test_any_text_is_a_value_or_refused(typed: str) -> None:
    for parse in (parse_text, parse_optional_text, parse_count, parse_people_present, parse_yes_no):
        try:
            parse(typed)
        except UsageError as refusal:
            str(refusal).encode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("0912.345.678", ("0912345678",)),
        ("042 190 001 234, đất", ("042190001234", "đất")),
        ("2026-0001", ("2026", "0001")),
        ("06.07.2026", ("06", "07", "2026")),
    ],
)
def test_a_number_in_pieces_is_searched_for_as_it_is_stored(
    typed: str, words: tuple[str, ...]
) -> None:
    assert parsing.parse_words(typed) == words
