"""What happens to a petition after it was recorded: one verb for each event."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Annotated

import typer

from tiepdan.cli import options
from tiepdan.cli.form import Form
from tiepdan.cli.help_pages import add
from tiepdan.cli.show import say, show_limits
from tiepdan.dates import parse_past_date, show_date
from tiepdan.i18n import _
from tiepdan.law.procedure import NEEDS_ACCEPTANCE
from tiepdan.law.vocabulary import DecisionResult, PetitionEventKind
from tiepdan.numbers import parse_petition_number
from tiepdan.records import database
from tiepdan.records.reading import limits
from tiepdan.records.reading.petitions import get_petition
from tiepdan.typed import parse_text


def register(app: typer.Typer) -> None:
    """Add the commands of this panel."""
    add(
        app,
        _("Petitions"),
        ("accept", _verb(PetitionEventKind.ACCEPTED), _("Record that a petition was accepted.")),
        ("answer", _verb(PetitionEventKind.ANSWERED), _("Record the answer to the citizen.")),
        (
            "decide",
            decide,
            _("Record the decision or conclusion that resolves a petition."),
        ),
    )


def _verb(kind: PetitionEventKind) -> Callable[..., None]:
    """The command that records an event which needs no more than its day."""

    def record(
        petition: options.PetitionArgument,
        *,
        on: options.OnDay = None,
        document: options.DocumentNumber = None,
        note: options.Note = None,
        db: options.Database = None,
        today: options.Today = None,
        as_json: options.AsJson = False,
        no_input: options.NoInput = False,
        no_color: options.NoColor = False,
    ) -> None:
        form = Form((on, document, note), no_input=no_input)
        told = _Typed(petition, on, document, note)
        _record(kind, told, form, db=db, today=today, as_json=as_json, no_color=no_color)

    return record


def decide(
    petition: options.PetitionArgument,
    *,
    result: Annotated[
        str | None,
        typer.Option(
            metavar=_("RESULT"),
            help=_("For a complaint or denunciation: upheld, partly_upheld or rejected."),
        ),
    ] = None,
    on: options.OnDay = None,
    document: options.DocumentNumber = None,
    note: options.Note = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record the decision or conclusion that resolves a petition."""
    form = Form((on, document, note, result), no_input=no_input)
    told = _Typed(petition, on, document, note, result)
    _record(
        PetitionEventKind.DECIDED,
        told,
        form,
        db=db,
        today=today,
        as_json=as_json,
        no_color=no_color,
    )


@dataclass(frozen=True, slots=True)
class _Typed:
    """What the clerk typed of an event."""

    petition: str
    on: str | None
    document: str | None
    note: str | None
    result: str | None = None


def _record(
    kind: PetitionEventKind,
    typed: _Typed,
    form: Form,
    *,
    db: str | None,
    today: str | None,
    as_json: bool,
    no_color: bool,
) -> None:
    day = options.as_of(today)
    path = options.database_path(db)
    number = parse_petition_number(typed.petition, today=day)
    with database.reading(path) as connection:
        # Asking about a petition that is not there would be a waste.
        case = get_petition(connection, number, today=day)
    result = options.parse_flag("--result", typed.result, DecisionResult.parse)
    if form.asks and kind is PetitionEventKind.DECIDED and case.kind in NEEDS_ACCEPTANCE:
        result = form.choice("--result", None, _("Result"), DecisionResult)
    happened_on = form.required(
        "--on",
        typed.on,
        _("On which day"),
        partial(parse_past_date, today=day),
        example="06/07/2026",
        default=show_date(day),
    )
    document_number = form.optional("--document", typed.document, _("Document number"), parse_text)
    remark = form.optional("--note", typed.note, _("Note"), parse_text)

    from tiepdan.records import petitions as records  # noqa: PLC0415 (SQLModel, only to write)
    from tiepdan.records import session as sessions  # noqa: PLC0415

    with sessions.writing(path) as session:
        records.record_event(
            session,
            number=number,
            kind=kind,
            happened_on=happened_on,
            result=result,
            document_number=document_number,
            note=remark,
        )
    say(
        _("Petition {number}: recorded “{event}” on {day}.").format(
            number=number, event=kind.label, day=show_date(happened_on)
        )
    )
    with database.reading(path) as connection:
        rows = limits.limits_of_petition(connection, number, today=day)
    show_limits(str(number), rows, as_json=as_json, no_color=no_color)
