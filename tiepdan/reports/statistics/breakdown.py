"""The handling of a period by spans of time or by groups."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tiepdan.i18n import N_, _
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.model import Column, Report, Table, Tone, Value
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.caseload import Caseload, Caseloads, caseloads
from tiepdan.reports.statistics.dimensions import Dimension, Group, group_label
from tiepdan.reports.statistics.indicators import INDICATORS

_FLOWS: Mapping[str, str] = {
    "handling_carried_over": N_("Carried over"),
    "handling_received": N_("Newly received"),
    "handling_total": N_("To handle"),
    "handling_resolved": N_("Resolved"),
    "handling_closed": N_("Closed otherwise"),
    "handling_carried_forward": N_("Carried forward"),
}

_TIMES: Mapping[str, str] = {
    "handling_on_time": N_("On time"),
    "handling_late": N_("Late"),
    "handling_without_limit": N_("No time limit"),
}

_DAYS: Mapping[str, str] = {
    "median_days": N_("Median days"),
    "longest_days": N_("Longest days"),
}


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The caseloads of a period, in the order in which they are shown."""

    office: str
    period: Period
    dimension: Dimension
    rows: tuple[tuple[Group, Caseload], ...]
    whole: Caseload

    def disagreements(self) -> list[str]:
        """A sentence for each row, and for the whole, that does not add up."""
        return disagreements(self.rows, self.whole, self.dimension)


def disagreements(
    rows: Iterable[tuple[Group, Caseload]], whole: Caseload, dimension: Dimension
) -> list[str]:
    """A sentence for each caseload that does not add up."""
    found = [
        f"{group_label(group, dimension)}: {caseload.explanation()}"
        for group, caseload in rows
        if not caseload.adds_up()
    ]
    return found if whole.adds_up() else [*found, whole.explanation()]


def count(
    connection: sqlite3.Connection,
    period: Period,
    dimension: Dimension,
    *,
    office: str,
    today: date,
) -> Breakdown:
    """Count the handling of petitions; spans in order, groups by size, the unnamed last."""
    counted = caseloads(connection, period, dimension, today=today)
    return Breakdown(office, period, dimension, _ordered(counted, dimension), counted.whole)


def as_report(breakdown: Breakdown) -> Report:
    """Two tables: what there was to handle, and whether it ended in time."""
    return Report(
        title=_("Handling of petitions by {dimension}").format(dimension=breakdown.dimension.label),
        heading=f"{breakdown.office}, {breakdown.period}",
        tables=(_flows_table(breakdown), _times_table(breakdown)),
    )


def as_mapping(breakdown: Breakdown) -> dict[str, Any]:
    """As plain data: the figures and indicators of each row by their ids, and in total."""
    return {
        "from": breakdown.period.start,
        "to": breakdown.period.last_day,
        "by": breakdown.dimension,
        "rows": [
            {
                "value": group.value,
                "label": group_label(group, breakdown.dimension),
                **_data(caseload),
            }
            for group, caseload in breakdown.rows
        ],
        "total": _data(breakdown.whole),
    }


def _ordered(counted: Caseloads, dimension: Dimension) -> tuple[tuple[Group, Caseload], ...]:
    rows = counted.by_group.items()
    if dimension.months:
        return tuple(rows)
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                row[0].value is None,
                row[0].is_secret,
                -row[1]["handling_total"],
                row[0].value or "",
            ),
        )
    )


def _flows_table(breakdown: Breakdown) -> Table:
    rows: list[tuple[Value, ...]] = [
        (
            label,
            *(caseload[figure_id] for figure_id in _FLOWS),
            caseload["handling_received"] if is_drawn else None,
        )
        for label, caseload, is_drawn in _labelled(breakdown)
    ]
    return Table(
        title=_("Petitions and opinions"),
        columns=(
            _first_column(breakdown),
            *(Column(None, _(label), 6, is_number=True) for label in _FLOWS.values()),
            Column(None, None, is_bar=True),
        ),
        rows=rows,
        notes=(
            breakdown.whole.explanation(),
            _("Counted as the register is now; where there is a bar, it is what was received."),
        ),
    )


def _times_table(breakdown: Breakdown) -> Table:
    share = INDICATORS["share_on_time"]
    rows: list[tuple[Value, ...]] = [
        (
            label,
            *(caseload[figure_id] for figure_id in _TIMES),
            share.text(caseload),
            *(INDICATORS[indicator].text(caseload) for indicator in _DAYS),
        )
        for label, caseload, _is_drawn in _labelled(breakdown)
    ]
    return Table(
        title=_("Ended in time, and days to resolve"),
        columns=(
            _first_column(breakdown),
            *(Column(None, _(label), 6, is_number=True) for label in _TIMES.values()),
            Column(None, _(share.label), 6, is_number=True),
            *(Column(None, _(label), 6, is_number=True) for label in _DAYS.values()),
        ),
        rows=rows,
        notes=(
            _(
                "On time and late: of those that ended with a time limit. Days: calendar days from"
                " receipt to end, of those resolved. See “tiepdan stats --explain all”."
            ),
        ),
    )


def _labelled(breakdown: Breakdown) -> Iterator[tuple[str, Caseload, bool]]:
    """The rows as people read them and whether each has a bar; the total, without one, is last."""
    for group, caseload in breakdown.rows:
        yield group_label(group, breakdown.dimension), caseload, True
    yield _("Total"), breakdown.whole, False


def _first_column(breakdown: Breakdown) -> Column:
    label = breakdown.dimension.label
    width = 0 if breakdown.dimension.months else 12
    return Column(None, label[:1].upper() + label[1:], width, tone=Tone.STRONG)


def _data(caseload: Caseload) -> dict[str, Any]:
    handling = (figure_id for figure_id in FIGURES if figure_id.startswith("handling_"))
    return {figure_id: caseload[figure_id] for figure_id in handling} | {
        indicator.id: indicator.data(caseload)
        for indicator in INDICATORS.values()
        if indicator.of.startswith("handling_")
    }
