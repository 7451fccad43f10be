"""``tiepdan complex``: record in writing that a complaint is complex."""

from tiepdan.cli.recording.petitions.verb import recording
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

complex = recording(PetitionEventKind.COMPLEX)  # noqa: A001 (as it is typed)
