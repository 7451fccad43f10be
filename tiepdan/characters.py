"""Characters that are no part of a text: those that nobody sees, and the keys of a terminal.

Two names that look alike must be one name, so such characters are not stored; a search passes over
those that an earlier program stored.
"""

import re
import unicodedata

_DEFAULT_IGNORABLE = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x061C, 0x061C),  # Arabic letter mark
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),  # Khmer inherent vowels
    (0x180B, 0x180F),  # Mongolian selectors and vowel separator
    (0x200B, 0x200F),  # zero width space, joiners, direction marks
    (0x202A, 0x202E),  # direction embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, direction isolates
    (0x3164, 0x3164),  # Hangul filler
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),  # zero width no-break space, byte order mark
    (0xFFA0, 0xFFA0),  # halfwidth Hangul filler
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),  # shorthand format controls
    (0x1D173, 0x1D17A),  # musical format controls
    (0xE0000, 0xE0FFF),  # tags, variation selectors supplement
)
"""Default_Ignorable_Code_Point of DerivedCoreProperties.txt, the same in Unicode 14.0 to 16.0.

Python's own tables do not have this property.
"""

_CONTROLS = ((0x00, 0x1F), (0x7F, 0x9F))
"""Category Cc, which Unicode promises never to change."""


def _class_of(*ranges: tuple[int, int]) -> str:
    return "[" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges) + "]"


_UNSEEN = re.compile(_class_of(*_CONTROLS, *_DEFAULT_IGNORABLE))

_ESCAPE_SEQUENCE = re.compile(
    # CSI, as the arrow keys and colours are; SS3, as function keys are; OSC, as a title is.
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1bO|\x8f)[ -~]"
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]?"
)
"""What a terminal sends for a key or obeys (ECMA-48)."""

_ERASE = re.compile("[\x08\x7f]")


def without_unseen(text: str) -> str:
    """The text without controls and what is ignored by default; a tab or line break is a space."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub(_space_or_nothing, text)


def _space_or_nothing(found: re.Match[str]) -> str:
    return " " if found.group().isspace() else ""


def without_keys(typed: str) -> str:
    """What stood on the line once every key was obeyed: a backspace takes a letter with its marks.

    An arrow key and any other escape sequence does nothing.
    """
    if typed.isprintable():
        return typed
    typed = _ESCAPE_SEQUENCE.sub("", typed)
    if not _ERASE.search(typed):
        return typed
    letters: list[str] = []
    for character in typed:
        if _ERASE.match(character):
            del letters[-1:]
        elif unicodedata.combining(character) and letters:
            letters[-1] += character
        else:
            letters.append(character)
    return "".join(letters)
