"""One turn (lượt tiếp) of a person or a delegation."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tiepdan.facts.fact import Fact, Searched
from tiepdan.facts.values import MEETING_NUMBER
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.visit import Matter, Receiver


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit, at a meeting or on any working day; who came stands beside it."""

    meeting_id: Annotated[
        int | None,
        Fact(
            label=N_("Meeting number"),
            is_secret=False,
            kind=MEETING_NUMBER,
            heading="meeting",
            help=N_("The reception it belongs to, for example B12; none for regular reception."),
            vietnamese=("buổi", "buổi tiếp"),
        ),
    ] = None
    visited_on: Annotated[
        date,
        Fact(
            label=N_("Day of the visit"),
            is_secret=False,
            flag="--on",
            former_flags=("--date",),
            former_headings=("date",),
            help=N_("The day of the visit."),
            vietnamese=("ngày", "ngày tiếp"),
        ),
    ]
    people_count: Annotated[
        int,
        Fact(
            label=N_("People"),
            is_secret=False,
            flag="--people",
            help=N_("How many people came together."),
            vietnamese=("số người",),
        ),
    ] = 1
    content: Annotated[
        str,
        Fact(
            label=N_("Content"),
            is_secret=True,
            help=N_("What they came about."),
            vietnamese=("nội dung", "nội dung trình bày"),
            searched=Searched.WHAT,
        ),
    ]
    advice: Annotated[
        str | None,
        Fact(
            label=N_("Advice given"),
            is_secret=True,
            help=N_("What they were told."),
            vietnamese=("hướng dẫn", "nội dung hướng dẫn"),
            searched=Searched.WHAT,
        ),
    ] = None
    receiver: Annotated[
        Receiver,
        Fact(
            label=N_("Received by"),
            is_secret=False,
            metavar=N_("WHO"),
            help=N_("Who received them: head, deputy or clerk."),
            vietnamese=("người tiếp",),
        ),
    ]
    matter: Annotated[
        Matter,
        Fact(
            label=N_("Matter"),
            is_secret=False,
            metavar=N_("MATTER"),
            help=N_("new, old, or none if there is nothing to follow up."),
            vietnamese=("vụ việc",),
        ),
    ] = Matter.NONE
