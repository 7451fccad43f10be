"""One measure of protection, or several at once."""

import pytest

from tiepdan.errors import UsageError
from tiepdan.law.vocabulary.protection import ProtectionMeasure, ProtectionMeasures

M = ProtectionMeasure


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("secrecy", (M.SECRECY,)),
        ("bí mật", (M.SECRECY,)),
        ("vị trí công tác, việc làm", (M.WORK,)),
        ("tính mạng, sức khỏe, tài sản, danh dự, nhân phẩm", (M.LIFE,)),
        ("life,secrecy", (M.SECRECY, M.LIFE)),
        ("bí mật; việc làm; tính mạng", tuple(M)),
        ("bi mat và suc khoe", (M.SECRECY, M.LIFE)),
        ("sức khỏe, tài sản", (M.LIFE,)),
    ],
)
def test_one_or_several_are_taken(typed: str, meant: tuple[ProtectionMeasure, ...]) -> None:
    found = ProtectionMeasures.parse(typed)
    assert found.each == meant
    assert found in ProtectionMeasures.every()
    assert found.label == "; ".join(one.label for one in meant)


@pytest.mark.parametrize("typed", ["", "gold", "secrecy, gold", ","])
def test_another_word_is_refused_with_the_list(typed: str) -> None:
    with pytest.raises(UsageError, match="secrecy"):
        ProtectionMeasures.parse(typed)


def test_every_value_that_may_be_stored() -> None:
    assert len(ProtectionMeasures.every()) == 7
