"""``tiepdan duties``: how often leaders had to receive citizens, and how often they did."""

from tiepdan.cli.asking import options
from tiepdan.cli.asking.period import First, Last
from tiepdan.cli.running.screen.output import Output, takes_output
from tiepdan.records import database
from tiepdan.records.reading.meetings.duties import duty_balances
from tiepdan.records.reading.office.name import office_names
from tiepdan.reports.period import parse_period
from tiepdan.reports.statistics.sections.duties import duties_data, duties_report


@takes_output()
def duties(
    *,
    output: Output,
    first: First = None,
    last: Last = None,
    db: options.Database = None,
    today: options.Today = None,
) -> None:
    """Count how often leaders had to receive citizens and hold dialogues, and how often they did.

    Judged in whole weeks, months and years by the law in force on each of their days.
    """
    day = options.as_of(today)
    period = parse_period(first, last, today=day)
    with database.reading(options.database_path(db)) as connection:
        balances = duty_balances(connection, period.start, period.end, day)
        office = office_names(connection, period.start, min(period.last_day, day))
    output.show(
        duties_report(balances, office=office, period=period, today=day),
        data=duties_data(balances),
    )
