"""What may lengthen a limit: extensions within the law's ceiling, suspensions, a complex case."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _, ngettext
from tiepdan.law.counting.calendar import WorkCalendar
from tiepdan.law.counting.periods import count_due, days_between
from tiepdan.law.limits.case import Case, Event
from tiepdan.law.limits.deadlines import Deadline, Judge
from tiepdan.law.limits.time_limits import ExtensionRule, TimeLimit, Variant
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind


@dataclass(frozen=True, slots=True)
class Extension:
    """A decision to extend: by some days, or to a day."""

    decided_on: date
    days: int | None
    until: date | None
    complexity: Complexity
    document_number: str | None


def extension_event(case: Case, extension: Extension, judge: Judge) -> Event:
    """The event to record for an extension that the law allows.

    The days are counted on from the last day of the period before it, as counted, whether that
    is a day off or not (the law does not say from when).

    Raises:
        RefusedError: the law knows none for this kind, or none any more; the days are more than
            it allows, or none; or there is no document.
    """
    deadline, rule = _extendable(case, judge)
    if not extension.document_number:
        raise RefusedError(
            _("An extension needs the number of the decision (--document); {article}.").format(
                article=rule.article
            )
        )
    _check_times(extension, deadline, rule)
    if extension.decided_on > deadline.due:
        raise RefusedError(
            _(
                "The limit {limit} ran out on {due}; what has run out cannot be extended on {day}."
            ).format(
                limit=deadline.limit.id,
                due=show_date(deadline.due),
                day=show_date(extension.decided_on),
            )
        )
    return Event(
        PetitionEventKind.EXTENDED,
        extension.decided_on,
        _days_added(extension, deadline, rule, judge.calendar),
        extension.until,
        extension.complexity,
        extension.document_number,
    )


def _extendable(case: Case, judge: Judge) -> tuple[Deadline, ExtensionRule]:
    """The running deadline of a case that may be extended, and the rule for it."""
    for deadline in judge.deadlines(case):
        if deadline.done_on is None and deadline.version.extension:
            return deadline, deadline.version.extension
    raise RefusedError(
        _(
            "No time limit that may be extended is running for this {kind}; see"
            " tiepdan limits --kind {code}."
        ).format(kind=PetitionKind(case.kind).label, code=PetitionKind(case.kind).as_typed)
    )


def _check_times(extension: Extension, deadline: Deadline, rule: ExtensionRule) -> None:
    times, used = rule.times.get(extension.complexity, 0), len(deadline.extensions)
    if used >= times:
        raise RefusedError(
            ngettext(
                "The limit {limit} may be extended once if it is {complexity} (so far: {used});"
                " {article}.",
                "The limit {limit} may be extended {times} times if it is {complexity} (so far:"
                " {used}); {article}.",
                times,
            ).format(
                limit=deadline.limit.id,
                times=times,
                complexity=extension.complexity.label,
                used=used,
                article=rule.article,
            )
        )


def _days_added(
    extension: Extension, deadline: Deadline, rule: ExtensionRule, calendar: WorkCalendar
) -> int:
    """The days of an extension, of the kind that its limit counts."""
    days, unit = extension.days, deadline.version.unit
    if extension.until is not None:
        days = days_between(deadline.raw_due, extension.until, unit, calendar)
    if days is None:
        raise RefusedError(_("Say by how many days it is extended, or to which day."))
    if 1 <= days <= rule.most_days:
        return days
    longest = count_due(deadline.started_on, deadline.total + rule.most_days, unit, calendar)
    raise RefusedError(
        _(
            "An extension {how} is not possible: from 1 to {most} days after {raw_due},"
            " that is to {last} at the latest; {article}."
        ).format(
            how=_("to {day}").format(day=show_date(extension.until))
            if extension.until
            else _("by {days} days").format(days=days),
            most=rule.most_days,
            raw_due=show_date(deadline.raw_due),
            last=show_date(longest.raw),
            article=rule.article,
        )
    )


def check_suspension(case: Case, day: date, judge: Judge) -> None:
    """Refuse a suspension that the law of its day does not know.

    Raises:
        RefusedError: no limit of this kind can be stopped, or not yet on that day.
    """
    since = [limit.pausable_since for limit in _concerning(case, judge) if limit.pausable_since]
    if not since:
        raise RefusedError(
            _("The law knows no suspension for this {kind}; its time limits run on.").format(
                kind=PetitionKind(case.kind).label
            )
        )
    if day < min(since):
        raise RefusedError(
            _(
                "A {kind} can be suspended only since {since} (by the law of that day); {day} is"
                " before it."
            ).format(
                kind=PetitionKind(case.kind).label,
                since=show_date(min(since)),
                day=show_date(day),
            )
        )


def check_complex(
    case: Case, day: date, judge: Judge, *, document_number: str | None, note: str | None
) -> None:
    """Refuse to call a case complex where that lengthens nothing, or without the written reason.

    Raises:
        RefusedError: no limit of this kind is longer for a complex case, or the law of that day
            asks for the reason in writing and it is not given.
    """
    limits = [
        limit
        for limit in _concerning(case, judge)
        if any(Variant.COMPLEX in version.variants for version in limit.versions)
    ]
    if not limits:
        raise RefusedError(
            _("No time limit of this {kind} is longer if it is complex.").format(
                kind=PetitionKind(case.kind).label
            )
        )
    _check_still_open(limits, case, day, judge)
    in_writing = any(
        limit.complex_in_writing_since and limit.complex_in_writing_since <= day for limit in limits
    )
    if in_writing and not (document_number and note):
        raise RefusedError(
            _(
                "A case is complex only with the reason in writing in its file: give the document"
                ' (--document) and the ground (--note), for example "several places to verify"'
                " (Nghị định 155/2026/NĐ-CP, Điều 2)."
            )
        )


def _check_still_open(limits: Collection[TimeLimit], case: Case, day: date, judge: Judge) -> None:
    for deadline in judge.deadlines(case):
        if deadline.limit in limits and day > deadline.due:
            raise RefusedError(
                _("The limit {limit} ran out on {due}; it cannot become longer on {day}.").format(
                    limit=deadline.limit.id, due=show_date(deadline.due), day=show_date(day)
                )
            )


def _concerning(case: Case, judge: Judge) -> Iterator[TimeLimit]:
    """The limits that can run for such a case."""
    for limits in judge.limits.of(case):
        yield from limits
