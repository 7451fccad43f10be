"""``tiepdan edit-office``: say more of the commune, correct it, or what it is from a day on."""

from datetime import date
from functools import partial
from typing import Annotated, Any

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.corrections import (
    correcting_facts,
    labels_of,
    tell,
)
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.prompts import Question
from tiepdan.cli.recording.province import say_of_province
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import show
from tiepdan.cli.running.writing.writing import writing
from tiepdan.dates import parse_past_date, show_date
from tiepdan.errors import UsageError
from tiepdan.facts.fact import fields, fields_of
from tiepdan.facts.office import Office
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.derived.moved_deadlines import MovedDeadline
from tiepdan.records.reading.office.facts import get_office
from tiepdan.records.writing.office import office as records
from tiepdan.reports.lists.register.moved_deadlines import moved_deadlines_table
from tiepdan.text import within_sentence

_FIELDS = fields(Office, *(name for name in fields_of(Office) if name != "valid_from"))


@takes(_FIELDS)
def edit_office(
    typed: TypedFacts,
    *,
    since: Annotated[
        options.Text,
        typer.Option(
            "--from",
            metavar=_("DATE"),
            help=_("Since when it is so; before that day what was recorded stays valid."),
        ),
    ] = None,
    on: Annotated[
        options.Text,
        typer.Option(
            "--on", metavar=_("DATE"), help=_("Correct what was valid on this day, not today.")
        ),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Say more of the commune, or correct it (a slip); with --from, what is otherwise since a day.

    An empty value ("") takes away what may be empty. Deadlines may move.
    """
    if since is not None and on is not None:
        raise UsageError(
            _("Write only one: --from for a change, --on to correct what was valid on a day.")
        )
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    day = options.parse_flag("--on", on, partial(parse_past_date, today=run.day))
    form = Form(typed.values(), no_input=no_input)
    valid_from = _since(form, since, run.day) if day is None else None
    with database.reading(run.path) as connection:
        office = get_office(connection, on=day or run.day)
    changed, moved, new = correcting_facts(
        form,
        _FIELDS,
        typed,
        partial(_write, run, day, valid_from),
        recorded=office,
        today=run.day,
        is_protected=False,
    )
    if "province" in changed:
        say_of_province(new["province"])
    if as_json or {"province", "is_remote"} & {*changed}:
        show(moved_deadlines_table(moved), as_json=as_json, no_color=no_color)


def _since(form: Form, typed: str | None, today: date) -> date | None:
    """Since when the office is otherwise; None where it was recorded wrongly."""
    parse = partial(parse_past_date, today=today)
    if typed is not None:
        return options.parse_flag("--from", typed, parse)
    if not form.asks:
        return None
    words = _("Since when is it so; Enter where it was recorded wrongly")
    return Question(words, lambda answer: parse(answer) if answer else None).ask()[0]


def _write(
    run: Run, on: date | None, valid_from: date | None, new: dict[str, Any]
) -> tuple[list[str], list[MovedDeadline], dict[str, Any]]:
    """Write what was corrected, or changed from a day on; returns also which deadlines moved."""
    with writing(run.path, "edit-office", no_input=run.no_input) as register:
        if valid_from:
            changed, moved = records.change_office(
                register.session, facts=new, valid_from=valid_from
            )
            register.tell(
                _("The office since {day}: changed {facts}.").format(
                    day=show_date(valid_from),
                    facts=", ".join(within_sentence(label) for label in labels_of(changed, Office)),
                )
            )
        else:
            changed, moved = records.correct_office(register.session, facts=new, on=on)
            tell(register, _("The office"), labels_of(changed, Office))
    return changed, moved, new
