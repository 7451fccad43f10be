"""Spellings of one name: of a hamlet, of an officer."""

import pytest

from tiepdan.records.reading.names import alike, hamlet, is_same, person, spellings

HIEU_CHAU = [
    "Hiệu Châu", "HIỆU CHÂU", "thôn Hiệu Châu", "Thôn  hiệu châu", "Hieu Chau", "THON HIEU CHAU",
    "xóm Hiệu Châu", "Hiệu-Châu",
]  # fmt: skip


@pytest.mark.parametrize("spelling", HIEU_CHAU)
def test_one_hamlet_however_it_is_written(spelling: str) -> None:
    assert is_same(hamlet(spelling), hamlet("Hiệu Châu"))


def test_every_spelling_is_shown_as_the_most_frequent() -> None:
    counts = dict.fromkeys(HIEU_CHAU, 1) | {"thôn Hiệu Châu": 5}
    assert set(spellings(counts, hamlet).values()) == {"thôn Hiệu Châu"}
    few = spellings({"HIỆU CHÂU": 1, "Hiệu Châu": 1}, hamlet)
    assert set(few.values()) == {"Hiệu Châu"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thôn 3", "THON 3"), ("Tổ dân phố 3", "TDP 3"), ("tổ 3", "Tổ dân phố 3"),
        ("khu phố 4", "KP4"[:2] + " 4"), ("Hòa Bình", "Hoà Bình"), ("Khu dân cư Nam", "Nam"),
        ("Thôn số 3", "Thôn 3"), ("Thôn 03", "Thôn 3"), ("Thôn3", "Thôn 3"), ("thon so 3", "Thôn3"),
        ("KP 1", "KP1"), ("Khu phố 01", "KP1"), ("Tổ dân phố số 3", "TDP3"),
    ],
)  # fmt: skip
def test_the_same_place(one: str, other: str) -> None:
    assert len(set(spellings({one: 1, other: 1}, hamlet).values())) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thôn 3", "Thôn 13"), ("Thôn 3", "Tổ dân phố 3"), ("Đông Tân", "Đồng Tân"),
        ("Thôn An", "Thôn Ân"), ("An", "Ân"), ("Bắc", "Bắc Sơn"), ("thôn", "xóm"),
        ("Thôn số 3", "TDP số 3"), ("Thôn3", "KP3"), ("Thôn 3", "Thôn 30"), ("Thôn 0", "Thôn 1"),
    ],
)  # fmt: skip
def test_not_the_same_place(one: str, other: str) -> None:
    assert len(set(spellings({one: 1, other: 1}, hamlet).values())) == 2


def test_a_bare_number_is_the_place_of_that_number_if_there_is_but_one() -> None:
    assert spellings({"3": 1, "Thôn 3": 2}, hamlet)["3"] == "Thôn 3"
    assert spellings({"3": 1, "Thôn 3": 2, "TDP 3": 2}, hamlet)["3"] == "3"


def test_what_is_written_without_accents_may_be_only_one() -> None:
    names = {"Dong Tan": 1, "Đông Tân": 1, "Đồng Tân": 1}
    assert spellings(names, hamlet)["Dong Tan"] == "Dong Tan"


@pytest.mark.parametrize("typed", ["Hiệu Châu", "hiệu châu", "hieu chau", "thôn Hiệu Châu", "Hiệu"])
def test_all_spellings_are_found(typed: str) -> None:
    names = [*HIEU_CHAU, "Bắc Sơn", "Thôn 3"]
    assert alike(names, typed, hamlet) == HIEU_CHAU


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("thôn 3", ["Thôn 3", "3"]), ("3", ["Thôn 3", "3"]), ("thôn", ["Thôn 3", "thôn Bắc", "3"]),
        ("Bắc", ["thôn Bắc"]), ("bắc", ["thôn Bắc"]), ("b", ["thôn Bắc"]), ("Bậc", []),
    ],
)  # fmt: skip
def test_what_is_typed_finds(typed: str, found: list[str]) -> None:
    assert alike(["Thôn 3", "thôn Bắc", "3"], typed, hamlet) == found


def test_officers_are_one_by_case_and_accents() -> None:
    names = ["Trần Văn Hai", "TRẦN VĂN HAI", "Tran Van Hai", "Trần Văn Hải"]
    found = spellings(dict.fromkeys(names, 1), person)
    assert found["TRẦN VĂN HAI"] == found["Trần Văn Hai"] == "Trần Văn Hai"
    assert found["Tran Van Hai"] == "Tran Van Hai"
    assert alike(names, "trần văn hai") == names[:2]
