"""Numbers of identity papers: what is none, and what one usually looks like."""

import pytest

from tiepdan.errors import UsageError
from tiepdan.identity_numbers import is_usual, parse_identity_number


@pytest.mark.parametrize(
    "number",
    [
        "042190001234", "042 190 001 234", "183.456.789", "183456789", "B1234567", "p01234567",
        "Hộ chiếu: b.1234/567", "CMND 183456789", "Căn cước 042190001234",
    ],
)  # fmt: skip
def test_what_a_paper_has_is_usual(number: str) -> None:
    assert parse_identity_number(number) == number
    assert is_usual(number)


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
