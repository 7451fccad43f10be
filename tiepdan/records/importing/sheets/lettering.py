"""Vietnamese in the encodings that came before Unicode, and text that was decoded wrongly.

TCVN3 (fonts .VnTime …) and VNI (VNI-Times …) put Vietnamese letters in the places of others: what
is not turned into Unicode reads “NguyÔn V¨n A” or “Nguyeãn Vaên A”, also within an Excel file.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from enum import StrEnum


class Lettering(StrEnum):
    """How the letters of a file are coded, where that is not Unicode."""

    TCVN3 = "tcvn3"
    VNI = "vni"
    WINDOWS_1258 = "windows-1258"


_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)

_VNI_MARKS = {
    "a": ("ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ"),
    "e": ("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    "o": ("ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    "u": ("ùøûõï", "úùủũụ"),
    "y": ("ùøûõ", "ýỳỷỹ"),
    "ô": ("ùøûõï", "ớờởỡợ"),
    "ö": ("ùøûõï", "ứừửữự"),
}
_VNI_ALONE = dict(zip("íìæóòîñôö", "íìỉĩịỵđơư", strict=True))


def _vni() -> dict[str, str]:
    known = dict(_VNI_ALONE)
    for letter, (marks, meant) in _VNI_MARKS.items():
        known |= {letter + mark: one for mark, one in zip(marks, meant, strict=True)}
    for coded, one in [*known.items()]:
        known |= {coded.upper(): one.upper(), coded.capitalize(): one.upper()}
    return known


_VNI = _vni()
_VNI_CODES = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))

_ONLY_VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
"""Letters that nothing but Vietnamese in Unicode has."""

_DECODED_WRONGLY = re.compile("[ÃÄÆ][\u0080-\u00bf\u0152-\u0192\u2013-\u2122]|á[º»]")
"""UTF-8 that was read byte by byte: KhÃ´ng, Ä‘áº¥t."""

_TCVN3_IN_WORD = re.compile(r"[A-Za-z][µ¸¶·¹¨»¾¼½©®ª«¬\u00ad]|[¨©®ª«¬\u00ad§][a-zA-Z]")
_VNI_IN_WORD = re.compile(
    r"[aeouyôö][ùøûïåäëü]|aê|ñ[aeouöô]|[aeo]õ|[AEOUYÔÖ][ÙØÛÏÅÄËÜ]|AÊ|Ñ[AEOUÖÔ]"
)
_ENOUGH = 2
"""Such words as show that it is no chance."""


def from_tcvn3(text: str) -> str:
    """Text in TCVN3 as Unicode."""
    return "".join(_TCVN3.get(letter, letter) for letter in text)


def from_vni(text: str) -> str:
    """Text in VNI for Windows as Unicode."""
    return _VNI_CODES.sub(lambda found: _VNI[found[0]], text)


def from_windows_1258(text: str) -> str:
    """Text of Windows-1258 that was read as Windows-1252, as Unicode."""
    try:
        return unicodedata.normalize("NFC", text.encode("cp1252").decode("cp1258"))
    except UnicodeError:
        return text


CONVERTERS: dict[Lettering, Callable[[str], str]] = {
    Lettering.TCVN3: from_tcvn3,
    Lettering.VNI: from_vni,
    Lettering.WINDOWS_1258: from_windows_1258,
}


def is_decoded_wrongly(text: str) -> bool:
    """Whether it is UTF-8 that some program took for something else."""
    return _DECODED_WRONGLY.search(text) is not None


def lettering_of(texts: Iterable[str]) -> Lettering | None:
    """In which older encoding texts are; None where they are Unicode, or cannot be told."""
    tcvn3 = vni = 0
    for text in texts:
        if _ONLY_VIETNAMESE.search(text):
            continue
        tcvn3 += _TCVN3_IN_WORD.search(text) is not None
        vni += _VNI_IN_WORD.search(text) is not None
    if max(tcvn3, vni) < _ENOUGH:
        return None
    return Lettering.TCVN3 if tcvn3 >= vni else Lettering.VNI
