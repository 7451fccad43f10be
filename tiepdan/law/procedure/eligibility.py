"""Whether a petition was examined, and found eligible (điều kiện xử lý đơn).

Form 02/XLD counts the petitions whose examination is finished (column 2) and of these the eligible
ones (column 3). The examination may be recorded by itself; where it is not, what was done with the
petition says that it was examined that day, and how it came out. The law names no day for it.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tiepdan.law.limits.case import Event
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

_GROUPS: dict[str, str] = {
    PetitionEventKind.EXAMINED: "examined",
    # What is done with one that was found eligible; also not to accept it (LKN Đ11, Đ27).
    PetitionEventKind.ACCEPTED: "taken up",
    PetitionEventKind.DECIDED: "taken up",
    PetitionEventKind.DECLINED: "taken up",
    PetitionEventKind.GUIDED: "taken up",
    PetitionEventKind.FORWARDED: "taken up",
    # What is done with one that was found not eligible.
    PetitionEventKind.RETURNED: "put away",
    PetitionEventKind.FILED: "put away",
    PetitionEventKind.ANSWERED: "answered",
}
"""What an event says of the examination; of most it says nothing."""

WITH_REASON = (
    PetitionEventKind.EXAMINED,
    PetitionEventKind.DECLINED,
    PetitionEventKind.RETURNED,
    PetitionEventKind.FILED,
)
"""Events that may say why a petition is not dealt with, or not taken up."""


class Examination(NamedTuple):
    """When a petition was examined, whether it was eligible, and if not why; nothing if it was not.

    The reason is empty where nobody said it.
    """

    examined_on: date | None = None
    is_eligible: bool | None = None
    reason: str | None = None


def examination(events: Iterable[Event]) -> Examination:
    """The examination of a petition: as it was recorded, else as what was done with it says.

    An answer says that it was eligible, unless the petition was put away: then it is the notice of
    that, and the day on which it was known.
    """
    found: dict[str, Event] = {}
    for event in events:
        group = _GROUPS.get(event.kind)
        if group and (group not in found or event.day < found[group].day):
            found[group] = event
    recorded = found.get("examined")
    if recorded:
        return Examination(recorded.day, bool(recorded.is_eligible), recorded.ineligible_reason)
    first = min((event.day for event in found.values()), default=None)
    taken_up, put_away = found.get("taken up"), found.get("put away")
    if put_away and (taken_up is None or put_away.day < taken_up.day):
        return Examination(first, is_eligible=False, reason=put_away.ineligible_reason)
    return Examination(first, is_eligible=None if first is None else True)
