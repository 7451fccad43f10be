"""``tiepdan letter``: the paper of a step, from the case, as a Word file."""

from typing import Annotated

import typer

from tiepdan.cli.asking import completing, options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.letters.choosing import letter_of_month
from tiepdan.cli.letters.of_petition import make_petition_letter
from tiepdan.cli.letters.wish import Request, Wish
from tiepdan.cli.recording.petitions.refusal_reasons import REASON
from tiepdan.cli.running.run import Run
from tiepdan.facts.fact import fields
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import _
from tiepdan.numbers import is_meeting_number, parse_meeting_number
from tiepdan.parsing import parse_text

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
_Month = Annotated[
    options.Text,
    typer.Option(
        "--month", metavar=_("MONTH"), help=_("Of the schedule: the month, for example 12/2026.")
    ),
]
_BODY, _NOTE = fields(PetitionEvent, "body", "note")
[_ACT_BY] = fields(MeetingEvent, "act_by")


@takes([_BODY, REASON, _NOTE, _ACT_BY])
def letter(
    number: Annotated[
        str,
        typer.Argument(
            metavar=_("PETITION/MEETING"),
            help=_("A petition (2026-0012, or 12), a meeting (B12), or: schedule."),
            autocompletion=completing.with_letters,
        ),
    ],
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
    month: _Month = None,
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
        note=options.parse_flag("--note", typed["note"], _NOTE.kind.read),
        act_by=options.parse_flag("--act-by", typed["act_by"], run.parse_day),
        is_to_issue=issue,
    )
    request = Request(
        run=run,
        kind=kind,
        wish=wish,
        month=month,
        reveal=options.parse_flag("--reveal", reveal, parse_text),
        output=output,
        may_replace=force,
    )
    if is_meeting_number(number):
        from tiepdan.cli.letters.of_meeting import make_meeting_letter  # noqa: PLC0415 (only then)

        make_meeting_letter(request, parse_meeting_number(number))
    elif (of_month := letter_of_month(number, run.path)) is not None:
        from tiepdan.cli.letters.of_month import make_month_letter  # noqa: PLC0415

        make_month_letter(request, of_month)
    else:
        make_petition_letter(request, number)
