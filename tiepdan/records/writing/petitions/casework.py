"""Petitions at hand: each read once, however much is recorded of it one after the other."""

from sqlmodel import Session

from tiepdan.facts import subjects as facts
from tiepdan.facts.fact import values_of
from tiepdan.numbers import PetitionNumber
from tiepdan.records.schema.tables import PetitionEvent, insert
from tiepdan.records.writing.petitions.event_checks import EventChecks, OfficeLaw


class Casework:
    """What is known of the petitions that something is recorded of, and the law of the office.

    It holds as long as nothing but events is recorded of them, through it alone: for one command,
    or for an import, which records events by the ten thousand.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._law: OfficeLaw | None = None
        self._at_hand: dict[PetitionNumber, EventChecks] = {}

    def of(self, number: PetitionNumber) -> EventChecks:
        """A petition with what happened to it so far.

        Raises:
            NotFoundError: no petition has the number.
            RefusedError: it is void.
        """
        if number not in self._at_hand:
            self._at_hand[number] = EventChecks.of(self._session, number, self.law)
        return self._at_hand[number]

    @property
    def law(self) -> OfficeLaw:
        """The law of the office."""
        self._law = self._law or OfficeLaw.of(self._session)
        return self._law

    def note(self, number: PetitionNumber, petition_id: int, petition: facts.Petition) -> None:
        """A petition was just recorded, and need not be read; one of a meeting has its events."""
        if petition.meeting_id is None:
            self._at_hand[number] = EventChecks.of_new(petition_id, number, petition, self.law)

    def forget(self) -> None:
        """Read every petition anew: something that was recorded of one was taken back."""
        self._at_hand.clear()

    def add(self, number: PetitionNumber, happened: facts.PetitionEvent) -> int:
        """Record that something happened, which was judged before; returns its number.

        By who calls this, or where it was recorded first: of what is void, or destroyed.
        """
        checks = self.of(number)
        values = {"petition_id": checks.petition_id, **values_of(happened)}
        self._at_hand[number] = checks.followed_by(happened)
        return insert(self._session, PetitionEvent, values)
