"""Text that a spreadsheet would take for a formula: disarmed in a CSV file, and read back."""

import re

_FORMULA = re.compile(r"'* *[=+\-@\t\r＝＋－＠]")
"""How it begins; also where apostrophes stand before it already, so that one more is one more."""


def disarmed(text: str) -> str:
    """The text, behind an apostrophe where it could be taken for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_before(text: str) -> str:
    """What ``disarmed`` made the text of."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
