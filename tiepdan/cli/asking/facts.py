"""The options for the facts of a petition, a meeting and a visit, wherever they may be typed."""

from typing import Annotated

import typer

from tiepdan.cli.asking.options import Text
from tiepdan.i18n import _
from tiepdan.law.vocabulary.meeting import Capacity

PetitionKindOption = Annotated[
    Text,
    typer.Option(
        "--kind",
        metavar=_("KIND"),
        help=_("complaint (KN), denunciation (TC), proposal (KNPA), feedback (PA)"),
    ),
]
ReceivedOn = Annotated[
    Text,
    typer.Option(
        "--received", metavar=_("DATE"), help=_("The day of receipt, for example 06/07/2026.")
    ),
]
PetitionerName = Annotated[
    Text, typer.Option("--name", metavar=_("NAME"), help=_("Who petitions."))
]
Address = Annotated[Text, typer.Option("--address", metavar=_("TEXT"), help=_("The address."))]
IdNumber = Annotated[
    Text, typer.Option("--id-number", metavar=_("NUMBER"), help=_("The identity number."))
]
Phone = Annotated[Text, typer.Option("--phone", metavar=_("NUMBER"), help=_("The telephone."))]
SubjectField = Annotated[
    Text,
    typer.Option("--field", metavar=_("FIELD"), help=_("The subject matter, for example land.")),
]
CameBy = Annotated[
    Text,
    typer.Option("--channel", metavar=_("CHANNEL"), help=_("The way it came, for example post.")),
]
AddressedTo = Annotated[
    Text,
    typer.Option(
        "--addressed-to",
        metavar=_("WHOM"),
        help=_("party (the Party committee or its secretary), committee, council or other."),
    ),
]
PetitionersCount = Annotated[
    Text,
    typer.Option("--people", metavar=_("COUNT"), help=_("How many people petition together.")),
]
Summary = Annotated[
    Text,
    typer.Option("--summary", metavar=_("TEXT"), help=_("What it is about, in a sentence.")),
]
RaisedAt = Annotated[
    Text,
    typer.Option(
        "--meeting",
        metavar=_("MEETING"),
        help=_("The meeting it was raised at, for example B12."),
    ),
]
WhichTime = Annotated[
    Text,
    typer.Option(
        "--level",
        metavar=_("LEVEL"),
        help=_("first, or again: a second complaint, a continued denunciation."),
    ),
]

GroundOption = Annotated[
    Text,
    typer.Option(
        "--ground",
        metavar=_("GROUND"),
        help=_("Why somebody is not received: settled, already_answered or other."),
    ),
]

MeetingKindOption = Annotated[
    Text,
    typer.Option(
        "--kind",
        metavar=_("KIND"),
        help=_(
            "regular_reception, periodic_reception, ad_hoc_reception, periodic_dialogue,"
            " ad_hoc_dialogue, thematic_dialogue, people_conference or voter_contact."
        ),
    ),
]
MeetsOn = Annotated[
    Text, typer.Option("--on", "--date", metavar=_("DATE"), help=_("The day of the meeting."))
]
Chair = Annotated[Text, typer.Option("--chair", metavar=_("NAME"), help=_("Who chairs."))]
CapacityOption = Annotated[
    Text,
    typer.Option(
        "--capacity",
        metavar=_("CAPACITY"),
        help=_(
            "party_secretary, committee_chair, council_chair or deputy; several with commas,"
            " where somebody chairs in several or a session is joint."
        ),
    ),
]


def capacities_question() -> str:
    """What is asked at a prompt for the capacities of a chair."""
    return _("In the capacity of ({choices}; several with commas)").format(
        choices=", ".join(capacity.label for capacity in Capacity)
    )


Place = Annotated[Text, typer.Option("--place", metavar=_("TEXT"), help=_("Where it takes place."))]
HalfDayOption = Annotated[
    Text,
    typer.Option("--half-day", metavar=_("HALF_DAY"), help=_("morning, afternoon or whole_day.")),
]
PeoplePresent = Annotated[
    Text, typer.Option("--people", metavar=_("COUNT"), help=_("How many people were present."))
]
MeetingContent = Annotated[
    Text, typer.Option("--content", metavar=_("TEXT"), help=_("What it is about."))
]
NotHeldReasonOption = Annotated[
    Text,
    typer.Option(
        "--reason",
        metavar=_("REASON"),
        help=_("Why it was not held: epidemic, storm_flood, other_duty, or in your own words."),
    ),
]

VisitedOn = Annotated[
    Text, typer.Option("--on", "--date", metavar=_("DATE"), help=_("The day of the visit."))
]
ReceptionOfVisit = Annotated[
    Text,
    typer.Option(
        "--meeting",
        metavar=_("MEETING"),
        help=_("The reception it belongs to, for example B12; none for regular reception."),
    ),
]
VisitorsCount = Annotated[
    Text, typer.Option("--people", metavar=_("COUNT"), help=_("How many people came together."))
]
VisitContent = Annotated[
    Text, typer.Option("--content", metavar=_("TEXT"), help=_("What they came about."))
]
Advice = Annotated[
    Text, typer.Option("--advice", metavar=_("TEXT"), help=_("What they were told."))
]
ReceiverOption = Annotated[
    Text,
    typer.Option(
        "--receiver",
        metavar=_("WHO"),
        help=_("Who received them: head, deputy or clerk."),
    ),
]
MatterOption = Annotated[
    Text,
    typer.Option(
        "--matter",
        metavar=_("MATTER"),
        help=_("new, old, or none if there is nothing to follow up."),
    ),
]
