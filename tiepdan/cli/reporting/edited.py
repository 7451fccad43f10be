"""What new texts of a report in words come from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edited:
    """Where new texts come from: a Word file, or for one section a text file or the editor."""

    section: str | None
    text_file: str | None
    word_file: str | None
    no_input: bool = False
