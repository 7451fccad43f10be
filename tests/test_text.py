"""Normal form, folding and safe display of what people write."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiepdan.text import clean, displayable, fold, word_key

any_text = st.text(st.characters(exclude_categories=()))
vietnamese = st.text(
    "aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệớờởỡợứừửữựỹỵ bcghklmnpqrstvx-_,"
)
many = settings(max_examples=60, deadline=None)

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Nguyê\u0303n Thi\u0323 Hoa", "Nguyễn Thị Hoa"),
        ("ti\u00ea\u0301p d\u00e2n", "tiếp dân"),
        ("  đất   đai \n\t thôn  2 ", "đất đai thôn 2"),
        ("đất\u00a0đai\u3000thôn", "đất đai thôn"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_text_is_stored_in_normal_form(typed: str, stored: str) -> None:
    assert clean(typed) == stored


@many
@given(any_text)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned == cleaned.strip()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đất đai", "dat dai"),
        ("ĐƯỜNG ĐỒNG", "duong dong"),
        ("Nguyễn Thị Mỹ Hạnh", "nguyen thi my hanh"),
        ("Kỳ Châu, Kỳ Anh", "ky chau, ky anh"),
        ("ăâêôơư ẶẬỆỘỢỰ", "aaeoou aaeoou"),
        ("d\u0335", "d"),
        ("2026-0012", "2026-0012"),
    ],
)
def test_folding_drops_accents_and_case(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded
    assert fold(text.upper()) == folded


@many
@given(any_text | vietnamese)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@many
@given(vietnamese)
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold(text).isascii()


@pytest.mark.parametrize(
    "text", ["tiếp công dân", "Tiep-Cong-Dan", "TIEP_CONG_DAN", "tiếp, công  dân!"]
)
def test_a_word_has_one_key_however_it_is_joined(text: str) -> None:
    assert word_key(text) == "tiepcongdan"


@many
@given(any_text | vietnamese)
def test_a_key_is_made_of_plain_letters_and_digits(text: str) -> None:
    key = word_key(text)
    assert not key or (key.isascii() and key.isalnum())
    assert key == key.lower()
    assert word_key(key) == key


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nguyễn Thị Hoa – thôn 2 “Đông”", "Nguyễn Thị Hoa – thôn 2 “Đông”"),
        ("\x00", "␀"),
        ("a\tb\nc", "a␉b␊c"),
        ("\x1b[31mđỏ", "␛[31mđỏ"),
        ("\x7f", "␡"),
        ("\x9b31m", "\ufffd31m"),
        ("\u202etxt", "\ufffdtxt"),
        ("\ud800", "\ufffd"),
        ("👩‍🌾", "👩‍🌾"),
    ],
)
def test_text_is_shown_and_never_obeyed(text: str, shown: str) -> None:
    assert displayable(text) == shown


def test_every_bidi_control_becomes_visible() -> None:
    assert [hex(ord(mark)) for mark in BIDI_CONTROLS if displayable(mark) != "\ufffd"] == []


def test_no_character_that_ends_a_line_is_left() -> None:
    breaks = [chr(code) for code in range(0x110000) if len(f"a{chr(code)}b".splitlines()) > 1]
    assert [hex(ord(mark)) for mark in breaks if displayable(mark) == mark] == []


@many
@given(any_text)
def test_nothing_dangerous_is_ever_left(text: str) -> None:
    shown = displayable(text)
    assert len(shown) == len(text)
    assert all(unicodedata.category(letter) not in {"Cc", "Cs"} for letter in shown)
    assert not set(shown) & set(BIDI_CONTROLS)
    assert displayable(shown) == shown
    shown.encode()
