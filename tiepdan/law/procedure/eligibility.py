"""Whether a petition was examined, and found eligible (điều kiện xử lý đơn).

Form 02/XLD counts the petitions whose examination is finished (column 2) and of these the eligible
ones (column 3). The examination may be recorded by itself; where it is not, what was done with the
petition says that it was examined that day, and how it came out. The law names no day for it.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.limits.case import Event
from tiepdan.law.vocabulary.eligibility import IneligibleReason
from tiepdan.law.vocabulary.petition import PetitionKind
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


def is_never_eligible(kind: str, *, is_anonymous: bool) -> bool:
    """Whether it lacks the name that an eligible petition has.

    Thông tư 05/2021/TT-TTCP Đ6 as reported: of what is anonymous only a denunciation with clear
    content and concrete evidence is treated as eligible (LTC Đ25).
    """
    return is_anonymous and kind != PetitionKind.DENUNCIATION


def check_eligibility(
    kind: PetitionKind, events: Iterable[Event], new: Event, *, is_anonymous: bool, number: str
) -> None:
    """Refuse to find eligible what has no name; to accept what is not eligible, in either order.

    The ``number`` of the petition stands in the commands that a refusal names.

    Raises:
        RefusedError: it is so; the sentence names what corrects it.
    """
    if new.is_eligible and is_never_eligible(kind, is_anonymous=is_anonymous):
        raise RefusedError(
            _(
                "An anonymous {kind} is not eligible (Thông tư 05/2021/TT-TTCP, Điều 6): tiepdan"
                " examine {number} --reason {reason}. If who sent it is known now: tiepdan edit"
                " {number} --anonymous no --name …"
            ).format(kind=kind.label, number=number, reason=IneligibleReason.ANONYMOUS.as_typed)
        )
    if new.kind not in {PetitionEventKind.EXAMINED, PetitionEventKind.ACCEPTED}:
        return
    both = (*events, new)
    refused = next((event for event in both if event.is_eligible is False), None)
    if refused and any(event.kind == PetitionEventKind.ACCEPTED for event in both):
        raise RefusedError(
            _(
                "The petition was examined on {day} and found not eligible, so it is not accepted."
                " If it is eligible after all, correct that: tiepdan edit-event {number} {event}"
                " --eligible yes"
            ).format(
                day=show_date(refused.day),
                number=number,
                event=PetitionEventKind.EXAMINED.as_typed,
            )
        )


def examination(events: Iterable[Event], *, is_nameless: bool = False) -> Examination:
    """The examination of a petition: as it was recorded, else as what was done with it says.

    An answer says that it was eligible, unless the petition was put away: then it is the notice of
    that, and the day on which it was known. What lacks its name (``is_never_eligible``) is not
    eligible, whatever was done with it.
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
    if is_nameless and first is not None:
        reason = put_away.ineligible_reason if put_away else None
        return Examination(first, is_eligible=False, reason=reason or IneligibleReason.ANONYMOUS)
    if put_away and (taken_up is None or put_away.day < taken_up.day):
        return Examination(first, is_eligible=False, reason=put_away.ineligible_reason)
    return Examination(first, is_eligible=None if first is None else True)
