"""``tiepdan guide``: record that the citizen was guided elsewhere."""

from tiepdan.cli.recording.verb import recording
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

guide = recording(PetitionEventKind.GUIDED)
