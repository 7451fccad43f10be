"""``tiepdan edit-document``: correct what was recorded of a document."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.corrections import corrected, labels_of, shown_facts, tell
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.form import Form
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing import writing
from tiepdan.facts.document import Document
from tiepdan.facts.fact import fields
from tiepdan.i18n import _
from tiepdan.parsing import parse_row_number
from tiepdan.records import database
from tiepdan.records.reading.documents import get_document
from tiepdan.records.reading.voids import Voidable, refused_as_void
from tiepdan.records.writing import documents as records

_FIELDS = fields(Document)


@takes(_FIELDS)
def edit_document(
    document: Annotated[
        str,
        typer.Argument(metavar=_("DOCUMENT"), help=_("The document, by its place in “documents”.")),
    ],
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    no_input: options.NoInput = False,
) -> None:
    """Correct what was recorded of a document; an empty value ("") takes away what may be empty."""
    run = Run.of(db, today, as_json=False, no_color=True, no_input=no_input)
    document_id = parse_row_number(document)
    with database.reading(run.path) as connection:
        row = get_document(connection, document_id)
    if row.voided_on:
        raise refused_as_void(Voidable.DOCUMENT, document, row.voided_on)
    form = Form(typed.values(), no_input=no_input)
    new = corrected(form, _FIELDS, typed, today=run.day, shown=shown_facts(row.facts))

    with writing(run.path, "edit-document", no_input=no_input) as register:
        changed = records.correct_document(register.session, document_id, facts=new)
        what = _("Document {number}").format(number=document_id)
        tell(register, what, labels_of(changed, Document))
