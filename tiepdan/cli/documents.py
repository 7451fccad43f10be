"""Documents issued and sanctions: recording and listing them."""

from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.form import Form
from tiepdan.cli.running.help_pages import add
from tiepdan.cli.running.printing import show
from tiepdan.cli.running.writing import writing
from tiepdan.dates import parse_past_date, show_date
from tiepdan.i18n import _
from tiepdan.law.vocabulary.document import DocumentType, Issuer, Sanctioned
from tiepdan.numbers import parse_meeting_number, parse_petition_number
from tiepdan.parsing import parse_text
from tiepdan.records.file import database, state
from tiepdan.records.reading import documents as document_rows
from tiepdan.reports.lists.documents import documents_table


def register(app: typer.Typer) -> None:
    """Add the commands of this panel."""
    add(
        app,
        _("Documents"),
        ("add-document", add_document, _("Record a document issued.")),
        ("documents", documents, _("List the documents issued.")),
        ("add-sanction", add_sanction, _("Record that someone was held to account.")),
    )


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

    from tiepdan.records.writing import documents as records  # noqa: PLC0415 (SQLModel, only to write)

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
    _report(document_id, as_json=as_json)


def documents(
    *,
    db: options.Database = None,
    today: options.Today = None,
    everything: options.ShowAll = False,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """List the documents in order of their day, the latest last."""
    options.as_of(today)
    at_most = None if everything or as_json else options.LIST_LENGTH
    with database.reading(options.database_path(db)) as connection:
        table = documents_table(
            document_rows.latest_documents(connection, at_most=at_most),
            total=document_rows.count_documents(connection),
        )
    show(table, as_json=as_json, no_color=no_color)


def add_sanction(
    *,
    subject: Annotated[
        options.Text,
        typer.Option("--whom", metavar=_("WHOM"), help=_("head, official or petitioner.")),
    ] = None,
    form_of: Annotated[
        options.Text,
        typer.Option("--form", metavar=_("TEXT"), help=_("The form, for example a reprimand.")),
    ] = None,
    on: Annotated[
        options.Text,
        typer.Option("--on", "--date", metavar=_("DATE"), help=_("The day of the sanction.")),
    ] = None,
    note: options.Note = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Record that a head or official was disciplined, or a petitioner sanctioned."""
    day = options.as_of(today)
    path = options.database_path(db)
    state.check_exists(path)
    form = Form((subject, form_of, on, note), no_input=no_input)
    who = form.choice("--whom", subject, _("Whom"), Sanctioned)
    sanction = form.required("--form", form_of, _("Form"), parse_text, example="“khiển trách”")
    imposed_on = form.required(
        "--on",
        on,
        _("Day of the sanction"),
        partial(parse_past_date, today=day),
        example="06/07/2026",
        default=show_date(day),
    )
    remark = form.optional("--note", note, _("Note"), parse_text)

    from tiepdan.records.writing import documents as records  # noqa: PLC0415 (SQLModel, only to write)

    with writing(path, "add-sanction", no_input=no_input) as register:
        sanction_id = records.add_sanction(
            register.session, subject=who, form=sanction, imposed_on=imposed_on, note=remark
        )
        register.tell(_("Recorded sanction {number} of the list.").format(number=sanction_id))
    _report(sanction_id, as_json=as_json)


def _report(number: int, *, as_json: bool) -> None:
    if as_json:
        from tiepdan.output import json  # noqa: PLC0415

        json.write({"number": number})
