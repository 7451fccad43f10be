"""``tiepdan edit``: correct what was recorded of a petition."""

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
from tiepdan.cli.asking.reasons import check_reason
from tiepdan.cli.recording.events import comes_again
from tiepdan.cli.recording.identity import say_unusual
from tiepdan.cli.recording.petitions.petition import ASKED, SELDOM, called_for_petitioner
from tiepdan.cli.recording.petitions.representatives import say_representatives
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing.writing import writing
from tiepdan.errors import UsageError
from tiepdan.facts.fact import Covered, Field, fields_of
from tiepdan.facts.petition import Petition
from tiepdan.facts.petitioner import Petitioner
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition import Channel, Level
from tiepdan.parsing import parse_text
from tiepdan.records.reading.petitions.petitions import PetitionRow
from tiepdan.records.writing.petitions import corrections as records
from tiepdan.records.writing.petitions.petitions import get_petition

_FIELDS = tuple(field for field in ASKED if field.name != "officer")
"""Who is responsible is put right by assigning it anew."""


@takes(_FIELDS)
def edit(
    petition: options.PetitionArgument,
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
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Correct what was recorded of a petition; an empty value ("") takes away what may be empty."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    form = Form((*typed.values(), reason), no_input=no_input)
    shown = shown_facts(case.facts, case.petitioner)
    if case.facts.is_anonymous:
        shown["name"] = _("anonymous")
    by_flag = {name for name in SELDOM if typed[name] is None}
    asked = [
        replace(_called(f), may_be_empty=f.may_be_empty and not f.is_required)
        for f in _FIELDS
        if f.name not in by_flag and _applies(f.name, case.facts)
    ]
    why = options.parse_flag("--reason", reason, parse_text)

    def told() -> dict[str, Any]:
        new = corrected(form, asked if form.asks else _FIELDS, typed, today=run.day, shown=shown)
        if form.asks and case.facts.is_anonymous and "name" in new:
            new["is_anonymous"] = False
        return new

    new = correcting(
        form,
        told,
        partial(_write, run, form, case, why),
        (field.flag for field in _FIELDS),
        is_protected=lambda new: case.is_protected or _denounces(case.facts, new),
    )
    _say_doubts(form, case, new)
    run.show_petition_limits(case.number, run.day)


def _write(
    run: Run, form: Form, case: PetitionRow, why: str | None, new: dict[str, Any]
) -> dict[str, Any]:
    """Write what was corrected, and return it."""
    if case.is_protected and not _denounces(case.facts, new):
        why = _reason_to_uncover(form, run, case, why)
    with writing(run.path, "edit", no_input=run.no_input) as register:
        person = fields_of(Petitioner)
        changed = records.correct_petition(
            register.session,
            case.number,
            facts={name: value for name, value in new.items() if name not in person},
            person={name: value for name, value in new.items() if name in person},
        )
        register.entry.private_reason = why
        register.entry.petition_id = get_petition(register.session, case.number).id
        tell(register, str(case.number), labels_of(changed, Petition, Petitioner))
        if new.get("level") is Level.AGAIN and "is_within_competence" not in new:
            register.tell(comes_again(case.facts.received_on))
    return new


def _called(field: Field) -> Field:
    return called_for_petitioner(field) if field.name == "name" else field


def _denounces(petition: Petition, new: Mapping[str, Any]) -> bool:
    """Whether it still names a denouncer once it is corrected."""
    said = {name: new[name] for name in ("kind", "contains_denunciation") if name in new}
    return replace(petition, **said).denounces


def _say_doubts(form: Form, case: PetitionRow, new: Mapping[str, Any]) -> None:
    """What may be mistyped of what was just said; of a secret that stays nothing is told."""
    if not form.asks:
        say_unusual(new, f"tiepdan edit {case.number}")
    now = replace(case.facts, **{name: new[name] for name in _OF_GROUP & new.keys()})
    if _OF_GROUP & new.keys() and not isinstance(now.representative, Covered):
        say_representatives(now)


_OF_GROUP = frozenset({"people_count", "representative"})


def _applies(name: str, petition: Petition) -> bool:
    """Whether such a petition knows the fact, so that it is asked for line by line."""
    if name == "id_number":
        return not petition.is_anonymous
    return name != "committee" or petition.channel is Channel.VOTER_CONTACT


def _reason_to_uncover(form: Form, run: Run, case: PetitionRow, reason: str | None) -> str:
    """Why a denunciation becomes something else: from then on who petitions is shown.

    Raises:
        UsageError: there is no reason.
        RefusedError: the reason tells who petitions.
    """
    if reason is None and form.asks:
        reason = ask(_("Why it is no denunciation (kept in the journal)"), parse_text, None)
    if reason is None:
        raise UsageError(
            _(
                "{number} is a denunciation; as another kind it would show who petitions. Say why"
                ' it is none, for example --reason "phân loại lại theo Phiếu đề xuất 12"'
            ).format(number=case.number)
        )
    check_reason(run.path, case.number, reason, no_input=run.no_input)
    return reason
