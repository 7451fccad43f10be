"""``tiepdan terminate``: record that the handling was terminated."""

from tiepdan.cli.recording.petitions.verb import recording
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

terminate = recording(PetitionEventKind.TERMINATED)
