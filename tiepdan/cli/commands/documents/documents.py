"""``tiepdan documents``: list the documents issued."""

from tiepdan.cli.asking import options
from tiepdan.cli.running.screen.output import DOCUMENT, Output, takes_output
from tiepdan.records import database
from tiepdan.records.reading.office import documents as document_rows
from tiepdan.reports.lists.documents import documents_table


@takes_output(DOCUMENT)
def documents(
    *,
    output: Output,
    db: options.Database = None,
    today: options.Today = None,
    everything: options.ShowAll = False,
) -> None:
    """List the documents in order of their day, the latest last."""
    options.as_of(today)
    at_most = output.at_most(everything=everything)
    with database.reading(options.database_path(db)) as connection:
        table = documents_table(
            document_rows.latest_documents(connection, at_most=at_most),
            total=document_rows.count_documents(connection),
        )
    output.show(table)
