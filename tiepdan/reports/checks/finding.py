"""What is found out about a report before it goes out: a sentence with its numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a report that a reader would ask about; ``check`` says which check found it."""

    check: str
    sentence: str
    numbers: Mapping[str, int] = field(default_factory=dict)

    @property
    def data(self) -> dict[str, Any]:
        """As plain data."""
        return {"check": self.check, "sentence": self.sentence, "numbers": dict(self.numbers)}
