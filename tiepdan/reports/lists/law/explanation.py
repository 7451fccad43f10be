"""Why each deadline of a petition or meeting is what it is."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from tiepdan.dates import show_date
from tiepdan.i18n import _, ngettext
from tiepdan.law.counting.periods import Pause, Unit
from tiepdan.law.limits.case import Event
from tiepdan.law.limits.deadlines import Deadline
from tiepdan.law.limits.explanation import Alternative, Explanation
from tiepdan.law.limits.time_limits import Severity, Variant
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.reports.lists.law.day_count import skipped_data, skipped_table
from tiepdan.reports.lists.law.time_limits import (
    VARIANT_LABELS,
    amount_label,
    event_label,
    period_in_force,
)
from tiepdan.reports.lists.parts import Fact, facts_table, weekday_label
from tiepdan.reports.model import Report, Table


def explanation_report(
    number: str, explanations: Sequence[Explanation], why: str | None = None, *, today: date
) -> Report:
    """Each deadline with its count, the text behind it, and every day left out.

    ``why`` says why none, or not all, are counted.
    """
    nothing = _("No time limit has begun for it; tiepdan limits lists those that can.")
    return Report(
        title=_("Deadlines of {number} explained, as of {today}").format(
            number=number, today=show_date(today)
        ),
        heading=why or ("" if explanations else nothing),
        tables=tuple(table for found in explanations for table in _tables(found)),
    )


def explanation_data(number: str, explanations: Sequence[Explanation]) -> dict[str, Any]:
    """The same as plain data."""
    return {"number": number, "deadlines": [_data(found) for found in explanations]}


def _tables(found: Explanation) -> Iterator[Table]:
    deadline = found.deadline
    facts = tuple(_facts(found))
    yield facts_table(facts, title=f"{deadline.limit.name} ({deadline.limit.id})")
    if found.count.skipped:
        yield skipped_table(found.count)
    for other in found.alternatives:
        if other.count.skipped:
            yield skipped_table(other.count, by=other.version.article)


def _facts(found: Explanation) -> Iterator[Fact]:
    deadline, version = found.deadline, found.deadline.version
    yield None, _("Day 0"), _start(deadline)
    yield None, _("Time allowed"), _allowed(deadline)
    yield None, _("Basis"), f"{version.article} ({period_in_force(version.since, version.until)})"
    yield from _changes(deadline)
    if deadline.raw_due != deadline.due:
        yield None, _("Counted to"), _moved(deadline)
    yield None, _("Due"), _due(deadline)
    for other in found.alternatives:
        yield None, _("By another text"), _other(other)
    if deadline.alternative_due is not None:
        yield None, _("Late only after"), _day(deadline.late_after)
    yield None, _("Outcome"), _outcome(found)
    if found.is_between_texts:
        yield (
            None,
            _("Attention"),
            _("the law's own date, {due}, has passed").format(due=show_date(deadline.due)),
        )
    if version.sanction:
        yield None, _("If missed"), version.sanction
    if deadline.is_provisional:
        yield None, _("Provisional"), _("the days off of a year concerned are not confirmed yet")
    if version.doubt:
        yield None, _("Doubtful"), version.doubt


def _changes(deadline: Deadline) -> Iterator[Fact]:
    """What made the period longer or stopped it, and what came too late to do so."""
    if deadline.variant:
        yield None, _("Longer"), _(VARIANT_LABELS[deadline.variant])
    for extension in deadline.extensions:
        yield None, _("Extended"), _extension(extension)
    for pause in deadline.pauses:
        yield None, _("Suspended"), _pause(pause, deadline.version.unit)
    for late in deadline.without_effect:
        if _concerns(late, deadline):
            yield None, _("Without effect"), _without_effect(late, deadline)


def _start(deadline: Deadline) -> str:
    label = event_label(deadline.limit.subject, deadline.started_by)
    if deadline.version.unit.is_lead:
        return _("{day}: {event}; counted back from the day before").format(
            day=_day(deadline.started_on), event=label
        )
    return _("{day}: {event}; counted from the next day (BLDS 2015, Điều 147)").format(
        day=_day(deadline.started_on), event=label
    )


def _allowed(deadline: Deadline) -> str:
    label = amount_label(deadline.amount, deadline.version.unit)
    if deadline.version.unit is Unit.CALENDAR:
        return _("{amount}, days off counted").format(amount=label)
    if deadline.version.unit is Unit.AFTER:
        return _("{amount}, days off counted: on the next day, which no day off moves").format(
            amount=label
        )
    if deadline.version.unit is Unit.NAMED:
        return _("{amount}, which no day off moves").format(amount=label)
    return label


def _extension(extension: Event) -> str:
    words = _("by {days} days").format(days=extension.extended_days)
    if extension.extended_to:
        words = _("to {day} ({days} days)").format(
            day=show_date(extension.extended_to), days=extension.extended_days
        )
    return _("{how}, decided on {day}, {document}, {complexity}").format(
        how=words,
        day=show_date(extension.day),
        document=extension.document_number,
        complexity=extension.complexity.label if extension.complexity else "",
    )


def _pause(pause: Pause, unit: Unit) -> str:
    if pause.end is None:
        return _("since {day}; the clock stands still").format(day=show_date(pause.start))
    return _("from {start} to {end}: {days} not counted").format(
        start=show_date(pause.start),
        end=show_date(pause.end),
        days=amount_label(pause.counted_days, unit),
    )


def _concerns(late: Event, deadline: Deadline) -> bool:
    """Whether it could have changed this limit at all, had it come in time."""
    match late.kind:
        case PetitionEventKind.SUSPENDED:
            return deadline.limit.is_pausable_on(late.day)
        case PetitionEventKind.EXTENDED:
            return deadline.version.extension is not None
        case PetitionEventKind.COMPLEX:
            return Variant.COMPLEX in deadline.version.variants
    return Variant.SEVERAL_PLACES in deadline.version.variants


def _without_effect(late: Event, deadline: Deadline) -> str:
    return _("{event} on {day}: the period had run out").format(
        event=event_label(deadline.limit.subject, late.kind), day=show_date(late.day)
    )


def _moved(deadline: Deadline) -> str:
    if deadline.version.unit.is_lead:
        return _(
            "{day}, a day off; to be kept on the working day before, late only after it"
        ).format(day=_day(deadline.raw_due))
    return _(
        "{day}, a day off; moved to the next working day (BLDS 2015, Điều 148 khoản 5, which the"
        " law itself does not say)"
    ).format(day=_day(deadline.raw_due))


def _due(deadline: Deadline) -> str:
    if deadline.paused_since is None:
        return _day(deadline.due)
    # Every limit that a suspension stops is one in calendar days.
    paused = sum(pause.counted_days for pause in deadline.pauses)
    elapsed = (deadline.paused_since - deadline.started_on).days
    return _("none while suspended; {left} of {total} left").format(
        left=_days(deadline.total - elapsed), total=_days(deadline.total - paused)
    )


def _other(other: Alternative) -> str:
    return _("{due}: {amount} by {article} ({in_force})").format(
        in_force=period_in_force(other.version.since, other.version.until),
        due=_day(other.count.due),
        amount=amount_label(other.version.amount, other.version.unit),
        article=other.version.article,
    )


def _outcome(found: Explanation) -> str:
    deadline, days_late = found.deadline, found.days_late
    if days_late is None:
        return _not_late(deadline)
    if deadline.done_on == days_late.as_of and deadline.done_by and not deadline.is_met:
        words = _not_late(deadline)
        deadline = deadline._replace(done_by=None)
    elif deadline.is_met and days_late.as_of == deadline.done_on:
        words = _("done on {day} ({event})").format(
            day=show_date(days_late.as_of),
            event=event_label(deadline.limit.subject, deadline.done_by or ""),
        )
    else:
        words = _("not done by {day}").format(day=show_date(days_late.as_of))
        deadline = deadline._replace(done_by=None)
    return f"{words}: {_late_by(days_late.days, days_late.working_days, deadline)}"


def _not_late(deadline: Deadline) -> str:
    if deadline.paused_since is not None:
        return _("suspended since {day}").format(day=show_date(deadline.paused_since))
    if deadline.done_by and deadline.done_on:
        return _ended(deadline, deadline.done_by, deadline.done_on)
    if deadline.came_after is not None:
        return _("ended before “{event}” on {day}, {days} later").format(
            event=event_label(deadline.limit.subject, deadline.came_after.kind),
            day=show_date(deadline.came_after.day),
            days=_days((deadline.came_after.day - deadline.last_day).days),
        )
    if deadline.limit.severity is Severity.MILESTONE:
        return _("a date that comes by itself; nobody is late")
    if deadline.limit.severity is Severity.REMINDER and not deadline.version.unit.is_lead:
        return _("a reminder; nobody is late")
    return _("not recorded; the day itself has passed")


def _ended(deadline: Deadline, kind: str, day: date) -> str:
    """What met a limit that is not judged late, or made it pointless."""
    if deadline.limit.severity is Severity.MILESTONE:
        sentence = _("did not come about: {event} on {day}")
    elif deadline.is_met:
        sentence = _("done on {day} ({event})")
    else:
        sentence = _("no longer owed since {day} ({event})")
    return sentence.format(day=show_date(day), event=event_label(deadline.limit.subject, kind))


def _late_by(days: int, working_days: int, deadline: Deadline) -> str:
    if days <= 0:
        if deadline.is_met:
            return _("in time")
        if not days:
            return _("due today")
        return _("{days} left ({working_days})").format(
            days=_days(-days), working_days=_working_days(-working_days)
        )
    late = _("late by {days} ({working_days})").format(
        days=_days(days), working_days=_working_days(working_days)
    )
    if deadline.limit.severity is Severity.DISCIPLINE:
        return _("{late}; past the threshold (discipline possible)").format(late=late)
    return late


def _days(days: int) -> str:
    return ngettext("{count} day", "{count} days", days).format(count=days)


def _working_days(days: int) -> str:
    return ngettext("{count} working day", "{count} working days", days).format(count=days)


def _day(day: date) -> str:
    return f"{weekday_label(day)}, {show_date(day)}"


def _data(found: Explanation) -> dict[str, Any]:
    deadline, limit, version = found.deadline, found.deadline.limit, found.deadline.version
    return {
        "limit": limit.id,
        "name": limit.name,
        "severity": limit.severity.value,
        "version": version.id,
        "article": version.article,
        "source": version.source,
        "since": version.since,
        "until": version.until,
        "confidence": version.confidence.value,
        "doubt": version.doubt,
        "sanction": version.sanction,
        "started_on": deadline.started_on,
        "started_by": deadline.started_by,
        "amount": deadline.amount,
        "unit": version.unit.value,
        "variant": deadline.variant.value if deadline.variant else None,
        "extensions": [
            {
                "decided_on": extension.day,
                "days": extension.extended_days,
                "to": extension.extended_to,
                "complexity": extension.complexity,
                "document_number": extension.document_number,
            }
            for extension in deadline.extensions
        ],
        "pauses": [
            {"from": pause.start, "to": pause.end, "days": pause.counted_days}
            for pause in deadline.pauses
        ],
        "skipped": skipped_data(found.count),
        "raw_due": deadline.raw_due,
        "due": deadline.due,
        "alternatives": [
            {
                "version": other.version.id,
                "article": other.version.article,
                "amount": other.version.amount,
                "unit": other.version.unit.value,
                "raw_due": other.count.raw_due,
                "due": other.count.due,
                "skipped": skipped_data(other.count),
            }
            for other in found.alternatives
        ],
        "alternative_due": deadline.alternative_due,
        "late_after": deadline.late_after,
        "done_on": deadline.done_on if deadline.done_by else None,
        "done_by": deadline.done_by,
        "paused_since": deadline.paused_since,
        "days_late": found.days_late.days if found.days_late else None,
        "working_days_late": found.days_late.working_days if found.days_late else None,
        "provisional": deadline.is_provisional,
        "law_date_passed": found.is_between_texts,
    }
