"""``tiepdan forward``: record that it was forwarded to another body."""

from tiepdan.cli.recording.verb import recording
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

forward = recording(PetitionEventKind.FORWARDED)
