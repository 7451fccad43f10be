"""Training and dissemination of the law on reception, complaints and denunciations."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tiepdan.facts.fact import Fact
from tiepdan.facts.values import PEOPLE_PRESENT, TIMES
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.document import TrainingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """Classes organised or attended, or the law told on the loudspeakers or at a meeting."""

    kind: Annotated[
        TrainingKind,
        Fact(
            label=N_("Kind"),
            is_secret=False,
            metavar=N_("KIND"),
            help=N_("What kind of training it was; only the first is in form 06/QLKNTC."),
            vietnamese=("hình thức",),
        ),
    ]
    held_on: Annotated[
        date,
        Fact(
            label=N_("Day"),
            is_secret=False,
            flag="--on",
            help=N_("The day, or the last one of several."),
            vietnamese=("ngày",),
        ),
    ]
    title: Annotated[
        str,
        Fact(
            label=N_("Subject"),
            is_secret=False,
            help=N_("What it was about."),
            vietnamese=("nội dung", "chuyên đề"),
        ),
    ]
    classes: Annotated[
        int,
        Fact(
            label=N_("Classes"),
            is_secret=False,
            kind=TIMES,
            help=N_("How many classes, or times on the loudspeakers."),
            vietnamese=("số lớp", "số buổi"),
        ),
    ] = 1
    people: Annotated[
        int | None,
        Fact(
            label=N_("People"),
            is_secret=False,
            kind=PEOPLE_PRESENT,
            help=N_("How many people; of a class of one's own it must be said."),
            vietnamese=("số người",),
        ),
    ] = None
    organiser: Annotated[
        str | None,
        Fact(
            label=N_("Organised by"),
            is_secret=False,
            help=N_("Who organised it, where that was another body."),
            vietnamese=("đơn vị tổ chức",),
        ),
    ] = None
