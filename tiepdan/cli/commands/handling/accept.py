"""``tiepdan accept``: record that a petition was accepted."""

from tiepdan.cli.recording.petitions.verb import recording
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

accept = recording(PetitionEventKind.ACCEPTED)
