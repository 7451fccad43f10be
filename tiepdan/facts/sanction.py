"""Somebody held to account for duties of reception, or a petitioner sanctioned."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tiepdan.facts.fact import Fact
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.document import Sanctioned


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction:
    """One sanction (section 2.3 of the reference report)."""

    subject: Annotated[
        Sanctioned,
        Fact(
            label=N_("Whom"),
            is_secret=False,
            flag="--whom",
            metavar=N_("WHOM"),
            help=N_("Who was held to account."),
            vietnamese=("đối tượng",),
        ),
    ]
    form: Annotated[
        str,
        Fact(
            label=N_("Form of the sanction"),
            is_secret=False,
            example='"khiển trách"',
            help=N_("The form, for example a reprimand."),
            vietnamese=("hình thức",),
        ),
    ]
    imposed_on: Annotated[
        date,
        Fact(
            label=N_("Day of the sanction"),
            is_secret=False,
            flag="--on",
            former_flags=("--date",),
            former_headings=("date",),
            help=N_("The day of the sanction."),
            vietnamese=("ngày", "ngày xử lý"),
        ),
    ]
    note: Annotated[
        str | None,
        Fact(label=N_("Note"), is_secret=True, help=N_("A note."), vietnamese=("ghi chú",)),
    ] = None
