"""Days promised to citizens that have passed without a result, in sentences."""

from collections.abc import Iterable

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.records.reading.petitions.owed.promised_days import PromisedDay


def asked_of(days: Iterable[PromisedDay]) -> tuple[str, ...]:
    """A sentence for each, with the commands that say what became of it."""
    return tuple(map(_asked, days))


def _asked(promised: PromisedDay) -> str:
    sentence = (
        _(
            "{number}: its result was promised by {day} (body: {body}); tiepdan answer {number},"
            " tiepdan record {number} {reply}, or again: tiepdan record"
            " {number} {notice}."
        )
        if promised.body
        else _(
            "{number}: its result was promised by {day}; tiepdan answer {number},"
            " tiepdan record {number} {reply}, or again: tiepdan record"
            " {number} {notice}."
        )
    )
    return sentence.format(
        number=promised.number,
        day=show_date(promised.act_by),
        body=promised.body,
        reply=PetitionEventKind.AGENCY_REPLIED.as_typed,
        notice=PetitionEventKind.INTERIM_NOTICE.as_typed,
    )
