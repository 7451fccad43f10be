"""Visits as a list: of a meeting, of a petition, or of a span of days."""

from collections.abc import Iterator, Mapping, Sequence

from tiepdan.facts.fact import fields_of
from tiepdan.facts.petitioner import Petitioner
from tiepdan.facts.visit import Visit
from tiepdan.i18n import _
from tiepdan.records.reading.meetings.visits import VisitRow
from tiepdan.records.reading.petitions.owed.national_database import ToEnter
from tiepdan.reports.lists.meetings.visit_cells import book_cells
from tiepdan.reports.lists.parts import (
    count_live,
    cut_note,
    further_columns,
    further_values,
    known,
    label,
    meeting_number,
    or_secret,
    void_columns,
    void_note,
    void_values,
)
from tiepdan.reports.lists.petitions.national_database import (
    entry_columns,
    entry_note,
    entry_values,
    owed_entries,
)
from tiepdan.reports.model import Column, Rank, Table, Tone, Value

VISIT_PLACED = frozenset(
    {"meeting_id", "visited_on", "people_count", "content", "advice", "receiver", "matter"}
)
"""The facts of a visit that the table of a petition's file places itself, or leaves out."""


def visits_table(
    visits: Sequence[VisitRow],
    *,
    title: str = "",
    total: int = 0,
    to_enter: ToEnter[int] | None = None,
    is_list: bool = False,
) -> Table:
    """The visits in the order of their day; ``total`` is how many there are if not all are here.

    Of those ``to_enter`` in the national database each says since when. ``is_list`` says that they
    are no part of the file of a meeting, which shows them whole.

    The columns are those of the reception book (Nghị định 154/2026, Mẫu 03/TCD): to people as many
    as are filled in, as data all of them.
    """
    rows = [(visit, book_cells(visit)) for visit in visits]
    filled = {name for _visit, cells in rows for name, cell in cells.items() if cell is not None}
    labels = _labels()
    has_large = any(visit.is_large_group for visit in visits)

    def to_people(*names: str) -> Iterator[Column]:
        for name in names:
            text, width, rank = labels[name]
            yield Column(None, text if name in filled else None, width, rank=rank)

    return Table(
        key="visitors",
        title=title or _("Visits"),
        columns=(
            Column("number", _("No."), tone=Tone.STRONG),
            Column("date", _("Date")),
            Column(
                "meeting",
                _("Meeting") if any(v.facts.meeting_id for v in visits) else None,
                rank=Rank.SPARE,
            ),
            Column("receiver", _("Received by"), 12, rank=Rank.SPARE),
            *to_people("who", "id_number"),
            Column("people_count", _("People"), is_number=True),
            Column("large_group", _("Large group") if has_large else None, rank=Rank.SPARE),
            Column("content", None),
            Column(None, _("Content"), 24, rank=Rank.BELOW),
            Column("matter", _("Matter"), 8, rank=Rank.SPARE),
            *to_people("kind", "field", "same_content", "settled_by", "competent", "outcome"),
            *to_people("sent"),
            Column("petitions", _("Petition") if any(v.petitions for v in visits) else None),
            *to_people("result", "note"),
            *further_columns(Visit, VISIT_PLACED - {"advice"}),
            *_data_columns(),
            *void_columns(visits),
            *entry_columns(to_enter),
        ),
        rows=[
            (
                visit.id,
                visit.facts.visited_on,
                meeting_number(visit.facts.meeting_id),
                visit.facts.receiver,
                *(cells[name] for name in ("who", "id_number")),
                visit.facts.people_count,
                visit.is_large_group,
                known(visit.facts.content),
                or_secret(visit.facts.content),
                visit.facts.matter,
                *(cells[name] for name in ("kind", "field", "same_content", "settled_by")),
                *(cells[name] for name in ("competent", "outcome", "sent")),
                ", ".join(visit.petitions) or None,
                *(cells[name] for name in ("result", "note")),
                *further_values(visit.followed, VISIT_PLACED - {"advice"}),
                *_data(visit),
                *void_values(visit),
                *entry_values(to_enter, visit.id),
            )
            for visit, cells in rows
        ],
        empty=_("No visit is recorded."),
        is_list=is_list,
        notes=(
            *cut_note(count_live(visits), total),
            *void_note(visits),
            *entry_note(to_enter),
        ),
        alarms=owed_entries(to_enter, [visit.id for visit in visits]),
    )


_OF_WHO = tuple(fields_of(Petitioner).values())


def _data_columns() -> Iterator[Column]:
    yield from (Column(field.heading, None) for field in _OF_WHO)
    yield from (Column(key, None) for key in ("state", "finished_on", "sent_to", "sent_document"))


def _data(visit: VisitRow) -> Iterator[Value]:
    for field in _OF_WHO:
        yield None if visit.petitioner is None else known(getattr(visit.petitioner, field.name))
    went = visit.went
    if went is None:
        yield from (None, None, None, None)
    else:
        yield from (went.state, went.finished_on, known(went.body), known(went.document_number))


def _labels() -> Mapping[str, tuple[str, int, Rank]]:
    """The columns of the book beside the others: what each is called, its width and its rank."""
    return {
        "who": (_("Name, address"), 18, Rank.COLUMN),
        "id_number": (label(Petitioner, "id_number"), 8, Rank.SPARE),
        "kind": (label(Visit, "kind"), 8, Rank.SPARE),
        "field": (label(Visit, "field"), 8, Rank.SPARE),
        "same_content": (_("Same content"), 4, Rank.SPARE),
        "settled_by": (label(Visit, "settled_by"), 10, Rank.SPARE),
        "competent": (label(Visit, "is_within_competence"), 4, Rank.SPARE),
        "outcome": (label(Visit, "outcome"), 20, Rank.COLUMN),
        "sent": (_("To which body, document"), 12, Rank.SPARE),
        "result": (label(Visit, "follow_up"), 12, Rank.SPARE),
        "note": (label(Visit, "note"), 10, Rank.SPARE),
    }
