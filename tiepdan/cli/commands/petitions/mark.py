"""``tiepdan mark``: mark the case of a petition as complex, drawn-out, of degradation."""

from functools import partial
from typing import Any

from tiepdan.cli.asking import options
from tiepdan.cli.asking.corrections import correcting_facts
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.recording.petitions.cases import say_case
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing.writing import writing
from tiepdan.facts.fact import fields
from tiepdan.facts.petition import Petition
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.records.writing.petitions import cases
from tiepdan.text import within_sentence

_MARKS = fields(Petition, "is_complex", "is_drawn_out", "concerns_degradation")


@takes(_MARKS)
def mark(
    petition: options.PetitionArgument,
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Mark the case of a petition, for reports that ask for such cases; no takes a mark away.

    A case is what any of its petitions is marked as.
    """
    run = Run.of(db, today, as_json=as_json, no_color=True, no_input=no_input)
    found = run.petition(petition)
    form = Form(typed.values(), no_input=no_input)
    correcting_facts(
        form,
        _MARKS,
        typed,
        partial(_write, run, found.number),
        recorded=found.facts,
        today=run.day,
        is_protected=False,
    )
    say_case(run, found.number)


def _write(run: Run, number: PetitionNumber, marks: dict[str, Any]) -> None:
    with writing(run.path, "mark", no_input=run.no_input) as register:
        changed = cases.mark(register.session, number, marks)
        register.tell(
            _("Petition {number}: {marks}.").format(
                number=number,
                marks=", ".join(
                    f"{within_sentence(field.label)}: "
                    + ("–" if marks[field.name] is None else field.kind.show(marks[field.name]))
                    for field in _MARKS
                    if field.name in changed
                ),
            )
        )
