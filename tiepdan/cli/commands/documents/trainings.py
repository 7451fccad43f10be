"""``tiepdan trainings``: list training and dissemination."""

from tiepdan.cli.asking import options
from tiepdan.cli.running.printing import show
from tiepdan.records import database
from tiepdan.records.reading import trainings as rows
from tiepdan.reports.lists.trainings import trainings_table


def trainings(
    *,
    db: options.Database = None,
    today: options.Today = None,
    everything: options.ShowAll = False,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """List training and dissemination in order of their day, the latest last."""
    options.as_of(today)
    at_most = None if everything or as_json else options.LIST_LENGTH
    with database.reading(options.database_path(db)) as connection:
        table = trainings_table(
            rows.latest_trainings(connection, at_most=at_most),
            total=rows.count_trainings(connection),
        )
    show(table, as_json=as_json, no_color=no_color)
