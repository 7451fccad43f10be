"""``tiepdan edit-document``: correct what was recorded of a document."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.recording.corrections.rows import RowCorrection, correct_row
from tiepdan.cli.running.run import Run
from tiepdan.facts.document import Document
from tiepdan.facts.fact import fields
from tiepdan.i18n import N_, _
from tiepdan.records.reading.office.documents import get_document
from tiepdan.records.reading.voids import Voidable
from tiepdan.records.writing.office import documents as records

_CORRECTION = RowCorrection(
    Voidable.DOCUMENT, Document, get_document, records.correct_document, N_("Document {number}")
)


@takes(fields(Document))
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
    correct_row(run, document, typed, _CORRECTION)
