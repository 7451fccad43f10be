"""Normal form, folding and safe display of what people write."""

import unicodedata
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiepdan.characters import without_unseen
from tiepdan.text import (
    clean,
    displayable,
    fold,
    quoted,
    tells,
    within_sentence,
    word_key,
    words_in,
)

any_text = st.text(st.characters(exclude_categories=()))
vietnamese = st.text(
    "aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệớờởỡợứừửữựỹỵ bcghklmnpqrstvx-_,"
)
many = settings(max_examples=60, deadline=None)


@cache
def unseen() -> frozenset[str]:
    """What is dropped, or stands for a space, one character at a time."""
    characters = map(chr, range(0x110000))
    return frozenset(one for one in characters if without_unseen(f"a{one}b") in {"ab", "a b"}) - {
        " "
    }


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
        ("dòng\nhai\tba\r\nbốn\x85năm", "dòng hai ba bốn năm"),
        ("Nguy\u200bễn\u200c \u200dVăn\u00ad A\u180e", "Nguyễn Văn A"),
        ("Trần\u3164 \u034fB\U000e0041\ufeff", "Trần B"),
        ("e\u034f\u0301", "é"),
        ("a\x00\x07b\x1fc", "ab c"),
        ("Lê\x1b[D\x1b[D Hoa\x1bOH\x1b[3~", "Lê Hoa"),
        ("\x1b[31mđỏ\x1b[0m \x1b]0;title\x07thắm\x1b", "đỏ thắm"),
        ("\x9b2Jđen \x1bĐ", "đen Đ"),
        ("Hoai\x08\x7fà", "Hoà"),
        ("\x08\x08An", "An"),
        ("Nguye\u0302\u0303\x08ên", "Nguyên"),
        ("👩\u200d👩", "👩👩"),
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


@many
@given(any_text)
def test_nothing_that_cannot_be_seen_is_stored(text: str) -> None:
    assert [hex(ord(letter)) for letter in clean(text) if letter in unseen()] == []


def test_every_control_goes_and_every_letter_with_its_marks_stays() -> None:
    controls = {chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cc"}
    assert controls <= unseen()
    letters = "".join(chr(code) for code in range(0x20, 0x250) if chr(code) not in unseen())
    for text in (letters, "Ặ ễ ợ ữ ỵ Đ", "ក្រុម", "नमस्ते"):
        assert without_unseen(unicodedata.normalize("NFD", text)) == unicodedata.normalize(
            "NFD", text
        )


def test_what_was_stored_with_marks_that_nobody_sees_compares_alike() -> None:
    for mark in unseen() - {chr(code) for code in range(0x100)}:
        written = f"Nguy{mark}ễn{mark}"
        assert fold(written) == "nguyen"
        assert words_in(written) == ["nguyễn"]
        assert tells(f"theo N{mark}guyễn", "Nguyễn")


def test_of_what_was_typed_a_sentence_repeats_the_beginning() -> None:
    assert quoted("ngắn\x1b") == "ngắn␛"
    assert quoted("x" * 60) == "x" * 60
    assert quoted("x" * 130_000) == "x" * 60 + "…"


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


def test_within_a_sentence_abbreviations_stay() -> None:
    assert within_sentence("Ban của HĐND") == "ban của HĐND"
    assert within_sentence("Nhập CSDL quốc gia") == "nhập CSDL quốc gia"
    assert within_sentence("Party committee") == "party committee"
    assert within_sentence("Hội nghị với Nhân dân") == "hội nghị với Nhân dân"
