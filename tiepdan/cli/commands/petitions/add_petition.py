"""``tiepdan add-petition``: record a petition or an opinion."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.form import Form
from tiepdan.cli.recording.duplicates import (
    ask_link,
    duplicates_of,
    say_denunciations,
    say_duplicates,
)
from tiepdan.cli.recording.events import comes_again
from tiepdan.cli.recording.examination import is_examined, offer_examination
from tiepdan.cli.recording.links import (
    Continues,
    DuplicateOf,
    say_if_second,
    say_linked,
    typed_link,
)
from tiepdan.cli.recording.opinions import add_from_file
from tiepdan.cli.recording.petition import ASKED, Origin, ask_petition
from tiepdan.cli.running.limits import show_limits
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing import writing
from tiepdan.cli.running.wrong_clock import check_year
from tiepdan.errors import UsageError
from tiepdan.facts.link import PetitionLink
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition import Level, PetitionKind
from tiepdan.numbers import PetitionNumber, parse_meeting_number
from tiepdan.parsing import parse_row_number
from tiepdan.records import database
from tiepdan.records.file import state
from tiepdan.records.reading import limits
from tiepdan.records.reading.petitions.duplicates import Compared
from tiepdan.records.writing.petitions import links, petitions

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
    duplicate_of: DuplicateOf = None,
    continues: Continues = None,
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
        others = (*of_its_own, visit, duplicate_of, continues)
        add_from_file(run, file, typed, others, is_by_clock=today is None)
        return
    form = Form((typed["received_on"], *of_its_own, duplicate_of, continues), no_input=no_input)
    to = typed_link(duplicate_of, continues, run.day)
    visit_id = options.parse_flag("--visit", visit, parse_row_number)
    meeting_id = options.parse_flag("--meeting", typed["meeting_id"], parse_meeting_number)
    origin = Origin.of(run.path, run.day, meeting_id, visit_id, asks=form.asks)
    new = Compared(*ask_petition(form, typed, origin))
    if today is None:
        check_year(run.path, new.facts.received_on.year, no_input=no_input)
    found = duplicates_of(run.path, new)
    if form.asks and found:
        to = ask_link(form, new, found, run.day, no_color=no_color)
    number = _record(run, new, visit_id, to)
    if to:
        say_linked(number, to)
        say_if_second(run.path, number, to, run.day)
    if new.facts.kind is PetitionKind.DENUNCIATION:
        say_denunciations(run.path, number, new, to, no_input=no_input)
    elif not form.asks:
        say_duplicates(number, found, to)
    with database.reading(run.path) as connection:
        rows = limits.limits_of_petition(connection, number, today=run.day)
    show_limits(str(number), rows, as_json=as_json, no_color=no_color)
    if form.asks and not as_json and is_examined(new.facts.channel):
        offer_examination(run, number)


def _with_former_flag(typed: TypedFacts, *, not_competent: bool) -> TypedFacts:
    """What was typed, with ``--competent no`` where an earlier program's flag says it."""
    if not not_competent:
        return typed
    if typed["is_within_competence"] is not None:
        raise UsageError(_("{flag} is there twice; say it once.").format(flag="--competent"))
    return {**typed, "is_within_competence": _("no")}


def _record(
    run: Run, new: Compared, visit_id: int | None, to: PetitionLink | None
) -> PetitionNumber:
    """Write it, with its link, in one operation; returns the number given."""
    with writing(run.path, "add-petition", no_input=run.no_input) as register:
        number = petitions.add_petition(
            register.session,
            new.facts,
            petitions.add_petitioner(register.session, new.petitioner),
            visit_ids=() if visit_id is None else (visit_id,),
        )
        register.tell(_("Recorded petition {number}.").format(number=number))
        if new.facts.level is Level.AGAIN:
            register.tell(comes_again(new.facts.received_on))
        if to:
            links.link(register.session, number, to)
    return number
