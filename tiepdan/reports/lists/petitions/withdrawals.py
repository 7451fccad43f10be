"""What is still to be done of cases that were withdrawn after their acceptance, in sentences."""

from collections.abc import Iterable

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.records.reading.petitions.owed.withdrawals import Withdrawal


def asked_of(withdrawals: Iterable[Withdrawal]) -> tuple[str, ...]:
    """A sentence for each: no day is set, but it ends only by what it names."""
    return tuple(map(_asked, withdrawals))


def _asked(withdrawal: Withdrawal) -> str:
    return _sentence(withdrawal).format(
        number=withdrawal.number,
        day=show_date(withdrawal.withdrawn_on),
        article=withdrawal.article,
    )


def _sentence(withdrawal: Withdrawal) -> str:
    is_complaint = withdrawal.kind is PetitionKind.COMPLAINT
    if withdrawal.is_suspended and is_complaint:
        return _(
            "{number} was withdrawn on {day}, but had been accepted: it stays open, suspended, its"
            " time to resolve standing still, until the decision to terminate it, which is issued"
            " at once ({article}): tiepdan terminate {number}."
        )
    if withdrawal.is_suspended:
        return _(
            "{number} was withdrawn on {day}, but had been accepted: it stays open, suspended, its"
            " time to resolve standing still, until it is resumed or terminated ({article}):"
            " tiepdan resume {number}, or tiepdan terminate {number}."
        )
    if is_complaint:
        return _(
            "{number} was withdrawn on {day}, but had been accepted: it stays open and its time"
            " limits run until the decision to terminate it, which is issued at once ({article}):"
            " tiepdan terminate {number}."
        )
    return _(
        "{number} was withdrawn on {day}, but had been accepted: it goes on and its time limits"
        " run until it is concluded or terminated ({article}): tiepdan decide {number}, or"
        " tiepdan terminate {number}."
    )
