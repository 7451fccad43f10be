"""``tiepdan hold``: record that a planned meeting took place."""

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.recording.outcomes import settled
from tiepdan.cli.running.printing import say
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing import writing
from tiepdan.facts.fact import fields
from tiepdan.facts.meeting import Meeting
from tiepdan.i18n import _
from tiepdan.law.procedure.meeting_checks import MeetingOutcome
from tiepdan.law.vocabulary.meeting import MeetingStatus
from tiepdan.numbers import parse_meeting_number
from tiepdan.records.writing.meetings import meetings as records
from tiepdan.reports.lists.meetings.meetings import owed_in_words

_PEOPLE, _SPEAKERS = fields(Meeting, "people_present", "speakers")


@takes([_PEOPLE, _SPEAKERS])
def hold(
    meeting: options.MeetingArgument,
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record that a planned meeting took place; with --people 0, that nobody came."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color)
    meeting_id = parse_meeting_number(meeting)
    present = options.parse_flag(_PEOPLE.flag, typed["people_present"], _PEOPLE.kind.read)
    speakers = options.parse_flag(_SPEAKERS.flag, typed["speakers"], _SPEAKERS.kind.read)

    with writing(run.path, "hold", no_input=no_input) as register:
        outcome = MeetingOutcome(MeetingStatus.HELD, present, speakers=speakers)
        status = records.settle_meeting(
            register.session, meeting_id, outcome=outcome, today=run.day
        )
        register.tell(settled(meeting_id, status))
    owed = run.owed_of_meeting(meeting_id)
    if owed:
        say(_("Still owed: {steps}.").format(steps=owed_in_words(owed)))
    else:
        say(_("Nothing is owed for it now."))
    run.show_meeting_limits(meeting_id)
