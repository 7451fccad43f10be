"""``tiepdan letter``: the paper of a step, from the case, as a Word file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tiepdan.cli.asking import completing, options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompts import ask, can_ask
from tiepdan.cli.asking.reasons import note_reveal
from tiepdan.cli.letters.choosing import choice_of
from tiepdan.cli.letters.making import make_letter
from tiepdan.cli.letters.petition_paper import Wish, paper_of
from tiepdan.cli.recording.refusal_reasons import REASON
from tiepdan.cli.running.printing import say, show
from tiepdan.cli.running.run import Run
from tiepdan.dates import show_date
from tiepdan.errors import RefusedError, UsageError
from tiepdan.facts.fact import fields
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import _
from tiepdan.numbers import is_meeting_number, parse_meeting_number
from tiepdan.parsing import parse_text
from tiepdan.records import database
from tiepdan.reports.letters.kind import Denouncer
from tiepdan.reports.letters.loading import load_letters
from tiepdan.reports.letters.petition_letters import Choice, PetitionCase, choices, read_case
from tiepdan.reports.lists.letters import choices_table

if TYPE_CHECKING:
    from tiepdan.output.files import OutputFile
    from tiepdan.records.reading.petitions.petitions import PetitionRow

_Number = Annotated[
    options.Text,
    typer.Option(
        "--number",
        metavar=_("NUMBER"),
        help=_(
            "Its number, for example 12: it becomes a document of the case. Else it stays open."
        ),
    ),
]
_On = Annotated[
    options.Text,
    typer.Option(
        "--on", metavar=_("DATE"), help=_("The day that it bears; else that of its step.")
    ),
]
_Issue = Annotated[
    bool,
    typer.Option("--issue", metavar="", help=_("Record its step in the same operation.")),
]
_Reveal = Annotated[
    options.Text,
    typer.Option(
        metavar=_("REASON"),
        help=_("Name a denouncer in it, where the law wants that; the reason is in the journal."),
    ),
]
_File = Annotated[
    options.Text,
    typer.Option(
        "--output", "-o", metavar=_("FILE"), help=_("Write it to this Word file (.docx).")
    ),
]
_Force = Annotated[
    bool, typer.Option("--force", metavar="", help=_("Replace the file if it is there already."))
]
[_BODY] = fields(PetitionEvent, "body")


@takes([_BODY, REASON])
def letter(
    number: options.CaseArgument,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar=_("KIND"),
            help=_("Which letter; left out, one is proposed."),
            autocompletion=completing.letters,
        ),
    ] = None,
    *,
    typed: TypedFacts,
    document_number: _Number = None,
    on: _On = None,
    issue: _Issue = False,
    reveal: _Reveal = None,
    output: _File = None,
    force: _Force = False,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Make the paper of a step from the case, as a Word file; what is not known stays marked."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    wish = Wish(
        number=document_number,
        on=options.parse_flag("--on", on, run.parse_day),
        body=options.parse_flag("--body", typed["body"], _BODY.kind.read),
        reason=options.parse_flag("--reason", typed["ineligible_reason"], REASON.kind.read),
        is_to_issue=issue,
    )
    reason = options.parse_flag("--reveal", reveal, parse_text)
    if is_meeting_number(number):
        run.meeting(parse_meeting_number(number))
        raise RefusedError(_("There is no letter about a meeting yet; a petition has some."))
    row = run.petition(number)
    if row.facts.purged_on:
        raise RefusedError(
            _(
                "The personal data of petition {number} were destroyed on {day}; no letter can be"
                " made."
            ).format(number=row.number, day=show_date(row.facts.purged_on))
        )
    case = _case(run, row, is_revealed=False)
    allowed = choices(load_letters(run.path), case, wish.on or run.day)
    if kind is None and not (can_ask(no_input=no_input) and not as_json and allowed):
        show(choices_table(str(row.number), allowed), as_json=as_json, no_color=no_color)
        return
    chosen = _chosen(run, row, kind, allowed)
    file = _file(output, f"{row.number}-{chosen.kind.id}.docx", may_replace=force)
    if reason is not None:
        _reveal(run, row, chosen, reason)
        case = _case(run, row, is_revealed=True)
    with database.reading(run.path) as connection:
        outgoing = paper_of(connection, _again(case, chosen), case, wish, run.day)
    make_letter(run, outgoing, file)
    if row.is_protected and reason is None and chosen.kind.denouncer is Denouncer.REVEALED:
        say(
            _(
                "{number} is a denunciation: who it is from stays open in the letter; to have it"
                " named: --reveal with the reason, which the journal keeps."
            ).format(number=row.number)
        )


def _case(run: Run, row: "PetitionRow", *, is_revealed: bool) -> PetitionCase:
    with database.reading(run.path) as connection:
        return read_case(connection, row.number, today=run.day, is_revealed=is_revealed)


def _again(case: PetitionCase, chosen: Choice) -> Choice:
    """The choice with its step as it may be told now."""
    step = case.last(chosen.step.kind) if chosen.step else None
    return replace(chosen, step=step)


def _chosen(run: Run, row: "PetitionRow", kind: str | None, allowed: Sequence[Choice]) -> Choice:
    def parse(typed: str) -> Choice:
        return choice_of(typed, load_letters(run.path), allowed, str(row.number))

    if kind is not None:
        return parse(kind)
    show(choices_table(str(row.number), allowed), as_json=False, no_color=run.no_color)
    return ask(_("Which letter"), parse, allowed[0].kind.id)


def _file(typed: str | None, usual: str, *, may_replace: bool) -> "OutputFile":
    from tiepdan.output.files import output_file  # noqa: PLC0415 (start-up)

    path = Path(usual) if typed is None else options.file_path(typed)
    return output_file(path, (".docx",), may_replace=may_replace)


def _reveal(run: Run, row: "PetitionRow", chosen: Choice, reason: str) -> None:
    """Note in the journal that a letter names a denouncer, and why, before it does.

    Raises:
        UsageError: this letter names none, or the reason says nothing.
        RefusedError: the reason itself would tell who it is.
    """
    if chosen.kind.denouncer is Denouncer.HIDDEN:
        raise UsageError(
            _("The letter “{kind}” names no denouncer; leave out --reveal.").format(
                kind=chosen.kind.id
            )
        )
    note_reveal(run.path, row.number, reason, no_input=run.no_input)
