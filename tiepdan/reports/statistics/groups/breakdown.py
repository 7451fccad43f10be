"""The handling of a period by spans of time or by groups."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tiepdan.i18n import N_, _
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.model import Column, Report, Table, Value
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.caseload import Caseload, disagreements
from tiepdan.reports.statistics.charts import groups_charts
from tiepdan.reports.statistics.groups import groups
from tiepdan.reports.statistics.groups.dimensions import Dimension, Key, dimensions_label, key_label
from tiepdan.reports.statistics.groups.divisions import HANDLING_BY
from tiepdan.reports.statistics.groups.groups import Grouped
from tiepdan.reports.statistics.notes.period import period_data
from tiepdan.reports.statistics.sections.indicators import INDICATORS

_FLOWS: Mapping[str, str] = {
    "handling_carried_over": N_("Carried over"),
    "handling_received": N_("Newly received"),
    "handling_total": N_("To handle"),
    "handling_resolved": N_("Resolved"),
    "handling_closed": N_("Closed otherwise"),
    "handling_carried_forward": N_("Carried forward"),
}

_DRAWN = ("handling_received", "handling_resolved", "handling_carried_forward")

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
    grouped: Grouped

    @property
    def rows(self) -> tuple[tuple[Key, Caseload], ...]:
        """Each group before those within it."""
        return self.grouped.rows

    @property
    def whole(self) -> Caseload:
        """The caseload of the whole period."""
        return self.grouped.whole

    def disagreements(self) -> list[str]:
        """A sentence for each row, and for the whole, that does not add up."""
        labelled = ((key_label(key, self.grouped.dimensions), one) for key, one in self.rows)
        return disagreements(labelled, self.whole)


def count(
    connection: sqlite3.Connection,
    period: Period,
    dimension: Dimension,
    *,
    then: Sequence[Dimension] = (),
    office: str,
    today: date,
) -> Breakdown:
    """Count the handling of petitions by a dimension, within each group by the further ones.

    Spans come in order, groups by size, the unnamed last.
    """
    figures = [FIGURES[figure_id] for figure_id in ("handling_total", *_FLOWS)]
    dimensions = (dimension, *then)
    grouped = groups.count(connection, HANDLING_BY, figures, period, dimensions, today=today)
    return Breakdown(office, period, grouped)


def as_report(breakdown: Breakdown) -> Report:
    """Two tables: what there was to handle, and whether it ended in time."""
    label = dimensions_label(breakdown.grouped.dimensions)
    return Report(
        title=_("Handling of petitions by {dimension}").format(dimension=label),
        heading=f"{breakdown.office}, {breakdown.period}",
        tables=(_flows_table(breakdown), _times_table(breakdown)),
    )


def as_mapping(breakdown: Breakdown) -> dict[str, Any]:
    """As plain data: the figures and indicators of each row by their ids, and in total."""
    return {
        **period_data(breakdown.period),
        **breakdown.grouped.data(_data),
    }


def _flows_table(breakdown: Breakdown) -> Table:
    rows: list[tuple[Value, ...]] = [
        (
            label,
            *(caseload[figure_id] for figure_id in _FLOWS),
            caseload["handling_received"] if is_drawn else None,
        )
        for label, caseload, is_drawn in breakdown.grouped.labelled()
    ]
    title = _("Petitions and opinions")
    drawn = [1 + [*_FLOWS].index(figure_id) for figure_id in _DRAWN]
    dimensions, depths = breakdown.grouped.dimensions, breakdown.grouped.depths()
    return Table(
        title=title,
        charts=groups_charts(title, dimensions, depths, drawn),
        columns=(
            breakdown.grouped.first_column(),
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
        for label, caseload, _is_drawn in breakdown.grouped.labelled()
    ]
    return Table(
        title=_("Ended in time, and days to resolve"),
        columns=(
            breakdown.grouped.first_column(),
            *(Column(None, _(label), 6, is_number=True) for label in _TIMES.values()),
            Column(None, _(share.label), 6, is_number=True),
            *(Column(None, _(label), 6, is_number=True) for label in _DAYS.values()),
        ),
        rows=rows,
        notes=(
            _(
                "On time and late: of those that ended with a time limit. Days: calendar days from"
                " receipt to end, of those resolved. See tiepdan stats --explain all."
            ),
        ),
    )


def _data(caseload: Caseload) -> dict[str, Any]:
    handling = (figure_id for figure_id in FIGURES if figure_id.startswith("handling_"))
    return {figure_id: caseload[figure_id] for figure_id in handling} | {
        indicator.id: indicator.data(caseload)
        for indicator in INDICATORS.values()
        if indicator.of.startswith("handling_")
    }
