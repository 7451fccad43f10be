"""A decision on the protection of a denouncer, and of those near to them.

What protects, whom by number, and from when to when is shown in the petition's own file, and
nowhere else: who carries it out must see it, and it tells nobody's name. The note may.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tiepdan.facts.fact import Fact
from tiepdan.facts.values import DAY, DOCUMENT_NUMBER, PEOPLE_PRESENT
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.protection import ProtectionMeasures


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """One decision on protection (Luật Tố cáo, Điều 47 to 58), in force up to ``ends_on``."""

    measures: Annotated[
        ProtectionMeasures,
        Fact(
            label=N_("What is protected"),
            is_secret=False,
            flag="--measure",
            help=N_("Which measures (LTC Điều 56, 57, 58)."),
            vietnamese=("biện pháp bảo vệ", "nội dung bảo vệ"),
        ),
    ]
    persons: Annotated[
        int,
        Fact(
            label=N_("Denouncers protected"),
            is_secret=False,
            kind=PEOPLE_PRESENT,
            help=N_("How many denouncers are protected (default: 1)."),
            vietnamese=("số người tố cáo được bảo vệ",),
        ),
    ] = 1
    relatives: Annotated[
        int,
        Fact(
            label=N_("Relatives protected"),
            is_secret=False,
            kind=PEOPLE_PRESENT,
            help=N_("How many of those near to them are protected (default: 0)."),
            vietnamese=("số người thân được bảo vệ", "số người thân thích được bảo vệ"),
        ),
    ] = 0
    starts_on: Annotated[
        date,
        Fact(
            label=N_("Protected since"),
            is_secret=False,
            flag="--on",
            help=N_("The first day of the protection (default: today)."),
            vietnamese=("bảo vệ từ ngày",),
        ),
    ]
    ends_on: Annotated[
        date | None,
        Fact(
            label=N_("Protected until"),
            is_secret=False,
            kind=DAY,
            flag="--until",
            help=N_("Its last day, where that is known; else it goes on."),
            vietnamese=("bảo vệ đến ngày",),
        ),
    ] = None
    document_number: Annotated[
        str | None,
        Fact(
            label=N_("Document number"),
            is_secret=False,
            kind=DOCUMENT_NUMBER,
            flag="--document",
            help=N_("The number of the document, for example 12/TB-UBND."),
            vietnamese=("số văn bản", "số quyết định"),
        ),
    ] = None
    note: Annotated[
        str | None,
        Fact(label=N_("Note"), is_secret=True, help=N_("A note."), vietnamese=("ghi chú",)),
    ] = None
