"""Whether a petition that ended was dealt with in time, in every duty and not in its last alone."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tiepdan.law.limits.deadlines import Deadline
from tiepdan.law.limits.time_limits import Severity
from tiepdan.law.procedure.standing import Standing


class Lateness(NamedTuple):
    """Whether any duty ran for a petition that ended, and the day after which it is late.

    ``late_after`` is the last day, by every text, of the first duty that was not met or did not
    lapse by then; it may still lie ahead where something of an ended petition is still owed.
    """

    is_limited: bool
    late_after: date | None


def lateness(standing: Standing, deadlines: Iterable[Deadline]) -> Lateness:
    """How the duties of a petition went; ``deadlines`` are its own, not those of its meeting."""
    duties = [deadline for deadline in deadlines if _is_duty_until_the_end(deadline, standing)]
    missed = (
        deadline.late_after
        for deadline in duties
        if deadline.done_on is None or deadline.done_on > deadline.late_after
    )
    return Lateness(bool(duties), min(missed, default=None))


def _is_duty_until_the_end(deadline: Deadline, standing: Standing) -> bool:
    """Whether it was owed before the petition ended, and not for its end.

    A threshold of discipline (TCD-41) is passed only by who has missed the duty that it guards,
    and a lead time belongs to the day that it is counted back from: neither is a duty of its own.
    """
    if (
        standing.finished_on is None
        or deadline.limit.severity is not Severity.DUTY
        or deadline.version.unit.is_lead
    ):
        return False
    end = standing.finished_on, standing.ended_by
    started = deadline.started_on, deadline.started_by
    return started != end and deadline.started_on <= standing.finished_on
