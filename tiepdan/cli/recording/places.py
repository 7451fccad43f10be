"""Where somebody lives, told in one answer; and the meeting that a number names."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from tiepdan.facts.fact import Field
from tiepdan.records import database
from tiepdan.records.reading.meetings.meetings import get_meeting
from tiepdan.records.reading.names import hamlet
from tiepdan.text import words_in

_ADDRESS = re.compile(r"(?:số|đường|phố|ngõ|ngách|hẻm|kiệt|xã|phường|thị trấn|tỉnh|huyện)\b|\d")
"""How an address begins that names no hamlet; *Khu phố 3* is one, and so is *Hiệu Châu*."""


def place_of(told: str | None) -> dict[str, str | None]:
    """The hamlet, the address or both, as they were told in one answer.

    What stands before the first comma is the hamlet where it says so: *Thôn 3, xã Kỳ Châu*.
    """
    if told is None:
        return {}
    first, comma, rest = (part.strip() for part in told.partition(","))
    if hamlet(first).sort and rest:
        return {"hamlet": first, "address": rest}
    is_address = bool(comma) or _ADDRESS.match(" ".join(words_in(told)))
    return {"hamlet": None, "address": told} if is_address and not hamlet(told).sort else {}


def of_meeting_there(field: Field, path: Path, today: date) -> Field:
    """The number of a meeting, refused at once where there is none."""

    def read(typed: str) -> int:
        meeting_id: int = field.kind.read(typed)
        with database.reading(path) as connection:
            get_meeting(connection, meeting_id, today=today)
        return meeting_id

    return replace(field, kind=replace(field.kind, read=read))
