"""The order of the Vietnamese alphabet, in which people look for names."""

import sqlite3
import unicodedata
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_text import any_text, many, vietnamese
from tiepdan.alphabet import sort_key

IN_ORDER = (
    ("a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n", "o", "ô", "ơ",
     "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y"),
    ("ma", "mà", "mả", "mã", "má", "mạ"),
    ("An", "Án", "Ăn", "Ân", "Bình"),
    ("Dung", "Dương", "Đào", "Đông", "Em", "Êm"),
    ("Hoà An", "Hoa Mai", "Hòa Mai", "Hoàng"),
    ("Thôn", "Thôn 2", "Thôn 10", "Thôn Đông", "Thông"),
    ("Phường Dương", "Phường Đông"),
    ("", "1", "a"),
)  # fmt: skip


@pytest.mark.parametrize("names", IN_ORDER, ids=lambda names: names[0])
def test_names_are_in_the_order_of_the_alphabet(names: tuple[str, ...]) -> None:
    backwards = names[::-1]
    assert tuple(sorted(backwards, key=sort_key)) == names
    assert len({sort_key(name) for name in names}) == len(names)


def test_sql_sorts_by_it_alike() -> None:
    every = [name for names in IN_ORDER for name in names]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE name (name TEXT, key TEXT)")
        connection.executemany("INSERT INTO name VALUES (?, ?)", ((n, sort_key(n)) for n in every))
        rows = connection.execute("SELECT name FROM name ORDER BY key, rowid").fetchall()
    assert [name for (name,) in rows] == sorted(every, key=sort_key)


@many
@given(vietnamese)
def test_case_and_coding_make_no_difference(name: str) -> None:
    for other in (name.upper().lower(), unicodedata.normalize("NFD", name)):
        assert sort_key(other) == sort_key(name)


@many
@given(any_text, st.integers(0, 9))
def test_whatever_was_written_has_a_place(name: str, number: int) -> None:
    assert isinstance(sort_key(name), str)
    assert sort_key(f"{number}") < sort_key(f"{number + 1}") < sort_key("a")
