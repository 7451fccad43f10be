"""Sentences on a screen are broken between words, and what is pasted is whole."""

import pytest

from tiepdan.output.screen.wrapping import wrapped


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Đã tạo sổ tiếp dân", ["Đã tạo sổ tiếp", "dân"]),
        ("Đã tạo /nhà/tiepdan.db cho xã.", ["Đã tạo", "/nhà/tiepdan.db", "cho xã."]),
        ("Sổ ở /a/sổ tiếp dân.db. Hết.", ["Sổ ở", "/a/sổ tiếp dân.db.", "Hết."]),
        ("Sổ ở “D:\\Sổ xã\\a b.db”, xong", ["Sổ ở", "“D:\\Sổ xã\\a b.db”,", "xong"]),
        ("Thư mục /a/b là thư mục", ["Thư mục /a/b là", "thư mục"]),
        ("Gõ tiepdan hold B3, hoặc thôi", ["Gõ", "tiepdan hold B3,", "hoặc thôi"]),
        (
            'Gõ: tiepdan edit-visit 3 --advice "đã trả lời đủ" --on 3/7 rồi xem.',
            ["Gõ:", 'tiepdan edit-visit 3 --advice "đã trả lời đủ" --on 3/7', "rồi xem."],
        ),
        ("  thụt vào hai chữ cả dòng", ["  thụt vào hai", "  chữ cả dòng"]),
        ("hai\ndòng", ["hai", "dòng"]),
        ("o\u0323" * 16 + " ạ", ["o\u0323" * 16, "ạ"]),
    ],
)
def test_broken_between_words_at_sixteen_letters(text: str, lines: list[str]) -> None:
    assert wrapped(text, 16).split("\n") == lines
    assert wrapped(text, None) == text
