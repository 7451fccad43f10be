"""The time limits in force on a day, as a jurist reads them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tiepdan.dates import show_date
from tiepdan.i18n import N_, _, ngettext
from tiepdan.law.counting.periods import Unit
from tiepdan.law.dated_numbers import DatedNumber
from tiepdan.law.duties.frequency import Duty, DutyVersion, Span
from tiepdan.law.limits.time_limits import (
    Competence,
    LocalPack,
    Severity,
    Subject,
    TimeLimit,
    Variant,
    Version,
)
from tiepdan.law.vocabulary.meeting import Capacity, MeetingEventKind, MeetingKind
from tiepdan.law.vocabulary.petition import Addressee, Channel, PetitionKind
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind, RefusalGround
from tiepdan.reports.model import Column, Rank, Table, Tone, Value

if TYPE_CHECKING:
    from tiepdan.law.vocabulary.terms import Term

VARIANT_LABELS = {
    Variant.REMOTE: N_("in a remote area"),
    Variant.COMPLEX: N_("if complex"),
    Variant.REMOTE_COMPLEX: N_("if complex in a remote area"),
    Variant.SEVERAL_PLACES: N_("if verified in several places"),
}


def limits_table(
    limits: Sequence[TimeLimit], *, on: date, off: Iterable[str] = (), is_list: bool = True
) -> Table:
    """The wording of each limit in force on a day, and the conflicting ones beside it.

    ``off`` are the ids of local packs that do not bind this office. One limit is no list: a screen
    shows it whole.
    """
    return Table(
        title=_("Time limits in force on {day}").format(day=show_date(on)),
        columns=(
            Column("id", _("No."), tone=Tone.STRONG),
            Column("limit", None),
            Column("name", _("Limit"), 24, is_whole=True),
            Column("subject", None),
            Column("kinds", None),
            Column("competence", None),
            Column("channels", None),
            Column("addressed_to", None),
            Column("grounds", None),
            Column("not_if_anonymous", None),
            Column(None, _("For"), 12, rank=Rank.SPARE, is_whole=True),
            Column("starts_with", None),
            Column(None, _("Counted from"), 12, rank=Rank.SPARE, is_whole=True),
            Column("met_by", None),
            Column("met_for_opinions_by", None),
            Column(None, _("Done by"), 14, rank=Rank.SPARE, is_whole=True),
            Column("lapses_with", None),
            Column("amount", None),
            *(Column(f"amount_{variant}", None) for variant in Variant),
            Column("unit", None),
            Column("extension_days", None),
            Column("pausable_since", None),
            Column("severity", None),
            Column(None, _("Time allowed"), 14, rank=Rank.BELOW, is_whole=True),
            Column("basis", _("Basis"), 30, rank=Rank.BELOW, is_whole=True),
            Column("since", None),
            Column("until", None),
            Column(None, _("In force"), 10, rank=Rank.SPARE, is_whole=True),
            Column("province", None),
            Column("binds", None),
            Column("source", None),
            Column("confidence", None),
            Column("doubt", None),
            Column("sanction", None),
            Column(None, _("Remarks"), 18, tone=Tone.WARNING, rank=Rank.BELOW, is_whole=True),
        ),
        rows=[
            _cells(limit, version, is_on=_is_on(limit, off))
            for limit in limits
            if (governing := limit.version_on(on))
            for version in (governing, *governing.alternatives_on(on))
        ],
        empty=_("No limit was in force on {day}.").format(day=show_date(on)),
        notes=(_("All that is known of one: tiepdan limits NO."),) if is_list else (),
        is_list=is_list,
    )


def duties_table(duties: Sequence[Duty], *, on: date, off: Iterable[str] = ()) -> Table:
    """How often something must be done, in the wording in force on a day."""
    return Table(
        title=_("Frequency duties in force on {day}").format(day=show_date(on)),
        columns=(
            Column(None, _("No."), tone=Tone.STRONG),
            Column(None, _("Duty"), 16),
            Column(None, _("At least"), 12),
            Column(None, _("Basis"), 18),
            Column(None, _("In force"), 10),
            Column(None, _("Remarks"), 18, tone=Tone.WARNING),
        ),
        rows=[
            (
                version.id,
                duty.name,
                often(version),
                version.article,
                period_in_force(version.since, version.until),
                " ".join(_text_remarks(duty.pack, version.doubt, is_on=_is_on(duty, off))) or None,
            )
            for duty in duties
            for version in duty.versions
            if version.is_in_force(on)
        ],
        empty=_("No duty was in force on {day}.").format(day=show_date(on)),
    )


def numbers_table(
    numbers: Iterable[DatedNumber], *, first: date, last: date, title: str, key: str = ""
) -> Table:
    """The numbers of the law in each wording that governs a day from ``first`` to ``last``."""
    return Table(
        key=key,
        title=title,
        columns=(
            Column("id", _("No."), tone=Tone.STRONG),
            Column("name", _("Number of the law"), 16),
            Column("amount", _("Count"), is_number=True),
            Column("basis", _("Basis"), 18),
            Column("since", None),
            Column("until", None),
            Column(None, _("In force"), 10),
            Column("source", None),
            Column("confidence", None),
            Column("doubt", None),
            Column(None, _("Remarks"), 18, tone=Tone.WARNING),
        ),
        rows=[
            (
                version.id,
                number.name,
                version.amount,
                version.article,
                version.since,
                version.until,
                period_in_force(version.since, version.until),
                version.source,
                version.confidence.value,
                version.doubt,
                " ".join(_text_remarks(None, version.doubt, is_on=True)) or None,
            )
            for number in numbers
            for version in number.versions_between(first, last)
        ],
    )


def often(version: DutyVersion) -> str:
    """How many days in which unit: *1 day a week*."""
    return {
        Span.WEEK: ngettext("{count} day a week", "{count} days a week", version.amount),
        Span.MONTH: ngettext("{count} day a month", "{count} days a month", version.amount),
        Span.YEAR: ngettext("{count} day a year", "{count} days a year", version.amount),
    }[version.per].format(count=version.amount)


def packs_table(
    found: Sequence[tuple[LocalPack, bool]], rules: Iterable[TimeLimit | Duty]
) -> Table:
    """The packs of a province's own rules, each with its rules and whether it is on."""
    by_pack = {
        pack.id: [rule for rule in rules if rule.pack == pack] for pack, _pack_is_on in found
    }
    return Table(
        title=_("Rules of a province's own"),
        columns=(
            Column("pack", _("Pack"), tone=Tone.STRONG),
            Column("province", _("Province")),
            Column("is_on", _("On")),
            Column("rules", None),
            Column(None, _("Rules"), 30),
        ),
        rows=[
            (
                pack.id,
                pack.province,
                pack_is_on,
                ", ".join(rule.id for rule in by_pack[pack.id]),
                "; ".join(f"{rule.name} ({rule.id})" for rule in by_pack[pack.id]),
            )
            for pack, pack_is_on in found
        ],
        empty=_("There are none."),
    )


def time_allowed(version: Version, variant: Variant | None = None) -> str:
    """How long a text grants, for one variant."""
    return amount_label(version.amount_for(variant), version.unit)


def amount_label(amount: int, unit: Unit) -> str:
    """An amount with its unit: *7 working days*, *at least 5 working days before*."""
    return {
        Unit.WORKING: ngettext("{count} working day", "{count} working days", amount),
        Unit.CALENDAR: ngettext("{count} day", "{count} days", amount),
        Unit.AFTER: ngettext("after {count} day", "after {count} days", amount),
        Unit.NAMED: _("up to the day named in it"),
        Unit.MONTHS: ngettext("{count} month", "{count} months", amount),
        Unit.BEFORE: ngettext(
            "at least {count} working day before", "at least {count} working days before", amount
        ),
        Unit.BEFORE_CALENDAR: ngettext(
            "at least {count} day before", "at least {count} days before", amount
        ),
    }[unit].format(count=amount)


def period_in_force(since: date, until: date | None) -> str:
    """A period in force."""
    if until is None:
        return _("since {since}").format(since=show_date(since))
    return _("{since} to {until}").format(since=show_date(since), until=show_date(until))


def event_label(subject: Subject, kind: str) -> str:
    """The name of an event in a petition's or a meeting's life."""
    terms: type[Term] = PetitionEventKind if subject is Subject.PETITION else MeetingEventKind
    return terms(kind).label


def _cells(limit: TimeLimit, version: Version, *, is_on: bool) -> tuple[Value, ...]:
    return (
        version.id,
        limit.id,
        limit.name,
        limit.subject.value,
        ", ".join(sorted(limit.kinds)),
        limit.competence.value if limit.competence else None,
        ", ".join(sorted(limit.channels)) or None,
        ", ".join(sorted(limit.or_addressed_to)) or None,
        ", ".join(sorted(limit.grounds)) or None,
        limit.not_if_anonymous,
        "; ".join(_conditions(limit)),
        ", ".join(sorted(limit.starts_with)),
        ", ".join(event_label(limit.subject, kind) for kind in sorted(limit.starts_with)),
        ", ".join(sorted(limit.met_by)),
        ", ".join(sorted(limit.met_for_opinions_by)) or None,
        "; ".join(_ways_to_meet(limit)) or None,
        ", ".join(sorted(limit.lapses_with)),
        None if version.unit is Unit.NAMED else version.amount,
        *(version.variants.get(variant) for variant in Variant),
        version.unit.value,
        version.extension.most_days if version.extension else None,
        limit.pausable_since,
        limit.severity.value,
        "; ".join(_allowed(limit, version)),
        version.article,
        version.since,
        version.until,
        period_in_force(version.since, version.until),
        limit.pack.province if limit.pack else None,
        is_on,
        version.source,
        version.confidence.value,
        version.doubt,
        version.sanction,
        " ".join(_remarks(limit, version, is_on=is_on)) or None,
    )


def _ways_to_meet(limit: TimeLimit) -> Iterable[str]:
    def named(kinds: Iterable[str]) -> str:
        return ", ".join(event_label(limit.subject, kind) for kind in sorted(kinds))

    if limit.met_by:
        yield named(limit.met_by)
    if limit.met_for_opinions_by:
        yield _("of what was raised in public also: {events}").format(
            events=named(limit.met_for_opinions_by)
        )


def _conditions(limit: TimeLimit) -> Iterable[str]:
    kinds: type[Term] = PetitionKind if limit.subject is Subject.PETITION else MeetingKind
    yield ", ".join(kinds(kind).label for kind in kinds if kind in limit.kinds)
    if limit.competence is not None:
        is_within = limit.competence is Competence.WITHIN
        yield _("within our competence") if is_within else _("outside our competence")
    if limit.only_online:
        yield _("held online")
    yield from _who_and_whence(limit)
    if limit.outside_once:
        yield _("or, whatever it was recorded as, once: {events}").format(
            events=", ".join(
                event_label(limit.subject, kind) for kind in sorted(limit.outside_once)
            )
        )
    if limit.raised_at:
        yield _("raised at: {kinds}").format(
            kinds=", ".join(MeetingKind(kind).label for kind in sorted(limit.raised_at))
        )
    if limit.in_parts:
        yield _("listed opinion by opinion where there are any")
    if limit.grounds:
        yield _("on the ground: {grounds}").format(
            grounds=", ".join(RefusalGround(one).label for one in sorted(limit.grounds))
        )


def _who_and_whence(limit: TimeLimit) -> Iterable[str]:
    if limit.channels:
        yield ", ".join(Channel(channel).label for channel in sorted(limit.channels))
    if limit.not_if_anonymous:
        yield _("not anonymous")
    if limit.only_chaired_by:
        yield _("chaired by: {capacities}").format(capacities=_capacities(limit.only_chaired_by))
    if limit.or_addressed_to:
        yield _("or addressed to: {addressees}").format(
            addressees=", ".join(Addressee(one).label for one in sorted(limit.or_addressed_to))
        )


def _capacities(capacities: Iterable[str]) -> str:
    return ", ".join(Capacity(capacity).label for capacity in sorted(capacities))


def _allowed(limit: TimeLimit, version: Version) -> Iterable[str]:
    yield time_allowed(version)
    for variant in version.variants:
        yield f"{time_allowed(version, variant)} {_(VARIANT_LABELS[variant])}"
    if version.extension:
        for complexity, times in version.extension.times.items():
            yield ngettext(
                "extended once by at most {days} days if {complexity}",
                "extended {times} times by at most {days} days each if {complexity}",
                times,
            ).format(
                times=times,
                days=version.extension.most_days,
                complexity=Complexity(complexity).label,
            )
    if limit.pausable_since:
        yield _("stopped by a suspension decided from {day}").format(
            day=show_date(limit.pausable_since)
        )


def _remarks(limit: TimeLimit, version: Version, *, is_on: bool) -> Iterable[str]:
    if limit.severity is Severity.DISCIPLINE:
        yield _("Once it is past, discipline is possible.")
    if limit.severity is Severity.REMINDER:
        yield _("A reminder; never overdue.")
    if limit.severity is Severity.MILESTONE:
        yield _("A date that comes by itself; nobody is late.")
    if version.sanction:
        yield _("If missed: {sanction}.").format(sanction=version.sanction)
    yield from _text_remarks(limit.pack, version.doubt, is_on=is_on)


def _text_remarks(pack: LocalPack | None, doubt: str | None, *, is_on: bool) -> Iterable[str]:
    if pack:
        yield _("Rule of {province} alone.").format(province=pack.province)
    if not is_on:
        yield _("Off for this office.")
    if doubt:
        yield _("Doubtful: {doubt}").format(doubt=doubt)


def _is_on(rule: TimeLimit | Duty, off: Iterable[str]) -> bool:
    return rule.pack is None or rule.pack.id not in set(off)
