"""The lists of trainings and of numbers of inspections."""

from collections.abc import Sequence

from tiepdan.facts.fact import fields_of
from tiepdan.facts.inspection import NUMBERS, Inspection
from tiepdan.facts.training import Training
from tiepdan.i18n import _
from tiepdan.records.reading.office.trainings import Entered
from tiepdan.reports.lists.parts import (
    count_live,
    cut_note,
    label,
    void_columns,
    void_note,
    void_values,
)
from tiepdan.reports.model import Column, Rank, Table, Tone


def trainings_table(rows: Sequence[Entered[Training]], *, total: int) -> Table:
    """The trainings in order of their day."""
    return Table(
        title=_("Training and dissemination: {count}").format(count=total),
        columns=(
            Column("id", _("In the list"), is_number=True, tone=Tone.STRONG),
            Column("date", _("Date")),
            Column("kind", label(Training, "kind"), 10),
            Column("title", label(Training, "title"), 20, rank=Rank.BELOW),
            Column("classes", label(Training, "classes"), is_number=True),
            Column("people", label(Training, "people"), is_number=True),
            Column("organiser", label(Training, "organiser"), 10, rank=Rank.BELOW),
            *void_columns(rows),
        ),
        rows=[
            (
                row.id,
                row.facts.held_on,
                row.facts.kind,
                row.facts.title,
                row.facts.classes,
                row.facts.people,
                row.facts.organiser,
                *void_values(row),
            )
            for row in rows
        ],
        empty=_("No training is recorded yet; record one with tiepdan add-training."),
        is_list=True,
        notes=(*cut_note(count_live(rows), total), *void_note(rows)),
    )


def inspections_table(rows: Sequence[Entered[Inspection]], *, total: int) -> Table:
    """The numbers of inspections in order of their day; to people only those that are not 0."""
    shown = {name for name in NUMBERS if any(getattr(row.facts, name) for row in rows)}
    fields = fields_of(Inspection)
    return Table(
        title=_("Numbers of inspections: {count}").format(count=total),
        columns=(
            Column("id", _("In the list"), is_number=True, tone=Tone.STRONG),
            Column("date", _("Date")),
            *(
                Column(name, fields[name].label if name in shown else None, 8, is_number=True)
                for name in NUMBERS
            ),
            Column("note", _("Note"), 12, rank=Rank.BELOW),
            *void_columns(rows),
        ),
        rows=[
            (
                row.id,
                row.facts.counted_on,
                *(getattr(row.facts, name) for name in NUMBERS),
                row.facts.note,
                *void_values(row),
            )
            for row in rows
        ],
        empty=_(
            "No inspection is recorded; form 06/QLKNTC shows 0. If there are numbers: tiepdan"
            " add-inspection"
        ),
        is_list=True,
        notes=(*cut_note(count_live(rows), total), *void_note(rows)),
    )
