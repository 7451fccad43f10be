"""``tiepdan void``: make void what was recorded by mistake; it counts nowhere."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.entered import (
    CaseMeant,
    DocumentMeant,
    SanctionMeant,
    VisitMeant,
    label_of,
    print_outcome,
    record_meant,
)
from tiepdan.cli.asking.form import Form
from tiepdan.cli.running.printing import say
from tiepdan.cli.running.writing import writing
from tiepdan.i18n import _, ngettext
from tiepdan.parsing import parse_text
from tiepdan.records.file import state
from tiepdan.records.writing import voiding as records


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
    entered = record_meant(number, visit, document, sanction, day)
    why = Form((reason,), no_input=no_input).required(
        "--reason", reason, _("Why it is void"), parse_text, example="“nhập hai lần”"
    )

    with writing(path, "void", no_input=no_input) as register:
        events = records.void(register.session, entered, voided_on=day, reason=why)
        register.tell(_("{what} is void.").format(what=label_of(entered)))
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
    print_outcome(entered, voided_on=day, as_json=as_json)
