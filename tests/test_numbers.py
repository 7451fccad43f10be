"""Numbers of petitions and meetings, as they are typed and printed."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiepdan.errors import UsageError
from tiepdan.numbers import (
    PetitionNumber,
    is_meeting_number,
    meeting_not_found,
    parse_meeting_number,
    parse_petition_number,
    petition_not_found,
    show_meeting_number,
)

TODAY = date(2026, 11, 23)
any_text = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    "typed", ["2026-0012", "2026-12", "2026/12", "2026/0012", "12", "0012", " 12\n", "00012"]
)
def test_the_twelfth_petition_of_the_year(typed: str) -> None:
    assert parse_petition_number(typed, today=TODAY) == PetitionNumber(2026, 12)


def test_a_number_may_name_another_year() -> None:
    assert parse_petition_number("2019-0003", today=TODAY) == PetitionNumber(2019, 3)
    assert parse_petition_number("3", today=date(2019, 5, 1)) == PetitionNumber(2019, 3)


def test_a_petition_number_is_printed_with_four_digits_or_more() -> None:
    assert str(PetitionNumber(2026, 12)) == "2026-0012"
    assert str(PetitionNumber(2026, 12345)) == "2026-12345"


def test_petition_numbers_are_in_order_of_year_then_sequence() -> None:
    numbers = [PetitionNumber(2026, 2), PetitionNumber(2025, 10), PetitionNumber(2025, 9)]
    assert [str(number) for number in sorted(numbers)] == ["2025-0009", "2025-0010", "2026-0002"]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "-12",
        "2026-",
        "26-12",
        "2026--12",
        "2026 12",
        "2026_12",
        "12a",
        "B12",
        "+12",
        "1.2",
        "1234567890",
        "2026-1234567890",
        "٢٠٢٦-٠٠١٢",
        "１２",
        "1２",
        "²",
        "12\x00",
        "\ud800",
    ],
)
def test_what_is_no_petition_number_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="2026-0012") as refusal:
        parse_petition_number(typed, today=TODAY)
    str(refusal.value).encode()


@pytest.mark.parametrize("typed", ["B12", "b12", "12", "B0012", " B12\n"])
def test_the_meeting_number_twelve(typed: str) -> None:
    assert parse_meeting_number(typed) == 12


@pytest.mark.parametrize(
    "typed", ["", "B", "B 12", "BB12", "12B", "M12", "-12", "2026-12", "B1234567890", "B１２", "B٣"]
)
def test_what_is_no_meeting_number_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="B12"):
        parse_meeting_number(typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("B12", True), (" b3 ", True), ("12", False), ("2026-0012", False), ("B", False), ("", False)],
)
def test_only_a_number_with_its_letter_can_only_mean_a_meeting(
    typed: str, *, expected: bool
) -> None:
    assert is_meeting_number(typed) is expected


def test_what_is_not_found_is_named() -> None:
    petition, meeting = petition_not_found(PetitionNumber(2026, 12)), meeting_not_found(7)
    assert "2026-0012" in str(petition)
    assert "B7" in str(meeting)
    assert {petition.exit_code, meeting.exit_code} == {3}


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 9999), st.integers(1, 999_999_999))
def test_what_is_printed_is_read_back(year: int, sequence: int) -> None:
    number = PetitionNumber(year, sequence)
    if year >= 1000:
        assert parse_petition_number(str(number), today=TODAY) == number
    assert parse_meeting_number(show_meeting_number(sequence)) == sequence
    assert is_meeting_number(show_meeting_number(sequence))


@settings(max_examples=60, deadline=None)
@given(any_text | st.from_regex(r"\s*[bB]?\d{0,11}[-/]?\d{0,11}\s*", fullmatch=True))
def test_any_text_is_a_number_or_refused(typed: str) -> None:
    with suppress(UsageError):
        assert parse_petition_number(typed, today=TODAY).sequence >= 0
    try:
        assert parse_meeting_number(typed) >= 0
    except UsageError:
        assert not is_meeting_number(typed)
