"""What each way means in which a petition ends that is not decided or answered."""

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.petition_event import PetitionEventKind


def meaning_of_end(event: PetitionEventKind) -> str:
    """The meaning of the figure that counts those ended by an event."""
    if event is PetitionEventKind.CLOSED_UNDATED:
        return N_(
            "Old cases that the office's book calls settled, and no more. They count as ended on"
            " the day of receipt, in the period of that day, and none is carried forward; with no"
            " time limit, neither on time nor late."
        )
    return N_("Those ended in this way.")
