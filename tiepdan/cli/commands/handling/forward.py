"""``tiepdan forward``: record that it was forwarded to another body."""

from tiepdan.cli.recording.petitions.elsewhere import sending
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

forward = sending(PetitionEventKind.FORWARDED)
