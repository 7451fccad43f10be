"""What is not in the national database yet, in a sentence of the morning."""

from collections.abc import Iterator

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.records.reading.petitions.national_database import MOST_COUNTED, NotEntered


def asked_of(found: NotEntered | None) -> Iterator[str]:
    """How many should be there, since when, and how to see and record them; nothing of none."""
    if found is None:
        return
    yield _(
        "Not in the national database yet: petitions {petitions}, visits {visits}, the first since"
        " {first} ({article}): tiepdan petitions --not-entered; then tiepdan entered NUMBER."
    ).format(
        petitions=_shown(found.petitions),
        visits=_shown(found.visits),
        first=show_date(found.first),
        article=found.article,
    )


def _shown(count: int) -> str:
    return f"{count}+" if count == MOST_COUNTED else str(count)
