"""``tiepdan answer``: record the answer to the citizen."""

from tiepdan.cli.recording.petitions.verb import recording
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

answer = recording(PetitionEventKind.ANSWERED)
