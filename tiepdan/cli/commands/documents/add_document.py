"""``tiepdan add-document``: record a document issued."""

from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.form import Form
from tiepdan.cli.running.printing import print_number
from tiepdan.cli.running.writing import writing
from tiepdan.dates import parse_past_date, show_date
from tiepdan.i18n import _
from tiepdan.law.vocabulary.document import DocumentType, Issuer
from tiepdan.numbers import parse_meeting_number, parse_petition_number
from tiepdan.parsing import parse_text
from tiepdan.records.file import state
from tiepdan.records.writing import documents as records


def add_document(
    *,
    issuer: Annotated[
        options.Text,
        typer.Option(metavar=_("ISSUER"), help=_("party, committee, council or other.")),
    ] = None,
    document_type: Annotated[
        options.Text,
        typer.Option(
            "--type",
            metavar=_("TYPE"),
            help=_("decision, plan, notice, report, letter, invitation, minutes or other."),
        ),
    ] = None,
    number: Annotated[
        options.Text,
        typer.Option(
            metavar=_("NUMBER"), help=_("The number of the document, for example 12/TB-UBND.")
        ),
    ] = None,
    on: Annotated[
        options.Text, typer.Option("--on", "--date", metavar=_("DATE"), help=_("The day of issue."))
    ] = None,
    title: Annotated[
        options.Text, typer.Option(metavar=_("TEXT"), help=_("What it is about (trích yếu)."))
    ] = None,
    petition: Annotated[
        options.Text, typer.Option(metavar=_("PETITION"), help=_("The petition it belongs to."))
    ] = None,
    meeting: Annotated[
        options.Text, typer.Option(metavar=_("MEETING"), help=_("The meeting it belongs to."))
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Record a document issued."""
    day = options.as_of(today)
    path = options.database_path(db)
    state.check_exists(path)
    form = Form((issuer, document_type, number, on, title, petition, meeting), no_input=no_input)
    issued_by = form.choice("--issuer", issuer, _("Issuer"), Issuer)
    of_type = form.choice("--type", document_type, _("Type"), DocumentType)
    symbol = form.optional("--number", number, _("Document number"), parse_text)
    issued_on = form.required(
        "--on",
        on,
        _("Day of issue"),
        partial(parse_past_date, today=day),
        example="06/07/2026",
        default=show_date(day),
    )
    about = form.required("--title", title, _("Title"), parse_text, example="“…”")
    about_petition = form.optional(
        "--petition", petition, _("Petition number"), partial(parse_petition_number, today=day)
    )
    about_meeting = form.optional("--meeting", meeting, _("Meeting number"), parse_meeting_number)

    with writing(path, "add-document", no_input=no_input) as register:
        document_id = records.add_document(
            register.session,
            issuer=issued_by,
            document_type=of_type,
            issued_on=issued_on,
            title=about,
            number=symbol,
            petition=about_petition,
            meeting_id=about_meeting,
        )
        register.tell(_("Recorded document {number} of the list.").format(number=document_id))
    print_number(document_id, as_json=as_json)
