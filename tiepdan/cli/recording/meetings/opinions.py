"""The opinions raised at a meeting, recorded from a file in one go."""

from collections.abc import Iterable, Sequence
from functools import partial

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import show
from tiepdan.cli.running.writing.writing import writing
from tiepdan.cli.running.writing.wrong_clock import check_year
from tiepdan.dates import parse_past_date
from tiepdan.errors import UsageError
from tiepdan.facts.petition import Petition
from tiepdan.i18n import _, ngettext
from tiepdan.law.limits.case import NEEDS_ACCEPTANCE
from tiepdan.law.vocabulary.petition import RAISED_IN_PUBLIC, OpinionOutcome
from tiepdan.numbers import PetitionNumber, parse_meeting_number, show_meeting_number
from tiepdan.parsing import parse_text
from tiepdan.records import database
from tiepdan.records.importing.opinions import add_opinions
from tiepdan.records.reading.meetings.meetings import get_meeting
from tiepdan.records.reading.petitions.outcomes.opinions import outcomes_of_meeting
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
        outcomes = outcomes_of_meeting(connection, meeting_id, today=run.day)
    new = [opinion for opinion in opinions if opinion.number in numbers]
    show(opinions_table(new, outcomes), as_json=run.as_json, no_color=run.no_color)


SAID_AT_ONCE = (OpinionOutcome.LATER, OpinionOutcome.ON_THE_SPOT, OpinionOutcome.FORWARDED)
"""What may be said when an opinion is recorded; the rest follows from what happens then."""


Became = tuple[OpinionOutcome | None, str | None]
"""What became of an opinion at its meeting, and the body it went to."""


def ask_outcome(form: Form, opinion: Petition, outcome: str | None, body: str | None) -> Became:
    """What became of an opinion at its meeting, and the body it went to; asked only of opinions.

    Raises:
        UsageError: a word is not in the list.
    """
    said = options.parse_flag("--outcome", outcome, OpinionOutcome.parse)
    is_opinion = opinion.meeting_id is not None and opinion.channel in RAISED_IN_PUBLIC
    if form.asks and is_opinion and opinion.kind not in NEEDS_ACCEPTANCE:
        said = form.choice(
            "--outcome",
            None,
            _("How it was answered"),
            OpinionOutcome,
            default=OpinionOutcome.LATER,
            offered={term: term.label for term in SAID_AT_ONCE},
        )
    parsed = options.parse_flag("--body", body, parse_text)
    if form.asks and said is OpinionOutcome.FORWARDED:
        parsed = form.required("--body", None, _("Body"), parse_text, example='"…"')
    return said, parsed


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
