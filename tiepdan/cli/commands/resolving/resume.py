"""``tiepdan resume``: record that a suspended case goes on."""

from tiepdan.cli.recording.petitions.verb import recording
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

resume = recording(PetitionEventKind.RESUMED)
