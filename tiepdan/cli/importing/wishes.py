"""What was said of an import besides the file: how to look at it, and what to write."""

from collections.abc import Sequence
from dataclasses import dataclass

from tiepdan.records.importing.books.choices import Choices
from tiepdan.records.importing.sheets.lettering import Lettering


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The options of ``import`` that concern an office's own book."""

    sheets: Sequence[str]
    lettering: Lettering | None
    choices: Choices
    mapping: str | None
    errors: str | None
    skip_bad: str | None
    is_update: bool
    force: bool
    yes: bool
    no_input: bool
    no_color: bool
