"""What happens to a petition after it was recorded: one verb for each event."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from tiepdan.cli import options
from tiepdan.cli.help_pages import add
from tiepdan.cli.show import say, show_limits
from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.law.vocabulary import DecisionResult, PetitionEventKind
from tiepdan.numbers import parse_petition_number
from tiepdan.records import database
from tiepdan.records.reading import limits
from tiepdan.typed import parse_text

if TYPE_CHECKING:
    from datetime import date


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
        no_color: options.NoColor = False,
    ) -> None:
        _record(
            kind,
            petition,
            on=on,
            document=document,
            note=note,
            result=None,
            db=db,
            day=options.as_of(today),
            as_json=as_json,
            no_color=no_color,
        )

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
    no_color: options.NoColor = False,
) -> None:
    """Record the decision or conclusion that resolves a petition."""
    _record(
        PetitionEventKind.DECIDED,
        petition,
        on=on,
        document=document,
        note=note,
        result=result,
        db=db,
        day=options.as_of(today),
        as_json=as_json,
        no_color=no_color,
    )


def _record(
    kind: PetitionEventKind,
    petition: str,
    *,
    on: str | None,
    document: str | None,
    note: str | None,
    result: str | None,
    db: str | None,
    day: "date",
    as_json: bool,
    no_color: bool,
) -> None:
    path = options.database_path(db)
    number = parse_petition_number(petition, today=day)
    happened_on = options.parse_on_day(on, today=day)
    found = options.parse_flag("--result", result, DecisionResult.parse)
    document_number = options.parse_flag("--document", document, parse_text)
    remark = options.parse_flag("--note", note, parse_text)

    from tiepdan.records import petitions as records  # noqa: PLC0415 (SQLModel, only to write)
    from tiepdan.records import session as sessions  # noqa: PLC0415

    with sessions.writing(path) as session:
        records.record_event(
            session,
            number=number,
            kind=kind,
            happened_on=happened_on,
            result=found,
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
