"""The proposed reception days of a month, their notice, and the duty they fulfil."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from tiepdan.dates import show_date
from tiepdan.i18n import _, ngettext
from tiepdan.law.duties.frequency import DutyBalance
from tiepdan.law.limits.time_limits import Version
from tiepdan.law.vocabulary.calendar import Weekday
from tiepdan.numbers import show_meeting_number
from tiepdan.records.reading.meetings.schedule import PlannedDay, Proposal
from tiepdan.reports.lists.law.time_limits import often
from tiepdan.reports.lists.parts import reason_off, weekday_label
from tiepdan.reports.model import Column, Rank, Report, Table, Tone
from tiepdan.reports.statistics.sections.duties import when


def schedule_report(proposal: Proposal, *, announced_on: date | None) -> Report:
    """A proposal for people; ``announced_on`` is the day it was made known, if it was."""
    usual = proposal.usual
    return Report(
        title=_("Reception days of {month}").format(month=_month(proposal.first)),
        heading=_("{weekday}, {half_day}; chaired by: {capacity}").format(
            weekday=usual.weekday.label,
            half_day=usual.half_day.label,
            capacity=usual.capacity.label,
        ),
        tables=(_days_table(proposal, announced_on),),
    )


def schedule_data(proposal: Proposal) -> dict[str, Any]:
    """A proposal as plain data."""
    usual = proposal.usual
    return {
        "month": f"{proposal.first:%Y-%m}",
        "weekday": usual.weekday,
        "half_day": usual.half_day,
        "capacity": usual.capacity,
        "provisional": proposal.is_provisional,
        "days": [_day_data(day, proposal) for day in proposal.days],
        "duties": [_duty_data(balance) for balance in proposal.balances],
    }


def _day_data(planned: PlannedDay, proposal: Proposal) -> dict[str, Any]:
    off, recorded = planned.reception.off, planned.recorded
    return {
        "date": planned.reception.day,
        "weekday": _weekday_code(planned.reception.day),
        "usual_date": planned.reception.usual_on,
        "moved_because": reason_off(off) if off else None,
        "authority": off.authority if off else None,
        "proposed": planned.is_to_plan(proposal.today),
        "meeting": show_meeting_number(recorded.meeting_id) if recorded else None,
        "status": recorded.status if recorded else None,
        "announce_by": planned.announce_by,
        "too_late": planned.is_to_plan(proposal.today) and is_too_late(planned, proposal.today),
    }


def _duty_data(balance: DutyBalance) -> dict[str, Any]:
    return {
        "duty": balance.duty.id,
        "version": balance.version.id,
        "article": balance.version.article,
        "required": balance.required,
        "planned": balance.done + balance.extra,
        "missing": balance.missing,
        "delegated": balance.delegated,
    }


def is_too_late(planned: PlannedDay, announced_on: date) -> bool:
    """Whether a notice on this day comes less than the time before that the law wants."""
    return planned.announce_by is not None and planned.announce_by < announced_on


def _days_table(proposal: Proposal, announced_on: date | None) -> Table:
    shown = [day for day in proposal.days if day not in proposal.missed]
    return Table(
        key="days",
        title="",
        columns=(
            Column(None, _("Date"), tone=Tone.STRONG),
            Column(None, _("Weekday"), 9),
            Column(None, _("Instead of"), 22, rank=Rank.BELOW),
            Column(None, _("Announce by"), 12, tone=Tone.WARNING),
            Column(None, _("In the register"), 12),
        ),
        rows=[
            (
                day.reception.day,
                weekday_label(day.reception.day),
                _instead_of(day),
                _announce_by(day, proposal.today, announced_on),
                _in_register(day),
            )
            for day in shown
        ],
        is_list=True,
        empty=_("No reception day of this month is left to propose."),
        notes=tuple(_notes(proposal, announced_on)),
    )


def _instead_of(planned: PlannedDay) -> str | None:
    off = planned.reception.off
    if off is None:
        return None
    return f"{show_date(planned.reception.usual_on)}: {reason_off(off)}"


def _announce_by(planned: PlannedDay, today: date, announced_on: date | None) -> str | None:
    if planned.recorded and planned.recorded.is_announced:
        return _("announced already")
    if planned.announce_by is None or not (
        planned.is_to_plan(today) or planned.is_to_announce(today)
    ):
        return None
    by = show_date(planned.announce_by)
    return (
        _("{day}, too late").format(day=by) if is_too_late(planned, announced_on or today) else by
    )


def _in_register(planned: PlannedDay) -> str:
    recorded = planned.recorded
    if recorded is None:
        return _("to be recorded")
    return f"{show_meeting_number(recorded.meeting_id)}, {recorded.status.label}"


def _notes(proposal: Proposal, announced_on: date | None) -> Iterator[str]:
    """What the law asks for, and why days are as they are."""
    if proposal.is_provisional:
        yield _("provisional: the days off of a year concerned are not confirmed yet")
    if proposal.missed:
        yield _("Past, so not proposed: {days}.").format(days=_days(proposal.missed))
    if any(day.reception.off for day in proposal.days):
        yield _(
            "A day off is moved to the next working day, as is local practice; within the month,"
            " for which the duty counts it."
        )
    late = [
        day
        for day in (*proposal.to_plan, *proposal.to_announce)
        if is_too_late(day, announced_on or proposal.today)
    ]
    if late and proposal.notice:
        yield _too_late(late, proposal.notice, announced_on)
    for balance in proposal.balances:
        yield _duty_note(balance)
    if not proposal.balances:
        yield _("No frequency duty is judged in this month for the {capacity}.").format(
            capacity=proposal.usual.capacity.label
        )


def _too_late(late: Sequence[PlannedDay], notice: Version, announced_on: date | None) -> str:
    sentence = (
        _("Announced less than {amount} working days before ({article}): {days}.")
        if announced_on
        else _("Too late to announce {amount} working days before ({article}): {days}.")
    )
    return sentence.format(amount=notice.amount, article=notice.article, days=_days(late))


def _duty_note(balance: DutyBalance) -> str:
    words = _("{duty}, {often} ({article}): {required} asked for, {done} planned or held").format(
        duty=balance.version.id,
        often=often(balance.version),
        article=balance.version.article,
        required=balance.required,
        done=balance.done + balance.extra,
    )
    if balance.delegated:
        words = _("{told}, by deputy, which does not count: {count}").format(
            told=words, count=balance.delegated
        )
    if not balance.missing:
        return _("{told}; enough.").format(told=words)
    sentence = ngettext(
        "{told}; {count} day missing, {spans}.",
        "{told}; {count} days missing, {spans}.",
        balance.missing,
    )
    spans = when(balance.missing_spans, balance.version.per)
    return sentence.format(told=words, count=balance.missing, spans=spans)


def _days(days: Sequence[PlannedDay]) -> str:
    return ", ".join(show_date(day.reception.day) for day in days)


def _month(first: date) -> str:
    return f"{first:%m/%Y}"


def _weekday_code(day: date) -> str:
    return [*(weekday.value for weekday in Weekday), "saturday", "sunday"][day.weekday()]
