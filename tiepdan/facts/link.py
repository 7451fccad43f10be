"""How a petition belongs to an earlier one."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tiepdan.facts.fact import Fact
from tiepdan.facts.values import DOCUMENT_NUMBER, PETITION_NUMBER
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.petition import LinkKind
from tiepdan.numbers import PetitionNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionLink:
    """That a petition repeats or continues an earlier one; both stay what they are."""

    kind: Annotated[
        LinkKind,
        Fact(
            label=N_("Kind"),
            is_secret=False,
            metavar=N_("KIND"),
            is_asked=False,
            vietnamese=("loại liên kết",),
        ),
    ]
    earlier_id: Annotated[
        PetitionNumber,
        Fact(
            label=N_("Earlier petition"),
            is_secret=False,
            kind=PETITION_NUMBER,
            heading="earlier",
            is_asked=False,
            vietnamese=("đơn trước",),
        ),
    ]
    linked_on: Annotated[
        date,
        Fact(
            label=N_("Linked on"),
            is_secret=False,
            flag="--on",
            help=N_("The day on which it happened (default: today)."),
            vietnamese=("ngày liên kết",),
        ),
    ]
    document_number: Annotated[
        str | None,
        Fact(
            label=N_("Document number"),
            is_secret=False,
            kind=DOCUMENT_NUMBER,
            flag="--document",
            help=N_("The number of the document, for example 12/TB-UBND."),
            vietnamese=("số văn bản",),
        ),
    ] = None
    note: Annotated[
        str | None,
        Fact(label=N_("Note"), is_secret=True, help=N_("A note."), vietnamese=("ghi chú",)),
    ] = None
