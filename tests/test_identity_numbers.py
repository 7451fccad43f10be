"""Numbers of identity papers: what is none, and what one usually looks like."""

import pytest

from tiepdan.errors import UsageError
from tiepdan.identity_numbers import (
    doubt_of_paper,
    doubt_of_phone,
    is_usual,
    parse_identity_number,
    parse_phone,
)


@pytest.mark.parametrize(
    ("number", "stored"),
    [
        ("042190001234", "042190001234"), ("042 190 001 234", "042190001234"),
        ("183.456.789", "183456789"), ("CMND 183456789", "183456789"),
        ("Căn cước 042190001234", "042190001234"), ("B1234567", "B1234567"),
        ("p01234567", "p01234567"), ("Hộ chiếu: b.1234/567", "Hộ chiếu: b.1234/567"),
    ],
)  # fmt: skip
def test_what_a_paper_has_is_usual(number: str, stored: str) -> None:
    assert parse_identity_number(number) == stored
    assert is_usual(number)


@pytest.mark.parametrize(
    ("number", "stored"),
    [
        ("0912 345 678", "0912345678"), ("+84912.345.678", "0912345678"),
        ("(0239) 3855-123", "02393855123"), ("912345678", "912345678"),
        ("0912345678 (con trai)", "0912345678 (con trai)"),
    ],
)  # fmt: skip
def test_a_telephone_is_stored_as_its_digits(number: str, stored: str) -> None:
    assert parse_phone(number) == stored
    assert ("zero missing" in doubt_of_phone(stored)) is (stored == "912345678")


@pytest.mark.parametrize(
    ("number", "doubt"),
    [
        ("0912345678", ""), ("01234567890", ""), ("02393855123", ""), ("19001009", ""),
        ("1234567", "has 7 digits"), ("091234567", "has 9 digits"), ("84912345678", "has 11"),
        ("912345678", "zero missing"), ("gọi nhà bên cạnh", ""), ("0912345678 (con)", ""),
    ],
)  # fmt: skip
def test_a_telephone_of_another_length_is_doubted(number: str, doubt: str) -> None:
    said = doubt_of_phone(number)
    assert doubt in said
    assert bool(said) is bool(doubt)
    assert number not in said  # whose it is, a screen need not tell again


@pytest.mark.parametrize("number", ["4,2099E+10", "4.2099e10", "9,12E+08"])
def test_what_excel_destroyed_is_refused(number: str) -> None:
    for parse in (parse_identity_number, parse_phone):
        with pytest.raises(UsageError, match="last digits are lost"):
            parse(number)


def test_a_zero_may_be_missing_in_front() -> None:
    doubts = [doubt_of_paper(one) for one in ("42190001234", "83456789", "042190001234", "B12")]
    assert ["a zero missing in front" in doubt for doubt in doubts] == [True, True, False, False]
    assert [bool(doubt) for doubt in doubts] == [True, True, False, True]


@pytest.mark.parametrize("number", ["038", "0421900012345", "B12", "12345678901", "12-AB"])
def test_what_old_books_hold_besides_is_kept(number: str) -> None:
    assert parse_identity_number(f" {number}\n") == number
    assert not is_usual(number)


@pytest.mark.parametrize("typed", ["abc", "không có", "–", "mất giấy tờ"])
def test_letters_alone_are_no_number(typed: str) -> None:
    with pytest.raises(UsageError, match="no digit") as refused:
        parse_identity_number(typed)
    assert f"“{typed}”" in str(refused.value)


@pytest.mark.parametrize("typed", ["", "  ", "1\0"])
def test_what_is_no_text_is_no_number(typed: str) -> None:
    with pytest.raises(UsageError):
        parse_identity_number(typed)


def test_what_excel_destroyed_is_told_with_a_number_of_its_kind() -> None:
    with pytest.raises(UsageError, match="042190001234"):
        parse_identity_number("4,2099E+10")
    with pytest.raises(UsageError, match="0912345678"):
        parse_phone("9,12E+08")
