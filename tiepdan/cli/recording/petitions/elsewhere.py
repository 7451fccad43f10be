"""Commands by which a petition goes elsewhere: to which body is asked for, or shows as a gap."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Annotated

import typer

from tiepdan import paths
from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.recording.events import (
    EVERY_EVENT,
    ask_event,
    needed,
    record_petition_event,
    refuse_impossible,
    refuse_unasked,
)
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import say
from tiepdan.errors import UsageError
from tiepdan.facts.fact import fields
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import _
from tiepdan.law.procedure.ways_out import check_way_out
from tiepdan.law.toml.procedure import load_ways_out
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.parsing import parse_text
from tiepdan.records.reading.petitions.petitions import PetitionRow

[BODY] = fields(PetitionEvent, "body")

AlreadyDone = Annotated[
    options.Text,
    typer.Option(
        "--already-done",
        metavar=_("REASON"),
        help=_("It was done all the same, where the law wants the other way; kept as its note."),
    ),
]


def sending(kind: PetitionEventKind) -> Callable[..., None]:
    """The command that records that a petition, or who brought it, goes to another body."""

    @takes([BODY], EVERY_EVENT)
    def record_event(
        petition: options.PetitionArgument,
        typed: TypedFacts,
        *,
        already_done: AlreadyDone = None,
        db: options.Database = None,
        today: options.Today = None,
        as_json: options.AsJson = False,
        no_input: options.NoInput = False,
        no_color: options.NoColor = False,
    ) -> None:
        run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
        reason = options.parse_flag("--already-done", already_done, parse_text)
        if reason is not None and typed["note"] is not None:
            raise UsageError(_("--already-done is kept as the note; leave --note out."))
        case = run.petition(petition)
        form = Form((*typed.values(), already_done), no_input=no_input)
        if typed["body"] is None and reason is None:  # before anything is asked in vain
            refuse_impossible(run, case.number, kind)
            _check_way(case, kind, run.day)
        else:
            refuse_unasked(run, form, case.number, kind)
        # Whoever sends a petition knows where it goes. Of what somebody was told, and nobody can be
        # asked, it may be missing, and shows as a gap.
        must_name = form.asks or kind is PetitionEventKind.FORWARDED
        asked = [needed(BODY) if must_name else BODY, *EVERY_EVENT]
        bodies = run.bodies() if form.asks else ()
        is_already_done = reason is not None

        def record(event: PetitionEvent) -> None:
            event = replace(event, note=reason) if is_already_done else event
            record_petition_event(run, case.number, event, is_already_done=is_already_done)

        form.recorded(
            partial(ask_event, form, asked, typed, kind, run.day, bodies=bodies),
            record,
            is_protected=case.is_protected,
        )
        if case.facts.is_within_competence:
            say(
                _(
                    "{number} is recorded as within our competence; if it is not:"
                    " tiepdan edit {number} --competent no"
                ).format(number=case.number)
            )

    return record_event


def _check_way(case: PetitionRow, kind: PetitionEventKind, day: date) -> None:
    """Refuse to forward what the law wants guided, and the other way round.

    Raises:
        RefusedError: the law wants the other way.
    """
    ways = load_ways_out(paths.data_folder())
    facts = case.facts
    check_way_out(ways, facts.kind, facts.channel, kind, day, number=str(case.number))
