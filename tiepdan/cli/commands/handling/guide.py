"""``tiepdan guide``: record that the citizen was guided elsewhere."""

from tiepdan.cli.recording.petitions.elsewhere import sending
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

guide = sending(PetitionEventKind.GUIDED)
