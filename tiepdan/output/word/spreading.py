"""Fields of several lines: each becomes a paragraph of its own, in a table a row."""

import copy
import re
from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn

_FIRST, _NEXT, _LAST = "\ue0f3", "\ue0f4", "\ue0f5"
MARKS = _FIRST + _NEXT + _LAST
"""Around and between the lines of a field; of the private use area, as no text of a register is."""

_LINES = re.compile(f"{_FIRST}([^{_LAST}]*){_LAST}")
_TEXT, _PARAGRAPH, _ROW = qn("w:t"), qn("w:p"), qn("w:tr")


def marked(lines: Sequence[str]) -> str:
    """The lines of a field as they stand in a template that is filled, still to be spread."""
    return f"{_FIRST}{_NEXT.join(lines)}{_LAST}"


def spread(part: Any) -> None:
    """Repeat what lines stand in, rows of tables first: once for each of them."""
    for name in (_ROW, _PARAGRAPH):
        for block in [one for one in part.iter(name) if _line_count(one)]:
            for place in range(_line_count(block)):
                made = copy.deepcopy(block)
                _keep_line(made, place)
                block.addprevious(made)
            block.getparent().remove(block)


def _texts(block: Any) -> list[Any]:
    return [one for one in block.iter(_TEXT) if one.text and _FIRST in one.text]


def _line_count(block: Any) -> int:
    found = (lines for one in _texts(block) for lines in _LINES.findall(one.text))
    return max((lines.count(_NEXT) + 1 for lines in found), default=0)


def _keep_line(block: Any, place: int) -> None:
    """Of each field in lines keep that of a place; what else stands there is in every copy."""

    def line(found: re.Match[str]) -> str:
        lines = found[1].split(_NEXT)
        return lines[place] if place < len(lines) else ""

    for text in _texts(block):
        text.text = _LINES.sub(line, text.text)
