"""Visits as a list: of a meeting, of a petition, or of a span of days."""

from collections.abc import Sequence

from tiepdan.facts.visit import Visit
from tiepdan.i18n import _
from tiepdan.records.reading.meetings.visits import VisitRow
from tiepdan.reports.lists.parts import (
    count_live,
    cut_note,
    further_columns,
    further_values,
    known,
    meeting_number,
    or_secret,
    void_columns,
    void_note,
    void_values,
)
from tiepdan.reports.model import Column, Table, Tone

VISIT_PLACED = frozenset(
    {"meeting_id", "visited_on", "people_count", "content", "advice", "receiver", "matter"}
)
"""The facts of a visit that its tables place themselves, or leave out."""


def visits_table(visits: Sequence[VisitRow], *, title: str = "", total: int = 0) -> Table:
    """The visits in the order of their day; ``total`` is how many there are if not all are here."""
    return Table(
        key="visitors",
        title=title or _("Visits"),
        columns=(
            Column("number", _("No."), tone=Tone.STRONG),
            Column("date", _("Date")),
            Column("meeting", _("Meeting")),
            Column("people_count", _("People"), is_number=True),
            Column("large_group", _("Large group")),
            Column("receiver", _("Received by"), 12),
            Column("matter", _("Matter"), 8),
            Column("petitions", _("Petition"), 9),
            Column("content", None),
            Column(None, _("Content"), 24),
            *further_columns(Visit, VISIT_PLACED),
            *void_columns(visits),
        ),
        rows=[
            (
                visit.id,
                visit.facts.visited_on,
                meeting_number(visit.facts.meeting_id),
                visit.facts.people_count,
                visit.is_large_group,
                visit.facts.receiver,
                visit.facts.matter,
                ", ".join(visit.petitions) or None,
                known(visit.facts.content),
                or_secret(visit.facts.content),
                *further_values(visit.facts, VISIT_PLACED),
                *void_values(visit),
            )
            for visit in visits
        ],
        empty=_("No visit is recorded."),
        notes=(*cut_note(count_live(visits), total), *void_note(visits)),
    )
