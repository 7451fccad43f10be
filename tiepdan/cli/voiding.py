"""Making void what was recorded by mistake, and bringing it back."""

from datetime import date
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.form import Form
from tiepdan.cli.running.help_pages import add
from tiepdan.cli.running.printing import say
from tiepdan.cli.running.writing import writing
from tiepdan.errors import UsageError
from tiepdan.i18n import _, ngettext
from tiepdan.numbers import is_meeting_number, parse_meeting_number, parse_petition_number
from tiepdan.parsing import parse_row_number, parse_text
from tiepdan.records.file import state
from tiepdan.records.reading.voids import Entered, Voidable

CaseMeant = Annotated[
    str | None,
    typer.Argument(
        metavar=_("[PETITION/MEETING]"), help=_("A petition (2026-0012, or 12) or a meeting (B12).")
    ),
]
VisitMeant = Annotated[
    options.Text,
    typer.Option("--visit", metavar=_("NUMBER"), help=_("Or a visit, as “visits” lists it.")),
]
DocumentMeant = Annotated[
    options.Text,
    typer.Option(
        "--document", metavar=_("NUMBER"), help=_("Or a document, by its place in “documents”.")
    ),
]
SanctionMeant = Annotated[
    options.Text,
    typer.Option(
        "--sanction", metavar=_("NUMBER"), help=_("Or a sanction, by the number it was given.")
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands of this panel."""
    add(
        app,
        _("Corrections"),
        ("void", void, _("Make void what was recorded by mistake; it counts nowhere.")),
        ("unvoid", unvoid, _("Bring back what was made void.")),
    )


def void(
    number: CaseMeant = None,
    *,
    visit: VisitMeant = None,
    document: DocumentMeant = None,
    sanction: SanctionMeant = None,
    reason: Annotated[
        options.Text,
        typer.Option(metavar=_("TEXT"), help=_("Why, for example “nhập hai lần, xem 2026-0005”.")),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Make void what was recorded by mistake: it keeps its number, is shown as void, never counts.

    It has no deadlines, and nothing more is recorded of it; “unvoid” brings it back.
    """
    day = options.as_of(today)
    path = options.database_path(db)
    state.check_exists(path)
    entered = _entered(number, visit, document, sanction, day)
    why = Form((reason,), no_input=no_input).required(
        "--reason", reason, _("Why it is void"), parse_text, example="“nhập hai lần”"
    )

    from tiepdan.records.writing import voiding as records  # noqa: PLC0415 (SQLModel, only to write)

    with writing(path, "void", no_input=no_input) as register:
        events = records.void(register.session, entered, voided_on=day, reason=why)
        register.tell(_("{what} is void.").format(what=_label(entered)))
        if events:
            register.tell(
                ngettext(
                    "Its {count} event is void with it.",
                    "Its {count} events are void with it.",
                    events,
                ).format(count=events)
            )
    say(
        _("It keeps its number and counts nowhere. To bring it back: tiepdan unvoid {what}").format(
            what=entered.named
        )
    )
    _print(entered, voided_on=day, as_json=as_json)


def unvoid(
    number: CaseMeant = None,
    *,
    visit: VisitMeant = None,
    document: DocumentMeant = None,
    sanction: SanctionMeant = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Bring back what was made void: it counts again, and its deadlines run."""
    day = options.as_of(today)
    path = options.database_path(db)
    state.check_exists(path)
    entered = _entered(number, visit, document, sanction, day)

    from tiepdan.records.writing import voiding as records  # noqa: PLC0415 (SQLModel, only to write)

    with writing(path, "unvoid", no_input=no_input) as register:
        records.unvoid(register.session, entered)
        register.tell(_("{what} is in force again.").format(what=_label(entered)))
    _print(entered, voided_on=None, as_json=as_json)


def _entered(
    number: str | None, visit: str | None, document: str | None, sanction: str | None, today: date
) -> Entered:
    """The one thing that is meant.

    Raises:
        UsageError: it is none, or several, or no number.
    """
    typed = {
        Voidable.VISIT: visit,
        Voidable.DOCUMENT: document,
        Voidable.SANCTION: sanction,
    }
    meant = [
        Entered(kind, options.parse_typed(f"--{kind}", row, parse_row_number))
        for kind, row in typed.items()
        if row is not None
    ]
    if number is not None:
        meant.append(
            Entered(Voidable.MEETING, parse_meeting_number(number))
            if is_meeting_number(number)
            else Entered(Voidable.PETITION, parse_petition_number(number, today=today))
        )
    if len(meant) != 1:
        raise UsageError(
            _(
                "Say which one is meant: a petition (2026-0012), a meeting (B12), --visit 5,"
                " --document 7 or --sanction 2."
            )
        )
    return meant[0]


def _label(entered: Entered) -> str:
    return f"{entered.kind.label.capitalize()} {entered.shown}"


def _print(entered: Entered, *, voided_on: date | None, as_json: bool) -> None:
    if as_json:
        from tiepdan.output import json  # noqa: PLC0415 (one medium a run)

        json.write({"kind": entered.kind, "number": entered.shown, "voided_on": voided_on})
