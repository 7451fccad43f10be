"""What happens to a petition after it was recorded: one verb for each event."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from tiepdan.cli import options
from tiepdan.cli.form import Form
from tiepdan.cli.help_pages import add
from tiepdan.cli.show import say, show_limits
from tiepdan.dates import parse_past_date, show_date
from tiepdan.i18n import _
from tiepdan.law.procedure import NEEDS_ACCEPTANCE
from tiepdan.law.vocabulary import DecisionResult, PetitionEventKind
from tiepdan.numbers import PetitionNumber, parse_petition_number
from tiepdan.records import database
from tiepdan.records.reading import limits
from tiepdan.records.reading.petitions import PetitionRow, get_petition
from tiepdan.typed import parse_text

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


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
        day = options.as_of(today)
        path = options.database_path(db)
        number = parse_petition_number(petition, today=day)
        case = _case(path, number, day)
        form = Form((on, document, note), no_input=no_input)
        told = _told(form, on=on, document=document, note=note, day=day)
        _record(case, kind, told, path=path, day=day, as_json=as_json, no_color=no_color)

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
    day = options.as_of(today)
    path = options.database_path(db)
    number = parse_petition_number(petition, today=day)
    case = _case(path, number, day)
    form = Form((on, document, note, result), no_input=no_input)
    found = options.parse_flag("--result", result, DecisionResult.parse)
    if form.asks and case.kind in NEEDS_ACCEPTANCE:
        found = form.choice("--result", None, _("Result"), DecisionResult)
    told = _told(form, on=on, document=document, note=note, day=day)
    _record(
        case,
        PetitionEventKind.DECIDED,
        told,
        result=found,
        path=path,
        day=day,
        as_json=as_json,
        no_color=no_color,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What the clerk says of an event."""

    happened_on: "date"
    document_number: str | None
    note: str | None


def _told(
    form: Form, *, on: str | None, document: str | None, note: str | None, day: "date"
) -> _Told:
    return _Told(
        form.required(
            "--on",
            on,
            _("On which day"),
            partial(parse_past_date, today=day),
            example="06/07/2026",
            default=show_date(day),
        ),
        form.optional("--document", document, _("Document number"), parse_text),
        form.optional("--note", note, _("Note"), parse_text),
    )


def _case(path: "Path", number: PetitionNumber, day: "date") -> PetitionRow:
    """The petition concerned: asking about one that is not there would be a waste."""
    with database.reading(path) as connection:
        return get_petition(connection, number, today=day)


def _record(
    case: PetitionRow,
    kind: PetitionEventKind,
    told: _Told,
    *,
    path: "Path",
    day: "date",
    as_json: bool,
    no_color: bool,
    result: DecisionResult | None = None,
) -> None:
    from tiepdan.records import petitions as records  # noqa: PLC0415 (SQLModel, only to write)
    from tiepdan.records import session as sessions  # noqa: PLC0415

    with sessions.writing(path) as session:
        records.record_event(
            session,
            number=case.number,
            kind=kind,
            happened_on=told.happened_on,
            result=result,
            document_number=told.document_number,
            note=told.note,
        )
    say(
        _("Petition {number}: recorded “{event}” on {day}.").format(
            number=case.number, event=kind.label, day=show_date(told.happened_on)
        )
    )
    with database.reading(path) as connection:
        rows = limits.limits_of_petition(connection, case.number, today=day)
    show_limits(str(case.number), rows, as_json=as_json, no_color=no_color)
