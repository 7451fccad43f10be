"""A new petition beside those it probably repeats."""

from collections.abc import Sequence

from tiepdan.dates import show_date
from tiepdan.facts.petition import Petition
from tiepdan.facts.petitioner import Petitioner
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.records.reading.petitions.duplicates import Compared, Earlier
from tiepdan.reports.lists.parts import label, who_petitions
from tiepdan.reports.model import Column, Table, Tone, Value

_MOST_NAMED = 5


def duplicates_table(new: Compared, found: Sequence[Earlier]) -> Table:
    """The new petition first, and below it each earlier one, with what they have in common."""
    return Table(
        title=_("It looks like earlier petitions:"),
        columns=(
            Column("number", _("No."), 9, tone=Tone.STRONG),
            Column("received_on", label(Petition, "received_on")),
            Column("name", _("Petitioner"), 14),
            Column("hamlet", label(Petitioner, "hamlet"), 8),
            Column("summary", label(Petition, "summary"), 24),
            Column("state", _("State"), 10),
            Column("reasons", _("In common"), 14),
        ),
        rows=[
            (_("(new)"), *_compared(new), None, None),
            *(
                (str(one.number), *_compared(one.compared), one.state, _reasons(one))
                for one in found
            ),
        ],
    )


def _compared(one: Compared) -> tuple[Value, ...]:
    return (
        one.facts.received_on,
        who_petitions(one.facts, one.petitioner),
        one.petitioner.hamlet,
        one.facts.summary,
    )


def duplicate_sentence(number: PetitionNumber, one: Earlier) -> str:
    """That a petition just recorded looks like an earlier one, and how to link them."""
    return _(
        "{number} looks like {earlier} of {day} ({state}): {reasons}. If it is the same:"
        " tiepdan link {number} --duplicate-of {earlier} (or --continues {earlier})"
    ).format(
        number=number,
        earlier=one.number,
        day=show_date(one.compared.facts.received_on),
        state=one.state.label,
        reasons=_reasons(one),
    )


def rest_sentence(rest: Sequence[str]) -> str:
    """By their numbers which others look like it too, less likely than the one that was named."""
    more = [f"… (+{len(rest) - _MOST_NAMED})"] if len(rest) > _MOST_NAMED else []
    return _("So do {numbers}.").format(numbers=", ".join([*rest[:_MOST_NAMED], *more]))


def denunciation_sentence(number: PetitionNumber, one: Earlier) -> str:
    """As ``duplicate_sentence``, without a word of what they have in common."""
    return _(
        "{number} may be about the same as the denunciation {earlier} of {day} ({state})."
        " If it is: tiepdan link {number} --duplicate-of {earlier} (or --continues {earlier})"
    ).format(
        number=number,
        earlier=one.number,
        day=show_date(one.compared.facts.received_on),
        state=one.state.label,
    )


def _reasons(one: Earlier) -> str:
    return ", ".join(_(reason.value) for reason in one.reasons)
