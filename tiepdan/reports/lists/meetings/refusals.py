"""What is still owed to those who were not received, in sentences."""

from collections.abc import Iterable
from datetime import date

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.records.reading.meetings.refusals import LIMIT, Refusal


def asked_of(refusals: Iterable[Refusal], *, today: date) -> tuple[str, ...]:
    """A sentence for each."""
    return tuple(_asked(refusal, today) for refusal in refusals)


def _asked(refusal: Refusal, today: date) -> str:
    late = (
        _("Visit {number} was refused on {day}; the notice of it in writing (Mẫu số 01/TCD) was"
          " owed by {due} ({limit}, {article}). Then: tiepdan edit-visit {number}"
          " --document … --document-on …")
        if refusal.due < today
        else _("Visit {number} was refused on {day}; the notice of it in writing (Mẫu số 01/TCD) is"
          " owed by {due} ({limit}, {article}). Then: tiepdan edit-visit {number}"
          " --document … --document-on …")
    )  # fmt: skip
    return late.format(
        number=refusal.visit_id,
        day=show_date(refusal.refused_on),
        due=show_date(refusal.due),
        limit=LIMIT,
        article=refusal.article.split(";")[0],
    )
