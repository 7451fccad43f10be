"""Vietnamese in older encodings: recognised, refused, and read where somebody says which it is."""

from pathlib import Path

import pytest

from tiepdan.errors import DataFileError
from tiepdan.records.importing.sheets.lettering import (
    Lettering,
    from_tcvn3,
    from_vni,
    lettering_of,
)
from tiepdan.records.importing.sheets.reading import read_sheets

TEXT = (
    "Ngày tiếp;Họ tên;Nội dung khiếu nại\n"
    "05/01/2026;Nguyễn Văn A;Tranh chấp đất đai, chưa được trả lời\n"
)
TCVN3 = (
    "Ngµy tiÕp;Hä tªn;Néi dung khiÕu n¹i\n"
    "05/01/2026;NguyÔn V¨n A;Tranh chÊp ®Êt ®ai, ch\u00ada ®\u00adîc tr¶ lêi\n"
)
VNI = (
    "Ngaøy tieáp;Hoï teân;Noäi dung khieáu naïi\n"
    "05/01/2026;Nguyeãn Vaên A;Tranh chaáp ñaát ñai, chöa ñöôïc traû lôøi\n"
)


def test_letters_are_turned_into_unicode() -> None:
    assert from_tcvn3(TCVN3) == TEXT
    assert from_vni(VNI) == TEXT


@pytest.mark.parametrize(
    ("text", "lettering"),
    [(TCVN3, Lettering.TCVN3), (VNI, Lettering.VNI), (TEXT, None),
     ("Hoà bình, Nguyen Van A", None), ("café", None)],
)  # fmt: skip
def test_letters_are_recognised(text: str, lettering: Lettering | None) -> None:
    assert lettering_of(text.replace(";", "\n").split("\n")) is lettering


READ = (
    ("utf-8", TEXT.encode(), None),
    ("utf-8 with its mark", TEXT.encode("utf-8-sig"), None),
    ("utf-16", TEXT.encode("utf-16"), None),
    ("utf-16 without its mark", TEXT.encode("utf-16-le"), None),
    ("sep=", ("sep=;\r\n" + TEXT).encode(), None),
    ("tabs", TEXT.replace(";", "\t").encode(), None),
    ("tcvn3", TCVN3.encode("latin-1"), Lettering.TCVN3),
    ("vni", VNI.encode("cp1252"), Lettering.VNI),
    ("tcvn3 kept as Unicode", TCVN3.encode(), Lettering.TCVN3),
)


@pytest.mark.parametrize(
    ("content", "lettering"), [one[1:] for one in READ], ids=[one[0] for one in READ]
)
def test_files_are_read(tmp_path: Path, content: bytes, lettering: Lettering | None) -> None:
    file = tmp_path / "sổ.csv"
    file.write_bytes(content)
    [sheet] = read_sheets(file, lettering)
    assert [list(row) for row in sheet.rows[-2:]] == [line.split(";") for line in TEXT.splitlines()]


def test_windows_1258_is_read(tmp_path: Path) -> None:
    """Its accents stand behind their letters."""
    file = tmp_path / "sổ.txt"
    marks = {
        "ấ": "â\u0301",
        "ế": "ê\u0301",
        "ọ": "o\u0323",
        "ộ": "ô\u0323",
        "ễ": "ê\u0303",
        "ạ": "a\u0323",
    }
    text = "Ngày tiếp;Họ tên;Nội dung khiếu nại\n05/01/2026;Nguyễn Văn A;Đất\n"
    for letter, decomposed in marks.items():
        text = text.replace(letter, decomposed)
    file.write_bytes(text.encode("cp1258"))
    [sheet] = read_sheets(file)
    assert sheet.rows[1] == ["05/01/2026", "Nguyễn Văn A", "Đất"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (TCVN3.encode("latin-1"), "--encoding tcvn3"),
        (VNI.encode("cp1252"), "--encoding vni"),
        (TCVN3.encode(), "--encoding tcvn3"),
        (TEXT.encode().decode("cp1252", errors="replace").encode(), "cell A1"),
        (b"", "is empty"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "so.csv"
    file.write_bytes(content)
    with pytest.raises(DataFileError, match=said):
        read_sheets(file)
