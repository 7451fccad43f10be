"""Fields of several lines: each becomes a paragraph of its own, in a table a row."""

import copy
from typing import Any

from docx.oxml.ns import qn

NEXT = "\ue0f3"
"""Stands between the lines of a field; of the private use area, as no text of the register is."""

_TEXT, _PARAGRAPH, _ROW = qn("w:t"), qn("w:p"), qn("w:tr")


def spread(part: Any) -> None:
    """Repeat what lines stand in, rows of tables first: once for each of them."""
    for name in (_ROW, _PARAGRAPH):
        for block in [one for one in part.iter(name) if _line_count(one) > 1]:
            for place in range(_line_count(block)):
                made = copy.deepcopy(block)
                _keep_line(made, place)
                block.addprevious(made)
            block.getparent().remove(block)


def _texts(block: Any) -> list[Any]:
    return [one for one in block.iter(_TEXT) if one.text]


def _line_count(block: Any) -> int:
    return max((one.text.count(NEXT) + 1 for one in _texts(block)), default=1)


def _keep_line(block: Any, place: int) -> None:
    """Of each field in lines keep that of a place; what else stands there is in every copy."""
    for text in _texts(block):
        lines = text.text.split(NEXT)
        if len(lines) > 1:
            text.text = lines[place] if place < len(lines) else ""
