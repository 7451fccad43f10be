"""``tiepdan documents``: list the documents issued."""

from tiepdan.cli.asking import options
from tiepdan.cli.running.printing import show
from tiepdan.records import database
from tiepdan.records.reading import documents as document_rows
from tiepdan.reports.lists.documents import documents_table


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
