"""Days promised to citizens that have passed without a result, in sentences."""

from collections.abc import Iterable

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.records.reading.petitions.promised_days import PromisedDay


def asked_of(days: Iterable[PromisedDay]) -> tuple[str, ...]:
    """A sentence for each, with the commands that say what became of it."""
    return tuple(map(_asked, days))


def _asked(promised: PromisedDay) -> str:
    sentence = (
        _(
            "{number}: its result was promised by {day} (body: {body}); tiepdan answer {number},"
            " tiepdan record {number} agency_replied, or another interim_notice."
        )
        if promised.body
        else _(
            "{number}: its result was promised by {day}; tiepdan answer {number},"
            " tiepdan record {number} agency_replied, or another interim_notice."
        )
    )
    return sentence.format(
        number=promised.number, day=show_date(promised.act_by), body=promised.body
    )
