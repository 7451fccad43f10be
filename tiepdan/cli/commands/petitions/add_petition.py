"""``tiepdan add-petition``: record a petition or an opinion."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.form import Form
from tiepdan.cli.recording.identity import say_unusual
from tiepdan.cli.recording.links import (
    Continues,
    DuplicateOf,
    SplitFrom,
    typed_link,
)
from tiepdan.cli.recording.new_petition import (
    compared,
    offer_to_examine,
    say_if_after_meeting,
    say_what_follows,
    show_limits_of,
    tell_led_to,
    write_petition,
)
from tiepdan.cli.recording.opinions import SAID_AT_ONCE, add_from_file, ask_outcome
from tiepdan.cli.recording.petition import ASKED, Origin, ask_petition
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing import writing
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.numbers import parse_meeting_number
from tiepdan.parsing import parse_row_number
from tiepdan.records.file import state
from tiepdan.records.reading.petitions.duplicates import Compared
from tiepdan.records.writing.meetings.opinions import settle_opinion

_WHENCE = frozenset({"meeting_id", "received_on"})
"""What says no more than where a petition comes from and when: the rest is asked all the same."""


@takes(ASKED)
def add_petition(
    typed: TypedFacts,
    *,
    file: Annotated[
        options.Text,
        typer.Option(
            metavar=_("FILE"),
            help=_("With --meeting: a CSV file with a line for each opinion raised there."),
        ),
    ] = None,
    visit: Annotated[
        options.Text, typer.Option(metavar=_("NUMBER"), help=_("The visit it came from."))
    ] = None,
    not_competent: Annotated[
        bool, typer.Option("--not-competent", metavar="", hidden=True)
    ] = False,
    outcome: Annotated[
        options.Text,
        typer.Option(
            metavar=_("OUTCOME"),
            help=options.among(
                _("Of an opinion of a meeting."), *(one.label for one in SAID_AT_ONCE)
            ),
        ),
    ] = None,
    body: Annotated[
        options.Text,
        typer.Option(metavar=_("NAME"), help=_("To which body it was forwarded at once.")),
    ] = None,
    duplicate_of: DuplicateOf = None,
    continues: Continues = None,
    split_from: SplitFrom = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record a petition or an opinion, and say which deadlines now run."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    state.check_exists(run.path)
    typed = _with_former_flag(typed, not_competent=not_competent)
    of_its_own = [text for name, text in typed.items() if name not in _WHENCE]
    if file is not None:
        others = (*of_its_own, visit, outcome, body, duplicate_of, continues, split_from)
        add_from_file(run, file, typed, others, is_by_clock=today is None)
        return
    form = Form(
        (typed["received_on"], *of_its_own, outcome, body, duplicate_of, continues, split_from),
        no_input=no_input,
    )
    to = typed_link(duplicate_of, continues, split_from, day=run.day)
    visit_id = options.parse_flag("--visit", visit, parse_row_number)
    meeting_id = options.parse_flag("--meeting", typed["meeting_id"], parse_meeting_number)
    origin = Origin.of(run.path, run.day, meeting_id, visit_id, asks=form.asks)
    if origin.visit is not None and origin.visit.petitions and typed["kind"] is None:
        tell_led_to(form, visit_id, origin.visit.petitions)
    told = ask_petition(form, typed, origin)
    became = ask_outcome(form, told[0], outcome, body)
    new = compared(run, form, Compared(*told), to, is_by_clock=today is None)
    who = origin.person_of_visit(told[1], told[0].kind, is_typed=typed["name"] is not None)
    with writing(run.path, "add-petition", no_input=run.no_input) as register:
        number = write_petition(register, new, who, visit_id)
        settle_opinion(register.session, number, *became)
    say_what_follows(run, form, number, new)
    say_if_after_meeting(number, new.told.facts, origin)
    if visit_id is None or typed["id_number"] is not None:  # what a visit told may be secret
        say_unusual(told[1].id_number, f"tiepdan edit {number}")
    show_limits_of(run, number)
    offer_to_examine(run, form, number, new)


def _with_former_flag(typed: TypedFacts, *, not_competent: bool) -> TypedFacts:
    """What was typed, with ``--competent no`` where an earlier program's flag says it."""
    if not not_competent:
        return typed
    if typed["is_within_competence"] is not None:
        raise UsageError(_("{flag} is there twice; say it once.").format(flag="--competent"))
    return {**typed, "is_within_competence": _("no")}
