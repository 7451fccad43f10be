"""Sentences in lines of a screen: broken between words, never inside a command or a path."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from tiepdan.i18n import _

_OPENING, _CLOSING = "“(\"'", ",.;:)”\"'"
_WIDE = {"W", "F"}
_PATH = re.compile(r"(?:~?/|[A-Za-z]:\\)\S")
_FILE = re.compile(r"\.\w{1,7}$")


def wrapped(text: str, columns: int | None) -> str:
    """The text in lines of so many letters; what is to be pasted stays whole, however long it is.

    Lines that are there already are kept, each with its own indentation.
    """
    if columns is None:
        return text
    return "\n".join(_wrapped_line(line, columns) for line in text.split("\n"))


def _wrapped_line(line: str, columns: int) -> str:
    if width_of(line) <= columns:
        return line
    words = line.split(" ")
    indent = " " * next((place for place, word in enumerate(words) if word), 0)
    lines = [""]
    for piece in _pieces(words):
        longer = f"{lines[-1]} {piece}" if lines[-1] else piece
        if lines[-1] and width_of(indent + longer) > columns:
            lines.append(piece)
        else:
            lines[-1] = longer
    return "\n".join(indent + one for one in lines)


def in_columns(words: Sequence[str], width: int, *, most_lines: int) -> list[str]:
    """Words set down the columns of a screen, indented, in no more lines than that.

    Where columns would take more they are run on, and what still has no place is counted.
    """
    for across in range(min(len(words), width), 0, -1):
        height = -(-len(words) // across)
        columns = [words[place : place + height] for place in range(0, len(words), height)]
        widths = [max(map(width_of, column)) for column in columns]
        if height <= most_lines and sum(widths) + len(_GAP) * len(widths) <= width:
            return [_row(columns, widths, row) for row in range(height)]
    return _run_on(words, width, most_lines)


_GAP = "  "


def _row(columns: Sequence[Sequence[str]], widths: Sequence[int], row: int) -> str:
    cells = (
        column[row] + " " * (width - width_of(column[row]))
        for column, width in zip(columns, widths, strict=True)
        if row < len(column)
    )
    return (_GAP + _GAP.join(cells)).rstrip()


def _run_on(words: Sequence[str], width: int, most_lines: int) -> list[str]:
    for count in range(len(words), 0, -1):
        rest = len(words) - count
        ending = [_("… and {count} more").format(count=rest)] if rest else []
        lines = wrapped(_GAP + "; ".join((*words[:count], *ending)), width).split("\n")
        if len(lines) <= most_lines:
            return lines
    return [*words[:most_lines]]


def width_of(text: str) -> int:
    """In how many columns a screen shows it; an accent has none of its own, a wide letter two."""
    wide = sum(unicodedata.east_asian_width(letter) in _WIDE for letter in text)
    return wide + sum(not unicodedata.combining(letter) for letter in text)


def _pieces(words: Sequence[str]) -> Iterator[str]:
    """What a line is not broken inside: words, commands with what follows them, paths."""
    place = 0
    while place < len(words):
        end = place + 1
        word = words[place].lstrip(_OPENING)
        if word == "tiepdan":
            end = _end_of_command(words, place)
        elif _PATH.match(word):
            end = _end_of_path(words, place)
        if piece := " ".join(words[place:end]):
            yield piece
        place = end


def _end_of_command(words: Sequence[str], place: int) -> int:
    """Behind its last word: sentences go on in Vietnamese, or after a sign."""
    end, is_quoted = place + 1, False
    while end < len(words):
        word = words[end]
        is_one = is_quoted or '"' in word or word.rstrip(_CLOSING).strip("…").isascii()
        if not is_quoted and (words[end - 1][-1:] in _CLOSING[:-2] or not is_one):
            break
        is_quoted ^= word.count('"') % 2 == 1
        end += 1
    return end


def _end_of_path(words: Sequence[str], place: int) -> int:
    """Behind the name of its file, which may have spaces; else behind its first word."""
    for end in range(place, len(words)):
        if _FILE.search(words[end].rstrip(_CLOSING)):
            return end + 1
        if words[end][-1:] in _CLOSING:
            break
    return place + 1
