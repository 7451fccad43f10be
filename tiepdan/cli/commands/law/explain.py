"""``tiepdan explain``: show why each deadline of a petition or meeting is what it is."""

from tiepdan.cli.asking import options
from tiepdan.cli.asking.petition_meant import petition_meant
from tiepdan.cli.running.screen.output import Output, takes_output
from tiepdan.numbers import (
    is_meeting_number,
    parse_meeting_number,
    show_meeting_number,
)
from tiepdan.records import database
from tiepdan.records.reading.explanation import (
    explain_meeting,
    explain_petition,
    why_unexplained,
)
from tiepdan.reports.lists.law.explanation import explanation_data, explanation_report


@takes_output()
def explain(
    number: options.CaseArgument,
    *,
    output: Output,
    db: options.Database = None,
    today: options.Today = None,
) -> None:
    """Show why each deadline is what it is: day 0, the article, every day left out, pauses."""
    day = options.as_of(today)
    path = options.database_path(db)
    petition = None if is_meeting_number(number) else petition_meant(path, number, day)
    with database.reading(path) as connection:
        why = None
        if petition is None:
            meeting_id = parse_meeting_number(number)
            shown = show_meeting_number(meeting_id)
            found = explain_meeting(connection, meeting_id, today=day)
        else:
            shown, found = str(petition), explain_petition(connection, petition, today=day)
            why = why_unexplained(connection, petition)
    output.show(
        explanation_report(shown, found, why, today=day),
        data=explanation_data(shown, found),
    )
