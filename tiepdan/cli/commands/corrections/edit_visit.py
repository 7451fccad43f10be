"""``tiepdan edit-visit``: correct what was recorded of a visit."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Annotated, Any

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.corrections import (
    corrected,
    correcting,
    labels_of,
    shown_facts,
    tell,
)
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.prompts import ask
from tiepdan.cli.asking.reasons import check_words
from tiepdan.cli.recording.identity import say_unusual
from tiepdan.cli.recording.meetings.visit import ASKED
from tiepdan.cli.recording.meetings.visit_ways import say_way_out
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing.writing import writing
from tiepdan.errors import UsageError
from tiepdan.facts.fact import Field, fields_of
from tiepdan.facts.petitioner import Petitioner
from tiepdan.facts.visit import Visit
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.visit import GOES_ELSEWHERE, IN_WRITING, Receiver, VisitOutcome
from tiepdan.parsing import parse_row_number, parse_text
from tiepdan.records import database
from tiepdan.records.reading.meetings.visits import VisitRow, get_visit
from tiepdan.records.reading.voids import Voidable, refused_as_void
from tiepdan.records.writing.meetings import corrections as records

_FIELDS = tuple(
    replace(person, may_be_empty=not person.is_required)
    if (person := fields_of(Petitioner).get(field.name))
    else fields_of(Visit)[field.name]
    for field in ASKED
)
"""Whoever came has a name: the visit of somebody unknown names nobody."""
_OF_SOME_OUTCOMES = {
    "ground": frozenset({VisitOutcome.REFUSED}),
    "body": GOES_ELSEWHERE,
    "document_number": IN_WRITING,
    "document_on": IN_WRITING,
}


@takes(_FIELDS)
def edit_visit(
    visit: Annotated[
        str, typer.Argument(metavar=_("VISIT"), help=_("The visit's number, as “visits” lists it."))
    ],
    typed: TypedFacts,
    *,
    reason: Annotated[
        options.Text,
        typer.Option(
            metavar=_("REASON"),
            help=_("Why; needed where a denunciation becomes another kind and is uncovered."),
        ),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    no_input: options.NoInput = False,
) -> None:
    """Correct what was recorded of a visit, and who came; an empty value ("") takes one away."""
    run = Run.of(db, today, as_json=False, no_color=True, no_input=no_input)
    visit_id = parse_row_number(visit)
    with database.reading(run.path) as connection:
        row = get_visit(connection, visit_id)
    if row.voided_on:
        raise refused_as_void(Voidable.VISIT, visit, row.voided_on)
    form = Form((*typed.values(), reason), no_input=no_input)
    why = options.parse_flag("--reason", reason, parse_text)
    new = correcting(
        form,
        partial(_corrected, form, row, typed, run),
        partial(_write, run, form, row, why),
        (field.flag for field in _FIELDS),
        is_protected=lambda new: (
            row.is_protected or new.get("kind", row.facts.kind) is PetitionKind.DENUNCIATION
        ),
    )
    if new.keys() & {"outcome", "kind", "is_within_competence"}:
        say_way_out(run.path, visit_id)
    if not form.asks:
        say_unusual(new, f"tiepdan edit-visit {visit_id}")


def _write(
    run: Run, form: Form, row: VisitRow, why: str | None, new: dict[str, Any]
) -> dict[str, Any]:
    """Write what was corrected, and return it."""
    visit_id = row.id
    if _is_uncovered(row, new):
        why = _reason_to_uncover(form, visit_id, why)
    with writing(run.path, "edit-visit", no_input=run.no_input) as register:
        person = fields_of(Petitioner)
        changed = records.correct_visit(
            register.session,
            visit_id,
            facts={name: value for name, value in new.items() if name not in person},
            person={name: value for name, value in new.items() if name in person},
        )
        register.entry.private_reason = why
        tell(
            register,
            _("Visit {number}").format(number=visit_id),
            labels_of(changed, Visit, Petitioner),
        )
        if row.petitions and new.get("kind") is PetitionKind.DENUNCIATION:
            register.tell(
                _(
                    "What was said at the visit is secret from now on. A petition that came from it"
                    " keeps its own kind: correct that too (tiepdan edit … --kind TC)."
                )
            )
    return new


def _corrected(form: Form, row: VisitRow, typed: TypedFacts, run: Run) -> dict[str, Any]:
    """The new values; at a prompt only what goes with the outcome, as it is or becomes.

    Raises:
        UsageError: a value is wrong.
    """
    shown = shown_facts(row.facts, *([row.petitioner] if row.petitioner else []))
    place = [field.name for field in _FIELDS].index("outcome") + 1
    new: dict[str, Any] = {}
    for some in (_FIELDS[:place], _FIELDS[place:]):
        asked = [field for field in some if not form.asks or _goes_with(field, row, new)]
        new |= corrected(form, asked, typed, today=run.day, shown=shown)
    return new


def _goes_with(field: Field, row: VisitRow, new: Mapping[str, Any]) -> bool:
    if field.name == "capacity":
        return new.get("receiver", row.facts.receiver) is not Receiver.CLERK
    if field.name == "follow_up":  # else its petition tells
        return not row.petitions
    outcomes = _OF_SOME_OUTCOMES.get(field.name)
    return outcomes is None or new.get("outcome", row.facts.outcome) in outcomes


def _is_uncovered(row: VisitRow, new: Mapping[str, Any]) -> bool:
    is_denunciation = row.facts.kind is PetitionKind.DENUNCIATION
    kind = new.get("kind", row.facts.kind)
    return row.is_protected and is_denunciation and kind is not PetitionKind.DENUNCIATION


def _reason_to_uncover(form: Form, visit_id: int, reason: str | None) -> str:
    """Why a denunciation becomes something else: from then on who came is shown.

    It is kept with the correction, and shown to nobody, so that it may tell anything.

    Raises:
        UsageError: there is no reason.
    """
    if reason is None and form.asks:
        reason = ask(_("Why it is no denunciation (kept in the journal)"), parse_text, None)
    if reason is None:
        raise UsageError(
            _(
                "Visit {number} is of a denunciation; as another kind it would show who came. Say"
                ' why it is none, for example --reason "phân loại lại theo Phiếu đề xuất 12"'
            ).format(number=visit_id)
        )
    check_words(reason)
    return reason
