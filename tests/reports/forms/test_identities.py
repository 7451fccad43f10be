"""The identities that form files write."""

import pytest

from tiepdan.reports.forms.identities import Term, parse_identity


@pytest.mark.parametrize(
    ("text", "numbers", "holds"),
    [
        ("1 = 5+11+17", [3, 3], True),
        ("1=5+11+17", [3, 2], False),
        ("2 <= 1", [1, 1], True),
        ("2 <= 1", [2, 1], False),
        ("1 >= 03.7", [2, 1], True),
        ("6 = 7+8 = 9+10+11", [4, 4, 5], False),
        ("6 = 7+8 = 9+10+11", [4, 4, 4], True),
    ],
)
def test_whether_it_holds(text: str, numbers: list[int], *, holds: bool) -> None:
    assert parse_identity(text).holds(list(numbers)) is holds


def test_of_what_it_speaks() -> None:
    identity = parse_identity("5*8 <= 02/XLD.9 + 03.1")
    assert list(identity.terms) == [
        Term(8, factor=5), Term(9, "02/XLD"), Term(1, "03"),
    ]  # fmt: skip
    assert identity.show([10, 9]) == "10 <= 9"


@pytest.mark.parametrize("text", ["", "1", "1 <> 2", "1 = a", "1 = 2 +", "= 2", "1 == 2", "1-2=3"])
def test_what_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="no identity"):
        parse_identity(text)
