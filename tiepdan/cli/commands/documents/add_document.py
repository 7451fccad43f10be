"""``tiepdan add-document``: record a document issued."""

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.form import Form, usually_on
from tiepdan.cli.running.printing import print_number
from tiepdan.cli.running.writing import writing
from tiepdan.facts.document import Document
from tiepdan.facts.fact import fields
from tiepdan.i18n import _
from tiepdan.records.file import state
from tiepdan.records.writing import documents as records


@takes(fields(Document))
def add_document(
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Record a document issued."""
    day = options.as_of(today)
    path = options.database_path(db)
    state.check_exists(path)
    document = Form(typed.values(), no_input=no_input).fill(
        Document,
        typed,
        today=day,
        expected=usually_on(day, "issued_on"),
    )

    with writing(path, "add-document", no_input=no_input) as register:
        document_id = records.add_document(register.session, document)
        register.tell(_("Recorded document {number} of the list.").format(number=document_id))
    print_number(document_id, as_json=as_json)
