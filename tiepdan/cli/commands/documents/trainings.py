"""``tiepdan trainings``: list training and dissemination."""

from tiepdan.cli.asking import options
from tiepdan.cli.running.screen.output import Output, takes_output
from tiepdan.records import database
from tiepdan.records.reading.office import trainings as rows
from tiepdan.reports.lists.trainings import trainings_table


@takes_output()
def trainings(
    *,
    output: Output,
    db: options.Database = None,
    today: options.Today = None,
    everything: options.ShowAll = False,
) -> None:
    """List training and dissemination in order of their day, the latest last."""
    options.as_of(today)
    at_most = output.at_most(everything=everything)
    with database.reading(options.database_path(db)) as connection:
        table = trainings_table(
            rows.latest_trainings(connection, at_most=at_most),
            total=rows.count_trainings(connection),
        )
    output.show(table)
