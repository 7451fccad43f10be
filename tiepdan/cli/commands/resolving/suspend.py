"""``tiepdan suspend``: record a suspension; the clock stops."""

from tiepdan.cli.recording.petitions.verb import recording
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

suspend = recording(PetitionEventKind.SUSPENDED)
