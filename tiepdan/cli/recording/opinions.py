"""The opinions raised at a meeting, recorded from a file in one go."""

from collections.abc import Iterable, Sequence
from functools import partial

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts
from tiepdan.cli.running.printing import show
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing import writing
from tiepdan.cli.running.wrong_clock import check_year
from tiepdan.dates import parse_past_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _, ngettext
from tiepdan.numbers import PetitionNumber, parse_meeting_number, show_meeting_number
from tiepdan.records import database
from tiepdan.records.importing.opinions import add_opinions
from tiepdan.records.reading.meetings.meetings import get_meeting
from tiepdan.records.reading.petitions.petitions import petitions_of_meeting
from tiepdan.reports.lists.meetings.meeting_file import opinions_table


def add_from_file(
    run: Run, file: str, typed: TypedFacts, others: Iterable[str | None], *, is_by_clock: bool
) -> None:
    """Record each line of a file as an opinion of a meeting, and show them.

    ``is_by_clock`` says that nobody chose the day of the run.

    Raises:
        UsageError: no meeting is named, or what the file itself says is said by other flags.
        RefusedError: the journal contradicts the year, and nobody can be asked.
    """
    named = options.parse_typed("--file", file, options.file_path)
    meeting, received = typed["meeting_id"], typed["received_on"]
    if meeting is None:
        raise UsageError(
            _("--file is for the opinions of a meeting; name it, for example --meeting B12.")
        )
    if any(others):
        raise UsageError(
            _("With --file, only --meeting and --received are given; the file says the rest.")
        )
    meeting_id = options.parse_typed("--meeting", meeting, parse_meeting_number)
    parse = partial(parse_past_date, today=run.day)
    received_on = options.parse_flag("--received", received, parse)
    if is_by_clock:
        with database.reading(run.path) as connection:
            meets_on = get_meeting(connection, meeting_id, today=run.day).facts.meets_on
        check_year(run.path, (received_on or meets_on).year, no_input=run.no_input)

    with writing(run.path, "add-petition", no_input=run.no_input) as register:
        numbers = add_opinions(
            register.session, meeting_id, named, today=run.day, received_on=received_on
        )
        register.tell(_recorded(numbers, meeting_id))
    with database.reading(run.path) as connection:
        opinions = petitions_of_meeting(connection, meeting_id, today=run.day)
    new = [opinion for opinion in opinions if opinion.number in numbers]
    show(opinions_table(new), as_json=run.as_json, no_color=run.no_color)


def _recorded(numbers: Sequence[PetitionNumber], meeting_id: int) -> str:
    sentence = ngettext(
        "Recorded {count} opinion of meeting {meeting}: {numbers}.",
        "Recorded {count} opinions of meeting {meeting}: {numbers}.",
        len(numbers),
    )
    first, last = numbers[0], numbers[-1]
    return sentence.format(
        count=len(numbers),
        meeting=show_meeting_number(meeting_id),
        numbers=first if first == last else f"{first} – {last}",
    )
