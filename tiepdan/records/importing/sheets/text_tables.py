"""Tables in text files, .csv and .txt, as Excel and other programs write them."""

import csv
import io
import re
import unicodedata
from collections import Counter
from itertools import islice
from pathlib import Path

from tiepdan.errors import DataFileError, reason_of
from tiepdan.i18n import _
from tiepdan.records.importing.sheets.lettering import Lettering, lettering_of
from tiepdan.records.importing.sheets.sheet import Sheet

ENDINGS = (".csv", ".txt", ".tsv")

_SEPARATORS = ("\t", ";", ",", "|")
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")

_NAMED = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
"""The first line by which a program tells Excel, which does not show it, what separates columns."""

_LOOKED_AT = 200
"""Lines by which the separator is told."""

_COMBINED = re.compile("[\u0300-\u036f]")


def read_text_table(path: Path, lettering: Lettering | None = None) -> Sheet:
    """Its lines as the rows of a sheet; ``lettering`` is how it is coded, where that was said.

    Raises:
        DataFileError: it cannot be read, or nobody can tell how it is coded.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataFileError(
            _("{file} cannot be read: {reason}.").format(file=path, reason=reason_of(error))
        ) from error
    text = _decoded(path, content, lettering)
    named = _NAMED.match(text)
    separator = named[1] if named else _separator(text)
    lines = io.StringIO(text[named.end() :] if named else text, newline="")
    try:
        rows = [*csv.reader(lines, delimiter=separator)]
    except csv.Error as error:
        raise DataFileError(
            _("{file} is no table of text: {reason}.").format(file=path, reason=error)
        ) from error
    return Sheet(path, "", rows)


def separator_named(line: str) -> str | None:
    """The separator that a first line names for Excel: ``sep=;``."""
    found = _NAMED.fullmatch(line)
    return found[1] if found else None


def _decoded(path: Path, content: bytes, lettering: Lettering | None) -> str:
    if content[:2] in UTF_16_MARKS:
        return content.decode("utf-16", errors="replace")
    if b"\0" in content[:_LOOKED_AT]:  # Unicode text of Windows without its mark
        order = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
        return content.decode(order, errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if lettering is not None:
        return _of_windows(content)
    return _guessed(path, content)


def _of_windows(content: bytes) -> str:
    """Byte by byte, as the fonts of the older encodings expect it; converted with the sheet."""
    return content.decode("cp1252", errors="surrogateescape").translate(_UNDEFINED)


_UNDEFINED = {0xDC00 + byte: byte for byte in range(0x80, 0x100)}
"""The five bytes that Windows-1252 does not define, as themselves."""


def _guessed(path: Path, content: bytes) -> str:
    """What is not Unicode: an older encoding is refused with the sheet, Windows-1258 is read."""
    byte_by_byte = _of_windows(content)
    if lettering_of(byte_by_byte.split()):
        return byte_by_byte
    text = windows_1258_text(content)
    if text is None:
        raise DataFileError(
            _(
                "Nobody can tell how {file} is coded; in Excel, save it as “CSV UTF-8”, or as"
                " .xlsx."
            ).format(file=path)
        )
    return text


def windows_1258_text(content: bytes) -> str | None:
    """What it says in Windows-1258; None where it is not that: in an older encoding, or in none."""
    if lettering_of(_of_windows(content).split()):
        return None
    text = unicodedata.normalize("NFC", content.decode("cp1258", errors="replace"))
    return None if "\ufffd" in text or _COMBINED.search(text) else text


def _separator(text: str) -> str:
    """What stands the same number of times in most of the first lines."""
    best, most = ",", (0, 0)
    for separator in _SEPARATORS:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        counts = Counter(len(line) - 1 for line in islice(lines, _LOOKED_AT) if len(line) > 1)
        if counts:
            columns, times = counts.most_common(1)[0]
            if (times, columns) > most:
                best, most = separator, (times, columns)
    return best
