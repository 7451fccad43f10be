"""``tiepdan return``: record that the petition was returned."""

from tiepdan.cli.recording.verb import recording
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

return_ = recording(PetitionEventKind.RETURNED)
