"""``tiepdan guide``: record that the citizen was guided elsewhere."""

from tiepdan.cli.asking.verb import recording
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

guide = recording(PetitionEventKind.GUIDED)
