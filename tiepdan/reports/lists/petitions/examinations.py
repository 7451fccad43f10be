"""That petitions wait to be examined, in a sentence."""

from collections.abc import Iterator

from tiepdan.i18n import ngettext


def not_examined(count: int) -> Iterator[str]:
    """How many wait, and the command that lists them; nothing where none does."""
    if count:
        yield ngettext(
            "{count} petition is still to be examined for eligibility:"
            " tiepdan petitions --not-examined.",
            "{count} petitions are still to be examined for eligibility:"
            " tiepdan petitions --not-examined.",
            count,
        ).format(count=count)
