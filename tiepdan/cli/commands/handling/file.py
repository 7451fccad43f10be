"""``tiepdan file``: record that it was filed without further handling."""

from tiepdan.cli.recording.verb import recording
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

file = recording(PetitionEventKind.FILED)
